//! The person's own templates of entries.

use rusqlite::{Connection, OptionalExtension};

use super::columns::table;
use crate::{EntryTemplate, EntryTemplateId, Error, Result, logbook::Change};

table!(EntryTemplate in "entry_template" { name, kind, body });

pub(crate) fn get(db: &Connection, id: EntryTemplateId) -> Result<EntryTemplate> {
    db.prepare_cached("SELECT * FROM entry_template WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?
        .ok_or_else(|| Error::not_found("template", id))
}

/// All of them, oldest first.
pub(crate) fn list(db: &Connection) -> Result<Vec<EntryTemplate>> {
    Ok(db
        .prepare_cached("SELECT * FROM entry_template ORDER BY id")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn delete(change: &Change<'_>, id: EntryTemplateId) -> Result<()> {
    change.prepare_cached("DELETE FROM entry_template WHERE id = ?1")?.execute([id])?;
    Ok(())
}
