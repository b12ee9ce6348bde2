//! The day's digest, and sessions that begin soon: what a notification tells. It may be seen by others, so that a record is named by
//! its title alone, and a session by its person and its time.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use crate::{
    Audience, Certification, Goal, GoalFilter, Kind, Logbook, Milestone, OpenAction, Owner, RecordId, Result, Session,
    SessionFilter, SessionId, SessionStatus, day::reading, store,
};

/// What a day asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Digest {
    /// The day.
    pub on: NaiveDate,
    /// One line for each thing; none on a day that asks for nothing.
    pub lines: Vec<DigestLine>,
}

/// One thing that a day asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DigestLine {
    /// The record that it belongs to.
    pub record: RecordId,
    /// What that record is.
    pub kind: Kind,
    /// What it is, in words.
    pub text: String,
    /// Whether its day has passed.
    pub late: bool,
}

/// A planned session that begins soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionNotice {
    /// The session.
    pub session: SessionId,
    /// With whom it is and when.
    pub text: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
}

impl Logbook {
    /// What the person's day asks for, in this order:
    ///
    /// - sessions planned for today, by the person's clock where they have a time, the earliest first;
    /// - my open actions that are due today or were due before, the oldest first;
    /// - certifications whose exam or whose last valid day is today or one of their lead times away, and those whose first
    ///   day without validity is today; lead times are the certification's own, or else the profile's;
    /// - milestones not yet reached and goals that are due today; of goals that are planned or active, since one that is paused
    ///   rests.
    ///
    /// Nothing else counts, and a day that asks for nothing has no line.
    pub fn digest(&self) -> Result<Digest> {
        let today = self.today();
        self.read(|db| {
            let mut lines: Vec<DigestLine> = self
                .planned_around(db, today, Some(today))?
                .iter()
                .filter(|session| self.day_of(session) == today)
                .map(|session| line(session.id, Kind::Session, self.announced(session), false))
                .collect();
            let actions = store::session::actions(db, true)?;
            lines.extend(actions.iter().filter_map(|open| promised(open, today)));
            let usual = store::profile::get(db)?.reminders;
            let mut certifications = store::certification::list(db, today, Audience::Me)?;
            certifications.sort_by_key(|one| (one.expires_on, one.id));
            lines.extend(certifications.iter().flat_map(|one| told(one, &usual, today)));
            let goals = store::goal::list(db, &GoalFilter::under_way(), Audience::Me)?;
            lines.extend(goals.iter().flat_map(|goal| due(goal, today)));
            Ok(Digest { on: today, lines })
        })
    }

    /// Planned sessions that begin now or within the profile's `session_reminder` minutes, the first on top; none without it.
    pub fn due_sessions(&self) -> Result<Vec<SessionNotice>> {
        let now = self.now();
        self.read(|db| {
            let Some(minutes) = store::profile::get(db)?.session_reminder else {
                return Ok(Vec::new());
            };
            let end = now + TimeDelta::minutes(minutes.into());
            let planned = self.planned_around(db, self.today(), Some(self.on_the_clock(end).date_naive()))?;
            let notice = |session: &Session| {
                let starts_at = session.starts_at.filter(|start| (now..=end).contains(start))?;
                Some(SessionNotice { session: session.id, text: self.announced(session), starts_at })
            };
            Ok(planned.iter().filter_map(notice).collect())
        })
    }

    /// Planned sessions from a day on, to a day where one is given, in whichever time zone, the first on top; some may be of the
    /// day before or after.
    pub(crate) fn planned_around(
        &self,
        db: &store::Connection,
        from: NaiveDate,
        to: Option<NaiveDate>,
    ) -> Result<Vec<Session>> {
        // The day of a session is the one in its own zone, which can be the next or the last one on the person's clock.
        let near =
            SessionFilter { from: Some(from - Days::new(1)), to: to.map(|to| to + Days::new(1)), person_id: None };
        let mut planned = store::session::list(db, &near, Audience::Me)?;
        planned.retain(|session| session.status == SessionStatus::Planned);
        planned.sort_by_key(|session| (self.day_of(session), session.starts_at, session.id));
        Ok(planned)
    }

    /// The day of a session, by the person's clock where it has a time.
    pub(crate) fn day_of(&self, session: &Session) -> NaiveDate {
        session.starts_at.map_or(session.held_on, |start| self.on_the_clock(start).date_naive())
    }

    fn announced(&self, session: &Session) -> String {
        let time = session.starts_at.map(|start| format!(" at {}", self.on_the_clock(start).format("%H:%M")));
        met(session) + &time.unwrap_or_default()
    }
}

/// What a session is called: it has no title, and its topics are nobody else's business.
pub(crate) fn met(session: &Session) -> String {
    format!("Session with {}", session.person)
}

/// What a milestone is called where its goal does not stand beside it.
pub(crate) fn step_of(goal: &Goal, step: &Milestone) -> String {
    format!("{} ({})", step.title, goal.title)
}

fn line(record: impl Into<RecordId>, kind: Kind, text: String, late: bool) -> DigestLine {
    DigestLine { record: record.into(), kind, text, late }
}

fn promised(open: &OpenAction, today: NaiveDate) -> Option<DigestLine> {
    let action = &open.action;
    let due = action.due_on.filter(|due| action.owner == Owner::Me && *due <= today)?;
    let text = if due == today { action.text.clone() } else { format!("{}, due {}", action.text, reading(due)) };
    Some(line(action.session_id, Kind::Session, text, due < today))
}

fn told(one: &Certification, usual: &[u16], today: NaiveDate) -> Vec<DigestLine> {
    let leads = one.leads(usual);
    let in_days = |day: NaiveDate| {
        let away = (day - today).num_days();
        (away == 0 || leads.iter().any(|lead| i64::from(*lead) == away)).then(|| said(away))
    };
    let is = |text: String, late| line(one.id, Kind::Certification, text, late);
    let exam = one.booked_exam().and_then(in_days);
    let end = one.last_day();
    let mut lines: Vec<DigestLine> =
        exam.map(|when| is(format!("{}: exam {when}", one.name), false)).into_iter().collect();
    lines.extend(end.and_then(in_days).map(|when| is(format!("{} expires {when}", one.name), false)));
    if end.and_then(|day| day.succ_opt()) == Some(today) {
        lines.push(is(format!("{} has expired", one.name), true));
    }
    lines
}

fn said(days: i64) -> String {
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        days => format!("in {days} days"),
    }
}

fn due(goal: &Goal, today: NaiveDate) -> Vec<DigestLine> {
    let steps = goal.milestones.iter().filter(|step| step.reached_on.is_none() && step.due_on == Some(today));
    let mut lines: Vec<DigestLine> = steps.map(|step| line(goal.id, Kind::Goal, step_of(goal, step), false)).collect();
    if goal.due_on == Some(today) {
        lines.push(line(goal.id, Kind::Goal, goal.title.clone(), false));
    }
    lines
}
