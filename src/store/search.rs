//! Full-text search: one document a record, kept true by triggers, found by words and ranked among the newest matches.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql, named_params};

use super::{framework, schema};
use crate::{
    Kind, PersonId, Result,
    search::{Hit, Plan, RANKED},
};

/// The tables whose text a record's document holds, besides the record's own.
const PARTS: &[&str] = &["milestone", "check_in", "topic", "decision", "action", "credit"];

/// Writes the triggers that keep each record's document true, anew after each migration.
pub(super) fn watch(db: &Connection) -> Result<()> {
    for kind in Kind::ALL {
        write_triggers(db, kind.as_str(), "id")?;
    }
    for part in PARTS {
        if let Some(owner) = schema::owner_column(db, part)? {
            write_triggers(db, part, &owner)?;
        }
    }
    Ok(())
}

fn write_triggers(db: &Connection, table: &str, owner: &str) -> Result<()> {
    for (event, row) in [("insert", "new"), ("update", "new"), ("delete", "old")] {
        db.execute_batch(&format!(
            "DROP TRIGGER IF EXISTS search_{event}_{table};
             CREATE TRIGGER search_{event}_{table} AFTER {event} ON {table} BEGIN
                 DELETE FROM search_document WHERE record_id = {row}.{owner};
                 INSERT INTO search_document (record_id, title, body)
                 SELECT record_id, coalesce(title, ''), coalesce(body, '') FROM record_text WHERE record_id = {row}.{owner};
             END;"
        ))?;
    }
    Ok(())
}

/// The records that match, best first.
pub(crate) fn find(db: &Connection, plan: &Plan, limit: u32) -> Result<Vec<Hit>> {
    let of = plan.skill.as_deref().map(|name| framework::find(db, "skill", name)).transpose()?;
    let person: Option<PersonId> = plan
        .person
        .as_deref()
        .map(|name| super::record::find(db, Some(Kind::Person), name))
        .transpose()?
        .map(PersonId::from);
    let filter = Filter { of, person };
    match (&plan.words, plan.spaceless.as_slice()) {
        (None, []) => select(db, plan, &filter, limit, Source::All),
        (Some(words), []) => select(db, plan, &filter, limit, Source::Words(words)),
        (words, pieces) => select(db, plan, &filter, limit, Source::Pieces { words: words.as_deref(), pieces }),
    }
}

struct Filter {
    of: Option<framework::SkillOrArea>,
    person: Option<PersonId>,
}

enum Source<'a> {
    /// Every record.
    All,
    /// Words of scripts that are written with spaces.
    Words(&'a str),
    /// Pieces of scripts that are written without, and words beside them.
    Pieces { words: Option<&'a str>, pieces: &'a [String] },
}

/// Narrows the matches by kind, days, tag, skill and person.
const FILTERS: &str = "(:any_kind OR kind IN (SELECT value FROM json_each(:kinds)))
    AND (:after IS NULL OR happened_on >= :after) AND (:before IS NULL OR happened_on < :before)
    AND (:tag IS NULL OR record.id IN (SELECT record_id FROM record_tag JOIN tag ON tag.id = tag_id WHERE name = :tag))
    AND (:any_skill OR record.id IN (SELECT record_id FROM evidence WHERE skill_id = :skill OR area_id = :area
        OR skill_id IN (SELECT id FROM skill WHERE area_id = :area)))
    AND (:person IS NULL OR record.id = :person OR record.id IN (SELECT record_id FROM link WHERE to_id = :person)
        OR record.id IN (SELECT id FROM mentorship WHERE person_id = :person)
        OR record.id IN (SELECT session.id FROM session JOIN mentorship ON mentorship.id = mentorship_id WHERE person_id = :person)
        OR record.id IN (SELECT id FROM assessment WHERE person_id = :person))";

fn select(db: &Connection, plan: &Plan, filter: &Filter, limit: u32, source: Source<'_>) -> Result<Vec<Hit>> {
    let (words, pieces) = match &source {
        Source::All => (None, &[][..]),
        Source::Words(words) => (Some(*words), &[][..]),
        Source::Pieces { words, pieces } => (*words, *pieces),
    };
    let lowered: Vec<String> = pieces.iter().map(|piece| piece.to_lowercase()).collect();
    let (short, long): (Vec<_>, Vec<_>) = lowered.iter().partition(|piece| piece.chars().count() < 3);
    let trigrams: Vec<String> = long.iter().map(|piece| format!("\"{}\"", piece.replace('"', "\"\""))).collect();
    let sql = match &source {
        Source::All => all(),
        Source::Words(_) => found(&ranked(&narrowing(plan, "search_index.rowid"))),
        Source::Pieces { .. } => {
            found(&holding(words.is_some(), !long.is_empty(), short.len(), &narrowing(plan, "document.seq")))
        }
    };
    let mut statement = db.prepare_cached(&sql)?;
    let values: &[(&str, &dyn ToSql)] = named_params! {
        ":words": words, ":short": super::record::list_of(&short), ":piece": pieces.first(), ":trigrams": trigrams.join(" AND "),
        ":any_kind": plan.kinds.is_empty(), ":kinds": super::record::list_of(&plan.kinds),
        ":after": plan.after, ":before": plan.before, ":tag": plan.tag,
        ":any_skill": filter.of.is_none(), ":skill": filter.of.and_then(|of| of.skill), ":area": filter.of.and_then(|of| of.area),
        ":person": filter.person, ":limit": limit, ":ranked": RANKED - 1,
    };
    for (name, value) in values {
        if let Some(at) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(at, value)?;
        }
    }
    Ok(statement.raw_query().mapped(hit_from_row).collect::<rusqlite::Result<_>>()?)
}

fn hit_from_row(row: &Row<'_>) -> rusqlite::Result<Hit> {
    Ok(Hit {
        kind: row.get("kind")?,
        id: row.get("id")?,
        title: row.get("title")?,
        snippet: row.get::<_, Option<String>>("snippet")?.unwrap_or_default(),
        happened_on: row.get::<_, Option<NaiveDate>>("happened_on")?,
    })
}

/// Every record that the filters leave, newest day first.
fn all() -> String {
    format!(
        "SELECT record.id, kind, record_line.title, happened_on, substr(search_document.body, 1, 160) AS snippet
         FROM search_document JOIN record ON record.id = search_document.record_id JOIN record_line ON record_line.record_id = record.id
         WHERE {FILTERS} ORDER BY happened_on DESC, record.id DESC LIMIT :limit"
    )
}

/// The records of the best matches, which alone are looked up: reading every match would take longer than ranking them.
fn found(matches: &str) -> String {
    format!(
        "SELECT record_line.record_id AS id, record_kind AS kind, record_line.title, happened_on, snippet
         FROM ({matches}) AS match CROSS JOIN search_document ON search_document.seq = match.seq
         JOIN record_line ON record_line.record_id = search_document.record_id
         ORDER BY score, happened_on DESC, record_line.record_id DESC"
    )
}

/// The filters as one more condition on a match; nothing where there are none.
fn narrowing(plan: &Plan, seq: &str) -> String {
    let dated = plan.after.is_some() || plan.before.is_some();
    let marked = plan.tag.is_some() || plan.skill.is_some() || plan.person.is_some();
    if plan.kinds.is_empty() && !dated && !marked {
        return String::new();
    }
    format!(
        "AND EXISTS (SELECT 1 FROM search_document AS narrowed JOIN record ON record.id = narrowed.record_id
             JOIN record_line ON record_line.record_id = record.id WHERE narrowed.seq = {seq} AND {FILTERS})"
    )
}

/// The matches of words, best first among the last written ones.
fn ranked(narrowing: &str) -> String {
    format!(
        "SELECT rowid AS seq, bm25(search_index, 4.0, 1.0) AS score, snippet(search_index, -1, char(2), char(3), '…', 16) AS snippet
         FROM search_index
         WHERE search_index MATCH :words AND rowid >= coalesce(
             (SELECT rowid FROM search_index WHERE search_index MATCH :words ORDER BY rowid DESC LIMIT 1 OFFSET :ranked), 0)
             {narrowing}
         ORDER BY score, rowid DESC LIMIT :limit"
    )
}

/// What holds every piece, last written first. Pieces shorter than a trigram are found as the beginnings of trigrams.
fn holding(words: bool, long: bool, short: usize, narrowing: &str) -> String {
    let mut conditions: Vec<String> = (0..short)
        .map(|at| {
            let piece = format!("(:short ->> {at})");
            format!("seq IN (SELECT doc FROM search_spaceless_trigram WHERE term >= {piece} AND term < {piece} || char(0x10ffff))")
        })
        .collect();
    if long {
        conditions.push("seq IN (SELECT rowid FROM search_spaceless WHERE search_spaceless MATCH :trigrams)".into());
    }
    if words {
        conditions.push("seq IN (SELECT rowid FROM search_index WHERE search_index MATCH :words)".into());
    }
    format!(
        "SELECT seq, -seq AS score, substr(body, max(1, instr(body, :piece) - 40), 160) AS snippet FROM search_document AS document
         WHERE {} {narrowing} ORDER BY seq DESC LIMIT :limit",
        conditions.join(" AND ")
    )
}

/// Has what `f` writes wait, and indexes it all at once.
pub(crate) fn at_once<T>(tx: &Connection, f: impl FnOnce() -> Result<T>) -> Result<T> {
    tx.execute_batch("INSERT INTO search_later (one) VALUES (1) ON CONFLICT DO NOTHING")?;
    let value = f()?;
    tx.execute_batch(
        "DELETE FROM search_later;
         INSERT INTO search_index (search_index, rowid, title, body) SELECT 'delete', seq, title, body FROM search_gone;
         INSERT INTO search_spaceless (search_spaceless, rowid, title, body)
         SELECT 'delete', seq, title || char(10, 10), body || char(10, 10) FROM search_gone WHERE spaceless = 1;
         INSERT INTO search_index (rowid, title, body)
         SELECT seq, title, body FROM search_waiting JOIN search_document USING (seq) ORDER BY seq;
         INSERT INTO search_spaceless (rowid, title, body)
         SELECT seq, title, body FROM search_waiting JOIN search_spaceless_text USING (seq) ORDER BY seq;
         DELETE FROM search_gone;
         DELETE FROM search_waiting;",
    )?;
    Ok(value)
}

/// Has a connection forget what it remembers of the indexes: SQLite's integrity check, unlike a search, does not look whether
/// another connection has rewritten them since, and would call them damaged.
pub(crate) fn refresh(db: &Connection) -> Result<()> {
    for index in ["search_index", "search_spaceless"] {
        db.prepare_cached(&format!("SELECT 1 FROM {index} WHERE {index} MATCH 'x'"))?.exists([])?;
    }
    Ok(())
}

/// Whether each record has the document that its text asks for, and the index agrees with the documents.
pub(crate) fn faults(db: &Connection) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let stale: i64 = db.query_row(
        "SELECT count(*) FROM record_text LEFT JOIN search_document AS doc USING (record_id)
         WHERE doc.seq IS NULL OR doc.title <> coalesce(record_text.title, '') OR doc.body <> coalesce(record_text.body, '')",
        [],
        |row| row.get(0),
    )?;
    if stale > 0 {
        faults.push(format!("{stale} records are not found by search as they are."));
    }
    for check in [
        "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)",
        "INSERT INTO search_index (search_index) VALUES ('integrity-check')",
        "INSERT INTO search_spaceless (search_spaceless, rank) VALUES ('integrity-check', 1)",
    ] {
        if let Err(error) = db.execute_batch(check) {
            faults.push(format!("The search index does not agree with the text ({error})."));
            break;
        }
    }
    Ok(faults)
}
