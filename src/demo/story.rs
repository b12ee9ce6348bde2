//! Reads the records of the sample year and writes them by the rules that hold for everyone.
//!
//! The files say each record as the window would send it, with five shorter ways of writing: `~12 tue` is a day (see
//! `calendar`), followed by ` T13:00:00Z` an instant; `@maya` is the record of that key, and `mentor:@maya` is for her alone; a
//! text of several lines is a list of lines; evidence is a verb and a skill.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::calendar::Calendar;
use crate::{
    CertificationMove, Credit, Error, GoalId, GoalMove, NewActivity, NewAssessment, NewCertification, NewCheckIn,
    NewEntry, NewGoal, NewMarks, NewMentorship, NewPerson, NewSession, Period, PersonId, RecordId, Result, Visibility,
    activity, assessment, certification, entry, goal, intention, logbook::Change, mentorship, person, session, store,
};

const PROFILE: &str = include_str!("profile.json");
const PEOPLE: &str = include_str!("people.json");
const ASSESSMENTS: &str = include_str!("assessments.json");
const MENTORSHIPS: &str = include_str!("mentorships.json");
const GOALS: &str = include_str!("goals.json");
const ACTIVITIES: &str = include_str!("activities.json");
const SESSIONS: &str = include_str!("sessions.json");
const CERTIFICATIONS: &str = include_str!("certifications.json");
const CHECK_INS: &str = include_str!("check-ins.json");
const ENTRIES: &str = include_str!("entries.json");
const INTENTIONS: &str = include_str!("intentions.json");

/// A goal and how it ended.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GoalTold {
    #[serde(flatten)]
    goal: NewGoal,
    end: Option<GoalMove>,
    end_on: Option<NaiveDate>,
}

/// How a goal stood on a day.
#[derive(Deserialize)]
struct CheckInTold {
    goal: GoalId,
    #[serde(flatten)]
    check_in: NewCheckIn,
}

/// A certification, what became of it, and its credits.
#[derive(Deserialize)]
struct CertificationTold {
    #[serde(flatten)]
    certification: NewCertification,
    #[serde(default)]
    moves: Vec<CertificationMove>,
    #[serde(default)]
    credits: Vec<CreditTold>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreditTold {
    amount: f64,
    on: NaiveDate,
    note: String,
    from_id: Option<RecordId>,
}

/// An entry, which may have come by quick capture.
#[derive(Deserialize)]
struct EntryTold {
    #[serde(flatten)]
    entry: NewEntry,
    #[serde(default)]
    captured: bool,
}

/// The skills that one person rated on a day: skill, level and reason.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RoundTold {
    on: NaiveDate,
    person_id: Option<PersonId>,
    visibility: Visibility,
    ratings: Vec<(String, u8, String)>,
}

/// What was meant to happen in the quarter so many quarters ago.
#[derive(Deserialize)]
struct IntentionsTold {
    quarter: u16,
    visibility: Visibility,
    texts: Vec<String>,
}

/// Writes the sample year into a logbook that is empty.
pub(super) fn tell(change: &Change<'_>) -> Result<()> {
    let mut story = Story { calendar: Calendar::new(change.today), known: HashMap::new() };
    store::profile::set(change, &story.read(parsed(PROFILE)?)?)?;
    story.each(PEOPLE, |_, new: NewPerson| Ok(Some(person::add_person(change, &new)?.id.into())))?;
    story.each(ASSESSMENTS, |_, round| rate(change, round))?;
    story.each(MENTORSHIPS, |_, new: NewMentorship| Ok(Some(mentorship::start_mentorship(change, &new)?.id.into())))?;
    story.each(GOALS, |_, told| set_goal(change, told))?;
    story.each(ACTIVITIES, |_, new: NewActivity| Ok(Some(activity::add_activity(change, &new)?.id.into())))?;
    story.each(SESSIONS, |_, new: NewSession| Ok(Some(session::add_session(change, &new)?.id.into())))?;
    story.each(CERTIFICATIONS, |_, told| certify(change, told))?;
    story.each(CHECK_INS, |_, told| check_in(change, &told))?;
    story.each(ENTRIES, |_, told| write_entry(change, &told))?;
    story.each(INTENTIONS, |calendar, told| intend(change, calendar, &told))
}

fn rate(change: &Change<'_>, round: RoundTold) -> Result<Option<RecordId>> {
    for (skill, level, reason) in round.ratings {
        let marks = NewMarks { visibility: round.visibility, ..NewMarks::default() };
        let (person_id, assessed_on) = (round.person_id, Some(round.on));
        assessment::rate_skill(change, &NewAssessment { marks, skill, level, reason, person_id, assessed_on })?;
    }
    Ok(None)
}

fn set_goal(change: &Change<'_>, told: GoalTold) -> Result<Option<RecordId>> {
    let added = goal::add_goal(change, &told.goal)?;
    let id = added.id;
    if let (Some(end), Some(on)) = (told.end, told.end_on) {
        store::goal::update(change, &goal::moved(added, &end, on)?)?;
    }
    Ok(Some(id.into()))
}

fn check_in(change: &Change<'_>, told: &CheckInTold) -> Result<Option<RecordId>> {
    goal::check_in::add_check_in(change, &store::goal::get(change, told.goal)?, &told.check_in)?;
    Ok(None)
}

fn certify(change: &Change<'_>, told: CertificationTold) -> Result<Option<RecordId>> {
    let certification_id = certification::add_certification(change, &told.certification)?.id;
    for to in &told.moves {
        certification::stage::move_certification(change, certification_id, to)?;
    }
    for CreditTold { amount, on: credited_on, note, from_id } in told.credits {
        let credit = Credit { id: change.id(), certification_id, amount, credited_on, note, from_id };
        certification::stage::add_credit(change, credit)?;
    }
    Ok(Some(certification_id.into()))
}

fn write_entry(change: &Change<'_>, told: &EntryTold) -> Result<Option<RecordId>> {
    let mut written = told.entry.applied(change, entry::blank(change))?;
    written.captured = told.captured;
    Ok(Some(entry::insert(change, written, &told.entry.marks)?.id.into()))
}

fn intend(change: &Change<'_>, calendar: &Calendar, told: &IntentionsTold) -> Result<Option<RecordId>> {
    let quarter = Period::containing(calendar.round(told.quarter), None);
    let marks = NewMarks { visibility: told.visibility, ..NewMarks::default() };
    for text in &told.texts {
        intention::intend(change, &quarter, text, &marks)?;
    }
    Ok(None)
}

/// What has been told so far.
struct Story {
    calendar: Calendar,
    known: HashMap<String, RecordId>,
}

impl Story {
    /// Writes every record of a file, in its order; one with a key can be spoken of from then on.
    fn each<T: DeserializeOwned>(
        &mut self,
        file: &str,
        write: impl Fn(&Calendar, T) -> Result<Option<RecordId>>,
    ) -> Result<()> {
        for record in parsed::<Vec<Value>>(file)? {
            let key = record.get("key").and_then(Value::as_str).map(str::to_owned);
            let id = write(&self.calendar, self.read(record)?)?;
            self.known.extend(key.zip(id));
        }
        Ok(())
    }

    fn read<T: DeserializeOwned>(&self, record: Value) -> Result<T> {
        serde_json::from_value(self.resolved(record)?).map_err(unreadable)
    }

    /// A value with its shorter ways of writing made whole.
    fn resolved(&self, value: Value) -> Result<Value> {
        Ok(match value {
            Value::String(said) => Value::String(self.meant(said)?),
            Value::Array(all) => Value::Array(all.into_iter().map(|one| self.resolved(one)).collect::<Result<_>>()?),
            Value::Object(fields) => Value::Object(
                fields
                    .into_iter()
                    .map(|(name, value)| Ok((name.clone(), self.field(&name, value)?)))
                    .collect::<Result<_>>()?,
            ),
            other => other,
        })
    }

    fn field(&self, name: &str, value: Value) -> Result<Value> {
        match (name, &value) {
            ("body" | "note" | "notes" | "privateNotes", Value::Array(lines)) => {
                Ok(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n").into())
            }
            ("evidence", Value::Array(shown)) => {
                let shown = shown.iter().filter_map(|one| one.as_str()?.split_once(' '));
                Ok(shown.map(|(verb, name)| json!({ "verb": verb, "name": name })).collect())
            }
            _ => self.resolved(value),
        }
    }

    fn meant(&self, said: String) -> Result<String> {
        if let Some(day) = said.strip_prefix('~') {
            let (day, time) = day.split_once(" T").map_or((day, None), |(day, time)| (day, Some(time)));
            let day = self.calendar.day(day).ok_or_else(|| unreadable(format!("“{said}” is no day")))?;
            return Ok(time.map_or_else(|| day.to_string(), |time| format!("{day}T{time}")));
        }
        let (before, key) = match said.strip_prefix('@') {
            Some(key) => ("", key),
            None => match said.strip_prefix("mentor:@") {
                Some(key) => ("mentor:", key),
                None => return Ok(said),
            },
        };
        let id = self.known.get(key).ok_or_else(|| unreadable(format!("nothing is called “{key}”")))?;
        Ok(format!("{before}{id}"))
    }
}

fn parsed<T: DeserializeOwned>(file: &str) -> Result<T> {
    serde_json::from_str(file).map_err(unreadable)
}

fn unreadable(why: impl std::fmt::Display) -> Error {
    Error::Storage { message: format!("The sample year cannot be read: {why}."), path: None }
}
