//! Everything as one file of our own: sorted, with every id and instant, and nothing of the day it was written.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Error, ImportPreview, Imported, Kind, Logbook, LogbookId, PreviewItem, Result, Source, store};

/// What the file calls itself.
const FORMAT: &str = "cairn logbook";

/// The version of the file's form, which is the version of the schema that its rows have.
const VERSION: u32 = 1;

/// The whole logbook as a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Export {
    format: String,
    version: u32,
    pub(crate) logbook: LogbookId,
    /// Rows by table, each table sorted by id; the columns are those of the schema.
    pub(crate) tables: BTreeMap<String, Vec<Value>>,
    /// The bytes of attachments by their SHA-256, in base64.
    pub(crate) contents: BTreeMap<String, String>,
}

impl Logbook {
    /// Everything in the logbook as one JSON document. The same logbook gives the same bytes, and so does the logbook that
    /// is founded by importing them.
    pub fn export_all(&self) -> Result<String> {
        let export = self.read(|db| {
            Ok(Export {
                format: FORMAT.into(),
                version: VERSION,
                logbook: store::schema::logbook_id(db)?,
                tables: store::export::tables(db)?,
                contents: store::export::contents(db)?,
            })
        })?;
        let mut text = serde_json::to_string_pretty(&export)
            .map_err(|why| Error::Storage { message: format!("The export cannot be written: {why}."), path: None })?;
        text.push('\n');
        Ok(text)
    }

    /// What importing such a file would do; nothing is written.
    ///
    /// # Errors
    /// `Invalid` for what is not such a file, or one of a newer Cairn.
    pub fn preview_all(&self, text: &str) -> Result<ImportPreview> {
        let export = parsed(text)?;
        let nouns: HashMap<&str, HashMap<&str, &Value>> =
            export.tables.iter().map(|(table, rows)| (table.as_str(), by_id(rows))).collect();
        self.read(|db| {
            let mut preview = ImportPreview::default();
            for row in export.tables.get("record").into_iter().flatten() {
                let (Some(id), Some(kind)) = (row["id"].as_str(), row["kind"].as_str()) else {
                    return Err(Error::invalid(
                        "file",
                        "A record in the file has no id or no kind. The file is damaged.",
                    ));
                };
                let kind: Kind = kind.parse()?;
                let noun = nouns.get(kind.as_str()).and_then(|nouns| nouns.get(id));
                let told = |name: &str| noun.and_then(|noun| noun[name].as_str()).filter(|text| !text.is_empty());
                let duplicate = store::export::has_record(db, id)?;
                preview.taken += u32::from(!duplicate);
                preview.duplicates += u32::from(duplicate);
                preview.items.push(PreviewItem {
                    kind,
                    title: told("title")
                        .or(told("name"))
                        .or(told("text"))
                        .or(told("takeaway"))
                        .or(told("body"))
                        .unwrap_or_default()
                        .chars()
                        .take(80)
                        .collect(),
                    happened_on: told("happened_on")
                        .or(told("held_on"))
                        .or(told("assessed_on"))
                        .and_then(|day| day.parse().ok()),
                    duplicate,
                    changed: false,
                    skills: vec![],
                });
            }
            Ok(preview)
        })
    }

    /// Takes in what such a file holds and is not here yet, as one step. A logbook that holds nothing of the person's own, neither
    /// a record nor a profile nor a framework, takes the frameworks in the file for its own too. One that has no file until then
    /// also takes the id: it becomes the logbook in the file. One that has a file keeps its id, which no undo would give back.
    ///
    /// # Errors
    /// As [`Logbook::preview_all`], and `Invalid` for a file with which the logbook could not be read; nothing is then taken.
    pub fn import_all(&self, text: &str) -> Result<Imported> {
        let export = parsed(text)?;
        self.write_from(Source::Import, "Import logbook", |change| {
            store::search::at_once(change, || store::export::take(change, &export))
        })
    }
}

fn by_id(rows: &[Value]) -> HashMap<&str, &Value> {
    rows.iter().filter_map(|row| Some((row["id"].as_str()?, row))).collect()
}

fn parsed(text: &str) -> Result<Export> {
    let export: Export = serde_json::from_str(text)
        .map_err(|why| Error::invalid("file", format!("This is not a file of `cairn export all` ({why}).")))?;
    if export.format != FORMAT {
        return Err(Error::invalid("file", format!("This is a “{}” file, not a “{FORMAT}” file.", export.format)));
    }
    if export.version > VERSION {
        return Err(Error::invalid(
            "file",
            "This file was written by a newer Cairn. Install the newer version to import it.",
        ));
    }
    Ok(export)
}
