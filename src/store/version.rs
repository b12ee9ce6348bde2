//! What each step made of one record, read from the images of the history. The row of now is what the newest step left; each image
//! is what a step found, and what the step before it left.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use serde_json::{Map, Value};

use super::{history, schema};
use crate::{
    FieldChange, PersonId, RecordId, RecordVersion, Result, Visibility,
    day::{moment_reading, reading},
};

/// A row as an image has it.
type Image = Map<String, Value>;

/// Columns that say nothing to a person.
const SILENT: [&str; 9] =
    ["id", "position", "created_at", "updated_at", "hash", "media_type", "size", "source_hash", "frontmatter"];

pub(crate) fn list(db: &Connection, record: RecordId, limit: u32) -> Result<Vec<RecordVersion>> {
    let mut steps = history::steps(db, Some(record), limit)?;
    steps.retain(|step| !step.undone);
    let oldest = steps.last().map_or(i64::MAX, |step| step.id);
    let mut changes = changes_since(db, record, oldest)?;
    let versions = steps.into_iter().filter_map(|step| {
        let mut changes = changes.remove(&step.id).filter(|changes| !changes.is_empty())?;
        changes.sort_by_key(|change| !change.part.is_empty());
        Some(RecordVersion { step, changes })
    });
    Ok(versions.collect())
}

/// By step, from the newest back to `oldest`, all that became of the rows that ever belonged to a record.
fn changes_since(db: &Connection, record: RecordId, oldest: i64) -> Result<BTreeMap<i64, Vec<FieldChange>>> {
    let touched: Vec<(i64, history::Row)> = db
        .prepare_cached(
            "SELECT history.* FROM history JOIN step ON step.id = step_id
             WHERE undone = 0 AND step_id >= :oldest
               AND (table_name, row_id) IN (SELECT table_name, row_id FROM history WHERE owner_id = :record)
             ORDER BY step_id DESC, history.id",
        )?
        .query_map(named_params! { ":record": record, ":oldest": oldest }, |row| {
            Ok((row.get("step_id")?, history::row_from_row(row)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut left: HashMap<(String, String), Option<Image>> = HashMap::new();
    let mut changes: BTreeMap<i64, Vec<FieldChange>> = BTreeMap::new();
    for (step, row) in touched {
        let part = Part::of(db, &row.table)?;
        let key = (row.table.clone(), row.row_id.clone());
        let after = match left.remove(&key) {
            Some(known) => known,
            None => image(history::image_of(db, &row.table, &row.row_id)?),
        };
        let before = image(row.image);
        let its = |image: &&Image| part.belongs_to(image, record);
        changes.entry(step).or_default().extend(part.changes(
            db,
            before.as_ref().filter(its),
            after.as_ref().filter(its),
        )?);
        left.insert(key, before);
    }
    Ok(changes)
}

fn image(text: Option<String>) -> Option<Image> {
    serde_json::from_str(&text?).ok()
}

/// A table of a record's rows, and how to speak of it.
struct Part {
    table: String,
    owner: String,
    columns: Vec<String>,
}

impl Part {
    fn of(db: &Connection, table: &str) -> Result<Self> {
        let owner = schema::owner_column(db, table)?.unwrap_or_else(|| "id".into());
        Ok(Self { table: table.to_owned(), owner, columns: schema::columns(db, table)? })
    }

    fn belongs_to(&self, image: &Image, record: RecordId) -> bool {
        let owner = image.get(&self.owner).and_then(Value::as_str);
        // What is parked belongs to its mentorship until a session takes it.
        let parked = if self.table == "topic" { image.get("mentorship_id").and_then(Value::as_str) } else { None };
        owner.or(parked).is_some_and(|owner| owner == record.to_string())
    }

    fn changes(&self, db: &Connection, before: Option<&Image>, after: Option<&Image>) -> Result<Vec<FieldChange>> {
        let mut changes = Vec::new();
        for column in self.columns.iter().filter(|column| self.is_told(column)) {
            let told = |image: Option<&Image>| image.map_or(Ok(None), |image| self.told(db, column, image));
            let (before, after) = (told(before)?, told(after)?);
            if before != after {
                changes.push(FieldChange { part: self.name(), field: field(column), before, after });
            }
        }
        Ok(changes)
    }

    fn is_told(&self, column: &str) -> bool {
        let of_the_topic = self.table == "topic" && column == "mentorship_id";
        let of_every_record = self.table == "record" && column == "kind";
        !SILENT.contains(&column) && column != self.owner && !of_the_topic && !of_every_record
    }

    fn name(&self) -> String {
        match self.table.as_str() {
            _ if self.owner == "id" => String::new(),
            "record_tag" => "tag".into(),
            "check_in" => "check-in".into(),
            "mentorship_skill" => "skill in focus".into(),
            table => table.replace('_', " "),
        }
    }

    /// What a field says, as a person would read it; none when it says nothing.
    fn told(&self, db: &Connection, column: &str, image: &Image) -> Result<Option<String>> {
        let text = match image.get(column) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) if column == "captured" => {
                return Ok(Some("yes".to_owned()).filter(|_| number.as_i64() != Some(0)));
            }
            Some(Value::Number(number)) => number.as_f64().map_or_else(String::new, |number| number.to_string()),
            Some(other) => other.to_string(),
        };
        let told = match column {
            "visibility" => visibility(db, &text)?,
            "reminders" => text.trim_matches(['[', ']']).replace(',', ", "),
            _ if column.ends_with("_on") => text.parse::<NaiveDate>().map_or(text, reading),
            _ if column.ends_with("_at") => moment(&text, image).unwrap_or(text),
            _ if column.ends_with("_id") && self.refers(column) => called(db, column, &text)?.unwrap_or(text),
            _ => text,
        };
        Ok(Some(told).filter(|told| !told.is_empty()))
    }

    /// A credential's id is the issuer's, and names nothing here.
    fn refers(&self, column: &str) -> bool {
        (self.table.as_str(), column) != ("certification", "credential_id")
    }
}

/// What a column is called.
fn field(column: &str) -> String {
    match column {
        "happened_on" | "held_on" | "checked_on" | "assessed_on" | "credited_on" => "day".into(),
        "starts_at" => "time".into(),
        "credential_id" => "credential id".into(),
        _ => {
            let suffixes = ["_on", "_id"];
            let plain = suffixes.iter().find_map(|suffix| column.strip_suffix(suffix)).unwrap_or(column);
            plain.replace('_', " ")
        }
    }
}

/// An instant on the clocks of the zone that stands beside it.
fn moment(text: &str, image: &Image) -> Option<String> {
    let instant: DateTime<Utc> = text.parse().ok()?;
    let zone = image.get("zone").and_then(Value::as_str).unwrap_or("UTC").parse().ok()?;
    Some(moment_reading(instant, zone))
}

fn visibility(db: &Connection, mark: &str) -> Result<String> {
    match mark.parse() {
        Ok(Visibility::Person(person)) => {
            let name = called(db, "person_id", &PersonId::to_string(&person))?;
            Ok(name.map_or_else(|| mark.to_owned(), |name| format!("mentor:{name}")))
        }
        _ => Ok(mark.to_owned()),
    }
}

/// What a reference points to is called: now, or when it was last there.
fn called(db: &Connection, column: &str, id: &str) -> Result<Option<String>> {
    let (now, table) = match column {
        "skill_id" => ("SELECT name FROM skill WHERE id = ?1", Some("skill")),
        "area_id" => ("SELECT name FROM area WHERE id = ?1", Some("area")),
        "tag_id" => ("SELECT name FROM tag WHERE id = ?1", Some("tag")),
        _ => ("SELECT title FROM record_line WHERE record_id = ?1", None),
    };
    let name: Option<String> = db.prepare_cached(now)?.query_row([id], |row| row.get(0)).optional()?;
    if name.is_some() {
        return Ok(name);
    }
    Ok(db
        .prepare_cached(
            "SELECT coalesce(nullif(image ->> 'title', ''), image ->> 'name', image ->> 'text', substr(image ->> 'body', 1, 80)) AS name
             FROM history WHERE row_id = :id AND image IS NOT NULL AND table_name <> 'record' AND coalesce(table_name = :table, true)
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(named_params! { ":id": id, ":table": table }, |row| row.get(0))
        .optional()?
        .flatten())
}
