//! Row 15: what the window asks the core for when it opens a screen, in a logbook that has been lived with.

use std::{hint::black_box, time::Instant};

use cairn::{
    Audience, CalendarSpan, EntryFilter, GoalFilter, GoalStatus, Logbook, Relation, SearchInput, SessionFilter,
};
use chrono::{Datelike, Months};

use crate::{Outcome, lived, measure, table};

/// How often each is asked for.
const TIMES: usize = 15;
/// The longest that one may take, in seconds.
const GOAL: f64 = 0.020;

/// Something that the window asks for, by name.
type Call = (&'static str, fn(&Logbook) -> cairn::Result<()>);

const CALLS: [Call; 23] = [
    ("Today", |logbook| logbook.today_page().map(drop)),
    ("areas and skills", |logbook| logbook.list_areas().map(drop)),
    ("a skill's page", |logbook| logbook.skill_page("reflection".into()).map(drop)),
    ("an area's page", |logbook| logbook.area_page("leadership").map(drop)),
    ("readiness", |logbook| logbook.readiness(Some(3)).map(drop)),
    ("a brief", |logbook| {
        let mentor = logbook.list_people()?.into_iter().find(|person| person.relation == Relation::Mentor);
        mentor.map_or(Ok(()), |mentor| logbook.session_brief(mentor.id).map(drop))
    }),
    ("the skills matrix", |logbook| logbook.skill_matrix(6).map(drop)),
    ("the radar", |logbook| logbook.radar().map(drop)),
    ("the journal's first page", |logbook| {
        logbook.list_entries(EntryFilter { limit: Some(100), ..EntryFilter::default() }).map(drop)
    }),
    ("a year of the journal", |logbook| logbook.journal_year(logbook.today().year()).map(drop)),
    ("the inbox", |logbook| logbook.inbox().map(drop)),
    ("goals", |logbook| logbook.list_goals(GoalFilter::default()).map(drop)),
    ("the open goals of a skill", |logbook| {
        let skill = Some("reflection".into());
        let statuses = vec![GoalStatus::Active, GoalStatus::Planned, GoalStatus::Paused];
        logbook.list_goals(GoalFilter { statuses, skill }).map(drop)
    }),
    ("sessions", |logbook| logbook.list_sessions(SessionFilter::default()).map(drop)),
    ("open actions", |logbook| logbook.list_actions(true).map(drop)),
    ("activities", |logbook| logbook.list_activities().map(drop)),
    ("certifications", |logbook| logbook.list_certifications(None).map(drop)),
    ("the certification calendar", |logbook| {
        let from = logbook.today();
        logbook.certification_calendar(&CalendarSpan { from, to: from + Months::new(12) }).map(drop)
    }),
    ("the daily digest", |logbook| logbook.digest().map(drop)),
    ("a record's history", |logbook| {
        let newest = logbook.list_entry_versions(EntryFilter { limit: Some(1), ..EntryFilter::default() })?;
        newest.first().map_or(Ok(()), |entry| logbook.record_history(entry.id.into()).map(drop))
    }),
    ("the history", |logbook| logbook.history(None, 500).map(drop)),
    ("search while typing", |logbook| {
        logbook.search(&SearchInput { query: "th".into(), limit: Some(20), typing: true }).map(drop)
    }),
    ("the quarter's report", |logbook| logbook.report(&logbook.period("this quarter")?, Audience::Report).map(drop)),
];

/// Row 15.
pub fn run() -> Outcome<()> {
    let logbook = lived::open(&lived::file()?)?;
    for (what, call) in CALLS {
        call(&logbook)?;
        let mut took = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            let began = Instant::now();
            black_box(call(&logbook)?);
            took.push(began.elapsed().as_secs_f64());
        }
        table::limit(15, &format!("{what}, among {} entries", lived::ENTRIES), measure::median(took), GOAL);
    }
    Ok(())
}
