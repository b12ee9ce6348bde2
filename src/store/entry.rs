//! Journal entries.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{columns::table, framework, record};
use crate::{Audience, Entry, EntryFilter, EntryId, Error, RecordId, Result, record::tag_name};

table!(Entry in "entry" {
    happened_on, kind, title, body, challenge, minutes, mood, energy, captured, source_path, source_hash, frontmatter
} plus marks);

pub(crate) fn get(db: &Connection, id: EntryId) -> Result<Entry> {
    let entry = db.prepare_cached("SELECT * FROM entry WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, entry.into_iter().collect(), Audience::Me)?.pop().ok_or_else(|| Error::not_found("entry", id))
}

/// The entries that an audience may see, newest day first.
pub(crate) fn list(db: &Connection, filter: &EntryFilter, audience: Audience) -> Result<Vec<Entry>> {
    let of = filter.skill.as_deref().map(|name| framework::find(db, "skill", name)).transpose()?;
    let tag = filter.tag.as_deref().map(tag_name).transpose()?;
    let folder = filter.folder.as_deref().map(|folder| format!("{}/", folder.trim().trim_matches('/')));
    let entries = db
        .prepare_cached(
            "SELECT * FROM entry
             WHERE (:any_kind OR kind IN (SELECT value FROM json_each(:kinds)))
               AND (:any_skill OR id IN (SELECT record_id FROM evidence WHERE skill_id = :skill OR area_id = :area
                   OR skill_id IN (SELECT id FROM skill WHERE area_id = :area)))
               AND (:tag IS NULL OR id IN (SELECT record_id FROM record_tag WHERE tag_id IN (SELECT id FROM tag WHERE fold(name) = fold(:tag))))
               AND (:folder IS NULL OR substr(source_path, 1, length(:folder)) = :folder)
               AND (NOT :inbox OR (captured = 1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE record_id = entry.id)))
               AND happened_on BETWEEN coalesce(:from, '0000-01-01') AND coalesce(:to, '9999-12-31')
             ORDER BY happened_on DESC, id DESC LIMIT :limit OFFSET :offset",
        )?
        .query_map(
            named_params! {
                ":any_kind": filter.kinds.is_empty(), ":kinds": record::list_of(&filter.kinds),
                ":any_skill": of.is_none(), ":skill": of.and_then(|of| of.skill), ":area": of.and_then(|of| of.area),
                ":tag": tag, ":folder": folder, ":inbox": filter.inbox, ":from": filter.from, ":to": filter.to,
                ":limit": filter.limit.map_or(-1, i64::from), ":offset": filter.offset,
            },
            from_row,
        )?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, entries, audience)
}

fn filled(db: &Connection, mut entries: Vec<Entry>, audience: Audience) -> Result<Vec<Entry>> {
    let ids: Vec<RecordId> = entries.iter().map(|entry| entry.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    entries.retain_mut(|entry| marks.remove(&entry.id.into()).map(|mark| entry.marks = mark).is_some());
    if audience != Audience::Me {
        for entry in &mut entries {
            (entry.mood, entry.energy) = (None, None);
        }
    }
    Ok(entries)
}

/// The entries of a calendar day in the years before `before`, newest first.
pub(crate) fn on_day(db: &Connection, month: u32, day: u32, before: NaiveDate) -> Result<Vec<Entry>> {
    let entries = db
        .prepare_cached("SELECT * FROM entry WHERE substr(happened_on, 6) = :day AND happened_on < :before ORDER BY happened_on DESC, id DESC")?
        .query_map(named_params! { ":day": format!("{month:02}-{day:02}"), ":before": before }, from_row)?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, entries, Audience::Me)
}

/// How many captured entries have no skill yet.
pub(crate) fn count_inbox(db: &Connection) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM entry WHERE captured = 1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE record_id = entry.id)")?
        .query_row([], |row| row.get(0))?)
}

/// The entries that were imported from a path inside a folder.
pub(crate) fn from_source(db: &Connection, path: &str) -> Result<Vec<Entry>> {
    let entries = db
        .prepare_cached("SELECT * FROM entry WHERE source_path = ?1 ORDER BY id")?
        .query_map([path], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if entries.is_empty() { Ok(entries) } else { filled(db, entries, Audience::Me) }
}
