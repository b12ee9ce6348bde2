//! What a report holds, item by item, and how much is held back from it: told to the person before anything leaves the machine.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{ComposedReport, Report, ReportChoice, area::slugs, compose::Composer, names};
use crate::{Audience, Entry, Error, Kind, RecordId, Result, framework::file::FrameworkFile, store};

/// What a report holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportContents {
    /// Every record that is in it, and every one that was left out of it, in the order of the report.
    pub items: Vec<ReportItem>,
    /// How much the audience does not see.
    pub held_back: HeldBack,
    /// The hash of the report that this list is of: a file is written from exactly this one.
    pub hash: String,
}

/// A record in a report.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportItem {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Where the report shows it in full.
    pub place: ReportPlace,
    /// What it is called there.
    pub title: String,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// Whether it stands there in other words than its own.
    pub reworded: bool,
    /// Whether the person left it out.
    pub left_out: bool,
    /// The SHA-256 of what the report says of it, by which a later change is seen; empty for what was left out.
    pub hash: String,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "in")]
#[ts(export)]
pub enum ReportPlace {
    /// What was intended for the period.
    Intended,
    /// A skill area.
    Area {
        /// Its slug.
        area: String,
        /// Its name.
        name: String,
    },
    /// What is intended for the period after.
    Focus,
}

/// How many records of the period an audience does not see, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HeldBack {
    /// Because of their mark.
    pub by_visibility: u32,
    /// Because they are for somebody else.
    pub by_person: u32,
    /// Because their day is still to come.
    pub by_date: u32,
    /// Because the person left them out.
    pub left_out: u32,
}

impl ComposedReport {
    /// This report, as long as it is the one that was looked at.
    ///
    /// # Errors
    /// `Invalid` when its hash is another one.
    pub fn exactly(self, hash: &str) -> Result<Self> {
        is_the_one(&self.contents.hash, hash)?;
        Ok(self)
    }
}

/// Refuses to write anything but what was looked at.
///
/// # Errors
/// `Invalid` when the hashes differ.
pub(crate) fn is_the_one(hash: &str, looked_at: &str) -> Result<()> {
    if hash == looked_at {
        return Ok(());
    }
    let message = "Something changed since you looked at what leaves. Look again; nothing was written.";
    Err(Error::invalid("hash", message))
}

impl HeldBack {
    /// Those that somebody else would have to be allowed to see.
    pub fn by_mark(self) -> u32 {
        self.by_visibility + self.by_person
    }
}

impl Composer {
    /// Puts everything in the order of the report, applies what the person chose for it, and lists it.
    pub(super) fn arrange(
        &mut self,
        choices: &HashMap<RecordId, ReportChoice>,
        framework: &FrameworkFile,
    ) -> Vec<ReportItem> {
        self.order(choices);
        let items = self.items(choices, framework);
        self.left_out = items.iter().filter(|item| item.left_out).map(|item| item.record).collect();
        self.leave_out();
        self.reword(choices);
        items
    }

    fn order(&mut self, choices: &HashMap<RecordId, ReportChoice>) {
        let place = |id: RecordId| choices.get(&id).and_then(|choice| choice.position).unwrap_or(u32::MAX);
        let moved: HashSet<RecordId> =
            self.goals.iter().filter(|goal| self.moved(goal)).map(|goal| goal.id.into()).collect();
        self.goals.sort_by_key(|goal| (place(goal.id.into()), !moved.contains(&goal.id.into())));
        self.sessions.sort_by_key(|session| place(session.id.into()));
        self.certifications.sort_by_key(|certification| place(certification.id.into()));
        self.activities.sort_by_key(|activity| place(activity.id.into()));
        self.entries.sort_by_key(|entry| (place(entry.id.into()), entry.kind != crate::EntryKind::Win));
        self.intentions.sort_by_key(|intention| place(intention.id.into()));
        self.focus.sort_by_key(|intention| place(intention.id.into()));
        self.places = choices.iter().filter_map(|(id, choice)| Some((*id, choice.position?))).collect();
    }

    fn items(&self, choices: &HashMap<RecordId, ReportChoice>, framework: &FrameworkFile) -> Vec<ReportItem> {
        // The person's own copy holds everything.
        let whole = self.audience == Audience::Me;
        let chosen_title = |id: &RecordId| choices.get(id).and_then(|choice| choice.title.clone());
        let item = |record: RecordId, kind, place: &ReportPlace, own: String, on| ReportItem {
            record,
            kind,
            place: place.clone(),
            title: chosen_title(&record).unwrap_or(own),
            on,
            reworded: choices.get(&record).is_some_and(|choice| choice.title.is_some() || choice.words.is_some()),
            left_out: !whole && choices.get(&record).is_some_and(|choice| choice.left_out),
            hash: String::new(),
        };
        let intended = |all: &[crate::Intention], place: ReportPlace| -> Vec<ReportItem> {
            all.iter().map(|one| item(one.id.into(), Kind::Intention, &place, one.text.clone(), None)).collect()
        };
        let mut items = intended(&self.intentions, ReportPlace::Intended);
        let mut listed: HashSet<RecordId> = HashSet::new();
        let changes = self.changes(&Default::default());
        let known = slugs(framework);
        for area in self.in_areas(framework, &known) {
            let place = ReportPlace::Area { area: area.slug.clone(), name: area.name.clone() };
            let mut add = |record: RecordId, kind, own: String, on| {
                if listed.insert(record) {
                    items.push(item(record, kind, &place, own, on));
                }
            };
            for goal in &area.goals {
                add(goal.id.into(), Kind::Goal, goal.title.clone(), goal.due_on);
            }
            for session in &area.sessions {
                let named = format!("Session with {}", session.person);
                add(session.id.into(), Kind::Session, named, Some(session.held_on));
            }
            for certification in &area.certifications {
                add(certification.id.into(), Kind::Certification, certification.name.clone(), certification.earned_on);
            }
            for activity in &area.activities {
                add(activity.id.into(), Kind::Activity, activity.title.clone(), Some(activity.happened_on));
            }
            for entry in &area.entries {
                add(entry.id.into(), Kind::Entry, self.name_of(entry), Some(entry.happened_on));
            }
            for (slug, change) in &changes {
                if let Some(id) = change.id.filter(|_| area.shows(slug)) {
                    let named = format!("{}: {}", change.name, change.after);
                    add(id, Kind::Assessment, named, Some(change.assessed_on));
                }
            }
        }
        items.extend(intended(&self.focus, ReportPlace::Focus));
        items
    }

    /// An entry by its title, or by how its text begins.
    fn name_of(&self, entry: &Entry) -> String {
        if !entry.title.is_empty() {
            return entry.title.clone();
        }
        let first = entry.body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        names::bare(first, &entry.marks.links, &self.held_back).chars().take(80).collect()
    }

    fn leave_out(&mut self) {
        let out = &self.left_out;
        // What is left out is not named by another either.
        let gone = |line: &crate::Line| out.contains(&line.id);
        let all = (self.entries.iter_mut().map(|entry| &mut entry.marks))
            .chain(self.sessions.iter_mut().map(|session| &mut session.marks))
            .chain(self.goals.iter_mut().map(|goal| &mut goal.marks));
        for marks in all {
            self.held_back.extend(marks.links.iter().filter(|line| gone(line)).map(names::compared));
            marks.links.retain(|line| !gone(line));
        }
        let stays = |id: RecordId| !out.contains(&id);
        self.goals.retain(|goal| stays(goal.id.into()));
        self.sessions.retain(|session| stays(session.id.into()));
        self.actions.retain(|action| stays(action.session_id.into()));
        self.certifications.retain(|certification| stays(certification.id.into()));
        self.activities.retain(|activity| stays(activity.id.into()));
        self.entries.retain(|entry| stays(entry.id.into()));
        self.intentions.retain(|intention| stays(intention.id.into()));
        self.focus.retain(|intention| stays(intention.id.into()));
    }

    fn reword(&mut self, choices: &HashMap<RecordId, ReportChoice>) {
        let of = |id: RecordId| {
            let choice = choices.get(&id);
            (choice.and_then(|choice| choice.title.clone()), choice.and_then(|choice| choice.words.clone()))
        };
        let put = |text: &mut String, chosen: Option<String>| {
            if let Some(chosen) = chosen {
                *text = chosen;
            }
        };
        for goal in &mut self.goals {
            let (title, words) = of(goal.id.into());
            put(&mut goal.title, title);
            if words.is_some() {
                goal.check_ins.iter_mut().for_each(|check_in| check_in.note.clear());
            }
            put(&mut goal.why, words);
        }
        self.sessions.iter_mut().for_each(|session| put(&mut session.takeaway, of(session.id.into()).1));
        self.certifications.iter_mut().for_each(|one| put(&mut one.name, of(one.id.into()).0));
        self.activities.iter_mut().for_each(|activity| put(&mut activity.title, of(activity.id.into()).0));
        for entry in &mut self.entries {
            let (title, words) = of(entry.id.into());
            put(&mut entry.title, title);
            put(&mut entry.body, words);
        }
        self.ratings.iter_mut().for_each(|rating| put(&mut rating.reason, of(rating.id.into()).1));
        for intention in self.intentions.iter_mut().chain(&mut self.focus) {
            put(&mut intention.text, of(intention.id.into()).0);
        }
    }
}

/// Gives each item the hash of what the report, while it still has the ids, says of its record where it shows it in full.
pub(super) fn hash_items(items: &mut [ReportItem], report: &Report) -> Result<()> {
    let mut said: HashMap<RecordId, String> = HashMap::new();
    let mut say = |id: Option<RecordId>, words: Result<String>| -> Result<()> {
        if let (Some(id), words) = (id, words?) {
            said.entry(id).or_insert(words);
        }
        Ok(())
    };
    for area in &report.areas {
        area.goals.iter().try_for_each(|goal| say(goal.id, hash_of(goal)))?;
        area.sessions.iter().try_for_each(|session| say(session.id, hash_of(session)))?;
        area.certifications.iter().try_for_each(|one| say(one.id, hash_of(one)))?;
        area.activities.iter().try_for_each(|activity| say(activity.id, hash_of(activity)))?;
        area.entries.iter().try_for_each(|entry| say(entry.id, hash_of(entry)))?;
        area.skill_changes.iter().try_for_each(|change| say(change.id, hash_of(change)))?;
    }
    for item in items.iter_mut().filter(|item| !item.left_out) {
        item.hash = match said.remove(&item.record) {
            Some(hash) => hash,
            None => hash_of(&item.title)?,
        };
    }
    Ok(())
}

/// A report, or what leaves in another shape, as it is kept.
pub(crate) fn document(of: &impl Serialize) -> Result<String> {
    serde_json::to_string(of)
        .map_err(|error| Error::invalid("report", format!("The report could not be put into words: {error}.")))
}

/// The SHA-256 of what leaves, over everything that a file can hold.
pub(crate) fn hash_of(of: &impl Serialize) -> Result<String> {
    Ok(store::attachment::hash_of(document(of)?.as_bytes()))
}
