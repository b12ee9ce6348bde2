//! The same record gives the same bytes.

use cairn::{Audience, Logbook, NewEntry, NewMarks, Visibility};
use cairn_report::Format;

use crate::planted::planted;
use crate::{copied, file, report};

/// Both audiences' files in every format.
fn all(logbook: &Logbook, period: &str) -> Vec<(Format, Vec<u8>)> {
    [Audience::Report, Audience::Me]
        .map(|audience| report(logbook, period, audience))
        .iter()
        .flat_map(|report| Format::ALL.map(|format| (format, file(report, format))))
        .collect()
}

fn same(before: &[(Format, Vec<u8>)], after: &[(Format, Vec<u8>)], why: &str) {
    for ((format, before), (_, after)) in before.iter().zip(after) {
        assert!(before == after, "{format:?} differs {why}");
    }
}

#[test]
fn a_record_written_twice_gives_the_same_bytes() {
    same(&all(&planted().logbook, "2026Q4"), &all(&planted().logbook, "2026Q4"), "between two runs");
}

#[test]
fn undoing_and_redoing_gives_the_same_bytes() {
    let logbook = planted().logbook;
    let marks = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
    logbook.add_entry(NewEntry { marks, title: "Last".into(), ..NewEntry::default() }).unwrap();
    let before = all(&logbook, "2026Q4");
    let steps = logbook.history(None, u32::MAX).unwrap().len();
    (0..steps).for_each(|_| _ = logbook.undo().unwrap());
    let empty = report(&logbook, "2026Q4", Audience::Me);
    assert_eq!(empty.totals, cairn::Totals::default(), "everything was undone");
    (0..steps).for_each(|_| _ = logbook.redo().unwrap());
    same(&before, &all(&logbook, "2026Q4"), "after everything was undone and redone");
}

#[test]
fn moving_to_another_logbook_gives_the_same_bytes() {
    let logbook = planted().logbook;
    let moved = copied(&logbook, "2026-11-23T19:30:00-08:00");
    same(&all(&logbook, "2026Q4"), &all(&moved, "2026Q4"), "in the logbook that took the export");
}

#[test]
fn a_past_quarter_gives_the_same_bytes_a_year_later() {
    let logbook = planted().logbook;
    let (soon, late) = (copied(&logbook, "2027-01-04T09:00:00+01:00"), copied(&logbook, "2028-01-04T09:00:00+01:00"));
    for period in ["2026Q3", "2026Q4", "2026-10-15..2026-11-15"] {
        same(&all(&soon, period), &all(&late, period), "a year later");
    }
}
