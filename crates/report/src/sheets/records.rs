//! The sheets of what happened in the areas: goals, sessions, certifications, activities, entries and ratings.

use cairn::{CertificationStage, Owner, Report, ReportArea, ReportSession};

use super::{Field, Sheet, Value, sheet};
use crate::outline::{entry_title, promiser, session_title};

/// Every one of them, the empty ones too.
pub(super) fn sheets(report: &Report) -> [Sheet; 10] {
    [
        goals(report),
        milestones(report),
        sessions(report),
        decisions(report),
        actions(report),
        private_notes(report),
        certifications(report),
        activities(report),
        entries(report),
        skills(report),
    ]
}

/// Each record with its area, in the area that shows it in full.
fn once<'a, T: 'a>(
    report: &'a Report,
    records: fn(&'a ReportArea) -> &'a [T],
    seen_in: fn(&T) -> Option<&String>,
) -> impl Iterator<Item = (Value, &'a T)> {
    report.areas.iter().flat_map(move |area| {
        let here = records(area).iter().filter(move |record| seen_in(record).is_none());
        here.map(|record| (Value::line(&area.name), record))
    })
}

fn held(report: &Report) -> impl Iterator<Item = (Value, &ReportSession)> {
    once(report, |area| &area.sessions, |session| session.seen_in.as_ref())
}

fn goals(report: &Report) -> Sheet {
    let goals = once(report, |area| &area.goals, |goal| goal.seen_in.as_ref()).map(|(area, goal)| {
        [
            area,
            Value::line(&goal.title),
            Value::word(goal.status.as_str()),
            Value::line(if goal.moved { "moved" } else { "without movement" }),
            goal.due_on.into(),
            goal.closed_on.into(),
            goal.progress.map_or(Value::Nothing, Value::Percent),
            Value::lines(&goal.why),
            Value::lines(&goal.note),
            Value::lines(goal.drop_reason.as_deref().unwrap_or_default()),
        ]
    });
    let columns = [
        ("Area", Field::Area),
        ("Goal", Field::Title),
        ("Status", Field::Status),
        ("Movement", Field::Kind),
        ("Due", Field::Until),
        ("Closed", Field::Done),
        ("Progress", Field::Value),
        ("Why", Field::Text),
        ("Last note", Field::Note),
        ("Why dropped", Field::Reason),
    ];
    sheet("Goals", columns, goals)
}

fn milestones(report: &Report) -> Sheet {
    let milestones = once(report, |area| &area.goals, |goal| goal.seen_in.as_ref()).flat_map(|(area, goal)| {
        goal.milestones.iter().map(move |milestone| {
            [
                area.clone(),
                Value::line(&goal.title),
                Value::line(&milestone.title),
                Value::word(if milestone.reached_on.is_some() { "reached" } else { "open" }),
                milestone.reached_on.into(),
                milestone.value.into(),
                milestone.target.into(),
                Value::line(milestone.unit.as_deref().unwrap_or_default()),
            ]
        })
    });
    let columns = [
        ("Area", Field::Area),
        ("Goal", Field::Of),
        ("Milestone", Field::Title),
        ("Status", Field::Status),
        ("Reached", Field::Done),
        ("Value", Field::Value),
        ("Target", Field::Target),
        ("Unit", Field::Unit),
    ];
    sheet("Milestones", columns, milestones)
}

fn sessions(report: &Report) -> Sheet {
    let sessions = held(report).map(|(area, session)| {
        [
            area,
            Value::line(session_title(session)),
            session.held_on.into(),
            Value::line(&session.person),
            session.minutes.into(),
            Value::lines(&session.takeaway),
            Value::lines(&session.notes),
        ]
    });
    let columns = [
        ("Area", Field::Area),
        ("Session", Field::Title),
        ("Day", Field::Day),
        ("With", Field::Who),
        ("Minutes", Field::Minutes),
        ("Takeaway", Field::Text),
        ("Notes", Field::Note),
    ];
    sheet("Sessions", columns, sessions)
}

fn decisions(report: &Report) -> Sheet {
    let decisions = held(report).flat_map(|(area, session)| {
        session.decisions.iter().map(move |decision| {
            [area.clone(), Value::line(session_title(session)), session.held_on.into(), Value::lines(decision)]
        })
    });
    let columns = [("Area", Field::Area), ("Session", Field::Of), ("Day", Field::Day), ("Decision", Field::Text)];
    sheet("Decisions", columns, decisions)
}

fn actions(report: &Report) -> Sheet {
    let actions = held(report).flat_map(|(area, session)| {
        session.actions.iter().map(move |action| {
            [
                area.clone(),
                Value::line(session_title(session)),
                Value::line(promiser(report, session, action)),
                Value::line(match action.owner {
                    Owner::Me => "mine",
                    Owner::Them => "theirs",
                }),
                Value::word(if action.done_on.is_some() { "done" } else { "open" }),
                action.due_on.into(),
                action.done_on.into(),
                Value::lines(&action.text),
            ]
        })
    });
    let columns = [
        ("Area", Field::Area),
        ("Session", Field::Of),
        ("Who", Field::Who),
        ("Whose", Field::Kind),
        ("Status", Field::Status),
        ("Due", Field::Until),
        ("Done", Field::Done),
        ("Action", Field::Text),
    ];
    sheet("Actions", columns, actions)
}

/// A sheet of their own, which a copy for others does not even name.
fn private_notes(report: &Report) -> Sheet {
    let noted = held(report).filter(|(_, session)| !session.private_notes.trim().is_empty());
    let notes = noted.map(|(area, session)| {
        [area, Value::line(session_title(session)), session.held_on.into(), Value::lines(&session.private_notes)]
    });
    let columns = [("Area", Field::Area), ("Session", Field::Of), ("Day", Field::Day), ("Private notes", Field::Text)];
    sheet("Private notes", columns, notes)
}

fn certifications(report: &Report) -> Sheet {
    let certifications = once(report, |area| &area.certifications, |it| it.seen_in.as_ref()).map(|(area, it)| {
        let earned = it.stage == CertificationStage::Earned;
        [
            area,
            Value::line(&it.name),
            Value::line(&it.issuer),
            Value::word(it.stage.as_str()),
            if earned { Value::word(it.status.as_str()) } else { Value::Nothing },
            it.exam_on.into(),
            it.earned_on.into(),
            it.renewed_on.into(),
            it.expires_on.into(),
            Value::line(it.credential_id.as_deref().unwrap_or_default()),
            Value::line(it.url.as_deref().unwrap_or_default()),
        ]
    });
    let columns = [
        ("Area", Field::Area),
        ("Certification", Field::Title),
        ("Issuer", Field::Who),
        ("Stage", Field::Status),
        ("Validity", Field::Kind),
        ("Exam", Field::Exam),
        ("Earned", Field::Day),
        ("Renewed", Field::Done),
        ("Valid until", Field::Until),
        ("Credential", Field::Credential),
        ("Address", Field::Address),
    ];
    sheet("Certifications", columns, certifications)
}

fn activities(report: &Report) -> Sheet {
    let activities =
        once(report, |area| &area.activities, |activity| activity.seen_in.as_ref()).map(|(area, activity)| {
            [
                area,
                Value::line(&activity.title),
                Value::word(activity.kind.as_str()),
                activity.happened_on.into(),
                activity.minutes.into(),
                Value::line(activity.url.as_deref().unwrap_or_default()),
            ]
        });
    let columns = [
        ("Area", Field::Area),
        ("Activity", Field::Title),
        ("Kind", Field::Kind),
        ("Day", Field::Day),
        ("Minutes", Field::Minutes),
        ("Address", Field::Address),
    ];
    sheet("Activities", columns, activities)
}

fn entries(report: &Report) -> Sheet {
    let entries = once(report, |area| &area.entries, |entry| entry.seen_in.as_ref()).map(|(area, entry)| {
        [
            area,
            Value::line(entry_title(entry)),
            Value::word(entry.kind.as_str()),
            Value::line(entry.challenge.as_deref().unwrap_or_default()),
            entry.happened_on.into(),
            entry.minutes.into(),
            Value::lines(&entry.body),
        ]
    });
    let columns = [
        ("Area", Field::Area),
        ("Entry", Field::Title),
        ("Kind", Field::Kind),
        ("Challenge", Field::Note),
        ("Day", Field::Day),
        ("Minutes", Field::Minutes),
        ("Text", Field::Text),
    ];
    sheet("Entries", columns, entries)
}

fn skills(report: &Report) -> Sheet {
    let changes = report.areas.iter().flat_map(|area| {
        area.skill_changes.iter().map(|change| {
            [
                Value::line(&area.name),
                Value::line(&change.name),
                change.before.map(u32::from).into(),
                u32::from(change.after).into(),
                Value::line(&change.level),
                change.assessed_on.into(),
                Value::line(change.by.as_deref().unwrap_or("Own rating")),
                Value::lines(&change.reason),
            ]
        })
    });
    let columns = [
        ("Area", Field::Area),
        ("Skill", Field::Title),
        ("Before", Field::Before),
        ("Now", Field::Value),
        ("Level", Field::Status),
        ("Rated on", Field::Day),
        ("By", Field::Who),
        ("Why", Field::Reason),
    ];
    sheet("Skills", columns, changes)
}
