//! Goals with their targets, milestones and check-ins.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{columns::table, framework, record};
use crate::{
    Audience, CheckIn, Error, Goal, GoalFilter, GoalId, Milestone, MilestoneId, NewTarget, RecordId, Result, Target,
    logbook::Change,
};

table!(Goal in "goal" {
    title, why, success_criteria, priority, status, start_on, due_on, closed_on, drop_reason, next_step, parent_id
} plus marks, targets, milestones, check_ins);

mod milestone_row {
    use super::*;
    table!(Milestone in "milestone" { goal_id, title, due_on, reached_on, target, unit, value, visibility, position });
}

mod check_in_row {
    use super::*;
    table!(fixed CheckIn in "check_in" { goal_id, checked_on, progress, confidence, note, blocker, session_id, visibility, position });

    pub(super) fn list(db: &Connection, ids: &str) -> Result<Vec<CheckIn>> {
        Ok(db
            .prepare_cached("SELECT check_in.* FROM json_each(?1) JOIN check_in ON goal_id = json_each.value ORDER BY checked_on, position")?
            .query_map([ids], from_row)?
            .collect::<rusqlite::Result<_>>()?)
    }
}

pub(crate) use check_in_row::insert as insert_check_in;
pub(crate) use milestone_row::{insert as insert_milestone, update as update_milestone};

pub(crate) fn get(db: &Connection, id: GoalId) -> Result<Goal> {
    let goal = db.prepare_cached("SELECT * FROM goal WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, goal.into_iter().collect(), Audience::Me)?.pop().ok_or_else(|| Error::not_found("goal", id))
}

/// The goals that an audience may see, newest first.
pub(crate) fn list(db: &Connection, filter: &GoalFilter, audience: Audience) -> Result<Vec<Goal>> {
    let of = filter.skill.as_deref().map(|name| framework::find(db, "skill", name)).transpose()?;
    let goals = db
        .prepare_cached(
            "SELECT goal.* FROM goal JOIN record USING (id)
             WHERE (:any_status OR status IN (SELECT value FROM json_each(:statuses)))
               AND (:any_skill
                 OR EXISTS (SELECT 1 FROM evidence WHERE record_id = goal.id AND (skill_id = :skill OR area_id = :area
                     OR skill_id IN (SELECT id FROM skill WHERE area_id = :area)))
                 OR EXISTS (SELECT 1 FROM target WHERE goal_id = goal.id AND (skill_id = :skill OR area_id = :area
                     OR skill_id IN (SELECT id FROM skill WHERE area_id = :area))))
             ORDER BY created_at DESC, goal.id DESC",
        )?
        .query_map(
            named_params! {
                ":any_status": filter.statuses.is_empty(),
                ":statuses": record::list_of(&filter.statuses),
                ":any_skill": of.is_none(),
                ":skill": of.and_then(|of| of.skill),
                ":area": of.and_then(|of| of.area),
            },
            from_row,
        )?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, goals, audience)
}

/// Adds what the other tables hold, and leaves out what the audience may not see.
fn filled(db: &Connection, mut goals: Vec<Goal>, audience: Audience) -> Result<Vec<Goal>> {
    let ids: Vec<RecordId> = goals.iter().map(|goal| goal.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    goals.retain_mut(|goal| marks.remove(&goal.id.into()).map(|mark| goal.marks = mark).is_some());
    let list = record::list_of(goals.iter().map(|goal| goal.id));
    let at: std::collections::HashMap<GoalId, usize> =
        goals.iter().enumerate().map(|(at, goal)| (goal.id, at)).collect();
    for (id, target) in targets(db, &list)? {
        if let Some(goal) = at.get(&id).and_then(|at| goals.get_mut(*at)) {
            goal.targets.push(target);
        }
    }
    for milestone in milestones_of(db, &list)? {
        if let Some(goal) = at.get(&milestone.goal_id).and_then(|at| goals.get_mut(*at))
            && audience.sees_part(goal.marks.visibility, milestone.visibility)
        {
            goal.milestones.push(milestone);
        }
    }
    for check_in in check_in_row::list(db, &list)? {
        if let Some(goal) = at.get(&check_in.goal_id).and_then(|at| goals.get_mut(*at))
            && audience.sees_part(goal.marks.visibility, check_in.visibility)
        {
            goal.check_ins.push(check_in);
        }
    }
    Ok(goals)
}

fn targets(db: &Connection, ids: &str) -> Result<Vec<(GoalId, Target)>> {
    Ok(db
        .prepare_cached(
            "SELECT goal_id, level, skill.slug AS skill, area.slug AS area
             FROM json_each(?1) JOIN target ON goal_id = json_each.value
             LEFT JOIN skill ON skill.id = target.skill_id JOIN area ON area.id = coalesce(target.area_id, skill.area_id)
             ORDER BY target.position",
        )?
        .query_map([ids], |row| Ok((row.get("goal_id")?, Target { skill: row.get("skill")?, area: row.get("area")?, level: row.get("level")? })))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Gives a goal other targets, if they differ.
pub(crate) fn set_targets(change: &Change<'_>, id: GoalId, targets: &[NewTarget]) -> Result<()> {
    let before: Vec<(framework::SkillOrArea, Option<u8>, String)> = change
        .prepare_cached(
            "SELECT skill_id, target.area_id, level, coalesce(skill.slug, area.slug) AS slug FROM target
             LEFT JOIN skill ON skill.id = skill_id LEFT JOIN area ON area.id = target.area_id
             WHERE goal_id = ?1 ORDER BY target.position",
        )?
        .query_map([id], |row| {
            Ok((
                framework::SkillOrArea { skill: row.get("skill_id")?, area: row.get("area_id")? },
                row.get("level")?,
                row.get("slug")?,
            ))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut wanted = Vec::with_capacity(targets.len());
    for target in targets {
        if target.level.is_some_and(|level| !(1..=4).contains(&level)) {
            return Err(Error::invalid("level", "A goal aims for a level from 1 to 4."));
        }
        // What the goal has already is meant, even when another framework is in use by now.
        let had = before.iter().find(|(_, _, slug)| *slug == target.name);
        let of = had.map_or_else(|| framework::find(change, "skill", &target.name), |(of, _, _)| Ok(*of))?;
        wanted.push((of, target.level));
    }
    if before.iter().map(|(of, level, _)| (*of, *level)).eq(wanted.iter().copied()) {
        return Ok(());
    }
    change.prepare_cached("DELETE FROM target WHERE goal_id = ?1")?.execute([id])?;
    for (position, (of, level)) in wanted.iter().enumerate() {
        change
            .prepare_cached(
                "INSERT INTO target (id, goal_id, skill_id, area_id, level, position) VALUES (:id, :goal, :skill, :area, :level, :position)",
            )?
            .execute(named_params! {
                ":id": change.id::<RecordId>(), ":goal": id, ":skill": of.skill, ":area": of.area, ":level": level, ":position": position as i64
            })?;
    }
    Ok(())
}

/// The milestones of one goal, in order.
pub(crate) fn milestones(db: &Connection, id: GoalId) -> Result<Vec<Milestone>> {
    milestones_of(db, &record::list_of([id]))
}

fn milestones_of(db: &Connection, ids: &str) -> Result<Vec<Milestone>> {
    Ok(db
        .prepare_cached("SELECT milestone.* FROM json_each(?1) JOIN milestone ON goal_id = json_each.value ORDER BY position, milestone.id")?
        .query_map([ids], milestone_row::from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn milestone(db: &Connection, id: MilestoneId) -> Result<Milestone> {
    db.prepare_cached("SELECT * FROM milestone WHERE id = ?1")?
        .query_row([id], milestone_row::from_row)
        .optional()?
        .ok_or_else(|| Error::not_found("milestone", id))
}

pub(crate) fn delete_milestone(change: &Change<'_>, id: MilestoneId) -> Result<()> {
    change.prepare_cached("DELETE FROM milestone WHERE id = ?1")?.execute([id])?;
    Ok(())
}
