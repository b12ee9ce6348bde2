//! A session's actions: what someone promised, by when, and whether it was done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{ActionId, Error, Logbook, Result, SessionId, Visibility, day::in_reach, store, text, word::words};

words! {
    /// Whose promise an action is.
    Owner as "owner" {
        /// Mine.
        Me = "me",
        /// The other person's.
        Them = "them",
    }
}

/// Something that was promised.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Action {
    /// Its name for ever.
    pub id: ActionId,
    /// The session it was promised in.
    #[serde(rename = "session")]
    pub session_id: SessionId,
    /// What was promised.
    pub text: String,
    /// By whom.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// The day it was dropped.
    pub dropped_on: Option<NaiveDate>,
    /// Why it was dropped.
    pub drop_reason: String,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
    /// In how many sessions since then it was still open.
    pub carried: u32,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

impl Action {
    /// Whether it is neither done nor dropped.
    pub fn is_open(&self) -> bool {
        self.done_on.is_none() && self.dropped_on.is_none()
    }
}

/// An action with the person of its session, for lists across sessions.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OpenAction {
    /// The action.
    #[serde(flatten)]
    pub action: Action,
    /// The other person's name.
    pub person: String,
    /// The day of the session.
    pub session_on: NaiveDate,
}

/// An action to write down, or what an existing one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewAction {
    /// The existing action that this is.
    pub id: Option<ActionId>,
    /// What was promised.
    pub text: String,
    /// By whom; me unless said.
    pub owner: Option<Owner>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
}

impl Logbook {
    /// Marks an action as done today; doing it twice keeps the first day.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn finish_action(&self, id: ActionId) -> Result<Action> {
        self.change_action("Finish action", id, |action, today| {
            action.done_on = action.done_on.or(Some(today));
            action.dropped_on = None;
            action.drop_reason = String::new();
            Ok(())
        })
    }

    /// Opens a finished or dropped action again.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn reopen_action(&self, id: ActionId) -> Result<Action> {
        self.change_action("Reopen action", id, |action, _| {
            (action.done_on, action.dropped_on, action.drop_reason) = (None, None, String::new());
            Ok(())
        })
    }

    /// Drops an action, saying why.
    ///
    /// # Errors
    /// `Invalid` without a reason, `NotFound`.
    pub fn drop_action(&self, id: ActionId, reason: &str) -> Result<Action> {
        let reason = text::body("reason", reason.trim())?;
        if reason.is_empty() {
            return Err(Error::invalid("reason", "Say why the action is dropped."));
        }
        self.change_action("Drop action", id, |action, today| {
            action.dropped_on = Some(today);
            action.done_on = None;
            action.drop_reason = reason.clone();
            Ok(())
        })
    }

    /// Gives an action another day by which it is due, or none.
    ///
    /// # Errors
    /// `Invalid` for a day out of reach, `NotFound`.
    pub fn postpone_action(&self, id: ActionId, due_on: Option<NaiveDate>) -> Result<Action> {
        in_reach("due", due_on)?;
        self.change_action("Postpone action", id, |action, _| {
            action.due_on = due_on;
            Ok(())
        })
    }

    fn change_action(
        &self,
        intent: &str,
        id: ActionId,
        apply: impl Fn(&mut Action, NaiveDate) -> Result<()>,
    ) -> Result<Action> {
        self.write(intent, |change| {
            let before = store::session::action(change, id)?;
            let mut action = before.clone();
            apply(&mut action, change.today)?;
            if action != before {
                store::session::update_action(change, &action)?;
                store::record::touch(change, action.session_id.into())?;
            }
            Ok(action)
        })
    }

    /// Actions, the ones due first on top; only open ones, or all.
    pub fn list_actions(&self, open: bool) -> Result<Vec<OpenAction>> {
        self.read(|db| store::session::actions(db, open))
    }

    /// Finds one action by its id or a piece of its text, open ones before others.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_action(&self, name: &str) -> Result<ActionId> {
        let pick = |actions: &[OpenAction]| {
            crate::name::pick(
                "action",
                name,
                actions.iter().map(|open| (open.action.id, open.action.id.to_string(), open.action.text.as_str())),
            )
        };
        pick(&self.list_actions(true)?).or_else(|error| {
            if matches!(error, Error::NotFound { .. }) { pick(&self.list_actions(false)?) } else { Err(error) }
        })
    }
}
