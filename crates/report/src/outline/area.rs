//! One skill area of a report: what moved, what was held, learned, earned and written in it.

use cairn::{
    CertificationStage, CertificationStatus, GoalStatus, Owner, Report, ReportAction, ReportActivity, ReportArea,
    ReportCertification, ReportEntry, ReportGoal, ReportMilestone, ReportSession, SkillChange,
};

use super::{
    Block, Cell, ColumnKind, Point, Prose, Span, Table, aside, cell, column, facts, heading, linked, quiet, said, text,
};
use crate::chart;
use crate::prose::Place;
use crate::words::{capital, day, hours, line, number};

/// The headings that stand above what a person wrote: title, area, group, record.
const HEADINGS_ABOVE: u8 = 4;
/// The rungs of a ladder that shows no higher rating (product.md, `level`).
const TOP_LEVEL: u8 = 4;

/// Appends everything of the area; `pieces` counts the pieces of prose of the whole document.
pub(super) fn compose(blocks: &mut Vec<Block>, report: &Report, area: &ReportArea, this: &str, pieces: &mut usize) {
    let still: Vec<_> = area.goals.iter().filter(|goal| !goal.moved && goal.seen_in.is_none()).collect();
    let empty = area.goals.len() == still.len()
        && area.sessions.is_empty()
        && area.activities.is_empty()
        && area.certifications.is_empty()
        && area.entries.is_empty()
        && area.skill_changes.is_empty();
    if empty && still.is_empty() && !area.pinned {
        return;
    }
    blocks.push(heading(2, &area.name));
    if area.minutes > 0 {
        blocks.push(Block::Facts { text: format!("{} in sessions, activities and entries", hours(area.minutes)) });
    }
    if empty {
        blocks.push(said(text(format!("Nothing recorded in {} {this}.", area.name))));
    }
    let mut writer = Writer { blocks, report, pieces };
    writer.goals(area);
    writer.sessions(area);
    writer.certifications(area);
    writer.activities(area);
    writer.highlights(area);
    writer.skills(area);
    if !still.is_empty() {
        let titles: Vec<_> = still.iter().map(|goal| line(&goal.title)).collect();
        blocks.push(aside(format!("Goals without movement: {}.", titles.join("; "))));
    }
}

struct Writer<'a> {
    blocks: &'a mut Vec<Block>,
    report: &'a Report,
    pieces: &'a mut usize,
}

impl Writer<'_> {
    fn goals(&mut self, area: &ReportArea) {
        let moved: Vec<_> = area.goals.iter().filter(|goal| goal.moved || goal.seen_in.is_some()).collect();
        self.group("Goals", &moved, |goal| (&goal.title, goal.seen_in.as_deref()), Self::goal);
    }

    fn goal(&mut self, goal: &ReportGoal) {
        self.record(&goal.title, goal_facts(goal));
        self.prose("", &goal.why);
        self.prose("Last note", &goal.note);
        let points: Vec<_> = goal.milestones.iter().map(milestone).collect();
        if !points.is_empty() {
            self.blocks.push(Block::Points { points });
        }
    }

    fn sessions(&mut self, area: &ReportArea) {
        let held: Vec<_> = area.sessions.iter().map(|session| (session, session_title(session))).collect();
        let held: Vec<_> = held.iter().collect();
        self.group(
            "Sessions",
            &held,
            |(session, title)| (title, session.seen_in.as_deref()),
            |writer, (session, title)| {
                writer.session(session, title);
            },
        );
    }

    fn session(&mut self, session: &ReportSession, title: &str) {
        self.record(title, facts([session.minutes.map(hours).unwrap_or_default()]));
        self.prose("Takeaway", &session.takeaway);
        self.points(
            "Decided",
            session.decisions.iter().map(|decision| Point { done: None, text: vec![text(decision)] }).collect(),
        );
        self.points("Actions", session.actions.iter().map(|promise| self.action(session, promise)).collect());
        self.prose("Notes", &session.notes);
        self.prose("Private notes", &session.private_notes);
    }

    fn action(&self, session: &ReportSession, action: &ReportAction) -> Point {
        let who = promiser(self.report, session, action);
        let when = match (action.done_on, action.due_on) {
            (Some(done), _) => format!(" · done {}", day(done)),
            (None, Some(due)) => format!(" · due {}", day(due)),
            (None, None) => " · open".to_owned(),
        };
        Point { done: Some(action.done_on.is_some()), text: vec![text(format!("{who}: {}", action.text)), quiet(when)] }
    }

    fn certifications(&mut self, area: &ReportArea) {
        let all: Vec<_> = area.certifications.iter().collect();
        self.group(
            "Certifications",
            &all,
            |it| (&it.name, it.seen_in.as_deref()),
            |writer, it| {
                writer.record(&it.name, certification_facts(it));
                if let Some(Span::Link { url, .. }) = it.url.as_deref().map(|url| linked(url, Some(url))) {
                    writer.blocks.push(said(Span::Link { text: url.clone(), url }));
                }
            },
        );
    }

    fn activities(&mut self, area: &ReportArea) {
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            area.activities.iter().partition(|activity| activity.seen_in.is_none());
        if area.activities.is_empty() {
            return;
        }
        self.blocks.push(heading(3, "Activities"));
        if !here.is_empty() {
            self.blocks.push(Block::Table(activity_table(&here)));
        }
        for activity in elsewhere {
            self.mention(&activity.title, activity.seen_in.as_deref().unwrap_or_default());
        }
    }

    fn highlights(&mut self, area: &ReportArea) {
        let titled: Vec<_> = area.entries.iter().map(|entry| (entry, entry_title(entry))).collect();
        let titled: Vec<_> = titled.iter().collect();
        self.group(
            "Highlights",
            &titled,
            |(entry, title)| (title, entry.seen_in.as_deref()),
            |writer, (entry, title)| {
                writer.record(title, entry_facts(entry));
                writer.prose("", &entry.body);
            },
        );
    }

    fn skills(&mut self, area: &ReportArea) {
        if area.skill_changes.is_empty() {
            return;
        }
        self.blocks.push(heading(3, "Skills rated differently"));
        let top =
            area.skill_changes.iter().map(|change| change.after.max(change.before.unwrap_or(0))).max().unwrap_or(0);
        self.blocks.push(Block::Table(Table {
            columns: vec![
                column("Skill", ColumnKind::Words),
                column("", ColumnKind::Drawing),
                column("Level", ColumnKind::Words),
                column("Why", ColumnKind::Long),
                column("By", ColumnKind::Words),
            ],
            rows: area.skill_changes.iter().map(|change| skill_row(change, top.max(TOP_LEVEL))).collect(),
        }));
    }

    /// A heading, then each record in full, then one line for each that another area shows.
    fn group<T>(
        &mut self,
        name: &str,
        all: &[&T],
        place: fn(&T) -> (&String, Option<&str>),
        full: impl Fn(&mut Self, &T),
    ) {
        if all.is_empty() {
            return;
        }
        self.blocks.push(heading(3, name));
        for record in all.iter().filter(|record| place(record).1.is_none()) {
            full(self, record);
        }
        for record in all {
            if let (title, Some(area)) = place(record) {
                self.mention(title, area);
            }
        }
    }

    fn mention(&mut self, title: &str, area: &str) {
        let name = self.report.areas.iter().find(|other| other.area == area).map_or(area, |other| &other.name);
        self.blocks.push(Block::Mention { text: line(title), area: line(name) });
    }

    fn record(&mut self, title: &str, facts: Vec<String>) {
        self.blocks.push(heading(4, title));
        if !facts.is_empty() {
            self.blocks.push(Block::Facts { text: facts.join(" · ") });
        }
    }

    fn points(&mut self, label: &str, points: Vec<Point>) {
        if !points.is_empty() {
            self.blocks.push(Block::Label { text: label.to_owned() });
            self.blocks.push(Block::Points { points });
        }
    }

    fn prose(&mut self, label: &'static str, markdown: &str) {
        if !markdown.trim().is_empty() {
            *self.pieces += 1;
            let place = Place { below: HEADINGS_ABOVE, number: Some(*self.pieces), label, files: false };
            self.blocks.push(Block::Prose { prose: Prose { markdown: markdown.to_owned(), place } });
        }
    }
}

fn goal_facts(goal: &ReportGoal) -> Vec<String> {
    let status = capital(goal.status.as_str());
    let status = match (goal.status, goal.closed_on) {
        (GoalStatus::Achieved | GoalStatus::Dropped, Some(closed)) => format!("{status} on {}", day(closed)),
        _ => status,
    };
    let reason = goal.drop_reason.as_deref().map(line).filter(|reason| !reason.is_empty());
    let due = goal.due_on.filter(|_| goal.closed_on.is_none()).map(|due| format!("due {}", day(due)));
    facts([
        reason.map_or(status.clone(), |reason| format!("{status}: {reason}")),
        goal.progress.map(|percent| format!("{percent} %")).unwrap_or_default(),
        due.unwrap_or_default(),
    ])
}

fn milestone(milestone: &ReportMilestone) -> Point {
    let unit = milestone.unit.as_deref().map(|unit| format!(" {}", line(unit))).unwrap_or_default();
    let measured = match (milestone.value, milestone.target) {
        (Some(value), Some(target)) => format!(" · {} of {}{unit}", number(value), number(target)),
        (Some(value), None) => format!(" · {}{unit}", number(value)),
        (None, Some(target)) => format!(" · to reach {}{unit}", number(target)),
        (None, None) => String::new(),
    };
    let reached =
        milestone.reached_on.map_or_else(|| " · open".to_owned(), |reached| format!(" · reached {}", day(reached)));
    Point {
        done: Some(milestone.reached_on.is_some()),
        text: vec![text(&milestone.title), quiet(format!("{measured}{reached}"))],
    }
}

/// Who promised it, by name.
pub(crate) fn promiser<'a>(report: &'a Report, session: &'a ReportSession, action: &ReportAction) -> &'a str {
    match action.owner {
        Owner::Me if report.name.trim().is_empty() => "Me",
        Owner::Me => &report.name,
        Owner::Them => &session.person,
    }
}

/// What a session is called, which has no title of its own.
pub(crate) fn session_title(session: &ReportSession) -> String {
    match line(&session.person) {
        person if person.is_empty() => day(session.held_on),
        person => format!("{} with {person}", day(session.held_on)),
    }
}

fn certification_facts(it: &ReportCertification) -> Vec<String> {
    let earned = it.stage == CertificationStage::Earned;
    let dated = |word: &str, date: Option<chrono::NaiveDate>| {
        date.map(|date| format!("{word} {}", day(date))).unwrap_or_default()
    };
    let until = if it.status == CertificationStatus::Expired { "expired" } else { "valid until" };
    facts([
        line(&it.issuer),
        if earned {
            it.earned_on.map_or_else(|| "Earned".to_owned(), |on| format!("Earned {}", day(on)))
        } else {
            capital(it.stage.as_str())
        },
        dated("renewed", it.renewed_on),
        dated("exam", it.exam_on.filter(|_| !earned)),
        if earned { dated(until, it.expires_on) } else { String::new() },
        if earned && it.status == CertificationStatus::Expiring { "expiring soon".to_owned() } else { String::new() },
        it.credential_id.as_deref().map(|id| format!("credential {}", line(id))).unwrap_or_default(),
    ])
}

fn activity_table(activities: &[&ReportActivity]) -> Table {
    let rows = activities.iter().map(|activity| {
        vec![
            Cell::Line { text: vec![linked(&activity.title, activity.url.as_deref())] },
            cell(capital(activity.kind.as_str())),
            cell(day(activity.happened_on)),
            cell(activity.minutes.map(hours).unwrap_or_default()),
        ]
    });
    Table {
        columns: vec![
            column("What", ColumnKind::Words),
            column("Kind", ColumnKind::Short),
            column("Day", ColumnKind::Short),
            column("Time", ColumnKind::Number),
        ],
        rows: rows.collect(),
    }
}

/// What an entry is called, also without a title of its own.
pub(crate) fn entry_title(entry: &ReportEntry) -> String {
    match line(&entry.title) {
        title if title.is_empty() => format!("{} of {}", capital(entry.kind.as_str()), day(entry.happened_on)),
        title => title,
    }
}

fn entry_facts(entry: &ReportEntry) -> Vec<String> {
    let kind = capital(entry.kind.as_str());
    let challenge = entry.challenge.as_deref().map(line).filter(|name| !name.is_empty());
    facts([
        challenge.map_or(kind.clone(), |name| format!("{kind}: {name}")),
        day(entry.happened_on),
        entry.minutes.map(hours).unwrap_or_default(),
    ])
}

fn skill_row(change: &SkillChange, top: u8) -> Vec<Cell> {
    let before = change.before.map_or_else(|| "not rated".to_owned(), |level| level.to_string());
    let after = format!("{} {}", change.after, line(&change.level));
    let says = format!("{}: before {before}, now {after}", line(&change.name));
    let by = change.by.as_deref().map(line).filter(|name| !name.is_empty()).unwrap_or_else(|| "Own rating".to_owned());
    vec![
        cell(&change.name),
        Cell::Drawing(chart::ladder(change.before, change.after, top, &says)),
        cell(format!("{before} → {after}")),
        cell(&change.reason),
        cell(format!("{by}, {}", day(change.assessed_on))),
    ]
}
