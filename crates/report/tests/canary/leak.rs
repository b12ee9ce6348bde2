//! Who finds which word in which file.

use std::collections::BTreeSet;

use cairn::Audience;
use cairn_report::Format;

use crate::cage::{self, Canary, pages, parts};
use crate::planted::{GONE, Planted, SHARED, planted};
use crate::{copied, file, files, report};

/// The fields that a report shows, once their record and they themselves are for it. A session names the person that it was
/// with, and a rating the person who gave it: that is what a session and a rating are, and marking one `report` tells it,
/// though the person's own record is nobody's business and is never listed.
pub const IN_A_REPORT: [&str; 22] = [
    "whom the session is with",
    "takeaway",
    "decision",
    "action",
    "goal",
    "why",
    "milestone",
    "unit",
    "check-in",
    "why a goal was dropped",
    "certification",
    "issuer",
    "credential id",
    "credential's address",
    "activity",
    "activity's address",
    "reason of a rating",
    "entry",
    "entry's text",
    "intention",
    "focus",
    "earlier intention",
];

/// What the copy for the person alone shows besides.
const FOR_ME_ALONE: [&str; 2] = ["session's notes", "session's private notes"];

/// An intention for one quarter is no part of another's report.
pub const OF_ANOTHER_QUARTER: &str = "earlier intention";

fn shown(canary: &Canary) -> bool {
    canary.mark == SHARED && IN_A_REPORT.contains(&canary.field)
}

#[test]
fn nothing_that_is_held_back_is_in_any_file_of_any_quarter() {
    let Planted { logbook, cage } = planted();
    let later = copied(&logbook, "2027-02-10T12:00:00+01:00");
    for (logbook, period) in [
        (&logbook, "2026Q4"),
        (&logbook, "2026Q3"),
        (&later, "2026Q4"),
        (&later, "2027Q1"),
        (&logbook, "2026-01-01..2026-12-31"),
    ] {
        for (format, bytes) in files(logbook, period) {
            let leaked: Vec<Canary> = cage.found(&bytes, format).into_iter().filter(|canary| !shown(canary)).collect();
            assert!(leaked.is_empty(), "{period} as {format:?} holds {leaked:#?}");
        }
    }
}

#[test]
fn everything_for_the_report_is_in_every_file_of_its_quarter() {
    let Planted { logbook, cage } = planted();
    for (format, bytes) in files(&logbook, "2026Q4") {
        let read = cage.read(&bytes, format);
        let missing: Vec<Canary> = cage
            .all()
            .filter(|canary| shown(canary) && canary.field != OF_ANOTHER_QUARTER)
            .filter(|canary| !read.contains(canary))
            .collect();
        assert!(missing.is_empty(), "{format:?} lacks {missing:#?}");
    }
    // What was meant for the quarter before and for the time after it, and what was only earned later, without its proof.
    let before = BTreeSet::from([OF_ANOTHER_QUARTER, "intention", "certification", "issuer"]);
    for (format, bytes) in files(&logbook, "2026Q3") {
        let fields: BTreeSet<&str> = cage.found(&bytes, format).iter().map(|canary| canary.field).collect();
        assert_eq!(fields, before, "{format:?}");
    }
}

#[test]
fn a_copy_for_the_person_alone_holds_all_of_it_and_says_so_on_every_page() {
    let Planted { logbook, cage } = planted();
    let report = report(&logbook, "2026Q4", Audience::Me);
    for format in Format::ALL {
        let bytes = file(&report, format);
        let read = cage.read(&bytes, format);
        let (mine, other): (Vec<Canary>, Vec<Canary>) =
            cage.all().filter(|canary| canary.field != OF_ANOTHER_QUARTER).partition(|canary| {
                canary.mark != GONE && (IN_A_REPORT.contains(&canary.field) || FOR_ME_ALONE.contains(&canary.field))
            });
        let missing: Vec<_> = mine.iter().filter(|canary| !read.contains(canary)).collect();
        assert!(missing.is_empty(), "{format:?} lacks {missing:#?}");
        let found = cage.found(&bytes, format);
        let beyond: Vec<_> = other.iter().filter(|canary| found.contains(canary)).collect();
        assert!(beyond.is_empty(), "{format:?} has no place for {beyond:#?}");
    }
    let says = |text: &str| text.contains("Private copy: includes everything");
    for format in [Format::Html, Format::Markdown, Format::Docx, Format::Csv] {
        assert!(says(&cage::shown(&file(&report, format), format)), "{format:?}");
    }
    for part in parts(&file(&report, Format::Xlsx)).into_iter().map(|part| String::from_utf8(part).unwrap()) {
        assert!(says(&part) || !part.starts_with("xl/worksheets/sheet"), "a page of each sheet says it: {part:.200}");
    }
    let pages = pages(&file(&report, Format::Pdf));
    assert!(pages.len() > 1, "a page that follows the first must say it too");
    assert!(pages.iter().all(|page| page.contains("Privatecopy:includeseverything")), "{pages:#?}");
    let json: serde_json::Value = serde_json::from_slice(&file(&report, Format::Json)).unwrap();
    assert_eq!(json["audience"], "me");
}

#[test]
fn only_the_person_is_told_how_much_is_held_back() {
    let Planted { logbook, .. } = planted();
    let period = logbook.period("2026Q4").unwrap();
    let mine = logbook.report(&period, Audience::Me).unwrap();
    let shared = logbook.report(&period, Audience::Report).unwrap();
    let withheld = shared.contents.held_back.by_mark();
    assert!(withheld > 0);
    assert_eq!(
        (mine.report.withheld, mine.contents.held_back.by_mark()),
        (Some(withheld), withheld),
        "told alike, whoever it is for"
    );
    assert_eq!(shared.report.withheld, None);
    for format in Format::ALL {
        let text = cage::shown(&file(&shared.report, format), format).to_lowercase();
        for word in
            ["withheld", "heldback", "held back", "copyforothers", "copy for others", "private copy", "privatecopy"]
        {
            assert!(!text.contains(word), "{format:?} says {word:?}");
        }
    }
}
