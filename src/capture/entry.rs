//! From a captured line to an entry: what each name in it means in this logbook.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Capture, Named, Token, read};
use crate::{
    Audience, Entry, EntryKind, Error, Kind, Logbook, NewEntry, NewEvidence, NewMarks, RecordId, Result, Verb,
    Visibility,
    entry::{blank, insert},
    store::{self, Connection},
};

/// A line to write down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Capturing {
    /// The line, with its tokens.
    pub line: String,
    /// Its day; today unless said.
    #[serde(rename = "on")]
    pub happened_on: Option<NaiveDate>,
    /// What kind it is, unless the line says so itself.
    pub kind: Option<EntryKind>,
}

/// What became of a captured line.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Captured {
    /// The entry.
    pub entry: Entry,
    /// A sentence for each name that stayed in the text.
    pub messages: Vec<String>,
}

/// What a known name in a line stands for.
enum Meaning {
    Skill(NewEvidence),
    Record(RecordId),
    Kind(EntryKind),
    Visibility(Visibility),
}

impl Logbook {
    /// Writes down a line; what it names is taken out of the text. Without a skill it waits in the inbox.
    ///
    /// # Errors
    /// `Invalid` when nothing is left to write down.
    pub fn capture(&self, capturing: Capturing) -> Result<Captured> {
        self.write("Log entry", |change| {
            let capture = read(&capturing.line, |named| meaning(change, named))?;
            let messages = capture.tokens.iter().filter_map(|token| token.message().map(str::to_owned)).collect();
            let new = new_entry(capture, &capturing);
            let mut entry = new.applied(change, blank(change))?;
            entry.captured = true;
            Ok(Captured { entry: insert(change, entry, &new.marks)?, messages })
        })
    }

    /// The tokens of a line that is being typed, each with what it means.
    pub fn read_capture(&self, line: &str) -> Result<Vec<Token>> {
        Ok(self.read(|db| read(line, |named| meaning(db, named)))?.tokens)
    }

    /// The visibility that `text` says; `mentor:` takes a person's name.
    ///
    /// # Errors
    /// `Invalid` for what is no visibility, `NotFound` or `Ambiguous` for the person.
    pub fn visibility(&self, text: &str) -> Result<Visibility> {
        self.read(|db| visibility(db, text))
    }

    /// The audience that `text` says; `mentor:` takes a person's name.
    ///
    /// # Errors
    /// `Invalid` for what is no audience, `NotFound` or `Ambiguous` for the person.
    pub fn audience(&self, text: &str) -> Result<Audience> {
        Ok(match self.read(|db| visibility(db, text)) {
            Ok(Visibility::Person(person)) => Audience::Mentor(person),
            Err(unknown @ (Error::NotFound { .. } | Error::Ambiguous { .. })) => return Err(unknown),
            _ => text.trim().to_lowercase().parse()?,
        })
    }
}

fn new_entry(capture: Capture<Meaning>, capturing: &Capturing) -> NewEntry {
    let mut new = NewEntry {
        happened_on: capturing.happened_on,
        kind: capturing.kind,
        minutes: capture.minutes,
        ..NewEntry::default()
    };
    new.marks = NewMarks { tags: capture.tags, ..NewMarks::default() };
    for meaning in capture.known {
        match meaning {
            Meaning::Skill(evidence) => new.marks.evidence.push(evidence),
            Meaning::Record(id) => new.marks.links.push(id),
            Meaning::Kind(kind) => new.kind = Some(kind),
            Meaning::Visibility(visibility) => new.marks.visibility = visibility,
        }
    }
    (new.title, new.body) = title_and_body(&capture.text);
    new
}

/// The first line is the title where it is short enough for one; else all of it is the text.
fn title_and_body(text: &str) -> (String, String) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if first.chars().count() <= crate::TITLE_LIMIT {
        (first.trim().to_owned(), rest.trim().to_owned())
    } else {
        (String::new(), text.to_owned())
    }
}

fn meaning(db: &Connection, named: Named<'_>) -> Result<(Meaning, String)> {
    match named {
        Named::Skill { name, verb } => {
            let of = store::framework::find(db, "skill", name)?;
            let (slug, label) = store::framework::named(db, of)?;
            let verb = verb.map_or(Ok(Verb::Practised), str::parse)?;
            Ok((Meaning::Skill(NewEvidence { name: slug, verb }), label))
        }
        Named::Goal(name) => record(db, Kind::Goal, name),
        Named::Person(name) => record(db, Kind::Person, name),
        Named::Kind(name) => {
            let kind: EntryKind = name.parse()?;
            Ok((Meaning::Kind(kind), kind.to_string()))
        }
        Named::Visibility(name) => Ok((Meaning::Visibility(visibility(db, name)?), name.to_owned())),
    }
}

fn record(db: &Connection, kind: Kind, name: &str) -> Result<(Meaning, String)> {
    let id = store::record::find(db, Some(kind), &name.replace(['-', '_'], " "))
        .or_else(|_| store::record::find(db, Some(kind), name))?;
    Ok((Meaning::Record(id), store::record::line(db, id)?.title))
}

fn visibility(db: &Connection, text: &str) -> Result<Visibility> {
    match text.trim().strip_prefix("mentor:").map(str::trim) {
        Some(name) if !name.is_empty() => {
            Ok(Visibility::Person(store::record::find(db, Some(Kind::Person), name)?.into()))
        }
        _ => text.trim().to_lowercase().parse(),
    }
}
