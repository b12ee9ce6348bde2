//! A skill in a check-in: how it stood before, what each side says, and what closing makes of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CheckInSide, Given, Kept};
use crate::{
    Descriptor, Result, Skill,
    store::{self, Connection, skill_check_in::Said},
};

/// A skill in a check-in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckInRow {
    /// The skill's slug.
    pub skill: String,
    /// The skill's name.
    pub name: String,
    /// The area's slug.
    pub area: String,
    /// The area's name.
    pub area_name: String,
    /// Whether its area comes first everywhere.
    pub pinned: bool,
    /// My own level before it.
    pub mine: Option<u8>,
    /// The level that the other person saw before it.
    pub theirs: Option<u8>,
    /// What I say.
    pub me: Option<CheckInRating>,
    /// What the other person says: in this check-in, or since the last one with them.
    pub mentor: Option<CheckInRating>,
    /// What we agreed on.
    pub agreed: Option<CheckInRating>,
    /// The level that closing writes as mine: what we agreed on, else what I say; none where it stands already.
    pub my_next: Option<u8>,
    /// The level that closing writes as theirs; none where it stands already.
    pub their_next: Option<u8>,
    /// Whose change has no reason yet; none in a closed one.
    pub unexplained: Vec<CheckInSide>,
    /// What one sees at each level; only in a closed one, from the framework that was copied in.
    pub levels: Vec<Descriptor>,
}

/// What one side says about a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckInRating {
    /// 0 to 4.
    pub level: u8,
    /// Why; may be empty where the level is as before.
    pub reason: String,
    /// The day on which it was said, where that was before this check-in.
    pub on: Option<NaiveDate>,
}

impl CheckInRow {
    /// Whether anything is said about the skill.
    pub(super) fn is_touched(&self) -> bool {
        self.me.is_some() || self.mentor.is_some() || self.agreed.is_some()
    }

    /// Why my level is what closing writes: in the words of both of us, or of the one who sees that level too.
    pub(super) fn my_reason(&self) -> Option<&str> {
        let decided = self.agreed.as_ref().or(self.me.as_ref())?;
        let of_that_level = |one: &&CheckInRating| one.level == decided.level;
        [Some(decided), self.me.as_ref(), self.mentor.as_ref()]
            .into_iter()
            .flatten()
            .filter(of_that_level)
            .map(|one| one.reason.as_str())
            .find(|reason| !reason.is_empty())
    }

    /// Fills in what follows from what each side says.
    fn settled(mut self) -> Self {
        let other_than = |before: Option<u8>| move |level: &u8| Some(*level) != before;
        let level = |one: &Option<CheckInRating>| one.as_ref().map(|one| one.level);
        self.my_next = level(&self.agreed).or(level(&self.me)).filter(other_than(self.mine));
        self.their_next = level(&self.mentor).filter(other_than(self.theirs));
        let silent = |one: &Option<CheckInRating>, before: Option<u8>| {
            one.as_ref().is_some_and(|one| Some(one.level) != before && one.reason.is_empty())
        };
        if silent(&self.me, self.mine) {
            self.unexplained.push(CheckInSide::Me);
        }
        if silent(&self.mentor, self.theirs) {
            self.unexplained.push(CheckInSide::Mentor);
        }
        if silent(&self.agreed, self.mine) && self.my_reason().is_none() {
            self.unexplained.push(CheckInSide::Agreed);
        }
        self
    }
}

/// The rows of an open check-in: every skill of the framework in use, and others that were rated before it was put to use.
pub(super) fn open(db: &Connection, kept: &Kept) -> Result<Vec<CheckInRow>> {
    let given = store::skill_check_in::given(db, kept.id)?;
    let last = store::skill_check_in::last_closed_with(db, kept.person_id)?;
    let said = kept.person_id.map(|person| store::skill_check_in::said_by(db, person)).transpose()?.unwrap_or_default();
    let mut skills = store::framework::skills(db, None)?;
    for given in &given {
        if !skills.iter().any(|skill| skill.id == given.skill_id) {
            skills.extend(store::framework::skills(db, Some(given.skill_id))?);
        }
    }
    let row = |skill: Skill| {
        let said = said.get(&skill.id);
        let since = said.filter(|said| last.is_none_or(|last| said.written_at > last));
        let rated = |side: CheckInSide| {
            let one = given.iter().find(|given| given.skill_id == skill.id && given.side == side)?;
            Some(rating(one))
        };
        CheckInRow {
            me: rated(CheckInSide::Me),
            mentor: rated(CheckInSide::Mentor).or_else(|| since.map(Said::rating)),
            agreed: rated(CheckInSide::Agreed),
            mine: skill.mine,
            theirs: said.map(|said| said.level),
            skill: skill.slug,
            name: skill.name,
            area: skill.area,
            area_name: skill.area_name,
            pinned: skill.pinned,
            my_next: None,
            their_next: None,
            unexplained: vec![],
            levels: vec![],
        }
        .settled()
    };
    Ok(skills.into_iter().map(row).collect())
}

fn rating(given: &Given) -> CheckInRating {
    CheckInRating { level: given.level, reason: given.reason.clone(), on: None }
}

impl Said {
    fn rating(&self) -> CheckInRating {
        CheckInRating { level: self.level, reason: self.reason.clone(), on: Some(self.on) }
    }
}
