//! An intention: what is meant to happen in a quarter.

use serde::Serialize;

use crate::{
    Audience, IntentionId, Kind, Logbook, Marks, NewMarks, Result, logbook::Change, quarter::Period, store, text,
    word::words,
};

/// What is meant to happen in a quarter.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Intention {
    /// Its name for ever.
    pub id: IntentionId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// The quarter's label.
    pub quarter: String,
    /// What is meant to happen.
    pub text: String,
    /// Whether it did; not said yet, if absent.
    pub result: Option<IntentionResult>,
    /// What happened instead or besides; may be empty.
    pub outcome: String,
}

words! {
    /// What became of an intention.
    IntentionResult as "result" {
        /// It happened.
        Kept = "kept",
        /// Some of it happened.
        Partly = "partly",
        /// It did not happen.
        Missed = "missed",
    }
}

impl Logbook {
    /// Writes down an intention for a quarter.
    ///
    /// # Errors
    /// `Invalid` for an empty text.
    pub fn intend(&self, quarter: &Period, text: &str, marks: NewMarks) -> Result<Intention> {
        self.write("Intend", |change| intend(change, quarter, text, &marks))
    }

    /// Words an intention differently; who may see it stays.
    ///
    /// # Errors
    /// `Invalid` for an empty text, `NotFound`.
    pub fn edit_intention(&self, id: IntentionId, text: &str) -> Result<Intention> {
        self.write("Edit intention", |change| {
            let before = store::intention::get(change, id)?;
            let mut intention = before.clone();
            intention.text = text::title("intention", text)?;
            if intention == before {
                return Ok(before);
            }
            store::intention::update(change, &intention)?;
            store::record::touch(change, id.into())?;
            store::intention::get(change, id)
        })
    }

    /// Says what became of an intention.
    ///
    /// # Errors
    /// `Invalid` for words that are too long, `NotFound`.
    pub fn judge_intention(
        &self,
        id: IntentionId,
        result: Option<IntentionResult>,
        outcome: &str,
    ) -> Result<Intention> {
        self.write("Look back at intention", |change| {
            let before = store::intention::get(change, id)?;
            let after = Intention { result, outcome: text::line("outcome", outcome)?, ..before.clone() };
            if after != before {
                store::intention::update(change, &after)?;
                store::record::touch(change, id.into())?;
            }
            store::intention::get(change, id)
        })
    }

    /// The intentions for a quarter, in the order they were written down.
    pub fn list_intentions(&self, quarter: &Period) -> Result<Vec<Intention>> {
        self.read(|db| store::intention::list(db, &quarter.label, Audience::Me))
    }
}

/// Writes an intention in a change that may hold more.
pub(crate) fn intend(change: &Change<'_>, quarter: &Period, text: &str, marks: &NewMarks) -> Result<Intention> {
    let mut intention = Intention {
        id: change.id(),
        marks: Marks::default(),
        quarter: quarter.label.clone(),
        text: text::title("intention", text)?,
        result: None,
        outcome: String::new(),
    };
    intention.marks = store::record::insert(change, intention.id.into(), Kind::Intention, marks)?;
    store::intention::insert(change, &intention)?;
    Ok(intention)
}
