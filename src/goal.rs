//! A goal: something to learn or reach, with measures, milestones and dated check-ins.

pub(crate) mod check_in;
mod milestone;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Audience, Error, GoalId, Kind, Logbook, Marks, NewMarks, Result, day::in_reach, logbook::Change, store, text,
    word::words,
};

pub use check_in::{CheckIn, Confidence, NewCheckIn};
pub use milestone::{Milestone, NewMilestone};

words! {
    /// Where a goal stands.
    GoalStatus as "status" {
        /// Meant for later.
        Planned = "planned",
        /// Being worked on.
        Active = "active",
        /// Resting.
        Paused = "paused",
        /// Reached.
        Achieved = "achieved",
        /// Given up, with a reason.
        Dropped = "dropped",
    }
}

words! {
    /// How much a goal matters beside the others.
    Priority as "priority" {
        /// When there is time.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Before the others.
        High = "high",
    }
}

/// Something to learn or reach.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Goal {
    /// Its name for ever.
    pub id: GoalId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// What is to be reached.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// How one will know.
    pub success_criteria: String,
    /// How much it matters beside the others.
    pub priority: Priority,
    /// Where it stands.
    pub status: GoalStatus,
    /// The day work on it starts.
    pub start_on: NaiveDate,
    /// The day to reach it by.
    pub due_on: Option<NaiveDate>,
    /// The day it was achieved or dropped.
    pub closed_on: Option<NaiveDate>,
    /// Why it was dropped.
    pub drop_reason: Option<String>,
    /// What comes next.
    pub next_step: String,
    /// The goal that it serves.
    pub parent_id: Option<GoalId>,
    /// The levels aimed for, by skill or area.
    pub targets: Vec<Target>,
    /// Steps and key results.
    pub milestones: Vec<Milestone>,
    /// Dated check-ins, oldest first.
    pub check_ins: Vec<CheckIn>,
}

/// A level aimed for in a skill, or in each skill of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Target {
    /// The skill's slug; none when each skill of the area is meant.
    pub skill: Option<String>,
    /// The area's slug.
    pub area: String,
    /// The level, 1 to 4; none when any progress counts.
    pub level: Option<u8>,
}

/// A goal to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewGoal {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// What is to be reached.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// How one will know.
    pub success_criteria: String,
    /// How much it matters beside the others; normal unless said.
    pub priority: Option<Priority>,
    /// The day work on it starts; today unless said. A later day makes it planned.
    pub start_on: Option<NaiveDate>,
    /// The day to reach it by.
    pub due_on: Option<NaiveDate>,
    /// What comes next.
    pub next_step: String,
    /// The goal that it serves.
    pub parent_id: Option<GoalId>,
    /// The levels aimed for, by skill or area.
    pub targets: Vec<NewTarget>,
    /// Steps and key results, in order; one with an id is an existing one.
    pub milestones: Vec<NewMilestone>,
}

/// A skill or area by name, with the level aimed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewTarget {
    /// The slug, or a unique beginning of slug or name.
    pub name: String,
    /// The level, 1 to 4.
    pub level: Option<u8>,
}

/// Which goals to list.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct GoalFilter {
    /// Only these; all when empty.
    pub statuses: Vec<GoalStatus>,
    /// Only those with evidence or a target on this skill or area.
    pub skill: Option<String>,
}

impl GoalFilter {
    /// Goals that are planned or active: those that have a day to keep, since one that is paused rests.
    pub(crate) fn under_way() -> Self {
        Self { statuses: vec![GoalStatus::Planned, GoalStatus::Active], skill: None }
    }
}

/// What became of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "to")]
#[ts(export)]
pub enum GoalMove {
    /// It was reached.
    Achieve {
        /// What came of it, kept as its last check-in; empty for none.
        #[serde(default)]
        line: String,
    },
    /// It waits for its time.
    Plan,
    /// It rests.
    Pause,
    /// Work on it goes on, or starts.
    Resume,
    /// It is given up.
    Drop {
        /// Why.
        reason: String,
    },
}

impl From<&Goal> for NewGoal {
    fn from(goal: &Goal) -> Self {
        Self {
            marks: NewMarks::from(&goal.marks),
            title: goal.title.clone(),
            why: goal.why.clone(),
            success_criteria: goal.success_criteria.clone(),
            priority: Some(goal.priority),
            start_on: Some(goal.start_on),
            due_on: goal.due_on,
            next_step: goal.next_step.clone(),
            parent_id: goal.parent_id,
            targets: goal
                .targets
                .iter()
                .map(|target| NewTarget {
                    name: target.skill.clone().unwrap_or_else(|| target.area.clone()),
                    level: target.level,
                })
                .collect(),
            milestones: goal.milestones.iter().map(NewMilestone::from).collect(),
        }
    }
}

impl NewGoal {
    /// The goal that this makes of `before`, by the rules; targets and milestones are kept apart.
    fn applied(&self, before: Goal) -> Result<Goal> {
        let start_on = self.start_on.unwrap_or(before.start_on);
        in_reach("start", start_on)?;
        in_reach("due", self.due_on)?;
        if self.due_on.is_some_and(|due| due < start_on) {
            return Err(Error::invalid(
                "due",
                format!("The goal is due before it starts on {start_on}. Choose a later day."),
            ));
        }
        if self.parent_id == Some(before.id) {
            return Err(Error::invalid("parent", "A goal cannot serve itself. Choose another goal."));
        }
        Ok(Goal {
            title: text::title("title", &self.title)?,
            why: text::body("why", &self.why)?,
            success_criteria: text::body("success criteria", &self.success_criteria)?,
            priority: self.priority.unwrap_or(before.priority),
            start_on,
            due_on: self.due_on,
            next_step: text::line("next step", &self.next_step)?,
            parent_id: self.parent_id,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down a new goal.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound` or `Ambiguous` for a skill that is named wrongly.
    pub fn add_goal(&self, new: NewGoal) -> Result<Goal> {
        self.write("Add goal", |change| add_goal(change, &new))
    }

    /// Makes a goal what `new` says; what is the same is not touched.
    ///
    /// # Errors
    /// As [`Logbook::add_goal`], and `NotFound` for the goal.
    pub fn edit_goal(&self, id: GoalId, new: NewGoal) -> Result<Goal> {
        self.write("Edit goal", |change| {
            let before = store::goal::get(change, id)?;
            if NewGoal::from(&before) == new {
                return Ok(before);
            }
            refuse_parent_loop(change, id, new.parent_id)?;
            let after = new.applied(before)?;
            store::goal::update(change, &after)?;
            set_parts(change, id, &new)?;
            store::record::set_marks(change, id.into(), &new.marks)?;
            store::record::touch(change, id.into())?;
            store::goal::get(change, id)
        })
    }

    /// Achieves, plans, pauses, resumes or drops a goal. Achieving twice keeps the first day.
    ///
    /// # Errors
    /// `Invalid` for a drop without a reason, `NotFound`.
    pub fn move_goal(&self, id: GoalId, to: GoalMove) -> Result<Goal> {
        let intent = match to {
            GoalMove::Achieve { .. } => "Achieve goal",
            GoalMove::Plan => "Plan goal",
            GoalMove::Pause => "Pause goal",
            GoalMove::Resume => "Resume goal",
            GoalMove::Drop { .. } => "Drop goal",
        };
        self.write(intent, |change| move_on(change, id, &to, change.today))
    }

    /// One goal, whole.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_goal(&self, id: GoalId) -> Result<Goal> {
        self.read(|db| store::goal::get(db, id))
    }

    /// Goals, newest first.
    ///
    /// # Errors
    /// `NotFound` or `Ambiguous` for the skill to filter by.
    pub fn list_goals(&self, filter: GoalFilter) -> Result<Vec<Goal>> {
        self.read(|db| store::goal::list(db, &filter, Audience::Me))
    }
}

/// Moves a goal on as of a day, in a change that may hold more.
pub(crate) fn move_on(change: &Change<'_>, id: GoalId, to: &GoalMove, day: NaiveDate) -> Result<Goal> {
    let before = store::goal::get(change, id)?;
    let after = moved(before.clone(), to, day)?;
    if let GoalMove::Achieve { line } = to
        && !line.trim().is_empty()
    {
        let note = line.trim().to_owned();
        let last = NewCheckIn { progress: Some(100), note, checked_on: Some(day), ..NewCheckIn::default() };
        check_in::add_check_in(change, &before, &last)?;
        store::record::touch(change, id.into())?;
    }
    if after != before {
        store::goal::update(change, &after)?;
        store::record::touch(change, id.into())?;
    }
    store::goal::get(change, id)
}

/// Whether a goal was being worked on by a day: its start had come, or work was done before it.
pub(crate) fn begun_by(goal: &Goal, day: NaiveDate) -> bool {
    goal.start_on <= day
        || goal.check_ins.iter().any(|check_in| check_in.checked_on <= day)
        || goal.milestones.iter().filter_map(|milestone| milestone.reached_on).any(|reached| reached <= day)
}

/// Writes a goal in a change that may hold more: the sample year, an import.
pub(crate) fn add_goal(change: &Change<'_>, new: &NewGoal) -> Result<Goal> {
    let blank = Goal {
        id: change.id(),
        marks: Marks::default(),
        title: String::new(),
        why: String::new(),
        success_criteria: String::new(),
        priority: Priority::Normal,
        status: GoalStatus::Active,
        start_on: change.today,
        due_on: None,
        closed_on: None,
        drop_reason: None,
        next_step: String::new(),
        parent_id: None,
        targets: vec![],
        milestones: vec![],
        check_ins: vec![],
    };
    let mut goal = new.applied(blank)?;
    if let Some(parent) = new.parent_id {
        store::goal::get(change, parent)?;
    }
    if goal.start_on > change.today {
        goal.status = GoalStatus::Planned;
    }
    store::record::insert(change, goal.id.into(), Kind::Goal, &new.marks)?;
    store::goal::insert(change, &goal)?;
    set_parts(change, goal.id, new)?;
    store::goal::get(change, goal.id)
}

/// The goal after a move, on a day.
pub(crate) fn moved(goal: Goal, to: &GoalMove, today: NaiveDate) -> Result<Goal> {
    let (status, drop_reason) = match to {
        GoalMove::Achieve { .. } => (GoalStatus::Achieved, None),
        GoalMove::Plan => (GoalStatus::Planned, None),
        GoalMove::Pause => (GoalStatus::Paused, None),
        GoalMove::Resume => (GoalStatus::Active, None),
        GoalMove::Drop { reason } => {
            let reason = text::body("reason", reason.trim())?;
            if reason.is_empty() {
                return Err(Error::invalid(
                    "reason",
                    "Say why the goal is dropped; next quarter's you will want to know.",
                ));
            }
            (GoalStatus::Dropped, Some(reason))
        }
    };
    let closed = matches!(status, GoalStatus::Achieved | GoalStatus::Dropped);
    let closed_on = if !closed {
        None
    } else if status == goal.status {
        goal.closed_on
    } else {
        Some(today)
    };
    // What is worked on or reached has begun.
    let begun = matches!(status, GoalStatus::Active | GoalStatus::Achieved);
    let start_on = if begun { goal.start_on.min(today) } else { goal.start_on };
    Ok(Goal { status, start_on, drop_reason, closed_on, ..goal })
}

fn set_parts(change: &Change<'_>, id: GoalId, new: &NewGoal) -> Result<()> {
    store::goal::set_targets(change, id, &new.targets)?;
    let before = store::goal::milestones(change, id)?;
    let mut kept = Vec::with_capacity(new.milestones.len());
    for (position, milestone) in new.milestones.iter().enumerate() {
        match milestone.id.and_then(|known| before.iter().find(|had| had.id == known)) {
            Some(had) => {
                let after = milestone.checked(id, had.id, position)?;
                if after != *had {
                    store::goal::update_milestone(change, &after)?;
                }
                kept.push(had.id);
            }
            None => {
                let fresh = milestone.checked(id, change.id(), position)?;
                store::goal::insert_milestone(change, &fresh)?;
            }
        }
    }
    for gone in before.iter().filter(|had| !kept.contains(&had.id)) {
        store::goal::delete_milestone(change, gone.id)?;
    }
    Ok(())
}

fn refuse_parent_loop(change: &Change<'_>, id: GoalId, parent: Option<GoalId>) -> Result<()> {
    let mut above = parent;
    while let Some(goal) = above {
        if goal == id {
            return Err(Error::invalid("parent", "That goal already serves this one. Choose another goal."));
        }
        above = store::goal::get(change, goal)?.parent_id;
    }
    Ok(())
}
