//! A session: one meeting within a mentorship, with its topics, decisions, actions and takeaway.

mod action;
mod brief;
pub(crate) mod carried;
mod next;
mod part;
mod topic;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Audience, Error, Kind, Logbook, Marks, Mentorship, MentorshipId, NewMarks, NewMentorship, PartId, PersonId, Result,
    SessionId, Visibility,
    day::{DAY_MINUTES, in_reach, short_enough},
    logbook::{Change, zone_named},
    mentorship::start_mentorship,
    store, text,
    word::words,
};

pub use action::{Action, NewAction, OpenAction, Owner};
pub use brief::{Brief, BriefAction, BriefEvidence, BriefGoal};
pub use next::SessionDay;
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
    /// The day of the next session, which is planned in the same step.
    pub next_on: Option<NaiveDate>,
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
            next_on: None,
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
    match store::mentorship::with(change, person)?.filter(|mentorship| mentorship.runs_on(held_on)) {
        Some(mentorship) => add_to(change, mentorship, new),
        None => {
            let from_on = Some(held_on.min(change.today));
            let mentorship = start_mentorship(change, &NewMentorship { from_on, ..NewMentorship::with(person) })?;
            add_to(change, mentorship, new)
        }
    }
}

/// Writes a session of a mentorship; it takes as long as they usually do, unless said.
fn add_to(change: &Change<'_>, mentorship: Mentorship, new: &NewSession) -> Result<Session> {
    let held_on = new.day()?.unwrap_or(change.today);
    let status = new.status.unwrap_or(SessionStatus::Held);
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
    let mut session = new.applied(blank, change.today)?;
    session.minutes = session.minutes.or(mentorship.minutes);
    store::record::insert(change, session.id.into(), Kind::Session, &new.marks)?;
    store::session::insert(change, &session)?;
    part::set_parts(change, &session, new)?;
    if status == SessionStatus::Planned {
        store::session::take_parked(change, session.mentorship_id, session.id)?;
        next::take_open(change, session.id)?;
    }
    lead_on(change, &session, status == SessionStatus::Held, new.next_on)?;
    store::session::get(change, session.id)
}

/// A planned session that took place: what was prepared stays, what is new joins it.
fn complete(change: &Change<'_>, planned: Session, new: &NewSession) -> Result<Session> {
    let mut whole = NewSession::from(&planned);
    whole.status = Some(SessionStatus::Held);
    whole.minutes = new.minutes.or(planned.minutes);
    whole.next_on = new.next_on;
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
    for topic in &new.topics {
        match whole.topics.iter_mut().find(|had| had.id == topic.id) {
            Some(had) => had.state = topic.state.or(had.state),
            None => whole.topics.push(topic.clone()),
        }
    }
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
    let (id, was) = (before.id, before.status);
    let after = new.applied(before, change.today)?;
    store::session::update(change, &after)?;
    part::set_parts(change, &after, new)?;
    store::record::set_marks(change, id.into(), &new.marks)?;
    store::record::touch(change, id.into())?;
    lead_on(change, &after, after.status == SessionStatus::Held && was != SessionStatus::Held, new.next_on)?;
    store::session::get(change, id)
}

/// What follows from a session: the next one, where its day was said, and an agenda for what was not talked about in this one.
fn lead_on(change: &Change<'_>, session: &Session, just_held: bool, next_on: Option<NaiveDate>) -> Result<()> {
    if let Some(on) = next_on {
        next::plan_next(change, session, on)?;
    }
    if just_held { next::hand_on(change, session) } else { Ok(()) }
}
