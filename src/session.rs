//! A session: one meeting within a mentorship, with its topics, decisions, actions and takeaway.

mod action;
mod brief;
mod topic;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Audience, Error, Kind, Logbook, Marks, MentorshipId, NewMarks, NewMentorship, PartId, PersonId, Result, SessionId,
    Visibility,
    day::{DAY_MINUTES, in_reach, short_enough},
    logbook::{Change, zone_named},
    mentorship::start_mentorship,
    store, text,
    word::words,
};

pub use action::{Action, NewAction, OpenAction, Owner};
pub use brief::{Brief, BriefAction, BriefEvidence, BriefGoal, BriefTopic};
pub use topic::{NewTopic, ParkedTopic, Topic, TopicState};

words! {
    /// Whether a session took place.
    SessionStatus as "status" {
        /// It is to come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It will not take place.
        Cancelled = "cancelled",
    }
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Session {
    /// Its name for ever.
    pub id: SessionId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// The other person's name.
    pub person: String,
    /// The other person.
    pub person_id: PersonId,
    /// The mentorship it belongs to.
    #[serde(rename = "mentorship")]
    pub mentorship_id: MentorshipId,
    /// Whether it took place.
    pub status: SessionStatus,
    /// Its day.
    #[serde(rename = "on")]
    pub held_on: NaiveDate,
    /// When it starts, where a time was given.
    pub starts_at: Option<DateTime<Utc>>,
    /// The time zone of that time, by its IANA name.
    pub zone: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// Notes that both may see, as Markdown.
    pub notes: String,
    /// Notes that never leave the machine, as Markdown.
    pub private_notes: String,
    /// The one thing to take away.
    pub takeaway: String,
    /// What to talk about.
    pub topics: Vec<Topic>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What was promised.
    pub actions: Vec<Action>,
}

/// Something that was decided.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Decision {
    /// Its name for ever.
    pub id: PartId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) session_id: SessionId,
    /// What was decided.
    pub text: String,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

/// A session to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewSession {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// With whom; the mentorship with them is found, or started.
    pub person_id: Option<PersonId>,
    /// Whether it took place; held unless said.
    pub status: Option<SessionStatus>,
    /// Its day; today unless said.
    #[serde(rename = "on")]
    pub held_on: Option<NaiveDate>,
    /// When it starts.
    pub starts_at: Option<DateTime<Utc>>,
    /// The time zone, by its IANA name; the machine's unless said.
    pub zone: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// Notes that both may see.
    pub notes: String,
    /// Notes that never leave the machine.
    pub private_notes: String,
    /// The one thing to take away.
    pub takeaway: String,
    /// What to talk about, in order; one with an id is an existing one.
    pub topics: Vec<NewTopic>,
    /// What was decided, in order.
    pub decisions: Vec<NewDecision>,
    /// What was promised, in order.
    pub actions: Vec<NewAction>,
}

/// A decision to write down, or what an existing one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewDecision {
    /// The existing decision that this is.
    pub id: Option<PartId>,
    /// What was decided.
    pub text: String,
    /// Less visible than its session, where set.
    pub visibility: Option<Visibility>,
}

/// Which sessions to list.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct SessionFilter {
    /// Only with this person.
    pub person_id: Option<PersonId>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only up to this day.
    pub to: Option<NaiveDate>,
}

impl From<&Session> for NewSession {
    fn from(session: &Session) -> Self {
        Self {
            marks: NewMarks::from(&session.marks),
            person_id: Some(session.person_id),
            status: Some(session.status),
            held_on: Some(session.held_on),
            starts_at: session.starts_at,
            zone: session.zone.clone(),
            minutes: session.minutes,
            notes: session.notes.clone(),
            private_notes: session.private_notes.clone(),
            takeaway: session.takeaway.clone(),
            topics: session
                .topics
                .iter()
                .map(|topic| NewTopic {
                    id: Some(topic.id),
                    text: topic.text.clone(),
                    state: Some(topic.state),
                    visibility: topic.visibility,
                })
                .collect(),
            decisions: session
                .decisions
                .iter()
                .map(|decision| NewDecision {
                    id: Some(decision.id),
                    text: decision.text.clone(),
                    visibility: decision.visibility,
                })
                .collect(),
            actions: session
                .actions
                .iter()
                .map(|action| NewAction {
                    id: Some(action.id),
                    text: action.text.clone(),
                    owner: Some(action.owner),
                    due_on: action.due_on,
                    done_on: action.done_on,
                    visibility: action.visibility,
                })
                .collect(),
        }
    }
}

impl NewSession {
    /// The day of the time that was said, in its zone, or else the day that was said.
    fn day(&self) -> Result<Option<NaiveDate>> {
        let Some(starts_at) = self.starts_at else {
            return Ok(self.held_on);
        };
        Ok(Some(starts_at.with_timezone(&zone_named(&self.zone)?).date_naive()))
    }

    /// The day and the time, which agree: a new day takes the time along as the clocks show it there, a new time or zone says the
    /// day.
    fn when(&self, before: &Session, zone: &str) -> Result<(NaiveDate, Option<DateTime<Utc>>)> {
        let Some(starts_at) = self.starts_at else {
            return Ok((self.held_on.unwrap_or(before.held_on), None));
        };
        let day = self.held_on.unwrap_or(before.held_on);
        let place = zone_named(zone)?;
        if before.starts_at != Some(starts_at) || (day == before.held_on && zone != before.zone) {
            return Ok((starts_at.with_timezone(&place).date_naive(), Some(starts_at)));
        }
        if day == before.held_on {
            return Ok((day, Some(starts_at)));
        }
        let time = starts_at.with_timezone(&zone_named(&before.zone)?).time();
        let moved = place.from_local_datetime(&day.and_time(time)).earliest().ok_or_else(|| {
            Error::invalid(
                "on",
                format!("The clocks in {place} go forward past {} on {day}. Say the time too.", time.format("%H:%M")),
            )
        })?;
        Ok((day, Some(moved.to_utc())))
    }

    fn applied(&self, before: Session, today: NaiveDate) -> Result<Session> {
        short_enough("A session", self.minutes, DAY_MINUTES)?;
        let zone = if self.zone.trim().is_empty() { before.zone.clone() } else { zone_named(&self.zone)?.to_string() };
        in_reach("on", self.held_on)?;
        let (held_on, starts_at) = self.when(&before, &zone)?;
        in_reach("on", held_on)?;
        let status = self.status.unwrap_or(before.status);
        if status == SessionStatus::Held && held_on > today {
            return Err(Error::invalid(
                "on",
                format!("{held_on} is still to come. Plan the session with `session plan`, or log it on the day."),
            ));
        }
        Ok(Session {
            status,
            held_on,
            starts_at,
            zone,
            minutes: self.minutes,
            notes: text::body("notes", &self.notes)?,
            private_notes: text::body("private notes", &self.private_notes)?,
            takeaway: text::body("takeaway", self.takeaway.trim())?,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down a session. A held one completes the earliest planned session with that person on that day, when there is one.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound` for the person or a skill.
    pub fn add_session(&self, new: NewSession) -> Result<Session> {
        let intent = if new.status == Some(SessionStatus::Planned) { "Plan session" } else { "Log session" };
        self.write(intent, |change| add_session(change, &new))
    }

    /// Makes a session what `new` says; the person stays.
    ///
    /// # Errors
    /// As [`Logbook::add_session`], and `NotFound` for the session.
    pub fn edit_session(&self, id: SessionId, new: NewSession) -> Result<Session> {
        self.write("Edit session", |change| {
            let before = store::session::get(change, id)?;
            if NewSession::from(&before) == new {
                return Ok(before);
            }
            edit_session(change, before, &new)
        })
    }

    /// One session, whole.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_session(&self, id: SessionId) -> Result<Session> {
        self.read(|db| store::session::get(db, id))
    }

    /// Sessions, newest day first.
    pub fn list_sessions(&self, filter: SessionFilter) -> Result<Vec<Session>> {
        self.read(|db| store::session::list(db, &filter, Audience::Me))
    }
}

/// Writes a session in a change that may hold more.
pub(crate) fn add_session(change: &Change<'_>, new: &NewSession) -> Result<Session> {
    let Some(person) = new.person_id else {
        return Err(Error::invalid("person", "Say with whom the session is."));
    };
    let held_on = new.day()?.unwrap_or(change.today);
    let status = new.status.unwrap_or(SessionStatus::Held);
    let mentorship = match store::mentorship::with(change, person)?
        .filter(|mentorship| mentorship.ended_on.is_none_or(|ended| held_on <= ended))
    {
        Some(mentorship) => mentorship,
        None => start_mentorship(
            change,
            &NewMentorship { from_on: Some(held_on.min(change.today)), ..NewMentorship::with(person) },
        )?,
    };
    if status == SessionStatus::Held
        && let Some(planned) = store::session::planned_on(change, mentorship.id, held_on)?
    {
        return complete(change, store::session::get(change, planned)?, new);
    }
    let blank = Session {
        id: change.id(),
        marks: Marks::default(),
        person: mentorship.person,
        person_id: mentorship.person_id,
        mentorship_id: mentorship.id,
        status,
        held_on,
        starts_at: None,
        zone: zone_named("")?.to_string(),
        minutes: None,
        notes: String::new(),
        private_notes: String::new(),
        takeaway: String::new(),
        topics: vec![],
        decisions: vec![],
        actions: vec![],
    };
    let session = new.applied(blank, change.today)?;
    store::record::insert(change, session.id.into(), Kind::Session, &new.marks)?;
    store::session::insert(change, &session)?;
    set_parts(change, &session, new)?;
    if status == SessionStatus::Planned {
        store::session::take_parked(change, session.mentorship_id, session.id)?;
    }
    store::session::get(change, session.id)
}

/// A planned session that took place: what was prepared stays, what is new joins it.
fn complete(change: &Change<'_>, planned: Session, new: &NewSession) -> Result<Session> {
    let mut whole = NewSession::from(&planned);
    whole.status = Some(SessionStatus::Held);
    whole.minutes = new.minutes.or(planned.minutes);
    for (had, now) in [
        (&mut whole.notes, &new.notes),
        (&mut whole.private_notes, &new.private_notes),
        (&mut whole.takeaway, &new.takeaway),
    ] {
        if !had.is_empty() && !now.is_empty() {
            had.push_str("\n\n");
        }
        had.push_str(now);
    }
    whole.topics.extend(new.topics.iter().cloned());
    whole.decisions.extend(new.decisions.iter().cloned());
    whole.actions.extend(new.actions.iter().cloned());
    whole.marks.evidence.extend(new.marks.evidence.iter().cloned());
    whole.marks.tags.extend(new.marks.tags.iter().cloned());
    whole.marks.links.extend(new.marks.links.iter().copied());
    if new.marks.visibility != Visibility::Private {
        whole.marks.visibility = new.marks.visibility;
    }
    edit_session(change, planned, &whole)
}

fn edit_session(change: &Change<'_>, before: Session, new: &NewSession) -> Result<Session> {
    let id = before.id;
    let after = new.applied(before, change.today)?;
    store::session::update(change, &after)?;
    set_parts(change, &after, new)?;
    store::record::set_marks(change, id.into(), &new.marks)?;
    store::record::touch(change, id.into())?;
    store::session::get(change, id)
}

fn set_parts(change: &Change<'_>, session: &Session, new: &NewSession) -> Result<()> {
    let mut topics = Vec::with_capacity(new.topics.len());
    for (position, topic) in new.topics.iter().enumerate() {
        topics.push(Topic {
            id: topic.id.filter(|id| session.topics.iter().any(|had| had.id == *id)).unwrap_or_else(|| change.id()),
            mentorship_id: session.mentorship_id,
            session_id: Some(session.id),
            text: text::title("topic", &topic.text)?,
            state: topic.state.unwrap_or(TopicState::Open),
            visibility: topic.visibility,
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
            position: position as i64,
        });
    }
    store::session::set_actions(change, &session.actions, &actions)
}
