//! The versions of a framework: the current one in its own row, the older ones whole beside it.

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use super::{from_row, read};
use crate::{
    Error, Framework, FrameworkId, FrameworkVersion, RecordId, Result, framework::file::FrameworkFile, logbook::Change,
};

/// Since when a framework's current version is there: a file that began before this was noted has it from its beginning.
const SAVED_AT: &str = "coalesce(framework.saved_at, (SELECT created_at FROM logbook))";

/// A framework and its current version.
///
/// # Errors
/// `NotFound`.
pub(crate) fn of_id(db: &Connection, id: Uuid) -> Result<(Framework, FrameworkFile)> {
    let found = db
        .prepare_cached("SELECT * FROM framework WHERE id = ?1")?
        .query_row([FrameworkId::from(id)], |row| Ok((from_row(row)?, row.get::<_, String>("document")?)))
        .optional()?;
    let (framework, document) = found.ok_or_else(|| Error::not_found("framework", id))?;
    Ok((framework, read(&document)?))
}

/// Keeps the current version of a framework whole, before another takes its place.
pub(super) fn keep(change: &Change<'_>, id: FrameworkId) -> Result<()> {
    change
        .prepare_cached(&format!(
            "INSERT INTO framework_version (id, framework_id, version, saved_at, document)
             SELECT :id, framework.id, version, {SAVED_AT}, document FROM framework WHERE framework.id = :framework"
        ))?
        .execute(named_params! { ":id": change.id::<RecordId>(), ":framework": id })?;
    Ok(())
}

/// The versions of a framework, the current one first, then newest first.
pub(crate) fn list(db: &Connection, name: &str) -> Result<Vec<FrameworkVersion>> {
    let id = super::named_id(db, Some(name))?;
    Ok(db
        .prepare_cached(&format!(
            "SELECT version, {SAVED_AT} AS saved_at, true AS current, NULL AS id FROM framework WHERE framework.id = :id
             UNION ALL SELECT version, saved_at, false, id FROM framework_version WHERE framework_id = :id
             ORDER BY current DESC, saved_at DESC, id DESC"
        ))?
        .query_map(named_params! { ":id": id }, |row| {
            Ok(FrameworkVersion {
                version: row.get("version")?,
                saved_at: row.get("saved_at")?,
                current: row.get("current")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// One version of a framework: the current one when it is of that version, else the newest such.
pub(super) fn document(db: &Connection, id: FrameworkId, version: &str) -> Result<String> {
    db.prepare_cached(
        "SELECT document FROM (
             SELECT document, true AS current, NULL AS saved_at, NULL AS id FROM framework WHERE id = :id AND version = :version
             UNION ALL
             SELECT document, false, saved_at, id FROM framework_version WHERE framework_id = :id AND version = :version)
         ORDER BY current DESC, saved_at DESC, id DESC LIMIT 1",
    )?
    .query_row(named_params! { ":id": id, ":version": version }, |row| row.get(0))
    .optional()?
    .ok_or_else(|| Error::not_found("version", version))
}

/// Reads every version that is kept, so that one which cannot be read is found before it is needed.
pub(crate) fn read_all(db: &Connection) -> Result<()> {
    let mut kept = db.prepare_cached("SELECT document FROM framework_version")?;
    let mut rows = kept.query([])?;
    while let Some(row) = rows.next()? {
        read(&row.get::<_, String>(0)?)?;
    }
    Ok(())
}
