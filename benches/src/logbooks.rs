//! The logbooks that are measured, under `target/bench`; made when missing or older than this program.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use cairn::{Clock, ImportNote, Logbook, Options, Source, Update};
use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{Outcome, journal};

/// How many notes one import takes, so that no step is larger than a person's would be.
const AT_ONCE: usize = 2_000;

/// Where everything lies that is measured.
pub fn folder() -> Outcome<PathBuf> {
    let folder = PathBuf::from("target/bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Opens a logbook as the window would, at noon of one fixed day.
pub fn open(path: &Path) -> Outcome<Logbook> {
    let clock = Clock::Fixed("2026-11-23T12:00:00+01:00".parse()?);
    Ok(Logbook::open_or_create(path, Options { clock, source: Source::Window })?)
}

/// A second connection to the same file, with the settings that matter for speed: the floor.
pub fn bare(path: &Path) -> Outcome<Connection> {
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;",
    )?;
    Ok(db)
}

/// The file of the journal of so many notes.
pub fn of(count: usize) -> Outcome<PathBuf> {
    made(&format!("{count}.db"), |unfinished| write_notes(&open(unfinished)?, count, journal::LAST_DAY))
}

/// Takes so many notes in, the last one of which is of that day.
pub fn write_notes(logbook: &Logbook, count: usize, last: NaiveDate) -> Outcome<()> {
    for from in (0..count).step_by(AT_ONCE) {
        let notes: Vec<ImportNote> =
            (from..count.min(from + AT_ONCE)).map(|at| journal::note(at, count, last)).collect();
        logbook.import_notes(&notes, Update::Nothing, &mut |_, _| {})?;
    }
    Ok(())
}

/// A file of that name, written by `write` when it is missing or older than this program.
pub fn made(name: &str, write: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<PathBuf> {
    let path = folder()?.join(name);
    let made = fs::metadata(std::env::current_exe()?)?.modified()?;
    if fs::metadata(&path).and_then(|found| found.modified()).is_ok_and(|written| written > made) {
        return Ok(path);
    }
    remove(&path)?;
    let unfinished = folder()?.join("unfinished.db");
    remove(&unfinished)?;
    write(&unfinished)?;
    fs::rename(unfinished, &path)?;
    Ok(path)
}

/// A copy of that journal to write to, which nobody has open.
pub fn copy_of(count: usize) -> Outcome<PathBuf> {
    copy(&of(count)?)
}

/// A copy of a logbook to write to, which nobody has open.
pub fn copy(logbook: &Path) -> Outcome<PathBuf> {
    let name = logbook.file_stem().unwrap_or_default().to_string_lossy();
    let copy = folder()?.join(format!("{name}-written.db"));
    remove(&copy)?;
    fs::copy(logbook, &copy)?;
    fs::File::open(&copy)?.sync_all()?;
    Ok(copy)
}

/// Removes a database with what lies beside it.
pub fn remove(path: &Path) -> Outcome<()> {
    for beside in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
