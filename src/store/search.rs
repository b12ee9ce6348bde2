//! Full-text search: one document a record, kept true by triggers, found by words and ranked among the newest matches.

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection, Row, ToSql, named_params};

use super::{framework, schema};
use crate::{
    Kind, PersonId, RecordId, Result,
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
    let asked = Asked::read(db, plan, limit.into())?;
    let sql = match asked.source {
        Source::All => asked.newest(db)?,
        Source::Words => found(&ranked(&asked.narrowing("search_index.rowid")?)),
        Source::Pieces => found(&asked.holding()?),
    };
    let mut statement = asked.bound(db, &sql)?;
    let mut hits: Vec<Hit> = statement.raw_query().mapped(hit_from_row).collect::<rusqlite::Result<_>>()?;
    for hit in hits.iter_mut().filter(|hit| hit.kind == Kind::Session) {
        hide_private_notes(db, hit)?;
    }
    Ok(hits)
}

/// Private notes are found, and never shown: somebody may be looking on.
fn hide_private_notes(db: &Connection, hit: &mut Hit) -> Result<()> {
    let (document, private): (String, String) = db
        .prepare_cached(
            "SELECT title || char(10) || body, private_notes FROM search_document JOIN session ON session.id = record_id WHERE record_id = ?1",
        )?
        .query_row([hit.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !private.is_empty() {
        hit.snippet = without(&hit.snippet, &document, &private);
    }
    Ok(())
}

/// The snippet of a document without what it has of a private part; nothing when what was looked for is in there.
fn without(snippet: &str, document: &str, private: &str) -> String {
    let is_mark = |letter: char| ['\u{2}', '\u{3}'].contains(&letter);
    let shown = snippet.trim_matches('…');
    let (Some(at), Some(from)) = (document.find(&shown.replace(is_mark, "")), document.find(private)) else {
        return String::new();
    };
    let mut next = at;
    let kept = shown.chars().filter(|&letter| {
        let here = next;
        next += if is_mark(letter) { 0 } else { letter.len_utf8() };
        !(from..from + private.len()).contains(&here)
    });
    let kept: String = kept.collect();
    let has_match = kept.contains('\u{2}') || !snippet.contains('\u{2}') && !kept.trim().is_empty();
    if has_match { format!("…{}…", kept.trim()) } else { String::new() }
}

/// Every record that matches, in no order and not looked at.
pub(crate) fn ids(db: &Connection, plan: &Plan) -> Result<Vec<RecordId>> {
    let asked = Asked::read(db, plan, EVERY)?;
    let sql = match asked.source {
        Source::All => format!("SELECT id FROM record_day AS record {}", asked.filters(db)?),
        Source::Words => format!(
            "SELECT record_id FROM search_index CROSS JOIN search_document ON seq = search_index.rowid WHERE search_index MATCH :words {}",
            asked.narrowing("search_index.rowid")?
        ),
        Source::Pieces => format!("SELECT record_id FROM ({}) JOIN search_document USING (seq)", asked.holding()?),
    };
    let mut statement = asked.bound(db, &sql)?;
    Ok(statement.raw_query().mapped(|row| row.get(0)).collect::<rusqlite::Result<_>>()?)
}

/// As a limit: none.
const EVERY: i64 = -1;

/// A query as the statements take it.
struct Asked<'a> {
    plan: &'a Plan,
    of: Option<framework::SkillOrArea>,
    person: Option<PersonId>,
    /// The pieces that are shorter than a trigram, and the others as trigrams.
    short: Vec<String>,
    trigrams: Vec<String>,
    limit: i64,
    source: Source,
}

enum Source {
    /// Every record.
    All,
    /// Words of scripts that are written with spaces.
    Words,
    /// Pieces of scripts that are written without, and words beside them.
    Pieces,
}

/// The records with a tag, and those that show something about a skill or area; a further condition on `record_id` may follow.
const TAGGED: &str =
    "SELECT record_id FROM record_tag WHERE tag_id IN (SELECT id FROM tag WHERE fold(name) = fold(:tag))";
const EVIDENCE: &str = "SELECT record_id FROM evidence
    WHERE (skill_id = :skill OR area_id = :area OR skill_id IN (SELECT id FROM skill WHERE area_id = :area))";

/// The records that have to do with a person.
const WITH_PERSON: &str = "SELECT :person UNION ALL SELECT record_id FROM link WHERE to_id = :person
    UNION ALL SELECT id FROM mentorship WHERE person_id = :person
    UNION ALL SELECT session.id FROM session JOIN mentorship ON mentorship.id = mentorship_id WHERE person_id = :person
    UNION ALL SELECT id FROM assessment WHERE person_id = :person";

/// A condition on `record` by the ids that it may have.
fn among(ids: &str) -> Result<String> {
    Ok(format!("record.id IN ({ids})"))
}

impl<'a> Asked<'a> {
    fn read(db: &Connection, plan: &'a Plan, limit: i64) -> Result<Self> {
        let of = plan.skill.as_deref().map(|name| framework::find(db, "skill", name)).transpose()?;
        let person =
            plan.person.as_deref().map(|name| super::record::find(db, Some(Kind::Person), name)).transpose()?;
        let lowered = plan.spaceless.iter().map(|piece| piece.to_lowercase());
        let (short, long): (Vec<_>, Vec<_>) = lowered.partition(|piece| piece.chars().count() < 3);
        let trigrams = long.iter().map(|piece| format!("\"{}\"", piece.replace('"', "\"\""))).collect();
        let source = match (&plan.words, plan.spaceless.is_empty()) {
            (None, true) => Source::All,
            (Some(_), true) => Source::Words,
            (_, false) => Source::Pieces,
        };
        Ok(Self { plan, of, person: person.map(PersonId::from), short, trigrams, limit, source })
    }

    fn bound<'db>(&self, db: &'db Connection, sql: &str) -> Result<CachedStatement<'db>> {
        let mut statement = db.prepare_cached(sql)?;
        let values: &[(&str, &dyn ToSql)] = named_params! {
            ":words": self.plan.words, ":short": super::record::list_of(&self.short), ":piece": self.plan.spaceless.first(),
            ":trigrams": self.trigrams.join(" AND "), ":kinds": super::record::list_of(&self.plan.kinds),
            ":after": self.plan.after, ":before": self.plan.before, ":tag": self.plan.tag,
            ":skill": self.of.and_then(|of| of.skill), ":area": self.of.and_then(|of| of.area),
            ":person": self.person, ":limit": self.limit, ":ranked": RANKED - 1,
        };
        for (name, value) in values {
            if let Some(at) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(at, value)?;
            }
        }
        Ok(statement)
    }

    /// What the filters ask of a `record` with its kind and day; `marked` says how it asks for the records with a mark.
    fn conditions(&self, marked: impl Fn(&str) -> Result<String>) -> Result<Vec<String>> {
        let plan = self.plan;
        let plain = [
            // So written it needs no table, and each part of `record_day` is passed over whole where it is of another kind.
            (!plan.kinds.is_empty(), "instr(:kinds, '\"' || kind || '\"')"),
            (plan.after.is_some(), "happened_on >= :after"),
            (plan.before.is_some(), "happened_on < :before"),
        ];
        let mut conditions: Vec<String> =
            plain.into_iter().filter(|(asked, _)| *asked).map(|(_, condition)| condition.to_owned()).collect();
        for (asked, ids) in [(plan.tag.is_some(), TAGGED), (self.of.is_some(), EVIDENCE)] {
            if asked {
                conditions.push(marked(ids)?);
            }
        }
        if self.person.is_some() {
            conditions.push(among(WITH_PERSON)?);
        }
        Ok(conditions)
    }

    /// The filters as one more condition on a match; nothing where there are none.
    fn narrowing(&self, seq: &str) -> Result<String> {
        let conditions = self.conditions(among)?;
        if conditions.is_empty() {
            return Ok(String::new());
        }
        Ok(format!(
            "AND EXISTS (SELECT 1 FROM search_document AS narrowed JOIN record ON record.id = narrowed.record_id
                 JOIN record_line ON record_line.record_id = record.id WHERE narrowed.seq = {seq} AND {})",
            conditions.join(" AND ")
        ))
    }

    /// The filters for records in the order of their days: what few records have is looked up, what many have is asked of each
    /// until there are enough.
    fn filters(&self, db: &Connection) -> Result<String> {
        let conditions = self.conditions(|ids| {
            let mut count = self.bound(db, &format!("SELECT count(*) FROM ({ids} LIMIT :ranked)"))?;
            let count: u32 = count.raw_query().mapped(|row| row.get::<_, u32>(0)).sum::<rusqlite::Result<_>>()?;
            if count < RANKED - 1 { among(ids) } else { Ok(format!("EXISTS ({ids} AND record_id = record.id)")) }
        })?;
        Ok(if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) })
    }

    /// The records that the filters leave, newest day first.
    fn newest(&self, db: &Connection) -> Result<String> {
        Ok(format!(
            "SELECT record_line.record_id AS id, record_kind AS kind, record_line.title, record_line.happened_on,
               substr(search_document.body, 1, 160) AS snippet
             FROM (SELECT id, happened_on FROM record_day AS record {} ORDER BY happened_on DESC, id DESC LIMIT :limit) AS newest
             CROSS JOIN search_document ON search_document.record_id = newest.id JOIN record_line ON record_line.record_id = newest.id
             ORDER BY newest.happened_on DESC, newest.id DESC",
            self.filters(db)?
        ))
    }

    /// What holds every piece, last written first. Pieces shorter than a trigram are found as the beginnings of trigrams.
    fn holding(&self) -> Result<String> {
        let mut conditions: Vec<String> = (0..self.short.len())
            .map(|at| {
                let piece = format!("(:short ->> {at})");
                format!("seq IN (SELECT doc FROM search_spaceless_trigram WHERE term >= {piece} AND term < {piece} || char(0x10ffff))")
            })
            .collect();
        if !self.trigrams.is_empty() {
            conditions
                .push("seq IN (SELECT rowid FROM search_spaceless WHERE search_spaceless MATCH :trigrams)".into());
        }
        if self.plan.words.is_some() {
            conditions.push("seq IN (SELECT rowid FROM search_index WHERE search_index MATCH :words)".into());
        }
        Ok(format!(
            "SELECT seq, -seq AS score, substr(body, max(1, instr(body, :piece) - 40), 160) AS snippet FROM search_document AS document
             WHERE {} {} ORDER BY seq DESC LIMIT :limit",
            conditions.join(" AND "),
            self.narrowing("document.seq")?
        ))
    }
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

/// The records of the best matches, which alone are looked up: reading every match would take longer than ranking them.
fn found(matches: &str) -> String {
    format!(
        "SELECT record_line.record_id AS id, record_kind AS kind, record_line.title, happened_on, snippet
         FROM ({matches}) AS match CROSS JOIN search_document ON search_document.seq = match.seq
         JOIN record_line ON record_line.record_id = search_document.record_id
         ORDER BY score, happened_on DESC, record_line.record_id DESC"
    )
}

/// The matches of words, best first among the last written ones.
fn ranked(narrowing: &str) -> String {
    format!(
        "SELECT rowid AS seq, bm25(search_index, 10.0, 1.0) AS score, snippet(search_index, -1, char(2), char(3), '…', 16) AS snippet
         FROM search_index
         WHERE search_index MATCH :words AND rowid >= coalesce(
             (SELECT rowid FROM search_index WHERE search_index MATCH :words ORDER BY rowid DESC LIMIT 1 OFFSET :ranked), 0)
             {narrowing}
         ORDER BY score, rowid DESC LIMIT :limit"
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
