//! Whether all that a logbook holds can be read: SQL's own rules let a day pass that no calendar has.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{
    Connection,
    types::{FromSql, ValueRef},
};

use super::{
    activity, assessment, certification, entry, entry_template, framework, goal, intention, mentorship, person,
    profile, schema, session, skill_check_in, tag,
};
use crate::{Audience, RecordId, Result, Visibility, day::TimeOfDay};

/// What in a logbook could not be read, in sentences. They name the values that mean nothing; where there are none, what is
/// incomplete; and else the lists that cannot be made.
pub(crate) fn faults(db: &Connection, today: NaiveDate) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for table in schema::record_tables(db)? {
        for column in schema::columns(db, &table)? {
            if let Some(meaning) = Meaning::of(&table, &column) {
                faults.extend(meaningless(db, &table, &column, meaning)?);
            }
        }
    }
    if faults.is_empty() {
        faults = halves(db)?;
    }
    if faults.is_empty() {
        let lists = lists(db, today).into_iter().chain(more_lists(db));
        faults = lists.filter_map(|(what, read)| Some(format!("The {what} cannot be read. {}", read.err()?))).collect();
    }
    Ok(faults)
}

/// What the text in a column stands for.
#[derive(Clone, Copy)]
enum Meaning {
    Id,
    Day,
    Instant,
    TimeOfDay,
    Visibility,
}

impl Meaning {
    fn of(table: &str, column: &str) -> Option<Self> {
        match (table, column) {
            // The one profile has a word for its id, and a credential's id is the issuer's.
            ("profile", "id") | ("certification", "credential_id") => None,
            ("profile", "digest_at") => Some(Self::TimeOfDay),
            (_, "visibility") => Some(Self::Visibility),
            (_, column) if column == "id" || column.ends_with("_id") => Some(Self::Id),
            (_, column) if column.ends_with("_on") => Some(Self::Day),
            (_, column) if column.ends_with("_at") => Some(Self::Instant),
            _ => None,
        }
    }

    /// Days and ids are compared as text, so only the form counts in which Cairn writes them.
    fn is_in(self, value: ValueRef<'_>) -> bool {
        let is_written = |as_we_write: String| value.as_str().is_ok_and(|text| text == as_we_write);
        match self {
            Self::Id => RecordId::column_result(value).is_ok_and(|id| is_written(id.to_string())),
            Self::Day => NaiveDate::column_result(value).is_ok_and(|day| is_written(day.to_string())),
            Self::Instant => DateTime::<Utc>::column_result(value).is_ok(),
            Self::TimeOfDay => TimeOfDay::column_result(value).is_ok_and(|time| is_written(time.to_string())),
            Self::Visibility => Visibility::column_result(value).is_ok(),
        }
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::Id => "an id",
            Self::Day => "a day, written 2026-09-14",
            Self::Instant => "a moment, written 2026-09-14T15:00:00Z",
            Self::TimeOfDay => "a time, written 09:00",
            Self::Visibility => "private, mentor, report or mentor: with a person's id",
        }
    }
}

fn meaningless(db: &Connection, table: &str, column: &str, meaning: Meaning) -> Result<Vec<String>> {
    let mut values =
        db.prepare_cached(&format!("SELECT id, \"{column}\" FROM {table} WHERE \"{column}\" IS NOT NULL"))?;
    let mut rows = values.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        let value = row.get_ref(1)?;
        if !meaning.is_in(value) {
            let (id, text) = (row.get_ref(0)?.as_str().unwrap_or_default(), value.as_str().unwrap_or_default());
            let wanted = meaning.wanted();
            faults.push(format!("In {table} {id}, “{text}” stands for {column}, where there should be {wanted}."));
        }
    }
    Ok(faults)
}

/// Records of which only one of the two rows is there.
fn halves(db: &Connection) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT record.id, kind FROM record JOIN record_line ON record_line.record_id = record.id WHERE title IS NULL",
        )?
        .query_map([], |row| {
            let (id, kind): (String, String) = (row.get("id")?, row.get("kind")?);
            Ok(format!("Of the {kind} {id} there is only half: what every record has, and nothing of the {kind} itself."))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

type Read = (&'static str, Result<()>);

fn lists(db: &Connection, today: NaiveDate) -> Vec<Read> {
    let me = Audience::Me;
    vec![
        ("people", person::list(db).map(drop)),
        ("mentorships", mentorship::list(db).map(drop)),
        ("sessions", session::list(db, &Default::default(), me).map(drop)),
        ("actions", session::actions(db, false).map(drop)),
        ("goals", goal::list(db, &Default::default(), me).map(drop)),
        ("certifications", certification::list(db, today, me).map(drop)),
        ("activities", activity::list(db, None, me).map(drop)),
        ("entries", entry::list(db, &Default::default(), me).map(drop)),
        ("assessments", assessment::list(db, None).map(drop)),
        ("profile", profile::get(db).map(drop)),
        ("tags", tag::list(db).map(drop)),
        ("templates of entries", entry_template::list(db).map(drop)),
        ("areas and skills", framework::areas(db, today).map(drop)),
        ("framework in use", framework::file(db, None).map(drop)),
    ]
}

/// What is listed for one thing after the other.
fn more_lists(db: &Connection) -> Vec<Read> {
    let intentions = quarters(db)
        .and_then(|quarters| quarters.iter().try_for_each(|of| intention::list(db, of, Audience::Me).map(drop)));
    let frameworks = framework::list(db)
        .and_then(|all| all.iter().try_for_each(|one| framework::file(db, Some(&one.slug)).map(drop)));
    let parked = person::list(db).and_then(|all| all.iter().try_for_each(|one| session::parked(db, one.id).map(drop)));
    vec![
        ("intentions", intentions),
        ("frameworks", frameworks),
        ("versions of frameworks", framework::version::read_all(db)),
        ("parked topics", parked),
        ("check-ins of skills", skill_check_in::read_all(db)),
    ]
}

fn quarters(db: &Connection) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached("SELECT DISTINCT quarter FROM intention")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}
