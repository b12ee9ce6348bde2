//! Row 2: a save in the open logbook, against the one write that no durable save can do without.

use std::{cell::Cell, fs::File, os::unix::fs::FileExt, path::Path, time::Duration};

use cairn::{Logbook, NewEntry};

use crate::{Outcome, journal, logbooks, measure::timed, table};

const LARGE: usize = 100_000;
const SMALL: usize = 2_000;
const MOST: usize = 300;
const WITHIN: Duration = Duration::from_secs(20);

/// Row 2.
pub fn run() -> Outcome<()> {
    let large = logbooks::open(&logbooks::copy_of(LARGE)?)?;
    let small = logbooks::open(&logbooks::copy_of(SMALL)?)?;
    let file = File::create(logbooks::folder()?.join("page"))?;
    let block = [7u8; 4096];
    let saved = Cell::new(0);
    let save = |logbook: &Logbook| add(logbook, saved.replace(saved.get() + 1));
    let write = || {
        file.write_all_at(&block, 0)?;
        Ok(file.sync_data()?)
    };
    let against_disk = timed(MOST, WITHIN, || save(&large), write)?;
    table::times(2, "save among 100,000 entries, against 4 KiB written and synced", against_disk.medians(), 1.25);
    let against_small = timed(MOST, WITHIN, || save(&large), || save(&small))?;
    table::times(2, "save among 100,000 entries, against among 2,000", against_small.medians(), 1.2);
    Ok(())
}

/// Opens a logbook and saves so many entries in it, for whoever counts what that asks of the disk.
pub fn some(path: &str, count: &str) -> Outcome<()> {
    let logbook = logbooks::open(Path::new(path))?;
    (0..count.parse()?).try_for_each(|at| add(&logbook, at))
}

fn add(logbook: &Logbook, at: usize) -> Outcome<()> {
    let note = journal::note(at, SMALL, journal::LAST_DAY);
    logbook.add_entry(NewEntry { title: note.title, body: note.body, ..NewEntry::default() })?;
    Ok(())
}
