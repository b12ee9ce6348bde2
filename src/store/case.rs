//! The items that make the case for a level.

use rusqlite::{Connection, OptionalExtension};

use super::{columns::table, record};
use crate::{CaseItem, Error, PartId, Result, logbook::Change};

table!(CaseItem in "case_item" { criterion, record_id, situation, action, result, url, visibility, position } plus record);

/// Every item, those of a criterion in their order.
pub(crate) fn list(db: &Connection) -> Result<Vec<CaseItem>> {
    let found: Vec<CaseItem> = db
        .prepare_cached("SELECT * FROM case_item ORDER BY position, id")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    found.into_iter().map(|item| filled(db, item)).collect()
}

pub(crate) fn get(db: &Connection, id: PartId) -> Result<CaseItem> {
    let found = db.prepare_cached("SELECT * FROM case_item WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, found.ok_or_else(|| Error::not_found("case item", id))?)
}

fn filled(db: &Connection, item: CaseItem) -> Result<CaseItem> {
    let record = item.record_id.map(|record| record::line(db, record)).transpose()?;
    Ok(CaseItem { record, ..item })
}

pub(crate) fn delete(change: &Change<'_>, id: PartId) -> Result<()> {
    match change.prepare_cached("DELETE FROM case_item WHERE id = ?1")?.execute([id])? {
        0 => Err(Error::not_found("case item", id)),
        _ => Ok(()),
    }
}
