//! Readiness for a level, criterion by criterion: what is said, what shows it, and what is missing. Never one number.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{
    Skill,
    file::{FileCriterion, Requirement},
};
use crate::{Error, Logbook, Profile, Result, store};

/// How many records show a criterion well enough (docs/readiness.md).
const ENOUGH: u32 = 2;
/// For how many days the newest of them speaks of today (docs/readiness.md).
const FRESH: Days = Days::new(365);

/// What a level asks for, and how one stands to each of it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Readiness {
    /// The rank of the level.
    pub level: u8,
    /// The level's name.
    pub name: String,
    /// Its criteria: what is missing first, and among those what is required before what is desirable.
    pub criteria: Vec<ReadinessCriterion>,
}

/// One thing that the level asks for.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadinessCriterion {
    /// Its short name in the framework.
    pub slug: String,
    /// What is asked for, in a sentence.
    pub text: String,
    /// The skill in which it is asked for; none where the profile answers.
    pub skill: Option<String>,
    /// The skill's name.
    pub skill_name: Option<String>,
    /// The skill's area.
    pub area: Option<String>,
    /// What the profile has to answer; none where a skill does.
    pub requirement: Option<Requirement>,
    /// The answer of the profile, in words; none where it says nothing.
    pub answer: Option<String>,
    /// Whether the level is better with it and possible without.
    pub desirable: bool,
    /// The person's own latest rating in the skill.
    pub mine: Option<u8>,
    /// The latest rating by somebody else.
    pub mentor: Option<u8>,
    /// How many records show the skill; an expired certification does not.
    pub evidence: u32,
    /// The day of the newest of them.
    pub newest_on: Option<NaiveDate>,
    /// How it stands, in one word.
    pub state: ReadinessState,
}

/// How a criterion stands (docs/readiness.md has the rule of each word).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ReadinessState {
    /// Nothing shows it.
    None,
    /// Something shows it, but not enough, not lately, or the person does not say that the level is reached.
    Thin,
    /// The person says that the level is reached, and it is shown more than once, and lately.
    Supported,
    /// It is supported, and somebody else says so too.
    Agreed,
}

impl ReadinessState {
    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Thin => "thin",
            Self::Supported => "supported",
            Self::Agreed => "agreed",
        }
    }
}

impl Logbook {
    /// How one stands to what a level of the framework in use asks for; to the level aimed for, unless one is named.
    ///
    /// # Errors
    /// `Invalid` for a level that is not on the ladder, and without one when the profile aims for none.
    pub fn readiness(&self, level: Option<u8>) -> Result<Readiness> {
        let profile = self.get_profile()?;
        let level = level.or(profile.target_level).ok_or_else(|| {
            Error::invalid("level", "No level is aimed for yet. Name one, or set the level aimed for in the profile.")
        })?;
        let today = self.today();
        let (file, areas) =
            self.read(|db| Ok((store::framework::file(db, None)?, store::framework::areas(db, today)?)))?;
        let Some(of) = file.levels.iter().find(|one| one.rank == level) else {
            return Err(Error::invalid("level", format!("{level} is not a level of the ladder.")));
        };
        let skills: Vec<&Skill> = areas.iter().flat_map(|area| &area.skills).collect();
        let mut criteria: Vec<_> = file
            .criteria
            .iter()
            .filter(|criterion| criterion.level == level)
            .filter_map(|criterion| match &criterion.skill {
                None => Some((0, in_profile(criterion, &profile, today))),
                Some(slug) => {
                    let (at, skill) = skills.iter().enumerate().find(|(_, skill)| skill.slug == *slug)?;
                    Some((at + 1, in_skill(criterion, skill, today)))
                }
            })
            .collect();
        criteria.sort_by_key(|(at, criterion)| (criterion.state, criterion.desirable, *at));
        let criteria = criteria.into_iter().map(|(_, criterion)| criterion).collect();
        Ok(Readiness { level, name: of.name.clone(), criteria })
    }
}

fn blank(criterion: &FileCriterion) -> ReadinessCriterion {
    ReadinessCriterion {
        slug: criterion.slug.clone(),
        text: criterion.text.clone(),
        skill: None,
        skill_name: None,
        area: None,
        requirement: criterion.requirement,
        answer: None,
        desirable: criterion.desirable,
        mine: None,
        mentor: None,
        evidence: 0,
        newest_on: None,
        state: ReadinessState::None,
    }
}

fn in_skill(criterion: &FileCriterion, skill: &Skill, today: NaiveDate) -> ReadinessCriterion {
    let reaches = |rating: Option<u8>| rating.is_some_and(|rating| rating >= criterion.level);
    let lately = skill.newest_on.is_some_and(|on| on + FRESH >= today);
    let state = match skill.evidence {
        0 => ReadinessState::None,
        ENOUGH.. if lately && reaches(skill.mine) && reaches(skill.mentor) => ReadinessState::Agreed,
        ENOUGH.. if lately && reaches(skill.mine) => ReadinessState::Supported,
        _ => ReadinessState::Thin,
    };
    ReadinessCriterion {
        skill: Some(skill.slug.clone()),
        skill_name: Some(skill.name.clone()),
        area: Some(skill.area.clone()),
        mine: skill.mine,
        mentor: skill.mentor,
        evidence: skill.evidence,
        newest_on: skill.newest_on,
        state,
        ..blank(criterion)
    }
}

fn in_profile(criterion: &FileCriterion, profile: &Profile, today: NaiveDate) -> ReadinessCriterion {
    let (answer, met) = match criterion.requirement {
        Some(Requirement::YearsDeepLearning | Requirement::YearsMachineLearning) => {
            let years = profile.since_on.map(|since| today.years_since(since).unwrap_or(0));
            let fewer = criterion.minimum_with_doctorate.filter(|_| is_doctorate(&profile.degree));
            let asked = u32::from(fewer.or(criterion.minimum).unwrap_or(0));
            let words = |years| if years == 1 { "1 year".to_owned() } else { format!("{years} years") };
            (years.map(words), years.is_some_and(|years| years >= asked))
        }
        // Whether the field of a degree is near enough is for a person to say.
        Some(Requirement::Degree) | None => (Some(profile.degree.clone()).filter(|degree| !degree.is_empty()), true),
    };
    let state = match (&answer, met) {
        (None, _) => ReadinessState::None,
        (Some(_), false) => ReadinessState::Thin,
        (Some(_), true) => ReadinessState::Supported,
    };
    ReadinessCriterion { answer, state, ..blank(criterion) }
}

/// Whether a degree, in the person's words, is a doctorate.
fn is_doctorate(degree: &str) -> bool {
    let degree = degree.to_lowercase();
    ["phd", "ph.d", "dphil", "doctor", "dr."].iter().any(|word| degree.contains(word))
}
