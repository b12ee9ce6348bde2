//! Text being typed.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::{Draft, Result};

pub(crate) fn keep(tx: &Transaction<'_>, name: &str, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
    tx.prepare_cached("INSERT OR REPLACE INTO draft (name, base, typed, updated_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute((name, draft.base, &draft.typed, now))?;
    Ok(())
}

pub(crate) fn get(db: &Connection, name: &str) -> Result<Option<Draft>> {
    Ok(db
        .prepare_cached("SELECT base, typed FROM draft WHERE name = ?1")?
        .query_row([name], |row| Ok(Draft { base: row.get(0)?, typed: row.get(1)? }))
        .optional()?)
}

pub(crate) fn drop(tx: &Transaction<'_>, name: &str) -> Result<()> {
    tx.prepare_cached("DELETE FROM draft WHERE name = ?1")?.execute([name])?;
    Ok(())
}
