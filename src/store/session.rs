//! Sessions with their topics, decisions and actions.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{columns::table, record};
use crate::{
    Action, ActionId, Audience, Decision, Error, MentorshipId, OpenAction, PersonId, RecordId, Result, Session,
    SessionFilter, SessionId, Topic, TopicId, logbook::Change, session::carried::Course,
};

/// Writes the statements of a session's part: its list, and making the stored list what it is to be.
macro_rules! part {
    ($part:ident in $table:literal { $($column:ident),+ } $(plus $more:ident)?) => {
        table!($part in $table { $($column),+ } $(plus $more)?);

        pub(super) fn list(db: &Connection, sessions: &str) -> Result<Vec<$part>> {
            Ok(db
                .prepare_cached(concat!("SELECT part.* FROM json_each(?1) JOIN ", $table, " AS part ON session_id = json_each.value ORDER BY position, part.id"))?
                .query_map([sessions], from_row)?
                .collect::<rusqlite::Result<_>>()?)
        }

        /// Inserts what is new, updates what differs, deletes what is gone.
        pub(crate) fn set(change: &Change<'_>, before: &[$part], after: &[$part]) -> Result<()> {
            for gone in before.iter().filter(|had| !after.iter().any(|part| part.id == had.id)) {
                change.prepare_cached(concat!("DELETE FROM ", $table, " WHERE id = ?1"))?.execute([gone.id])?;
            }
            for part in after {
                match before.iter().find(|had| had.id == part.id) {
                    Some(had) if had == part => {}
                    Some(_) => update(change, part)?,
                    None => insert(change, part)?,
                }
            }
            Ok(())
        }
    };
}

mod topic {
    use super::*;
    part!(Topic in "topic" { mentorship_id, session_id, text, state, visibility, position } plus carried);
}

mod decision {
    use super::*;
    part!(Decision in "decision" { session_id, text, visibility, position });
}

mod action_row {
    use super::*;
    part!(Action in "action" { session_id, text, owner, due_on, done_on, dropped_on, drop_reason, visibility, position } plus carried);
}

pub(crate) use action_row::{set as set_actions, update as update_action};
pub(crate) use decision::set as set_decisions;
pub(crate) use topic::{insert as insert_topic, set as set_topics, update as update_topic};

table!(Session in "session" {
    mentorship_id, status, held_on, starts_at, zone, minutes, notes, private_notes, takeaway
} plus marks, person, person_id, topics, decisions, actions);

fn named_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    let mut session = from_row(row)?;
    session.person = row.get("person")?;
    session.person_id = row.get("person_id")?;
    Ok(session)
}

pub(crate) fn get(db: &Connection, id: SessionId) -> Result<Session> {
    let found = db
        .prepare_cached(
            "SELECT session.*, person.id AS person_id, person.name AS person
             FROM session JOIN mentorship ON mentorship.id = mentorship_id JOIN person ON person.id = person_id WHERE session.id = ?1",
        )?
        .query_row([id], named_row)
        .optional()?;
    let mut found = filled(db, found.into_iter().collect(), Audience::Me)?;
    count_carried(db, found.first().map(|session| session.person_id), &mut found)?;
    found.pop().ok_or_else(|| Error::not_found("session", id))
}

/// The sessions that an audience may see, newest day first; a mentor sees only their own.
pub(crate) fn list(db: &Connection, filter: &SessionFilter, audience: Audience) -> Result<Vec<Session>> {
    let sessions = db
        .prepare_cached(
            "SELECT session.*, person.id AS person_id, person.name AS person
             FROM session JOIN mentorship ON mentorship.id = mentorship_id JOIN person ON person.id = person_id
             WHERE (:person IS NULL OR person_id = :person) AND (:from IS NULL OR held_on >= :from) AND (:to IS NULL OR held_on <= :to)
             ORDER BY held_on DESC, starts_at DESC, session.id DESC",
        )?
        .query_map(named_params! { ":person": filter.person_id, ":from": filter.from, ":to": filter.to }, named_row)?
        .collect::<rusqlite::Result<_>>()?;
    let mut sessions = filled(db, sessions, audience)?;
    if audience == Audience::Me {
        count_carried(db, filter.person_id, &mut sessions)?;
    }
    Ok(sessions)
}

/// Says of each topic and action how often it was carried over, as far as the sessions are of this person, or of anybody.
fn count_carried(db: &Connection, person: Option<PersonId>, sessions: &mut [Session]) -> Result<()> {
    let courses = courses(db, person)?;
    for session in sessions {
        if let Some(course) = courses.get(&session.person_id) {
            session.topics.iter_mut().for_each(|topic| topic.carried = course.topic(topic));
            session.actions.iter_mut().for_each(|action| action.carried = course.action(action));
        }
    }
    Ok(())
}

/// The sessions with one person, or with each, and their topics.
fn courses(db: &Connection, person: Option<PersonId>) -> Result<HashMap<PersonId, Course>> {
    let mut statement = db.prepare_cached(
        "SELECT session.id, person_id, status, held_on, text, state
         FROM session JOIN mentorship ON mentorship.id = session.mentorship_id LEFT JOIN topic ON topic.session_id = session.id
         WHERE :person IS NULL OR person_id = :person ORDER BY held_on, starts_at, session.id",
    )?;
    let mut rows = statement.query(named_params! { ":person": person })?;
    let mut courses: HashMap<PersonId, Course> = HashMap::new();
    while let Some(row) = rows.next()? {
        let topic = row.get::<_, Option<String>>("text")?.zip(row.get("state")?);
        let course = courses.entry(row.get("person_id")?).or_default();
        course.add(row.get("id")?, (row.get("status")?, row.get("held_on")?), topic);
    }
    Ok(courses)
}

fn filled(db: &Connection, mut sessions: Vec<Session>, audience: Audience) -> Result<Vec<Session>> {
    if let Audience::Mentor(person) = audience {
        sessions.retain(|session| session.person_id == person);
    }
    let ids: Vec<RecordId> = sessions.iter().map(|session| session.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    sessions.retain_mut(|session| marks.remove(&session.id.into()).map(|mark| session.marks = mark).is_some());
    let list = record::list_of(sessions.iter().map(|session| session.id));
    let at: HashMap<SessionId, usize> = sessions.iter().enumerate().map(|(at, session)| (session.id, at)).collect();
    for topic in topic::list(db, &list)? {
        if let Some(session) = topic.session_id.and_then(|id| at.get(&id)).and_then(|at| sessions.get_mut(*at))
            && audience.sees_part(session.marks.visibility, topic.visibility)
        {
            session.topics.push(topic);
        }
    }
    for decision in decision::list(db, &list)? {
        if let Some(session) = at.get(&decision.session_id).and_then(|at| sessions.get_mut(*at))
            && audience.sees_part(session.marks.visibility, decision.visibility)
        {
            session.decisions.push(decision);
        }
    }
    for action in action_row::list(db, &list)? {
        if let Some(session) = at.get(&action.session_id).and_then(|at| sessions.get_mut(*at))
            && audience.sees_part(session.marks.visibility, action.visibility)
        {
            session.actions.push(action);
        }
    }
    if audience != Audience::Me {
        for session in &mut sessions {
            session.private_notes.clear();
        }
    }
    Ok(sessions)
}

/// The earliest planned session of a day.
pub(crate) fn planned_on(db: &Connection, mentorship: MentorshipId, day: NaiveDate) -> Result<Option<SessionId>> {
    Ok(db
        .prepare_cached("SELECT id FROM session WHERE mentorship_id = ?1 AND status = 'planned' AND held_on = ?2 ORDER BY starts_at, id LIMIT 1")?
        .query_row((mentorship, day), |row| row.get(0))
        .optional()?)
}

/// The next planned session from a day on.
pub(crate) fn next_planned(db: &Connection, mentorship: MentorshipId, from: NaiveDate) -> Result<Option<SessionId>> {
    Ok(db
        .prepare_cached("SELECT id FROM session WHERE mentorship_id = ?1 AND status = 'planned' AND held_on >= ?2 ORDER BY held_on, starts_at LIMIT 1")?
        .query_row((mentorship, from), |row| row.get(0))
        .optional()?)
}

pub(crate) fn topic(db: &Connection, id: TopicId) -> Result<Topic> {
    let found = db
        .prepare_cached(
            "SELECT topic.*, person_id FROM topic JOIN mentorship ON mentorship.id = mentorship_id WHERE topic.id = ?1",
        )?
        .query_row([id], |row| Ok((topic::from_row(row)?, row.get("person_id")?)))
        .optional()?;
    let (topic, person) = found.ok_or_else(|| Error::not_found("topic", id))?;
    let carried = courses(db, Some(person))?.get(&person).map_or(0, |course| course.topic(&topic));
    Ok(Topic { carried, ..topic })
}

pub(crate) fn topic_count(db: &Connection, mentorship: MentorshipId) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM topic WHERE mentorship_id = ?1")?
        .query_row([mentorship], |row| row.get(0))?)
}

/// The topics that wait for the next session with someone: parked, or open in a planned one.
pub(crate) fn parked(db: &Connection, person: PersonId) -> Result<Vec<Topic>> {
    let mut topics: Vec<Topic> = db
        .prepare_cached(
            "SELECT topic.* FROM topic JOIN mentorship ON mentorship.id = topic.mentorship_id LEFT JOIN session ON session.id = session_id
             WHERE person_id = ?1 AND state = 'open' AND (session_id IS NULL OR session.status = 'planned') ORDER BY topic.position, topic.id",
        )?
        .query_map([person], topic::from_row)?
        .collect::<rusqlite::Result<_>>()?;
    if let Some(course) = courses(db, Some(person))?.get(&person) {
        topics.iter_mut().for_each(|topic| topic.carried = course.topic(topic));
    }
    Ok(topics)
}

/// Moves what was parked onto the agenda of a session.
pub(crate) fn take_parked(change: &Change<'_>, mentorship: MentorshipId, session: SessionId) -> Result<()> {
    change
        .prepare_cached("UPDATE topic SET session_id = :session WHERE mentorship_id = :mentorship AND session_id IS NULL AND state = 'open'")?
        .execute(named_params! { ":session": session, ":mentorship": mentorship })?;
    Ok(())
}

pub(crate) fn action(db: &Connection, id: ActionId) -> Result<Action> {
    select_actions(db, Some(id), false)?.pop().map(|found| found.action).ok_or_else(|| Error::not_found("action", id))
}

/// Actions of all sessions, the ones due first on top.
pub(crate) fn actions(db: &Connection, open: bool) -> Result<Vec<OpenAction>> {
    select_actions(db, None, open)
}

fn select_actions(db: &Connection, id: Option<ActionId>, open: bool) -> Result<Vec<OpenAction>> {
    let courses = courses(db, None)?;
    Ok(db
        .prepare_cached(
            "SELECT action.*, person.id AS person_id, person.name AS person, held_on FROM action JOIN session ON session.id = session_id
             JOIN mentorship ON mentorship.id = session.mentorship_id JOIN person ON person.id = person_id
             WHERE (:id IS NULL OR action.id = :id) AND (NOT :open OR (done_on IS NULL AND dropped_on IS NULL))
             ORDER BY done_on IS NOT NULL OR dropped_on IS NOT NULL, due_on IS NULL, due_on, held_on DESC, action.position",
        )?
        .query_map(named_params! { ":id": id, ":open": open }, |row| {
            let mut action = action_row::from_row(row)?;
            action.carried = courses.get(&row.get("person_id")?).map_or(0, |course| course.action(&action));
            Ok(OpenAction { action, person: row.get("person")?, session_on: row.get("held_on")? })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
