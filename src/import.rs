//! Moving notes in: previewed first, duplicates known, one transaction, one step to undo.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    Entry, Error, Kind, Logbook, NewMarks, RecordId, Result, Source, day::in_reach, entry, logbook::Change, store, text,
};

/// A note of a folder, read and dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// Its path inside the folder, with forward slashes.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its day.
    pub happened_on: NaiveDate,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its frontmatter, as it was.
    pub frontmatter: Option<String>,
    /// Its text, exactly.
    pub body: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportPreview {
    /// Each thing found, in the order of the source.
    pub items: Vec<PreviewItem>,
    /// How many would be taken.
    pub taken: u32,
    /// How many are here already.
    pub duplicates: u32,
    /// How many are here with other text; taken only when asked for.
    pub changed: u32,
}

/// One thing that an import found.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PreviewItem {
    /// What it would become.
    pub kind: Kind,
    /// What it would be called.
    pub title: String,
    /// Its day.
    #[serde(rename = "on")]
    pub happened_on: Option<NaiveDate>,
    /// Whether it is here already.
    pub duplicate: bool,
    /// Whether it is here with other text.
    pub changed: bool,
    /// The skills it would be evidence for.
    pub skills: Vec<String>,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Imported {
    /// How many of each kind were taken.
    pub taken: BTreeMap<Kind, u32>,
    /// How many were here already.
    pub duplicates: u32,
    /// How many are here with other text, and were not taken.
    pub changed: u32,
}

/// How a note compares with what the logbook holds of its path.
enum Known {
    No,
    Same,
    Changed(Box<Entry>),
}

impl Logbook {
    /// What importing notes would do; nothing is written.
    pub fn preview_notes(&self, notes: &[ImportNote]) -> Result<ImportPreview> {
        self.read(|db| {
            let mut preview = ImportPreview::default();
            for note in notes {
                let known = known(db, note)?;
                let (duplicate, changed) = (matches!(known, Known::Same), matches!(known, Known::Changed(_)));
                preview.taken += u32::from(!duplicate && !changed);
                preview.duplicates += u32::from(duplicate);
                preview.changed += u32::from(changed);
                preview.items.push(PreviewItem {
                    kind: Kind::Entry,
                    title: note.title.clone(),
                    happened_on: Some(note.happened_on),
                    duplicate,
                    changed,
                    skills: vec![],
                });
            }
            Ok(preview)
        })
    }

    /// Takes notes in as entries, each on its day, as one step. A note that is here already is not doubled; one whose text
    /// changed is taken over its entry only when `update` says so. `progress` is told how many of how many are done.
    ///
    /// # Errors
    /// `Invalid` for a note over the limit or in a year that nobody means, naming it; nothing is then taken.
    pub fn import_notes(
        &self,
        notes: &[ImportNote],
        update: Update,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Imported> {
        self.write_from(Source::Import, "Import notes", |change| {
            store::search::at_once(change, || take(change, notes, update, progress))
        })
    }
}

fn take(
    change: &Change<'_>,
    notes: &[ImportNote],
    update: Update,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Imported> {
    let mut imported = Imported::default();
    for (done, note) in notes.iter().enumerate() {
        match (known(change, note)?, update) {
            (Known::No, _) => {
                add_note(change, note)?;
                *imported.taken.entry(Kind::Entry).or_default() += 1;
            }
            (Known::Same, _) => imported.duplicates += 1,
            (Known::Changed(entry), Update::Changed) => {
                update_note(change, *entry, note)?;
                *imported.taken.entry(Kind::Entry).or_default() += 1;
            }
            (Known::Changed(_), Update::Nothing) => imported.changed += 1,
        }
        progress(done + 1, notes.len());
    }
    Ok(imported)
}

/// What to do with notes that are here with other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// Leave them as they are.
    Nothing,
    /// Take the new text over the old; the history keeps both.
    Changed,
}

fn known(db: &store::Connection, note: &ImportNote) -> Result<Known> {
    let found = store::entry::from_source(db, &note.path)?;
    if found.iter().any(|entry| entry.source_hash.as_deref() == Some(&note.sha256)) {
        return Ok(Known::Same);
    }
    Ok(found.into_iter().next().map_or(Known::No, |entry| Known::Changed(Box::new(entry))))
}

fn add_note(change: &Change<'_>, note: &ImportNote) -> Result<()> {
    let entry = filled(entry::blank(change), note)?;
    let marks = NewMarks { tags: note.tags.clone(), ..NewMarks::default() };
    store::record::insert_unread(change, entry.id.into(), Kind::Entry, &marks)?;
    store::entry::insert(change, &entry)
}

fn update_note(change: &Change<'_>, before: Entry, note: &ImportNote) -> Result<()> {
    let id: RecordId = before.id.into();
    let mut marks = NewMarks::from(&before.marks);
    marks.tags.extend(note.tags.iter().cloned());
    store::entry::update(change, &filled(before, note)?)?;
    store::record::set_marks(change, id, &marks)?;
    store::record::touch(change, id)
}

fn filled(entry: Entry, note: &ImportNote) -> Result<Entry> {
    let naming = |error| match error {
        Error::Invalid { field, message } => Error::Invalid { field, message: format!("{}: {message}", note.path) },
        other => other,
    };
    in_reach("on", note.happened_on).map_err(naming)?;
    Ok(Entry {
        happened_on: note.happened_on,
        title: text::line("title", &note.title).map_err(naming)?,
        body: text::body("body", &note.body).map_err(naming)?,
        source_path: Some(note.path.clone()),
        source_hash: Some(note.sha256.clone()),
        frontmatter: note.frontmatter.clone(),
        ..entry
    })
}
