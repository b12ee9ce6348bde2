//! Today: what comes next, in one look.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::{
    Audience, Certification, Entry, EntryFilter, Goal, GoalFilter, GoalStatus, Logbook, OpenAction, Owner, Result,
    Session, SessionFilter, SessionStatus, store,
};

/// How many days without movement make a goal stalled (product.md, row 6; six weeks).
pub const STALLED_DAYS: u64 = 42;

/// How many days ahead an action due is shown.
const AHEAD_DAYS: u64 = 7;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TodayPage {
    /// The person's day.
    pub today: NaiveDate,
    /// The next planned session.
    pub next_session: Option<Session>,
    /// My actions that are overdue or due within a week.
    pub actions: Vec<OpenAction>,
    /// Active goals that have not moved for six weeks.
    pub stalled: Vec<Goal>,
    /// Certifications that expire soon, or have.
    pub expiring: Vec<Certification>,
    /// Entries of this day in other years.
    pub on_this_day: Vec<Entry>,
    /// How many captured entries wait for a skill.
    pub inbox: u32,
}

impl Goal {
    /// The last day on which anything happened to the goal: its start, a check-in, a milestone, its end.
    pub fn moved_on(&self) -> NaiveDate {
        let check_ins = self.check_ins.iter().map(|check_in| check_in.checked_on);
        let milestones = self.milestones.iter().filter_map(|milestone| milestone.reached_on);
        check_ins.chain(milestones).chain(self.closed_on).fold(self.start_on, NaiveDate::max)
    }

    /// Whether it is active and nothing has happened to it for six weeks.
    pub(crate) fn is_stalled(&self, today: NaiveDate) -> bool {
        self.status == GoalStatus::Active && self.moved_on() < today - Days::new(STALLED_DAYS)
    }
}

impl Logbook {
    /// What comes next, as of the person's day.
    pub fn today_page(&self) -> Result<TodayPage> {
        let today = self.today();
        let ahead = today + Days::new(AHEAD_DAYS);
        let active = GoalFilter { statuses: vec![GoalStatus::Active], skill: None };
        self.read(|db| {
            let coming = SessionFilter { from: Some(today), ..SessionFilter::default() };
            let mut planned = store::session::list(db, &coming, Audience::Me)?;
            planned.retain(|session| session.status == SessionStatus::Planned);
            let mut actions = store::session::actions(db, true)?;
            actions.retain(|open| open.action.owner == Owner::Me && open.action.due_on.is_some_and(|due| due <= ahead));
            let mut stalled = store::goal::list(db, &active, Audience::Me)?;
            stalled.retain(|goal| goal.is_stalled(today));
            let mut expiring = store::certification::list(db, today, Audience::Me)?;
            expiring.retain(|one| one.status.runs_out());
            Ok(TodayPage {
                today,
                next_session: planned.pop(),
                actions,
                stalled,
                expiring,
                on_this_day: store::entry::on_day(db, today.month(), today.day(), today)?,
                inbox: store::entry::count_inbox(db)?,
            })
        })
    }

    /// The captured entries that wait for a skill, newest first.
    pub fn inbox(&self) -> Result<Vec<Entry>> {
        self.list_entries(EntryFilter { inbox: true, ..EntryFilter::default() })
    }
}
