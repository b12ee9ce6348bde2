//! How often topics and actions were carried over: derived from the sessions with a person, so that it stays true when one of them is
//! moved, edited or undone.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Action, SessionStatus, Topic, TopicState};
use crate::SessionId;

/// The sessions with one person in the order of their days, and where each topic stood in them.
#[derive(Debug, Default)]
pub(crate) struct Course {
    sessions: Vec<(SessionStatus, NaiveDate)>,
    places: HashMap<SessionId, usize>,
    topics: HashMap<String, Vec<(usize, TopicState)>>,
}

impl Course {
    /// Adds the next session, unless it is the one that was added last, with one of its topics.
    pub(crate) fn add(
        &mut self,
        id: SessionId,
        session: (SessionStatus, NaiveDate),
        topic: Option<(String, TopicState)>,
    ) {
        let place = *self.places.entry(id).or_insert_with(|| {
            self.sessions.push(session);
            self.sessions.len() - 1
        });
        if let Some((text, state)) = topic {
            self.topics.entry(text).or_default().push((place, state));
        }
    }

    fn status(&self, place: usize) -> Option<SessionStatus> {
        self.sessions.get(place).map(|(status, _)| *status)
    }

    /// In how many sessions a topic stood without being talked about: those that were held since it came up, and those that it was
    /// moved on from. What was talked about is done with, so that the same words after it are a new topic.
    pub(crate) fn topic(&self, topic: &Topic) -> u32 {
        let stood = self.topics.get(&topic.text).map_or(&[][..], Vec::as_slice);
        let here = topic.session_id.and_then(|id| self.places.get(&id).copied());
        let whole = self.sessions.len();
        let earlier = stood.iter().filter(|(place, _)| *place < here.unwrap_or(whole)).rev();
        let first = earlier.take_while(|(_, state)| *state != TopicState::Discussed).last().map(|(place, _)| *place);
        let Some(first) = first.or(here) else { return 0 };
        let end = match (here, topic.state) {
            (Some(place), TopicState::Carried) => place + 1,
            (Some(place), TopicState::Discussed) => place,
            (Some(place), TopicState::Open) if self.status(place) == Some(SessionStatus::Planned) => place,
            _ => whole,
        };
        let missed = |place: &usize| {
            self.status(*place) == Some(SessionStatus::Held) || stood.contains(&(*place, TopicState::Carried))
        };
        counted((first..end).filter(missed))
    }

    /// In how many sessions since the one that it was promised in an action was still open.
    pub(crate) fn action(&self, action: &Action) -> u32 {
        let closed = action.done_on.or(action.dropped_on);
        let Some(place) = self.places.get(&action.session_id) else { return 0 };
        let later = self.sessions.iter().skip(place + 1).filter(|(status, _)| *status == SessionStatus::Held);
        counted(later.filter(|(_, on)| closed.is_none_or(|closed| *on < closed)))
    }
}

fn counted<T>(all: impl Iterator<Item = T>) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}
