//! Copies of the file through SQLite's backup API, never by copying a live file.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, backup::Backup};
use sha2::{Digest, Sha256};

use super::{
    schema, search,
    whole_file::{folder_of, remove_if_there, remove_unfinished, write_first, write_whole},
};
use crate::{Error, RecordId, Result, backup, store};

/// How many pages are copied at a time: at most 16 MB.
const PAGES: i32 = 4096;

/// The application that a file belongs to which was moved away from its place: none.
const LEFT: i32 = 0;

/// How the name of the file ends that holds a backup's hash.
const HASH: &str = ".sha256";

/// Writes a blank or first logbook from memory to its place.
pub(crate) fn found(memory: &Connection, path: &Path) -> Result<()> {
    write_whole(path, |fresh| write_plain(memory, fresh))?;
    let (folder, name) = (folder_of(path), path.file_name().unwrap_or_default());
    remove_unfinished(folder, |ours| name == ours).map_err(|error| untidy(folder, &error))
}

/// Whether no backup has that name, nor is about to.
pub(crate) fn is_free(path: &Path) -> bool {
    !path.exists() && !hash_beside(path).exists()
}

/// Writes a copy of the file beside its place, checks it, notes the hash of its bytes and moves it there whole. False when
/// another program took the name meanwhile: whoever notes the hash first has it.
pub(crate) fn write(from: &Path, path: &Path) -> Result<bool> {
    let folder = folder_of(path);
    if folder.is_dir() {
        remove_unfinished(folder, is_of_a_backup).map_err(|error| untidy(folder, &error))?;
    }
    let db = schema::open_reader(from)?;
    let hash = hash_beside(path);
    let mut noted = false;
    let written = write_first(path, |fresh| {
        write_plain(&db, fresh)?;
        verify(fresh)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let line = format!("{}  {name}\n", hash_of_file(fresh)?);
        noted =
            write_first(&hash, |file| fs::write(file, &line).map(|()| true).map_err(|error| unreadable(file, &error)))?;
        Ok(noted)
    });
    if noted && !path.exists() {
        remove_if_there(&hash).map_err(|error| untidy(folder, &error))?;
    }
    written
}

fn is_of_a_backup(name: &str) -> bool {
    backup::named(name.strip_suffix(HASH).unwrap_or(name)).is_some()
}

/// Copies a database into a file of its own that needs no WAL beside it.
fn write_plain(db: &Connection, fresh: &Path) -> Result<()> {
    let mut copy = schema::open_plain(fresh)?;
    copy_all(db, &mut copy)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn copy_all(from: &Connection, to: &mut Connection) -> Result<()> {
    Ok(Backup::new(from, to)?.run_to_completion(PAGES, Duration::ZERO, None)?)
}

/// The file that holds a backup's SHA-256, as `sha256sum --check` reads it.
pub(crate) fn hash_beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(HASH);
    name.into()
}

fn hash_of_file(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    let mut file = fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    std::io::copy(&mut file, &mut hash).map_err(|error| unreadable(path, &error))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::storage(path, format!("{} cannot be read or written ({error}).", path.display()))
}

fn untidy(folder: &Path, error: &std::io::Error) -> Error {
    Error::storage(folder, format!("What was left unfinished in {} cannot be removed ({error}).", folder.display()))
}

/// Holds a copy against the hash that was noted for it, opens it and looks it through.
pub(crate) fn verify(path: &Path) -> Result<()> {
    if !schema::exists(path)? {
        return Err(Error::storage(path, format!("There is no file {}.", path.display())));
    }
    let noted = fs::read_to_string(hash_beside(path)).ok();
    if let Some(noted) = noted.as_deref().and_then(|line| line.split_whitespace().next())
        && noted != hash_of_file(path)?
    {
        return Err(Error::storage(path, format!("{} is damaged: it is not as it was written.", path.display())));
    }
    let db = schema::open_to_look(path)?;
    match faults(&db)?.first() {
        None => Ok(()),
        Some(fault) => Err(Error::storage(path, format!("{} is damaged: {fault}", path.display()))),
    }
}

/// Whether a backup holds a record, or once held it; one that cannot be read may.
pub(crate) fn holds(path: &Path, record: RecordId) -> bool {
    let asked = schema::open_to_look(path).and_then(|db| {
        Ok(db
            .prepare(
                "SELECT 1 FROM record WHERE id = ?1 UNION ALL SELECT 1 FROM history WHERE row_id = ?1 OR owner_id = ?1",
            )?
            .exists([record])?)
    });
    asked.unwrap_or(true)
}

/// Puts a copy in the place of everything in the open file, which nobody else may have open.
pub(crate) fn restore(db: &mut Connection, path: &Path) -> Result<()> {
    let from = schema::open_to_look(path)?;
    db.busy_timeout(Duration::ZERO)?;
    // A file leaves the WAL only for its last connection, which then keeps it for itself until the copy is whole.
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let alone = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    let restored = match alone {
        Ok(mode) if mode.eq_ignore_ascii_case("delete") => copy_all(&from, db),
        _ => Err(Error::Storage {
            message: "Another program has the logbook open, so nothing was restored. Close it, then restore again."
                .into(),
            path: None,
        }),
    };
    db.pragma_update(None, "locking_mode", "NORMAL")?;
    schema::configure(db)?;
    schema::settle(db)?;
    restored
}

/// Copies the open file, which nobody else may have open, to a place where none is yet, and removes it from its old one once
/// the copy is proven. A program that opened the old file at that very moment is refused rather than let write to what is gone.
pub(crate) fn move_file(db: &mut Connection, from: &Path, to: &Path) -> Result<()> {
    db.busy_timeout(Duration::ZERO)?;
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let alone = db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    let moved = match alone {
        Ok(mode) if mode.eq_ignore_ascii_case("delete") => copy_and_leave(db, from, to),
        _ => Err(Error::Storage {
            message: "Another program has the logbook open, so it was not moved. Close it, then move it again.".into(),
            path: None,
        }),
    };
    if moved.is_err() {
        db.pragma_update(None, "locking_mode", "NORMAL")?;
        schema::configure(db)?;
        schema::settle(db)?;
    }
    moved
}

fn copy_and_leave(db: &mut Connection, from: &Path, to: &Path) -> Result<()> {
    write_whole(to, |fresh| {
        write_plain(db, fresh)?;
        verify(fresh)
    })?;
    leave(db, from).inspect_err(|_| {
        // The logbook stays where it was; a copy that cannot be removed either is only a copy.
        let _ = remove_if_there(to);
    })
}

fn leave(db: &mut Connection, from: &Path) -> Result<()> {
    db.pragma_update(None, "application_id", LEFT)?;
    // Closed first: not every system removes an open file.
    *db = store::nowhere()?;
    let Err(error) = fs::remove_file(from) else { return Ok(()) };
    *db = schema::open_plain(from)?;
    db.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    let told = format!("{} cannot be removed from its place ({error}), so the logbook was not moved.", from.display());
    Err(Error::storage(from, told))
}

/// What is damaged in a file, in sentences.
pub(crate) fn faults(db: &Connection) -> Result<Vec<String>> {
    search::refresh(db)?;
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
