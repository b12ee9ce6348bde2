//! A year of the journal at a glance: on which days something was written, and how much.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Logbook, Result, store};

/// A year of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct JournalYear {
    /// The year.
    pub year: i32,
    /// The years with entries, newest first.
    pub years: Vec<i32>,
    /// Its days with entries, first day first.
    pub days: Vec<JournalDay>,
}

/// A day with entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct JournalDay {
    /// The day.
    pub on: NaiveDate,
    /// How many entries it has.
    pub count: u32,
}

impl Logbook {
    /// How many entries each day of a calendar year has; days without any are left out.
    pub fn journal_year(&self, year: i32) -> Result<JournalYear> {
        self.read(|db| {
            Ok(JournalYear { year, years: store::entry::years(db)?, days: store::entry::days_of_year(db, year)? })
        })
    }
}
