//! A logbook in memory, at noon of a Monday.

use cairn::{Clock, Logbook, Options, Source};
use chrono::{DateTime, FixedOffset};

/// The instant of every test that does not choose its own.
pub fn noon() -> DateTime<FixedOffset> {
    "2026-11-23T12:00:00+01:00".parse().unwrap()
}

pub fn options() -> Options {
    Options { clock: Clock::Fixed(noon()), source: Source::Terminal }
}

pub fn logbook() -> Logbook {
    Logbook::in_memory(options()).unwrap()
}
