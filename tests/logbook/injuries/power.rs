//! Power cuts, simulated: a writer's system calls are recorded, the disk as it may be found after a cut at any of them is
//! rebuilt, and the logbook on it is opened. Killing a program shows nothing of this, because the system keeps its writes.

mod disk;

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::Path,
    process::Command,
};

use cairn::Logbook;

use super::writer;
use crate::support::options;
use disk::{Call, Disk};

/// How many cuts each test tries; thousands were tried when this was written, and can be again.
fn cuts(usual: u64) -> u64 {
    std::env::var("CAIRN_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(usual)
}

/// What a writer asked of the system, in order; nothing where calls cannot be recorded.
fn recorded(file: &Path) -> Option<Vec<Call>> {
    let trace = file.with_file_name("trace");
    let name = trace.to_str().unwrap();
    let calls =
        "trace=openat,pwrite64,write,fsync,fdatasync,ftruncate,link,linkat,unlink,unlinkat,rename,renameat,renameat2";
    let via = ["strace", "-f", "-y", "-xx", "-s", "80000", "-o", name, "-e", calls, "-e", "signal=none"];
    let runs = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !runs.is_ok_and(|output| output.status.success()) {
        eprintln!("strace cannot be run here, so nothing was shown about power cuts");
        return None;
    }
    let mut child = writer::ending(file, &via, 12, 5).spawn().unwrap();
    assert_eq!(writer::saved(&mut child).last(), Some(11));
    assert!(child.wait().unwrap().success());
    let calls = disk::calls(&fs::read_to_string(&trace).unwrap(), file.parent().unwrap());
    assert!(calls.iter().any(|call| matches!(call, Call::Sync { .. })), "the syncs were recorded");
    assert!(calls.iter().filter(|call| matches!(call, Call::Saved(_))).count() == 12);
    Some(calls)
}

/// What became of the logbook on a disk that lost its power.
#[derive(Debug, PartialEq)]
enum Found {
    Whole,
    Lost,
    Damaged,
}

/// Cuts the power at some call, and opens what is there.
fn after_cut(calls: &[Call], keeps: fn(&Call) -> bool, seed: u64) -> Found {
    let mut chance = Chance(seed);
    let cut = chance.below(calls.len() as u64 + 1) as usize;
    let mut disk = Disk::default();
    let mut saved = 0;
    for call in &calls[..cut] {
        match call {
            Call::Saved(number) => saved = number + 1,
            call if keeps(call) => disk.take(call),
            _ => {}
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    for (name, bytes) in disk.after_power_cut(&mut |most| chance.below(most)) {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let there = Logbook::open(&file, options()).and_then(|logbook| {
        let faults = logbook.check()?;
        let entries = logbook.list_entries(Default::default())?;
        Ok((faults, entries.len() as u32))
    });
    match there {
        Ok((faults, there)) if faults.is_empty() && there >= saved => Found::Whole,
        Ok((faults, _)) if faults.is_empty() => Found::Lost,
        _ => Found::Damaged,
    }
}

/// Numbers that are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        self.0 = hasher.finish();
        if most == 0 { 0 } else { self.0 % most }
    }
}

#[test]
fn nothing_that_was_saved_is_lost_when_the_power_goes_and_missing_syncs_would_be_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let Some(calls) = recorded(&folder.path().join("logbook.db")) else { return };
    for seed in 0..cuts(60) {
        assert_eq!(after_cut(&calls, |_| true, seed), Found::Whole, "cut {seed}");
    }
    // What `synchronous = NORMAL` leaves out: the sync of the WAL when a change is committed.
    let normal = |call: &Call| !matches!(call, Call::Sync { name } if name.ends_with("-wal"));
    let off = |call: &Call| !matches!(call, Call::Sync { .. });
    for (mode, keeps) in [("NORMAL", normal as fn(&Call) -> bool), ("OFF", off)] {
        let noticed = (0..60).any(|seed| after_cut(&calls, keeps, seed) != Found::Whole);
        assert!(noticed, "this test would be worth nothing if it did not fail for {mode}");
    }
}
