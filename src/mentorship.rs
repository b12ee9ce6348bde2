//! A mentorship: an agreement with a person about what to grow in, and how often to meet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    EntryKind, Error, Kind, Logbook, Marks, MentorshipId, NewAssessment, NewEntry, NewMarks, PersonId, Result, Span,
    assessment::rate_skill,
    day::{DAY_MINUTES, in_reach, short_enough},
    entry::add_entry,
    logbook::Change,
    store, text,
    word::words,
};

words! {
    /// What I am in a mentorship.
    Direction as "as" {
        /// I am the one who is helped.
        Mentee = "mentee",
        /// I am the one who helps.
        Mentor = "mentor",
    }
}

/// An agreement with a person.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Mentorship {
    /// Its name for ever.
    pub id: MentorshipId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// With whom.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// What I am in it.
    #[serde(rename = "as")]
    pub direction: Direction,
    /// What it is for.
    pub purpose: String,
    /// How often to meet.
    pub cadence: Option<Span>,
    /// How long a session usually is.
    pub minutes: Option<u32>,
    /// What stays between us.
    pub confidentiality: String,
    /// Its first day.
    pub from_on: NaiveDate,
    /// The day it is meant to end.
    pub until_on: Option<NaiveDate>,
    /// The day it ended.
    pub ended_on: Option<NaiveDate>,
    /// The skills in focus, by slug, each with the rating at the start.
    pub skills: Vec<FocusSkill>,
    /// The day of the last session held.
    pub last_session_on: Option<NaiveDate>,
    /// The day of the next planned session.
    pub next_session_on: Option<NaiveDate>,
    /// The day of the session that is due: the planned one, or else the one that the rhythm asks for after the last; none once it
    /// ended.
    pub due_on: Option<NaiveDate>,
}

impl Mentorship {
    /// Whether it has not ended before a day.
    pub(crate) fn runs_on(&self, day: NaiveDate) -> bool {
        self.ended_on.is_none_or(|ended| day <= ended)
    }

    pub(crate) fn due_on(&self) -> Option<NaiveDate> {
        let last = self.last_session_on.unwrap_or(self.from_on);
        let asked_for = || self.cadence.map(|cadence| cadence.after(last));
        self.next_session_on.or_else(asked_for).filter(|_| self.ended_on.is_none())
    }
}

/// A skill in focus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FocusSkill {
    /// The skill's slug.
    pub skill: String,
    /// The skill's name.
    pub name: String,
    /// My own rating when the mentorship started; none where I am the mentor, as my ratings say nothing about somebody else.
    pub start_level: Option<u8>,
    /// My own rating since then: by its last day where it ended, or else by now; none where I gave none since.
    pub end_level: Option<u8>,
}

/// How a mentorship ends.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct EndMentorship {
    /// How I rate myself in skills that were in focus; those that are not named stay as they are.
    pub ratings: Vec<FocusRating>,
    /// What came of it: kept as a reflection in the journal that speaks of the person.
    pub note: String,
}

/// My own rating of a skill in focus, at the end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FocusRating {
    /// The skill, by slug or a unique beginning of slug or name.
    pub skill: String,
    /// 0 to 4.
    pub level: u8,
    /// Why.
    pub reason: String,
}

/// A mentorship to start, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewMentorship {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// With whom.
    pub person_id: PersonId,
    /// What I am in it; a mentee unless the person is a mentee.
    #[serde(rename = "as")]
    pub direction: Option<Direction>,
    /// What it is for.
    pub purpose: String,
    /// How often to meet.
    pub cadence: Option<Span>,
    /// How long a session usually is.
    pub minutes: Option<u32>,
    /// What stays between us.
    pub confidentiality: String,
    /// Its first day; today unless said.
    pub from_on: Option<NaiveDate>,
    /// The day it is meant to end.
    pub until_on: Option<NaiveDate>,
    /// The skills in focus, by name: none, or two to four.
    pub skills: Vec<String>,
}

impl NewMentorship {
    /// A mentorship with someone that says nothing more yet.
    pub fn with(person_id: PersonId) -> Self {
        Self {
            marks: NewMarks::default(),
            person_id,
            direction: None,
            purpose: String::new(),
            cadence: None,
            minutes: None,
            confidentiality: String::new(),
            from_on: None,
            until_on: None,
            skills: vec![],
        }
    }

    fn applied(&self, before: Mentorship) -> Result<Mentorship> {
        let from_on = self.from_on.unwrap_or(before.from_on);
        in_reach("from", from_on)?;
        in_reach("until", self.until_on)?;
        if self.until_on.is_some_and(|until| until < from_on) {
            return Err(Error::invalid(
                "until",
                format!("The mentorship would end before it starts on {from_on}. Choose a later day."),
            ));
        }
        if before.ended_on.is_some_and(|ended| ended < from_on) {
            return Err(Error::invalid("from", "The mentorship would start after it ended. Choose an earlier day."));
        }
        if self.minutes == Some(0) {
            return Err(Error::invalid("minutes", "A session takes at least a minute. Leave it empty if it varies."));
        }
        short_enough("A session", self.minutes, DAY_MINUTES)?;
        Ok(Mentorship {
            person_id: self.person_id,
            direction: self.direction.unwrap_or(before.direction),
            purpose: text::body("purpose", &self.purpose)?,
            cadence: self.cadence,
            minutes: self.minutes,
            confidentiality: text::body("confidentiality", &self.confidentiality)?,
            from_on,
            until_on: self.until_on,
            ..before
        })
    }
}

impl From<&Mentorship> for NewMentorship {
    fn from(mentorship: &Mentorship) -> Self {
        Self {
            marks: NewMarks::from(&mentorship.marks),
            person_id: mentorship.person_id,
            direction: Some(mentorship.direction),
            purpose: mentorship.purpose.clone(),
            cadence: mentorship.cadence,
            minutes: mentorship.minutes,
            confidentiality: mentorship.confidentiality.clone(),
            from_on: Some(mentorship.from_on),
            until_on: mentorship.until_on,
            skills: mentorship.skills.iter().map(|focus| focus.skill.clone()).collect(),
        }
    }
}

impl Logbook {
    /// Starts a mentorship.
    ///
    /// # Errors
    /// `Invalid` when one with that person, in the same direction, has not ended; `NotFound` for the person or a skill.
    pub fn start_mentorship(&self, new: NewMentorship) -> Result<Mentorship> {
        self.write("Start mentorship", |change| start_mentorship(change, &new))
    }

    /// Makes a mentorship what `new` says.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound`.
    pub fn edit_mentorship(&self, id: MentorshipId, new: NewMentorship) -> Result<Mentorship> {
        self.write("Edit mentorship", |change| {
            let before = store::mentorship::get(change, id)?;
            if NewMentorship::from(&before) == new {
                return Ok(before);
            }
            let after = new.applied(before.clone())?;
            store::person::get(change, after.person_id)?;
            if after.ended_on.is_none() && (after.person_id, after.direction) != (before.person_id, before.direction) {
                refuse_second(change, &after)?;
            }
            store::mentorship::update(change, &after)?;
            set_skills(change, &after, &new.skills)?;
            store::record::set_marks(change, id.into(), &new.marks)?;
            store::record::touch(change, id.into())?;
            store::mentorship::get(change, id)
        })
    }

    /// Ends a mentorship today, with a new rating of the skills in its focus; ending it twice keeps the first day.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` for a rating of a skill that was not in focus, one that I gave as a mentor, and one that breaks a rule
    /// of [`Logbook::rate_skill`].
    pub fn end_mentorship(&self, id: MentorshipId, end: EndMentorship) -> Result<Mentorship> {
        self.write("End mentorship", |change| {
            let mut mentorship = store::mentorship::get(change, id)?;
            if mentorship.ended_on.is_none() {
                mentorship.ended_on = Some(change.today.max(mentorship.from_on));
                store::mentorship::update(change, &mentorship)?;
                store::record::touch(change, id.into())?;
            }
            for rating in &end.ratings {
                rate_at_end(change, &mentorship, rating)?;
            }
            if !end.note.trim().is_empty() {
                let reflection = NewEntry {
                    marks: NewMarks { links: vec![mentorship.person_id.into()], ..NewMarks::default() },
                    kind: Some(EntryKind::Reflection),
                    title: format!("The mentorship with {}", mentorship.person),
                    body: end.note.clone(),
                    ..NewEntry::default()
                };
                add_entry(change, &reflection)?;
            }
            store::mentorship::get(change, id)
        })
    }

    /// One mentorship.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_mentorship(&self, id: MentorshipId) -> Result<Mentorship> {
        self.read(|db| store::mentorship::get(db, id))
    }

    /// All mentorships, those that have not ended first.
    pub fn list_mentorships(&self) -> Result<Vec<Mentorship>> {
        self.read(store::mentorship::list)
    }

    /// The mentorship with a person that has not ended, or else the newest that has.
    ///
    /// # Errors
    /// `NotFound` when there never was one.
    pub fn mentorship_with(&self, person: PersonId) -> Result<Mentorship> {
        self.read(|db| store::mentorship::with(db, person)?.ok_or_else(|| Error::not_found("mentorship with", person)))
    }
}

/// Starts a mentorship in a change that may hold more.
pub(crate) fn start_mentorship(change: &Change<'_>, new: &NewMentorship) -> Result<Mentorship> {
    let person = store::person::get(change, new.person_id)?;
    let blank = Mentorship {
        id: change.id(),
        marks: Marks::default(),
        person_id: person.id,
        person: person.name,
        direction: if person.relation == crate::Relation::Mentee { Direction::Mentor } else { Direction::Mentee },
        purpose: String::new(),
        cadence: None,
        minutes: None,
        confidentiality: String::new(),
        from_on: change.today,
        until_on: None,
        ended_on: None,
        skills: vec![],
        last_session_on: None,
        next_session_on: None,
        due_on: None,
    };
    let mentorship = new.applied(blank)?;
    refuse_second(change, &mentorship)?;
    store::record::insert(change, mentorship.id.into(), Kind::Mentorship, &new.marks)?;
    store::mentorship::insert(change, &mentorship)?;
    set_skills(change, &mentorship, &new.skills)?;
    store::mentorship::get(change, mentorship.id)
}

/// What I am rated by says nothing about a mentee, so that only a mentee's own skills are rated again.
fn rate_at_end(change: &Change<'_>, mentorship: &Mentorship, rating: &FocusRating) -> Result<()> {
    if mentorship.direction == Direction::Mentor {
        let why = format!(
            "These are skills of {}, and your ratings are about yourself. Say in a note what came of it.",
            mentorship.person
        );
        return Err(Error::invalid("rating", why));
    }
    let rated = NewAssessment {
        skill: rating.skill.clone(),
        level: rating.level,
        reason: rating.reason.clone(),
        assessed_on: mentorship.ended_on.map(|ended| ended.min(change.today)),
        ..NewAssessment::default()
    };
    let rated = rate_skill(change, &rated)?;
    if mentorship.skills.iter().any(|focus| focus.skill == rated.skill) {
        return Ok(());
    }
    Err(Error::invalid("rating", format!("{} was not in focus. Rate it by itself.", rated.skill_name)))
}

/// Names may mean the same skill, so that they are counted once they are understood.
fn set_skills(change: &Change<'_>, mentorship: &Mentorship, names: &[String]) -> Result<()> {
    let skills = store::mentorship::find_skills(change, mentorship.id, names)?;
    if !matches!(skills.len(), 0 | 2..=4) {
        return Err(Error::invalid(
            "skill",
            "A mentorship has two to four skills in focus. Choose those that matter most, or none as yet.",
        ));
    }
    store::mentorship::set_skills(change, mentorship, &skills)
}

/// Two agreements that run at once, with one person and in one direction, could not be told apart.
fn refuse_second(change: &Change<'_>, mentorship: &Mentorship) -> Result<()> {
    let open = store::mentorship::list(change)?.into_iter().find(|other| {
        other.id != mentorship.id
            && other.person_id == mentorship.person_id
            && other.direction == mentorship.direction
            && other.ended_on.is_none()
    });
    match open {
        None => Ok(()),
        Some(open) => Err(Error::invalid(
            "person",
            format!("A mentorship with {} has run since {}. End it first, or edit it.", open.person, open.from_on),
        )),
    }
}
