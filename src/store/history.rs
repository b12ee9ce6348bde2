//! Undo, redo and the trash for every table at once. Permanent triggers note, under the current step, each row as it was
//! before the step first touched it. Undoing a step swaps those images with the rows of now, so that redoing is the same swap.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, named_params};

use super::{schema, trash::release_dangling};
use crate::{RecordId, Result, Source, Step};

/// Writes the triggers for every table of the record, anew after each migration.
pub(super) fn watch(db: &Connection) -> Result<()> {
    for table in schema::record_tables(db)? {
        let columns = schema::columns(db, &table)?;
        // Letter by letter: a name that only changes its case has changed, though it is found in any.
        let whole = |column: &String, row: &str| format!("{row}.\"{column}\" COLLATE BINARY");
        let of = |row: &str| columns.iter().map(|column| whole(column, row)).collect::<Vec<_>>().join(", ");
        let image = columns.iter().map(|column| format!("'{column}', old.\"{column}\"")).collect::<Vec<_>>().join(", ");
        let owner = schema::owner_column(db, &table)?;
        let note = |event: &str, row: &str, when: &str, image: &str| {
            let owner = match owner.as_deref() {
                Some("session_id") if table == "topic" => format!("coalesce({row}.session_id, {row}.mentorship_id)"),
                Some(column) => format!("{row}.{column}"),
                None => "NULL".into(),
            };
            format!(
                "DROP TRIGGER IF EXISTS history_{event}_{table};
                 CREATE TRIGGER history_{event}_{table} AFTER {event} ON {table} {when} BEGIN
                     INSERT INTO history (step_id, table_name, row_id, owner_id, image)
                     SELECT step_id, '{table}', {row}.id, {owner}, {image} FROM current_step WHERE true
                     ON CONFLICT (step_id, table_name, row_id) DO NOTHING;
                 END;"
            )
        };
        let image = format!("json_object({image})");
        let changed = format!("WHEN ({}) IS NOT ({})", of("old"), of("new"));
        db.execute_batch(&note("insert", "new", "", "NULL"))?;
        db.execute_batch(&note("update", "old", &changed, &image))?;
        db.execute_batch(&note("delete", "old", "", &image))?;
    }
    Ok(())
}

/// Opens a step: what follows is noted under it.
pub(crate) fn begin(tx: &Transaction<'_>, intent: &str, source: Source, now: DateTime<Utc>) -> Result<i64> {
    tx.prepare_cached("INSERT INTO step (intent, source, at) VALUES (:intent, :source, :now)")?
        .execute(named_params! { ":intent": intent, ":source": source, ":now": now })?;
    let step = tx.last_insert_rowid();
    note_under(tx, step)?;
    Ok(step)
}

fn note_under(tx: &Transaction<'_>, step: i64) -> Result<()> {
    tx.prepare_cached("INSERT INTO current_step (one, step_id) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET step_id = excluded.step_id")?
        .execute([step])?;
    Ok(())
}

/// Closes a step: one that changed nothing is no step, and one that did makes what was undone unreachable. Whether it is one.
pub(crate) fn finish(tx: &Transaction<'_>, step: i64) -> Result<bool> {
    let changed: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM history WHERE step_id = ?1)")?
        .query_row([step], |row| row.get(0))?;
    if changed {
        let unreachable = tx.prepare_cached("DELETE FROM step WHERE undone = 1")?.execute([])?;
        if unreachable > 0 {
            collect_content(tx)?;
        }
    } else {
        tx.prepare_cached("DELETE FROM step WHERE id = ?1")?.execute([step])?;
    }
    Ok(changed)
}

/// Removes bytes that neither a row nor the history names.
pub(super) fn collect_content(tx: &Transaction<'_>) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.hash = content.hash)
           AND NOT EXISTS (SELECT 1 FROM frozen_file WHERE frozen_file.hash = content.hash)
           AND NOT EXISTS (SELECT 1 FROM history WHERE table_name IN ('attachment', 'frozen_file') AND image ->> 'hash' = content.hash)",
    )?
    .execute([])?;
    Ok(())
}

/// The newest step not undone, or the oldest undone one.
pub(crate) fn next_undo(db: &Connection) -> Result<Option<Step>> {
    one_step(db, "SELECT * FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
}

/// The step that redo would bring back.
pub(crate) fn next_redo(db: &Connection) -> Result<Option<Step>> {
    one_step(db, "SELECT * FROM step WHERE undone = 1 ORDER BY id LIMIT 1")
}

fn one_step(db: &Connection, sql: &'static str) -> Result<Option<Step>> {
    let Some(mut step) = db.prepare_cached(sql)?.query_row([], step_from_row).optional()? else {
        return Ok(None);
    };
    step.subject = subject(db, step.id)?;
    Ok(Some(step))
}

fn step_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        id: row.get("id")?,
        intent: row.get("intent")?,
        source: row.get("source")?,
        at: row.get("at")?,
        undone: row.get("undone")?,
        subject: None,
        count: 0,
    })
}

/// The title of the one record that a step was about, from the row of now or from its image.
fn subject(db: &Connection, step: i64) -> Result<Option<String>> {
    let rows: Vec<(String, Option<String>)> = db
        .prepare_cached(
            "SELECT DISTINCT owner_id, (
                 SELECT coalesce(nullif(image ->> 'title', ''), image ->> 'name', nullif(image ->> 'takeaway', ''), image ->> 'text', substr(image ->> 'body', 1, 80))
                 FROM history AS of WHERE of.step_id = history.step_id AND of.row_id = history.owner_id AND of.table_name <> 'record')
             FROM history WHERE step_id = ?1 AND owner_id IS NOT NULL LIMIT 2",
        )?
        .query_map([step], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let [(owner, image)] = rows.as_slice() else {
        return Ok(None);
    };
    let now: Option<String> = db
        .prepare_cached("SELECT title FROM record_line WHERE record_id = ?1")?
        .query_row([owner], |row| row.get(0))
        .optional()?;
    Ok(now.or_else(|| image.clone()))
}

/// A row that a step touched, with its image.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) table: String,
    pub(super) row_id: String,
    pub(super) image: Option<String>,
}

pub(super) fn row_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row { id: row.get("id")?, table: row.get("table_name")?, row_id: row.get("row_id")?, image: row.get("image")? })
}

/// Swaps the rows that a step touched with their images, and marks the step as undone or as done again.
pub(crate) fn swap(tx: &Transaction<'_>, step: &Step) -> Result<()> {
    tx.execute_batch("PRAGMA defer_foreign_keys = ON; DELETE FROM current_step;")?;
    let rows: Vec<Row> = tx
        .prepare_cached("SELECT id, table_name, row_id, image FROM history WHERE step_id = ?1 ORDER BY id")?
        .query_map([step.id], row_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let mut now = Vec::with_capacity(rows.len());
    for row in &rows {
        now.push(image_of(tx, &row.table, &row.row_id)?);
    }
    for (row, present) in rows.iter().zip(&now) {
        if let (Some(image), Some(_)) = (&row.image, present) {
            put(tx, Put::Update, row, image)?;
        }
    }
    delete_all(tx, rows.iter().rev().filter(|row| row.image.is_none()).collect())?;
    for (row, present) in rows.iter().zip(&now) {
        if let (Some(image), None) = (&row.image, present) {
            put(tx, Put::Insert, row, image)?;
        }
    }
    release_dangling(tx, &rows)?;
    let mut keep = tx.prepare_cached("UPDATE history SET image = ?2 WHERE id = ?1")?;
    for (row, present) in rows.iter().zip(&now) {
        keep.execute((row.id, present))?;
    }
    tx.prepare_cached("UPDATE step SET undone = 1 - undone WHERE id = ?1")?.execute([step.id])?;
    note_under_newest(tx)
}

/// What is written by no step of its own is noted under the newest.
pub(super) fn note_under_newest(tx: &Connection) -> Result<()> {
    tx.execute(
        "INSERT INTO current_step (one, step_id) SELECT 1, id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1",
        [],
    )?;
    Ok(())
}

/// Deletes rows; one that another still needs waits until that one is gone.
fn delete_all(tx: &Connection, mut rows: Vec<&Row>) -> Result<()> {
    while !rows.is_empty() {
        let (before, mut refused) = (rows.len(), None);
        let mut waiting = Vec::new();
        for row in rows {
            match tx.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", row.table))?.execute([&row.row_id]) {
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                    waiting.push(row);
                    refused = Some(error);
                }
                deleted => _ = deleted?,
            }
        }
        match refused {
            Some(error) if waiting.len() == before => return Err(error.into()),
            _ => rows = waiting,
        }
    }
    Ok(())
}

enum Put {
    Insert,
    Update,
}

/// A row as it is now, as an image.
pub(super) fn image_of(db: &Connection, table: &str, id: &str) -> Result<Option<String>> {
    let columns = schema::columns(db, table)?
        .iter()
        .map(|column| format!("'{column}', \"{column}\""))
        .collect::<Vec<_>>()
        .join(", ");
    Ok(db
        .prepare_cached(&format!("SELECT json_object({columns}) FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

fn put(tx: &Connection, how: Put, row: &Row, image: &str) -> Result<()> {
    let columns = schema::columns_in_image(tx, &row.table, ":image")?;
    let table = &row.table;
    let joined = |part: &dyn Fn(&(String, String)) -> String| columns.iter().map(part).collect::<Vec<_>>().join(", ");
    let sql = match how {
        Put::Insert => {
            let (names, values) = (joined(&|(name, _)| format!("\"{name}\"")), joined(&|(_, value)| value.clone()));
            format!("INSERT INTO {table} ({names}) SELECT {values} WHERE :id = :image ->> 'id'")
        }
        Put::Update => {
            format!("UPDATE {table} SET {} WHERE id = :id", joined(&|(name, value)| format!("\"{name}\" = {value}")))
        }
    };
    if row.table == "tag" {
        make_way(tx, &row.row_id, image)?;
    }
    tx.prepare_cached(&sql)?.execute(named_params! { ":image": image, ":id": row.row_id })?;
    Ok(())
}

/// Removes a tag that no record carries where one of its name comes back: erasing a record forgets the step that its tags came with.
fn make_way(tx: &Connection, id: &str, image: &str) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM tag WHERE name = :image ->> 'name' AND id <> :id AND id NOT IN (SELECT tag_id FROM record_tag)",
    )?
    .execute(named_params! { ":image": image, ":id": id })?;
    Ok(())
}

/// Whether a table has a row of that id.
pub(super) fn has_row(db: &Connection, table: &str, id: &str) -> Result<bool> {
    Ok(image_of(db, table, id)?.is_some())
}

/// Writes a row from its image.
pub(super) fn insert_image(tx: &Connection, table: &str, id: &str, image: &str) -> Result<()> {
    put(tx, Put::Insert, &Row { id: 0, table: table.to_owned(), row_id: id.to_owned(), image: None }, image)
}

/// The steps of the file, newest first; those of one record when it is named.
pub(crate) fn steps(db: &Connection, record: Option<RecordId>, limit: u32) -> Result<Vec<Step>> {
    let mut steps: Vec<Step> = db
        .prepare_cached(
            "SELECT * FROM step
             WHERE :record IS NULL OR id IN (SELECT step_id FROM history WHERE owner_id = :record)
             ORDER BY id DESC LIMIT :limit",
        )?
        .query_map(named_params! { ":record": record, ":limit": limit }, step_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    for step in &mut steps {
        step.subject = subject(db, step.id)?;
        step.count = db
            .prepare_cached("SELECT count(DISTINCT owner_id) FROM history WHERE step_id = ?1")?
            .query_row([step.id], |row| row.get(0))?;
    }
    Ok(steps)
}
