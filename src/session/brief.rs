//! The brief before a session: what happened since the last one with that person, composed from the records.

use std::collections::{BTreeMap, HashSet};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{Action, Owner, Session, SessionFilter, SessionStatus, Topic, TopicState};
use crate::{
    Audience, Certification, CheckIn, Entry, EntryFilter, Evidence, Goal, GoalFilter, GoalId, GoalStatus, Kind, Line,
    Logbook, PersonId, Result, SessionId, Visibility, report::names, store,
};

/// How many days back a brief looks before the first session with someone: a quarter.
const FIRST_DAYS: Days = Days::new(91);

/// What to bring to the next session with someone. It holds what that person may see, and nothing else of the records.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Brief {
    /// With whom.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// The day of the last session with them; none before the first.
    pub last_on: Option<NaiveDate>,
    /// The day from which on it looks.
    pub since: NaiveDate,
    /// The session that is planned next.
    pub next_session: Option<SessionId>,
    /// Goals that moved since, then open ones that stand still.
    pub goals: Vec<BriefGoal>,
    /// What was promised and is open, mine before theirs, the longest due first.
    pub actions: Vec<BriefAction>,
    /// What waits to be talked about, the oldest first.
    pub topics: Vec<Topic>,
    /// What shows skills since, the skill with most of it first.
    pub evidence: Vec<BriefEvidence>,
    /// Certifications that run out, or have.
    pub certifications: Vec<Certification>,
    /// Entries since that are marked for this person or for mentors.
    pub entries: Vec<Line>,
}

/// A goal in a brief.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BriefGoal {
    /// The goal.
    pub id: GoalId,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: GoalStatus,
    /// Whether it stands still: active, and nothing happened for six weeks.
    pub stalled: bool,
    /// The last day on which anything happened to it.
    pub moved_on: NaiveDate,
    /// Its last check-in.
    pub check_in: Option<CheckIn>,
}

/// An open action in a brief.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BriefAction {
    /// The action.
    #[serde(flatten)]
    pub action: Action,
    /// Whether its day has passed.
    pub overdue: bool,
}

/// What shows one skill, or one area as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BriefEvidence {
    /// The skill's slug; none for the area as a whole.
    pub skill: Option<String>,
    /// The area's slug.
    pub area: String,
    /// The records, newest first.
    pub lines: Vec<Line>,
}

impl Logbook {
    /// What to bring to the next session with someone: what happened since the last one held with them.
    ///
    /// # Errors
    /// `NotFound` for the person.
    pub fn session_brief(&self, person: PersonId) -> Result<Brief> {
        let today = self.today();
        let named = self.get_person(person)?;
        self.read(|db| {
            let with = SessionFilter { person_id: Some(person), ..SessionFilter::default() };
            let sessions = store::session::list(db, &with, Audience::Me)?;
            let held: Vec<&Session> =
                sessions.iter().filter(|one| one.status == SessionStatus::Held && one.held_on <= today).collect();
            let next = sessions.iter().rfind(|one| one.status == SessionStatus::Planned && one.held_on >= today);
            let last_on = held.first().map(|session| session.held_on);
            let since = last_on.unwrap_or(today - FIRST_DAYS);
            let audience = Audience::Mentor(person);
            let days = EntryFilter { from: Some(since), to: Some(today), ..EntryFilter::default() };
            let entries = store::entry::list(db, &days, audience)?;
            let linked = |entries: &[Entry]| names::linked(entries.iter().map(|entry| &entry.marks));
            let held_back = &linked(&store::entry::list(db, &days, Audience::Me)?) - &linked(&entries);
            let certifications = store::certification::list(db, today, audience)?;
            let mut shown: Vec<(Line, &[Evidence])> =
                entries.iter().map(|entry| (line(entry, &held_back), entry.marks.evidence.as_slice())).collect();
            let activities = store::activity::list(db, Some((since, today)), audience)?;
            shown.extend(
                activities.iter().map(|one| {
                    (of(one.id, Kind::Activity, &one.title, one.happened_on), one.marks.evidence.as_slice())
                }),
            );
            let earned = certifications.iter().filter_map(|one| {
                let on = one.earned_on.filter(|on| (since..=today).contains(on))?;
                Some((of(one.id, Kind::Certification, &one.name, on), one.marks.evidence.as_slice()))
            });
            shown.extend(earned);
            let marked = |entry: &&Entry| matches!(entry.marks.visibility, Visibility::Mentor | Visibility::Person(_));
            Ok(Brief {
                person_id: person,
                person: named.name.clone(),
                last_on,
                since,
                next_session: next.map(|session| session.id),
                goals: goals(store::goal::list(db, &GoalFilter::default(), audience)?, since, today),
                actions: actions(&held, audience, today),
                topics: topics(&sessions, store::session::parked(db, person)?, audience),
                evidence: by_skill(&shown),
                entries: entries.iter().filter(marked).map(|entry| line(entry, &held_back)).collect(),
                certifications: certifications.into_iter().filter(|one| one.status.runs_out()).collect(),
            })
        })
    }
}

fn of(id: impl Into<crate::RecordId>, kind: Kind, title: &str, on: NaiveDate) -> Line {
    Line { id: id.into(), kind, title: title.to_owned(), happened_on: Some(on) }
}

/// An entry by its title, or the first line of its text without what it says of records that are held back.
fn line(entry: &Entry, held_back: &HashSet<String>) -> Line {
    let first = entry.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let named = if entry.title.is_empty() { first } else { &entry.title };
    of(entry.id, Kind::Entry, names::bare(named, &entry.marks.links, held_back).trim(), entry.happened_on)
}

fn goals(mut goals: Vec<Goal>, since: NaiveDate, today: NaiveDate) -> Vec<BriefGoal> {
    goals.retain(|goal| goal.is_stalled(today) || (since..=today).contains(&goal.moved_on()));
    goals.sort_by_key(|goal| (goal.is_stalled(today), std::cmp::Reverse(goal.moved_on())));
    let brief = |goal: Goal| BriefGoal {
        stalled: goal.is_stalled(today),
        moved_on: goal.moved_on(),
        id: goal.id,
        status: goal.status,
        check_in: goal.check_ins.into_iter().max_by_key(|check_in| check_in.checked_on),
        title: goal.title,
    };
    goals.into_iter().map(brief).collect()
}

/// Whether a part of a session with the person is for them too.
fn theirs(audience: Audience, part: Option<Visibility>) -> bool {
    part.is_none_or(|mark| audience.sees(mark))
}

fn actions(held: &[&Session], audience: Audience, today: NaiveDate) -> Vec<BriefAction> {
    let all = held.iter().rev().flat_map(|session| &session.actions);
    let open = all.filter(|action| action.is_open() && theirs(audience, action.visibility));
    let brief =
        |action: &Action| BriefAction { overdue: action.due_on.is_some_and(|due| due < today), action: action.clone() };
    let mut actions: Vec<_> = open.map(brief).collect();
    actions.sort_by_key(|one| (one.action.owner == Owner::Them, one.action.due_on.is_none(), one.action.due_on));
    actions
}

/// What is open in any session, even in one that was cancelled, and what is parked: a topic that nobody ticked is still a topic.
fn topics(sessions: &[Session], parked: Vec<Topic>, audience: Audience) -> Vec<Topic> {
    let of_session = sessions.iter().rev().flat_map(|session| session.topics.iter().cloned());
    of_session
        .chain(parked.into_iter().filter(|topic| topic.session_id.is_none()))
        .filter(|topic| topic.state == TopicState::Open && theirs(audience, topic.visibility))
        .collect()
}

fn by_skill(shown: &[(Line, &[Evidence])]) -> Vec<BriefEvidence> {
    let mut by: BTreeMap<(&str, Option<&str>), Vec<Line>> = BTreeMap::new();
    for (line, evidence) in shown {
        for one in *evidence {
            let lines = by.entry((one.area.as_str(), one.skill.as_deref())).or_default();
            if !lines.contains(line) {
                lines.push(line.clone());
            }
        }
    }
    let brief = |((area, skill), mut lines): ((&str, Option<&str>), Vec<Line>)| {
        lines.sort_by_key(|line| std::cmp::Reverse(line.happened_on));
        BriefEvidence { skill: skill.map(str::to_owned), area: area.to_owned(), lines }
    };
    let mut all: Vec<_> = by.into_iter().map(brief).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.lines.len()));
    all
}
