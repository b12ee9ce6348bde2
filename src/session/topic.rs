//! A session's topics: what to talk about, now or next time.

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Logbook, MentorshipId, NewMentorship, PersonId, Result, Session, SessionId, SessionStatus, TopicId,
    Visibility, logbook::Change, mentorship::start_mentorship, store, text, word::words,
};

words! {
    /// What became of a topic.
    TopicState as "state" {
        /// To be talked about.
        Open = "open",
        /// Talked about.
        Discussed = "discussed",
        /// Moved to the next session.
        Carried = "carried",
    }
}

/// An agenda point.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Topic {
    /// Its name for ever.
    pub id: TopicId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) mentorship_id: MentorshipId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) session_id: Option<SessionId>,
    /// What it is about.
    pub text: String,
    /// What became of it.
    pub state: TopicState,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
    /// In how many sessions it stood without being talked about.
    pub carried: u32,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

/// A topic to write down, or what an existing one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewTopic {
    /// The existing topic that this is.
    pub id: Option<TopicId>,
    /// What it is about.
    pub text: String,
    /// What became of it; open unless said.
    pub state: Option<TopicState>,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
}

/// Something to talk about next time.
#[derive(Debug, Clone, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ParkedTopic {
    /// With whom.
    pub person_id: PersonId,
    /// What it is about.
    pub text: String,
}

impl Logbook {
    /// Keeps a topic for the next session with someone.
    ///
    /// # Errors
    /// `Invalid` for an empty text, `NotFound` for the person.
    pub fn park_topic(&self, parked: ParkedTopic) -> Result<Topic> {
        self.write("Park topic", |change| {
            let mentorship = store::mentorship::with(change, parked.person_id)?
                .filter(|mentorship| mentorship.runs_on(change.today));
            let mentorship_id = match mentorship {
                Some(mentorship) => mentorship.id,
                None => start_mentorship(change, &NewMentorship::with(parked.person_id))?.id,
            };
            let next = store::session::next_planned(change, mentorship_id, change.today)?;
            let topic = Topic {
                id: change.id(),
                mentorship_id,
                session_id: next,
                text: text::title("topic", &parked.text)?,
                state: TopicState::Open,
                visibility: None,
                carried: 0,
                position: store::session::topic_count(change, mentorship_id)?,
            };
            store::session::insert_topic(change, &topic)?;
            if let Some(next) = next {
                store::record::touch(change, next.into())?;
            }
            Ok(topic)
        })
    }

    /// Carries an open topic over: it is marked as carried where it is, and stands open in the session `to`, or else in the next
    /// planned one, or else waits for that. Gives the topic as it stands there.
    ///
    /// # Errors
    /// `Invalid` for a topic that is not open in a session, and for a session of somebody else or one that will not take place;
    /// `NotFound` for either.
    pub fn carry_topic(&self, id: TopicId, to: Option<SessionId>) -> Result<Topic> {
        self.write("Carry topic over", |change| {
            let topic = store::session::topic(change, id)?;
            let from = match (topic.session_id, topic.state) {
                (Some(from), TopicState::Open) => store::session::get(change, from)?,
                _ => {
                    let why = "Only a topic that is open in a session can be carried over to another.";
                    return Err(Error::invalid("topic", why));
                }
            };
            let to = match to {
                Some(to) => Some(checked_next(&from, store::session::get(change, to)?)?),
                None => next_after(change, &from)?,
            };
            let position = match &to {
                Some(to) => to.topics.len() as i64,
                None => store::session::topic_count(change, topic.mentorship_id)?,
            };
            let carried = carry(change, topic, to.as_ref(), position)?;
            for session in std::iter::once(&from).chain(&to) {
                store::record::touch(change, session.id.into())?;
            }
            store::session::topic(change, carried)
        })
    }

    /// Finds one topic of a session by its id or a piece of its text.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_topic(&self, session: SessionId, name: &str) -> Result<TopicId> {
        let session = self.get_session(session)?;
        let topics = session.topics.iter().map(|topic| (topic.id, topic.id.to_string(), topic.text.as_str()));
        crate::name::pick("topic", name, topics)
    }

    /// Finds one topic that waits for the next session with someone, by its id or a piece of its text.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_parked(&self, person: PersonId, name: &str) -> Result<TopicId> {
        let parked = self.parked_topics(person)?;
        let topics = parked.iter().map(|topic| (topic.id, topic.id.to_string(), topic.text.as_str()));
        crate::name::pick("topic", name, topics)
    }

    /// The topics that wait for the next session with someone.
    pub fn parked_topics(&self, person: PersonId) -> Result<Vec<Topic>> {
        self.read(|db| store::session::parked(db, person))
    }
}

/// Marks a topic as carried where it is, and lets it stand open on another agenda, or wait for one.
pub(super) fn carry(change: &Change<'_>, topic: Topic, to: Option<&Session>, position: i64) -> Result<TopicId> {
    let carried = Topic {
        id: change.id(),
        mentorship_id: to.map_or(topic.mentorship_id, |to| to.mentorship_id),
        session_id: to.map(|to| to.id),
        position,
        ..topic.clone()
    };
    store::session::update_topic(change, &Topic { state: TopicState::Carried, ..topic })?;
    store::session::insert_topic(change, &carried)?;
    Ok(carried.id)
}

/// The session that a topic is to be carried over to, where that makes sense.
fn checked_next(from: &Session, to: Session) -> Result<Session> {
    let why = if to.id == from.id {
        "The topic is in that session already. Choose another one.".to_owned()
    } else if to.person_id != from.person_id {
        format!("That session is with {}, and the topic is for {}. Choose another one.", to.person, from.person)
    } else if to.status == SessionStatus::Cancelled {
        "That session will not take place. Choose another one.".to_owned()
    } else {
        return Ok(to);
    };
    Err(Error::invalid("session", why))
}

/// The next planned session of the mentorship after one of its sessions.
fn next_after(change: &Change<'_>, from: &Session) -> Result<Option<Session>> {
    let day = match from.status {
        SessionStatus::Planned => change.today.max(from.held_on + Days::new(1)),
        SessionStatus::Held | SessionStatus::Cancelled => change.today,
    };
    let next = store::session::next_planned(change, from.mentorship_id, day)?;
    next.map(|id| store::session::get(change, id)).transpose()
}
