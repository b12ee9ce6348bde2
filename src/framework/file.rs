//! A framework as a file: what is built in, what a person brings along, and what they take away.

mod check;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use check::FrameworkFault;

/// The highest rank that a ladder can have; records hold levels from 0 to this.
pub const HIGHEST_RANK: u8 = 4;

/// A whole framework, in the words and order of its file (YAML or JSON, camelCase).
///
/// Ids of areas, skills and criteria are not in the file: they follow from `id` and the slug.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FrameworkFile {
    /// Names the framework for ever; a changed version keeps it.
    pub id: Uuid,
    /// Its short name in the terminal.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Which version of it this file is; compared for equality only.
    pub version: String,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub description: String,
    /// Statements of the role description that the framework and its ladder stand for.
    #[serde(default)]
    pub source: Vec<String>,
    /// The ladder, from rank 0 upwards.
    pub levels: Vec<FileLevel>,
    /// The areas in their order on every screen.
    pub areas: Vec<FileArea>,
    /// What a level asks for.
    #[serde(default)]
    pub criteria: Vec<FileCriterion>,
    /// The kinds that a challenge entry can have.
    #[serde(default)]
    pub challenges: Vec<ChallengeKind>,
    /// Goals to start from.
    #[serde(default)]
    pub templates: Vec<GoalTemplate>,
    /// Fields that one can go deep in, offered as tags.
    #[serde(default)]
    pub specialisations: Vec<Specialisation>,
    /// Reference figures about the role, where the framework has any.
    #[serde(default)]
    pub guide: Option<Guide>,
}

impl FrameworkFile {
    /// The skill of that slug.
    pub fn skill(&self, slug: &str) -> Option<&FileSkill> {
        self.areas.iter().flat_map(|area| &area.skills).find(|skill| skill.slug == slug)
    }
}

/// A rung of the ladder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FileLevel {
    /// Its height, 0 (not yet) to at most [`HIGHEST_RANK`].
    pub rank: u8,
    /// Its short name, as in `--level senior`.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Who stands on it.
    #[serde(default)]
    pub description: String,
}

/// A skill area and its skills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FileArea {
    /// Its short name, unique among areas and skills together.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// What it is about, in a sentence.
    #[serde(default)]
    pub description: String,
    /// Whether it comes first wherever records are grouped by area.
    #[serde(default)]
    pub pinned: bool,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
    /// Its skills in their order on screen.
    #[serde(default)]
    pub skills: Vec<FileSkill>,
}

/// One thing that one can be better or worse at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FileSkill {
    /// Its short name, unique among areas and skills together.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// What it is, in a sentence.
    #[serde(default)]
    pub description: String,
    /// By rank from 1 upwards: what one sees a person at that level do.
    #[serde(default)]
    pub levels: BTreeMap<u8, String>,
    /// Examples of what would be evidence for it.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
}

/// What a level asks for: that level in a skill, or something that the profile answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct FileCriterion {
    /// Its short name, unique among criteria.
    pub slug: String,
    /// The rank that asks for it, and the rank that is wanted in the skill.
    pub level: u8,
    /// The skill in which it is asked for; absent when the profile answers.
    #[serde(default)]
    pub skill: Option<String>,
    /// What the profile has to answer; absent when a skill does.
    #[serde(default)]
    pub requirement: Option<Requirement>,
    /// What is asked for, in a sentence.
    pub text: String,
    /// Years that are required.
    #[serde(default)]
    pub minimum: Option<u8>,
    /// Years that are required of a person with a doctorate, where that is fewer.
    #[serde(default)]
    pub minimum_with_doctorate: Option<u8>,
    /// Years that are usual among those who hold the level.
    #[serde(default)]
    pub typical: Option<u8>,
    /// Whether the level is better with it and possible without.
    #[serde(default)]
    pub desirable: bool,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A hard requirement that the profile answers and no rating can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Requirement {
    /// A university degree.
    Degree,
    /// Years of work in deep learning.
    YearsDeepLearning,
    /// Years of work in machine learning of any kind.
    YearsMachineLearning,
}

/// A kind of challenge that an entry can tell of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ChallengeKind {
    /// Its short name, as in `--challenge data-drift`.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// How one recognises it.
    #[serde(default)]
    pub description: String,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
}

/// A goal to start from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct GoalTemplate {
    /// Its short name, as in `goal add --template explore-edge-ai`.
    pub slug: String,
    /// The title that the goal gets.
    pub title: String,
    /// The reason that the goal gets.
    #[serde(default)]
    pub why: String,
    /// Where it comes from.
    #[serde(default)]
    pub kind: TemplateKind,
    /// The skills that it works towards.
    #[serde(default)]
    pub skills: Vec<TemplateSkill>,
    /// The steps that it begins with.
    #[serde(default)]
    pub milestones: Vec<TemplateMilestone>,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
}

/// Where a goal template comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TemplateKind {
    /// Something that good engineers keep doing.
    Practice,
    /// A field that is opening up.
    Trend,
    /// A next step on the ladder.
    #[default]
    Growth,
}

/// A skill that a goal template works towards, and how far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TemplateSkill {
    /// The slug of the skill.
    pub skill: String,
    /// The rank to reach in it.
    pub level: u8,
}

/// A step that a goal from a template begins with: done or not done, or a number to reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct TemplateMilestone {
    /// What is to be done.
    pub title: String,
    /// The number to reach, in `unit`.
    #[serde(default)]
    pub target: Option<u32>,
    /// What the number counts.
    #[serde(default)]
    pub unit: Option<String>,
}

/// A field that one can go deep in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Specialisation {
    /// Its short name, which is also the tag.
    pub slug: String,
    /// Its name on screen.
    pub name: String,
    /// Statements of the role description that it stands for.
    #[serde(default)]
    pub source: Vec<String>,
}

/// Published figures about the role, for reference, apart from all records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Guide {
    /// The year that the figures are of.
    pub year: u16,
    /// How the figures are to be read; shown above them.
    pub note: String,
    /// The sections in their order on the page.
    pub sections: Vec<GuideSection>,
}

/// A heading of the Guide and the facts below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct GuideSection {
    /// The heading.
    pub title: String,
    /// The facts in their order on the page.
    pub facts: Vec<GuideFact>,
}

/// One fact of the Guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct GuideFact {
    /// What it is about, in a few words.
    pub label: String,
    /// The fact.
    pub text: String,
    /// Statements of the role description that it reports.
    #[serde(default)]
    pub source: Vec<String>,
}
