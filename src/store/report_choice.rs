//! What the person chooses for the report of one period.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::columns::table;
use crate::{Error, Kind, PartId, RecordId, Result, logbook::Change, report::ReportChoice};

table!(ReportChoice in "report_choice" { quarter, record_id, left_out, title, words, position });

pub(crate) fn get(db: &Connection, quarter: &str, record: RecordId) -> Result<Option<ReportChoice>> {
    Ok(db
        .prepare_cached("SELECT * FROM report_choice WHERE quarter = ?1 AND record_id = ?2")?
        .query_row((quarter, record), from_row)
        .optional()?)
}

/// Every choice for a period.
pub(crate) fn of(db: &Connection, quarter: &str) -> Result<HashMap<RecordId, ReportChoice>> {
    Ok(db
        .prepare_cached("SELECT * FROM report_choice WHERE quarter = ?1")?
        .query_map([quarter], |row| Ok((row.get("record_id")?, from_row(row)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn delete(change: &Change<'_>, id: PartId) -> Result<()> {
    change.prepare_cached("DELETE FROM report_choice WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The title and the text that a report shows of a record, where it shows any.
pub(crate) fn own_words(db: &Connection, record: RecordId) -> Result<(Option<String>, Option<String>)> {
    let kind: Kind = db
        .prepare_cached("SELECT kind FROM record WHERE id = ?1")?
        .query_row([record], |row| row.get("kind"))
        .optional()?
        .ok_or_else(|| Error::not_found("record", record))?;
    let columns = match kind {
        Kind::Goal => "title, why FROM goal",
        Kind::Session => "NULL, takeaway FROM session",
        Kind::Certification => "name, NULL FROM certification",
        Kind::Activity => "title, NULL FROM activity",
        Kind::Entry => "title, body FROM entry",
        Kind::Assessment => "NULL, reason FROM assessment",
        Kind::Intention => "text, NULL FROM intention",
        Kind::Person | Kind::Mentorship => {
            return Err(Error::invalid("record", "A report shows people and mentorships only with what was done."));
        }
    };
    Ok(db
        .prepare_cached(&format!("SELECT {columns} WHERE id = ?1"))?
        .query_row([record], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
