//! The trash: deleted records as the history holds them, put back or erased for good.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, named_params};
use serde_json::Value;

use super::{
    history::{self, Row, row_from_row},
    merged, packet,
};
use crate::{Kind, RecordId, Result, Trashed};

/// Deleted records that can be restored, newest first.
pub(crate) fn list(db: &Connection) -> Result<Vec<Trashed>> {
    Ok(db
        .prepare_cached(
            // Which are gone is read from an index alone: what the history holds of all others is far more.
            "WITH gone AS (SELECT DISTINCT row_id FROM history
                 WHERE table_name = 'record' AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = history.row_id))
             SELECT history.row_id AS id, history.image ->> 'kind' AS kind, max(step.id), step.at AS deleted_at, coalesce((
                 SELECT CASE table_name
                     WHEN 'session' THEN concat_ws(' ', 'Session with', (SELECT name FROM mentorship JOIN person ON person.id = person_id
                         WHERE mentorship.id = noun.image ->> 'mentorship_id'), 'on', noun.image ->> 'held_on')
                     WHEN 'mentorship' THEN concat_ws(' ', 'Mentorship with', (SELECT name FROM person WHERE id = noun.image ->> 'person_id'))
                     WHEN 'assessment' THEN concat((SELECT name FROM skill WHERE id = noun.image ->> 'skill_id'), ': ', noun.image ->> 'level')
                     ELSE coalesce(nullif(image ->> 'title', ''), image ->> 'name', image ->> 'text', substr(image ->> 'body', 1, 80)) END
                 FROM history AS noun
                 WHERE noun.step_id = history.step_id AND noun.row_id = history.row_id AND noun.table_name = history.image ->> 'kind'), '') AS title
             FROM gone JOIN history ON history.row_id = gone.row_id AND table_name = 'record' JOIN step ON step.id = step_id
             WHERE image IS NOT NULL AND undone = 0
             GROUP BY history.row_id ORDER BY max(step.id) DESC",
        )?
        .query_map([], |row| {
            Ok(Trashed {
                id: row.get("id")?,
                kind: row.get::<_, Kind>("kind")?,
                title: row.get("title")?,
                deleted_at: row.get("deleted_at")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Puts a deleted record back with everything that went with it, links from other records too; what it pointed to and is
/// gone stays gone.
pub(crate) fn restore(tx: &Connection, record: RecordId) -> Result<()> {
    tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let rows: Vec<Row> = tx
        .prepare_cached(
            "SELECT id, table_name, row_id, image FROM history
             WHERE (owner_id = :record OR (table_name = 'link' AND image ->> 'to_id' = :record)) AND image IS NOT NULL
               AND step_id = (
                 SELECT max(step_id) FROM history JOIN step ON step.id = step_id
                 WHERE row_id = :record AND table_name = 'record' AND image IS NOT NULL AND undone = 0)
             ORDER BY table_name = 'record' DESC, id",
        )?
        .query_map(named_params! { ":record": record }, row_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    for row in &rows {
        if let (Some(image), false) = (&row.image, history::has_row(tx, &row.table, &row.row_id)?) {
            history::insert_image(tx, &row.table, &row.row_id, image)?;
        }
    }
    release_dangling(tx, &rows)
}

/// A column that refers to a row of another table.
struct Reference {
    column: String,
    to_table: String,
    to_column: String,
    required: bool,
}

fn references(db: &Connection, table: &str) -> Result<Vec<Reference>> {
    Ok(db
        .prepare_cached(
            r#"SELECT key."from" AS "column", key."table" AS to_table, parent.name AS to_column,
                 own."notnull" OR :table IN ('evidence', 'target', 'skill_check_in') AS required
               FROM pragma_foreign_key_list(:table) AS key
               JOIN pragma_table_info(:table) AS own ON own.name = key."from"
               JOIN pragma_table_info(key."table") AS parent ON parent.pk = 1"#,
        )?
        .query_map(named_params! { ":table": table }, |row| {
            Ok(Reference {
                column: row.get("column")?,
                to_table: row.get("to_table")?,
                to_column: row.get("to_column")?,
                required: row.get("required")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Of rows that were put back, clears references to rows that are gone: an optional one becomes empty, a row that needs it
/// does not come back, and a record without its noun does not either.
pub(super) fn release_dangling(tx: &Connection, rows: &[Row]) -> Result<()> {
    for row in rows.iter().filter(|row| row.image.is_some()) {
        let references = references(tx, &row.table)?;
        let is_noun = references.iter().any(|reference| reference.column == "id");
        for Reference { column, to_table, to_column, required } in references {
            let table = &row.table;
            let broken = format!(
                "id = ?1 AND {column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {to_table} AS it WHERE it.{to_column} = {table}.{column})"
            );
            if !tx.prepare_cached(&format!("SELECT 1 FROM {table} WHERE {broken}"))?.exists([&row.row_id])? {
                continue;
            }
            let mend = match (required, is_noun) {
                (false, _) => format!("UPDATE {table} SET {column} = NULL WHERE id = ?1"),
                (true, false) => format!("DELETE FROM {table} WHERE id = ?1"),
                (true, true) => "DELETE FROM record WHERE id = ?1".into(),
            };
            tx.prepare_cached(&mend)?.execute([&row.row_id])?;
        }
    }
    Ok(())
}

/// Removes a record and all that the history holds of it, so that nothing can bring it back.
pub(crate) fn erase(tx: &Transaction<'_>, record: RecordId) -> Result<()> {
    tx.execute_batch("DELETE FROM current_step")?;
    merged::take_the_place_of(tx, record)?;
    packet::forget(tx, record)?;
    tx.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([record])?;
    tx.prepare_cached(
        "DELETE FROM history WHERE (table_name, row_id) IN (SELECT table_name, row_id FROM history WHERE owner_id = ?1 OR row_id = ?1)",
    )?
    .execute([record])?;
    forget(tx, record)?;
    forget_unused_tags(tx)?;
    tx.prepare_cached("DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM history WHERE step_id = step.id)")?
        .execute([])?;
    tx.prepare_cached("DELETE FROM draft WHERE instr(name, ?1) > 0")?.execute([record])?;
    history::collect_content(tx)?;
    history::note_under_newest(tx)?;
    // The indexes are made anew, because they keep the words of what was deleted until they happen to be merged.
    tx.execute_batch(
        "INSERT INTO search_index (search_index) VALUES ('rebuild');
         INSERT INTO search_spaceless (search_spaceless) VALUES ('rebuild');",
    )?;
    Ok(())
}

/// Takes references to an erased record out of the history of other records, so that undoing a step never looks for it.
fn forget(tx: &Transaction<'_>, record: RecordId) -> Result<()> {
    let gone = record.to_string();
    let rows: Vec<Row> = tx
        .prepare_cached("SELECT id, table_name, row_id, image FROM history WHERE instr(image, ?1) > 0")?
        .query_map([&gone], row_from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let mut known: BTreeMap<String, Vec<Reference>> = BTreeMap::new();
    for row in rows {
        if !known.contains_key(&row.table) {
            known.insert(row.table.clone(), references(tx, &row.table)?);
        }
        let image: Value = serde_json::from_str(row.image.as_deref().unwrap_or("null")).unwrap_or(Value::Null);
        let references = known.get(&row.table).map_or(&[][..], Vec::as_slice);
        let is_noun = references.iter().any(|reference| reference.column == "id");
        for reference in references.iter().filter(|of| image[&of.column] == *gone) {
            // A deleted record that cannot do without the erased one keeps its history whole; see `release_dangling`.
            if reference.required && is_noun {
                continue;
            }
            if reference.required {
                tx.prepare_cached("DELETE FROM history WHERE id = ?1")?.execute([row.id])?;
            } else {
                tx.prepare_cached("UPDATE history SET image = json_set(image, '$.' || ?2, NULL) WHERE id = ?1")?
                    .execute((row.id, &reference.column))?;
            }
        }
    }
    Ok(())
}

/// Removes tags that no record carries, now or in the history: their names are the person's text too.
fn forget_unused_tags(tx: &Transaction<'_>) -> Result<()> {
    tx.prepare_cached(
        "DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM record_tag)
           AND id NOT IN (SELECT image ->> 'tag_id' FROM history WHERE table_name = 'record_tag' AND image IS NOT NULL)",
    )?
    .execute([])?;
    tx.prepare_cached(
        "DELETE FROM history WHERE table_name = 'tag' AND (
             (image IS NULL AND row_id NOT IN (SELECT id FROM tag))
             OR (row_id NOT IN (SELECT id FROM tag) AND row_id NOT IN (
                 SELECT image ->> 'tag_id' FROM history WHERE table_name = 'record_tag' AND image IS NOT NULL))
             OR NOT EXISTS (SELECT 1 FROM history AS other WHERE other.step_id = history.step_id AND other.table_name <> 'tag'))",
    )?
    .execute([])?;
    Ok(())
}

/// Writes the file anew and empties its WAL: overwriting what was deleted still leaves pieces of it where SQLite moved rows
/// within a page. False when something is in the way, such as another program or a full disk; what was erased stays erased.
pub(crate) fn sweep(db: &Connection) -> bool {
    let swept =
        db.execute_batch("VACUUM").and_then(|()| db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)));
    swept.is_ok_and(|busy: i64| busy == 0)
}
