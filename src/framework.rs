//! The skill framework: areas, skills, levels and criteria; built in or the person's own.

mod compare;
pub mod file;
mod five;
mod radar;
mod readiness;
mod slug;
mod version;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AreaId, Error, FrameworkId, Logbook, Result, SkillId, store};
use file::{ChallengeKind, FileLevel, FrameworkFile, GoalTemplate};

pub use compare::{Difference, FrameworkChange};
pub use radar::{Radar, RadarAxis};
pub use readiness::{Readiness, ReadinessCriterion, ReadinessState};
pub use version::FrameworkVersion;

/// A framework of the logbook.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Framework {
    /// Its name for ever.
    pub id: FrameworkId,
    /// Its short name.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Which version of it this is.
    pub version: String,
    /// Whether it is the one that skills are picked from.
    pub in_use: bool,
    /// Whether it is as it came with Cairn.
    pub built_in: bool,
}

/// How one stands in a skill.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Skill {
    /// Its name for ever.
    pub id: SkillId,
    /// Its short name.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// The area's slug.
    pub area: String,
    /// The area's name.
    pub area_name: String,
    /// Whether its area comes first everywhere.
    pub pinned: bool,
    /// The newest rating of one's own, 0 to 4.
    pub mine: Option<u8>,
    /// The newest rating by somebody else, 0 to 4.
    pub mentor: Option<u8>,
    /// How many records show something about it by now: what is planned does not yet, an expired certification no longer.
    pub evidence: u32,
    /// The day of the newest of them.
    pub newest_on: Option<NaiveDate>,
}

/// A skill area of the framework in use, for lists and pickers.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Area {
    /// Its name for ever.
    pub id: AreaId,
    /// Its short name.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Whether it comes first everywhere.
    pub pinned: bool,
    /// How many records show something about the area as a whole by now, counted as for a skill.
    pub evidence: u32,
    /// Its skills, in order.
    pub skills: Vec<Skill>,
}

/// A skill whole: how one stands, what each level looks like, and all that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillPage {
    /// How one stands.
    pub skill: Skill,
    /// What it is, in a sentence.
    pub description: String,
    /// The ladder with this skill's descriptors, lowest first.
    pub levels: Vec<Descriptor>,
    /// Examples of what would be evidence.
    pub examples: Vec<String>,
    /// The records that show something about it by now, as they are counted, newest first.
    pub evidence: Vec<EvidenceLine>,
    /// All ratings, newest first.
    pub assessments: Vec<crate::Assessment>,
}

/// What one sees a person at a level do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Descriptor {
    /// 0 to 4.
    pub level: u8,
    /// The level's name.
    pub name: String,
    /// What one sees; empty for level 0.
    pub text: String,
}

/// A record as evidence for a skill; its day is the one since which it shows something, for a goal the one on which it last moved.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceLine {
    /// The record.
    #[serde(flatten)]
    pub line: crate::Line,
    /// What it shows.
    pub verb: crate::Verb,
    /// The paragraph of the record that shows it; empty when the whole record does.
    pub quote: String,
}

/// How many records an area's page shows at most.
pub const AREA_EVIDENCE: u32 = 50;

/// A skill area whole: how one stands in its skills, and the newest that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AreaPage {
    /// The area with its skills.
    #[serde(flatten)]
    pub area: Area,
    /// Records that show something about it or one of its skills by now, newest first; at most [`AREA_EVIDENCE`].
    pub newest: Vec<AreaEvidence>,
}

/// A record as evidence for an area or one of its skills.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AreaEvidence {
    /// The record and what it shows.
    #[serde(flatten)]
    pub shown: EvidenceLine,
    /// The skill's slug; none when it speaks of the whole area.
    pub skill: Option<String>,
}

/// A rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Level {
    /// 0 to 4.
    pub rank: u8,
    /// Its short name.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Who stands on it.
    pub description: String,
}

/// Ids of areas and skills follow from the framework's id and the slug, so that they are the same in every logbook.
pub(crate) fn derived<T: From<Uuid>>(framework: Uuid, kind: &str, slug: &str) -> T {
    Uuid::new_v5(&framework, format!("{kind}/{slug}").as_bytes()).into()
}

/// The framework that comes with Cairn.
pub(crate) fn built_in() -> Result<FrameworkFile> {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/deep-learning-engineer.json")))
        .map_err(|why| Error::Storage { message: format!("The built-in framework cannot be read: {why}."), path: None })
}

/// The ladder of a framework, lowest first.
pub(crate) fn ladder(file: &FrameworkFile) -> Vec<Level> {
    file.levels
        .iter()
        .cloned()
        .map(|FileLevel { rank, slug, name, description }| Level { rank, slug, name, description })
        .collect()
}

/// What one sees at each level of the ladder in a skill, lowest first.
pub(crate) fn descriptors(file: &FrameworkFile, skill: &str) -> Vec<Descriptor> {
    let written = file.skill(skill);
    let text = |rank: u8| written.and_then(|skill| skill.levels.get(&rank)).cloned().unwrap_or_default();
    let descriptor =
        |level: &FileLevel| Descriptor { level: level.rank, name: level.name.clone(), text: text(level.rank) };
    file.levels.iter().map(descriptor).collect()
}

impl Logbook {
    /// The frameworks of the logbook, the one in use first.
    pub fn list_frameworks(&self) -> Result<Vec<Framework>> {
        self.read(store::framework::list)
    }

    /// The framework in use, or the one of that slug (or `slug@version`), as its file has it.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn framework_file(&self, name: Option<String>) -> Result<FrameworkFile> {
        self.read(|db| store::framework::file(db, name.as_deref()))
    }

    /// Adds a framework, or replaces the one of the same id by this version; what it replaces is kept, and records keep pointing to skills whose
    /// slug stayed.
    ///
    /// # Errors
    /// `Invalid` for a broken file, naming the place, and when a skill that records point to would go.
    pub fn import_framework(&self, file: FrameworkFile) -> Result<Framework> {
        let file = file.checked().map_err(|fault| Error::invalid("framework", fault.to_string()))?;
        self.write("Import framework", |change| store::framework::put(change, &file, false))
    }

    /// Picks skills from this framework from now on.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn use_framework(&self, name: String) -> Result<Framework> {
        self.write("Use framework", |change| store::framework::choose(change, &name))
    }

    /// The areas and skills of the framework in use, pinned ones first, with how one stands in each.
    pub fn list_areas(&self) -> Result<Vec<Area>> {
        let today = self.today();
        self.read(|db| store::framework::areas(db, today))
    }

    /// One skill, whole.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn skill_page(&self, name: String) -> Result<SkillPage> {
        let today = self.today();
        self.read(|db| store::framework::skill_page(db, &name, today))
    }

    /// One area with what shows it, or nothing where the name is a skill's.
    ///
    /// # Errors
    /// `NotFound` when it is neither, or `Ambiguous` with the candidates.
    pub fn area_page(&self, name: &str) -> Result<Option<AreaPage>> {
        let today = self.today();
        self.read(|db| store::framework::area_page(db, name, today))
    }

    /// The ladder of the framework in use, lowest first.
    pub fn list_levels(&self) -> Result<Vec<Level>> {
        self.read(|db| Ok(ladder(&store::framework::file(db, None)?)))
    }

    /// A level by its number, slug, name or a unique beginning of either.
    ///
    /// # Errors
    /// `Invalid` for one that is not on the ladder, listing the ladder.
    pub fn find_level(&self, name: &str) -> Result<u8> {
        let levels = self.list_levels()?;
        let wanted = name.trim().to_lowercase();
        let by: [&dyn Fn(&Level) -> bool; 3] = [
            &|level| level.rank.to_string() == wanted,
            &|level| level.slug == wanted || level.name.to_lowercase() == wanted,
            &|level| {
                !wanted.is_empty()
                    && (level.slug.starts_with(&wanted) || level.name.to_lowercase().starts_with(&wanted))
            },
        ];
        for matches in by {
            if let [one] = levels.iter().filter(|level| matches(level)).collect::<Vec<_>>().as_slice() {
                return Ok(one.rank);
            }
        }
        let ladder: Vec<_> = levels.iter().map(|level| format!("{} {}", level.rank, level.name)).collect();
        Err(Error::invalid(
            "level",
            format!("“{}” is not a level of the ladder: choose {}.", name.trim(), ladder.join(", ")),
        ))
    }

    /// The kinds of challenge of the framework in use.
    pub fn list_challenges(&self) -> Result<Vec<ChallengeKind>> {
        self.read(|db| Ok(store::framework::file(db, None)?.challenges))
    }

    /// The goal templates of the framework in use.
    pub fn list_templates(&self) -> Result<Vec<GoalTemplate>> {
        self.read(|db| Ok(store::framework::file(db, None)?.templates))
    }

    /// A goal template of the framework in use by its slug or title, or a unique beginning of either.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_template(&self, name: &str) -> Result<GoalTemplate> {
        self.read(|db| store::framework::template(db, name))
    }
}

impl GoalTemplate {
    /// The goal that the template begins as.
    pub fn goal(&self) -> crate::NewGoal {
        crate::NewGoal {
            title: self.title.clone(),
            why: self.why.clone(),
            targets: self
                .skills
                .iter()
                .map(|of| crate::NewTarget { name: of.skill.clone(), level: Some(of.level) })
                .collect(),
            marks: crate::NewMarks {
                evidence: self
                    .skills
                    .iter()
                    .map(|of| crate::NewEvidence { name: of.skill.clone(), verb: crate::Verb::Practised })
                    .collect(),
                ..crate::NewMarks::default()
            },
            milestones: self
                .milestones
                .iter()
                .map(|step| crate::NewMilestone {
                    title: step.title.clone(),
                    target: step.target.map(f64::from),
                    unit: step.unit.clone(),
                    ..crate::NewMilestone::default()
                })
                .collect(),
            ..crate::NewGoal::default()
        }
    }
}

/// What a matrix of skills and quarters shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillMatrix {
    /// The quarters, oldest first.
    pub quarters: Vec<String>,
    /// A row a skill, in the framework's order.
    pub rows: Vec<SkillRow>,
}

/// A skill's row of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillRow {
    /// The skill's slug.
    pub skill: String,
    /// The skill's name.
    pub name: String,
    /// The area's slug.
    pub area: String,
    /// For each quarter, one's own level at its end and how many records are evidence in it.
    pub cells: Vec<SkillCell>,
}

/// One skill in one quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillCell {
    /// One's own level at its end, 0 to 4.
    pub level: Option<u8>,
    /// How many records of the quarter are evidence.
    pub evidence: u32,
}
