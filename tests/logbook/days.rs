//! Natural days, moments, durations and spans, said on Monday 23 November 2026 unless another day is named.

use cairn::Error;
use cairn::day::{Leaning, Span, moment_reading, parse_day, parse_duration_minutes, parse_moment, parse_span, reading};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::{Europe, Pacific, Tz};
use proptest::prelude::*;

use Leaning::{Coming, Past};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn monday() -> NaiveDate {
    day("2026-11-23")
}

fn said_on(today: &str, text: &str, leaning: Leaning) -> String {
    match parse_day("due", text, day(today), leaning) {
        Ok(day) => day.to_string(),
        Err(refusal) => refusal.to_string(),
    }
}

fn refusal<T: std::fmt::Debug>(result: cairn::Result<T>) -> String {
    match result.unwrap_err() {
        Error::Invalid { field, message } => {
            assert!(message.contains(&format!("“{field}”")), "{message} does not name {field}");
            message
        }
        other => panic!("not a refusal: {other}"),
    }
}

fn moment(text: &str, zone: Tz) -> cairn::Result<DateTime<Utc>> {
    parse_moment("at", text, monday(), zone)
}

/// The days that mean the same whatever they are for.
const CERTAIN: [(&str, &str); 30] = [
    ("2026-09-30", "2026-09-30"),
    (" 2026-09-30 ", "2026-09-30"),
    ("30 sep 2026", "2026-09-30"),
    ("30 September 2025", "2025-09-30"),
    ("Sep 30 2026", "2026-09-30"),
    ("1 may 2027", "2027-05-01"),
    ("29 feb 2028", "2028-02-29"),
    ("today", "2026-11-23"),
    ("TODAY", "2026-11-23"),
    ("yesterday", "2026-11-22"),
    ("tomorrow", "2026-11-24"),
    ("next friday", "2026-12-04"),
    ("Next   Fri", "2026-12-04"),
    ("next monday", "2026-11-30"),
    ("last friday", "2026-11-20"),
    ("last monday", "2026-11-16"),
    ("last sun", "2026-11-22"),
    ("in 2 weeks", "2026-12-07"),
    ("in two weeks", "2026-12-07"),
    ("in a month", "2026-12-23"),
    ("in 1 year", "2027-11-23"),
    ("+3d", "2026-11-26"),
    ("+1m", "2026-12-23"),
    ("3 days ago", "2026-11-20"),
    ("a week ago", "2026-11-16"),
    ("twelve months ago", "2025-11-23"),
    ("end of week", "2026-11-29"),
    ("end of month", "2026-11-30"),
    ("end of quarter", "2026-12-31"),
    ("End of Year", "2026-12-31"),
];

#[test]
fn a_day_said_in_full_means_the_same_for_the_past_and_for_plans() {
    for (text, meant) in CERTAIN {
        assert_eq!(said_on("2026-11-23", text, Past), meant, "{text}");
        assert_eq!(said_on("2026-11-23", text, Coming), meant, "{text}");
    }
}

#[test]
fn a_bare_weekday_leans_back_for_what_happened_and_ahead_for_what_is_due() {
    for (today, text, past, coming) in [
        ("2026-11-23", "friday", "2026-11-20", "2026-11-27"),
        ("2026-11-23", "Fri", "2026-11-20", "2026-11-27"),
        ("2026-11-23", "sunday", "2026-11-22", "2026-11-29"),
        ("2026-11-23", "tue", "2026-11-17", "2026-11-24"),
        // Today counts as the latest Monday; what is due today is said as `today`.
        ("2026-11-23", "monday", "2026-11-23", "2026-11-30"),
        ("2026-11-28", "fri", "2026-11-27", "2026-12-04"),
    ] {
        assert_eq!(said_on(today, text, Past), past, "{text} for what happened");
        assert_eq!(said_on(today, text, Coming), coming, "{text} for what is due");
    }
}

#[test]
fn a_date_without_a_year_leans_the_same_way_and_today_counts_for_both() {
    for (text, past, coming) in [
        ("30 sep", "2026-09-30", "2027-09-30"),
        ("dec 5", "2025-12-05", "2026-12-05"),
        ("23 november", "2026-11-23", "2026-11-23"),
        ("29 feb", "2024-02-29", "2028-02-29"),
    ] {
        assert_eq!(said_on("2026-11-23", text, Past), past, "{text} for what happened");
        assert_eq!(said_on("2026-11-23", text, Coming), coming, "{text} for what is due");
    }
    // 1900 and 2100 are no leap years, so leap days are eight years apart there.
    assert_eq!(said_on("2097-01-01", "29 feb", Coming), "2104-02-29");
}

#[test]
fn next_friday_is_a_week_after_the_first_one_that_is_not_past() {
    assert_eq!(said_on("2026-11-26", "next friday", Coming), "2026-12-04");
    assert_eq!(said_on("2026-11-27", "next friday", Coming), "2026-12-04");
    assert_eq!(said_on("2026-11-28", "next friday", Coming), "2026-12-11");
}

#[test]
fn the_end_of_a_month_or_quarter_is_its_last_day_even_on_that_day() {
    assert_eq!(said_on("2028-02-01", "end of month", Coming), "2028-02-29");
    assert_eq!(said_on("2026-12-31", "end of month", Coming), "2026-12-31");
    assert_eq!(said_on("2026-01-31", "end of quarter", Coming), "2026-03-31");
    assert_eq!(said_on("2026-11-29", "end of week", Coming), "2026-11-29");
    assert_eq!(said_on("2026-01-31", "in 1 month", Coming), "2026-02-28");
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_the_reason() {
    for (text, reason) in [
        ("30 feb", "February never has more than 29 days."),
        ("31 sep", "September never has more than 30 days."),
        ("0 may 2026", "May 2026 has days 1 to 31."),
        ("2026-02-30", "February 2026 has days 1 to 28."),
        ("2025-02-29", "February 2025 has days 1 to 28."),
        ("29 feb 2027", "February 2027 has days 1 to 28."),
        ("2026-13-01", "the months of a year are 01 to 12."),
        ("2026-00-10", "the months of a year are 01 to 12."),
        ("1899-12-31", "1899 is outside the years 1900 to 2200."),
        ("1 jan 2201", "2201 is outside the years 1900 to 2200."),
        ("in 9999 weeks", "2218 is outside the years 1900 to 2200."),
        ("in 65535 years", "67561 is outside the years 1900 to 2200."),
    ] {
        let said = format!("“{text}” is no day for “due”: {reason}");
        assert_eq!(said_on("2026-11-23", text, Coming), said);
    }
}

#[test]
fn everything_else_is_refused_aloud_with_what_is_understood() {
    for text in [
        "",
        " ",
        "morgen",
        "blursday",
        "next",
        "next week",
        "last month",
        "friday next",
        "30",
        "30th sep",
        "sep 2026",
        "30 sep 26",
        "sep sep",
        "30 30",
        "5/12",
        "2026/09/30",
        "2026-9-3",
        "20260930",
        "2026-09-30-01",
        "+2026-09-30",
        "2026-09-30T10:00",
        "in weeks",
        "in 0 days",
        "in -3 days",
        "in +3 days",
        "thirteen days ago",
        "in 99999999999 days",
        "3 days",
        "ago",
        "in",
        "+",
        "++3d",
        "end of days",
        "end of",
        "today yesterday",
        "３ days ago",
        "2026‑09‑30",
    ] {
        let refusal = refusal(parse_day("due", text, monday(), Coming));
        assert!(refusal.contains("write 2026-09-30, 30 sep"), "{text}: {refusal}");
        assert!(refusal.contains(text.trim()), "the sentence quotes what was said: {refusal}");
    }
}

#[test]
fn a_pasted_page_does_not_become_the_message() {
    let refusal = refusal(parse_day("due", &"very long ".repeat(10_000), monday(), Coming));
    assert!(refusal.starts_with("“very long very long") && refusal.contains("…”"), "{refusal}");
    assert!(refusal.len() < 500, "{} bytes", refusal.len());
}

#[test]
fn a_moment_is_a_day_and_a_time_on_the_clocks_of_its_zone() {
    for (text, meant) in [
        ("fri 15:00", "2026-11-27T14:00:00Z"),
        ("2026-10-02 09:30", "2026-10-02T07:30:00Z"),
        ("tomorrow 9:00", "2026-11-24T08:00:00Z"),
        ("tomorrow 9am", "2026-11-24T08:00:00Z"),
        ("Tomorrow 9 AM", "2026-11-24T08:00:00Z"),
        ("today 3:30pm", "2026-11-23T14:30:00Z"),
        ("today 12am", "2026-11-22T23:00:00Z"),
        ("today 12:15pm", "2026-11-23T11:15:00Z"),
        ("in 2 weeks 00:00", "2026-12-06T23:00:00Z"),
        ("30 sep 2026 23:59", "2026-09-30T21:59:00Z"),
    ] {
        let read = moment(text, Europe::Berlin).unwrap();
        assert_eq!(read, meant.parse::<DateTime<Utc>>().unwrap(), "{text}");
    }
}

#[test]
fn a_moment_without_a_day_or_a_real_time_is_refused() {
    for text in [
        "",
        "fri",
        "15:00",
        "9am",
        "am",
        "fri 24:00",
        "fri 9:60",
        "fri 9",
        "fri 9:5",
        "fri 13pm",
        "fri 0am",
        "fri 15:00:00",
        "fri noon",
        "15:00 fri",
        "fri :30",
        "fri 009:00",
    ] {
        let refusal = refusal(moment(text, Europe::Berlin));
        assert!(refusal.contains("write a day and a time, such as fri 15:00"), "{text}: {refusal}");
    }
    let refusal = refusal(moment("blursday 15:00", Europe::Berlin));
    assert!(refusal.starts_with("“blursday” is no day for “at”"), "{refusal}");
}

#[test]
fn a_time_that_the_clocks_skip_is_refused() {
    let said = refusal(moment("2026-03-29 02:30", Europe::Berlin));
    assert_eq!(
        said,
        "“2026-03-29 02:30” is no time for “at”: the clocks in Europe/Berlin go forward past it; \
         choose a time before or after the change."
    );
    // Samoa left this whole day out when it crossed the date line.
    refusal(moment("2011-12-30 12:00", Pacific::Apia));
}

#[test]
fn of_a_time_that_happens_twice_the_earlier_is_meant() {
    let twice = moment("2026-10-25 02:30", Europe::Berlin).unwrap();
    assert_eq!(twice.to_rfc3339(), "2026-10-25T00:30:00+00:00");
}

#[test]
fn the_reading_shows_weekday_day_month_and_year() {
    assert_eq!(reading(day("2026-11-27")), "Fri 27 Nov 2026");
    assert_eq!(reading(day("2026-12-04")), "Fri 4 Dec 2026");
    let late = "2026-11-27T23:30:00Z".parse().unwrap();
    assert_eq!(moment_reading(late, Europe::Berlin), "Sat 28 Nov 2026 00:30");
}

#[test]
fn durations_are_minutes_or_hours_and_minutes() {
    for (text, minutes) in [
        ("30m", 30),
        ("1h", 60),
        ("1h30", 90),
        ("1h30m", 90),
        ("1h 30m", 90),
        ("1H 30", 90),
        ("1h5", 65),
        ("90", 90),
        (" 90m ", 90),
        ("0h30", 30),
        ("1000h", 60_000),
    ] {
        assert_eq!(parse_duration_minutes("minutes", text).unwrap(), minutes, "{text}");
    }
    for text in [
        "",
        "0",
        "0m",
        "0h0",
        "m",
        "h",
        "h30",
        "1hm",
        "1h60",
        "1h300",
        "1.5h",
        "-30",
        "+30",
        "30s",
        "30 40",
        "1h 30m 5s",
        "1000h1",
        "60001",
        "99999999999999999999",
        "ninety",
    ] {
        let refusal = refusal(parse_duration_minutes("minutes", text));
        assert!(refusal.contains("write 30m, 1h, 1h30"), "{text}: {refusal}");
    }
}

#[test]
fn spans_are_a_number_and_a_unit() {
    for (text, span) in [
        ("90d", Span::Days(90)),
        ("2w", Span::Weeks(2)),
        ("1m", Span::Months(1)),
        ("3y", Span::Years(3)),
        ("2 Weeks", Span::Weeks(2)),
        ("a month", Span::Months(1)),
    ] {
        assert_eq!(parse_span("every", text).unwrap(), span, "{text}");
    }
    for text in ["", "2", "w", "0w", "2x", "-2w", "2w 3d", "1.5y", "65536d"] {
        let refusal = refusal(parse_span("every", text));
        assert!(refusal.contains("such as 90d, 2w, 1m or 3y"), "{text}: {refusal}");
    }
}

#[test]
fn a_span_in_months_ends_on_the_last_day_of_a_shorter_month() {
    for (from, span, after) in [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2028-02-29", "1y", "2029-02-28"),
        ("2026-11-23", "2w", "2026-12-07"),
        ("2026-11-23", "90d", "2027-02-21"),
    ] {
        let span: Span = span.parse().unwrap();
        assert_eq!(span.after(day(from)), day(after), "{span} after {from}");
    }
    let month: Span = "1m".parse().unwrap();
    assert_eq!(month.before(day("2026-03-31")), day("2026-02-28"));
}

#[test]
fn a_span_travels_as_its_short_form() {
    assert_eq!(serde_json::to_string(&Span::Weeks(2)).unwrap(), "\"2w\"");
    assert_eq!(serde_json::from_str::<Span>("\"3y\"").unwrap(), Span::Years(3));
    assert!(serde_json::from_str::<Span>("\"soon\"").is_err());
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..109_938_u64).prop_map(|days| day("1900-01-01") + Days::new(days))
}

fn any_span() -> impl Strategy<Value = Span> {
    (1..=u16::MAX, 0..4).prop_map(|(number, unit)| match unit {
        0 => Span::Days(number),
        1 => Span::Weeks(number),
        2 => Span::Months(number),
        _ => Span::Years(number),
    })
}

proptest! {
    #[test]
    fn every_day_can_be_said_as_it_is_written(day in any_day(), today in any_day()) {
        let parse = |text: String| parse_day("on", &text, today, Past).unwrap();
        prop_assert_eq!(parse(day.to_string()), day);
        prop_assert_eq!(parse(day.format("%-d %b %Y").to_string()), day);
        prop_assert_eq!(parse(day.format("%B %d %Y").to_string()), day);
    }

    #[test]
    fn what_leans_back_is_never_ahead_and_what_leans_ahead_is_never_back(today in any_day(), other in any_day()) {
        for format in ["%a", "%A", "%-d %b"] {
            let text = other.format(format).to_string();
            // At the edges of the calendar the other day may lie outside the years that are allowed.
            if let Ok(past) = parse_day("on", &text, today, Past) {
                prop_assert!(past <= today, "{} on {} gave {}", text, today, past);
                prop_assert_eq!(past.format(format).to_string(), text.clone());
            }
            if let Ok(coming) = parse_day("due", &text, today, Coming) {
                prop_assert!(coming >= today, "{} on {} gave {}", text, today, coming);
                prop_assert_eq!(coming.format(format).to_string(), text);
            }
        }
    }

    #[test]
    fn no_text_brings_the_parsers_down(text in any::<String>(), today in any_day()) {
        for said in [text.clone(), format!("+{text}"), format!("in {text}"), format!("{text} ago"), format!("next {text}")] {
            if let Ok(day) = parse_day("on", &said, today, Past) {
                prop_assert!((1900..=2200).contains(&day.year()));
            }
        }
        // Whether it is understood does not matter here, only that an answer comes back.
        let _ = parse_moment("at", &text, today, Europe::Berlin);
        let _ = parse_duration_minutes("minutes", &text);
    }

    #[test]
    fn every_span_is_read_back_as_it_is_written(span in any_span()) {
        prop_assert_eq!(span.to_string().parse::<Span>().unwrap(), span);
    }
}
