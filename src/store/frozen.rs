//! Closed quarters with their files, and what the ritual decided: the goals that go on and the skills that come first.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{attachment, columns::table, record::list_of};
use crate::{FrozenFile, FrozenReport, GoalId, PartId, Result, SkillId, attachment::checked_size, logbook::Change};

table!(fixed FrozenReport in "frozen_report" { quarter, from_on, to_on, closed_at, document } plus files);

mod file {
    use super::FrozenFile;
    use crate::store::columns::table;

    table!(fixed FrozenFile in "frozen_file" { frozen_report_id, name, size, hash, position });
}

/// What was kept of a quarter.
pub(crate) fn of(db: &Connection, quarter: &str) -> Result<Option<FrozenReport>> {
    let found = db
        .prepare_cached("SELECT * FROM frozen_report WHERE quarter = ?1")?
        .query_row([quarter], from_row)
        .optional()?;
    Ok(filled(db, found.into_iter().collect())?.pop())
}

/// Every closed quarter, newest first.
pub(crate) fn list(db: &Connection) -> Result<Vec<FrozenReport>> {
    let found = db
        .prepare_cached("SELECT * FROM frozen_report ORDER BY to_on DESC, id DESC")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, found)
}

/// The closed quarters whose report holds these words, by label, newest first.
pub(crate) fn naming(db: &Connection, words: &str) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached(
            "SELECT quarter FROM frozen_report
             WHERE :words <> '' AND EXISTS (SELECT 1 FROM json_tree(document) WHERE instr(atom, :words) > 0)
             ORDER BY to_on DESC",
        )?
        .query_map(named_params! { ":words": words.trim() }, |row| row.get("quarter"))?
        .collect::<rusqlite::Result<_>>()?)
}

fn filled(db: &Connection, mut reports: Vec<FrozenReport>) -> Result<Vec<FrozenReport>> {
    let list = list_of(reports.iter().map(|report| report.id));
    let files: Vec<FrozenFile> = db
        .prepare_cached("SELECT frozen_file.* FROM json_each(:ids) JOIN frozen_file ON frozen_report_id = json_each.value ORDER BY position")?
        .query_map(named_params! { ":ids": list }, file::from_row)?
        .collect::<rusqlite::Result<_>>()?;
    for file in files {
        if let Some(report) = reports.iter_mut().find(|report| report.id == file.frozen_report_id) {
            report.files.push(file);
        }
    }
    Ok(reports)
}

/// Keeps a file with a closed quarter.
pub(crate) fn keep_file(change: &Change<'_>, report: PartId, position: u32, name: &str, bytes: &[u8]) -> Result<()> {
    checked_size(name, bytes.len() as u64)?;
    let hash = attachment::keep_content(change, bytes)?;
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let kept = FrozenFile { id: change.id(), frozen_report_id: report, name: name.to_owned(), size, hash, position };
    file::insert(change, &kept)
}

pub(crate) fn delete(change: &Change<'_>, id: PartId) -> Result<()> {
    change.prepare_cached("DELETE FROM frozen_report WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The goals that were carried over from a quarter.
pub(crate) fn carried(db: &Connection, quarter: &str) -> Result<HashSet<GoalId>> {
    Ok(db
        .prepare_cached("SELECT goal_id FROM carried_goal WHERE quarter = ?1")?
        .query_map([quarter], |row| row.get("goal_id"))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Carries a goal over; doing so twice changes nothing.
pub(crate) fn carry(change: &Change<'_>, quarter: &str, goal: GoalId) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO carried_goal (id, quarter, goal_id) VALUES (:id, :quarter, :goal) ON CONFLICT DO NOTHING",
        )?
        .execute(named_params! { ":id": change.id::<PartId>(), ":quarter": quarter, ":goal": goal })?;
    Ok(())
}

/// The skills that a quarter puts first, by slug.
pub(crate) fn focus_skills(db: &Connection, quarter: &str) -> Result<Vec<String>> {
    Ok(db
        .prepare_cached("SELECT slug FROM focus_skill JOIN skill ON skill.id = skill_id WHERE quarter = ?1 ORDER BY focus_skill.position")?
        .query_map([quarter], |row| row.get("slug"))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Makes these the skills that a quarter puts first.
pub(crate) fn set_focus_skills(change: &Change<'_>, quarter: &str, skills: &[SkillId]) -> Result<()> {
    change.prepare_cached("DELETE FROM focus_skill WHERE quarter = ?1")?.execute([quarter])?;
    for (position, skill) in (0i64..).zip(skills) {
        change
            .prepare_cached("INSERT INTO focus_skill (id, quarter, skill_id, position) VALUES (:id, :quarter, :skill, :position)")?
            .execute(named_params! { ":id": change.id::<PartId>(), ":quarter": quarter, ":skill": skill, ":position": position })?;
    }
    Ok(())
}
