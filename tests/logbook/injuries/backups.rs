//! Backups: whole, proven, and restored without losing what was there.

use std::{fs, path::Path};

use cairn::{Error, Logbook};

use super::{bodies, closed, sound};
use crate::support::{content, entry, on_disk, options, unusable};

#[test]
fn a_backup_made_while_others_write_holds_all_that_was_saved_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let (writer, keeper) = (on_disk(&file), on_disk(&file));
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for number in 0..60 {
                entry(&writer, &format!("entry {number:03}"));
            }
        });
        let mut made = Vec::new();
        while !writing.is_finished() && made.len() < 8 {
            let before = bodies(&keeper);
            made.push((keeper.back_up().unwrap(), before));
        }
        for (number, (backup, before)) in made.iter().enumerate() {
            let copy = folder.path().join(format!("copy{number}.db"));
            fs::copy(&backup.path, &copy).unwrap();
            let restored = on_disk(&copy);
            let there = bodies(&restored);
            assert!(before.iter().all(|body| there.contains(body)), "backup {number} lacks what was there before it");
            sound(&restored);
        }
    });
    assert!(keeper.verify_backups().unwrap().iter().all(|(_, fault)| fault.is_none()));
}

#[test]
fn a_single_flipped_bit_anywhere_in_a_backup_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    entry(&logbook, "kept");
    let backup = logbook.back_up().unwrap();
    let whole = fs::read(&backup.path).unwrap();
    let before = content(&logbook);
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&backup.path, &flipped).unwrap();
        let verified = logbook.verify_backups().unwrap();
        assert!(verified[0].1.is_some(), "the bit at {at} of {} is not noticed", whole.len());
        unusable(logbook.restore_backup(Path::new(&backup.path)));
        assert_eq!(content(&logbook), before);
    }
    fs::write(&backup.path, &whole).unwrap();
    assert_eq!(logbook.verify_backups().unwrap()[0].1, None);
    let line = fs::read_to_string(format!("{}.sha256", backup.path)).unwrap();
    assert!(line.ends_with(&format!("  {}\n", backup.name)), "sha256sum --check reads it: {line:?}");
}

#[test]
fn restoring_gives_the_state_back_and_keeps_the_present_one() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let kept = entry(&logbook, "then");
    logbook.attach(kept.id.into(), "proof.pdf", b"%PDF").unwrap();
    let then = content(&logbook);
    let backup = logbook.back_up().unwrap();
    entry(&logbook, "since");
    let since = content(&logbook);
    let present = logbook.restore_backup(Path::new(&backup.name)).unwrap();
    assert_eq!(content(&logbook), then, "the history too");
    assert_eq!(logbook.attachment_bytes(kept_file(&logbook)).unwrap(), b"%PDF");
    sound(&logbook);
    entry(&logbook, "and on");
    logbook.undo().unwrap();
    logbook.restore_backup(Path::new(&present.path)).unwrap();
    assert_eq!(content(&logbook), since);
    assert_eq!(logbook.list_backups().unwrap().len(), 3, "each restore kept what was there");
}

fn kept_file(logbook: &Logbook) -> cairn::AttachmentId {
    logbook.list_entries(Default::default()).unwrap()[0].marks.attachments[0].id
}

#[test]
fn restoring_is_refused_while_another_program_has_the_logbook_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let backup = logbook.back_up().unwrap();
    entry(&logbook, "since");
    let other = on_disk(&file);
    let before = content(&logbook);
    let sentence = unusable(logbook.restore_backup(Path::new(&backup.name)));
    assert!(sentence.contains("Another program has the logbook open"), "{sentence}");
    assert_eq!(content(&logbook), before);
    entry(&other, "the other program goes on");
    assert_eq!(bodies(&logbook).len(), 2, "and so does this one");
    drop(other);
    logbook.restore_backup(Path::new(&backup.name)).unwrap();
    assert!(bodies(&logbook).is_empty());
}

#[test]
fn a_backup_alone_is_enough_on_a_clean_machine() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    entry(&logbook, "all there is");
    let backup = logbook.back_up().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let carried = elsewhere.path().join("carried.db");
    fs::copy(&backup.path, &carried).unwrap();
    let clean = Logbook::open(&elsewhere.path().join("new").join("logbook.db"), options()).unwrap();
    clean.restore_backup(&carried).unwrap();
    assert_eq!(content(&clean), content(&logbook));
}

#[test]
fn what_is_no_backup_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    entry(&logbook, "kept");
    let before = content(&logbook);
    let mut foreign = closed(&folder.path().join("other.db"));
    foreign[68..72].copy_from_slice(&7u32.to_be_bytes());
    let path = folder.path().join("foreign.db");
    fs::write(&path, foreign).unwrap();
    for file in [path.as_path(), Path::new("missing.db"), folder.path()] {
        unusable(logbook.restore_backup(file));
        assert_eq!(content(&logbook), before);
    }
    let memory = Logbook::in_memory(options()).unwrap();
    assert!(matches!(memory.back_up(), Err(Error::Storage { .. })));
}

#[test]
fn two_backups_of_one_instant_are_two_backups() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let (first, second) = (logbook.back_up().unwrap(), logbook.back_up().unwrap());
    assert_ne!(first.name, second.name);
    assert_eq!(logbook.list_backups().unwrap(), [second, first], "newest first");
}

#[test]
fn what_a_crash_left_unfinished_is_cleared_away_by_the_next_backup() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let left = folder.path().join("backups").join("logbook-20261101T120000000Z.db.0.new");
    fs::create_dir(folder.path().join("backups")).unwrap();
    fs::write(&left, "half a backup").unwrap();
    logbook.back_up().unwrap();
    assert!(!left.exists());
}
