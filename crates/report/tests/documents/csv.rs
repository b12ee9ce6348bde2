//! What the CSV holds: one long table, of which no spreadsheet runs a cell.

use cairn::Report;
use cairn_report::Format;
use cairn_report::csv::{neutral, original};
use csv::{ReaderBuilder, StringRecord};
use proptest::prelude::*;

use crate::quarter::{self, HOSTILE};
use crate::text;

/// The names of the columns, and the rows.
fn table(report: &Report) -> (StringRecord, Vec<StringRecord>) {
    let text = text(report, Format::Csv);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    (head, reader.records().map(Result::unwrap).collect())
}

/// The cell of a column in the row of a section that has this text.
fn cell(report: &Report, section: &str, row: &str, column: &str) -> String {
    let (head, rows) = table(report);
    let at = head.iter().position(|name| name == column).unwrap();
    let row = rows.iter().find(|cells| &cells[0] == section && cells.iter().any(|cell| cell == row));
    row.unwrap_or_else(|| panic!("no row in {section}"))[at].to_owned()
}

#[test]
fn it_is_one_table_that_names_its_columns_alike_in_any_quarter() {
    let (head, rows) = table(&quarter::full());
    assert_eq!(
        head.iter().collect::<Vec<_>>(),
        [
            "section",
            "area",
            "of",
            "title",
            "kind",
            "status",
            "day",
            "until",
            "done",
            "exam",
            "minutes",
            "value",
            "before",
            "target",
            "unit",
            "who",
            "text",
            "note",
            "reason",
            "credential",
            "address"
        ]
    );
    assert!(rows.iter().all(|row| row.len() == head.len()));
    assert_eq!(table(&quarter::empty()).0, head);
    assert!(text(&quarter::full(), Format::Csv).contains("\r\n"), "rows end as RFC 4180 has it");
}

#[test]
fn every_kind_of_record_is_told_with_its_facts() {
    let report = quarter::full();
    let goal = "Train across machines with confidence";
    for (section, row, column, said) in [
        ("Report", "Last day", "text", "2026-09-30"),
        ("Summary", "Time in activities", "value", "18.5"),
        ("Summary", "Time in activities", "unit", "hours"),
        ("Goals", goal, "until", "2026-12-18"),
        ("Goals", goal, "value", "60%"),
        ("Milestones", "Scale to eight nodes", "target", "90"),
        ("Milestones", "Scale to eight nodes", "of", goal),
        ("Actions", "Send the draft to the three teams", "who", "Amélie Dubois"),
        ("Certifications", "Machine Learning Engineer, Professional", "credential", "EC-4711-Ω"),
        ("Activities", "Designing Machine Learning Systems", "minutes", "195"),
        ("Entries", "Challenge of 19 Aug 2026", "note", "Computational resource constraints"),
        ("Skills", "Distributed training", "before", "1"),
        ("Challenges", "Data quality and availability", "value", "3"),
        ("Focus", "Distributed training at scale", "text", "Distributed training at scale"),
    ] {
        assert_eq!(cell(&report, section, row, column), said, "{section}: {row}");
    }
    assert_eq!(table(&report).1.iter().filter(|row| row.iter().any(|cell| cell == HOSTILE)).count(), 6);
}

#[test]
fn a_cell_that_begins_like_a_formula_is_shielded_and_can_be_read_back() {
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("- a point", "'- a point"),
        ("@Maya", "'@Maya"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''+", "'''+"),
        ("'tis", "'tis"),
        ("plain", "plain"),
        ("", ""),
        ("'", "'"),
    ] {
        assert_eq!(neutral(text), cell);
        assert_eq!(original(cell), text);
    }
}

#[test]
fn no_cell_of_the_file_begins_like_a_formula() {
    let mut report = quarter::full();
    report.intentions = ["=cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "'=x"].map(Into::into).into();
    report.areas[0].entries[0].body = "- one\n- two".into();
    let (_, rows) = table(&report);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    let read: Vec<&str> = rows.iter().filter(|row| &row[0] == "Intentions").map(|row| original(&row[16])).collect();
    assert_eq!(read, report.intentions.iter().map(|intention| &intention.text).collect::<Vec<_>>());
}

#[test]
fn only_a_private_copy_says_so_and_has_private_notes() {
    assert_eq!(cell(&quarter::private(), "Report", "Copy", "text"), "Private copy: includes everything");
    assert_eq!(cell(&quarter::private(), "Private notes", "Felt unsure; said so.", "day"), "2026-08-12");
    let mut mistaken = quarter::full();
    mistaken.withheld = Some(4);
    let text = text(&mistaken, Format::Csv);
    assert!(!text.contains("rivate") && !text.contains("Held back"), "{text}");
}

proptest! {
    #[test]
    fn every_text_comes_back(text in "['=+\\-@\t\r\n＝a ]{0,6}|\\PC{0,20}") {
        let cell = neutral(&text);
        prop_assert_eq!(original(&cell), text.as_str());
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']));
    }

    #[test]
    fn no_two_texts_are_one_cell(one in "['=a]{0,4}", other in "['=a]{0,4}") {
        prop_assert_eq!(neutral(&one) == neutral(&other), one == other);
    }
}
