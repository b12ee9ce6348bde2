//! The session after this one: the day to offer for it, planning it in the same step, and what goes onto its agenda by itself.

use chrono::{Datelike, Days, NaiveDate, TimeZone};
use serde::Deserialize;

use super::{NewSession, Session, SessionFilter, SessionStatus, TopicState, add_session, add_to, topic::carry};
use crate::{Audience, Error, Logbook, PersonId, Result, logbook::Change, logbook::zone_named, store};

/// A day on which one meets someone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SessionDay {
    /// With whom.
    pub person_id: PersonId,
    /// The day.
    pub on: NaiveDate,
}

impl Logbook {
    /// The day to offer for the session after one on a day: as long after it as the two agreed on, and on a working day after one.
    /// None without a rhythm, and where a later session is planned already.
    pub fn propose_session(&self, after: SessionDay) -> Result<Option<NaiveDate>> {
        self.read(|db| {
            let Some(mentorship) = store::mentorship::with(db, after.person_id)? else { return Ok(None) };
            let again = mentorship.cadence.map(|cadence| working_day(cadence.after(after.on), after.on));
            let again = again.filter(|again| mentorship.runs_on(*again));
            let planned = store::session::next_planned(db, mentorship.id, after.on.succ_opt().unwrap_or(after.on))?;
            Ok(again.filter(|_| planned.is_none()))
        })
    }
}

/// A month or a year on may be a weekend: then it is the Monday after, unless one met on a weekend before.
fn working_day(day: NaiveDate, after: NaiveDate) -> NaiveDate {
    let beyond = |day: NaiveDate| day.weekday().num_days_from_monday().checked_sub(5);
    let days_to_monday = beyond(day).filter(|_| beyond(after).is_none()).map_or(0, |at| 2 - at);
    day + Days::new(days_to_monday.into())
}

/// Plans the session after another, at the same time of day, unless one is planned on that day already.
pub(super) fn plan_next(change: &Change<'_>, session: &Session, on: NaiveDate) -> Result<()> {
    if on <= session.held_on {
        let message =
            format!("The next session would not be after this one on {}. Choose a later day.", session.held_on);
        return Err(Error::invalid("nextOn", message));
    }
    if store::session::planned_on(change, session.mentorship_id, on)?.is_some() {
        return Ok(());
    }
    let zone = zone_named(&session.zone)?;
    let time = session.starts_at.map(|at| on.and_time(at.with_timezone(&zone).time()));
    let new = NewSession {
        person_id: Some(session.person_id),
        status: Some(SessionStatus::Planned),
        held_on: Some(on),
        starts_at: time.and_then(|time| zone.from_local_datetime(&time).earliest()).map(|at| at.to_utc()),
        zone: session.zone.clone(),
        ..NewSession::default()
    };
    let mentorship = store::mentorship::get(change, session.mentorship_id)?;
    if mentorship.runs_on(on) {
        add_to(change, mentorship, &new)?
    } else {
        add_session(change, &new)?
    };
    Ok(())
}

/// Puts what is still open in earlier sessions with someone onto the agenda of the next one that is planned, if there is one.
pub(super) fn hand_on(change: &Change<'_>, session: &Session) -> Result<()> {
    match store::session::next_planned(change, session.mentorship_id, change.today)? {
        Some(next) => take_open(change, next),
        None => Ok(()),
    }
}

/// Takes what is still open in earlier sessions with someone, held or cancelled, onto the agenda of one that is planned.
pub(super) fn take_open(change: &Change<'_>, to: crate::SessionId) -> Result<()> {
    let to = store::session::get(change, to)?;
    let until = SessionFilter { person_id: Some(to.person_id), to: Some(to.held_on), ..SessionFilter::default() };
    let mut position = to.topics.len() as i64;
    for from in store::session::list(change, &until, Audience::Me)?.into_iter().rev() {
        if from.status == SessionStatus::Planned {
            continue;
        }
        for topic in from.topics.into_iter().filter(|topic| topic.state == TopicState::Open) {
            carry(change, topic, Some(&to), position)?;
            store::record::touch(change, from.id.into())?;
            position += 1;
        }
    }
    Ok(())
}
