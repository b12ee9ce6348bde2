//! The day that a value, a file name or a heading speaks of.

use cairn::day::checked_year;
use chrono::{Datelike, NaiveDate};

/// What a piece of text says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// This day.
    Day(NaiveDate),
    /// Written as a day, but the calendar has none such (30 February).
    Impossible,
    /// A day of the calendar, in a year that no logbook takes.
    OutOfReach(NaiveDate),
    /// Nothing about a day.
    Nothing,
}

impl Reading {
    /// The day where a logbook takes it.
    fn of(day: NaiveDate) -> Self {
        if checked_year(day).is_ok() { Self::Day(day) } else { Self::OutOfReach(day) }
    }
}

/// The day of a frontmatter value: a date or a date-time, on the day that its own offset gives it.
pub(crate) fn of_value(value: &str) -> Reading {
    let value = value.trim();
    let value = value.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")).unwrap_or(value);
    if let Some((day, rest)) = separated(value) {
        return match day {
            None => Reading::Impossible,
            Some(day) if is_time(rest) => Reading::of(day),
            Some(_) => Reading::Nothing,
        };
    }
    if let Some((day, rest)) = compact(value)
        && is_time(rest)
    {
        return Reading::Day(day);
    }
    worded(value)
}

/// The day at the head or the end of a file name without its extension.
pub(crate) fn of_name(stem: &str) -> Reading {
    let head = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = full(head).map(|(day, _)| day);
    if let Some(Some(day)) = first {
        return Reading::of(day);
    }
    if let Some((day, _)) = compact(head) {
        return Reading::Day(day);
    }
    if let reading @ (Reading::Day(_) | Reading::OutOfReach(_)) = worded(head) {
        return reading;
    }
    let last = [10, 8].into_iter().find_map(|length| {
        let at = stem.len().checked_sub(length)?;
        let (before, tail) = stem.split_at_checked(at)?;
        let apart = before.ends_with(|c: char| !c.is_alphanumeric());
        let day = full(tail).map(|(day, _)| day);
        let day = day.or_else(|| compact(tail).map(|(day, _)| Some(day)));
        day.filter(|_| apart)
    });
    match (first, last) {
        (_, Some(Some(day))) => Reading::of(day),
        (Some(None), _) | (_, Some(None)) => Reading::Impossible,
        (_, None) => Reading::Nothing,
    }
}

/// The day of a path such as `2024/03/05.md`, `2024/03/05-title.md`, `2024/03/05/title.md` or `2024-03-05/title.md`.
pub(crate) fn of_folders(folders: &[&str], stem: &str) -> Reading {
    if let Some((Some(day), _)) = folders.last().and_then(|name| full(name)) {
        return Reading::of(day);
    }
    let mut parts = folders.to_vec();
    parts.push(stem);
    parts.windows(3).rev().take(2).find_map(nested).map_or(Reading::Nothing, Reading::of)
}

fn nested(names: &[&str]) -> Option<NaiveDate> {
    let &[year, month, day] = names else {
        return None;
    };
    let (year, "") = digits(year, 4, 4)? else {
        return None;
    };
    let (month, after_month) = digits(month, 2, 2)?;
    let (day, after_day) = digits(day, 2, 2)?;
    let apart = |rest: &str| rest.is_empty() || rest.starts_with(['-', '_']);
    calendar(year, month, day).filter(|_| apart(after_month) && apart(after_day))
}

/// Whether a line writes a day that the calendar does not have.
pub(crate) fn is_impossible(line: &str) -> bool {
    let words: Vec<&str> =
        line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let written = |word: &&str| matches!(separated(word), Some((None, "")));
    words.iter().any(written) || words.windows(3).any(|three| triple(three) == Some(None))
}

/// `2024-03-05` in any of the usual separators, with one or two digits for month and day, and what follows it.
fn separated(text: &str) -> Option<(Option<NaiveDate>, &str)> {
    // Some programs write "none" as 0001-01-01.
    let (year, rest) = digits(text, 4, 4).filter(|(year, _)| *year >= 1000)?;
    let separator = rest.chars().next().filter(|c| "-_./".contains(*c))?;
    let (month, rest) = digits(&rest[1..], 1, 2)?;
    let (day, rest) = digits(rest.strip_prefix(separator)?, 1, 2)?;
    Some((calendar(year, month, day), rest))
}

/// `2024-03-05` with two digits for month and day, as file names have it: `2024.1.2` is a version.
fn full(text: &str) -> Option<(Option<NaiveDate>, &str)> {
    separated(text).filter(|(_, rest)| text.len() - rest.len() == 10)
}

/// `20240305`, also with hours and minutes behind it, as slip-box names have it. Any other run of digits is a number.
fn compact(text: &str) -> Option<(NaiveDate, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (run, rest) = text.split_at(length);
    if !matches!(length, 8 | 12 | 14) || (length > 8 && !is_clock(&run[8..])) {
        return None;
    }
    let number: u32 = run[..8].parse().ok()?;
    let day = calendar(number / 10_000, number / 100 % 100, number % 100)?;
    (1900..2100).contains(&day.year()).then_some((day, rest))
}

/// `March 5th, 2024`, `5 March 2024`, with the day of the week before it and a time behind it.
fn worded(text: &str) -> Reading {
    let words: Vec<&str> =
        text.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let named = words.first().is_some_and(|word| is_weekday(word));
    let words = &words[usize::from(named)..];
    let Some((three, rest)) = words.split_at_checked(3) else {
        return Reading::Nothing;
    };
    match triple(three) {
        Some(None) => Reading::Impossible,
        Some(Some(day)) if rest.is_empty() || is_time(&format!(" {}", rest.join(" "))) => Reading::of(day),
        _ => Reading::Nothing,
    }
}

/// Month, day and year in words, in the two orders that cannot be mistaken.
fn triple(words: &[&str]) -> Option<Option<NaiveDate>> {
    let &[first, second, year] = words else {
        return None;
    };
    let (year, "") = digits(year.trim_end_matches(','), 4, 4)? else {
        return None;
    };
    let (month, day) = match month(first) {
        Some(month) => (month, ordinal(second)?),
        None => (month(second)?, ordinal(first)?),
    };
    Some(calendar(year, month, day))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn month(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, name)| is_short_for(word, name)).map(|(number, _)| number)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| is_short_for(word, name))
}

fn is_short_for(word: &str, name: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_lowercase();
    word.len() >= 3 && name.starts_with(&word)
}

fn ordinal(word: &str) -> Option<u32> {
    let (day, rest) = digits(word.trim_end_matches([',', '.']), 1, 2)?;
    matches!(rest, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

/// Whether what stands behind a day is nothing or a time of day, with whatever offset or zone.
fn is_time(rest: &str) -> bool {
    let rest = rest.trim_end();
    let Some(time) = rest.strip_prefix(['T', 't', ' ', ',']) else {
        return rest.is_empty();
    };
    let time = time.trim_start();
    let (clock, zone) = match time.find(|c: char| !c.is_ascii_digit() && c != ':') {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || " .,+-:_/[]".contains(c);
    is_clock(clock) && zone.chars().all(plain)
}

/// `9:05`, `09:05:30`, `0905` or `090530`; 60 is a leap second.
fn is_clock(text: &str) -> bool {
    let parts: Vec<&str> = if text.contains(':') {
        text.split(':').collect()
    } else if text.is_ascii() && text.len().is_multiple_of(2) {
        (0..text.len()).step_by(2).map(|at| &text[at..at + 2]).collect()
    } else {
        return false;
    };
    let below =
        |part: &str, most: u32| (1..=2).contains(&part.len()) && part.parse().is_ok_and(|number: u32| number <= most);
    match parts.as_slice() {
        [hour, minute] => below(hour, 23) && below(minute, 59),
        [hour, minute, second] => below(hour, 23) && below(minute, 59) && below(second, 60),
        _ => false,
    }
}

/// A number of `least` to `most` digits, no digit behind it, and what follows.
fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(least..=most).contains(&length) {
        return None;
    }
    let (number, rest) = text.split_at(length);
    Some((number.parse().ok()?, rest))
}

fn calendar(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
