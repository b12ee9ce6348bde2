//! How days, hours, quarters and states are said in a document.

use std::borrow::Cow;

use cairn::IntentionResult;
use chrono::NaiveDate;

/// A day in words: `14 Sep 2026`.
pub(crate) fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// Minutes as hours: `45 min`, `2 h`, `1 h 30`.
pub(crate) fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (whole, 0) => format!("{whole} h"),
        (whole, rest) => format!("{whole} h {rest:02}"),
    }
}

/// A quarter's label as it is read aloud (`2026Q3` is `Q3 2026`) and the label of the one before; none for a range.
pub(crate) fn quarter(label: &str) -> Option<(String, String)> {
    let (year, number) = label.split_once('Q')?;
    let number: u8 = number.parse().ok().filter(|number| (1..=4).contains(number))?;
    let digits = year.trim_start_matches("FY");
    let count: u32 = digits.parse().ok()?;
    let before = if number > 1 {
        format!("Q{} {year}", number - 1)
    } else {
        let fiscal = if digits.len() < year.len() { "FY" } else { "" };
        format!("Q4 {fiscal}{:0width$}", count.checked_sub(1)?, width = digits.len())
    };
    Some((format!("Q{number} {year}"), before))
}

/// What became of an intention.
pub(crate) fn result(result: IntentionResult) -> &'static str {
    match result {
        IntentionResult::Kept => "kept",
        IntentionResult::Partly => "partly",
        IntentionResult::Missed => "not this time",
    }
}

/// The word with a capital first letter.
pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its noun: `1 entry`, `3 entries`.
pub(crate) fn count(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A measured value without needless zeros.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// One line of text that may be shown: no control characters, every run of white space one space.
pub(crate) fn line(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text of several lines that may be shown: no control characters but tab and line break.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    let shown = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    if text.chars().all(shown) {
        return text.into();
    }
    text.chars().filter(|letter| shown(*letter)).collect()
}

/// The address, where it is one that a document may link to: http, https or mailto.
pub(crate) fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let allowed = (web && rest.starts_with("//")) || (scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty());
    (allowed && !url.contains(|letter: char| letter.is_control() || letter.is_whitespace())).then(|| url.to_owned())
}

/// Whether the first letter that has a direction runs from right to left (the Hebrew and Arabic ranges of Unicode).
pub(crate) fn right_to_left(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_said_as_hours() {
        assert_eq!([0, 45, 60, 65, 90, 750].map(hours), ["0 min", "45 min", "1 h", "1 h 05", "1 h 30", "12 h 30"]);
    }

    #[test]
    fn a_quarter_knows_the_one_before() {
        let read = |label| quarter(label).map(|(this, before)| format!("{this} after {before}"));
        assert_eq!(read("2026Q3").as_deref(), Some("Q3 2026 after Q2 2026"));
        assert_eq!(read("2026Q1").as_deref(), Some("Q1 2026 after Q4 2025"));
        assert_eq!(read("FY27Q1").as_deref(), Some("Q1 FY27 after Q4 FY26"));
        assert_eq!(read("2026-07-01..2026-08-12"), None);
        assert_eq!(read("2026Q5"), None);
    }

    #[test]
    fn only_addresses_that_a_browser_or_mail_program_opens_are_links() {
        assert!(address("https://example.org/a?b").is_some());
        assert!(address("MAILTO:a@example.org").is_some());
        for refused in
            ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https:", "note.md", "java\nscript:x"]
        {
            assert_eq!(address(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_line_holds_no_break_and_no_control_character() {
        assert_eq!(line(" a\r\nb\u{7}c\t d "), "a b c d");
        assert_eq!(lines("a\r\nb\u{1b}[0m\tc"), "a\nb[0m\tc");
    }
}
