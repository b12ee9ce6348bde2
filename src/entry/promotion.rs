//! Promoting a paragraph of an entry: evidence that points to the very words that show it.

use serde::Deserialize;

use crate::{Entry, EntryId, Error, Logbook, NewEvidence, NewMarks, Result, store};

/// A paragraph of an entry, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Promotion {
    /// The entry.
    pub entry: EntryId,
    /// The paragraph, as it stands in the entry.
    pub paragraph: String,
    /// The skills or areas that it shows something about.
    pub evidence: Vec<NewEvidence>,
}

impl Logbook {
    /// Makes a paragraph of an entry evidence. Evidence that the entry has already for the same skill with the same verb now
    /// quotes the paragraph, below any that it quoted before.
    ///
    /// # Errors
    /// `Invalid` for a paragraph that is not in the entry's text, or without a skill; `NotFound` or `Ambiguous` for the entry or
    /// a skill.
    pub fn promote_paragraph(&self, promotion: Promotion) -> Result<Entry> {
        self.write("Promote paragraph", |change| {
            let entry = store::entry::get(change, promotion.entry)?;
            let paragraph = in_lines(promotion.paragraph.trim());
            if paragraph.is_empty() {
                return Err(Error::invalid("paragraph", "The paragraph is empty. Choose one that says something."));
            }
            if !in_lines(&entry.body).contains(&paragraph) {
                let message =
                    "The entry no longer holds this paragraph. Look at it again, then choose the paragraph there.";
                return Err(Error::invalid("paragraph", message));
            }
            if promotion.evidence.is_empty() {
                return Err(Error::invalid("skill", "Say which skill or area the paragraph shows."));
            }
            let mut marks = NewMarks::from(&entry.marks);
            marks.evidence.extend(promotion.evidence.iter().cloned());
            store::record::set_marks(change, entry.id.into(), &marks)?;
            if store::evidence::quote(change, entry.id.into(), &promotion.evidence, &paragraph)? {
                store::record::touch(change, entry.id.into())?;
            }
            store::entry::get(change, entry.id)
        })
    }
}

/// Line breaks as the window writes them, whatever program wrote the text.
fn in_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}
