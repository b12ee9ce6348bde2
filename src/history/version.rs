//! What each step made of a record, field by field.

use serde::Serialize;

use crate::{Logbook, RecordId, Result, Step, store};

/// The most steps that a record's history tells field by field.
const VERSIONS: u32 = 500;

/// What one step made of a record and its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordVersion {
    /// The step.
    pub step: Step,
    /// What it changed, the record's own fields first.
    pub changes: Vec<FieldChange>,
}

/// What became of one field, in the words of a person: a day as `Fri 27 Nov 2026`, a text whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldChange {
    /// What the field belongs to, such as `milestone`; empty for the record itself.
    pub part: String,
    /// What the field is called.
    pub field: String,
    /// What it said before; none when it was empty, or not there.
    pub before: Option<String>,
    /// What it says since; none when it is empty, or gone.
    pub after: Option<String>,
}

impl Logbook {
    /// What each step made of a record, newest first, at most 500 of them. What was undone is left out, and so are steps that
    /// changed nothing that can be read.
    ///
    /// # Errors
    /// `NotFound` when there is no such record, and none in the trash.
    pub fn record_history(&self, id: RecordId) -> Result<Vec<RecordVersion>> {
        self.read(|db| {
            let versions = store::version::list(db, id, VERSIONS)?;
            if versions.is_empty() {
                store::record::line(db, id)?;
            }
            Ok(versions)
        })
    }
}
