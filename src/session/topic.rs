//! A session's topics: what to talk about, now or next time.

use serde::{Deserialize, Serialize};

use crate::{
    Logbook, MentorshipId, NewMentorship, PersonId, Result, SessionId, TopicId, Visibility,
    mentorship::start_mentorship, store, text, word::words,
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
                .filter(|mentorship| mentorship.ended_on.is_none_or(|ended| change.today <= ended));
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
                position: store::session::topic_count(change, mentorship_id)?,
            };
            store::session::insert_topic(change, &topic)?;
            Ok(topic)
        })
    }

    /// The topics that wait for the next session with someone.
    pub fn parked_topics(&self, person: PersonId) -> Result<Vec<Topic>> {
        self.read(|db| store::session::parked(db, person))
    }
}
