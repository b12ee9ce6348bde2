//! The report as the window shows it, and what the person chooses for it.

use cairn::{
    Audience, ComposedReport, DecideGoal, Goal, GoalId, Intention, IntentionId, IntentionResult, Logbook,
    NewReportWording, RecordId, ReportContents, ReportWording, Result,
};
use serde::{Deserialize, Serialize};

/// A report as its files would hold it, to be looked at.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportPreview {
    /// The label of its quarter.
    pub quarter: String,
    /// For whom it was composed.
    pub audience: Audience,
    /// What it holds, item by item, and how much is held back.
    pub contents: ReportContents,
    /// An article without anything to run, as the HTML file holds it.
    pub html: String,
}

/// Records to leave out of a quarter's report, or to take in again.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LeaveOut {
    /// The quarter's label.
    quarter: String,
    /// Which.
    records: Vec<RecordId>,
    /// Whether they are left out.
    left_out: bool,
}

/// The order of records of one kind and area in a quarter's report.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct ReportOrder {
    /// The quarter's label.
    quarter: String,
    /// The first first.
    records: Vec<RecordId>,
}

/// A record in a quarter's report.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct InReport {
    /// The quarter's label.
    quarter: String,
    /// The record.
    record: RecordId,
}

/// Other words for a record in a quarter's report.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct Rewording {
    /// Which.
    of: InReport,
    /// In which words.
    wording: NewReportWording,
}

pub(crate) fn preview_report(logbook: &Logbook, quarter: &str, audience: Audience) -> Result<ReportPreview> {
    let ComposedReport { report, contents } = logbook.report(&logbook.period(quarter)?, audience)?;
    let html = cairn_report::html_article(&report);
    Ok(ReportPreview { quarter: report.quarter, audience: report.audience, contents, html })
}

/// A decision about a goal at a quarter's end.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct GoalDecided {
    /// The quarter's label.
    quarter: String,
    /// The goal.
    goal: GoalId,
    /// The decision.
    decision: DecideGoal,
}

/// What became of an intention.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct IntentionJudged {
    /// The intention.
    intention: IntentionId,
    /// Whether it happened; not said yet, if absent.
    result: Option<IntentionResult>,
    /// What happened instead or besides.
    outcome: String,
}

/// The skills that a quarter puts first.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct QuarterFocus {
    /// The quarter's label.
    quarter: String,
    /// By name, the first first.
    skills: Vec<String>,
}

pub(crate) fn decide_goal(logbook: &Logbook, input: GoalDecided) -> Result<Goal> {
    logbook.decide_goal(&logbook.period(&input.quarter)?, input.goal, input.decision)
}

pub(crate) fn judge_intention(logbook: &Logbook, input: IntentionJudged) -> Result<Intention> {
    logbook.judge_intention(input.intention, input.result, &input.outcome)
}

pub(crate) fn set_focus_skills(logbook: &Logbook, input: QuarterFocus) -> Result<()> {
    logbook.set_focus_skills(&logbook.period(&input.quarter)?, &input.skills)
}

pub(crate) fn leave_out_of_report(logbook: &Logbook, input: LeaveOut) -> Result<()> {
    logbook.leave_out_of_report(&logbook.period(&input.quarter)?, &input.records, input.left_out)
}

pub(crate) fn order_report(logbook: &Logbook, input: ReportOrder) -> Result<()> {
    logbook.order_report(&logbook.period(&input.quarter)?, &input.records)
}

pub(crate) fn reword_in_report(logbook: &Logbook, input: Rewording) -> Result<()> {
    logbook.reword_in_report(&logbook.period(&input.of.quarter)?, input.of.record, &input.wording)
}

pub(crate) fn report_wording(logbook: &Logbook, of: InReport) -> Result<ReportWording> {
    logbook.report_wording(&logbook.period(&of.quarter)?, of.record)
}
