//! Documents of a quarter: what each format says, and what it never carries.

#![expect(clippy::unwrap_used, reason = "a document that cannot be read back fails its test at that very line")]

mod csv;
mod docx;
mod html;
mod markdown;
mod office;
mod package;
mod pdf;
mod prose;
mod quarter;
mod radar;
mod workbook;
mod xlsx;

use std::path::Path;

use cairn::Report;
use cairn_report::{Document, Format, Options, write};

/// The document with the usual options.
fn document(report: &Report, format: Format) -> Document {
    write(report, format, &Options::default()).unwrap()
}

/// The document as text.
fn text(report: &Report, format: Format) -> String {
    String::from_utf8(document(report, format).bytes).unwrap()
}

/// What a full quarter must show in every format that a person reads.
const SHOWN: [&str; 42] = [
    "Progress in Q3 2026",
    "Amélie Dubois",
    "Deep Learning Engineer, working towards Senior Deep Learning Engineer",
    "1 Jul 2026 to 30 Sep 2026",
    "Q2 2026",
    "18 h 30",
    "3 h 30",
    "Lead one project from design to production",
    "Continuous Learning",
    "16 h 45 in sessions, activities and entries",
    "Train across machines with confidence",
    "Active · 60 % · due 18 Dec 2026",
    "The eight-node run converged; the write-up is what is left.",
    "Reproduce the baseline · reached 14 Jul 2026",
    "Scale to eight nodes · 62.5 of 90 % scaling efficiency · open",
    "Machine Learning Engineer, Professional",
    "Example Cloud · Earned 7 Aug 2026 · valid until 7 Aug 2028 · credential EC-4711-Ω",
    "https://verify.example/EC-4711",
    "Deep Learning Systems, lectures 1 to 12",
    "ZeRO: memory optimisations toward training trillion-parameter models",
    "Workshop on giving feedback — see Leadership",
    "Win · 19 Aug 2026 · 1 h 30",
    "The default is thirty minutes.",
    "Challenge of 19 Aug 2026",
    "Challenge: Computational resource constraints · 19 Aug 2026 · 45 min",
    "1 → 3 Senior",
    "not rated → 2 Deep Learning Engineer",
    "Led the eight-node run and explained it to the team",
    "Own rating, 14 Sep 2026",
    "Goals without movement: Learn JAX; Rust for data loaders.",
    "Achieved on 3 Sep 2026 · 100 %",
    "Dropped on 11 Aug 2026: The team was reorganised",
    "Train across machines with confidence — see Continuous Learning",
    "12 Aug 2026 with Maya Lindström",
    "Présenter le projet en octobre",
    "Amélie Dubois: Send the draft to the three teams · done 20 Aug 2026",
    "Maya Lindström: Introduce Amélie to the platform lead · due 2 Oct 2026",
    "22 Sep 2026 with Maya Lindström — see Continuous Learning",
    "Challenges met",
    "Data quality and availability · 3 entries",
    "Focus for the next quarter",
    "Distributed training at scale",
];

#[test]
fn a_files_ending_names_its_format() {
    for format in Format::ALL {
        let name = format!("Q3 report.{}", format.extension());
        assert_eq!(Format::from_path(Path::new(&name)), Ok(format), "{name}");
    }
    assert_eq!(Format::from_path(Path::new("q3.HTM")), Ok(Format::Html));
    assert_eq!(".md".parse(), Ok(Format::Markdown));
}

#[test]
fn an_unknown_ending_is_answered_with_those_that_there_are() {
    let said = |name: &str| Format::from_path(Path::new(name)).unwrap_err().to_string();
    let endings = "end the file's name in .pdf, .html, .md, .docx, .xlsx, .csv or .json.";
    assert_eq!(said("q3.odt"), format!("“odt” is no format for a report: {endings}"));
    assert_eq!(said("q3"), format!("“q3” is no format for a report: {endings}"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in Format::ALL {
        let first = document(&quarter::full(), format);
        assert!(first == document(&quarter::full(), format), "{format:?} differs between two runs");
        assert_eq!(first.warnings, Vec::<String>::new(), "the built-in fonts have every letter of it");
    }
}

#[test]
fn the_json_is_the_report_itself() {
    let json = text(&quarter::full(), Format::Json);
    assert!(json.ends_with("}\n"));
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value, serde_json::to_value(quarter::full()).unwrap());
    assert_eq!(value["areas"][0]["skillChanges"][0]["on"], "2026-09-14");
    assert_eq!(value.get("withheld"), None, "a file for others does not tell how much is held back");
}

#[test]
fn an_empty_pinned_area_is_an_honest_zero_in_every_format() {
    for format in [Format::Html, Format::Markdown] {
        let text = text(&quarter::empty(), format);
        assert!(text.contains("Nothing recorded in Leadership this quarter."), "{text}");
    }
    assert!(
        pdf::words(&document(&quarter::empty(), Format::Pdf).bytes).contains("NothingrecordedinLeadershipthisquarter.")
    );
}

#[test]
fn only_the_person_alone_is_told_what_was_held_back() {
    let held_back = "4 records of this quarter would not be in a copy for others.";
    for format in [Format::Html, Format::Markdown] {
        assert!(text(&quarter::private(), format).contains(held_back));
        assert!(!text(&quarter::full(), format).contains("Held back"));
        let mut mistaken = quarter::full();
        mistaken.withheld = Some(4);
        assert!(!text(&mistaken, format).contains("Held back"), "a count that is set by mistake does not get out");
    }
}

#[test]
fn a_range_is_named_by_its_days() {
    let mut report = quarter::full();
    report.quarter = "2026-07-01..2026-08-12".to_owned();
    report.areas.clear();
    let text = text(&report, Format::Markdown);
    assert!(text.starts_with("# Progress report\n"), "{text}");
    assert!(text.contains("| Totals | Now | Before |"), "{text}");
    assert!(!text.contains("quarter"), "a range is no quarter: {text}");
}
