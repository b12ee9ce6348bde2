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

#[test]
fn logbooks_in_one_folder_keep_their_backups_apart() {
    let folder = tempfile::tempdir().unwrap();
    let [own, work, later] = ["logbook.db", "work.db", "work-later.db"].map(|name| on_disk(&folder.path().join(name)));
    let logbooks = [(&own, "mine"), (&work, "the employer's"), (&later, "of another year")];
    let backups = logbooks.map(|(logbook, body)| {
        entry(logbook, body);
        logbook.back_up().unwrap()
    });
    for ((logbook, body), backup) in logbooks.iter().zip(&backups) {
        assert_eq!(&logbook.list_backups().unwrap(), std::slice::from_ref(backup), "{body}: its own and no other");
        assert_eq!(logbook.verify_backups().unwrap().len(), 1);
        for others in backups.iter().filter(|other| *other != backup) {
            let before = content(logbook);
            unusable(logbook.restore_backup(Path::new(&others.name)));
            assert_eq!(content(logbook), before, "{} is not a backup of {body}", others.name);
        }
        logbook.restore_backup(Path::new(&backup.name)).unwrap();
        assert_eq!(bodies(logbook), [*body]);
        assert_eq!(logbook.list_backups().unwrap().len(), 2, "what was there is its own too");
    }
}

#[test]
fn erasing_tells_of_a_backup_that_another_name_of_the_logbook_left() {
    let folder = tempfile::tempdir().unwrap();
    let (before, now) = (folder.path().join("before.db"), folder.path().join("now.db"));
    let secret = {
        let logbook = on_disk(&before);
        let secret = entry(&logbook, "a secret");
        logbook.back_up().unwrap();
        secret.id
    };
    fs::rename(&before, &now).unwrap();
    let left = on_disk(&now).erase(secret.into()).unwrap().backups;
    assert!(left.len() == 1 && left[0].starts_with("before-"), "{left:?} may still hold it");
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
fn backups_made_at_the_same_instant_by_several_programs_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    entry(&on_disk(&file), "kept");
    let mut names: Vec<String> = std::thread::scope(|scope| {
        let making: Vec<_> = (0..6).map(|_| scope.spawn(|| on_disk(&file).back_up().unwrap().name)).collect();
        making.into_iter().map(|one| one.join().unwrap()).collect()
    });
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 6, "each has a file of its own");
    let verified = on_disk(&file).verify_backups().unwrap();
    assert_eq!(verified.iter().filter(|(_, fault)| fault.is_none()).count(), 6);
    let left = fs::read_dir(folder.path().join("backups")).unwrap().count();
    assert_eq!(left, 12, "six backups and their hashes, and nothing unfinished");
}

/// In the names of unfinished files: the summer of 2023, and a time that will not come.
const LONG_AGO: &str = "01890000-0000-7000-8000-000000000000";
const JUST_NOW: &str = "ffffffff-0000-7000-8000-000000000000";

#[test]
fn what_a_crash_left_unfinished_is_cleared_away_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let backups = folder.path().join("backups");
    fs::create_dir(&backups).unwrap();
    let backup = "logbook-20261101T120000000Z.db";
    let ours = [
        backups.join(format!("{backup}.{LONG_AGO}.new")),
        backups.join(format!("{backup}.sha256.{LONG_AGO}.new")),
        folder.path().join(format!("logbook.db.{LONG_AGO}.new")),
    ];
    let others = [
        backups.join(format!("{backup}.{JUST_NOW}.new")),
        backups.join(format!("{backup}.0.new")),
        backups.join(format!("mine.{LONG_AGO}.new")),
        backups.join("what is.new"),
        folder.path().join(format!("logbook.db.{JUST_NOW}.new")),
        folder.path().join("logbook.db.new"),
        folder.path().join(format!("logbook.db.bak.{LONG_AGO}.new")),
    ];
    ours.iter().chain(&others).for_each(|path| fs::write(path, "half a file").unwrap());
    on_disk(&file).back_up().unwrap();
    for path in &ours {
        assert!(!path.exists(), "{} was left by a crash", path.display());
    }
    for path in &others {
        assert!(path.exists(), "{} is the person's, or being written just now", path.display());
    }
}

#[test]
fn a_moved_logbook_is_whole_at_its_new_place_and_gone_from_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("logbook.db"), folder.path().join("new").join("logbook.db"));
    let logbook = on_disk(&from);
    let kept = entry(&logbook, "kept");
    logbook.attach(kept.id.into(), "proof.pdf", b"%PDF").unwrap();
    let backup = logbook.back_up().unwrap();
    let before = content(&logbook);
    logbook.move_to(&to).unwrap();
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("logbook.db")), "no WAL either: {left:?}");
    assert!(Path::new(&backup.path).exists(), "backups stay where they are");
    let sentence = unusable(logbook.add_entry(crate::support::text("too late")));
    assert!(sentence.contains("was moved to"), "what is written after the move would be lost: {sentence}");
    let moved = on_disk(&to);
    assert_eq!(content(&moved), before);
    sound(&moved);
    moved.undo().unwrap();
    entry(&moved, "and on");
}

#[test]
fn a_logbook_is_never_moved_over_a_file_nor_from_under_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let (from, taken) = (folder.path().join("logbook.db"), folder.path().join("taken.db"));
    let logbook = on_disk(&from);
    entry(&logbook, "kept");
    fs::write(&taken, "the person's").unwrap();
    let before = content(&logbook);
    let refused = logbook.move_to(&taken).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "folder", .. }), "{refused:?}");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "the person's");

    let other = on_disk(&from);
    let free = folder.path().join("free.db");
    let sentence = unusable(logbook.move_to(&free));
    assert!(sentence.contains("Another program has the logbook open"), "{sentence}");
    assert!(!free.exists() && from.exists());
    assert_eq!(content(&logbook), before);
    entry(&other, "the other program goes on");
    assert_eq!(bodies(&logbook).len(), 2, "and so does this one");
    drop(other);
    let blocked = taken.join("logbook.db");
    unusable(logbook.move_to(&blocked));
    assert_eq!(bodies(&logbook).len(), 2, "a folder that cannot be changes nothing");
    entry(&logbook, "still writable");
    logbook.move_to(&free).unwrap();
    assert_eq!(bodies(&on_disk(&free)).len(), 3);
}
