//! Reading a logbook where nothing can be written: a full disk, a read-only folder. It is then read into memory.

use std::{fs, path::Path};

use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, config::DbConfig};

use super::{
    backup,
    schema::{self, Opened},
    whole_file::{make_private_folder, remove_if_there},
};
use crate::{Error, Result};

/// Why a file that was just opened can be read at most; nothing for one that can be written.
pub(super) fn why_only_readable(db: &Connection) -> Result<Option<String>> {
    let full =
        "The disk is full: the logbook can be read and exported, and nothing can be written until there is space.";
    let rights = "The logbook is read-only here: it can be read and exported. To write, check the rights of the file and its folder.";
    // Reading the first page needs the WAL and its index, which SQLite may have to create.
    match db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(db.is_readonly(MAIN_DB)?.then(|| rights.to_owned())),
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Ok(Some(full.to_owned())),
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly) => Ok(Some(rights.to_owned())),
            _ => Err(error.into()),
        },
    }
}

/// Opens a copy in memory of a file that can be read and not written.
pub(super) fn open(path: &Path, why: String) -> Result<Opened> {
    let (writer, reader) = schema::open_memory(|memory| {
        copy_exclusively(path, memory).or_else(|error| match error {
            Error::Storage { path: None, .. } => copy_unchanging(path, memory),
            other => Err(other),
        })?;
        schema::migrate(memory, None)
    })?;
    writer.pragma_update(None, "query_only", true)?;
    Ok(Opened { writer, reader, read_only: Some(why) })
}

/// Reads a file that nobody else has open: its WAL then needs no index on the disk.
fn copy_exclusively(path: &Path, memory: &mut Connection) -> Result<()> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    schema::recognise(&db, path)?;
    backup::copy_all(&db, memory)
}

/// Reads a file in a folder that nobody here can write to. A WAL that a crash left is folded into a private copy first.
fn copy_unchanging(path: &Path, memory: &mut Connection) -> Result<()> {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    let left_over = fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0);
    if !left_over {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(format!("file:{}?immutable=1", escaped(path)), flags)?;
        schema::recognise(&db, path)?;
        return backup::copy_all(&db, memory);
    }
    let folder = std::env::temp_dir().join(format!("cairn-{}", uuid::Uuid::now_v7()));
    let copy = folder.join("logbook.db");
    let copy_wal = folder.join("logbook.db-wal");
    let copied = make_private_folder(&folder)
        .and_then(|()| fs::copy(path, &copy))
        .and_then(|_| fs::copy(&wal, &copy_wal))
        .map_err(|error| Error::storage(path, format!("{} cannot be read ({error}).", path.display())))
        .and_then(|_| copy_exclusively(&copy, memory));
    for file in [&copy, &copy_wal] {
        remove_if_there(file).map_err(|error| {
            Error::storage(file, format!("{} cannot be removed ({error}). Remove it yourself.", file.display()))
        })?;
    }
    fs::remove_dir(&folder).map_err(|error| {
        Error::storage(&folder, format!("{} cannot be removed ({error}). Remove it yourself.", folder.display()))
    })?;
    copied
}

/// A path as the part of a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
