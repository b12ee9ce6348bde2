//! Natural days: how a person says a day, a moment, a duration or a span, and the reading shown back.

mod time;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, Month, Months, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::quarter::Quarter;
use crate::{Error, Result};

pub use time::{TimeOfDay, parse_time};

/// The years in which a day can lie: a lifetime back and a long way ahead, so that a slip of the keys is noticed.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The longest duration that can be said, in minutes (1000 hours).
pub const LONGEST_MINUTES: u32 = 60_000;

/// The most minutes of what happens on one day, such as a session or an entry: the day.
pub const DAY_MINUTES: u32 = 24 * 60;

const DAYS_UNDERSTOOD: &str = "write 2026-09-30, 30 sep, 30 sep 2026, today, yesterday, tomorrow, friday, next friday, \
     last friday, in 2 weeks, +3d, 3 days ago, or end of week, month, quarter or year.";
const MOMENTS_UNDERSTOOD: &str = "write a day and a time, such as fri 15:00, 2026-10-02 09:30, tomorrow 9am or \
     30 sep 3:30pm.";
const DURATIONS_UNDERSTOOD: &str = "write 30m, 1h, 1h30 or the minutes alone, such as 90; from 1 minute to 1000 hours.";
const SPANS_UNDERSTOOD: &str = "write a number and a unit, such as 90d, 2w, 1m or 3y (days, weeks, months, years).";

/// Which way a day points that is said without its year or its week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Leaning {
    /// What happened: the latest such day, today included.
    Past,
    /// What is due or planned: a weekday is the coming one (never today, which has a word of its own); a date without
    /// a year is the next one, today included.
    Coming,
}

/// A length of calendar time, as in cadences and lead times; written `90d`, `2w`, `1m` or `3y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "string")]
pub enum Span {
    /// So many days.
    Days(u16),
    /// So many weeks.
    Weeks(u16),
    /// So many calendar months.
    Months(u16),
    /// So many calendar years.
    Years(u16),
}

/// The day that `text` says, seen from `today`; refused with a sentence when it says none, or one that does not exist.
pub fn parse_day(field: &'static str, text: &str, today: NaiveDate, leaning: Leaning) -> Result<NaiveDate> {
    let said = text.trim().to_lowercase();
    let words: Vec<&str> = said.split_whitespace().collect();
    match day_said(&words, today, leaning) {
        Ok(Some(day)) if YEARS.contains(&day.year()) => Ok(day),
        Ok(Some(day)) => Err(refused(field, "day", text, &outside_years(day.year()))),
        Ok(None) => Err(refused(field, "day", text, DAYS_UNDERSTOOD)),
        Err(why) => Err(refused(field, "day", text, &why)),
    }
}

/// The instant that a day and a time say in `zone`, as in `fri 15:00` (the coming Friday). A time that the clocks skip
/// is refused; of a time that happens twice the earlier is meant.
pub fn parse_moment(field: &'static str, text: &str, today: NaiveDate, zone: Tz) -> Result<DateTime<Utc>> {
    let said = text.trim().to_lowercase();
    let words: Vec<&str> = said.split_whitespace().collect();
    let (day, time) = match words.as_slice() {
        [day @ .., time, half @ ("am" | "pm")] => (day, time_said(&format!("{time}{half}"))),
        [day @ .., time] => (day, time_said(time)),
        [] => (words.as_slice(), None),
    };
    let time = time.filter(|_| !day.is_empty()).ok_or_else(|| refused(field, "time", text, MOMENTS_UNDERSTOOD))?;
    let day = parse_day(field, &day.join(" "), today, Leaning::Coming)?;
    zone.from_local_datetime(&day.and_time(time)).earliest().map(|moment| moment.with_timezone(&Utc)).ok_or_else(|| {
        let why = format!("the clocks in {zone} go forward past it; choose a time before or after the change.");
        refused(field, "time", text, &why)
    })
}

/// The minutes that `30m`, `1h`, `1h30`, `1h 30m` or a bare `90` say.
pub fn parse_duration_minutes(field: &'static str, text: &str) -> Result<u32> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let said = words.join(" ").to_lowercase().replace("h ", "h");
    duration(&said)
        .or_else(|| digits(&said, 1..=5))
        .filter(|minutes| (1..=LONGEST_MINUTES).contains(minutes))
        .ok_or_else(|| refused(field, "duration", text, DURATIONS_UNDERSTOOD))
}

/// The span that `90d`, `2w`, `1m` or `3y` says; `2 weeks` and `a month` are understood too.
pub fn parse_span(field: &'static str, text: &str) -> Result<Span> {
    let said = text.trim().to_lowercase();
    let words: Vec<&str> = said.split_whitespace().collect();
    span_said(&words).ok_or_else(|| refused(field, "length of time", text, SPANS_UNDERSTOOD))
}

/// How a day is shown back to the person who said it: `Fri 27 Nov 2026`.
pub fn reading(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// How a moment is shown back, on the clocks of `zone`: `Fri 27 Nov 2026 15:00`.
pub fn moment_reading(moment: DateTime<Utc>, zone: Tz) -> String {
    let local = moment.with_timezone(&zone);
    local.format("%a %-d %b %Y %H:%M").to_string()
}

/// Refuses a day in a year that nobody means: a slip of the keys, such as the year 26.
pub(crate) fn in_reach(field: &'static str, day: impl Into<Option<NaiveDate>>) -> Result<()> {
    match day.into() {
        Some(day) => checked_year(day).map_err(|why| refused(field, "day", &day.to_string(), &why)),
        None => Ok(()),
    }
}

/// Why a day cannot be meant, where its year is outside [`YEARS`]: `2999 is outside the years 1900 to 2200.`
pub fn checked_year(day: NaiveDate) -> std::result::Result<(), String> {
    if YEARS.contains(&day.year()) { Ok(()) } else { Err(outside_years(day.year())) }
}

/// Refuses a length of time that nobody means: a slip of the keys, such as minutes for hours. `what` is what takes it, with its
/// article.
pub(crate) fn short_enough(what: &str, minutes: Option<u32>, most: u32) -> Result<()> {
    if minutes.is_none_or(|minutes| minutes <= most) {
        return Ok(());
    }
    let said = if most == DAY_MINUTES { "a day".to_owned() } else { format!("{} hours", most / 60) };
    Err(Error::invalid("minutes", format!("{what} takes at most {said}: {most} minutes.")))
}

/// The sentence for words that were not understood: what was said, for which field, and what would be right.
pub(crate) fn refused(field: &'static str, noun: &str, text: &str, why: &str) -> Error {
    // A pasted page must not become the message.
    const SHOWN: usize = 60;
    let mut said: String = text.trim().chars().take(SHOWN).collect();
    if text.trim().chars().count() > SHOWN {
        said.push('…');
    }
    Error::invalid(field, format!("“{said}” is no {noun} for “{field}”: {why}"))
}

/// An ISO day: `None` for text of another shape, and the reason for a day that does not exist.
pub(crate) fn iso_day(text: &str) -> std::result::Result<Option<NaiveDate>, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return Ok(None);
    };
    let (Some(year), Some(month), Some(day)) = (year_said(year), digits(month, 2..=2), digits(day, 2..=2)) else {
        return Ok(None);
    };
    let month = u8::try_from(month)
        .ok()
        .and_then(|month| Month::try_from(month).ok())
        .ok_or("the months of a year are 01 to 12.")?;
    existing(day, month, year).map(Some)
}

/// The minutes of `30m`, `1h`, `1h30` or `1h30m`, written exactly so.
pub(crate) fn duration(text: &str) -> Option<u32> {
    let Some((hours, rest)) = text.split_once('h') else {
        return digits(text.strip_suffix('m')?, 1..=5);
    };
    let minutes = match rest {
        "" => 0,
        _ => digits(rest.strip_suffix('m').unwrap_or(rest), 1..=2)?,
    };
    (minutes < 60).then_some(digits(hours, 1..=4)? * 60 + minutes)
}

/// The number that exactly so many ASCII digits write.
pub(crate) fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The year that four digits write.
pub(crate) fn year_said(text: &str) -> Option<i32> {
    digits(text, 4..=4).and_then(|year| i32::try_from(year).ok())
}

/// Why a year is refused.
pub(crate) fn outside_years(year: i32) -> String {
    let (first, last) = (YEARS.start(), YEARS.end());
    format!("{year} is outside the years {first} to {last}.")
}

fn day_said(words: &[&str], today: NaiveDate, leaning: Leaning) -> std::result::Result<Option<NaiveDate>, String> {
    let weekday = |name: &str| name.parse::<Weekday>().ok();
    let latest_before = |end, day| first_from(Span::Weeks(1).before(end), day);
    let tomorrow = Span::Days(1).after(today);
    let found = match words {
        ["today"] => Some(today),
        ["yesterday"] => Some(Span::Days(1).before(today)),
        ["tomorrow"] => Some(tomorrow),
        ["end", "of", period] => end_of(period, today),
        ["next", name] => weekday(name).map(|day| Span::Weeks(1).after(first_from(today, day))),
        ["last", name] => weekday(name).map(|day| latest_before(today, day)),
        ["in", amount @ ..] => span_said(amount).map(|span| span.after(today)),
        [amount @ .., "ago"] => span_said(amount).map(|span| span.before(today)),
        [name] if let Some(day) = weekday(name) => Some(match leaning {
            Leaning::Past => latest_before(tomorrow, day),
            Leaning::Coming => first_from(tomorrow, day),
        }),
        [ahead] if let Some(amount) = ahead.strip_prefix('+') => span_said(&[amount]).map(|span| span.after(today)),
        [iso] => return iso_day(iso),
        _ => return date_said(words, today, leaning),
    };
    Ok(found)
}

/// `30 sep`, `sep 30`, each also with a year.
fn date_said(words: &[&str], today: NaiveDate, leaning: Leaning) -> std::result::Result<Option<NaiveDate>, String> {
    let (first, second, year) = match words {
        [first, second] => (first, second, None),
        [first, second, year] => match year_said(year) {
            Some(year) => (first, second, Some(year)),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let named = match (first.parse::<Month>(), second.parse::<Month>()) {
        (Err(_), Ok(month)) => digits(first, 1..=2).zip(Some(month)),
        (Ok(month), Err(_)) => digits(second, 1..=2).zip(Some(month)),
        _ => None,
    };
    let Some((day, month)) = named else {
        return Ok(None);
    };
    if let Some(year) = year {
        return existing(day, month, year).map(Some);
    }
    // Two leap days are at most eight years apart, so nine years hold every day that exists at all.
    let dated = |year| existing(day, month, year).ok();
    let this = today.year();
    let found = match leaning {
        Leaning::Past => (this - 8..=this).rev().filter_map(dated).find(|day| *day <= today),
        Leaning::Coming => (this..=this + 8).filter_map(dated).find(|day| *day >= today),
    };
    found.map(Some).ok_or_else(|| {
        let longest = month.num_days(2000).unwrap_or(31);
        format!("{} never has more than {longest} days.", month.name())
    })
}

fn existing(day: u32, month: Month, year: i32) -> std::result::Result<NaiveDate, String> {
    NaiveDate::from_ymd_opt(year, month.number_from_month(), day).ok_or_else(|| {
        let length = month.num_days(year).unwrap_or(31);
        format!("{} {year} has days 1 to {length}.", month.name())
    })
}

fn end_of(period: &str, today: NaiveDate) -> Option<NaiveDate> {
    let days_left = u64::from(Weekday::Sun.days_since(today.weekday()));
    match period {
        "week" => today.checked_add_days(Days::new(days_left)),
        "month" => today.with_day(u32::from(today.num_days_in_month())),
        "quarter" => Some(Quarter::of(today).last_day()),
        "year" => NaiveDate::from_ymd_opt(today.year(), 12, 31),
        _ => None,
    }
}

/// The first such weekday on or after `day`.
fn first_from(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = u64::from(weekday.days_since(day.weekday()));
    day.checked_add_days(Days::new(ahead)).unwrap_or(NaiveDate::MAX)
}

fn time_said(text: &str) -> Option<NaiveTime> {
    let (clock, noon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (text, None),
    };
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, minute)) => (digits(hour, 1..=2)?, digits(minute, 2..=2)?),
        None => noon.and(Some((digits(clock, 1..=2)?, 0)))?,
    };
    let hour = match noon {
        Some(noon) => (1..=12).contains(&hour).then_some(hour % 12 + noon)?,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn span_said(words: &[&str]) -> Option<Span> {
    let (number, unit) = match words {
        [glued] => glued.split_at(glued.find(|letter: char| !letter.is_ascii_digit())?),
        [number, unit] => (*number, *unit),
        _ => return None,
    };
    let number = count_said(number).filter(|number| *number > 0)?;
    match unit {
        "d" | "day" | "days" => Some(Span::Days(number)),
        "w" | "week" | "weeks" => Some(Span::Weeks(number)),
        "m" | "month" | "months" => Some(Span::Months(number)),
        "y" | "year" | "years" => Some(Span::Years(number)),
        _ => None,
    }
}

fn count_said(word: &str) -> Option<u16> {
    const NAMED: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        _ => match (1..).zip(NAMED).find(|(_, name)| *name == word) {
            Some((number, _)) => Some(number),
            None => u16::try_from(digits(word, 1..=5)?).ok(),
        },
    }
}

impl Span {
    /// The day this long after `day`; in a shorter month, its last day.
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        let moved = match self.days() {
            Some(days) => day.checked_add_days(days),
            None => day.checked_add_months(self.months()),
        };
        moved.unwrap_or(NaiveDate::MAX)
    }

    /// The day this long before `day`; in a shorter month, its last day.
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        let moved = match self.days() {
            Some(days) => day.checked_sub_days(days),
            None => day.checked_sub_months(self.months()),
        };
        moved.unwrap_or(NaiveDate::MIN)
    }

    fn days(self) -> Option<Days> {
        match self {
            Self::Days(days) => Some(Days::new(u64::from(days))),
            Self::Weeks(weeks) => Some(Days::new(7 * u64::from(weeks))),
            Self::Months(_) | Self::Years(_) => None,
        }
    }

    fn months(self) -> Months {
        match self {
            Self::Months(months) => Months::new(u32::from(months)),
            Self::Years(years) => Months::new(12 * u32::from(years)),
            Self::Days(_) | Self::Weeks(_) => Months::new(0),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(number) => write!(f, "{number}d"),
            Self::Weeks(number) => write!(f, "{number}w"),
            Self::Months(number) => write!(f, "{number}m"),
            Self::Years(number) => write!(f, "{number}y"),
        }
    }
}

impl FromStr for Span {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse_span("span", text)
    }
}

impl TryFrom<String> for Span {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}
