//! Row 9: a quarter as Markdown, against reading its entries and writing as many bytes.

use std::{fs, time::Duration};

use cairn::{Audience, Logbook};
use cairn_report::{Format, Options};
use rusqlite::Connection;

use crate::{Outcome, logbooks, measure::timed, table};

const QUARTER: &str = "2026q3";

/// Row 9.
pub fn run() -> Outcome<()> {
    for count in [2_000, 100_000] {
        let path = logbooks::of(count)?;
        let (logbook, db) = (logbooks::open(&path)?, logbooks::bare(&path)?);
        let folder = logbooks::folder()?;
        let (ours, theirs) = (folder.join("quarter.md"), folder.join("quarter-bare.md"));
        let document = document(&logbook)?;
        let pairs = timed(
            101,
            Duration::from_secs(8),
            || Ok(fs::write(&ours, self::document(&logbook)?)?),
            || Ok(fs::write(&theirs, text(&db, document.len())?)?),
        )?;
        let what = format!("quarter as Markdown, {} kB of {count} entries", document.len() / 1000);
        table::times(9, &what, pairs.medians(), 1.2);
    }
    Ok(())
}

fn document(logbook: &Logbook) -> Outcome<Vec<u8>> {
    let composed = logbook.report(&logbook.period(QUARTER)?, Audience::Me)?;
    Ok(cairn_report::write(&composed.report, Format::Markdown, &Options::default())?.bytes)
}

/// The quarter's entries one after another, brought to the same length.
fn text(db: &Connection, length: usize) -> Outcome<Vec<u8>> {
    let mut text = Vec::with_capacity(length);
    let mut statement =
        db.prepare_cached("SELECT title, body FROM entry WHERE happened_on BETWEEN '2026-07-01' AND '2026-09-30' ORDER BY happened_on, id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        text.extend_from_slice(row.get_ref(0)?.as_bytes()?);
        text.extend_from_slice(row.get_ref(1)?.as_bytes()?);
    }
    text.resize(length, b' ');
    Ok(text)
}
