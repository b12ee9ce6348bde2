//! Ratings of skills.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use super::{framework::SkillOrArea, record, shown};
use crate::{
    Assessment, AssessmentId, Audience, Error, Marks, PersonId, RecordId, Result, SkillCell, SkillId, logbook::Change,
    quarter::Period,
};

fn from_row(row: &Row<'_>) -> rusqlite::Result<Assessment> {
    Ok(Assessment {
        id: row.get("id")?,
        marks: Marks::default(),
        skill: row.get("skill")?,
        skill_name: row.get("skill_name")?,
        area: row.get("area")?,
        level: row.get("level")?,
        reason: row.get("reason")?,
        by: row.get("person")?,
        person_id: row.get("person_id")?,
        assessed_on: row.get("assessed_on")?,
    })
}

pub(crate) fn insert(
    change: &Change<'_>,
    id: AssessmentId,
    skill: SkillId,
    person: Option<PersonId>,
    (level, reason, on): (u8, &str, NaiveDate),
) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO assessment (id, skill_id, person_id, level, reason, assessed_on) VALUES (:id, :skill, :person, :level, :reason, :on)",
        )?
        .execute(named_params! { ":id": id, ":skill": skill, ":person": person, ":level": level, ":reason": reason, ":on": on })?;
    Ok(())
}

pub(crate) fn get(db: &Connection, id: AssessmentId) -> Result<Assessment> {
    select(db, Some(id), None, None, Audience::Me)?.pop().ok_or_else(|| Error::not_found("assessment", id))
}

/// The ratings of one skill, or of all, newest first.
pub(crate) fn list(db: &Connection, skill: Option<SkillId>) -> Result<Vec<Assessment>> {
    let mut found = select(db, None, skill, None, Audience::Me)?;
    found.reverse();
    Ok(found)
}

/// The ratings that somebody gave, newest first.
pub(crate) fn given(db: &Connection, person: PersonId) -> Result<Vec<Assessment>> {
    let mut found = list(db, None)?;
    found.retain(|one| one.person_id == Some(person));
    Ok(found)
}

/// The ratings that an audience may see up to a day, oldest first.
pub(crate) fn until(db: &Connection, day: NaiveDate, audience: Audience) -> Result<Vec<Assessment>> {
    select(db, None, None, Some(day), audience)
}

fn select(
    db: &Connection,
    id: Option<AssessmentId>,
    skill: Option<SkillId>,
    until: Option<NaiveDate>,
    audience: Audience,
) -> Result<Vec<Assessment>> {
    let mut found: Vec<Assessment> = db
        .prepare_cached(
            "SELECT assessment.*, skill.slug AS skill, skill.name AS skill_name, area.slug AS area, person.name AS person
             FROM assessment JOIN skill ON skill.id = skill_id JOIN area ON area.id = area_id LEFT JOIN person ON person.id = person_id
             WHERE (:id IS NULL OR assessment.id = :id) AND (:skill IS NULL OR skill_id = :skill) AND (:until IS NULL OR assessed_on <= :until)
             ORDER BY assessed_on, assessment.id",
        )?
        .query_map(named_params! { ":id": id, ":skill": skill, ":until": until }, from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let ids: Vec<RecordId> = found.iter().map(|one| one.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    found.retain_mut(|one| marks.remove(&one.id.into()).map(|mark| one.marks = mark).is_some());
    Ok(found)
}

/// The matrix's cells, period by period: of each skill the person's own level at the period's end, and how many of its records
/// are evidence.
pub(crate) fn cells(db: &Connection, periods: &[Period], today: NaiveDate) -> Result<Vec<HashMap<SkillId, SkillCell>>> {
    let spans: Vec<_> = periods.iter().map(|period| (period.from, period.to.min(today))).collect();
    let shown = shown::within(db, &spans)?;
    let mut levels = db.prepare_cached(
        "SELECT skill.id, (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NULL AND assessed_on <= :to
                           ORDER BY assessed_on DESC, id DESC LIMIT 1) AS level FROM skill",
    )?;
    let cells = periods.iter().zip(shown).map(|(period, shown)| {
        let rows = levels.query_map(named_params! { ":to": period.to }, |row| {
            let skill: SkillId = row.get("id")?;
            let of = SkillOrArea { skill: Some(skill), area: None };
            Ok((skill, SkillCell { level: row.get("level")?, evidence: shown.get(&of).copied().unwrap_or(0) }))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    });
    cells.collect()
}
