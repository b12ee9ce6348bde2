//! Tags, and which records carry them.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::record::list_of;
use crate::{Error, Marks, RecordId, Result, Tag, logbook::Change, tag::tag_name};

/// Makes a record carry these tags and no others.
pub(super) fn set(change: &Change<'_>, id: RecordId, tags: &[String]) -> Result<()> {
    let mut wanted: Vec<String> = Vec::new();
    for tag in tags {
        let name = tag_name(tag)?;
        if !wanted.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            wanted.push(name);
        }
    }
    let before: Vec<(String, String)> = change
        .prepare_cached(
            "SELECT record_tag.id AS id, name FROM record_tag JOIN tag ON tag.id = tag_id WHERE record_id = ?1",
        )?
        .query_map([id], |row| Ok((row.get("id")?, row.get("name")?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (row, name) in &before {
        if !wanted.iter().any(|tag| tag.to_lowercase() == name.to_lowercase()) {
            change.prepare_cached("DELETE FROM record_tag WHERE id = ?1")?.execute([row])?;
        }
    }
    for name in wanted {
        if before.iter().any(|(_, had)| had.to_lowercase() == name.to_lowercase()) {
            continue;
        }
        let tag = match tag_of(change, &name)? {
            Some(tag) => tag,
            None => {
                let fresh = change.id::<RecordId>().to_string();
                change.prepare_cached("INSERT INTO tag (id, name) VALUES (?1, ?2)")?.execute((&fresh, &name))?;
                fresh
            }
        };
        change
            .prepare_cached(
                "INSERT INTO record_tag (id, record_id, tag_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute((change.id::<RecordId>(), id, tag))?;
    }
    Ok(())
}

/// The tag of that name in any case; most are found by the index, before every name is folded.
fn tag_of(db: &Connection, name: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT id FROM tag WHERE name = ?1 UNION ALL SELECT id FROM tag WHERE fold(name) = fold(?1) LIMIT 1",
        )?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// Adds their tags to the marks of records.
pub(super) fn add_to(db: &Connection, list: &str, marks: &mut HashMap<RecordId, Marks>) -> Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT record_tag.record_id, name FROM json_each(:ids) JOIN record_tag ON record_tag.record_id = json_each.value JOIN tag ON tag.id = tag_id
         ORDER BY name",
    )?;
    for row in rows.query_map(named_params! { ":ids": list }, |row| Ok((row.get("record_id")?, row.get("name")?)))? {
        let (record, name): (RecordId, String) = row?;
        if let Some(mark) = marks.get_mut(&record) {
            mark.tags.push(name);
        }
    }
    Ok(())
}

/// Every tag that some record carries.
pub(crate) fn list(db: &Connection) -> Result<Vec<Tag>> {
    Ok(db
        .prepare_cached(
            "SELECT name, count(*) AS count FROM tag JOIN record_tag ON tag_id = tag.id GROUP BY tag.id ORDER BY name",
        )?
        .query_map([], |row| Ok(Tag { name: row.get("name")?, count: row.get("count")? }))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How a tag is written, in whatever case it was asked for; none where no record carries it.
pub(crate) fn carried(db: &Connection, name: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached(
            "SELECT name FROM tag WHERE fold(name) = fold(?1) AND id IN (SELECT tag_id FROM record_tag) LIMIT 1",
        )?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// How many records carry a tag.
pub(crate) fn count(db: &Connection, name: &str) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(DISTINCT record_id) FROM record_tag WHERE tag_id IN (SELECT id FROM tag WHERE fold(name) = fold(?1))")?
        .query_row([name], |row| row.get(0))?)
}

/// Lets every record that carries one of the tags carry the one called `into` instead, which is then written so.
pub(crate) fn merge(change: &Change<'_>, from: &[String], into: &str) -> Result<()> {
    let merged: Vec<String> = change
        .prepare_cached("SELECT id FROM tag WHERE fold(name) IN (SELECT fold(value) FROM json_each(?1))")?
        .query_map([list_of(from)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    // A tag that has the name already is the one that stays; else the first of those merged is called so.
    let stays = match tag_of(change, into)? {
        Some(tag) => tag,
        None => merged.first().cloned().ok_or_else(|| Error::not_found("tag", into))?,
    };
    let renamed = change
        .prepare_cached("UPDATE tag SET name = ?2 WHERE id = ?1 AND name <> ?2 COLLATE BINARY")?
        .execute((&stays, into))?
        > 0;
    let gone: Vec<&String> = merged.iter().filter(|tag| **tag != stays).collect();
    touch_carriers(change, &gone.iter().copied().chain(Some(&stays).filter(|_| renamed)).collect::<Vec<_>>())?;
    for tag in gone {
        change
            .prepare_cached(
                "UPDATE record_tag SET tag_id = :stays
                 WHERE tag_id = :gone AND record_id NOT IN (SELECT record_id FROM record_tag WHERE tag_id = :stays)",
            )?
            .execute(named_params! { ":stays": stays, ":gone": tag })?;
        change.prepare_cached("DELETE FROM tag WHERE id = ?1")?.execute([tag])?;
    }
    Ok(())
}

/// Takes a tag away from every record that carries it.
pub(crate) fn delete(change: &Change<'_>, name: &str) -> Result<()> {
    let gone: Vec<String> = change
        .prepare_cached("SELECT id FROM tag WHERE fold(name) = fold(?1)")?
        .query_map([name], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    touch_carriers(change, &gone.iter().collect::<Vec<_>>())?;
    change
        .prepare_cached("DELETE FROM tag WHERE id IN (SELECT value FROM json_each(?1))")?
        .execute([list_of(&gone)])?;
    Ok(())
}

/// Their tags are about to change, so that an edit that began before is one of an older version.
fn touch_carriers(change: &Change<'_>, tags: &[&String]) -> Result<()> {
    change
        .prepare_cached(
            "UPDATE record SET updated_at = :now WHERE id IN (
                 SELECT record_id FROM record_tag WHERE tag_id IN (SELECT value FROM json_each(:tags)))",
        )?
        .execute(named_params! { ":now": change.now, ":tags": list_of(tags) })?;
    Ok(())
}
