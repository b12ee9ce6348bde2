//! Check-ins of skills.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension};

use super::columns::table;
use crate::{
    Error, PartId, PersonId, Result, SkillCheckInId, SkillCheckInLine, SkillId,
    assessment::check_in::{Given, Kept, whole},
    logbook::Change,
};

table!(Kept in "skill_check_in" { person_id, checked_on, closed_at, document });

mod rating {
    use super::Given;
    use crate::store::columns::table;

    table!(Given in "skill_check_in_rating" { skill_check_in_id, skill_id, side, level, reason });
}

pub(crate) use rating::{insert as give, update as give_anew};

/// The newest rating that somebody gave of a skill.
pub(crate) struct Said {
    pub(crate) level: u8,
    pub(crate) reason: String,
    pub(crate) on: NaiveDate,
    pub(crate) written_at: DateTime<Utc>,
}

pub(crate) fn get(db: &Connection, id: SkillCheckInId) -> Result<Kept> {
    db.prepare_cached("SELECT * FROM skill_check_in WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?
        .ok_or_else(|| Error::not_found("check-in", id))
}

/// The newest check-in with somebody, or alone, that is open.
pub(crate) fn open_with(db: &Connection, person: Option<PersonId>) -> Result<Option<Kept>> {
    Ok(db
        .prepare_cached(
            "SELECT * FROM skill_check_in WHERE person_id IS ?1 AND closed_at IS NULL ORDER BY id DESC LIMIT 1",
        )?
        .query_row([person], from_row)
        .optional()?)
}

/// When the last check-in with somebody, or alone, was closed.
pub(crate) fn last_closed_with(db: &Connection, person: Option<PersonId>) -> Result<Option<DateTime<Utc>>> {
    Ok(db
        .prepare_cached("SELECT max(closed_at) FROM skill_check_in WHERE person_id IS ?1")?
        .query_row([person], |row| row.get(0))?)
}

/// The day of the last check-in that was closed.
pub(crate) fn last_closed_on(db: &Connection) -> Result<Option<NaiveDate>> {
    Ok(db
        .prepare_cached("SELECT max(checked_on) FROM skill_check_in WHERE closed_at IS NOT NULL")?
        .query_row([], |row| row.get(0))?)
}

/// Every check-in on one line, open ones first, then newest first.
pub(crate) fn list(db: &Connection) -> Result<Vec<SkillCheckInLine>> {
    Ok(db
        .prepare_cached(
            "SELECT skill_check_in.id, person_id, checked_on, closed_at, document ->> '$.framework.version' AS version,
               iif(closed_at IS NULL, person.name, document ->> '$.person') AS person,
               iif(closed_at IS NULL,
                   (SELECT count(DISTINCT skill_id) FROM skill_check_in_rating WHERE skill_check_in_id = skill_check_in.id),
                   json_array_length(document, '$.rows')) AS skills
             FROM skill_check_in LEFT JOIN person ON person.id = person_id
             ORDER BY closed_at IS NOT NULL, checked_on DESC, closed_at DESC, skill_check_in.id DESC",
        )?
        .query_map([], |row| {
            Ok(SkillCheckInLine {
                id: row.get("id")?,
                person_id: row.get("person_id")?,
                person: row.get("person")?,
                checked_on: row.get("checked_on")?,
                closed_at: row.get("closed_at")?,
                version: row.get("version")?,
                skills: row.get("skills")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Reads every check-in whole, so that one which cannot be read is found before it is needed.
pub(crate) fn read_all(db: &Connection) -> Result<()> {
    let kept: Vec<Kept> =
        db.prepare_cached("SELECT * FROM skill_check_in")?.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    kept.into_iter().try_for_each(|one| whole(db, one).map(drop))
}

/// What is said in a check-in so far.
pub(crate) fn given(db: &Connection, id: SkillCheckInId) -> Result<Vec<Given>> {
    Ok(db
        .prepare_cached("SELECT * FROM skill_check_in_rating WHERE skill_check_in_id = ?1 ORDER BY id")?
        .query_map([id], rating::from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Of each skill that somebody rated, their newest rating.
pub(crate) fn said_by(db: &Connection, person: PersonId) -> Result<HashMap<SkillId, Said>> {
    Ok(db
        .prepare_cached(
            "SELECT skill_id, level, reason, assessed_on, created_at FROM assessment JOIN record USING (id)
             WHERE person_id = ?1 ORDER BY assessed_on, assessment.id",
        )?
        .query_map([person], |row| {
            let said = Said {
                level: row.get("level")?,
                reason: row.get("reason")?,
                on: row.get("assessed_on")?,
                written_at: row.get("created_at")?,
            };
            Ok((row.get("skill_id")?, said))
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// Takes back what one side said about a skill.
pub(crate) fn take_back(change: &Change<'_>, id: PartId) -> Result<()> {
    change.prepare_cached("DELETE FROM skill_check_in_rating WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Takes back all that was said in a check-in.
pub(crate) fn take_all_back(change: &Change<'_>, id: SkillCheckInId) -> Result<()> {
    change.prepare_cached("DELETE FROM skill_check_in_rating WHERE skill_check_in_id = ?1")?.execute([id])?;
    Ok(())
}

pub(crate) fn delete(change: &Change<'_>, id: SkillCheckInId) -> Result<()> {
    change.prepare_cached("DELETE FROM skill_check_in WHERE id = ?1")?.execute([id])?;
    Ok(())
}
