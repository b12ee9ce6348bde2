//! Row 11: taking in 2,000 notes, against the same rows inserted with nothing around them.

use std::{path::Path, time::Duration};

use cairn::{ImportNote, Update};
use cairn_exchange::{MarkdownOptions, read_markdown};
use rusqlite::{Connection, TransactionBehavior, named_params};
use uuid::Uuid;

use crate::{Outcome, journal, logbooks, measure::taken, table};

const NOTES: usize = 2_000;

/// Where the writing without spaces between words begins, near enough for the floor: the CJK radicals.
const FIRST_SPACELESS: char = '\u{2e80}';

/// The person's rows and their search text, without history and without triggers.
const TABLES: &str = "
    CREATE TABLE record (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, visibility TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
    CREATE INDEX record_by_kind ON record (kind, visibility);
    CREATE TABLE entry (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL, happened_on TEXT NOT NULL, source_path TEXT, source_hash TEXT) STRICT;
    CREATE INDEX entry_by_day ON entry (happened_on);
    CREATE INDEX entry_by_source ON entry (source_path);
    CREATE TABLE record_tag (record_id TEXT NOT NULL, tag TEXT NOT NULL, UNIQUE (record_id, tag)) STRICT;
    CREATE TABLE search_document (seq INTEGER PRIMARY KEY, record_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE search_index USING fts5 (
        title, body, content = 'search_document', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE search_spaceless USING fts5 (
        title, body, content = 'search_document', content_rowid = 'seq', tokenize = 'trigram'
    );";

/// Row 11.
pub fn run() -> Outcome<()> {
    let notes: Vec<ImportNote> = (0..NOTES).map(|at| journal::note(at, NOTES, journal::LAST_DAY)).collect();
    compare(&notes)
}

/// The same with the notes of a folder, which are read first.
pub fn of_folder(path: &str) -> Outcome<()> {
    let began = std::time::Instant::now();
    let found = read_markdown(Path::new(path), MarkdownOptions::default(), &mut |_, _| {})?;
    println!("{} notes read in {:.0} ms", found.notes.len(), began.elapsed().as_secs_f64() * 1000.0);
    table::head();
    compare(&found.notes.into_iter().map(ImportNote::from).collect::<Vec<_>>())
}

fn compare(notes: &[ImportNote]) -> Outcome<()> {
    let folder = logbooks::folder()?;
    let (ours, theirs) = (folder.join("imported.db"), folder.join("inserted.db"));
    let pairs = taken(
        21,
        Duration::from_secs(60),
        || {
            logbooks::remove(&ours)?;
            let logbook = logbooks::open(&ours)?;
            clocked(|| logbook.import_notes(notes, Update::Nothing, &mut |_, _| {}).map(drop).map_err(Into::into))
        },
        || {
            logbooks::remove(&theirs)?;
            let mut db = logbooks::bare(&theirs)?;
            db.execute_batch(TABLES)?;
            clocked(|| insert(&mut db, notes))
        },
    )?;
    let what = format!("import of {} notes, against the same rows inserted bare", notes.len());
    table::times(11, &what, pairs.medians(), 1.5);
    Ok(())
}

fn clocked(run: impl FnOnce() -> Outcome<()>) -> Outcome<f64> {
    let began = std::time::Instant::now();
    run()?;
    Ok(began.elapsed().as_secs_f64())
}

fn insert(db: &mut Connection, notes: &[ImportNote]) -> Outcome<()> {
    let now = "2026-11-23T11:00:00Z";
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    {
        let mut record = tx.prepare("INSERT INTO record VALUES (?1, 'entry', 'private', ?2, ?2)")?;
        let mut entry = tx.prepare(
            "INSERT INTO entry (id, title, body, happened_on, source_path, source_hash) VALUES (:id, :title, :body, :on, :path, :hash)",
        )?;
        let mut tag = tx.prepare("INSERT INTO record_tag VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
        let mut document = tx.prepare("INSERT INTO search_document (record_id, title, body) VALUES (?1, ?2, ?3)")?;
        let mut index = tx.prepare("INSERT INTO search_index (rowid, title, body) VALUES (?1, ?2, ?3)")?;
        let mut spaceless = tx.prepare("INSERT INTO search_spaceless (rowid, title, body) VALUES (?1, ?2, ?3)")?;
        for note in notes {
            let id = Uuid::now_v7().to_string();
            record.execute((&id, now))?;
            entry.execute(named_params! {
                ":id": id, ":title": note.title, ":body": note.body, ":on": note.happened_on.to_string(), ":path": note.path, ":hash": note.sha256
            })?;
            for name in &note.tags {
                tag.execute((&id, name))?;
            }
            let seq = document.insert((&id, &note.title, &note.body))?;
            index.execute((seq, &note.title, &note.body))?;
            if note.body.chars().any(|letter| letter >= FIRST_SPACELESS) {
                spaceless.execute((seq, &note.title, &note.body))?;
            }
        }
    }
    Ok(tx.commit()?)
}
