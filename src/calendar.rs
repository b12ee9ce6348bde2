//! What is still to come, for the person's own calendar: each date with its title alone, and when to be reminded of it. No notes,
//! shared or private, no addresses and no numbers of credentials go into it.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::Serialize;

use crate::{
    Audience, Certification, CertificationStage, Goal, GoalFilter, Logbook, Marks, Milestone, OpenAction, Owner,
    Profile, Result, Session, digest, report, store, word::words,
};

words! {
    /// What a date in the calendar is.
    CalendarKind as "kind of date" {
        /// A planned session.
        Session = "session",
        /// The day that an action of mine is due.
        Action = "action",
        /// The day to reach a milestone by.
        Milestone = "milestone",
        /// The day to reach a goal by.
        Goal = "goal",
        /// An exam, the last day of a certification, or the last day of its cycle of credits.
        Certification = "certification",
    }
}

/// The minute of the day at which a whole day is told of, where the profile has no time for the day's digest: 09:00.
const MORNING: u32 = 9 * 60;

/// A date for the person's own calendar. It has a title and nothing else that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CalendarItem {
    /// Names the date for ever: the id of its record, and for a certification also which of its dates it is. A calendar that
    /// has it already moves it instead of adding another one.
    pub uid: String,
    /// What it is.
    pub kind: CalendarKind,
    /// What it is called.
    pub title: String,
    /// Its day, by the person's clock where it has a time.
    pub on: NaiveDate,
    /// When it starts, where it has a time; otherwise it is the whole day. An instant is the same in every time zone.
    pub starts_at: Option<DateTime<Utc>>,
    /// How long it takes, where it has a time and that is known.
    pub minutes: Option<u32>,
    /// How many minutes before it starts to be reminded of it, the first reminder first. A whole day starts at its midnight, and
    /// what is below zero comes after that.
    pub alarms: Vec<i32>,
    /// When its record was written down.
    pub created_at: DateTime<Utc>,
    /// When its record was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A calendar as it would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComposedCalendar {
    /// Every date that is in it.
    pub dates: Vec<CalendarItem>,
    /// The hash of these dates: a file is written from exactly them.
    pub hash: String,
}

impl ComposedCalendar {
    /// This calendar, as long as it is the one that was looked at.
    ///
    /// # Errors
    /// `Invalid` when its hash is another one.
    pub fn exactly(self, hash: &str) -> Result<Self> {
        report::is_the_one(&self.hash, hash)?;
        Ok(self)
    }
}

impl Logbook {
    /// What is still to come, as [`Logbook::calendar`] has it, with the hash that binds a file to it.
    pub fn compose_calendar(&self) -> Result<ComposedCalendar> {
        let dates = self.calendar()?;
        Ok(ComposedCalendar { hash: report::hash_of(&dates)?, dates })
    }

    /// What is still to come, from today on, in the order of the days:
    ///
    /// - planned sessions, with as many minutes as they have, or else as their mentorship agrees on; reminded of as the profile's
    ///   `session_reminder` says, or in the morning where they have no time;
    /// - my open actions, and milestones and goals that are planned or active, on the day they are due; reminded of that morning;
    /// - certifications that were not withdrawn: their exam, the last day they are valid, and the end of the running cycle of
    ///   credits where that is another day; reminded of in the mornings of their lead times and of the day itself, an exam once
    ///   it is booked.
    ///
    /// The morning is the time of the day's digest, or else 09:00. Reminders of days that have passed are left out.
    ///
    /// It is for the person alone, so it holds what is private too; but of each record only its title, of a session only with
    /// whom it is.
    pub fn calendar(&self) -> Result<Vec<CalendarItem>> {
        let today = self.today();
        self.read(|db| {
            let asked = Asked { today, profile: store::profile::get(db)? };
            let mut items = Vec::new();
            for session in self.planned_around(db, today, None)?.iter().filter(|one| self.day_of(one) >= today) {
                let agreed = store::mentorship::get(db, session.mentorship_id)?.minutes;
                items.push(asked.session(session, self.day_of(session), agreed));
            }
            for open in store::session::actions(db, true)? {
                if let Some(due) = open.action.due_on.filter(|due| open.action.owner == Owner::Me && *due >= today) {
                    let marks = store::record::marks_of(db, open.action.session_id.into())?;
                    items.push(asked.action(&open, due, &marks));
                }
            }
            for goal in store::goal::list(db, &GoalFilter::under_way(), Audience::Me)? {
                items.extend(goal.milestones.iter().filter_map(|step| asked.milestone(&goal, step)));
                items.extend(asked.goal(&goal));
            }
            for one in store::certification::list(db, today, Audience::Me)? {
                items.extend(asked.certification(&one));
            }
            items.sort_by(|one, next| {
                (one.on, one.starts_at, one.kind, &one.uid).cmp(&(next.on, next.starts_at, next.kind, &next.uid))
            });
            Ok(items)
        })
    }
}

/// What the person asked to be reminded of, seen from a day.
struct Asked {
    today: NaiveDate,
    profile: Profile,
}

impl Asked {
    fn session(&self, session: &Session, on: NaiveDate, agreed: Option<u32>) -> CalendarItem {
        let timed = session.starts_at.is_some();
        let before = self.profile.session_reminder.filter(|_| timed).map(i32::from);
        CalendarItem {
            starts_at: session.starts_at,
            minutes: session.minutes.or(agreed).filter(|_| timed),
            alarms: if timed { before.into_iter().collect() } else { self.mornings(on, &[]) },
            ..item(session.id.to_string(), CalendarKind::Session, digest::met(session), on, &session.marks)
        }
    }

    fn action(&self, open: &OpenAction, due: NaiveDate, marks: &Marks) -> CalendarItem {
        let action = &open.action;
        self.due(action.id.to_string(), CalendarKind::Action, action.text.clone(), due, marks)
    }

    fn milestone(&self, goal: &Goal, step: &Milestone) -> Option<CalendarItem> {
        let due = step.due_on.filter(|due| step.reached_on.is_none() && *due >= self.today)?;
        Some(self.due(step.id.to_string(), CalendarKind::Milestone, digest::step_of(goal, step), due, &goal.marks))
    }

    fn goal(&self, goal: &Goal) -> Option<CalendarItem> {
        let due = goal.due_on.filter(|due| *due >= self.today)?;
        Some(self.due(goal.id.to_string(), CalendarKind::Goal, goal.title.clone(), due, &goal.marks))
    }

    fn certification(&self, one: &Certification) -> Vec<CalendarItem> {
        let leads = one.leads(&self.profile.reminders);
        let dated = |which: &str, says: &str, on: NaiveDate, reminded: bool| CalendarItem {
            alarms: if reminded { self.mornings(on, leads) } else { Vec::new() },
            ..item(
                format!("{}-{which}", one.id),
                CalendarKind::Certification,
                format!("{}{says}", one.name),
                on,
                &one.marks,
            )
        };
        let exam = one.exam_on.filter(|_| one.stage != CertificationStage::Withdrawn);
        let cycle = one.cycle_ends().find(|end| *end >= self.today).filter(|end| one.last_day() != Some(*end));
        [
            exam.map(|on| dated("exam", ": exam", on, one.booked_exam().is_some())),
            one.last_day().map(|on| dated("end", " expires", on, true)),
            cycle.map(|on| dated("cycle", ": last day for credits", on, true)),
        ]
        .into_iter()
        .flatten()
        .filter(|item| item.on >= self.today)
        .collect()
    }

    fn due(&self, uid: String, kind: CalendarKind, title: String, on: NaiveDate, marks: &Marks) -> CalendarItem {
        CalendarItem { alarms: self.mornings(on, &[]), ..item(uid, kind, title, on, marks) }
    }

    /// The mornings of the lead days and of the day itself that are still to come, as minutes before the day's midnight.
    fn mornings(&self, on: NaiveDate, leads: &[u16]) -> Vec<i32> {
        let morning = self.profile.digest_at.map_or(MORNING, |at| at.minute_of_day());
        let ahead = leads.iter().copied().filter(|lead| {
            *lead > 0 && on.checked_sub_days(Days::new((*lead).into())).is_some_and(|day| day >= self.today)
        });
        let before = |lead: u16| TimeDelta::days(lead.into()) - TimeDelta::minutes(morning.into());
        ahead.chain([0]).filter_map(|lead| i32::try_from(before(lead).num_minutes()).ok()).collect()
    }
}

fn item(uid: String, kind: CalendarKind, title: String, on: NaiveDate, marks: &Marks) -> CalendarItem {
    let (created_at, updated_at) = (marks.created_at, marks.updated_at);
    CalendarItem { uid, kind, title, on, starts_at: None, minutes: None, alarms: Vec::new(), created_at, updated_at }
}
