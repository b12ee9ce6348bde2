//! The ritual at a quarter's end: each open goal is decided on, intentions are held against what happened, and the next ones are set.

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::{FrozenReport, Period};
use crate::{
    Audience, Error, Goal, GoalFilter, GoalId, GoalMove, GoalStatus, Intention, Logbook, Result, Skill,
    SkillCheckInLine,
    goal::{begun_by, move_on},
    store,
    word::words,
};

/// How many days after its end a quarter is still looked back at: what was closed then, a goal or a check-in, is of the quarter.
const LOOKING_BACK: Days = Days::new(31);

/// The most skills that a quarter can put first (product.md, row 19).
const MOST_SKILLS: usize = 3;

words! {
    /// What was decided about a goal at a quarter's end.
    GoalDecision as "decision" {
        /// It was reached.
        Done = "done",
        /// It goes on.
        Carried = "carried",
        /// It was given up.
        Dropped = "dropped",
    }
}

/// Where the ritual of a quarter stands.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuarterReview {
    /// The quarter.
    pub quarter: Period,
    /// The one after it.
    pub next: Period,
    /// The goals that were worked on in it, those that wait for a decision first.
    pub goals: Vec<ReviewedGoal>,
    /// What was intended for it, with what happened.
    pub intentions: Vec<Intention>,
    /// The skills that I rated in it, by slug.
    pub rated: Vec<String>,
    /// The check-ins that were closed in it or soon after, newest first.
    pub check_ins: Vec<SkillCheckInLine>,
    /// The skills that it put first.
    pub focus_skills: Vec<Skill>,
    /// The skills that the next one puts first.
    pub next_focus_skills: Vec<Skill>,
    /// What is intended for the next one.
    pub focus: Vec<Intention>,
    /// What was kept when it was closed, if it is.
    pub frozen: Option<FrozenReport>,
}

/// A goal at a quarter's end.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[ts(export)]
pub struct ReviewedGoal {
    /// The goal.
    pub goal: Goal,
    /// What was decided; nothing yet, if absent.
    pub decision: Option<GoalDecision>,
}

/// A decision about a goal at a quarter's end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "to")]
#[ts(export)]
pub enum DecideGoal {
    /// It was reached.
    Done {
        /// What came of it, kept as its last check-in; empty for none.
        #[serde(default)]
        line: String,
    },
    /// It goes on in the next quarter.
    Carry,
    /// It is given up.
    Drop {
        /// Why.
        reason: String,
    },
}

impl Logbook {
    /// Where the ritual of a quarter stands: it can be left at any point and gone on with later.
    ///
    /// # Errors
    /// `Invalid` for a quarter that has not begun.
    pub fn quarter_review(&self, period: &Period) -> Result<QuarterReview> {
        let today = self.today();
        if period.from > today {
            let message = format!("{} begins on {}: there is nothing to look back at yet.", period.label, period.from);
            return Err(Error::invalid("quarter", message));
        }
        let next = period.next();
        let areas = self.list_areas()?;
        let skills = |slugs: Vec<String>| -> Vec<Skill> {
            let named = |slug: &String| areas.iter().flat_map(|area| &area.skills).find(|skill| skill.slug == *slug);
            slugs.iter().filter_map(named).cloned().collect()
        };
        self.read(|db| {
            let looked_at = period.from..=period.to + LOOKING_BACK;
            let mut check_ins = store::skill_check_in::list(db)?;
            check_ins.retain(|one| one.closed_at.is_some() && looked_at.contains(&one.checked_on));
            let carried = store::frozen::carried(db, &period.label)?;
            let mut goals: Vec<ReviewedGoal> = store::goal::list(db, &GoalFilter::default(), Audience::Me)?
                .into_iter()
                .filter(|goal| begun_by(goal, period.to))
                .filter(|goal| goal.closed_on.is_none_or(|on| looked_at.contains(&on)))
                .map(|goal| ReviewedGoal { decision: decision(&goal, carried.contains(&goal.id)), goal })
                .collect();
            goals.sort_by_key(|reviewed| {
                (reviewed.decision.is_some(), reviewed.goal.due_on.is_none(), reviewed.goal.due_on)
            });
            let ratings = store::assessment::until(db, today, Audience::Me)?;
            let mut rated: Vec<String> = ratings
                .into_iter()
                .filter(|rating| rating.person_id.is_none() && rating.assessed_on >= period.from)
                .map(|rating| rating.skill)
                .collect();
            rated.sort();
            rated.dedup();
            Ok(QuarterReview {
                goals,
                rated,
                check_ins,
                intentions: store::intention::list(db, &period.label, Audience::Me)?,
                focus: store::intention::list(db, &next.label, Audience::Me)?,
                focus_skills: skills(store::frozen::focus_skills(db, &period.label)?),
                next_focus_skills: skills(store::frozen::focus_skills(db, &next.label)?),
                frozen: store::frozen::of(db, &period.label)?,
                quarter: period.clone(),
                next,
            })
        })
    }

    /// Decides about a goal at a quarter's end. What was done or given up was so by the quarter's last day, where that is past.
    ///
    /// # Errors
    /// `Invalid` for a goal that is given up without a reason, `NotFound`.
    pub fn decide_goal(&self, period: &Period, id: GoalId, to: DecideGoal) -> Result<Goal> {
        let intent = match to {
            DecideGoal::Done { .. } => "Achieve goal",
            DecideGoal::Carry => "Carry goal",
            DecideGoal::Drop { .. } => "Drop goal",
        };
        self.write(intent, |change| {
            let day = period.to.min(change.today);
            match to {
                DecideGoal::Done { line } => move_on(change, id, &GoalMove::Achieve { line }, day),
                DecideGoal::Drop { reason } => move_on(change, id, &GoalMove::Drop { reason }, day),
                DecideGoal::Carry => {
                    let goal = store::goal::get(change, id)?;
                    if goal.closed_on.is_some() {
                        let message = "A goal that was reached or given up cannot go on. Resume it first.";
                        return Err(Error::invalid("goal", message));
                    }
                    store::frozen::carry(change, &period.label, id)?;
                    Ok(goal)
                }
            }
        })
    }

    /// Sets the skills that a quarter puts first, up to three.
    ///
    /// # Errors
    /// `Invalid` for more than three, `NotFound` or `Ambiguous` for a skill.
    pub fn set_focus_skills(&self, period: &Period, names: &[String]) -> Result<()> {
        self.write("Set focus skills", |change| {
            let mut skills =
                names.iter().map(|name| store::framework::find_skill(change, name)).collect::<Result<Vec<_>>>()?;
            let mut seen = std::collections::HashSet::new();
            skills.retain(|skill| seen.insert(*skill));
            if skills.len() > MOST_SKILLS {
                return Err(Error::invalid(
                    "skill",
                    "A quarter puts one to three skills first. Choose those that matter most.",
                ));
            }
            store::frozen::set_focus_skills(change, &period.label, &skills)
        })
    }
}

fn decision(goal: &Goal, carried: bool) -> Option<GoalDecision> {
    match goal.status {
        GoalStatus::Achieved => Some(GoalDecision::Done),
        GoalStatus::Dropped => Some(GoalDecision::Dropped),
        _ => carried.then_some(GoalDecision::Carried),
    }
}
