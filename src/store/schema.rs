//! Opens the file with the settings that keep it safe, and brings its schema up to date.

use std::{collections::BTreeSet, fs, io::ErrorKind, path::Path, time::Duration};

use chrono::{DateTime, Utc};
use rusqlite::{
    Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, config::DbConfig,
    functions::FunctionFlags, named_params,
};

use super::{framework, history, rescue, search};
use crate::{Error, LogbookId, Result};

/// In order; the file's `user_version` counts how many have run. Append only.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_logbook.sql"),
    include_str!("../../migrations/0002_window.sql"),
    include_str!("../../migrations/0003_counted_and_found.sql"),
    include_str!("../../migrations/0004_quarter.sql"),
    include_str!("../../migrations/0005_mentor.sql"),
];

/// Marks a SQLite file as a logbook: "CAIR".
pub(super) const APPLICATION_ID: i32 = 0x4341_4952;

/// The first SQLite with the fix for a WAL reset that two programs can meet (reliability.md, D3).
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a change waits for another program's to end.
const BUSY: Duration = Duration::from_secs(5);

/// What a new file's id and first instant are.
pub(crate) struct Seed {
    pub(crate) id: LogbookId,
    pub(crate) now: DateTime<Utc>,
}

/// Whether there is a file at `path`, which must then look like a logbook.
pub(crate) fn exists(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Error::storage(
            path,
            format!(
                "{} is a folder. Name a logbook file in it, for example {}.",
                path.display(),
                path.join("logbook.db").display()
            ),
        )),
        Ok(found) if found.len() == 0 => Err(Error::storage(
            path,
            format!("{} is empty: it is not a logbook. Remove it, or name another file.", path.display()),
        )),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::storage(
            path,
            format!("{} cannot be read ({error}). Check its path and its rights.", path.display()),
        )),
    }
}

/// Opens a file that nobody else knows yet.
pub(super) fn open_plain(path: &Path) -> Result<Connection> {
    let db = open_bare(path)?;
    configure(&db)?;
    Ok(db)
}

/// Opens a file without reading from it yet.
pub(super) fn open_bare(path: &Path) -> Result<Connection> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
}

/// Opens a logbook only to look at it: a backup, which stays as it is.
pub(super) fn open_to_look(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    recognise(&db, path)?;
    Ok(db)
}

/// Brings a file whose content was replaced into the state that an opened one has.
pub(super) fn settle(db: &mut Connection) -> Result<()> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    migrate(db, None)
}

/// A logbook's connections.
pub(crate) struct Opened {
    pub(crate) writer: Connection,
    /// Where reading needs a connection of another kind than [`open_reader`]'s.
    pub(crate) reader: Option<Connection>,
    /// Why nothing can be written, where that is so; the writer then has no file.
    pub(crate) read_only: Option<String>,
}

/// Opens an existing logbook. What is refused stays as it was, its WAL too.
pub(crate) fn open(path: &Path) -> Result<Opened> {
    let mut writer = open_bare(path)?;
    writer.busy_timeout(BUSY)?;
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if let Some(why) = rescue::why_only_readable(&writer)? {
        drop(writer);
        return rescue::open(path, why);
    }
    configure(&writer)?;
    recognise(&writer, path)?;
    settle(&mut writer)?;
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(Opened { writer, reader: None, read_only: None })
}

/// Opens the same file for reading only.
pub(crate) fn open_reader(path: &Path) -> Result<Connection> {
    let db = open_plain(path)?;
    db.pragma_update(None, "query_only", true)?;
    Ok(db)
}

/// A writer and a reader over one blank logbook in memory.
pub(crate) fn open_in_memory(seed: &Seed) -> Result<(Connection, Connection)> {
    let name = format!("file:/{}?vfs=memdb", uuid::Uuid::now_v7());
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut writer = Connection::open_with_flags(&name, flags)?;
    configure(&writer)?;
    migrate(&mut writer, Some(seed))?;
    let reader = Connection::open_with_flags(&name, flags)?;
    configure(&reader)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok((writer, reader))
}

/// The id that the file was given when it was created.
pub(crate) fn logbook_id(db: &Connection) -> Result<LogbookId> {
    Ok(db.prepare_cached("SELECT id FROM logbook")?.query_row([], |row| row.get("id"))?)
}

/// Refuses what is no logbook, and a newer one, before anything is changed.
pub(super) fn recognise(db: &Connection, path: &Path) -> Result<()> {
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::storage(
            path,
            format!("{} is a database of another program, not a logbook. It was not changed.", path.display()),
        ));
    }
    refuse_newer(db).map(|_| ())
}

/// The file's schema, and the version of the library that reads it.
pub(crate) fn versions(db: &Connection) -> Result<(u32, &'static str)> {
    Ok((db.pragma_query_value(None, "user_version", |row| row.get(0))?, rusqlite::version()))
}

fn refuse_newer(db: &Connection) -> Result<u32> {
    let supported = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > supported {
        return Err(Error::TooNew { found, supported });
    }
    Ok(found)
}

pub(super) fn configure(db: &Connection) -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::Storage {
            message: "This build's SQLite is too old to keep a logbook safe.".into(),
            path: None,
        });
    }
    db.busy_timeout(BUSY)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Plans do not depend on bound values: else each statement with a bound LIMIT is prepared anew every time it runs.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = OFF;
         PRAGMA secure_delete = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16000;",
    )?;
    db.set_prepared_statement_cache_capacity(128);
    add_fold(db)
}

/// Gives queries `fold(text)`, the text in lower case: SQLite by itself folds the case of ASCII letters only. The schema may not
/// use it, so that every SQLite can open the file.
pub(super) fn add_fold(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    Ok(db.create_scalar_function("fold", 1, flags, |call| {
        Ok(call.get::<Option<String>>(0)?.map(|text| text.to_lowercase()))
    })?)
}

fn migrate(db: &mut Connection, seed: Option<&Seed>) -> Result<()> {
    let found = refuse_newer(db)?;
    if found as usize == MIGRATIONS.len() {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in &MIGRATIONS[found as usize..] {
        tx.execute_batch(migration)?;
    }
    if let Some(seed) = seed {
        found_logbook(&tx, seed)?;
    }
    history::watch(&tx)?;
    search::watch(&tx)?;
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.commit()?;
    Ok(())
}

fn found_logbook(tx: &Transaction<'_>, seed: &Seed) -> Result<()> {
    tx.execute(
        "INSERT INTO logbook (one, id, created_at) VALUES (1, :id, :now)",
        named_params! { ":id": seed.id, ":now": seed.now },
    )?;
    framework::insert_built_in(tx)
}

/// The tables, indexes, views and triggers that are not as the migrations make them, in sentences.
pub(crate) fn faults(db: &Connection) -> Result<Vec<String>> {
    let mut fresh = super::nowhere()?;
    migrate(&mut fresh, None)?;
    let (found, meant) = (definitions(db)?, definitions(&fresh)?);
    let strange: BTreeSet<&str> = found.symmetric_difference(&meant).map(|(name, _)| name.as_str()).collect();
    Ok(strange
        .into_iter()
        .map(|name| {
            format!("“{name}” is not as this version of Cairn makes it. Restore a backup, or import an export.")
        })
        .collect())
}

fn definitions(db: &Connection) -> Result<BTreeSet<(String, String)>> {
    Ok(db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The columns of a table, in order.
pub(super) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The columns of a table, in order, as an image of a row gives them: what an image of an older version does not know takes its
/// default.
pub(super) fn columns_in_image(db: &Connection, table: &str, image: &str) -> Result<Vec<(String, String)>> {
    Ok(db
        .prepare_cached("SELECT name, dflt_value FROM pragma_table_info(?1)")?
        .query_map([table], |row| {
            let (name, default): (String, Option<String>) = (row.get("name")?, row.get("dflt_value")?);
            let value = format!("{image} ->> '{name}'");
            Ok((name, default.map_or_else(|| value.clone(), |default| format!("coalesce({value}, {default})"))))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// The tables whose rows are the person's record: everything but history, drafts, search and the bytes of attachments.
pub(super) fn record_tables(db: &Connection) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
               AND name NOT IN ('logbook', 'step', 'current_step', 'history', 'draft', 'content')
             ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The column that names the record a row belongs to, if it belongs to one: the reference that a deletion follows.
pub(super) fn owner_column(db: &Connection, table: &str) -> Result<Option<String>> {
    if table == "record" {
        return Ok(Some("id".into()));
    }
    Ok(db
        .prepare_cached(
            r#"SELECT "from" FROM pragma_foreign_key_list(?1)
               WHERE on_delete = 'CASCADE' AND "table" NOT IN ('framework', 'area', 'skill', 'tag') AND "from" <> 'to_id'
               ORDER BY "from" = 'session_id' DESC LIMIT 1"#,
        )?
        .query_row([table], |row| row.get(0))
        .optional()?)
}
