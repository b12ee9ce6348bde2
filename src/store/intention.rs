//! Intentions for quarters.

use rusqlite::{Connection, OptionalExtension};

use super::{columns::table, record};
use crate::{Audience, Error, Intention, IntentionId, RecordId, Result};

table!(Intention in "intention" { quarter, text, result, outcome } plus marks);

pub(crate) fn get(db: &Connection, id: IntentionId) -> Result<Intention> {
    let found = db.prepare_cached("SELECT * FROM intention WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, found.into_iter().collect(), Audience::Me)?.pop().ok_or_else(|| Error::not_found("intention", id))
}

/// The intentions for a quarter that an audience may see, in the order they were written down.
pub(crate) fn list(db: &Connection, quarter: &str, audience: Audience) -> Result<Vec<Intention>> {
    let found = db
        .prepare_cached("SELECT * FROM intention WHERE quarter = ?1 ORDER BY id")?
        .query_map([quarter], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, found, audience)
}

fn filled(db: &Connection, mut found: Vec<Intention>, audience: Audience) -> Result<Vec<Intention>> {
    let ids: Vec<RecordId> = found.iter().map(|one| one.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    found.retain_mut(|one| marks.remove(&one.id.into()).map(|mark| one.marks = mark).is_some());
    Ok(found)
}
