//! What was done, by whom and when; undo, redo, the trash, and erasing for good.

mod version;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{Error, Kind, Line, Logbook, RecordId, Result, store, store::history, store::trash, word::words};

pub use version::{FieldChange, RecordVersion};

words! {
    /// Which face wrote a step.
    Source as "source" {
        /// The window.
        Window = "window",
        /// The terminal.
        Terminal = "terminal",
        /// An import, from either.
        Import = "import",
    }
}

/// One intention of the person, as one thing to undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Step {
    /// Its number in the file.
    #[ts(type = "number")]
    pub id: i64,
    /// What was meant, in words.
    pub intent: String,
    /// The title of the record it was about, when it was about one.
    pub subject: Option<String>,
    /// Where it was done.
    pub source: Source,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it has been taken back.
    pub undone: bool,
    /// How many records it touched.
    pub count: u32,
}

/// A deleted record that can come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Trashed {
    /// The record.
    pub id: RecordId,
    /// What it was.
    pub kind: Kind,
    /// What it was called.
    pub title: String,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
}

/// What erasing a record did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Erased {
    /// Whether the text is gone from the file by now. If not, another program has the logbook open or the disk is full: pieces of
    /// it may then stay until the next record is erased without either in the way.
    pub finished: bool,
    /// The backups that still hold it.
    pub backups: Vec<String>,
    /// The closed quarters whose kept report and files still name it: they stay as they were handed out until a quarter is reopened.
    pub quarters: Vec<String>,
}

impl Logbook {
    /// Takes back the newest step, whoever wrote it; returns what it was.
    ///
    /// # Errors
    /// `Invalid` when nothing is left to undo.
    pub fn undo(&self) -> Result<Step> {
        self.swap(|db| {
            history::next_undo(db)?
                .ok_or_else(|| Error::invalid("history", "There is nothing to undo: the history is empty."))
        })
    }

    /// Brings back the step last undone.
    ///
    /// # Errors
    /// `Invalid` when nothing was undone, or something was written since.
    pub fn redo(&self) -> Result<Step> {
        self.swap(|db| {
            let nothing =
                || Error::invalid("history", "There is nothing to redo: nothing was undone since the last change.");
            history::next_redo(db)?.ok_or_else(nothing)
        })
    }

    /// Takes back one step if it is still the newest; a toast's Undo carries its step.
    ///
    /// # Errors
    /// `Invalid` when newer steps exist: the history then shows what came after.
    pub fn undo_step(&self, step: i64) -> Result<Step> {
        self.swap(|db| match history::next_undo(db)? {
            Some(newest) if newest.id == step => Ok(newest),
            _ => Err(Error::invalid(
                "step",
                "Something newer was written since. Open the history to see what would be undone first.",
            )),
        })
    }

    fn swap(&self, next: impl FnOnce(&crate::store::Connection) -> Result<Step>) -> Result<Step> {
        self.write_unnoted(|tx| {
            let step = next(tx)?;
            store::search::at_once(tx, || history::swap(tx, &step))?;
            Ok(step)
        })
    }

    /// The steps of the logbook, newest first; those that touched one record when it is named.
    pub fn history(&self, record: Option<RecordId>, limit: u32) -> Result<Vec<Step>> {
        self.read(|db| history::steps(db, record, limit))
    }

    /// Deleted records, newest first.
    pub fn trash(&self) -> Result<Vec<Trashed>> {
        self.read(trash::list)
    }

    /// Finds one deleted record by its id, the beginning of its id's last part, or a piece of its title.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_trashed(&self, name: &str) -> Result<RecordId> {
        let wanted = name.trim().to_lowercase();
        if wanted.is_empty() {
            return Err(Error::not_found("record in the trash", name));
        }
        let mut found: Vec<_> = self
            .trash()?
            .into_iter()
            .filter(|gone| {
                gone.id.to_string() == wanted
                    || gone.id.short().starts_with(&wanted)
                    || gone.title.to_lowercase().contains(&wanted)
            })
            .collect();
        match (found.pop(), found.as_slice()) {
            (None, _) => Err(Error::not_found("record in the trash", name)),
            (Some(one), []) => Ok(one.id),
            (Some(last), _) => {
                found.push(last);
                Err(Error::Ambiguous {
                    name: name.to_owned(),
                    candidates: found
                        .iter()
                        .map(|gone| format!("{} {} ({})", gone.kind, gone.title, gone.id.short()))
                        .collect(),
                })
            }
        }
    }

    /// Puts a deleted record back, beside whatever is there now, as a step of its own.
    ///
    /// # Errors
    /// `NotFound` when it is not in the trash.
    pub fn restore(&self, id: RecordId) -> Result<Line> {
        self.write("Restore", |change| {
            if !trash::list(change)?.iter().any(|gone| gone.id == id) {
                return Err(Error::not_found("record in the trash", id));
            }
            trash::restore(change, id)?;
            store::record::line(change, id).map_err(|_| {
                Error::invalid(
                    "record",
                    "What it belongs to is deleted too. Restore that first; if it was erased, this cannot come back.",
                )
            })
        })
    }

    /// Removes a record, its history and its search text for good; the text is then nowhere in the file. It cannot be undone.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` when other records depend on it.
    pub fn erase(&self, id: RecordId) -> Result<Erased> {
        let title = match self.record_line(id) {
            Ok(line) => {
                self.delete_record(id)?;
                line.title
            }
            Err(_) => {
                let gone = self.trash()?.into_iter().find(|gone| gone.id == id);
                gone.ok_or_else(|| Error::not_found("record", id))?.title
            }
        };
        self.write_unnoted(|tx| trash::erase(tx, id))?;
        let finished = trash::sweep(&*self.writer()?);
        // Of every logbook that lies there: one may have been copied, or called otherwise since.
        let beside = self.backups_beside(|_| true)?.into_iter();
        let backups = beside.filter(|backup| store::backup::holds(backup.path.as_ref(), id));
        let quarters = self.read(|db| store::frozen::naming(db, &title))?;
        Ok(Erased { finished, backups: backups.map(|backup| backup.name).collect(), quarters })
    }
}
