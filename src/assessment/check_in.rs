//! A check-in: skills rated side by side, by oneself and by the person it is held with. Closing it keeps it as it is for good.

mod closing;
mod row;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::on_the_ladder;
use crate::{
    Error, Level, Logbook, PartId, PersonId, Result, SkillCheckInId, SkillId, Visibility,
    framework::ladder,
    logbook::Change,
    store::{self, Connection},
    text,
    word::words,
};

pub use row::{CheckInRating, CheckInRow};

words! {
    /// Who rates in a check-in.
    CheckInSide as "side" {
        /// I do.
        Me = "me",
        /// The person it is held with.
        Mentor = "mentor",
        /// Both of us together.
        Agreed = "agreed",
    }
}

/// A check-in: open, with every skill of the framework in use, or closed, with those that were rated in it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillCheckIn {
    /// Its name for ever.
    pub id: SkillCheckInId,
    /// The person it is held with; nobody, where I rate alone.
    pub person_id: Option<PersonId>,
    /// What they are called; in a closed one, what they were called then.
    pub person: Option<String>,
    /// The day it was begun, or closed.
    #[serde(rename = "on")]
    pub checked_on: NaiveDate,
    /// When it was closed, if it is.
    pub closed_at: Option<DateTime<Utc>>,
    /// The framework's name.
    pub framework: String,
    /// The framework's version.
    pub version: String,
    /// The framework's ladder, lowest first.
    pub levels: Vec<Level>,
    /// A row a skill, in the framework's order, pinned areas first.
    pub rows: Vec<CheckInRow>,
}

/// A check-in on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillCheckInLine {
    /// Its name for ever.
    pub id: SkillCheckInId,
    /// The person it is held with.
    pub person_id: Option<PersonId>,
    /// What they are called; in a closed one, what they were called then.
    pub person: Option<String>,
    /// The day it was begun, or closed.
    #[serde(rename = "on")]
    pub checked_on: NaiveDate,
    /// When it was closed, if it is.
    pub closed_at: Option<DateTime<Utc>>,
    /// The framework's version that was copied in when it was closed.
    pub version: Option<String>,
    /// How many skills are in it; of an open one, how many were rated in it so far.
    pub skills: u32,
}

/// What one side says about a skill in an open check-in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RateInCheckIn {
    /// The skill, by slug or a unique beginning of slug or name.
    pub skill: String,
    /// Who says so.
    pub side: CheckInSide,
    /// 0 to 4; none takes back what was said.
    pub level: Option<u8>,
    /// Why; asked for by closing where the level is another than before.
    #[serde(default)]
    pub reason: String,
}

/// A check-in as its row has it.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) id: SkillCheckInId,
    pub(crate) person_id: Option<PersonId>,
    pub(crate) checked_on: NaiveDate,
    pub(crate) closed_at: Option<DateTime<Utc>>,
    pub(crate) document: Option<String>,
}

/// What one side says about a skill, as its row has it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given {
    pub(crate) id: PartId,
    pub(crate) skill_check_in_id: SkillCheckInId,
    pub(crate) skill_id: SkillId,
    pub(crate) side: CheckInSide,
    pub(crate) level: u8,
    pub(crate) reason: String,
}

impl Logbook {
    /// Begins a check-in with somebody or alone; the one that is open with them already is gone on with.
    ///
    /// # Errors
    /// `NotFound` for the person.
    pub fn start_check_in(&self, person: Option<PersonId>) -> Result<SkillCheckIn> {
        self.write("Start check-in", |change| {
            if let Some(open) = store::skill_check_in::open_with(change, person)? {
                return whole(change, open);
            }
            if let Some(person) = person {
                store::person::get(change, person)?;
            }
            let begun =
                Kept { id: change.id(), person_id: person, checked_on: change.today, closed_at: None, document: None };
            store::skill_check_in::insert(change, &begun)?;
            whole(change, begun)
        })
    }

    /// Says what one side says about a skill, or takes it back. What is missing of the reasons is said at the end, so that nothing is
    /// lost that was only begun.
    ///
    /// # Errors
    /// `Invalid` for a closed check-in, a level outside the ladder, and any side but mine where I rate alone; `NotFound` or `Ambiguous`
    /// for the skill.
    pub fn rate_in_check_in(&self, id: SkillCheckInId, new: RateInCheckIn) -> Result<SkillCheckIn> {
        self.write("Rate in check-in", |change| {
            let open = still_open(change, id)?;
            if open.person_id.is_none() && new.side != CheckInSide::Me {
                let message = "In this check-in you rate alone. Begin one with a person to write down what they say.";
                return Err(Error::invalid("side", message));
            }
            let skill = store::framework::find_skill(change, &new.skill)?;
            let before = store::skill_check_in::given(change, id)?
                .into_iter()
                .find(|given| given.skill_id == skill && given.side == new.side);
            match (new.level, before) {
                (None, Some(before)) => store::skill_check_in::take_back(change, before.id)?,
                (None, None) => {}
                (Some(level), before) => {
                    on_the_ladder(level)?;
                    let reason = text::body("reason", new.reason.trim())?;
                    let given = Given {
                        id: before.as_ref().map_or_else(|| change.id(), |before| before.id),
                        skill_check_in_id: id,
                        skill_id: skill,
                        side: new.side,
                        level,
                        reason,
                    };
                    match before {
                        Some(_) => store::skill_check_in::give_anew(change, &given)?,
                        None => store::skill_check_in::give(change, &given)?,
                    }
                }
            }
            whole(change, open)
        })
    }

    /// Closes a check-in as one step: keeps it with the framework of now, and writes what changed as ratings, which those may see who
    /// `visibility` says.
    ///
    /// # Errors
    /// `Invalid` for a closed check-in, one in which nothing is rated, a change without a reason, and a skill that is not in the
    /// framework in use.
    pub fn close_check_in(&self, id: SkillCheckInId, visibility: Visibility) -> Result<SkillCheckIn> {
        self.write("Close check-in", |change| {
            let open = still_open(change, id)?;
            closing::close(change, whole(change, open.clone())?, open, visibility)?;
            get(change, id)
        })
    }

    /// Gives up an open check-in, or deletes a closed one; the ratings that closing wrote stay. Undo brings it back.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn delete_check_in(&self, id: SkillCheckInId) -> Result<()> {
        self.write("Delete check-in", |change| {
            store::skill_check_in::get(change, id)?;
            store::skill_check_in::delete(change, id)
        })
    }

    /// One check-in: a closed one as it was when it was closed.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_check_in(&self, id: SkillCheckInId) -> Result<SkillCheckIn> {
        self.read(|db| get(db, id))
    }

    /// Every check-in, open ones first, then newest first.
    pub fn list_check_ins(&self) -> Result<Vec<SkillCheckInLine>> {
        self.read(store::skill_check_in::list)
    }
}

fn get(db: &Connection, id: SkillCheckInId) -> Result<SkillCheckIn> {
    whole(db, store::skill_check_in::get(db, id)?)
}

fn still_open(change: &Change<'_>, id: SkillCheckInId) -> Result<Kept> {
    let kept = store::skill_check_in::get(change, id)?;
    if kept.closed_at.is_some() {
        let message = "This check-in is closed and stays as it is. Begin another one for what is different by now.";
        return Err(Error::invalid("checkIn", message));
    }
    Ok(kept)
}

/// A check-in with its rows: a closed one from its document alone, an open one from how the skills stand now.
pub(crate) fn whole(db: &Connection, kept: Kept) -> Result<SkillCheckIn> {
    if let Some(document) = &kept.document {
        return closing::read(&kept, document);
    }
    let person = kept.person_id.map(|person| store::person::get(db, person)).transpose()?;
    let framework = store::framework::file(db, None)?;
    Ok(SkillCheckIn {
        id: kept.id,
        person_id: kept.person_id,
        person: person.map(|person| person.name),
        checked_on: kept.checked_on,
        closed_at: None,
        rows: row::open(db, &kept)?,
        levels: ladder(&framework),
        framework: framework.name,
        version: framework.version,
    })
}
