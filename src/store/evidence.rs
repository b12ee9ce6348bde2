//! What records show about skills and areas.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::framework::{self, SkillOrArea};
use crate::{Audience, Evidence, Marks, NewEvidence, RecordId, Result, Verb, Visibility, logbook::Change};

/// Evidence as a record has it already.
struct Had {
    row: String,
    of: SkillOrArea,
    verb: Verb,
    slug: String,
    visibility: Option<Visibility>,
}

fn had(db: &Connection, record: RecordId) -> Result<Vec<Had>> {
    Ok(db
        .prepare_cached(
            "SELECT evidence.id, skill_id, evidence.area_id, verb, visibility, coalesce(skill.slug, area.slug) AS slug FROM evidence
             LEFT JOIN skill ON skill.id = skill_id LEFT JOIN area ON area.id = evidence.area_id WHERE record_id = ?1",
        )?
        .query_map([record], |row| {
            Ok(Had {
                row: row.get("id")?,
                of: SkillOrArea { skill: row.get("skill_id")?, area: row.get("area_id")? },
                verb: row.get("verb")?,
                slug: row.get("slug")?,
                visibility: row.get("visibility")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

/// What a name stands for: what the record has already is meant, even when another framework is in use by now.
fn meant(db: &Connection, had: &[Had], name: &str) -> Result<SkillOrArea> {
    let known = had.iter().find(|one| one.slug == name);
    known.map_or_else(|| framework::find(db, "skill", name), |one| Ok(one.of))
}

/// Makes a record evidence for these and for nothing else. What it was evidence for before keeps its quote and its visibility.
pub(super) fn set(change: &Change<'_>, record: RecordId, evidence: &[NewEvidence]) -> Result<()> {
    let before = had(change, record)?;
    let mut wanted = Vec::with_capacity(evidence.len());
    for new in evidence {
        let one = (meant(change, &before, &new.name)?, new.verb);
        if !wanted.contains(&one) {
            wanted.push(one);
        }
    }
    for gone in before.iter().filter(|one| !wanted.contains(&(one.of, one.verb))) {
        change.prepare_cached("DELETE FROM evidence WHERE id = ?1")?.execute([&gone.row])?;
    }
    for (position, (of, verb)) in wanted.iter().enumerate() {
        if before.iter().any(|one| one.of == *of && one.verb == *verb) {
            continue;
        }
        // Another verb for what is held back does not show it.
        let visibility = before.iter().find(|one| one.of == *of).and_then(|one| one.visibility);
        change
            .prepare_cached(
                "INSERT INTO evidence (id, record_id, skill_id, area_id, verb, visibility, position)
                 VALUES (:id, :record, :skill, :area, :verb, :visibility, :position)",
            )?
            .execute(named_params! {
                ":id": change.id::<RecordId>(), ":record": record, ":skill": of.skill, ":area": of.area, ":verb": verb,
                ":visibility": visibility, ":position": position as i64
            })?;
    }
    Ok(())
}

/// Lets evidence of a record quote a paragraph, below what it quotes already; whether that changed anything.
pub(crate) fn quote(change: &Change<'_>, record: RecordId, shown: &[NewEvidence], paragraph: &str) -> Result<bool> {
    let had = had(change, record)?;
    let mut changed = 0;
    for NewEvidence { name, verb } in shown {
        let of = meant(change, &had, name)?;
        changed += change
            .prepare_cached(
                "UPDATE evidence SET quote = iif(quote = '', :quote, quote || char(10, 10) || :quote)
                 WHERE record_id = :record AND skill_id IS :skill AND area_id IS :area AND verb = :verb
                   AND instr(char(10, 10) || quote || char(10, 10), char(10, 10) || :quote || char(10, 10)) = 0",
            )?
            .execute(named_params! {
                ":quote": paragraph, ":record": record, ":skill": of.skill, ":area": of.area, ":verb": verb
            })?;
    }
    Ok(changed > 0)
}

/// Adds what the records show to their marks, as far as an audience may see it. A quote can hold words that its record no longer
/// says, so that it is for the person alone.
pub(super) fn add_to(
    db: &Connection,
    list: &str,
    audience: Audience,
    marks: &mut HashMap<RecordId, Marks>,
) -> Result<()> {
    let mut rows = db.prepare_cached(
        "SELECT evidence.id, evidence.record_id, evidence.visibility, verb, quote, skill.slug AS skill, area.slug AS area
         FROM json_each(:ids) JOIN evidence ON evidence.record_id = json_each.value
         LEFT JOIN skill ON skill.id = evidence.skill_id
         JOIN area ON area.id = coalesce(evidence.area_id, skill.area_id)
         ORDER BY evidence.position, evidence.id",
    )?;
    let found = rows.query_map(named_params! { ":ids": list }, |row| {
        Ok((
            row.get("record_id")?,
            Evidence {
                id: row.get("id")?,
                skill: row.get("skill")?,
                area: row.get("area")?,
                verb: row.get("verb")?,
                quote: if audience == Audience::Me { row.get("quote")? } else { String::new() },
                visibility: row.get("visibility")?,
            },
        ))
    })?;
    for row in found {
        let (record, evidence): (RecordId, _) = row?;
        if let Some(mark) = marks.get_mut(&record)
            && audience.sees_part(mark.visibility, evidence.visibility)
        {
            mark.evidence.push(evidence);
        }
    }
    Ok(())
}
