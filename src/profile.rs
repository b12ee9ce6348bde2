//! The profile: who the person is, where they stand and where they are going.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Error, Logbook, Result, day::in_reach, quarter::FiscalStart, store, text, word::words};

words! {
    /// The paper that reports are set on.
    #[derive(Default)]
    Paper as "paper" {
        /// 210 × 297 mm.
        #[default]
        A4 = "a4",
        /// 8.5 × 11 in.
        Letter = "letter",
    }
}

/// Who the person is, where they stand and where they are going.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Profile {
    /// The name in the head of a report.
    pub name: String,
    /// The level held, 0 to 4.
    pub level: Option<u8>,
    /// The level aimed for, 1 to 4.
    pub target_level: Option<u8>,
    /// The day that work in the field began.
    pub since_on: Option<NaiveDate>,
    /// The highest degree, in the person's words.
    pub degree: String,
    /// The month that the fiscal year starts in, where it is not the calendar year.
    pub fiscal_start: Option<FiscalStart>,
    /// How many days before something is due to be reminded.
    pub reminders: Vec<u16>,
    /// The paper that reports are set on.
    pub paper: Paper,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            name: String::new(),
            level: None,
            target_level: None,
            since_on: None,
            degree: String::new(),
            fiscal_start: None,
            reminders: vec![90, 30, 7],
            paper: Paper::default(),
        }
    }
}

impl Logbook {
    /// The profile; empty until it is set.
    pub fn get_profile(&self) -> Result<Profile> {
        self.read(store::profile::get)
    }

    /// Makes the profile what it is to be.
    ///
    /// # Errors
    /// `Invalid` for a level that is not on the ladder, or a day that is still to come.
    pub fn set_profile(&self, profile: Profile) -> Result<Profile> {
        let today = self.today();
        let mut profile = Profile {
            name: text::line("name", &profile.name)?,
            degree: text::line("degree", &profile.degree)?,
            ..profile
        };
        if profile.level.is_some_and(|level| level > 4) {
            return Err(Error::invalid("level", "A level is a number from 0 to 4."));
        }
        if profile.target_level.is_some_and(|level| !(1..=4).contains(&level)) {
            return Err(Error::invalid("target", "The level to aim for is a number from 1 to 4."));
        }
        if profile.since_on.is_some_and(|since| since > today) {
            return Err(Error::invalid(
                "since",
                "The day that you began is still to come. Give the day of your first work in the field.",
            ));
        }
        in_reach("since", profile.since_on)?;
        profile.reminders.sort_unstable_by(|a, b| b.cmp(a));
        profile.reminders.dedup();
        self.write("Set profile", |change| {
            if store::profile::get(change)? == profile { Ok(()) } else { store::profile::set(change, &profile) }
        })?;
        Ok(profile)
    }
}
