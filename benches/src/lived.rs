//! A logbook that has been lived with: the journal, and of every other noun as many as years of it leave behind.

use std::path::{Path, PathBuf};

use cairn::{
    ActivityKind, Clock, EntryFilter, GoalMove, Logbook, MarkAll, NewAction, NewActivity, NewAssessment,
    NewCertification, NewEvidence, NewGoal, NewMarks, NewMilestone, NewPerson, NewSession, Options, Owner, PersonId,
    Source, Verb, Visibility,
};
use chrono::{Days, NaiveDate};

use crate::{Outcome, journal, logbooks};

/// How many entries it has.
pub const ENTRIES: usize = 20_000;
const GOALS: u64 = 1_000;
/// Every so many goals one is still open.
const OPEN: u64 = 10;
const SESSIONS: u64 = 1_000;
const ACTIVITIES: u64 = 500;
const CERTIFICATIONS: u64 = 30;
const PEOPLE: u64 = 30;
const RATINGS: u64 = 500;
/// So many entries in a row have the same skill.
const SHARED: usize = 40;

/// The file, whose last day is the machine's today when it is made, since the window knows no other.
pub fn file() -> Outcome<PathBuf> {
    logbooks::made("lived.db", |unfinished| {
        let logbook = open(unfinished)?;
        logbook.fill_demo()?;
        let skills =
            logbook.list_areas()?.into_iter().flat_map(|area| area.skills).map(|skill| skill.slug).collect::<Vec<_>>();
        write_entries(&logbook, &skills)?;
        let people = (1..=PEOPLE).map(|at| add_person(&logbook, at)).collect::<Outcome<Vec<_>>>()?;
        (0..GOALS).try_for_each(|at| add_goal(&logbook, at, &skills))?;
        (0..SESSIONS).try_for_each(|at| add_session(&logbook, at, people[at as usize % people.len()], &skills))?;
        (0..ACTIVITIES).try_for_each(|at| add_activity(&logbook, at, &skills))?;
        (0..CERTIFICATIONS).try_for_each(|at| add_certification(&logbook, at))?;
        (0..RATINGS).try_for_each(|at| rate(&logbook, at, &skills))
    })
}

/// Opens it as the window does.
pub fn open(path: &Path) -> Outcome<Logbook> {
    Ok(Logbook::open_or_create(path, Options { clock: Clock::System, source: Source::Window })?)
}

fn before(logbook: &Logbook, days: u64) -> Option<NaiveDate> {
    Some(logbook.today() - Days::new(days))
}

/// Seen in the report, and evidence for a skill.
fn marks(at: u64, skills: &[String]) -> NewMarks {
    NewMarks {
        visibility: Visibility::Report,
        evidence: vec![NewEvidence { name: skills[at as usize % skills.len()].clone(), verb: Verb::Practised }],
        ..NewMarks::default()
    }
}

fn write_entries(logbook: &Logbook, skills: &[String]) -> Outcome<()> {
    logbooks::write_notes(logbook, ENTRIES, logbook.today())?;
    let entries = logbook.list_entry_versions(EntryFilter::default())?;
    for (at, some) in entries.chunks(SHARED).enumerate() {
        let marks = marks(at as u64, skills);
        let records = some.iter().map(|entry| entry.id.into()).collect();
        logbook.mark_all(MarkAll {
            records,
            visibility: Some(marks.visibility),
            evidence: marks.evidence,
            ..MarkAll::default()
        })?;
    }
    Ok(())
}

fn add_person(logbook: &Logbook, at: u64) -> Outcome<PersonId> {
    Ok(logbook.add_person(NewPerson { name: format!("Person {at}"), ..NewPerson::default() })?.id)
}

fn add_goal(logbook: &Logbook, at: u64, skills: &[String]) -> Outcome<()> {
    let step =
        |title: &str, reached| NewMilestone { title: title.to_owned(), reached_on: reached, ..NewMilestone::default() };
    let started = before(logbook, at * 4 + 10);
    let goal = logbook.add_goal(NewGoal {
        marks: marks(at, skills),
        title: format!("Goal {at}: {}", journal::title(at)),
        why: journal::sentence(at),
        start_on: started,
        due_on: before(logbook, (at * 4).saturating_sub(60)),
        milestones: vec![step("Read about it", started), step("Try it", None), step("Show it", None)],
        ..NewGoal::default()
    })?;
    if !at.is_multiple_of(OPEN) {
        logbook.move_goal(goal.id, GoalMove::Achieve { line: "It worked out.".into() })?;
    }
    Ok(())
}

fn add_session(logbook: &Logbook, at: u64, person: PersonId, skills: &[String]) -> Outcome<()> {
    let held = before(logbook, at * 4 + 1);
    let action = |text: &str, done_on, due_on| NewAction {
        text: text.to_owned(),
        owner: Some(Owner::Me),
        done_on,
        due_on,
        ..NewAction::default()
    };
    // What was promised in the last sessions is not all done.
    let done = held.filter(|_| at > 20);
    logbook.add_session(NewSession {
        marks: marks(at, skills),
        person_id: Some(person),
        held_on: held,
        minutes: Some(45),
        notes: journal::sentence(at),
        takeaway: journal::title(at),
        actions: vec![action("Read the paper", held, held), action("Write it down", done, before(logbook, at))],
        ..NewSession::default()
    })?;
    Ok(())
}

fn add_activity(logbook: &Logbook, at: u64, skills: &[String]) -> Outcome<()> {
    logbook.add_activity(NewActivity {
        marks: marks(at, skills),
        title: journal::title(at),
        kind: ActivityKind::Course,
        minutes: Some(90),
        happened_on: before(logbook, at * 8),
        url: String::new(),
        note: journal::sentence(at),
    })?;
    Ok(())
}

fn add_certification(logbook: &Logbook, at: u64) -> Outcome<()> {
    let earned = before(logbook, at * 60);
    logbook.add_certification(NewCertification {
        name: format!("Certificate {at}"),
        issuer: "Example Board".into(),
        earned_on: earned,
        expires_on: earned.map(|day| day + Days::new(1096)),
        ..NewCertification::default()
    })?;
    Ok(())
}

fn rate(logbook: &Logbook, at: u64, skills: &[String]) -> Outcome<()> {
    let skill = skills[at as usize % skills.len()].clone();
    logbook.rate_skill(NewAssessment {
        skill,
        level: (at % 4) as u8 + 1,
        reason: journal::title(at),
        assessed_on: before(logbook, at * 3),
        ..NewAssessment::default()
    })?;
    Ok(())
}
