//! No private text in a report: one word that occurs nowhere else in every field of a logbook, and every file searched for it.

#![expect(clippy::unwrap_used, reason = "a logbook that cannot be set up or a file that cannot be read must fail")]

mod cage; // the words, and where they turn up in a file
mod difference; // what must not change a file, changed
mod leak; // who finds which word in which file
mod mentors; // what each mentor finds, and what a closed quarter keeps
mod planted; // a logbook with a word in every field
mod reproducible; // the same record, the same bytes

use cairn::{Audience, Clock, Logbook, Options, Report, Source};
use cairn_report::{Format, write};

/// The instant of every logbook here that does not choose its own.
const NOON: &str = "2026-11-23T12:00:00+01:00";

/// An empty logbook whose clock stands at an instant.
fn logbook_at(instant: &str) -> Logbook {
    let clock = Clock::Fixed(instant.parse().unwrap());
    Logbook::in_memory(Options { clock, source: Source::Terminal }).unwrap()
}

/// The same record in another logbook, whose clock stands at another instant.
fn copied(logbook: &Logbook, instant: &str) -> Logbook {
    let copy = logbook_at(instant);
    copy.import_all(&logbook.export_all().unwrap()).unwrap();
    copy
}

fn report(logbook: &Logbook, period: &str, audience: Audience) -> Report {
    logbook.report(&logbook.period(period).unwrap(), audience).unwrap().report
}

fn file(report: &Report, format: Format) -> Vec<u8> {
    write(report, format, &cairn_report::Options::default()).unwrap().bytes
}

/// The file that a report for others becomes, in every format.
fn files(logbook: &Logbook, period: &str) -> Vec<(Format, Vec<u8>)> {
    let report = report(logbook, period, Audience::Report);
    Format::ALL.map(|format| (format, file(&report, format))).to_vec()
}
