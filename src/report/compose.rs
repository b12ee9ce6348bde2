//! Composing a report: everything of a period that an audience may see, as it stood on the period's last day.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::*;
use crate::{
    Activity, Assessment, Audience, Certification, Entry, EntryFilter, Error, Goal, GoalFilter, Logbook, Marks, Period,
    PersonId, Result, Session, SessionFilter, SessionStatus, framework::file::FrameworkFile, store, store::Connection,
};

/// The slug of the area that holds what has no skill.
const UNMAPPED: &str = "unmapped";

impl Logbook {
    /// The progress of a period for an audience, with how many of its records that audience may not see.
    ///
    /// # Errors
    /// `Invalid` for a period that has not begun.
    pub fn report(&self, period: &Period, audience: ReportAudience) -> Result<ComposedReport> {
        let today = self.today();
        if period.from > today {
            return Err(Error::invalid(
                "quarter",
                format!("{} begins on {}: there is nothing to report yet.", period.label, period.from),
            ));
        }
        self.read(|db| {
            let all = Composer::read(db, period, today, Audience::Me)?;
            let shown = Composer::read(db, period, today, Audience::Report)?;
            let withheld = u32::try_from(all.ids().difference(&shown.ids()).count()).unwrap_or(u32::MAX);
            let composer = match audience {
                ReportAudience::Me => all,
                ReportAudience::Report => shown,
            };
            let previous = Composer::read(db, &period.previous(), today, composer.audience)?.totals();
            let mut report = composer.report(db, audience, previous)?;
            report.withheld = (audience == ReportAudience::Me).then_some(withheld);
            Ok(ComposedReport { report, withheld })
        })
    }
}

/// What one audience sees of one period.
struct Composer {
    period: Period,
    as_of: NaiveDate,
    audience: Audience,
    goals: Vec<Goal>,
    sessions: Vec<Session>,
    /// The actions of every session up to the last day.
    actions: Vec<crate::Action>,
    activities: Vec<Activity>,
    certifications: Vec<Certification>,
    entries: Vec<Entry>,
    ratings: Vec<Assessment>,
    intentions: Vec<crate::Intention>,
    focus: Vec<crate::Intention>,
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
        goals.retain(|goal| goal.start_on <= as_of && goal.closed_on.is_none_or(|closed| closed >= period.from));
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
            ratings: store::assessment::until(db, as_of, audience)?,
            intentions: store::intention::list(db, &period.label, audience)?,
            focus: store::intention::list(db, &period.next().label, audience)?,
            period: period.clone(),
        })
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

    fn in_period(&self, day: NaiveDate) -> bool {
        day >= self.period.from && day <= self.as_of
    }

    fn moved(&self, goal: &Goal) -> bool {
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
    fn changes(&self, levels: &BTreeMap<u8, String>) -> Vec<(String, SkillChange)> {
        let mut before: HashMap<(&str, Option<PersonId>), &Assessment> = HashMap::new();
        let mut after: BTreeMap<(&str, &str, Option<PersonId>), &Assessment> = BTreeMap::new();
        for rating in &self.ratings {
            if rating.assessed_on < self.period.from {
                before.insert((&rating.skill, rating.person_id), rating);
            } else {
                after.insert((&rating.area, &rating.skill, rating.person_id), rating);
            }
        }
        after
            .into_iter()
            .filter_map(|((area, skill, person), rating)| {
                let earlier = before.get(&(skill, person)).map(|rating| rating.level);
                (earlier != Some(rating.level)).then(|| {
                    let change = SkillChange {
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
            .collect()
    }

    fn report(&self, db: &Connection, audience: ReportAudience, previous: Totals) -> Result<Report> {
        let framework = store::framework::file(db, None)?;
        let levels: BTreeMap<u8, String> =
            framework.levels.iter().map(|level| (level.rank, level.name.clone())).collect();
        let profile = store::profile::get(db)?;
        let level = |rank: Option<u8>| rank.and_then(|rank| levels.get(&rank).cloned());
        Ok(Report {
            quarter: self.period.label.clone(),
            from: self.period.from,
            to: self.period.to,
            as_of: self.as_of,
            audience,
            name: profile.name,
            role: level(profile.level).unwrap_or_default(),
            target: level(profile.target_level),
            intentions: self.intentions.iter().map(|intention| intention.text.clone()).collect(),
            areas: self.areas(&framework, &levels),
            challenges: self.challenges(&framework),
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

    fn areas(&self, framework: &FrameworkFile, levels: &BTreeMap<u8, String>) -> Vec<ReportArea> {
        let mut areas: Vec<ReportArea> = framework
            .areas
            .iter()
            .map(|area| ReportArea {
                area: area.slug.clone(),
                name: area.name.clone(),
                pinned: area.pinned,
                ..ReportArea::default()
            })
            .collect();
        areas.sort_by_key(|area| !area.pinned);
        areas.push(ReportArea { area: UNMAPPED.into(), name: "Not mapped to an area".into(), ..ReportArea::default() });
        let mut placed = Placed::default();
        for area in &mut areas {
            self.fill(area, &mut placed, framework);
        }
        for (slug, change) in self.changes(levels) {
            let at = areas.iter().position(|area| area.area == slug).unwrap_or(areas.len() - 1);
            if let Some(area) = areas.get_mut(at) {
                area.skill_changes.push(change);
            }
        }
        areas.retain(|area| area.pinned || !area.is_empty());
        if self.audience != Audience::Me {
            areas.iter_mut().for_each(ReportArea::forget_ids);
        }
        areas
    }

    fn fill(&self, area: &mut ReportArea, placed: &mut Placed, framework: &FrameworkFile) {
        let known: HashSet<&str> = framework.areas.iter().map(|area| area.slug.as_str()).collect();
        let here = |marks: &Marks, targets: &[crate::Target]| {
            let mut of = marks
                .evidence
                .iter()
                .map(|evidence| evidence.area.as_str())
                .chain(targets.iter().map(|target| target.area.as_str()));
            if area.area == UNMAPPED { !of.any(|slug| known.contains(slug)) } else { of.any(|slug| slug == area.area) }
        };
        let mut minutes = 0;
        for goal in self.goals.iter().filter(|goal| here(&goal.marks, &goal.targets)) {
            area.goals.push(self.goal(goal, placed.seen(goal.id.into(), &area.area)));
        }
        area.goals.sort_by_key(|goal| !goal.moved);
        for session in self.sessions.iter().filter(|session| here(&session.marks, &[])) {
            minutes = total([minutes, session.minutes.unwrap_or(0)].into_iter());
            area.sessions.push(self.session(session, placed.seen(session.id.into(), &area.area)));
        }
        for activity in self.activities.iter().filter(|activity| here(&activity.marks, &[])) {
            minutes = total([minutes, activity.minutes.unwrap_or(0)].into_iter());
            area.activities.push(reported_activity(activity, placed.seen(activity.id.into(), &area.area)));
        }
        for certification in self.certifications.iter().filter(|certification| here(&certification.marks, &[])) {
            area.certifications
                .push(self.certification(certification, placed.seen(certification.id.into(), &area.area)));
        }
        for entry in self.entries.iter().filter(|entry| here(&entry.marks, &[])) {
            minutes = total([minutes, entry.minutes.unwrap_or(0)].into_iter());
            area.entries.push(reported_entry(entry, framework, placed.seen(entry.id.into(), &area.area)));
        }
        area.minutes = minutes;
    }

    /// The goal as it stood on the last day.
    fn goal(&self, goal: &Goal, seen_in: Option<String>) -> ReportGoal {
        let known: Vec<_> = goal.check_ins.iter().filter(|check_in| check_in.checked_on <= self.as_of).collect();
        let closed_on = goal.closed_on.filter(|day| *day <= self.as_of);
        ReportGoal {
            id: Some(goal.id.into()),
            title: goal.title.clone(),
            why: goal.why.clone(),
            status: if goal.closed_on.is_some() && closed_on.is_none() { GoalStatus::Active } else { goal.status },
            moved: self.moved(goal),
            due_on: goal.due_on,
            closed_on,
            drop_reason: goal.drop_reason.clone().filter(|_| closed_on.is_some()),
            progress: known.iter().rev().find_map(|check_in| check_in.progress),
            note: known
                .iter()
                .rev()
                .find(|check_in| self.in_period(check_in.checked_on) && !check_in.note.is_empty())
                .map(|check_in| check_in.note.clone())
                .unwrap_or_default(),
            milestones: goal
                .milestones
                .iter()
                .map(|milestone| ReportMilestone {
                    title: milestone.title.clone(),
                    reached_on: milestone.reached_on.filter(|day| *day <= self.as_of),
                    // The number that reached it later says nothing of this day.
                    value: milestone.value.filter(|_| milestone.reached_on.is_none_or(|day| day <= self.as_of)),
                    target: milestone.target,
                    unit: milestone.unit.clone(),
                })
                .collect(),
            seen_in,
        }
    }

    fn session(&self, session: &Session, seen_in: Option<String>) -> ReportSession {
        let mine = self.audience == Audience::Me;
        ReportSession {
            id: Some(session.id.into()),
            person: session.person.clone(),
            held_on: session.held_on,
            minutes: session.minutes,
            takeaway: session.takeaway.clone(),
            decisions: session.decisions.iter().map(|decision| decision.text.clone()).collect(),
            actions: session
                .actions
                .iter()
                .filter(|action| action.dropped_on.is_none_or(|day| day > self.as_of))
                .map(|action| ReportAction {
                    text: action.text.clone(),
                    owner: action.owner,
                    due_on: action.due_on,
                    done_on: action.done_on.filter(|day| *day <= self.as_of),
                })
                .collect(),
            notes: if mine { session.notes.clone() } else { String::new() },
            private_notes: if mine { session.private_notes.clone() } else { String::new() },
            seen_in,
        }
    }

    fn certification(&self, certification: &Certification, seen_in: Option<String>) -> ReportCertification {
        // What the issuer gave with it was not there before it was earned.
        let earned_later = certification.earned_on.is_some_and(|day| day > self.as_of);
        let given = |text: &String| (!text.is_empty() && !earned_later).then(|| text.clone());
        ReportCertification {
            id: Some(certification.id.into()),
            name: certification.name.clone(),
            issuer: certification.issuer.clone(),
            stage: certification.stage,
            status: certification.status,
            earned_on: certification.earned_on.filter(|day| *day <= self.as_of),
            expires_on: certification.expires_on.filter(|_| !earned_later),
            exam_on: certification.exam_on,
            renewed_on: certification
                .renewals
                .iter()
                .rev()
                .map(|renewal| renewal.renewed_on)
                .find(|day| self.in_period(*day)),
            credential_id: given(&certification.credential_id),
            url: given(&certification.url),
            seen_in,
        }
    }
}

/// Minutes together; a sum beyond all years is as good as endless.
fn total(minutes: impl Iterator<Item = u32>) -> u32 {
    minutes.fold(0, u32::saturating_add)
}

impl ReportArea {
    fn forget_ids(&mut self) {
        let ids = (self.goals.iter_mut().map(|goal| &mut goal.id))
            .chain(self.sessions.iter_mut().map(|session| &mut session.id))
            .chain(self.activities.iter_mut().map(|activity| &mut activity.id))
            .chain(self.certifications.iter_mut().map(|certification| &mut certification.id))
            .chain(self.entries.iter_mut().map(|entry| &mut entry.id));
        ids.for_each(|id| *id = None);
    }

    fn is_empty(&self) -> bool {
        self.goals.is_empty()
            && self.sessions.is_empty()
            && self.activities.is_empty()
            && self.certifications.is_empty()
            && self.entries.is_empty()
            && self.skill_changes.is_empty()
    }
}

/// Which area shows a record in full: the first that it belongs to.
#[derive(Default)]
struct Placed(HashMap<RecordId, String>);

impl Placed {
    fn seen(&mut self, id: RecordId, area: &str) -> Option<String> {
        match self.0.get(&id) {
            Some(first) => Some(first.clone()),
            None => {
                self.0.insert(id, area.to_owned());
                None
            }
        }
    }
}

/// Whether a certification has a place in a period: being worked on, or earned, renewed or running out in it, or holding.
fn concerns(certification: &Certification, from: NaiveDate, to: NaiveDate) -> bool {
    let within = |day: Option<NaiveDate>| day.is_some_and(|day| day >= from && day <= to);
    match certification.stage {
        CertificationStage::Planned | CertificationStage::Withdrawn => false,
        CertificationStage::Studying | CertificationStage::Booked => {
            certification.earned_on.is_none_or(|earned| earned > to)
        }
        CertificationStage::Earned => {
            within(certification.earned_on)
                || certification.renewals.iter().any(|renewal| within(Some(renewal.renewed_on)))
                || within(certification.expires_on)
                || certification.status == CertificationStatus::Expiring
        }
    }
}

fn reported_activity(activity: &Activity, seen_in: Option<String>) -> ReportActivity {
    ReportActivity {
        id: Some(activity.id.into()),
        title: activity.title.clone(),
        kind: activity.kind,
        happened_on: activity.happened_on,
        minutes: activity.minutes,
        url: (!activity.url.is_empty()).then(|| activity.url.clone()),
        seen_in,
    }
}

fn reported_entry(entry: &Entry, framework: &FrameworkFile, seen_in: Option<String>) -> ReportEntry {
    ReportEntry {
        id: Some(entry.id.into()),
        title: entry.title.clone(),
        kind: entry.kind,
        challenge: (!entry.challenge.is_empty()).then(|| challenge_name(framework, &entry.challenge)),
        happened_on: entry.happened_on,
        minutes: entry.minutes,
        body: entry.body.clone(),
        seen_in,
    }
}

fn challenge_name(framework: &FrameworkFile, slug: &str) -> String {
    framework.challenges.iter().find(|kind| kind.slug == slug).map_or_else(|| slug.to_owned(), |kind| kind.name.clone())
}
