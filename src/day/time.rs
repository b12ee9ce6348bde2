//! A time of the day, on whichever clock the person looks at.

use std::{fmt, str::FromStr};

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{refused, time_said};
use crate::{Error, Result};

/// A time of the day to the minute, written `09:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "string")]
pub struct TimeOfDay(NaiveTime);

impl TimeOfDay {
    /// How many minutes of the day have passed by then, 0 to 1439.
    pub fn minute_of_day(self) -> u32 {
        self.0.hour() * 60 + self.0.minute()
    }
}

/// The time that `09:00`, `9:00` or `9am` say.
///
/// # Errors
/// `Invalid` when they say none.
pub fn parse_time(field: &'static str, text: &str) -> Result<TimeOfDay> {
    let said = text.trim().to_lowercase().replace(' ', "");
    time_said(&said).map(TimeOfDay).ok_or_else(|| refused(field, "time", text, "write 09:00, 17:30 or 9am."))
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%H:%M"))
    }
}

impl FromStr for TimeOfDay {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse_time("time", text)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}
