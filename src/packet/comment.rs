//! What mentors said of a record, for the page of that record.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{EntryId, Logbook, PersonId, RecordId, Result, store};

/// What somebody said of a record, in a reply that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Comment {
    /// The entry that it became.
    pub entry_id: EntryId,
    /// Who said it.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// The day on which it was said.
    #[serde(rename = "on")]
    pub said_on: NaiveDate,
    /// The words, as Markdown.
    pub words: String,
}

impl Logbook {
    /// What mentors said of a record in the replies that were taken in, newest first.
    pub fn list_comments(&self, record: RecordId) -> Result<Vec<Comment>> {
        let comments = self.read(|db| store::packet::comments(db, record))?.into_iter();
        Ok(comments.map(|comment| Comment { words: without_lead(&comment.words).to_owned(), ..comment }).collect())
    }
}

/// The words without the paragraph before them that names the record: on its own page it is known.
fn without_lead(words: &str) -> &str {
    match words.split_once("]]:\n\n") {
        Some((lead, rest)) if lead.starts_with("On [[") && !lead.contains('\n') => rest,
        _ => words,
    }
}
