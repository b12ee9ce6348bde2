//! Quarters, fiscal quarters and ranges, said on Monday 23 November 2026 unless another day is named.

use cairn::Error;
use cairn::quarter::{FiscalStart, Period, Quarter, parse_period};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn start(month: u32) -> Option<FiscalStart> {
    Some(FiscalStart::try_from(month).unwrap())
}

fn period(text: &str, fiscal_start: Option<FiscalStart>) -> Period {
    parse_period("quarter", text, day("2026-11-23"), fiscal_start).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn refusal(text: &str, fiscal_start: Option<FiscalStart>) -> String {
    match parse_period("quarter", text, day("2026-11-23"), fiscal_start) {
        Err(Error::Invalid { field: "quarter", message }) => message,
        other => panic!("{text} was not refused: {other:?}"),
    }
}

fn told(period: &Period) -> (String, String) {
    (period.label.clone(), format!("{} {}", period.from, period.to))
}

fn expected(label: &str, days: &str) -> (String, String) {
    (label.into(), days.into())
}

#[test]
fn a_quarter_is_said_by_year_and_number_or_by_number_alone() {
    for (text, label, days) in [
        ("2026Q3", "2026Q3", "2026-07-01 2026-09-30"),
        (" 2026q3 ", "2026Q3", "2026-07-01 2026-09-30"),
        ("Q3 2026", "2026Q3", "2026-07-01 2026-09-30"),
        ("q1 2027", "2027Q1", "2027-01-01 2027-03-31"),
        ("q3", "2026Q3", "2026-07-01 2026-09-30"),
        ("this quarter", "2026Q4", "2026-10-01 2026-12-31"),
        ("Last  Quarter", "2026Q3", "2026-07-01 2026-09-30"),
        ("2026-07-01..2026-09-30", "2026-07-01..2026-09-30", "2026-07-01 2026-09-30"),
        ("2026-08-01 .. 2026-08-01", "2026-08-01..2026-08-01", "2026-08-01 2026-08-01"),
    ] {
        assert_eq!(told(&period(text, None)), expected(label, days), "{text}");
    }
}

#[test]
fn a_bare_number_is_the_latest_such_quarter_that_has_begun() {
    for (today, text, label) in [
        ("2026-11-23", "q4", "2026Q4"),
        ("2026-10-01", "q4", "2026Q4"),
        ("2026-09-30", "q4", "2025Q4"),
        ("2027-01-01", "q3", "2026Q3"),
        ("2027-01-01", "q1", "2027Q1"),
    ] {
        let read = parse_period("quarter", text, day(today), None).unwrap();
        assert_eq!(read.label, label, "{text} said on {today}");
    }
}

#[test]
fn a_fiscal_year_is_named_after_the_year_it_ends_in() {
    for (month, text, days) in [
        (4, "FY27Q1", "2026-04-01 2026-06-30"),
        (4, "fy27q4", "2027-01-01 2027-03-31"),
        (10, "FY27Q1", "2026-10-01 2026-12-31"),
        (2, "FY27Q4", "2026-11-01 2027-01-31"),
        (12, "FY27Q1", "2026-12-01 2027-02-28"),
        // A fiscal year that starts in January ends in the year it starts in.
        (1, "FY27Q1", "2027-01-01 2027-03-31"),
    ] {
        let read = period(text, start(month));
        assert_eq!(told(&read), expected(&text.to_uppercase(), days), "start in month {month}");
    }
    assert_eq!(period("FY2027Q1", start(4)).label, "FY27Q1", "one quarter has one label");
    assert_eq!(period("FY1999Q1", start(4)).label, "FY1999Q1", "FY99 is 2099");
}

#[test]
fn this_and_last_quarter_follow_the_fiscal_year_and_the_others_do_not() {
    let february = start(2);
    for (text, label, days) in [
        ("this quarter", "FY27Q4", "2026-11-01 2027-01-31"),
        ("last quarter", "FY27Q3", "2026-08-01 2026-10-31"),
        ("2026Q3", "2026Q3", "2026-07-01 2026-09-30"),
        ("q3", "2026Q3", "2026-07-01 2026-09-30"),
    ] {
        assert_eq!(told(&period(text, february)), expected(label, days), "{text}");
    }
}

#[test]
fn a_fiscal_quarter_without_a_fiscal_year_says_how_to_set_one() {
    assert_eq!(
        refusal("FY27Q1", None),
        "“FY27Q1” is no quarter for “quarter”: no fiscal year is set; set one with \
         `cairn profile set --fiscal-start april`, or name a calendar quarter such as 2026Q3."
    );
}

#[test]
fn what_is_no_period_is_refused_with_the_reason() {
    for (text, reason) in [
        ("2026Q5", "the quarters of a year are 1 to 4."),
        ("q0", "the quarters of a year are 1 to 4."),
        ("FY27Q7", "the quarters of a year are 1 to 4."),
        ("1899Q4", "1899 is outside the years 1900 to 2200."),
        ("FY2201Q1", "2201 is outside the years 1900 to 2200."),
        ("2026-09-30..2026-07-01", "it ends before it begins"),
        ("2026-02-30..2026-09-30", "February 2026 has days 1 to 28."),
        ("2026-07-01..2201-01-01", "2201 is outside the years 1900 to 2200."),
        ("2026-07-01..", "write 2026-07-01..2026-09-30."),
        ("july..september", "write 2026-07-01..2026-09-30."),
        ("2026-07-01..2026-08-01..2026-09-01", "write 2026-07-01..2026-09-30."),
    ] {
        let said = refusal(text, start(4));
        assert!(said.contains(reason), "{text}: {said}");
    }
    for text in [
        "",
        "q",
        "Q33",
        "2026",
        "26Q3",
        "3 2026",
        "2026 Q3",
        "2026Q",
        "Q3 26",
        "Q3 of 2026",
        "next quarter",
        "FYQ1",
        "FY7Q1",
        "2026Q-1",
        "2026Q3Q4",
        "summer",
    ] {
        let said = refusal(text, start(4));
        assert!(said.contains("write 2026Q3, Q3 2026, q3, FY27Q1"), "{text}: {said}");
    }
}

#[test]
fn the_period_before_is_a_quarter_for_a_quarter_and_as_many_days_for_a_range() {
    for (text, before, after) in [
        ("2026Q1", "2025Q4", "2026Q2"),
        ("FY27Q1", "FY26Q4", "FY27Q2"),
        ("2026-07-08..2026-07-14", "2026-07-01..2026-07-07", "2026-07-15..2026-07-21"),
        ("2026-03-01..2026-03-01", "2026-02-28..2026-02-28", "2026-03-02..2026-03-02"),
    ] {
        let read = period(text, start(4));
        assert_eq!(read.previous(), period(before, start(4)), "before {text}");
        assert_eq!(read.next(), period(after, start(4)), "after {text}");
    }
}

#[test]
fn a_fiscal_year_starts_in_a_month_that_can_be_named_or_numbered() {
    for text in ["april", "Apr", "4", "04", " APRIL "] {
        let start = FiscalStart::parse("fiscal-start", text).unwrap();
        assert_eq!((start.month(), start.to_string()), (4, "April".to_owned()), "{text}");
    }
    for text in ["", "0", "13", "spring", "4.5", "004"] {
        let refusal = FiscalStart::parse("fiscal-start", text).unwrap_err().to_string();
        assert!(refusal.contains("write april, apr or 4"), "{text}: {refusal}");
    }
    assert!(FiscalStart::try_from(0).is_err() && FiscalStart::try_from(13).is_err());
}

#[test]
fn quarters_and_periods_travel_as_plain_words() {
    let quarter = Quarter::of(day("2026-09-30"));
    assert_eq!((quarter.year(), quarter.number()), (2026, 3));
    assert_eq!(serde_json::to_string(&quarter).unwrap(), "\"2026Q3\"");
    assert_eq!(serde_json::from_str::<Quarter>("\"2026q3\"").unwrap(), quarter);
    assert!(serde_json::from_str::<Quarter>("\"2026Q9\"").is_err());
    assert_eq!(
        serde_json::to_string(&period("2026Q3", None)).unwrap(),
        r#"{"label":"2026Q3","from":"2026-07-01","to":"2026-09-30"}"#
    );
    assert_eq!(serde_json::to_string(&start(4)).unwrap(), "4");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // From 1901 to 2199, so that neighbours keep within the years that can be said.
    (366..109_500_u64).prop_map(|days| day("1900-01-01") + Days::new(days))
}

proptest! {
    #[test]
    fn every_day_is_in_exactly_one_quarter(day in any_day()) {
        let quarter = Quarter::of(day);
        prop_assert!((quarter.first_day()..=quarter.last_day()).contains(&day));
        prop_assert!(day < quarter.next().first_day());
        prop_assert!(day > quarter.previous().last_day());
        prop_assert_eq!(quarter.last_day() + Days::new(1), quarter.next().first_day(), "no day lies between");
    }

    #[test]
    fn every_day_is_in_exactly_one_fiscal_quarter(day in any_day(), month in 1..=12_u32) {
        let period = Period::containing(day, start(month));
        prop_assert!(period.contains(day));
        prop_assert!(!period.previous().contains(day) && !period.next().contains(day));
        prop_assert_eq!(period.to + Days::new(1), period.next().from, "no day lies between");
    }

    #[test]
    fn going_back_and_on_again_leads_to_the_same_quarter(day in any_day(), month in 1..=12_u32, length in 0..500_u64) {
        let quarter = Quarter::of(day);
        prop_assert_eq!(quarter.previous().next(), quarter);
        prop_assert!(quarter.previous() < quarter && quarter < quarter.next());
        for period in [
            Period::containing(day, None),
            Period::containing(day, start(month)),
            Period::range("quarter", day, day + Days::new(length)).unwrap(),
        ] {
            prop_assert_eq!(period.previous().next(), period.clone());
            prop_assert_eq!(period.next().previous(), period);
        }
    }

    #[test]
    fn a_label_says_its_own_period(day in any_day(), today in any_day(), month in 1..=12_u32, length in 0..200_u64) {
        let quarter = Quarter::of(day);
        prop_assert_eq!(quarter.to_string().parse::<Quarter>().unwrap(), quarter);
        for period in [
            Period::containing(day, None),
            Period::containing(day, start(month)),
            Period::range("quarter", day, day + Days::new(length)).unwrap(),
        ] {
            let read = parse_period("quarter", &period.label, today, start(month)).unwrap();
            prop_assert_eq!(read, period);
        }
    }

    #[test]
    fn no_text_brings_the_parser_down(text in any::<String>(), today in any_day(), month in 1..=12_u32) {
        for said in [text.clone(), format!("q{text}"), format!("fy{text}q1"), format!("{text}..{text}")] {
            // Whether it is understood does not matter here, only that an answer comes back.
            let _ = parse_period("quarter", &said, today, start(month));
        }
    }
}
