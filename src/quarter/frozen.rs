//! Closing a quarter: its report as it was composed then, with each file written then, kept byte for byte.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::Period;
use crate::{Audience, Error, Logbook, PartId, Result, report, store};

/// A closed quarter.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrozenReport {
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) id: PartId,
    /// The quarter's label.
    pub quarter: String,
    /// Its first day.
    pub from_on: NaiveDate,
    /// Its last day.
    pub to_on: NaiveDate,
    /// When it was closed.
    pub closed_at: DateTime<Utc>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) document: String,
    /// The files that were written then.
    pub files: Vec<FrozenFile>,
}

/// A file that was written when a quarter was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrozenFile {
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) id: PartId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) frozen_report_id: PartId,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
    /// The SHA-256 of its bytes.
    pub hash: String,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: u32,
}

impl Logbook {
    /// Closes a quarter: keeps its report as it is composed now for others, which must be the one that was looked at, and the files
    /// written from it.
    ///
    /// # Errors
    /// `Invalid` for a range, for a quarter that has not begun or is closed already, for a report that changed since, and for a file
    /// that is too large.
    pub fn close_quarter(&self, period: &Period, hash: &str, files: &[(String, Vec<u8>)]) -> Result<FrozenReport> {
        if period.is_range() {
            return Err(Error::invalid("quarter", "Only a quarter is closed. For a range, write the report."));
        }
        self.write("Close quarter", |change| {
            if let Some(frozen) = store::frozen::of(change, &period.label)? {
                return Err(Error::invalid("quarter", closed_already(&frozen)));
            }
            let composed = report::compose(change, period, change.today, Audience::Report)?.exactly(hash)?;
            let frozen = FrozenReport {
                id: change.id(),
                quarter: period.label.clone(),
                from_on: period.from,
                to_on: period.to,
                closed_at: change.now,
                document: report::document(&composed.report)?,
                files: vec![],
            };
            store::frozen::insert(change, &frozen)?;
            for (position, (name, bytes)) in (0..).zip(files) {
                store::frozen::keep_file(change, frozen.id, position, name, bytes)?;
            }
            store::frozen::of(change, &period.label)?.ok_or_else(|| Error::not_found("closed quarter", &period.label))
        })
    }

    /// Opens a closed quarter again; what was kept goes, and can be brought back by undo.
    ///
    /// # Errors
    /// `NotFound` for a quarter that is not closed.
    pub fn reopen_quarter(&self, period: &Period) -> Result<()> {
        self.write("Reopen quarter", |change| {
            let frozen = store::frozen::of(change, &period.label)?;
            let frozen = frozen.ok_or_else(|| Error::not_found("closed quarter", &period.label))?;
            store::frozen::delete(change, frozen.id)
        })
    }

    /// What was kept of a quarter, if it is closed.
    pub fn frozen_report(&self, period: &Period) -> Result<Option<FrozenReport>> {
        self.read(|db| store::frozen::of(db, &period.label))
    }

    /// Every closed quarter, newest first.
    pub fn list_frozen_reports(&self) -> Result<Vec<FrozenReport>> {
        self.read(store::frozen::list)
    }

    /// The report of a closed quarter as it was composed when it was closed, as JSON.
    ///
    /// # Errors
    /// `NotFound` for a quarter that is not closed.
    pub fn frozen_document(&self, period: &Period) -> Result<String> {
        let frozen = self.frozen_report(period)?;
        Ok(frozen.ok_or_else(|| Error::not_found("closed quarter", &period.label))?.document)
    }

    /// A file of a closed quarter, byte for byte as it was written then.
    ///
    /// # Errors
    /// `NotFound` for a quarter that is not closed or a file that was not written then, `Storage` when it is damaged.
    pub fn frozen_bytes(&self, period: &Period, name: &str) -> Result<Vec<u8>> {
        self.read(|db| {
            let frozen = store::frozen::of(db, &period.label)?;
            let file = frozen.and_then(|frozen| frozen.files.into_iter().find(|file| file.name == name));
            let file = file.ok_or_else(|| Error::not_found("frozen file", name))?;
            store::attachment::content(db, &file.name, &file.hash)
        })
    }
}

fn closed_already(frozen: &FrozenReport) -> String {
    format!(
        "{} was closed on {} already. Its files are kept; open it again first to close it anew.",
        frozen.quarter,
        frozen.closed_at.format("%Y-%m-%d")
    )
}
