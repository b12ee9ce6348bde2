//! All SQL: nothing outside this module names the database library.

pub(crate) mod activity;
pub(crate) mod assessment;
pub(crate) mod attachment;
pub(crate) mod backup;
pub(crate) mod case;
pub(crate) mod certification;
pub(crate) mod columns;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod entry_template;
pub(crate) mod evidence;
pub(crate) mod export;
pub(crate) mod framework;
pub(crate) mod frozen;
pub(crate) mod goal;
pub(crate) mod history;
pub(crate) mod intention;
pub(crate) mod mentorship;
mod merged;
pub(crate) mod packet;
pub(crate) mod part;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod reading;
pub(crate) mod record;
pub(crate) mod report_choice;
mod rescue;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod session;
mod shown;
pub(crate) mod skill_check_in;
pub(crate) mod tag;
pub(crate) mod trash;
pub(crate) mod version;
mod whole_file;

pub(crate) use rusqlite::{Connection, Transaction};
use rusqlite::{ErrorCode, TransactionBehavior};

use crate::{Error, Result};

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        let told = match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => {
                "The disk is full, so nothing was written. What was saved before is safe; free some space and try again."
            }
            Some(ErrorCode::ReadOnly) => {
                "The logbook is read-only here, so nothing was written. Check the rights of the file and its folder."
            }
            Some(ErrorCode::CannotOpen) => {
                "The logbook cannot be opened. Check that its folder exists and may be read and written."
            }
            Some(ErrorCode::NotADatabase) => "This file is not a logbook. It was not changed.",
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "Another program is writing to the logbook just now, so nothing was written. Try again in a moment."
            }
            Some(ErrorCode::DatabaseCorrupt) => {
                "The logbook is damaged. Run `cairn check`, and restore the newest backup with `cairn backup restore`."
            }
            _ => {
                return Error::Storage {
                    message: format!(
                        "The logbook could not be read or written ({source}). Nothing was written; `cairn check` looks at the file."
                    ),
                    path: None,
                };
            }
        };
        Error::Storage { message: told.into(), path: None }
    }
}

pub(crate) fn begin(db: &mut Connection) -> Result<Transaction<'_>> {
    Ok(db.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

pub(crate) fn commit(tx: Transaction<'_>) -> Result<()> {
    Ok(tx.commit()?)
}

/// A connection that has no file open.
pub(crate) fn nowhere() -> Result<Connection> {
    Ok(Connection::open_in_memory()?)
}

/// What all of `f` reads is of one moment, whatever other programs write meanwhile.
pub(crate) fn snapshot<T>(db: &Connection, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    let tx = db.unchecked_transaction()?;
    let value = f(&tx)?;
    tx.finish()?;
    Ok(value)
}

pub(crate) fn data_version(db: &Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
