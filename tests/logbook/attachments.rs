//! Attachments: files kept with a record, once for each content.

use cairn::{ATTACHMENT_LIMIT, AttachmentId, RecordId};

use crate::support::{entry, logbook, not_found, on_disk, refused};

#[test]
fn a_file_comes_back_as_it_was() {
    let logbook = logbook();
    let record: RecordId = entry(&logbook, "with a trace").id.into();
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let kept = logbook.attach(record, "trace.PDF", &bytes).unwrap();
    assert_eq!((kept.name.as_str(), kept.media_type.as_str(), kept.size), ("trace.PDF", "application/pdf", 100_000));
    assert_eq!(logbook.attachment_bytes(kept.id).unwrap(), bytes);
    let empty = logbook.attach(record, "empty", &[]).unwrap();
    assert_eq!(logbook.attachment_bytes(empty.id).unwrap(), Vec::<u8>::new());
    logbook.detach(kept.id).unwrap();
    not_found(&logbook, |logbook| logbook.attachment_bytes(kept.id));
    logbook.undo().unwrap();
    assert_eq!(logbook.attachment_bytes(kept.id).unwrap(), bytes, "the trash keeps the bytes too");
}

#[test]
fn a_name_holds_no_folder() {
    let logbook = logbook();
    let record: RecordId = entry(&logbook, "t").id.into();
    for (given, kept) in [("/etc/passwd", "passwd"), ("..\\..\\evil.exe", "evil.exe"), ("a/b/../c.txt", "c.txt")] {
        assert_eq!(logbook.attach(record, given, b"x").unwrap().name, kept);
    }
    for given in ["", "  ", "folder/", "..", "a/..", "."] {
        refused(&logbook, "file name", |logbook| logbook.attach(record, given, b"x"));
    }
}

#[test]
fn a_file_over_the_limit_is_refused_and_one_at_the_limit_is_kept() {
    let logbook = logbook();
    let record: RecordId = entry(&logbook, "t").id.into();
    let limit = usize::try_from(ATTACHMENT_LIMIT).unwrap();
    let large = vec![7; limit + 1];
    let said = refused(&logbook, "attachment", |logbook| logbook.attach(record, "large.bin", &large));
    assert_eq!(said, "“large.bin” is 25.0 MB large; the limit is 25 MB. Keep it elsewhere and note where.");
    not_found(&logbook, |logbook| logbook.attach(RecordId::default(), "a", b"x"));
    not_found(&logbook, |logbook| logbook.detach(AttachmentId::default()));
    let most = logbook.attach(record, "most.bin", &large[1..]).unwrap();
    assert_eq!(logbook.attachment_bytes(most.id).unwrap().len(), limit);
}

#[test]
fn equal_bytes_are_kept_once_and_go_when_nothing_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let bytes: Vec<u8> = (0..2_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let size = || std::fs::metadata(&file).unwrap().len();
    let logbook = on_disk(&file);
    let records: Vec<RecordId> = (0..3).map(|number| entry(&logbook, &format!("{number}")).id.into()).collect();
    for record in &records {
        logbook.attach(*record, "same.bin", &bytes).unwrap();
    }
    for record in &records[..2] {
        logbook.erase(*record).unwrap();
    }
    assert!((2_000_000..4_000_000).contains(&size()), "one copy for the last one: {}", size());
    logbook.erase(records[2]).unwrap();
    assert!(size() < 2_000_000, "nothing names the bytes any more: {}", size());
}
