//! The rows of every table as JSON, out and in again.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use rusqlite::Connection;
use serde_json::Value;

use super::{
    attachment::hash_of, case, entry_template, framework, history, profile, reading, record, schema, skill_check_in,
};
use crate::{Error, Framework, Imported, Kind, Profile, Result, export::Export, framework::built_in, logbook::Change};

/// Every table of the record, its rows sorted by id.
pub(crate) fn tables(db: &Connection) -> Result<BTreeMap<String, Vec<Value>>> {
    let mut tables = BTreeMap::new();
    for table in schema::record_tables(db)? {
        let columns = schema::columns(db, &table)?
            .iter()
            .map(|column| format!("'{column}', \"{column}\""))
            .collect::<Vec<_>>()
            .join(", ");
        let rows = db
            .prepare_cached(&format!("SELECT json_object({columns}) FROM {table} ORDER BY id"))?
            .query_map([], |row| row.get::<_, String>(0))?
            .map(|row| serde_json::from_str(&row?).map_err(damaged))
            .collect::<Result<Vec<Value>>>()?;
        tables.insert(table, rows);
    }
    Ok(tables)
}

/// The bytes of the attachments and frozen files that rows name.
pub(crate) fn contents(db: &Connection) -> Result<BTreeMap<String, String>> {
    Ok(db
        .prepare_cached("SELECT hash, bytes FROM content WHERE hash IN (SELECT hash FROM attachment UNION ALL SELECT hash FROM frozen_file)")?
        .query_map([], |row| Ok((row.get("hash")?, STANDARD.encode(row.get::<_, Vec<u8>>("bytes")?))))?
        .collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn has_record(db: &Connection, id: &str) -> Result<bool> {
    Ok(db.prepare_cached("SELECT 1 FROM record WHERE id = ?1")?.exists([id])?)
}

/// Writes the rows that are not here yet; a blank logbook takes the whole file, and its id too where it has no file until then.
pub(crate) fn take(change: &Change<'_>, export: &Export) -> Result<Imported> {
    change.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let known = schema::record_tables(change)?;
    if let Some(unknown) = export.tables.keys().find(|table| !known.contains(table)) {
        return Err(Error::invalid(
            "file",
            format!(
                "The file holds “{unknown}”, which is nothing a logbook has. It is damaged, or of another program."
            ),
        ));
    }
    let blank = is_blank(change)?;
    if blank {
        for table in &known {
            change.execute(&format!("DELETE FROM {table}"), [])?;
        }
    }
    // The id is in no history: only before the logbook has a file is there nothing for undo to give back.
    if blank && change.founding {
        change.execute("UPDATE logbook SET id = ?1", [export.logbook])?;
    }
    for (hash, text) in &export.contents {
        let bytes = STANDARD.decode(text).map_err(damaged)?;
        if hash_of(&bytes) != *hash {
            return Err(Error::invalid("file", "The bytes of an attachment in the file are damaged."));
        }
        change
            .prepare_cached("INSERT INTO content (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((hash, bytes))?;
    }
    let tags = same_tags(change, export)?;
    let mut imported = Imported::default();
    for (table, rows) in &export.tables {
        for row in rows {
            let taken = take_row(change, table, row, &tags)?;
            if table == "record" {
                let kind: Kind = row["kind"].as_str().unwrap_or_default().parse()?;
                if taken {
                    *imported.taken.entry(kind).or_default() += 1;
                } else {
                    imported.duplicates += 1;
                }
            }
        }
    }
    if change.prepare("SELECT 1 FROM pragma_foreign_key_check")?.exists([])? {
        return Err(Error::invalid(
            "file",
            "The file points to something that neither it nor the logbook holds. It is damaged or cut.",
        ));
    }
    if let Some(fault) = reading::faults(change, change.today)?.first() {
        return Err(Error::invalid(
            "file",
            format!("With this file taken in, the logbook could not be read, so nothing was taken. {fault}"),
        ));
    }
    Ok(imported)
}

/// Whether the logbook holds nothing of the person's own: no record, no template of entries, no check-in, no case, no profile that says something, no
/// framework but the one that comes with Cairn.
fn is_blank(db: &Connection) -> Result<bool> {
    let own = |framework: &Framework| !framework.built_in;
    Ok(record::is_empty(db)?
        && entry_template::list(db)?.is_empty()
        && skill_check_in::list(db)?.is_empty()
        && case::list(db)?.is_empty()
        && profile::get(db)? == Profile::default()
        && !framework::list(db)?.iter().any(own)
        && framework::file(db, None)? == built_in()?)
}

fn take_row(change: &Change<'_>, table: &str, row: &Value, tags: &BTreeMap<String, String>) -> Result<bool> {
    let Some(id) = row["id"].as_str() else {
        return Err(Error::invalid("file", format!("A row of “{table}” has no id. The file is damaged.")));
    };
    if history::has_row(change, table, id)? || (table == "tag" && tags.contains_key(id)) {
        return Ok(false);
    }
    let mut row = row.clone();
    if table == "framework" && change.prepare_cached("SELECT 1 FROM framework WHERE in_use = 1")?.exists([])? {
        row["in_use"] = 0.into();
    }
    if table == "record_tag"
        && let Some(here) = row["tag_id"].as_str().and_then(|tag| tags.get(tag))
    {
        row["tag_id"] = here.as_str().into();
    }
    history::insert_image(change, table, id, &row.to_string()).map_err(|error| match error {
        Error::Storage { message, .. } => {
            Error::invalid("file", format!("A row of “{table}” breaks a rule, so nothing was taken. {message}"))
        }
        other => other,
    })?;
    Ok(true)
}

/// Tags of the file that the logbook has under another id, by name.
fn same_tags(change: &Change<'_>, export: &Export) -> Result<BTreeMap<String, String>> {
    let here: BTreeMap<String, String> = change
        .prepare("SELECT fold(name), id FROM tag")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(export
        .tables
        .get("tag")
        .into_iter()
        .flatten()
        .filter_map(|tag| Some((tag["id"].as_str()?, here.get(&tag["name"].as_str()?.to_lowercase())?)))
        .filter(|(there, here)| there != here)
        .map(|(there, here)| (there.to_owned(), here.clone()))
        .collect())
}

fn damaged(why: impl std::fmt::Display) -> Error {
    Error::invalid("file", format!("The file is damaged: {why}."))
}
