//! Copies of the file through SQLite's backup API, never by copying a live file.

use std::path::Path;

use rusqlite::{Connection, backup::Backup};

use super::schema;
use crate::{Error, Result};

/// How many pages are copied at a time: at most 16 MB.
const PAGES: i32 = 4096;

/// Writes a copy beside its place, checks it, and moves it there whole.
pub(crate) fn write(db: &Connection, path: &Path) -> Result<()> {
    schema::write_whole(path, |fresh| {
        let mut copy = schema::open_plain(fresh)?;
        copy_all(db, &mut copy)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        copy.close().map_err(|(_, error)| error)?;
        verify(fresh)
    })
}

fn copy_all(from: &Connection, to: &mut Connection) -> Result<()> {
    Ok(Backup::new(from, to)?.run_to_completion(PAGES, std::time::Duration::ZERO, None)?)
}

/// Opens a copy and looks it through.
pub(crate) fn verify(path: &Path) -> Result<()> {
    if !schema::exists(path)? {
        return Err(Error::storage(path, format!("There is no file {}.", path.display())));
    }
    let db = schema::open_to_look(path)?;
    match faults(&db)?.first() {
        None => Ok(()),
        Some(fault) => Err(Error::storage(path, format!("{} is damaged: {fault}", path.display()))),
    }
}

/// Puts a copy in the place of everything in the open file.
pub(crate) fn restore(db: &mut Connection, path: &Path) -> Result<()> {
    let from = schema::open_to_look(path)?;
    copy_all(&from, db)?;
    schema::settle(db)
}

/// What is damaged in a file, in sentences.
pub(crate) fn faults(db: &Connection) -> Result<Vec<String>> {
    let mut faults: Vec<String> = db
        .prepare("PRAGMA integrity_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .filter(|told| !matches!(told.as_deref(), Ok("ok")))
        .collect::<rusqlite::Result<_>>()?;
    let broken: Vec<String> = db
        .prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?
        .query_map([], |row| {
            Ok(format!(
                "{} rows of {} point to something that is gone.",
                row.get::<_, i64>(1)?,
                row.get::<_, String>(0)?
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    faults.extend(broken);
    Ok(faults)
}
