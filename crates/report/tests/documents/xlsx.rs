//! What the workbook holds, as a reader that is not ours finds it.

use cairn::{EntryKind, Report};
use cairn_report::{Format, Options, Paper, write};

use crate::document;
use crate::package::{check, part, parts};
use crate::quarter::{self, HOSTILE, on};
use crate::workbook::{Cell, Workbook};

fn workbook(report: &Report) -> Workbook {
    let bytes = document(report, Format::Xlsx).bytes;
    check(&bytes);
    Workbook::of(&bytes)
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

#[test]
fn each_kind_of_record_has_a_sheet_and_each_record_one_row() {
    let workbook = workbook(&quarter::full());
    let names = workbook.names();
    assert_eq!(
        names,
        [
            "Report",
            "Summary",
            "Time by area",
            "Goals",
            "Milestones",
            "Sessions",
            "Decisions",
            "Actions",
            "Certifications",
            "Activities",
            "Entries",
            "Skills",
            "Challenges",
            "Intentions",
            "Focus"
        ]
    );
    let counts: Vec<usize> = names.iter().skip(3).map(|name| workbook.sheet(name).len() - 1).collect();
    let report = quarter::full();
    let once = |count: fn(&cairn::ReportArea) -> usize| report.areas.iter().map(count).sum::<usize>();
    assert_eq!(counts[0], once(|area| area.goals.iter().filter(|goal| goal.seen_in.is_none()).count()));
    assert_eq!(counts[2], once(|area| area.sessions.iter().filter(|session| session.seen_in.is_none()).count()));
    assert_eq!(counts[6], once(|area| area.activities.iter().filter(|it| it.seen_in.is_none()).count()));
    assert_eq!(counts[8], once(|area| area.skill_changes.len()));
}

#[test]
fn numbers_days_and_percentages_are_what_they_are() {
    let workbook = workbook(&quarter::full());
    let goal = "Train across machines with confidence";
    let book = "Designing Machine Learning Systems";
    for (sheet, row, column, holds) in [
        ("Summary", "Sessions held", "Q3 2026", Cell::Number(3.0)),
        ("Summary", "Time in activities", "Q3 2026", Cell::Number(18.5)),
        ("Summary", "Time in activities", "Unit", text("hours")),
        ("Goals", goal, "Area", text("Continuous Learning")),
        ("Goals", goal, "Due", Cell::Day(on("2026-12-18"))),
        ("Goals", goal, "Progress", Cell::Percent(0.6)),
        ("Milestones", "Scale to eight nodes", "Value", Cell::Number(62.5)),
        ("Activities", book, "Minutes", Cell::Number(195.0)),
        ("Activities", book, "Day", Cell::Day(on("2026-08-30"))),
        ("Skills", "Distributed training", "Before", Cell::Number(1.0)),
        ("Skills", "Reading papers", "Before", Cell::Nothing),
    ] {
        assert_eq!(workbook.cell(sheet, row, column), holds, "{column} of {row}");
    }
}

#[test]
fn no_text_is_a_formula() {
    let mut report = quarter::full();
    for text in ["=HYPERLINK(\"https://e.org\")", "+1", "-1", "@x", HOSTILE] {
        report.intentions.push(text.into());
    }
    let bytes = document(&report, Format::Xlsx).bytes;
    assert!(parts(&bytes).iter().all(|(_, xml)| !xml.contains("<f>") && !xml.contains("<f ")), "not one formula");
    let intentions = Workbook::of(&bytes).sheet("Intentions").concat();
    for said in &report.intentions {
        assert!(intentions.contains(&text(&said.text)), "{} as it was written", said.text);
    }
}

#[test]
fn a_text_that_is_longer_than_a_cell_ends_with_a_warning() {
    let mut report = quarter::empty();
    // Two units of UTF-16 each: the limit falls between two letters, never within one.
    report.areas[0].entries.push(quarter::entry(1, "Long", EntryKind::Note, &"🎉".repeat(16_384)));
    report.areas[0].entries.push(quarter::entry(2, "Just", EntryKind::Note, &"x".repeat(32_767)));
    let document = document(&report, Format::Xlsx);
    assert_eq!(
        document.warnings,
        [
            "A text in row 2 of the sheet Entries is longer than the 32,767 letters that a cell may hold and ends there; the \
          other formats have all of it."
        ]
    );
    let workbook = workbook(&report);
    assert_eq!(workbook.cell("Entries", "Long", "Text"), text("🎉".repeat(16_383)));
    assert_eq!(workbook.cell("Entries", "Just", "Text"), text("x".repeat(32_767)));
}

#[test]
fn days_before_the_calendar_of_spreadsheets_are_text() {
    let mut report = quarter::empty();
    report.areas[0].activities.push(quarter::activity(1, "Old", cairn::ActivityKind::Book, "1815-12-10", 1));
    assert_eq!(workbook(&report).cell("Activities", "Old", "Day"), text("1815-12-10"));
}

#[test]
fn a_quarter_without_records_has_what_there_is_to_tell() {
    assert_eq!(workbook(&quarter::empty()).names(), ["Report", "Summary"]);
}

#[test]
fn heads_stay_in_view_and_filter_what_is_below() {
    let bytes = document(&quarter::full(), Format::Xlsx).bytes;
    let sheets: Vec<_> =
        parts(&bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 15);
    for (name, xml) in sheets {
        assert!(xml.contains("<autoFilter ") && xml.contains(r#"ySplit="1""#) && xml.contains("frozen"), "{name}");
    }
}

#[test]
fn time_and_ratings_are_charts_that_say_what_they_show() {
    let bytes = document(&quarter::full(), Format::Xlsx).bytes;
    let parts = parts(&bytes);
    let named = |start: &str| parts.iter().filter(|(name, _)| name.starts_with(start)).collect::<Vec<_>>();
    assert_eq!(named("xl/charts/chart").len(), 2);
    assert!(named("xl/drawings/drawing").iter().all(|(_, xml)| xml.contains("descr=\"")));
    assert!(named("xl/charts/chart")[0].1.contains("Time by area"));
}

#[test]
fn only_a_private_copy_says_so_and_has_private_notes() {
    let private = workbook(&quarter::private());
    assert_eq!(private.cell("Report", "Copy", "Value"), text("Private copy: includes everything"));
    assert_eq!(private.cell("Report", "Held back from a copy for others", "Value"), Cell::Number(4.0));
    let notes = private.cell("Private notes", "12 Aug 2026 with Maya Lindström", "Private notes");
    assert_eq!(notes, text("Felt unsure; said so."));
    let mut mistaken = quarter::full();
    mistaken.withheld = Some(4);
    for (name, text) in parts(&document(&mistaken, Format::Xlsx).bytes) {
        assert!(!text.contains("rivate") && !text.contains("Held back"), "{name}");
    }
    for (name, text) in parts(&document(&quarter::private(), Format::Xlsx).bytes) {
        assert!(
            !name.starts_with("xl/worksheets/sheet") || text.contains("Private copy: includes everything"),
            "{name}"
        );
    }
}

#[test]
fn it_tells_its_title_author_paper_and_the_day_of_the_record() {
    for (paper, number) in [(Paper::A4, 9), (Paper::Letter, 1)] {
        let bytes = write(&quarter::full(), Format::Xlsx, &Options { paper }).unwrap().bytes;
        let core = part(&bytes, "docProps/core.xml");
        for said in ["Progress in Q3 2026 · Amélie Dubois", "<dc:creator>Amélie Dubois", "2026-09-30T00:00:00Z"] {
            assert!(core.contains(said), "{said} in {core}");
        }
        let setup = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(paper == Paper::Letter || setup.contains(&format!(r#"paperSize="{number}""#)), "{setup}");
    }
}
