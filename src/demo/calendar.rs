//! The days of the sample year: how many weeks ago, on which weekday, so that a workday stays one whatever today is.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::{Quarter, Span};

/// How many days before today the newest round of ratings lies, where its quarter is old enough.
const ROUND_DAYS: u64 = 5;

/// Counts days back from one today.
pub(super) struct Calendar {
    today: NaiveDate,
}

impl Calendar {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self { today }
    }

    /// The day that the story names: `12 tue` is the Tuesday twelve weeks before the one of this week (`-1 tue` the one of
    /// next week), `12 tue 3y` three years before that, `2d` the day two days ago, `1y` this day a year ago, `q1` the round
    /// of ratings of the quarter before this one.
    pub(super) fn day(&self, said: &str) -> Option<NaiveDate> {
        let words: Vec<&str> = said.split(' ').collect();
        match words.as_slice() {
            [word] => match (word.strip_prefix('q'), word.strip_suffix('y')) {
                (Some(quarters), _) => Some(self.round(quarters.parse().ok()?)),
                (_, Some(years)) => Some(Span::Years(years.parse().ok()?).before(self.today)),
                _ => self.today.checked_sub_days(Days::new(word.strip_suffix('d')?.parse().ok()?)),
            },
            [week, weekday] => self.weekday(week.parse().ok()?, weekday.parse().ok()?),
            [week, weekday, years] => {
                let years = Span::Years(years.strip_suffix('y')?.parse().ok()?);
                Some(years.before(self.weekday(week.parse().ok()?, weekday.parse().ok()?)?))
            }
            _ => None,
        }
    }

    /// The day on which the skills are rated in the quarter so many quarters ago. It lies at the same place in each quarter,
    /// so that what a rating speaks of lies as far behind it whatever today is.
    pub(super) fn round(&self, quarters_ago: u16) -> NaiveDate {
        let newest = self.today.checked_sub_days(Days::new(ROUND_DAYS)).unwrap_or(self.today);
        Span::Months(3 * quarters_ago).before(newest.max(Quarter::of(self.today).first_day()))
    }

    fn weekday(&self, weeks_ago: i64, weekday: Weekday) -> Option<NaiveDate> {
        let ahead = i64::from(weekday.num_days_from_monday()) - i64::from(self.today.weekday().num_days_from_monday());
        self.today.checked_add_signed(TimeDelta::days(ahead - 7 * weeks_ago))
    }
}
