//! Rows 4, 6, 7 and 8: searching, against the bare statement on the same file.

use std::{hint::black_box, time::Duration};

use cairn::{EntryFilter, Logbook, RANKED, SearchInput};
use rusqlite::{Connection, named_params};

use crate::{
    Outcome, journal, logbooks,
    measure::{Pairs, timed},
    table,
};

const LARGE: usize = 100_000;
const SMALL: usize = 2_000;
const WITHIN: Duration = Duration::from_secs(5);

/// Ranks every match.
const FULL: &str = "SELECT rowid, snippet(search_index, -1, char(2), char(3), '…', 16) FROM search_index
     WHERE search_index MATCH :words ORDER BY bm25(search_index, 10.0, 1.0) LIMIT 50";

/// Ranks the last written matches, as the window says that it does.
const BOUNDED: &str = "SELECT rowid, snippet(search_index, -1, char(2), char(3), '…', 16) FROM search_index
     WHERE search_index MATCH :words AND rowid >= coalesce(
         (SELECT rowid FROM search_index WHERE search_index MATCH :words ORDER BY rowid DESC LIMIT 1 OFFSET :ranked), 0)
     ORDER BY bm25(search_index, 10.0, 1.0) LIMIT 50";

/// Row 4: a search against its own bare statement, by class.
pub fn classes() -> Outcome<()> {
    let path = logbooks::of(LARGE)?;
    let (logbook, db) = (logbooks::open(&path)?, logbooks::bare(&path)?);
    for (class, query, words) in [
        ("rare word", journal::RARE, quoted(journal::RARE)),
        ("medium word", journal::MEDIUM, quoted(journal::MEDIUM)),
        ("phrase", journal::PHRASE, journal::PHRASE.to_owned()),
        ("prefix", journal::PREFIX, format!("\"{}\"*", journal::PREFIX.trim_end_matches('*'))),
        ("common word", journal::COMMON, quoted(journal::COMMON)),
    ] {
        let matches = count(&db, &words)?;
        let pairs = timed(1_000, WITHIN, || searched(&logbook, query), || bare(&db, BOUNDED, &words))?;
        let what = format!("search, {class}, {matches} of 100,000");
        table::times(4, &format!("{what}: p50"), pairs.medians(), 1.15);
        table::times(4, &format!("{what}: p99"), pairs.tails(), 1.3);
    }
    Ok(())
}

/// Row 6: a common word, ranked among the last written matches, against ranking all of them.
pub fn bounded() -> Outcome<()> {
    let path = logbooks::of(LARGE)?;
    let (logbook, db) = (logbooks::open(&path)?, logbooks::bare(&path)?);
    let words = quoted(journal::COMMON);
    let pairs = timed(100, WITHIN, || searched(&logbook, journal::COMMON), || bare(&db, FULL, &words))?;
    table::times(6, "search, common word, against ranking every match", pairs.medians(), 0.15);
    Ok(())
}

/// Row 7: what does not grow with the logbook.
pub fn flat() -> Outcome<()> {
    let (large, small) = (logbooks::open(&logbooks::of(LARGE)?)?, logbooks::open(&logbooks::of(SMALL)?)?);
    let rare = timed(1_000, WITHIN, || searched(&large, journal::RARE), || searched(&small, journal::RARE))?;
    table::times(7, "search, rare word, 100,000 entries against 2,000", rare.medians(), 1.3);
    let newest = timed(1_000, WITHIN, || newest(&large), || newest(&small))?;
    table::times(7, "the newest 50 entries, of 100,000 against of 2,000", newest.medians(), 1.3);
    Ok(())
}

/// Row 8: two characters without spaces around them, against a Latin word of the very same entries.
pub fn spaceless() -> Outcome<()> {
    let path = logbooks::of(LARGE)?;
    let (logbook, db) = (logbooks::open(&path)?, logbooks::bare(&path)?);
    for (piece, word) in [journal::RARE_PIECE, journal::PIECE] {
        let found = |query: &str| Ok::<_, cairn::Error>(logbook.search(&all(query))?.len());
        if found(piece)? != found(word)? {
            return Err(format!("“{piece}” and “{word}” should be found in the same entries.").into());
        }
        let pairs: Pairs = timed(1_000, WITHIN, || searched(&logbook, piece), || searched(&logbook, word))?;
        let what = format!("search, two Han characters against a Latin word, {} matches", count(&db, &quoted(word))?);
        table::times(8, &what, pairs.medians(), 3.0);
    }
    Ok(())
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn all(query: &str) -> SearchInput {
    SearchInput { query: query.to_owned(), limit: Some(u32::MAX), typing: false }
}

fn searched(logbook: &Logbook, query: &str) -> Outcome<()> {
    black_box(logbook.search(&SearchInput { query: query.to_owned(), limit: None, typing: false })?);
    Ok(())
}

fn newest(logbook: &Logbook) -> Outcome<()> {
    black_box(logbook.list_entries(EntryFilter { limit: Some(50), ..EntryFilter::default() })?);
    Ok(())
}

fn count(db: &Connection, words: &str) -> Outcome<u32> {
    Ok(db.query_row("SELECT count(*) FROM search_index WHERE search_index MATCH ?1", [words], |row| row.get(0))?)
}

fn bare(db: &Connection, sql: &str, words: &str) -> Outcome<()> {
    let mut statement = db.prepare_cached(sql)?;
    let ranked = RANKED - 1;
    let all: &[(&str, &dyn rusqlite::ToSql)] = named_params! { ":words": words, ":ranked": ranked };
    let bound = if sql == BOUNDED { all } else { &all[..1] };
    let hits: Vec<(i64, String)> =
        statement.query_map(bound, |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    black_box(hits);
    Ok(())
}
