//! Frameworks, and finding a skill or an area by the name that a person types.

pub(crate) mod radar;
pub(crate) mod version;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::{assessment, record, shown};
use crate::{
    AREA_EVIDENCE, Area, AreaEvidence, AreaId, AreaPage, Error, EvidenceLine, Framework, FrameworkId, RecordId, Result,
    Skill, SkillId, SkillPage,
    framework::{
        built_in, derived, descriptors,
        file::{ChallengeKind, FrameworkFile, GoalTemplate},
    },
    logbook::Change,
};

/// What evidence and targets point to: exactly one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct SkillOrArea {
    pub(crate) skill: Option<SkillId>,
    pub(crate) area: Option<AreaId>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Framework> {
    Ok(Framework {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        version: row.get("version")?,
        in_use: row.get("in_use")?,
        built_in: row.get("built_in")?,
    })
}

/// Gives a new file the framework that comes with Cairn.
pub(super) fn insert_built_in(tx: &Transaction<'_>) -> Result<()> {
    write(tx, &built_in()?, true, None)
}

/// Adds a framework or makes it this version, keeping the one before; areas and skills that stayed keep their rows.
pub(crate) fn put(change: &Change<'_>, file: &FrameworkFile, built_in: bool) -> Result<Framework> {
    match version::of_id(change, file.id) {
        Ok((framework, before)) if before == *file => return Ok(framework),
        Ok((framework, _)) => version::keep(change, framework.id)?,
        Err(Error::NotFound { .. }) => {}
        Err(other) => return Err(other),
    }
    write(change, file, built_in, Some(change.now))?;
    Ok(version::of_id(change, file.id)?.0)
}

fn write(tx: &Connection, file: &FrameworkFile, built_in: bool, now: Option<DateTime<Utc>>) -> Result<()> {
    let id = FrameworkId::from(file.id);
    let taken: bool =
        tx.prepare_cached("SELECT 1 FROM framework WHERE slug = ?1 AND id <> ?2")?.exists((&file.slug, id))?;
    if taken {
        return Err(Error::invalid(
            "framework",
            format!("Another framework is already called “{}”. Give this one a slug of its own.", file.slug),
        ));
    }
    let document = serde_json::to_string(file).map_err(|why| Error::invalid("framework", why.to_string()))?;
    tx.prepare_cached(
        "INSERT INTO framework (id, slug, name, version, in_use, built_in, document, saved_at)
         VALUES (:id, :slug, :name, :version, NOT EXISTS (SELECT 1 FROM framework), :built_in, :document, :now)
         ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, version = excluded.version,
             built_in = excluded.built_in, document = excluded.document, saved_at = excluded.saved_at",
    )?
    .execute(named_params! {
        ":id": id, ":slug": file.slug, ":name": file.name, ":version": file.version, ":built_in": built_in, ":document": document, ":now": now
    })?;
    write_areas(tx, id, file)
}

fn write_areas(tx: &Connection, id: FrameworkId, file: &FrameworkFile) -> Result<()> {
    let mut areas: Vec<AreaId> = Vec::new();
    let mut skills: Vec<SkillId> = Vec::new();
    for (position, area) in file.areas.iter().enumerate() {
        let area_id: AreaId = derived(file.id, "area", &area.slug);
        areas.push(area_id);
        tx.prepare_cached(
            "INSERT INTO area (id, framework_id, slug, name, pinned, position) VALUES (:id, :framework, :slug, :name, :pinned, :position)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, pinned = excluded.pinned, position = excluded.position",
        )?
        .execute(named_params! {
            ":id": area_id, ":framework": id, ":slug": area.slug, ":name": area.name, ":pinned": area.pinned, ":position": position as i64
        })?;
        for (position, skill) in area.skills.iter().enumerate() {
            let skill_id: SkillId = derived(file.id, "skill", &skill.slug);
            skills.push(skill_id);
            tx.prepare_cached(
                "INSERT INTO skill (id, area_id, slug, name, position) VALUES (:id, :area, :slug, :name, :position)
                 ON CONFLICT (id) DO UPDATE SET area_id = excluded.area_id, name = excluded.name, position = excluded.position",
            )?
            .execute(named_params! { ":id": skill_id, ":area": area_id, ":slug": skill.slug, ":name": skill.name, ":position": position as i64 })?;
        }
    }
    remove_gone(tx, id, &areas, &skills)
}

/// Removes the areas and skills that a new version no longer has, unless records point to one.
fn remove_gone(tx: &Connection, id: FrameworkId, areas: &[AreaId], skills: &[SkillId]) -> Result<()> {
    let needed: Vec<(String, u32)> = tx
        .prepare_cached(
            "SELECT name, (SELECT count(*) FROM (
                 SELECT record_id FROM evidence WHERE skill_id = gone.skill OR area_id = gone.area
                 UNION SELECT goal_id FROM target WHERE skill_id = gone.skill OR area_id = gone.area
                 UNION SELECT id FROM assessment WHERE skill_id = gone.skill
                 UNION SELECT mentorship_id FROM mentorship_skill WHERE skill_id = gone.skill
                 UNION SELECT skill_check_in_id FROM skill_check_in_rating WHERE skill_id = gone.skill)) AS records
             FROM (SELECT skill.id AS skill, NULL AS area, skill.name FROM skill JOIN area ON area.id = area_id
                   WHERE framework_id = :id AND skill.id NOT IN (SELECT value FROM json_each(:skills))
                   UNION ALL
                   SELECT NULL, id, name FROM area WHERE framework_id = :id AND id NOT IN (SELECT value FROM json_each(:areas))) AS gone
             WHERE records > 0 ORDER BY records DESC, name",
        )?
        .query_map(named_params! { ":id": id, ":skills": record::list_of(skills), ":areas": record::list_of(areas) }, |row| {
            Ok((row.get("name")?, row.get("records")?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    if !needed.is_empty() {
        return Err(Error::invalid("framework", still_needed(&needed)));
    }
    tx.prepare_cached(
        "DELETE FROM skill WHERE area_id IN (SELECT id FROM area WHERE framework_id = ?1) AND id NOT IN (SELECT value FROM json_each(?2))",
    )?
    .execute((id, record::list_of(skills)))?;
    tx.prepare_cached("DELETE FROM area WHERE framework_id = ?1 AND id NOT IN (SELECT value FROM json_each(?2))")?
        .execute((id, record::list_of(areas)))?;
    Ok(())
}

/// Why skills and areas cannot go: the records that point to each.
fn still_needed(needed: &[(String, u32)]) -> String {
    const NAMED: usize = 3;
    let mut named: Vec<String> = needed
        .iter()
        .take(NAMED)
        .map(|(name, records)| format!("“{name}” ({records} {})", if *records == 1 { "record" } else { "records" }))
        .collect();
    if needed.len() > NAMED {
        named.push(format!("and {} more", needed.len() - NAMED));
    }
    format!(
        "Records point to what this version no longer has: {}. Keep it by its slug, or map those records to something else first.",
        named.join(", ")
    )
}

/// The frameworks of the file, the one in use first.
pub(crate) fn list(db: &Connection) -> Result<Vec<Framework>> {
    Ok(db
        .prepare_cached("SELECT * FROM framework ORDER BY in_use DESC, name")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// A framework as its file has it: the one in use, or the one of that slug or name; `slug@version` is one version of it, and
/// `@version` one of the framework in use.
pub(crate) fn file(db: &Connection, name: Option<&str>) -> Result<FrameworkFile> {
    let (id, wanted) = match (named_id(db, name), name.and_then(|name| name.rsplit_once('@'))) {
        (Err(Error::NotFound { .. }), Some((slug, version))) => {
            (named_id(db, Some(slug).filter(|slug| !slug.is_empty()))?, Some(version))
        }
        (found, _) => (found?, None),
    };
    read(&match wanted {
        Some(version) => version::document(db, id, version)?,
        None => db.prepare_cached("SELECT document FROM framework WHERE id = ?1")?.query_row([id], |row| row.get(0))?,
    })
}

/// The framework in use, or the one of that slug or name.
fn named_id(db: &Connection, name: Option<&str>) -> Result<FrameworkId> {
    db.prepare_cached(
        "SELECT id FROM framework WHERE (?1 IS NULL AND in_use = 1) OR slug = ?1 OR fold(name) = fold(?1) ORDER BY slug = ?1 DESC LIMIT 1",
    )?
    .query_row([name], |row| row.get(0))
    .optional()?
    .ok_or_else(|| Error::not_found("framework", name.unwrap_or("in use")))
}

/// A framework from the text that it is kept as.
fn read(document: &str) -> Result<FrameworkFile> {
    serde_json::from_str(document).map_err(|why| Error::Storage {
        message: format!("A framework in the logbook cannot be read: {why}."),
        path: None,
    })
}

/// Makes another framework the one in use.
pub(crate) fn choose(tx: &Connection, name: &str) -> Result<Framework> {
    let chosen = named_id(tx, Some(name))?;
    tx.prepare_cached("UPDATE framework SET in_use = (id = ?1)")?.execute([chosen])?;
    Ok(tx.prepare_cached("SELECT * FROM framework WHERE id = ?1")?.query_row([chosen], from_row)?)
}

/// Finds a skill or an area of the framework in use: exact slug, then unique beginning of slug or name; then other frameworks by slug.
pub(crate) fn find(db: &Connection, field: &'static str, name: &str) -> Result<SkillOrArea> {
    let wanted = name.trim().trim_start_matches('#');
    for by in [
        "slug = :name AND in_use",
        "fold(name) = fold(:name) AND in_use",
        "in_use AND (substr(slug, 1, length(:name)) = :name COLLATE NOCASE OR instr(fold(name), fold(:name)) = 1)",
        "slug = :name",
    ] {
        let sql = format!(
            "SELECT skill, area, name, slug FROM (
                 SELECT skill.id AS skill, NULL AS area, skill.name, skill.slug, in_use FROM skill JOIN area ON area.id = area_id JOIN framework ON framework.id = framework_id
                 UNION ALL
                 SELECT NULL, area.id, area.name, area.slug, in_use FROM area JOIN framework ON framework.id = framework_id)
             WHERE {by} LIMIT 12"
        );
        let found: Vec<(SkillOrArea, String)> = db
            .prepare_cached(&sql)?
            .query_map(named_params! { ":name": wanted }, |row| {
                Ok((SkillOrArea { skill: row.get("skill")?, area: row.get("area")? }, row.get("slug")?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        match found.as_slice() {
            _ if wanted.is_empty() => {}
            [] => {}
            [(one, _)] => return Ok(*one),
            several => {
                return Err(Error::Ambiguous {
                    name: wanted.to_owned(),
                    candidates: several.iter().map(|(_, slug)| slug.clone()).collect(),
                });
            }
        }
    }
    Err(Error::not_found(if field == "skill" { "skill or area" } else { field }, name))
}

/// The slug and the name of a skill or an area.
pub(crate) fn named(db: &Connection, of: SkillOrArea) -> Result<(String, String)> {
    Ok(db
        .prepare_cached(
            "SELECT slug, name FROM skill WHERE id = ?1 UNION ALL SELECT slug, name FROM area WHERE id = ?2",
        )?
        .query_row((of.skill, of.area), |row| Ok((row.get("slug")?, row.get("name")?)))?)
}

/// As [`find`], for where only a skill will do.
pub(crate) fn find_skill(db: &Connection, name: &str) -> Result<SkillId> {
    let found = find(db, "skill", name)?;
    if let Some(skill) = found.skill {
        return Ok(skill);
    }
    let skills: Vec<String> = db
        .prepare_cached("SELECT slug FROM skill WHERE area_id = ?1 ORDER BY position")?
        .query_map([found.area], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let message = format!("“{}” is a whole area. Name one of its skills: {}.", name.trim(), skills.join(", "));
    Err(Error::invalid("skill", message))
}

/// Those that a name means: the one of exactly this slug or name, or else all whose slug or name begins so.
fn meant<'a, T>(all: &'a [T], name: &str, called: impl Fn(&T) -> (&str, &str)) -> Vec<&'a T> {
    let wanted = name.trim().to_lowercase();
    let is_exact = |one: &&T| {
        let (slug, name) = called(one);
        slug == wanted || name.to_lowercase() == wanted
    };
    let begins = |one: &&T| {
        let (slug, name) = called(one);
        slug.starts_with(&wanted) || name.to_lowercase().starts_with(&wanted)
    };
    match all.iter().find(is_exact) {
        Some(one) => vec![one],
        None if wanted.is_empty() => vec![],
        None => all.iter().filter(begins).collect(),
    }
}

/// A kind of challenge by its slug or name, or a unique beginning of either.
pub(crate) fn challenge(db: &Connection, name: &str) -> Result<ChallengeKind> {
    let kinds = file(db, None)?.challenges;
    if let [one] = meant(&kinds, name, |kind| (&kind.slug, &kind.name)).as_slice() {
        return Ok((*one).clone());
    }
    let names: Vec<_> = kinds.iter().map(|kind| kind.slug.as_str()).collect();
    Err(Error::invalid(
        "challenge",
        format!("“{}” is no kind of challenge: choose one of {}.", name.trim(), names.join(", ")),
    ))
}

/// A goal template by its slug or title, or a unique beginning of either.
pub(crate) fn template(db: &Connection, name: &str) -> Result<GoalTemplate> {
    let templates = file(db, None)?.templates;
    match meant(&templates, name, |template| (&template.slug, &template.title)).as_slice() {
        [] => Err(Error::not_found("template", name.trim())),
        [one] => Ok((*one).clone()),
        several => Err(Error::Ambiguous {
            name: name.trim().to_owned(),
            candidates: several.iter().map(|template| template.slug.clone()).collect(),
        }),
    }
}

fn skill_from_row(row: &Row<'_>) -> rusqlite::Result<Skill> {
    Ok(Skill {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name: row.get("name")?,
        area: row.get("area")?,
        area_name: row.get("area_name")?,
        pinned: row.get("pinned")?,
        mine: row.get("mine")?,
        mentor: row.get("mentor")?,
        evidence: 0,
        newest_on: None,
    })
}

/// The skills of the framework in use, or one skill, without what shows them.
pub(crate) fn skills(db: &Connection, only: Option<SkillId>) -> Result<Vec<Skill>> {
    Ok(db
        .prepare_cached(
            "SELECT skill.id, skill.slug, skill.name, area.slug AS area, area.name AS area_name, pinned,
               (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NULL ORDER BY assessed_on DESC, id DESC LIMIT 1) AS mine,
               (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NOT NULL ORDER BY assessed_on DESC, id DESC LIMIT 1) AS mentor
             FROM skill JOIN area ON area.id = area_id JOIN framework ON framework.id = framework_id
             WHERE (:only IS NULL AND in_use) OR skill.id = :only
             ORDER BY pinned DESC, area.position, skill.position",
        )?
        .query_map(named_params! { ":only": only }, skill_from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// The areas of the framework in use, pinned ones first.
pub(crate) fn areas(db: &Connection, today: NaiveDate) -> Result<Vec<Area>> {
    let shown = shown::by(db, today)?;
    let records = |of: SkillOrArea| shown.get(&of).map_or(0, |tally| tally.records);
    let mut areas: Vec<Area> = db
        .prepare_cached(
            "SELECT area.id, area.slug, area.name, pinned FROM area JOIN framework ON framework.id = framework_id
             WHERE in_use ORDER BY pinned DESC, position",
        )?
        .query_map([], |row| {
            let id = row.get("id")?;
            Ok(Area {
                id,
                slug: row.get("slug")?,
                name: row.get("name")?,
                pinned: row.get("pinned")?,
                evidence: records(SkillOrArea { skill: None, area: Some(id) }),
                skills: vec![],
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    for mut skill in skills(db, None)? {
        let of = SkillOrArea { skill: Some(skill.id), area: None };
        skill.evidence = records(of);
        skill.newest_on = shown.get(&of).map(|tally| tally.newest_on);
        if let Some(area) = areas.iter_mut().find(|area| area.slug == skill.area) {
            area.skills.push(skill);
        }
    }
    Ok(areas)
}

fn evidence_line(row: &Row<'_>) -> rusqlite::Result<EvidenceLine> {
    Ok(EvidenceLine { line: record::line_from_row(row)?, verb: row.get("verb")?, quote: row.get("quote")? })
}

/// An area of the framework in use with the newest records that are evidence for it or one of its skills; none where the name is
/// a skill's.
pub(crate) fn area_page(db: &Connection, name: &str, today: NaiveDate) -> Result<Option<AreaPage>> {
    let Some(id) = find(db, "skill", name)?.area else {
        return Ok(None);
    };
    let Some(area) = areas(db, today)?.into_iter().find(|area| area.id == id) else {
        return Err(Error::not_found("area of the framework in use", name));
    };
    let newest = db
        .prepare_cached(
            "SELECT record.id, record.kind, record_line.title, since_on AS happened_on, verb, quote, slug
             FROM (SELECT record_id, verb, quote, skill.slug FROM evidence JOIN skill ON skill.id = skill_id WHERE skill.area_id = :area
                   UNION ALL SELECT record_id, verb, quote, NULL FROM evidence WHERE area_id = :area) AS shown
             JOIN record ON record.id = shown.record_id JOIN record_line ON record_line.record_id = record.id
             JOIN evidence_day ON evidence_day.record_id = record.id
             WHERE since_on <= :today AND coalesce(until_on >= :today, true)
             ORDER BY since_on DESC, record.id DESC LIMIT :limit",
        )?
        .query_map(named_params! { ":area": id, ":today": today, ":limit": AREA_EVIDENCE }, |row| {
            Ok(AreaEvidence { shown: evidence_line(row)?, skill: row.get("slug")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(AreaPage { area, newest }))
}

/// One skill with its descriptors, evidence and ratings.
pub(crate) fn skill_page(db: &Connection, name: &str, today: NaiveDate) -> Result<SkillPage> {
    let id = find_skill(db, name)?;
    let mut skill = skills(db, Some(id))?.pop().ok_or_else(|| Error::not_found("skill", name))?;
    let document: String = db
        .prepare_cached("SELECT document FROM framework JOIN area ON framework_id = framework.id JOIN skill ON area_id = area.id WHERE skill.id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let file = read(&document)?;
    let written = file.skill(&skill.slug);
    let evidence: Vec<EvidenceLine> = db
        .prepare_cached(
            "SELECT record.id, kind, title, since_on AS happened_on, verb, quote FROM evidence JOIN record ON record.id = evidence.record_id
             JOIN record_line ON record_line.record_id = record.id JOIN evidence_day ON evidence_day.record_id = record.id
             WHERE skill_id = :skill AND since_on <= :today AND coalesce(until_on >= :today, true)
             ORDER BY since_on DESC, record.id DESC",
        )?
        .query_map(named_params! { ":skill": id, ":today": today }, evidence_line)?
        .collect::<rusqlite::Result<_>>()?;
    // One record can show a skill in several ways.
    let records: HashSet<RecordId> = evidence.iter().map(|shown| shown.line.id).collect();
    skill.evidence = u32::try_from(records.len()).unwrap_or(u32::MAX);
    skill.newest_on = evidence.first().and_then(|newest| newest.line.happened_on);
    Ok(SkillPage {
        levels: descriptors(&file, &skill.slug),
        description: written.map(|skill| skill.description.clone()).unwrap_or_default(),
        examples: written.map(|skill| skill.evidence.clone()).unwrap_or_default(),
        evidence,
        assessments: assessment::list(db, Some(id))?,
        skill,
    })
}
