//! What is being typed: kept as it is until it becomes something, outside the history, the search and every export.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Logbook, Result, store};

/// Something that is still being typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Draft {
    /// When the version that it began from was last changed; none for something new.
    pub base: Option<DateTime<Utc>>,
    /// What the fields hold. No rule looks at it before it becomes something, so that nothing typed is lost for breaking one.
    #[ts(type = "unknown")]
    pub typed: serde_json::Value,
}

impl Logbook {
    /// Keeps what is being typed. `name` is a record's id or holds it, so that it is erased with
    /// the record; or a word of the face for what has none yet.
    ///
    /// # Errors
    /// `Storage` when the logbook cannot be written.
    pub fn keep_draft(&self, name: &str, draft: &Draft) -> Result<()> {
        let now = self.now();
        self.write_unnoted(|tx| store::draft::keep(tx, name, draft, now))
    }

    /// What was being typed under that name, if it has become nothing yet.
    ///
    /// # Errors
    /// `Storage` when the logbook cannot be read.
    pub fn draft(&self, name: &str) -> Result<Option<Draft>> {
        self.read(|db| store::draft::get(db, name))
    }

    /// Forgets what was being typed under that name, if anything was.
    ///
    /// # Errors
    /// `Storage` when the logbook cannot be written.
    pub fn drop_draft(&self, name: &str) -> Result<()> {
        if self.draft(name)?.is_none() {
            return Ok(());
        }
        self.write_unnoted(|tx| store::draft::drop(tx, name))
    }
}
