//! Journal entries.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{columns::table, framework, record};
use crate::{Audience, Entry, EntryFilter, EntryId, EntryVersion, Error, JournalDay, RecordId, Result, tag::tag_name};

table!(Entry in "entry" {
    happened_on, kind, title, body, challenge, minutes, mood, energy, captured, source_path, source_hash, frontmatter
} plus marks);

pub(crate) fn get(db: &Connection, id: EntryId) -> Result<Entry> {
    let entry = db.prepare_cached("SELECT * FROM entry WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, entry.into_iter().collect(), Audience::Me)?.pop().ok_or_else(|| Error::not_found("entry", id))
}

/// The entries that an audience may see, newest day first.
pub(crate) fn list(db: &Connection, filter: &EntryFilter, audience: Audience) -> Result<Vec<Entry>> {
    let entries = matching(db, filter, "entry.*", from_row)?;
    filled(db, entries, audience)
}

/// The same entries, each by its id and when it was last changed: without their texts, however many they are.
pub(crate) fn versions(db: &Connection, filter: &EntryFilter) -> Result<Vec<EntryVersion>> {
    let updated = "entry.id, (SELECT updated_at FROM record WHERE record.id = entry.id) AS updated_at";
    matching(db, filter, updated, |row| Ok(EntryVersion { id: row.get("id")?, updated_at: row.get("updated_at")? }))
}

/// What `columns` say of each entry that the filter lets through, newest day first.
fn matching<T>(
    db: &Connection,
    filter: &EntryFilter,
    columns: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let of = filter.skill.as_deref().map(|name| framework::find(db, "skill", name)).transpose()?;
    let tag = filter.tag.as_deref().map(tag_name).transpose()?;
    let folder = filter.folder.as_deref().map(|folder| format!("{}/", folder.trim().trim_matches('/')));
    Ok(db
        .prepare_cached(&format!(
            "SELECT {columns} FROM entry
             WHERE (:any_kind OR kind IN (SELECT value FROM json_each(:kinds)))
               AND (:any_skill OR id IN (SELECT record_id FROM evidence WHERE skill_id = :skill OR area_id = :area
                   OR skill_id IN (SELECT id FROM skill WHERE area_id = :area)))
               AND (:tag IS NULL OR id IN (SELECT record_id FROM record_tag WHERE tag_id IN (SELECT id FROM tag WHERE fold(name) = fold(:tag))))
               AND (:folder IS NULL OR substr(source_path, 1, length(:folder)) = :folder)
               AND (NOT :inbox OR (captured = 1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE record_id = entry.id)))
               AND happened_on BETWEEN coalesce(:from, '0000-01-01') AND coalesce(:to, '9999-12-31')
             ORDER BY happened_on DESC, id DESC LIMIT :limit OFFSET :offset",
        ))?
        .query_map(
            named_params! {
                ":any_kind": filter.kinds.is_empty(), ":kinds": record::list_of(&filter.kinds),
                ":any_skill": of.is_none(), ":skill": of.and_then(|of| of.skill), ":area": of.and_then(|of| of.area),
                ":tag": tag, ":folder": folder, ":inbox": filter.inbox, ":from": filter.from, ":to": filter.to,
                ":limit": filter.limit.map_or(-1, i64::from), ":offset": filter.offset,
            },
            read,
        )?
        .collect::<rusqlite::Result<_>>()?)
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

/// The years with entries, newest first; each is found by the index, without looking at the entries between.
pub(crate) fn years(db: &Connection) -> Result<Vec<i32>> {
    let mut newest_before = db.prepare_cached("SELECT max(happened_on) FROM entry WHERE happened_on < ?1")?;
    let mut years = Vec::new();
    let mut end = "9999-12-31".to_owned();
    while let Some(day) = newest_before.query_row([&end], |row| row.get::<_, Option<NaiveDate>>(0))? {
        years.push(day.year());
        end = format!("{:04}-01-01", day.year());
    }
    Ok(years)
}

/// The days of a calendar year that have entries, and how many each has.
pub(crate) fn days_of_year(db: &Connection, year: i32) -> Result<Vec<JournalDay>> {
    Ok(db
        .prepare_cached(
            "SELECT happened_on, count(*) AS count FROM entry WHERE happened_on BETWEEN :year || '-01-01' AND :year || '-12-31'
             GROUP BY happened_on ORDER BY happened_on",
        )?
        .query_map(named_params! { ":year": format!("{year:04}") }, |row| {
            Ok(JournalDay { on: row.get("happened_on")?, count: row.get("count")? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
