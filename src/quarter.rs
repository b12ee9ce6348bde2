//! Quarters: calendar and fiscal ones and free ranges of days, with the label under which each is kept.

use std::fmt;
use std::str::FromStr;

mod frozen;
mod review;

use chrono::{Datelike, Days, Month, Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::day::{YEARS, digits, iso_day, outside_years, refused, year_said};
use crate::{Error, Result};

pub use frozen::{FrozenFile, FrozenReport};
pub use review::{DecideGoal, GoalDecision, QuarterReview, ReviewedGoal};

const PERIODS_UNDERSTOOD: &str = "write 2026Q3, Q3 2026, q3, FY27Q1, this quarter, last quarter or a range such as \
     2026-07-01..2026-09-30.";

/// A quarter of a calendar year, written `2026Q3`.
// Kept as its first day: from there both neighbours and the last day follow by counting months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "string")]
pub struct Quarter(NaiveDate);

impl Quarter {
    /// The quarter that `day` lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self(quarter_start(day, FiscalStart::JANUARY))
    }

    /// The year it lies in.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Which quarter of its year, 1 to 4.
    pub fn number(self) -> u32 {
        self.0.month0() / 3 + 1
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        day_before(shifted(self.0, 3))
    }

    /// The quarter before it.
    pub fn previous(self) -> Self {
        Self(shifted(self.0, -3))
    }

    /// The quarter after it.
    pub fn next(self) -> Self {
        Self(shifted(self.0, 3))
    }

    fn numbered(year: i32, number: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, 3 * number.checked_sub(1)? + 1, 1)?;
        YEARS.contains(&year).then_some(Self(first))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year(), self.number())
    }
}

impl FromStr for Quarter {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let said = text.trim().to_lowercase();
        said.split_once('q')
            .and_then(|(year, number)| Self::numbered(year_said(year)?, digits(number, 1..=1)?))
            .ok_or_else(|| refused("quarter", "calendar quarter", text, "write 2026Q3."))
    }
}

impl TryFrom<String> for Quarter {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

/// The month on whose first day a fiscal year starts: 1 is January, 12 December.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "u32", into = "u32")]
#[ts(export, type = "number")]
pub struct FiscalStart(Month);

impl FiscalStart {
    const JANUARY: Self = Self(Month::January);

    /// The month as a number, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.number_from_month()
    }

    /// The month that `april`, `apr` or `4` says.
    pub fn parse(field: &'static str, text: &str) -> Result<Self> {
        let said = text.trim();
        said.parse()
            .map(Self)
            .ok()
            .or_else(|| Self::try_from(digits(said, 1..=2)?).ok())
            .ok_or_else(|| refused(field, "month", text, "write april, apr or 4."))
    }

    /// The calendar year in which the fiscal year ends that starts on `first`.
    fn ends_in(self, first: NaiveDate) -> i32 {
        day_before(shifted(first, 12)).year()
    }
}

impl TryFrom<u32> for FiscalStart {
    type Error = Error;

    fn try_from(month: u32) -> Result<Self> {
        let named = u8::try_from(month).ok().and_then(|month| Month::try_from(month).ok());
        named.map(Self).ok_or_else(|| refused("fiscal-start", "month", &month.to_string(), "the months are 1 to 12."))
    }
}

impl From<FiscalStart> for u32 {
    fn from(start: FiscalStart) -> Self {
        start.month()
    }
}

impl fmt::Display for FiscalStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// What a report or a review covers: a calendar quarter, a fiscal quarter or a range, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Period {
    /// The stable key that intentions and frozen reports are kept under: `2026Q3`, `FY27Q1` or
    /// `2026-07-01..2026-09-30`. Said to [`parse_period`] under the same fiscal year, it gives this period again.
    pub label: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    #[serde(skip)]
    #[ts(skip)]
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Calendar,
    Fiscal(FiscalStart),
    Range,
}

impl Period {
    /// The fiscal quarter that `day` lies in, or the calendar quarter when no fiscal year is set.
    pub fn containing(day: NaiveDate, fiscal_start: Option<FiscalStart>) -> Self {
        match fiscal_start {
            Some(start) => Self::fiscal(quarter_start(day, start), start),
            None => Quarter::of(day).into(),
        }
    }

    /// The days from `from` to `to`, both included; an end before the start is refused.
    pub fn range(field: &'static str, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let label = format!("{from}..{to}");
        if to < from {
            let why = "it ends before it begins; write the earlier day first.";
            return Err(refused(field, "range", &label, why));
        }
        Ok(Self { label, from, to, shape: Shape::Range })
    }

    /// The quarter before it; of a range, as many days just before it.
    pub fn previous(&self) -> Self {
        self.neighbour(-1)
    }

    /// The quarter after it; of a range, as many days just after it.
    pub fn next(&self) -> Self {
        self.neighbour(1)
    }

    /// Whether it is any range of days and no quarter.
    pub(crate) fn is_range(&self) -> bool {
        self.shape == Shape::Range
    }

    /// Whether `day` lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    fn neighbour(&self, steps: i32) -> Self {
        let first = shifted(self.from, 3 * steps);
        match self.shape {
            Shape::Calendar => Quarter::of(first).into(),
            Shape::Fiscal(start) => Self::fiscal(first, start),
            Shape::Range => {
                let ahead = (self.to - self.from + TimeDelta::days(1)) * steps;
                let (from, to) = (self.from + ahead, self.to + ahead);
                Self { label: format!("{from}..{to}"), from, to, shape: Shape::Range }
            }
        }
    }

    fn fiscal(first: NaiveDate, start: FiscalStart) -> Self {
        let months_in = (first.month() + 12 - start.month()) % 12;
        let year = start.ends_in(shifted(first, -i32::try_from(months_in).unwrap_or(0)));
        let short = if (2000..2100).contains(&year) { year - 2000 } else { year };
        Self {
            label: format!("FY{short:02}Q{}", months_in / 3 + 1),
            from: first,
            to: day_before(shifted(first, 3)),
            shape: Shape::Fiscal(start),
        }
    }

    /// The quarter with this number of the fiscal year that ends in `year`.
    fn fiscal_numbered(year: i32, number: u32, start: FiscalStart) -> Option<Self> {
        let january = Quarter::numbered(year, number)?.first_day();
        let from_january = i32::try_from(start.month()).ok()? - 1;
        let first = shifted(january, from_january);
        // Only a fiscal year that starts in January ends in the year in which it starts.
        let first = if start == FiscalStart::JANUARY { first } else { shifted(first, -12) };
        Some(Self::fiscal(first, start))
    }
}

impl From<Quarter> for Period {
    fn from(quarter: Quarter) -> Self {
        Self { label: quarter.to_string(), from: quarter.first_day(), to: quarter.last_day(), shape: Shape::Calendar }
    }
}

/// The period that `text` says, seen from `today`. `2026Q3` and `q3` (the latest third quarter that has begun) are always
/// calendar quarters; `this quarter` and `last quarter` follow the fiscal year when one is set.
pub fn parse_period(
    field: &'static str,
    text: &str,
    today: NaiveDate,
    fiscal_start: Option<FiscalStart>,
) -> Result<Period> {
    let said = text.trim().to_lowercase();
    if let Some((from, to)) = said.split_once("..") {
        return Period::range(field, end_said(field, text, from)?, end_said(field, text, to)?);
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    let (year, number) = match words.as_slice() {
        ["this", "quarter"] => return Ok(Period::containing(today, fiscal_start)),
        ["last", "quarter"] => return Ok(Period::containing(today, fiscal_start).previous()),
        [number, year] => (*year, number.strip_prefix('q')),
        [one] => one.split_once('q').map_or((*one, None), |(year, number)| (year, Some(number))),
        _ => (said.as_str(), None),
    };
    let refuse = |why: &str| refused(field, "quarter", text, why);
    let number = number.and_then(|number| digits(number, 1..=1)).ok_or_else(|| refuse(PERIODS_UNDERSTOOD))?;
    if !(1..=4).contains(&number) {
        return Err(refuse("the quarters of a year are 1 to 4."));
    }
    if let Some(year) = year.strip_prefix("fy") {
        let year = fiscal_year_said(year).ok_or_else(|| refuse(PERIODS_UNDERSTOOD))?;
        let start = fiscal_start.ok_or_else(|| refuse(NO_FISCAL_YEAR))?;
        return Period::fiscal_numbered(year, number, start).ok_or_else(|| refuse(&outside_years(year)));
    }
    let quarter = if year.is_empty() {
        latest_begun(today, number)
    } else {
        let year = year_said(year).ok_or_else(|| refuse(PERIODS_UNDERSTOOD))?;
        Quarter::numbered(year, number).ok_or_else(|| refuse(&outside_years(year)))?
    };
    Ok(quarter.into())
}

const NO_FISCAL_YEAR: &str = "no fiscal year is set; set one with `cairn profile set --fiscal-start april`, \
     or name a calendar quarter such as 2026Q3.";

/// `27` is 2027; other centuries are written in full.
fn fiscal_year_said(text: &str) -> Option<i32> {
    match digits(text, 2..=2) {
        Some(short) => i32::try_from(2000 + short).ok(),
        None => year_said(text),
    }
}

fn latest_begun(today: NaiveDate, number: u32) -> Quarter {
    let mut quarter = Quarter::of(today);
    while quarter.number() != number {
        quarter = quarter.previous();
    }
    quarter
}

/// One end of a range: a day written in full, so that the label says what was said.
fn end_said(field: &'static str, text: &str, day: &str) -> Result<NaiveDate> {
    match iso_day(day.trim()) {
        Ok(Some(day)) if YEARS.contains(&day.year()) => Ok(day),
        Ok(Some(day)) => Err(refused(field, "range", text, &outside_years(day.year()))),
        Ok(None) => Err(refused(field, "range", text, "write 2026-07-01..2026-09-30.")),
        Err(why) => Err(refused(field, "range", text, &why)),
    }
}

fn quarter_start(day: NaiveDate, start: FiscalStart) -> NaiveDate {
    let months_in = i32::try_from((day.month() + 12 - start.month()) % 3).unwrap_or(0);
    shifted(day - Days::new(u64::from(day.day0())), -months_in)
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(NaiveDate::MIN)
}

/// The day so many months on (back, when negative); in a shorter month, its last day.
fn shifted(day: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(by).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_months(by).unwrap_or(NaiveDate::MAX)
    }
}
