//! A goal's check-ins: how it stood on a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Goal;
use crate::{
    Error, GoalId, Logbook, Result, SessionId, Visibility, day::in_reach, logbook::Change, store, text, word::words,
};

words! {
    /// How sure one is to reach a goal.
    Confidence as "confidence" {
        /// In doubt.
        Low = "low",
        /// Likely.
        Medium = "medium",
        /// Sure.
        High = "high",
    }
}

/// How a goal stood on a day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckIn {
    /// Its name for ever.
    pub id: crate::PartId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) goal_id: GoalId,
    /// The day.
    #[serde(rename = "on")]
    pub checked_on: NaiveDate,
    /// Percent.
    pub progress: Option<u8>,
    /// How sure one is to reach it.
    pub confidence: Option<Confidence>,
    /// What moved.
    pub note: String,
    /// What is in the way.
    pub blocker: String,
    /// The session in which it was discussed.
    pub session_id: Option<SessionId>,
    /// Less visible than its goal, where set.
    pub visibility: Option<Visibility>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

/// A check-in to write down.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewCheckIn {
    /// The day; today unless said.
    #[serde(rename = "on")]
    pub checked_on: Option<NaiveDate>,
    /// Percent, 0 to 100.
    pub progress: Option<u8>,
    /// How sure one is to reach it.
    pub confidence: Option<Confidence>,
    /// What moved.
    pub note: String,
    /// What is in the way.
    pub blocker: String,
    /// The session in which it was discussed.
    pub session_id: Option<SessionId>,
    /// Less visible than its goal, where set.
    pub visibility: Option<Visibility>,
}

impl Logbook {
    /// Writes down how a goal stands.
    ///
    /// # Errors
    /// `Invalid` when it says nothing or the progress is above 100, `NotFound`.
    pub fn check_in_goal(&self, id: GoalId, new: NewCheckIn) -> Result<Goal> {
        self.write("Check in on goal", |change| {
            let goal = store::goal::get(change, id)?;
            add_check_in(change, &goal, &new)?;
            store::record::touch(change, id.into())?;
            store::goal::get(change, id)
        })
    }
}

/// Writes a check-in in a change that may hold more.
pub(crate) fn add_check_in(change: &Change<'_>, goal: &Goal, new: &NewCheckIn) -> Result<()> {
    if new.progress.is_some_and(|progress| progress > 100) {
        return Err(Error::invalid("progress", "Progress is a percentage from 0 to 100."));
    }
    in_reach("on", new.checked_on)?;
    if let Some(session) = new.session_id {
        store::session::get(change, session)?;
    }
    let check_in = CheckIn {
        id: change.id(),
        goal_id: goal.id,
        checked_on: new.checked_on.unwrap_or(change.today),
        progress: new.progress,
        confidence: new.confidence,
        note: text::body("note", &new.note)?,
        blocker: text::body("blocker", &new.blocker)?,
        session_id: new.session_id,
        visibility: new.visibility,
        position: goal.check_ins.len() as i64,
    };
    if check_in.progress.is_none()
        && check_in.confidence.is_none()
        && check_in.note.trim().is_empty()
        && check_in.blocker.trim().is_empty()
    {
        return Err(Error::invalid("note", "Say how the goal stands: a progress, a confidence, a note or a blocker."));
    }
    store::goal::insert_check_in(change, &check_in)
}
