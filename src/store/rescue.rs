//! Reading a logbook where nothing can be written: a full disk, a read-only folder.

use std::{fs, path::Path};

use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, config::DbConfig};

use super::{
    schema::{self, Opened},
    whole_file::{make_private_file, make_private_folder},
};
use crate::{Error, Result, store};

/// What SQLite says when the disk has no room for the WAL's index.
const NO_ROOM_FOR_INDEX: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

/// Why a file that was just opened can be read at most; nothing for one that can be written.
pub(super) fn why_only_readable(db: &Connection) -> Result<Option<String>> {
    let full =
        "The disk is full: the logbook can be read and exported, and nothing can be written until there is space.";
    let rights = "The logbook is read-only here: it can be read and exported. To write, check the rights of the file and its folder.";
    // Reading the first page needs the WAL and its index, which SQLite may have to create.
    match db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(db.is_readonly(MAIN_DB)?.then(|| rights.to_owned())),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Ok(Some(full.to_owned())),
            Some(_) if error.sqlite_error().is_some_and(|why| why.extended_code == NO_ROOM_FOR_INDEX) => {
                Ok(Some(full.to_owned()))
            }
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly) => Ok(Some(rights.to_owned())),
            _ => Err(error.into()),
        },
    }
}

/// Opens a file that can be read and not written.
pub(super) fn open(path: &Path, why: String) -> Result<Opened> {
    let reader = open_exclusively(path).or_else(|error| match error {
        Error::Storage { path: None, .. } => open_unchanging(path),
        other => Err(other),
    })?;
    schema::add_fold(&reader)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(Opened { writer: store::nowhere()?, reader: Some(reader), read_only: Some(why) })
}

/// Opens a file that nobody else has open: its WAL then needs no index on the disk.
fn open_exclusively(path: &Path) -> Result<Connection> {
    let db = schema::open_bare(path)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    schema::recognise(&db, path)?;
    Ok(db)
}

/// Opens a file in a folder that nobody here can write to. Of one with a WAL that a crash left, a private copy is opened,
/// which has no name any more once it is open.
fn open_unchanging(path: &Path) -> Result<Connection> {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    if !fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(format!("file:{}?immutable=1", escaped(path)), flags)?;
        schema::recognise(&db, path)?;
        return Ok(db);
    }
    let unreadable = |error| Error::storage(path, format!("{} cannot be read ({error}).", path.display()));
    let folder = std::env::temp_dir().join(format!("cairn-{}", uuid::Uuid::now_v7()));
    make_private_folder(&folder).map_err(unreadable)?;
    let copy = folder.join("logbook.db");
    let opened = copy_private(path, &copy)
        .and_then(|()| copy_private(wal.as_ref(), &folder.join("logbook.db-wal")))
        .map_err(unreadable)
        .and_then(|()| open_exclusively(&copy));
    fs::remove_dir_all(&folder).map_err(|error| {
        let told = format!(
            "{} holds a copy of the logbook and cannot be removed ({error}). Remove it yourself.",
            folder.display()
        );
        Error::storage(&folder, told)
    })?;
    opened
}

/// Copies a file for this person alone, whatever the rights of the original.
fn copy_private(from: &Path, to: &Path) -> std::io::Result<()> {
    make_private_file(to)?;
    fs::write(to, fs::read(from)?)
}

/// A path as the part of a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
