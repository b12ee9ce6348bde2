//! The quarter's progress: what one audience may see of a period, by skill area.

mod area;
mod choice;
mod compose;
mod contents;
pub(crate) mod names;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::{
    ActivityKind, Audience, CertificationStage, CertificationStatus, EntryKind, GoalStatus, IntentionResult, Owner,
    RecordId, ReportCaseItem,
};

pub(crate) use choice::ReportChoice;
pub use choice::{NewReportWording, ReportWording};
pub(crate) use compose::compose;
pub use contents::{HeldBack, ReportContents, ReportItem, ReportPlace};
pub(crate) use contents::{document, hash_of, is_the_one};

/// A period's progress, holding nothing that its audience may not see.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Report {
    /// The period's label: `2026Q3`, `FY27Q1`, or the range.
    pub quarter: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day that everything is computed as of: the last day, or today if that is earlier.
    pub as_of: NaiveDate,
    /// Who it was composed for.
    #[serde(serialize_with = "audience_word")]
    #[ts(type = "\"report\" | \"me\" | \"mentor\"")]
    pub audience: Audience,
    /// The mentor that it was composed for, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mentor: Option<String>,
    /// The person's name; empty when the profile has none.
    pub name: String,
    /// The person's level, by name; empty when the profile has none.
    pub role: String,
    /// The level aimed for, by name.
    pub target: Option<String>,
    /// What was intended for this period, and what became of it.
    pub intentions: Vec<ReportIntention>,
    /// The pinned areas, then every other area that holds something; `unmapped` comes last.
    pub areas: Vec<ReportArea>,
    /// Challenges met, by kind, most frequent first.
    pub challenges: Vec<ChallengeCount>,
    /// What the case for the level aimed for tells of the period's records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ReportCaseItem>>", optional)]
    pub case: Vec<ReportCaseItem>,
    /// What was intended for the period after.
    pub focus: Vec<String>,
    /// Everything counted once.
    pub totals: Totals,
    /// The same counts for the period before.
    pub previous: Totals,
    /// How many records of the period are held back from the report; told to the person only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub withheld: Option<u32>,
}

/// A report with what is for the person's eyes only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComposedReport {
    /// What may leave the machine.
    pub report: Report,
    /// What it holds, item by item; never written into a file for others.
    pub contents: ReportContents,
}

/// The word for an audience in a file: a person's id would tell when they were written down.
pub(crate) fn audience_word<S: Serializer>(audience: &Audience, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match audience {
        Audience::Me => "me",
        Audience::Report => "report",
        Audience::Mentor(_) => "mentor",
    })
}

/// What was intended, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportIntention {
    /// What was meant to happen.
    pub text: String,
    /// Whether it did; not said yet, if absent.
    pub result: Option<IntentionResult>,
    /// What happened instead or besides; may be empty.
    pub outcome: String,
}

impl<T: Into<String>> From<T> for ReportIntention {
    /// An intention of which nothing more is said.
    fn from(text: T) -> Self {
        Self { text: text.into(), result: None, outcome: String::new() }
    }
}

/// What happened in one skill area.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportArea {
    /// The area's slug; `unmapped` for what has no skill.
    pub area: String,
    /// The area's name.
    pub name: String,
    /// Whether the area is shown even when it is empty.
    pub pinned: bool,
    /// Minutes of sessions, activities and entries that map here.
    pub minutes: u32,
    /// Goals, those that moved first.
    pub goals: Vec<ReportGoal>,
    /// Sessions held, by day.
    pub sessions: Vec<ReportSession>,
    /// Learning activities, by day.
    pub activities: Vec<ReportActivity>,
    /// Certifications that were earned, renewed, expire or are being worked on.
    pub certifications: Vec<ReportCertification>,
    /// Journal entries, by day.
    pub entries: Vec<ReportEntry>,
    /// Ratings that differ from the period before.
    pub skill_changes: Vec<SkillChange>,
}

/// A goal as it stood on the last day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportGoal {
    /// The goal's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// Its title.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Where it stood on the last day.
    pub status: GoalStatus,
    /// Whether anything happened to it in the period.
    pub moved: bool,
    /// The day to reach it by.
    pub due_on: Option<NaiveDate>,
    /// The day it was achieved or dropped, if by then.
    pub closed_on: Option<NaiveDate>,
    /// Why it was dropped.
    pub drop_reason: Option<String>,
    /// Percent, by the last check-in.
    pub progress: Option<u8>,
    /// The note of the last check-in in the period.
    pub note: String,
    /// Milestones and key results.
    pub milestones: Vec<ReportMilestone>,
    /// The area that shows this goal in full, when this is a second mention.
    pub seen_in: Option<String>,
}

/// A milestone as it stood on the last day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportMilestone {
    /// What is to be reached.
    pub title: String,
    /// The day it was reached, if by then.
    pub reached_on: Option<NaiveDate>,
    /// Where a measured one stands.
    pub value: Option<f64>,
    /// Where a measured one should get to.
    pub target: Option<f64>,
    /// What a measured one is measured in.
    pub unit: Option<String>,
}

/// A session held.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportSession {
    /// The session's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// With whom.
    pub person: String,
    /// The day.
    #[serde(rename = "on")]
    pub held_on: NaiveDate,
    /// How long it took.
    pub minutes: Option<u32>,
    /// What to take away.
    pub takeaway: String,
    /// What was decided.
    pub decisions: Vec<String>,
    /// What was promised.
    pub actions: Vec<ReportAction>,
    /// The shared notes, as Markdown; only for the person themselves and whoever the session was with.
    pub notes: String,
    /// The private notes, as Markdown; only for the person themselves.
    pub private_notes: String,
    /// The area that shows this session in full, when this is a second mention.
    pub seen_in: Option<String>,
}

/// Something that was promised in a session.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportAction {
    /// What was promised.
    pub text: String,
    /// By whom.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The day it was done, if by the last day.
    pub done_on: Option<NaiveDate>,
}

/// A learning activity.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportActivity {
    /// The activity's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// Its title.
    pub title: String,
    /// Course, paper, book and so on.
    pub kind: ActivityKind,
    /// The day.
    #[serde(rename = "on")]
    pub happened_on: NaiveDate,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Where it can be found.
    pub url: Option<String>,
    /// The area that shows this activity in full, when this is a second mention.
    pub seen_in: Option<String>,
}

/// A certification as it stood on the last day.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportCertification {
    /// The certification's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// Its name.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// How far it is.
    pub stage: CertificationStage,
    /// Whether it holds.
    pub status: CertificationStatus,
    /// The day it was earned.
    pub earned_on: Option<NaiveDate>,
    /// The last day it is valid, by the newest renewal.
    pub expires_on: Option<NaiveDate>,
    /// The day of the exam.
    pub exam_on: Option<NaiveDate>,
    /// The day it was renewed, when that fell in the period.
    pub renewed_on: Option<NaiveDate>,
    /// The issuer's number for it.
    pub credential_id: Option<String>,
    /// Where it can be checked.
    pub url: Option<String>,
    /// The area that shows this certification in full, when this is a second mention.
    pub seen_in: Option<String>,
}

/// A journal entry.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportEntry {
    /// The entry's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// Its title; may be empty.
    pub title: String,
    /// Note, win, reflection, challenge or feedback.
    pub kind: EntryKind,
    /// The challenge's kind, by name.
    pub challenge: Option<String>,
    /// The day.
    #[serde(rename = "on")]
    pub happened_on: NaiveDate,
    /// How long it took.
    pub minutes: Option<u32>,
    /// The text, as Markdown.
    pub body: String,
    /// The area that shows this entry in full, when this is a second mention.
    pub seen_in: Option<String>,
}

/// A rating that differs from the one before the period.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SkillChange {
    /// The rating's record; for the person only, since an id tells when a record was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<RecordId>,
    /// The skill's slug.
    pub skill: String,
    /// The skill's name.
    pub name: String,
    /// The level before the period, if it was rated.
    pub before: Option<u8>,
    /// The level at its end.
    pub after: u8,
    /// The name of that level.
    pub level: String,
    /// Why.
    pub reason: String,
    /// Who rated it; nobody means the person themselves.
    pub by: Option<String>,
    /// The day of the newest rating.
    #[serde(rename = "on")]
    pub assessed_on: NaiveDate,
}

/// How often a kind of challenge was met.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChallengeCount {
    /// The kind's name.
    pub name: String,
    /// How many entries.
    pub count: u32,
}

/// A period's counts, each record once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Totals {
    /// Goals that moved.
    pub goals_moved: u32,
    /// Goals achieved.
    pub goals_achieved: u32,
    /// Milestones reached.
    pub milestones_reached: u32,
    /// Sessions held.
    pub sessions: u32,
    /// Minutes of sessions.
    pub session_minutes: u32,
    /// Actions of the person done.
    pub actions_done: u32,
    /// Activities.
    pub activities: u32,
    /// Minutes of activities.
    pub activity_minutes: u32,
    /// Certifications earned or renewed.
    pub certifications: u32,
    /// Entries.
    pub entries: u32,
    /// Entries that are wins.
    pub wins: u32,
    /// Skills whose rating changed.
    pub skill_changes: u32,
}
