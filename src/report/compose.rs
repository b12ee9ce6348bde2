//! Composing a report: everything of a period that an audience may see, as it stood on the period's last day.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::{area::challenge_name, *};
use crate::{
    Activity, Assessment, Audience, Certification, Entry, EntryFilter, Error, Goal, GoalFilter, Logbook, Marks, Period,
    PersonId, Result, Session, SessionFilter, SessionStatus, case, framework::file::FrameworkFile, goal::begun_by,
    store, store::Connection,
};

impl Logbook {
    /// The progress of a period for an audience, with how many of its records that audience may not see.
    ///
    /// # Errors
    /// `Invalid` for a period that has not begun.
    pub fn report(&self, period: &Period, audience: Audience) -> Result<ComposedReport> {
        let today = self.today();
        self.read(|db| compose(db, period, today, audience))
    }
}

pub(crate) fn compose(
    db: &Connection,
    period: &Period,
    today: NaiveDate,
    audience: Audience,
) -> Result<ComposedReport> {
    if period.from > today {
        let message = format!("{} begins on {}: there is nothing to report yet.", period.label, period.from);
        return Err(Error::invalid("quarter", message));
    }
    let all = Composer::read(db, period, today, Audience::Me)?;
    // For the person alone nothing is held back, and what others would not get is told.
    let readers = if audience == Audience::Me { Audience::Report } else { audience };
    let mut held_back = store::record::hidden(db, &all.ids(), readers)?;
    held_back.by_date = store::record::count_after(db, all.as_of, period.to, audience)?;
    let mut composer = match audience {
        Audience::Me => all,
        _ => {
            let mut seen = Composer::read(db, period, today, audience)?;
            seen.held_back = &names::linked(all.marks()) - &names::linked(seen.marks());
            seen
        }
    };
    let framework = store::framework::file(db, None)?;
    let choices = store::report_choice::of(db, &period.label)?;
    let mut items = composer.arrange(&choices, &framework);
    held_back.left_out = composer.left_out.len().try_into().unwrap_or(u32::MAX);
    let mut before = Composer::read(db, &period.previous(), today, audience)?;
    before.arrange(&store::report_choice::of(db, &period.previous().label)?, &framework);
    let mut report = composer.report(db, &framework, before.totals())?;
    report.case = case::in_report(db, store::profile::get(db)?.target_level, &items, &report)?;
    report.withheld = (audience == Audience::Me).then_some(held_back.by_mark());
    contents::hash_items(&mut items, &report)?;
    if audience != Audience::Me {
        report.areas.iter_mut().for_each(ReportArea::forget_ids);
    }
    let hash = contents::hash_of(&report)?;
    Ok(ComposedReport { report, contents: ReportContents { items, held_back, hash } })
}

/// What one audience sees of one period.
pub(super) struct Composer {
    pub(super) period: Period,
    pub(super) as_of: NaiveDate,
    pub(super) audience: Audience,
    pub(super) goals: Vec<Goal>,
    pub(super) sessions: Vec<Session>,
    /// The actions of every session up to the last day.
    pub(super) actions: Vec<crate::Action>,
    pub(super) activities: Vec<Activity>,
    pub(super) certifications: Vec<Certification>,
    pub(super) entries: Vec<Entry>,
    /// The titles that records link to and that the audience may not see.
    pub(super) held_back: HashSet<String>,
    pub(super) ratings: Vec<Assessment>,
    /// What the person left out.
    pub(super) left_out: HashSet<RecordId>,
    /// Where the person put what.
    pub(super) places: HashMap<RecordId, u32>,
    pub(super) intentions: Vec<crate::Intention>,
    pub(super) focus: Vec<crate::Intention>,
}

impl Composer {
    fn read(db: &Connection, period: &Period, today: NaiveDate, audience: Audience) -> Result<Self> {
        let as_of = period.to.min(today);
        let mut sessions =
            store::session::list(db, &SessionFilter { from: None, to: Some(as_of), person_id: None }, audience)?;
        let actions = sessions.iter().flat_map(|session| session.actions.iter().cloned()).collect();
        sessions.retain(|session| session.status == SessionStatus::Held && session.held_on >= period.from);
        sessions.reverse();
        let mut activities = store::activity::list(db, Some((period.from, as_of)), audience)?;
        activities.reverse();
        let mut entries = store::entry::list(
            db,
            &EntryFilter { from: Some(period.from), to: Some(as_of), ..EntryFilter::default() },
            audience,
        )?;
        entries.reverse();
        let mut goals = store::goal::list(db, &GoalFilter::default(), audience)?;
        goals.retain(|goal| begun_by(goal, as_of) && goal.closed_on.is_none_or(|closed| closed >= period.from));
        goals.reverse();
        let mut certifications: Vec<Certification> = store::certification::list(db, as_of, audience)?
            .into_iter()
            .map(|certification| certification.standing_on(as_of))
            .filter(|certification| concerns(certification, period.from, as_of))
            .collect();
        // A renewal that came later must not move it.
        certifications.sort_by_key(|one| {
            (one.stage != CertificationStage::Earned, one.expires_on.is_none(), one.expires_on, one.id)
        });
        Ok(Self {
            as_of,
            audience,
            goals,
            sessions,
            actions,
            activities,
            certifications,
            entries,
            held_back: HashSet::new(),
            left_out: HashSet::new(),
            places: HashMap::new(),
            ratings: store::assessment::until(db, as_of, audience)?,
            intentions: store::intention::list(db, &period.label, audience)?,
            focus: store::intention::list(db, &period.next().label, audience)?,
            period: period.clone(),
        })
    }

    /// The marks of everything whose text can link to other records.
    fn marks(&self) -> impl Iterator<Item = &Marks> {
        (self.entries.iter().map(|entry| &entry.marks))
            .chain(self.sessions.iter().map(|session| &session.marks))
            .chain(self.goals.iter().map(|goal| &goal.marks))
    }

    /// The records of the period that the audience sees.
    fn ids(&self) -> BTreeSet<RecordId> {
        let ratings = self.ratings.iter().filter(|rating| rating.assessed_on >= self.period.from);
        (self.goals.iter().map(|goal| goal.id.into()))
            .chain(self.sessions.iter().map(|session| session.id.into()))
            .chain(self.activities.iter().map(|activity| activity.id.into()))
            .chain(self.certifications.iter().map(|certification| certification.id.into()))
            .chain(self.entries.iter().map(|entry| entry.id.into()))
            .chain(ratings.map(|rating| rating.id.into()))
            .chain(self.intentions.iter().chain(&self.focus).map(|intention| intention.id.into()))
            .collect()
    }

    pub(super) fn in_period(&self, day: NaiveDate) -> bool {
        day >= self.period.from && day <= self.as_of
    }

    pub(super) fn moved(&self, goal: &Goal) -> bool {
        goal.check_ins.iter().any(|check_in| self.in_period(check_in.checked_on))
            || goal.milestones.iter().filter_map(|milestone| milestone.reached_on).any(|day| self.in_period(day))
            || goal.closed_on.is_some_and(|day| self.in_period(day))
            || self.in_period(goal.start_on)
    }

    fn totals(&self) -> Totals {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let achieved =
            |goal: &&Goal| goal.status == GoalStatus::Achieved && goal.closed_on.is_some_and(|day| self.in_period(day));
        let reached = self.goals.iter().flat_map(|goal| &goal.milestones).filter_map(|milestone| milestone.reached_on);
        let done = |action: &&crate::Action| {
            action.owner == Owner::Me && action.done_on.is_some_and(|day| self.in_period(day))
        };
        Totals {
            goals_moved: count(self.goals.iter().filter(|goal| self.moved(goal)).count()),
            goals_achieved: count(self.goals.iter().filter(achieved).count()),
            milestones_reached: count(reached.filter(|day| self.in_period(*day)).count()),
            sessions: count(self.sessions.len()),
            session_minutes: total(self.sessions.iter().filter_map(|session| session.minutes)),
            actions_done: count(self.actions.iter().filter(done).count()),
            activities: count(self.activities.len()),
            activity_minutes: total(self.activities.iter().filter_map(|activity| activity.minutes)),
            certifications: count(
                self.certifications
                    .iter()
                    .filter(|one| {
                        one.earned_on
                            .into_iter()
                            .chain(one.renewals.iter().map(|renewal| renewal.renewed_on))
                            .any(|day| self.in_period(day))
                    })
                    .count(),
            ),
            entries: count(self.entries.len()),
            wins: count(self.entries.iter().filter(|entry| entry.kind == EntryKind::Win).count()),
            skill_changes: count(self.changes(&BTreeMap::new()).len()),
        }
    }

    /// Ratings at the end that differ from those before the period, by who rated.
    pub(super) fn changes(&self, levels: &BTreeMap<u8, String>) -> Vec<(String, SkillChange)> {
        let mut before: HashMap<(&str, Option<PersonId>), &Assessment> = HashMap::new();
        let mut after: BTreeMap<(&str, &str, Option<PersonId>), &Assessment> = BTreeMap::new();
        for rating in &self.ratings {
            if rating.assessed_on < self.period.from {
                before.insert((&rating.skill, rating.person_id), rating);
            } else {
                after.insert((&rating.area, &rating.skill, rating.person_id), rating);
            }
        }
        let mut changes: Vec<(String, SkillChange)> = after
            .into_iter()
            .filter(|(_, rating)| !self.left_out.contains(&rating.id.into()))
            .filter_map(|((area, skill, person), rating)| {
                let earlier = before.get(&(skill, person)).map(|rating| rating.level);
                (earlier != Some(rating.level)).then(|| {
                    let change = SkillChange {
                        id: Some(rating.id.into()),
                        skill: skill.to_owned(),
                        name: rating.skill_name.clone(),
                        before: earlier,
                        after: rating.level,
                        level: levels.get(&rating.level).cloned().unwrap_or_default(),
                        reason: rating.reason.clone(),
                        by: rating.by.clone(),
                        assessed_on: rating.assessed_on,
                    };
                    (area.to_owned(), change)
                })
            })
            .collect();
        changes.sort_by_key(|(_, change)| change.id.and_then(|id| self.places.get(&id)).copied().unwrap_or(u32::MAX));
        changes
    }

    fn report(&self, db: &Connection, framework: &FrameworkFile, previous: Totals) -> Result<Report> {
        let levels: BTreeMap<u8, String> =
            framework.levels.iter().map(|level| (level.rank, level.name.clone())).collect();
        let profile = store::profile::get(db)?;
        let level = |rank: Option<u8>| rank.and_then(|rank| levels.get(&rank).cloned());
        Ok(Report {
            quarter: self.period.label.clone(),
            from: self.period.from,
            to: self.period.to,
            as_of: self.as_of,
            audience: self.audience,
            mentor: match self.audience {
                Audience::Mentor(person) => Some(store::person::get(db, person)?.name),
                Audience::Me | Audience::Report => None,
            },
            name: profile.name,
            role: level(profile.level).unwrap_or_default(),
            target: level(profile.target_level),
            intentions: (self.intentions.iter())
                .map(|intention| ReportIntention {
                    text: intention.text.clone(),
                    result: intention.result,
                    outcome: intention.outcome.clone(),
                })
                .collect(),
            areas: self.areas(framework, &levels),
            challenges: self.challenges(framework),
            case: Vec::new(),
            focus: self.focus.iter().map(|intention| intention.text.clone()).collect(),
            totals: self.totals(),
            previous,
            withheld: None,
        })
    }

    fn challenges(&self, framework: &FrameworkFile) -> Vec<ChallengeCount> {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| !entry.challenge.is_empty()) {
            *counts.entry(&entry.challenge).or_default() += 1;
        }
        let mut counts: Vec<ChallengeCount> = counts
            .into_iter()
            .map(|(slug, count)| ChallengeCount { name: challenge_name(framework, slug), count })
            .collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        counts
    }
}

/// Minutes together; a sum beyond all years is as good as endless.
pub(super) fn total(minutes: impl Iterator<Item = u32>) -> u32 {
    minutes.fold(0, u32::saturating_add)
}

/// Whether a certification has a place in a period: being worked on, or earned, renewed or running out in it, or holding.
fn concerns(certification: &Certification, from: NaiveDate, to: NaiveDate) -> bool {
    let within = |day: Option<NaiveDate>| day.is_some_and(|day| day >= from && day <= to);
    match certification.stage {
        CertificationStage::Planned | CertificationStage::Withdrawn => false,
        CertificationStage::Studying | CertificationStage::Booked => true,
        CertificationStage::Earned => {
            within(certification.earned_on)
                || certification.renewals.iter().any(|renewal| within(Some(renewal.renewed_on)))
                || within(certification.expires_on)
                || certification.status == CertificationStatus::Expiring
        }
    }
}
