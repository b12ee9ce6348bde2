//! A journal entry: a note, a win, a reflection, a challenge or feedback, on its day.

mod promotion;
mod template;
mod year;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Audience, EntryId, Error, Kind, Logbook, Marks, NewMarks, Result,
    day::{DAY_MINUTES, in_reach, short_enough},
    logbook::Change,
    store, text,
    word::words,
};

pub use promotion::Promotion;
pub use template::{EntryTemplate, EntryTemplates, NewEntryTemplate};
pub use year::{JournalDay, JournalYear};

words! {
    /// What kind of entry it is.
    EntryKind as "kind" {
        /// Something to remember.
        Note = "note",
        /// Something that went well.
        Win = "win",
        /// Thinking something over.
        Reflection = "reflection",
        /// Something hard: what happened, what was tried, what was learned.
        Challenge = "challenge",
        /// What others said.
        Feedback = "feedback",
    }
}

/// A journal entry.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Entry {
    /// Its name for ever.
    pub id: EntryId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// Its day.
    #[serde(rename = "on")]
    pub happened_on: NaiveDate,
    /// What kind it is.
    pub kind: EntryKind,
    /// Its title; may be empty.
    pub title: String,
    /// The text, as Markdown.
    pub body: String,
    /// The challenge's kind, by slug; empty for other entries.
    pub challenge: String,
    /// How long it took.
    pub minutes: Option<u32>,
    /// 1 to 5; never leaves the machine.
    pub mood: Option<u8>,
    /// 1 to 5; never leaves the machine.
    pub energy: Option<u8>,
    /// Whether it came by quick capture.
    pub captured: bool,
    /// Where it was imported from: the path inside the imported folder.
    pub source_path: Option<String>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) source_hash: Option<String>,
    /// The imported note's frontmatter, as it was.
    pub frontmatter: Option<String>,
}

/// An entry to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewEntry {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// Its day; today unless said.
    #[serde(rename = "on")]
    pub happened_on: Option<NaiveDate>,
    /// What kind it is; a note unless said.
    pub kind: Option<EntryKind>,
    /// Its title.
    pub title: String,
    /// The text, as Markdown.
    pub body: String,
    /// The challenge's kind, by slug or a unique beginning.
    pub challenge: String,
    /// How long it took.
    pub minutes: Option<u32>,
    /// 1 to 5.
    pub mood: Option<u8>,
    /// 1 to 5.
    pub energy: Option<u8>,
}

/// An edit of an entry that knows which version it began from.
#[derive(Debug, Clone, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EntryEdit {
    /// The entry.
    pub id: EntryId,
    /// When the version that the edit began from was last changed; an older one keeps both texts.
    pub base: Option<chrono::DateTime<chrono::Utc>>,
    /// What it is to be.
    pub entry: NewEntry,
}

/// Which version of an entry the logbook holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EntryVersion {
    /// The entry.
    pub id: EntryId,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Which entries to list.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct EntryFilter {
    /// Only these kinds; all when empty.
    pub kinds: Vec<EntryKind>,
    /// Only those with evidence on this skill or area.
    pub skill: Option<String>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those imported from below this folder.
    pub folder: Option<String>,
    /// Only what was captured and has no skill yet.
    pub inbox: bool,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only up to this day.
    pub to: Option<NaiveDate>,
    /// How many at most.
    pub limit: Option<u32>,
    /// How many of the newest to pass over.
    pub offset: u32,
}

impl From<&Entry> for NewEntry {
    fn from(entry: &Entry) -> Self {
        Self {
            marks: NewMarks::from(&entry.marks),
            happened_on: Some(entry.happened_on),
            kind: Some(entry.kind),
            title: entry.title.clone(),
            body: entry.body.clone(),
            challenge: entry.challenge.clone(),
            minutes: entry.minutes,
            mood: entry.mood,
            energy: entry.energy,
        }
    }
}

impl NewEntry {
    pub(crate) fn applied(&self, change: &Change<'_>, before: Entry) -> Result<Entry> {
        in_reach("on", self.happened_on)?;
        short_enough("An entry", self.minutes, DAY_MINUTES)?;
        let title = text::line("title", &self.title)?;
        let body = text::body("body", &self.body)?;
        if title.is_empty() && body.trim().is_empty() {
            return Err(Error::invalid("body", "The entry is empty. Write a title or a text."));
        }
        for (field, feeling) in [("mood", self.mood), ("energy", self.energy)] {
            if feeling.is_some_and(|value| !(1..=5).contains(&value)) {
                return Err(Error::invalid(field, format!("The {field} is a number from 1 to 5.")));
            }
        }
        let kind = self.kind.unwrap_or(if self.challenge.is_empty() { before.kind } else { EntryKind::Challenge });
        let challenge = if self.challenge.is_empty() {
            String::new()
        } else {
            store::framework::challenge(change, &self.challenge)?.slug
        };
        if !challenge.is_empty() && kind != EntryKind::Challenge {
            return Err(Error::invalid("challenge", "Only an entry of kind challenge has a kind of challenge."));
        }
        Ok(Entry {
            happened_on: self.happened_on.unwrap_or(before.happened_on),
            kind,
            title,
            body,
            challenge,
            minutes: self.minutes,
            mood: self.mood,
            energy: self.energy,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down a new entry.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound` or `Ambiguous` for a skill that is named wrongly.
    pub fn add_entry(&self, new: NewEntry) -> Result<Entry> {
        self.write("Add entry", |change| add_entry(change, &new))
    }

    /// Makes an entry what the edit says. Text that changed meanwhile is kept beside the edit, as an entry of its own, and marks
    /// of both are kept, for the fewer of those who could see it.
    ///
    /// # Errors
    /// As [`Logbook::add_entry`], and `NotFound` for the entry.
    pub fn edit_entry(&self, mut edit: EntryEdit) -> Result<Entry> {
        self.write("Edit entry", |change| {
            let before = store::entry::get(change, edit.id)?;
            // An older version of an entry is not refused: both texts are kept.
            edit.entry.marks.base = Some(before.marks.updated_at);
            if NewEntry::from(&before) == edit.entry {
                return Ok(before);
            }
            let stale = edit.base.is_some_and(|base| base != before.marks.updated_at);
            if stale {
                edit.entry.marks.join(&before.marks);
            }
            if stale && (before.body != edit.entry.body || before.title != edit.entry.title) {
                let mut other = NewEntry::from(&before);
                let named = if before.title.is_empty() { "Entry" } else { &before.title };
                let title = format!("{named} (as it was changed meanwhile)");
                if title.chars().count() <= text::TITLE_LIMIT {
                    other.title = title;
                }
                other.marks.links.push(edit.id.into());
                add_entry(change, &other)?;
            }
            let after = edit.entry.applied(change, before)?;
            store::entry::update(change, &after)?;
            store::record::set_marks(change, edit.id.into(), &edit.entry.marks)?;
            store::record::touch(change, edit.id.into())?;
            store::entry::get(change, edit.id)
        })
    }

    /// One entry.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_entry(&self, id: EntryId) -> Result<Entry> {
        self.read(|db| store::entry::get(db, id))
    }

    /// Entries, newest day first.
    ///
    /// # Errors
    /// `NotFound` or `Ambiguous` for the skill to filter by, `Invalid` for a tag that could be none.
    pub fn list_entries(&self, filter: EntryFilter) -> Result<Vec<Entry>> {
        self.read(|db| store::entry::list(db, &filter, Audience::Me))
    }

    /// The same entries by id and version alone: to see which of thousands must be read again.
    ///
    /// # Errors
    /// As [`Logbook::list_entries`].
    pub fn list_entry_versions(&self, filter: EntryFilter) -> Result<Vec<EntryVersion>> {
        self.read(|db| store::entry::versions(db, &filter))
    }
}

/// Writes an entry in a change that may hold more: the sample year, an import, a capture.
pub(crate) fn add_entry(change: &Change<'_>, new: &NewEntry) -> Result<Entry> {
    let entry = new.applied(change, blank(change))?;
    insert(change, entry, &new.marks)
}

/// An entry of today that says nothing yet.
pub(crate) fn blank(change: &Change<'_>) -> Entry {
    Entry {
        id: change.id(),
        marks: Marks::default(),
        happened_on: change.today,
        kind: EntryKind::Note,
        title: String::new(),
        body: String::new(),
        challenge: String::new(),
        minutes: None,
        mood: None,
        energy: None,
        captured: false,
        source_path: None,
        source_hash: None,
        frontmatter: None,
    }
}

/// Writes an entry that has passed the rules.
pub(crate) fn insert(change: &Change<'_>, mut entry: Entry, marks: &NewMarks) -> Result<Entry> {
    entry.marks = store::record::insert(change, entry.id.into(), Kind::Entry, marks)?;
    store::entry::insert(change, &entry)?;
    Ok(entry)
}
