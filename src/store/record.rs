//! The rows that every record shares: the record itself, its links and attachments, and with them its evidence and tags.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{evidence, part, tag};
use crate::{
    Attachment, Audience, Error, HeldBack, Kind, Line, Marks, NewMarks, PersonId, RecordId, Result, Visibility,
    attachment::file_name, logbook::Change,
};

/// Writes the part of a new record that all records share.
pub(crate) fn insert(change: &Change<'_>, id: RecordId, kind: Kind, marks: &NewMarks) -> Result<Marks> {
    insert_unread(change, id, kind, marks)?;
    marks_of(change, id)
}

/// As [`insert`], where nobody asks what the marks have become.
pub(crate) fn insert_unread(change: &Change<'_>, id: RecordId, kind: Kind, marks: &NewMarks) -> Result<()> {
    refuse_unknown_mentor(change, marks.visibility)?;
    change
        .prepare_cached("INSERT INTO record (id, kind, visibility, created_at, updated_at) VALUES (:id, :kind, :visibility, :now, :now)")?
        .execute(named_params! { ":id": id, ":kind": kind, ":visibility": marks.visibility, ":now": change.now })?;
    set_parts(change, id, marks, true)
}

/// Gives a record other marks, touching only what differs. Refuses an edit that began from an older version.
pub(crate) fn set_marks(change: &Change<'_>, id: RecordId, marks: &NewMarks) -> Result<()> {
    refuse_stale(change, id, marks.base)?;
    refuse_unknown_mentor(change, marks.visibility)?;
    show_to(change, id, marks.visibility)?;
    set_parts(change, id, marks, false)
}

/// Lets a record be seen by those whom a mark names, and by nobody else.
pub(crate) fn show_to(change: &Change<'_>, id: RecordId, visibility: Visibility) -> Result<()> {
    change
        .prepare_cached("UPDATE record SET visibility = :visibility WHERE id = :id AND visibility <> :visibility")?
        .execute(named_params! { ":id": id, ":visibility": visibility })?;
    Ok(())
}

fn refuse_stale(db: &Connection, id: RecordId, base: Option<DateTime<Utc>>) -> Result<()> {
    let changed = db
        .prepare_cached("SELECT updated_at FROM record WHERE id = ?1")?
        .query_row([id], |row| row.get::<_, DateTime<Utc>>(0))?;
    // Not “newer than”: after an undo the record is as old as it was before.
    if base.is_none_or(|base| base == changed) {
        return Ok(());
    }
    let title = line(db, id)?.title;
    let message =
        format!("“{title}” was changed meanwhile, so nothing was written. Look at it again, then repeat the change.");
    Err(Error::invalid("base", message))
}

/// A mark for somebody who is not in the logbook would show the record to nobody.
pub(crate) fn refuse_unknown_mentor(change: &Change<'_>, visibility: Visibility) -> Result<()> {
    match visibility {
        Visibility::Person(person) => super::person::get(change, person).map(|_| ()),
        Visibility::Private | Visibility::Mentor | Visibility::Report => Ok(()),
    }
}

/// Notes that a record changed now.
pub(crate) fn touch(change: &Change<'_>, id: RecordId) -> Result<()> {
    change
        .prepare_cached("UPDATE record SET updated_at = :now WHERE id = :id")?
        .execute(named_params! { ":id": id, ":now": change.now })?;
    Ok(())
}

/// A new record has nothing yet that would have to be taken away, so that nothing is looked up for what it does not get.
fn set_parts(change: &Change<'_>, id: RecordId, marks: &NewMarks, new: bool) -> Result<()> {
    if !new || !marks.evidence.is_empty() {
        evidence::set(change, id, &marks.evidence)?;
    }
    if !new || !marks.tags.is_empty() {
        tag::set(change, id, &marks.tags)?;
    }
    if !new || !marks.links.is_empty() {
        set_links(change, id, &marks.links)?;
    }
    for file in &marks.files {
        super::attachment::add(change, id, &file_name(&file.name)?, &file.bytes)?;
    }
    Ok(())
}

fn set_links(change: &Change<'_>, id: RecordId, links: &[RecordId]) -> Result<()> {
    let before: Vec<(String, RecordId)> = change
        .prepare_cached("SELECT id, to_id FROM link WHERE record_id = ?1")?
        .query_map([id], |row| Ok((row.get("id")?, row.get("to_id")?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (row, to) in &before {
        if !links.contains(to) {
            change.prepare_cached("DELETE FROM link WHERE id = ?1")?.execute([row])?;
        }
    }
    for to in links {
        if *to == id || before.iter().any(|(_, had)| had == to) {
            continue;
        }
        line(change, *to)?;
        change
            .prepare_cached("INSERT INTO link (id, record_id, to_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute((change.id::<RecordId>(), id, to))?;
    }
    Ok(())
}

/// Deletes a record; everything that belongs to it alone goes with it.
pub(crate) fn delete(change: &Change<'_>, id: RecordId) -> Result<()> {
    change.prepare_cached("DELETE FROM record WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// What keeps a record from being deleted, and how many of each, in words.
pub(crate) fn dependents(db: &Connection, id: RecordId) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "WITH needed (count, one, several) AS (
                 SELECT count(*), 'mentorship', 'mentorships' FROM mentorship WHERE person_id = ?1
                 UNION ALL SELECT count(*), 'session', 'sessions' FROM session WHERE mentorship_id = ?1
                 UNION ALL SELECT count(*), 'goal below it', 'goals below it' FROM goal WHERE parent_id = ?1
                 UNION ALL SELECT count(*), 'assessment', 'assessments' FROM assessment WHERE person_id = ?1
                 UNION ALL SELECT count(*), 'check-in', 'check-ins' FROM skill_check_in WHERE person_id = ?1
                 UNION ALL SELECT count(*), 'record marked for them alone', 'records marked for them alone'
                     FROM record WHERE visibility = 'mentor:' || ?1 AND id <> ?1
                 UNION ALL SELECT ?2, 'part of a record marked for them alone', 'parts of records marked for them alone')
             SELECT count || ' ' || iif(count = 1, one, several) FROM needed WHERE count > 0",
        )?
        .query_map((id, part::count_for(db, id)?), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// One record on one line.
pub(crate) fn line(db: &Connection, id: RecordId) -> Result<Line> {
    db.prepare_cached("SELECT record.id, kind, title, happened_on FROM record JOIN record_line ON record_line.record_id = record.id WHERE record.id = ?1")?
        .query_row([id], line_from_row)
        .optional()?
        .ok_or_else(|| Error::not_found("record", id))
}

/// Every record on one line.
pub(crate) fn lines(db: &Connection) -> Result<Vec<Line>> {
    Ok(db
        .prepare_cached("SELECT record.id, kind, title, happened_on FROM record JOIN record_line ON record_line.record_id = record.id")?
        .query_map([], line_from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(super) fn line_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get("id")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        happened_on: row.get("happened_on")?,
    })
}

/// Finds one record: the whole id, the exact title, or the day as `2026-09-14`, or else the beginning of the id's last part or a piece of the title.
pub(crate) fn find(db: &Connection, kind: Option<Kind>, name: &str) -> Result<RecordId> {
    let wanted = name.trim();
    let what = kind.map_or("record", |kind| kind.as_str());
    if wanted.is_empty() {
        return Err(Error::not_found(what, name));
    }
    for by in [
        "record.id = :name",
        "fold(title) = fold(:name)",
        "happened_on = :name",
        "(substr(record.id, 25, length(:name)) = lower(:name) OR instr(fold(title), fold(:name)) > 0)",
    ] {
        let sql = format!(
            "SELECT record.id, kind, title, happened_on FROM record JOIN record_line ON record_line.record_id = record.id
             WHERE (:kind IS NULL OR kind = :kind) AND {by} ORDER BY record.id LIMIT 12"
        );
        let found: Vec<Line> = db
            .prepare_cached(&sql)?
            .query_map(named_params! { ":kind": kind, ":name": wanted }, line_from_row)?
            .collect::<rusqlite::Result<_>>()?;
        match found.as_slice() {
            [] => {}
            [one] => return Ok(one.id),
            several => {
                return Err(Error::Ambiguous {
                    name: wanted.to_owned(),
                    candidates: several.iter().map(|line| format!("{} ({})", line.title, line.id.short())).collect(),
                });
            }
        }
    }
    Err(Error::not_found(what, name))
}

/// The marks of one record.
pub(crate) fn marks_of(db: &Connection, id: RecordId) -> Result<Marks> {
    marks(db, &[id], Audience::Me)?.remove(&id).ok_or_else(|| Error::not_found("record", id))
}

/// Ids as the one parameter that `json_each` opens again.
pub(crate) fn list_of<T: serde::Serialize>(ids: impl IntoIterator<Item = T>) -> String {
    let ids: Vec<T> = ids.into_iter().collect();
    serde_json::to_string(&ids).unwrap_or_default()
}

/// The marks that an audience may see, for many records at once; a record that it may not see is absent.
pub(crate) fn marks(db: &Connection, ids: &[RecordId], audience: Audience) -> Result<HashMap<RecordId, Marks>> {
    let list = list_of(ids);
    let mut marks: HashMap<RecordId, Marks> = HashMap::with_capacity(ids.len());
    let mut rows =
        db.prepare_cached("SELECT record.* FROM json_each(:ids) JOIN record ON record.id = json_each.value")?;
    for row in rows.query_map(named_params! { ":ids": list }, |row| {
        Ok((
            row.get("id")?,
            Marks {
                visibility: row.get("visibility")?,
                created_at: row.get("created_at")?,
                updated_at: row.get("updated_at")?,
                ..Marks::default()
            },
        ))
    })? {
        let (id, mark): (RecordId, Marks) = row?;
        if audience.sees(mark.visibility) {
            marks.insert(id, mark);
        }
    }
    evidence::add_to(db, &list, audience, &mut marks)?;
    tag::add_to(db, &list, &mut marks)?;
    add_links(db, &list, audience, &mut marks)?;
    add_attachments(db, &list, audience, &mut marks)?;
    Ok(marks)
}

/// How many of the records an audience may not see, and why.
pub(crate) fn hidden(db: &Connection, ids: &BTreeSet<RecordId>, audience: Audience) -> Result<HeldBack> {
    let mut held_back = HeldBack::default();
    let mut rows = db.prepare_cached(
        "SELECT visibility, (SELECT person_id FROM session JOIN mentorship ON mentorship.id = mentorship_id WHERE session.id = record.id) AS met
         FROM json_each(:ids) JOIN record ON record.id = json_each.value",
    )?;
    for row in
        rows.query_map(named_params! { ":ids": list_of(ids) }, |row| Ok((row.get("visibility")?, row.get("met")?)))?
    {
        let (visibility, met): (Visibility, Option<PersonId>) = row?;
        let of_another = matches!((audience, met), (Audience::Mentor(mentor), Some(met)) if mentor != met);
        match visibility {
            _ if of_another => held_back.by_person += 1,
            _ if audience.sees(visibility) => {}
            Visibility::Person(_) => held_back.by_person += 1,
            _ => held_back.by_visibility += 1,
        }
    }
    Ok(held_back)
}

/// How many records that an audience may see have their day after `day` and not after `last`.
pub(crate) fn count_after(db: &Connection, day: NaiveDate, last: NaiveDate, audience: Audience) -> Result<u32> {
    let mut rows = db.prepare_cached(
        "SELECT visibility FROM record_day JOIN record ON record.id = record_day.id
         WHERE record_day.kind IN ('session', 'certification', 'activity', 'entry') AND happened_on > :day AND happened_on <= :last",
    )?;
    let seen = rows.query_map(named_params! { ":day": day, ":last": last }, |row| row.get("visibility"))?;
    let mut count = 0;
    for visibility in seen {
        count += u32::from(audience.sees(visibility?));
    }
    Ok(count)
}

fn add_links(db: &Connection, list: &str, audience: Audience, marks: &mut HashMap<RecordId, Marks>) -> Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT link.record_id AS of, record.id, kind, title, happened_on, record.visibility,
           (SELECT person_id FROM session JOIN mentorship ON mentorship.id = mentorship_id WHERE session.id = record.id) AS met
         FROM json_each(:ids) JOIN link ON link.record_id = json_each.value JOIN record ON record.id = link.to_id
         JOIN record_line ON record_line.record_id = record.id ORDER BY link.id",
    )?;
    for row in rows.query_map(named_params! { ":ids": list }, |row| {
        Ok((row.get("of")?, row.get("visibility")?, row.get("met")?, line_from_row(row)?))
    })? {
        let (record, visibility, met, line): (RecordId, _, Option<PersonId>, _) = row?;
        // A session goes to its own mentor only, and so does what it is called.
        let of_another = matches!((audience, met), (Audience::Mentor(mentor), Some(met)) if mentor != met);
        if let Some(mark) = marks.get_mut(&record)
            && audience.sees(visibility)
            && !of_another
        {
            mark.links.push(line);
        }
    }
    Ok(())
}

fn add_attachments(
    db: &Connection,
    list: &str,
    audience: Audience,
    marks: &mut HashMap<RecordId, Marks>,
) -> Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT attachment.* FROM json_each(:ids) JOIN attachment ON attachment.record_id = json_each.value ORDER BY position, attachment.id",
    )?;
    for row in rows.query_map(named_params! { ":ids": list }, |row| {
        Ok((row.get("record_id")?, super::attachment::from_row(row)?))
    })? {
        let (record, attachment): (RecordId, Attachment) = row?;
        if let Some(mark) = marks.get_mut(&record)
            && audience.sees_part(mark.visibility, attachment.visibility)
        {
            mark.attachments.push(attachment);
        }
    }
    Ok(())
}

/// Whether the logbook holds no record of the person's.
pub(crate) fn is_empty(db: &Connection) -> Result<bool> {
    Ok(!db.prepare_cached("SELECT 1 FROM record")?.exists([])?)
}

/// How many records there are of each kind that there are records of.
pub(crate) fn count_by_kind(db: &Connection) -> Result<Vec<(Kind, u32)>> {
    Ok(db
        .prepare_cached("SELECT kind, count(*) AS count FROM record GROUP BY kind ORDER BY kind")?
        .query_map([], |row| Ok((row.get("kind")?, row.get("count")?)))?
        .collect::<rusqlite::Result<_>>()?)
}
