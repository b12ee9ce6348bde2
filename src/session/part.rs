//! A session's parts as an edit sends them: each stays the one it was, and what is new joins.

use super::{Action, Decision, NewSession, Owner, Session, Topic, TopicState};
use crate::{Result, day::in_reach, logbook::Change, store, text};

/// Makes the topics, decisions and actions of a session what `new` says.
pub(super) fn set_parts(change: &Change<'_>, session: &Session, new: &NewSession) -> Result<()> {
    let mut topics = Vec::with_capacity(new.topics.len());
    for (position, topic) in new.topics.iter().enumerate() {
        let had = topic.id.and_then(|id| session.topics.iter().find(|had| had.id == id));
        topics.push(Topic {
            id: had.map_or_else(|| change.id(), |had| had.id),
            mentorship_id: session.mentorship_id,
            session_id: Some(session.id),
            text: text::title("topic", &topic.text)?,
            state: topic.state.unwrap_or(TopicState::Open),
            visibility: topic.visibility,
            carried: had.map_or(0, |had| had.carried),
            position: position as i64,
        });
    }
    store::session::set_topics(change, &session.topics, &topics)?;
    let mut decisions = Vec::with_capacity(new.decisions.len());
    for (position, decision) in new.decisions.iter().enumerate() {
        decisions.push(Decision {
            id: decision
                .id
                .filter(|id| session.decisions.iter().any(|had| had.id == *id))
                .unwrap_or_else(|| change.id()),
            session_id: session.id,
            text: text::title("decision", &decision.text)?,
            visibility: decision.visibility,
            position: position as i64,
        });
    }
    store::session::set_decisions(change, &session.decisions, &decisions)?;
    let mut actions = Vec::with_capacity(new.actions.len());
    for (position, action) in new.actions.iter().enumerate() {
        in_reach("due", action.due_on)?;
        in_reach("done", action.done_on)?;
        let had = action.id.and_then(|id| session.actions.iter().find(|had| had.id == id));
        let dropped = had.filter(|_| action.done_on.is_none());
        actions.push(Action {
            id: had.map_or_else(|| change.id(), |had| had.id),
            session_id: session.id,
            text: text::title("action", &action.text)?,
            owner: action.owner.unwrap_or(Owner::Me),
            due_on: action.due_on,
            done_on: action.done_on,
            dropped_on: dropped.and_then(|had| had.dropped_on),
            drop_reason: dropped.map(|had| had.drop_reason.clone()).unwrap_or_default(),
            visibility: action.visibility,
            carried: had.map_or(0, |had| had.carried),
            position: position as i64,
        });
    }
    store::session::set_actions(change, &session.actions, &actions)
}
