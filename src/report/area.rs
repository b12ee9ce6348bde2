//! The skill areas of a report: each record under the areas that it belongs to, in full under the first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    compose::{Composer, total},
    *,
};
use crate::{Activity, Audience, Certification, Entry, Goal, Marks, Session, framework::file::FrameworkFile};

/// The slug of the area that holds what has no skill.
const UNMAPPED: &str = "unmapped";

/// The records that belong to one area.
pub(super) struct AreaRecords<'a> {
    pub(super) slug: String,
    pub(super) name: String,
    pinned: bool,
    /// The areas of the framework, so that what belongs to none of them is found.
    known: &'a HashSet<&'a str>,
    pub(super) goals: Vec<&'a Goal>,
    pub(super) sessions: Vec<&'a Session>,
    pub(super) certifications: Vec<&'a Certification>,
    pub(super) activities: Vec<&'a Activity>,
    pub(super) entries: Vec<&'a Entry>,
}

impl AreaRecords<'_> {
    /// Whether what belongs to that area is shown here.
    pub(super) fn shows(&self, area: &str) -> bool {
        if self.slug == UNMAPPED { !self.known.contains(area) } else { self.slug == area }
    }

    fn holds(&self, marks: &Marks, targets: &[crate::Target]) -> bool {
        let mut of = (marks.evidence.iter().map(|evidence| evidence.area.as_str()))
            .chain(targets.iter().map(|target| target.area.as_str()));
        if self.slug == UNMAPPED { !of.any(|slug| self.known.contains(slug)) } else { of.any(|slug| slug == self.slug) }
    }
}

impl Composer {
    /// The pinned areas, then the others, and last what belongs to none, each with its records.
    pub(super) fn in_areas<'a>(
        &'a self,
        framework: &FrameworkFile,
        known: &'a HashSet<&'a str>,
    ) -> Vec<AreaRecords<'a>> {
        let mut areas: Vec<_> =
            framework.areas.iter().map(|area| (area.slug.clone(), area.name.clone(), area.pinned)).collect();
        areas.sort_by_key(|(.., pinned)| !pinned);
        areas.push((UNMAPPED.into(), "Not mapped to an area".into(), false));
        areas
            .into_iter()
            .map(|(slug, name, pinned)| {
                let mut area = AreaRecords {
                    slug,
                    name,
                    pinned,
                    known,
                    goals: vec![],
                    sessions: vec![],
                    certifications: vec![],
                    activities: vec![],
                    entries: vec![],
                };
                area.goals = self.goals.iter().filter(|goal| area.holds(&goal.marks, &goal.targets)).collect();
                area.sessions = self.sessions.iter().filter(|session| area.holds(&session.marks, &[])).collect();
                area.certifications = self.certifications.iter().filter(|one| area.holds(&one.marks, &[])).collect();
                area.activities = self.activities.iter().filter(|activity| area.holds(&activity.marks, &[])).collect();
                area.entries = self.entries.iter().filter(|entry| area.holds(&entry.marks, &[])).collect();
                area
            })
            .collect()
    }

    pub(super) fn areas(&self, framework: &FrameworkFile, levels: &BTreeMap<u8, String>) -> Vec<ReportArea> {
        let known = slugs(framework);
        let mut placed = Placed::default();
        let changes = self.changes(levels);
        self.in_areas(framework, &known)
            .iter()
            .map(|records| {
                let mut area = self.area(records, &mut placed, framework);
                let here = changes.iter().filter(|(slug, _)| records.shows(slug));
                area.skill_changes = here.map(|(_, change)| change.clone()).collect();
                area
            })
            .filter(|area| area.pinned || !area.is_empty())
            .collect()
    }

    fn area(&self, records: &AreaRecords<'_>, placed: &mut Placed, framework: &FrameworkFile) -> ReportArea {
        let slug = &records.slug;
        let minutes = (records.sessions.iter().map(|session| session.minutes))
            .chain(records.activities.iter().map(|activity| activity.minutes))
            .chain(records.entries.iter().map(|entry| entry.minutes));
        ReportArea {
            area: slug.clone(),
            name: records.name.clone(),
            pinned: records.pinned,
            minutes: total(minutes.flatten()),
            goals: records.goals.iter().map(|goal| self.goal(goal, placed.seen(goal.id.into(), slug))).collect(),
            sessions: (records.sessions.iter())
                .map(|session| self.session(session, placed.seen(session.id.into(), slug)))
                .collect(),
            activities: (records.activities.iter())
                .map(|activity| reported_activity(activity, placed.seen(activity.id.into(), slug)))
                .collect(),
            certifications: (records.certifications.iter())
                .map(|one| self.certification(one, placed.seen(one.id.into(), slug)))
                .collect(),
            entries: (records.entries.iter())
                .map(|entry| self.entry(entry, framework, placed.seen(entry.id.into(), slug)))
                .collect(),
            skill_changes: vec![],
        }
    }

    /// What a record says, without the titles of others that the audience may not see.
    fn bare(&self, text: &str, marks: &Marks) -> String {
        names::bare(text, &marks.links, &self.held_back)
    }

    /// The goal as it stood on the last day.
    fn goal(&self, goal: &Goal, seen_in: Option<String>) -> ReportGoal {
        let known: Vec<_> = goal.check_ins.iter().filter(|check_in| check_in.checked_on <= self.as_of).collect();
        let closed_on = goal.closed_on.filter(|day| *day <= self.as_of);
        ReportGoal {
            id: Some(goal.id.into()),
            title: goal.title.clone(),
            why: self.bare(&goal.why, &goal.marks),
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
                .map(|check_in| self.bare(&check_in.note, &goal.marks))
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
        // Shared notes were shared with whoever the session was with, and a mentor sees only their own.
        let shared = self.audience != Audience::Report;
        ReportSession {
            id: Some(session.id.into()),
            person: session.person.clone(),
            held_on: session.held_on,
            minutes: session.minutes,
            takeaway: self.bare(&session.takeaway, &session.marks),
            decisions: session.decisions.iter().map(|decision| self.bare(&decision.text, &session.marks)).collect(),
            actions: session
                .actions
                .iter()
                .filter(|action| action.dropped_on.is_none_or(|day| day > self.as_of))
                .map(|action| ReportAction {
                    text: self.bare(&action.text, &session.marks),
                    owner: action.owner,
                    due_on: action.due_on,
                    done_on: action.done_on.filter(|day| *day <= self.as_of),
                })
                .collect(),
            notes: if shared { self.bare(&session.notes, &session.marks) } else { String::new() },
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

    fn entry(&self, entry: &Entry, framework: &FrameworkFile, seen_in: Option<String>) -> ReportEntry {
        ReportEntry {
            id: Some(entry.id.into()),
            title: entry.title.clone(),
            kind: entry.kind,
            challenge: (!entry.challenge.is_empty()).then(|| challenge_name(framework, &entry.challenge)),
            happened_on: entry.happened_on,
            minutes: entry.minutes,
            body: self.bare(&entry.body, &entry.marks),
            seen_in,
        }
    }
}

impl ReportArea {
    pub(super) fn forget_ids(&mut self) {
        let ids = (self.goals.iter_mut().map(|goal| &mut goal.id))
            .chain(self.sessions.iter_mut().map(|session| &mut session.id))
            .chain(self.activities.iter_mut().map(|activity| &mut activity.id))
            .chain(self.certifications.iter_mut().map(|certification| &mut certification.id))
            .chain(self.entries.iter_mut().map(|entry| &mut entry.id))
            .chain(self.skill_changes.iter_mut().map(|change| &mut change.id));
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

/// The areas of a framework.
pub(super) fn slugs(framework: &FrameworkFile) -> HashSet<&str> {
    framework.areas.iter().map(|area| area.slug.as_str()).collect()
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

pub(super) fn challenge_name(framework: &FrameworkFile, slug: &str) -> String {
    framework.challenges.iter().find(|kind| kind.slug == slug).map_or_else(|| slug.to_owned(), |kind| kind.name.clone())
}
