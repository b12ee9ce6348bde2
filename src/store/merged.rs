//! Erasing somebody who was merged with another person. The history from before the merging speaks of the one who is erased, so that
//! undoing could not go past it: there, the one who stayed takes their place, as if they had been known since then.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::{PersonId, RecordId, Result, Visibility};

/// Lets the history name those who stayed instead of the one who is about to be erased; marks for the one who is erased alone,
/// where nobody stayed, become private.
pub(super) fn take_the_place_of(tx: &Connection, gone: RecordId) -> Result<()> {
    let mut stayed: BTreeMap<PersonId, i64> = BTreeMap::new();
    for (id, step, person) in successions(tx, gone)? {
        tx.prepare_cached("UPDATE history SET image = json_set(image, '$.person_id', ?2) WHERE id = ?1")?
            .execute((id, person))?;
        stayed.entry(person).or_insert(step);
    }
    let known_since: Option<i64> = tx
        .prepare_cached("SELECT min(step_id) FROM history WHERE table_name = 'record' AND row_id = ?1")?
        .query_row([gone], |row| row.get(0))?;
    for (person, merged) in &stayed {
        if let Some(step) = known_since {
            know_since(tx, *person, step, *merged)?;
        }
    }
    let mark = stayed.into_keys().next().map_or(Visibility::Private, Visibility::Person);
    tx.prepare_cached(
        "UPDATE history SET image = json_set(image, '$.visibility', ?2) WHERE image ->> 'visibility' = ?1",
    )?
    .execute((Visibility::Person(gone.into()), mark))?;
    Ok(())
}

/// The images of mentorships, ratings and check-ins that name the one who is gone, newest first, each with its step and with whom the step
/// left it: nobody where it was deleted.
fn successions(tx: &Connection, gone: RecordId) -> Result<Vec<(i64, i64, PersonId)>> {
    let mut found = Vec::new();
    for table in ["mentorship", "assessment", "skill_check_in"] {
        let mut left: BTreeMap<String, Option<PersonId>> = BTreeMap::new();
        let rows: Vec<Image> = tx
            .prepare_cached(
                "SELECT id, step_id, row_id, image ->> 'person_id' AS person FROM history
                 WHERE table_name = :table AND row_id IN (
                     SELECT row_id FROM history WHERE table_name = :table AND image ->> 'person_id' = :gone)
                 ORDER BY step_id DESC",
            )?
            .query_map(named_params! { ":table": table, ":gone": gone }, image_from_row)?
            .collect::<rusqlite::Result<_>>()?;
        for Image { id, step, row, person } in rows {
            let after = match left.remove(&row) {
                Some(after) => after,
                None => with_whom(tx, table, &row)?,
            };
            let before = match (person, after) {
                (Some(person), Some(after)) if RecordId::from(person) == gone && after != person => {
                    found.push((id, step, after));
                    Some(after)
                }
                _ => person,
            };
            left.insert(row, before);
        }
    }
    Ok(found)
}

struct Image {
    id: i64,
    step: i64,
    row: String,
    person: Option<PersonId>,
}

fn image_from_row(row: &Row<'_>) -> rusqlite::Result<Image> {
    Ok(Image { id: row.get("id")?, step: row.get("step_id")?, row: row.get("row_id")?, person: row.get("person")? })
}

fn with_whom(tx: &Connection, table: &str, row: &str) -> Result<Option<PersonId>> {
    Ok(tx
        .prepare_cached(&format!("SELECT person_id FROM {table} WHERE id = ?1"))?
        .query_row([row], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Lets the history know a person from a step on, if it knew them only later. What became of them from there until they were merged
/// can then not be undone any more.
fn know_since(tx: &Connection, person: PersonId, step: i64, merged: i64) -> Result<()> {
    let written_down: Option<i64> = tx
        .prepare_cached(
            "SELECT min(step_id) FROM history WHERE table_name = 'record' AND row_id = ?1 AND image IS NULL",
        )?
        .query_row([person], |row| row.get(0))?;
    let Some(written_down) = written_down else {
        return Ok(());
    };
    for table in ["record", "person"] {
        tx.prepare_cached("DELETE FROM history WHERE table_name = :table AND row_id = :person AND step_id <= :merged")?
            .execute(named_params! { ":table": table, ":person": person, ":merged": merged })?;
        tx.prepare_cached(
            "INSERT INTO history (step_id, table_name, row_id, owner_id, image) VALUES (:step, :table, :person, :person, NULL)",
        )?
        .execute(named_params! { ":step": step.min(written_down), ":table": table, ":person": person })?;
    }
    Ok(())
}
