//! The profile: who the person is, where they stand and where they are going.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Logbook, Result,
    day::{TimeOfDay, in_reach},
    quarter::FiscalStart,
    store, text,
    word::words,
};

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

words! {
    /// The day that a week starts on.
    #[derive(Default)]
    WeekStart as "week-start" {
        /// As ISO 8601 has it.
        #[default]
        Monday = "monday",
        /// As in much of America and Asia.
        Sunday = "sunday",
        /// As in much of the Middle East.
        Saturday = "saturday",
    }
}

/// The longest time before a session to be reminded of it, in minutes: a day.
const LONGEST_SESSION_REMINDER: u16 = 1440;

/// Who the person is, where they stand and where they are going.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
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
    /// The day that a week starts on.
    pub week_start: WeekStart,
    /// When the day's digest is told; never without.
    pub digest_at: Option<TimeOfDay>,
    /// How many minutes before a session to be reminded of it, up to a day; never without.
    pub session_reminder: Option<u16>,
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
            week_start: WeekStart::default(),
            digest_at: None,
            session_reminder: None,
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
    /// `Invalid` for a level that is not on the ladder, a day that is still to come, or a lead time longer than ten years.
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
        if profile.session_reminder.is_some_and(|minutes| minutes > LONGEST_SESSION_REMINDER) {
            let message = format!("A session is told at most a day before: {LONGEST_SESSION_REMINDER} minutes.");
            return Err(Error::invalid("session-reminder", message));
        }
        profile.reminders = lead_times(profile.reminders)?;
        let changed = profile.differs_from(&self.get_profile()?);
        if !changed.is_empty() {
            let intent = format!("Set {}", changed.join(", "));
            self.write(&intent, |change| store::profile::set(change, &profile))?;
        }
        Ok(profile)
    }
}

impl Profile {
    /// What is not as it was, in the words of the window.
    fn differs_from(&self, before: &Self) -> Vec<&'static str> {
        [
            ("name", self.name != before.name),
            ("level", self.level != before.level),
            ("target level", self.target_level != before.target_level),
            ("first day in the field", self.since_on != before.since_on),
            ("degree", self.degree != before.degree),
            ("fiscal year", self.fiscal_start != before.fiscal_start),
            ("reminders", self.reminders != before.reminders),
            ("paper", self.paper != before.paper),
            ("start of the week", self.week_start != before.week_start),
            ("daily digest", self.digest_at != before.digest_at),
            ("reminder of sessions", self.session_reminder != before.session_reminder),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect()
    }
}

/// The longest lead time, in days: ten years.
const LONGEST_LEAD: u16 = 3650;

/// Lead times in days as they are kept: the longest first, each once.
pub(crate) fn lead_times(mut days: Vec<u16>) -> Result<Vec<u16>> {
    if days.iter().any(|days| *days > LONGEST_LEAD) {
        return Err(Error::invalid("reminders", format!("A reminder comes at most {LONGEST_LEAD} days before.")));
    }
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    Ok(days)
}
