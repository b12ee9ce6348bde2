//! What a computer can do to a file: killed programs, power cuts, full and read-only disks, foreign and damaged files.

mod backups;
mod disk;
mod power;
mod writer;

use std::{fs, path::Path, thread};

use cairn::{Error, Logbook, NewEntry, Options};

use crate::support::{at, content, entry, goal, on_disk, options, text, titled, unusable};

fn bodies(logbook: &Logbook) -> Vec<String> {
    let mut bodies: Vec<String> =
        logbook.list_entries(Default::default()).unwrap().into_iter().map(|entry| entry.body).collect();
    bodies.sort();
    bodies
}

fn sound(logbook: &Logbook) {
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

/// The bytes of a closed logbook with a few records.
fn closed(path: &Path) -> Vec<u8> {
    let logbook = on_disk(path);
    for number in 0..20 {
        entry(&logbook, &format!("entry {number}"));
    }
    drop(logbook);
    fs::read(path).unwrap()
}

#[test]
fn the_first_change_creates_the_file_with_itself_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cairn").join("logbook.db");
    let logbook = Logbook::open(&file, options()).unwrap();
    assert!(logbook.list_goals(Default::default()).unwrap().is_empty());
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    assert!(logbook.undo().is_err());
    assert!(!file.exists(), "reading, checking and undoing nothing create no file");
    logbook.add_goal(titled(" ")).unwrap_err();
    assert!(!file.exists(), "a refused change creates no file");
    goal(&logbook, "Ship it");
    drop(logbook);
    let again = Logbook::open(&file, options()).unwrap();
    assert_eq!(again.list_goals(Default::default()).unwrap()[0].title, "Ship it");
    assert_eq!(again.undo().unwrap().intent, "Add goal");
}

#[test]
fn a_change_that_could_not_be_saved_does_not_come_with_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("cairn");
    fs::write(&blocked, "a file where the folder should be").unwrap();
    let logbook = Logbook::open(&blocked.join("logbook.db"), options());
    let Ok(logbook) = logbook else { return assert!(blocked.is_file()) };
    logbook.add_goal(titled("Lost")).unwrap_err();
    fs::remove_file(&blocked).unwrap();
    goal(&logbook, "Kept");
    let titles: Vec<_> = logbook.list_goals(Default::default()).unwrap().into_iter().map(|goal| goal.title).collect();
    assert_eq!(titles, ["Kept"]);
}

#[test]
fn what_is_no_logbook_is_refused_in_a_sentence_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let sound = closed(&folder.path().join("sound.db"));
    let mut foreign = sound.clone();
    foreign[68..72].copy_from_slice(&7u32.to_be_bytes()); // the application id in SQLite's header
    let random: Vec<u8> = (0..20_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let mut header_only = sound.clone();
    header_only.truncate(100);
    for (name, bytes, said) in [
        ("empty.db", vec![], "is empty"),
        ("random.db", random, "not a logbook"),
        ("short.db", sound[..16].to_vec(), "not a logbook"),
        ("foreign.db", foreign, "another program"),
        ("text.db", b"Dear diary".repeat(500), "not a logbook"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let sentence = unusable(Logbook::open(&path, options()));
        assert!(sentence.contains(said), "{name}: {sentence}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name} stays as it was");
    }
    let sentence = unusable(Logbook::open(folder.path(), options()));
    assert!(sentence.contains("is a folder"), "{sentence}");
    let looped = folder.path().join("loop.db");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&looped, &looped).unwrap();
        unusable(Logbook::open(&looped, options()));
    }
}

#[test]
fn a_file_that_was_cut_short_is_refused_or_found_out_and_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let whole = closed(&folder.path().join("whole.db"));
    for pages in [1, 2, 40, whole.len() / 4096 - 1] {
        let path = folder.path().join(format!("cut{pages}.db"));
        fs::write(&path, &whole[..pages * 4096]).unwrap();
        match Logbook::open(&path, options()).and_then(|logbook| logbook.check()) {
            Err(Error::Storage { .. }) => {}
            Ok(faults) => assert!(!faults.is_empty(), "{pages} pages of it are not the logbook"),
            Err(other) => panic!("{other:?}"),
        }
        assert_eq!(fs::read(&path).unwrap(), &whole[..pages * 4096], "what is left of it stays as it is");
    }
}

#[test]
fn a_newer_logbook_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logbook.db");
    let mut newer = closed(&path);
    newer[60..64].copy_from_slice(&99u32.to_be_bytes()); // the user version in SQLite's header
    fs::write(&path, &newer).unwrap();
    match Logbook::open(&path, options()) {
        Err(error @ Error::TooNew { found: 99, .. }) => {
            assert!(error.to_string().contains("Install the newer version"))
        }
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it should be refused"),
    }
    assert_eq!(fs::read(&path).unwrap(), newer);
    let backup = folder.path().join("backup.db");
    fs::write(&backup, &newer).unwrap();
    let other = on_disk(&folder.path().join("other.db"));
    let before = content(&other);
    assert!(matches!(other.restore_backup(&backup), Err(Error::TooNew { .. })));
    assert_eq!(content(&other), before);
}

#[test]
fn two_programs_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    thread::scope(|scope| {
        for who in ["window", "terminal"] {
            let file = &file;
            scope.spawn(move || {
                let logbook = on_disk(file);
                for number in 0..25 {
                    entry(&logbook, &format!("{who} {number:02}"));
                }
            });
        }
    });
    let logbook = on_disk(&file);
    assert_eq!(bodies(&logbook).len(), 50);
    assert_eq!(logbook.history(None, 100).unwrap().len(), 50);
    sound(&logbook);
}

#[test]
fn a_reader_is_not_held_up_by_a_long_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let (window, terminal) = (on_disk(&file), on_disk(&file));
    let many = "x".repeat(200_000);
    thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for _ in 0..20 {
                entry(&terminal, &many);
            }
        });
        let mut read = 0;
        while !writing.is_finished() {
            window.list_goals(Default::default()).unwrap();
            read += 1;
        }
        assert!(read > 0);
    });
    assert_eq!(bodies(&window).len(), 20);
}

#[test]
fn an_entry_stays_on_its_day_wherever_the_clock_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let late = |zone: &str| -> Options { at(&format!("2026-03-31T23:30:00{zone}")) };
    for zone in ["-11:00", "+00:00", "+05:45", "+14:00"] {
        let logbook = Logbook::open_or_create(&file, late(zone)).unwrap();
        let kept = logbook.add_entry(NewEntry { title: zone.into(), ..text("at half past eleven") }).unwrap();
        assert_eq!(kept.happened_on.to_string(), "2026-03-31", "the local day of the one who writes");
        logbook.undo().unwrap();
        logbook.redo().unwrap();
    }
    for zone in ["+14:00", "-11:00"] {
        let logbook = Logbook::open(&file, late(zone)).unwrap();
        let days: Vec<_> =
            logbook.list_entries(Default::default()).unwrap().into_iter().map(|entry| entry.happened_on).collect();
        assert!(days.iter().all(|day| day.to_string() == "2026-03-31"), "read in {zone}: {days:?}");
        let other = Logbook::in_memory(late(zone)).unwrap();
        other.import_all(&logbook.export_all().unwrap()).unwrap();
        assert!(other.list_entries(Default::default()).unwrap().iter().all(|entry| days.contains(&entry.happened_on)));
    }
}
