//! A goal's milestones: steps that are reached, and numbers that get to a target.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Goal;
use crate::{Error, GoalId, Logbook, MilestoneId, Result, Visibility, day::in_reach, store, text};

/// A step or key result of a goal: done or not, or a number with a unit and a target.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Milestone {
    /// Its name for ever.
    pub id: MilestoneId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) goal_id: GoalId,
    /// What is to be reached.
    pub title: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The day it was reached.
    pub reached_on: Option<NaiveDate>,
    /// The number to get to, for a key result.
    pub target: Option<f64>,
    /// What the number counts.
    pub unit: Option<String>,
    /// Where the number stands.
    pub value: Option<f64>,
    /// Less visible than its goal, where set.
    pub visibility: Option<Visibility>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

/// A milestone to write down, or what an existing one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewMilestone {
    /// The existing milestone that this is.
    pub id: Option<MilestoneId>,
    /// What is to be reached.
    pub title: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The day it was reached.
    pub reached_on: Option<NaiveDate>,
    /// The number to get to.
    pub target: Option<f64>,
    /// What the number counts.
    pub unit: Option<String>,
    /// Where the number stands.
    pub value: Option<f64>,
    /// Less visible than its goal, where set.
    pub visibility: Option<Visibility>,
}

impl From<&Milestone> for NewMilestone {
    fn from(milestone: &Milestone) -> Self {
        Self {
            id: Some(milestone.id),
            title: milestone.title.clone(),
            due_on: milestone.due_on,
            reached_on: milestone.reached_on,
            target: milestone.target,
            unit: milestone.unit.clone(),
            value: milestone.value,
            visibility: milestone.visibility,
        }
    }
}

impl NewMilestone {
    pub(super) fn checked(&self, goal_id: GoalId, id: MilestoneId, position: usize) -> Result<Milestone> {
        for (field, number) in [("target", self.target), ("value", self.value)] {
            if number.is_some_and(|number| !number.is_finite()) {
                return Err(Error::invalid(
                    field,
                    format!("The {field} of a milestone is a plain number, such as 12 or 0.5."),
                ));
            }
        }
        in_reach("due", self.due_on)?;
        in_reach("reached", self.reached_on)?;
        Ok(Milestone {
            id,
            goal_id,
            title: text::title("milestone", &self.title)?,
            due_on: self.due_on,
            reached_on: self.reached_on,
            target: self.target,
            unit: self
                .unit
                .as_deref()
                .map(|unit| text::line("unit", unit))
                .transpose()?
                .filter(|unit| !unit.is_empty()),
            value: self.value,
            visibility: self.visibility,
            position: position as i64,
        })
    }
}

impl Logbook {
    /// Marks a milestone as reached today, or notes its number; a number at its target is reached.
    ///
    /// # Errors
    /// `Invalid` for a number on a milestone without a target, `NotFound`.
    pub fn reach_milestone(&self, id: MilestoneId, value: Option<f64>) -> Result<Goal> {
        self.write("Reach milestone", |change| {
            let before = store::goal::milestone(change, id)?;
            let mut milestone = before.clone();
            match (value, milestone.target) {
                (Some(_), None) => {
                    return Err(Error::invalid(
                        "value",
                        format!("“{}” has no target number: it is reached or not.", milestone.title),
                    ));
                }
                (Some(value), Some(_)) if !value.is_finite() => {
                    return Err(Error::invalid("value", "The value is a plain number, such as 12 or 0.5."));
                }
                (Some(value), Some(target)) => {
                    milestone.value = Some(value);
                    milestone.reached_on =
                        if value >= target { milestone.reached_on.or(Some(change.today)) } else { None };
                }
                (None, target) => {
                    milestone.value = target.or(milestone.value);
                    milestone.reached_on = milestone.reached_on.or(Some(change.today));
                }
            }
            if milestone != before {
                store::goal::update_milestone(change, &milestone)?;
                store::record::touch(change, milestone.goal_id.into())?;
            }
            store::goal::get(change, milestone.goal_id)
        })
    }

    /// Finds one milestone of a goal by its id or a piece of its title.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_milestone(&self, goal: GoalId, name: &str) -> Result<MilestoneId> {
        let goal = self.get_goal(goal)?;
        crate::name::pick(
            "milestone",
            name,
            goal.milestones.iter().map(|milestone| (milestone.id, milestone.id.to_string(), milestone.title.as_str())),
        )
    }
}
