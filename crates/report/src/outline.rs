//! What a report says, in order, before it is known in which format: every format renders this one outline.

mod area;

use cairn::{Audience, IntentionResult, Report, ReportIntention, Totals};
use serde::{Serialize, Serializer};

use crate::chart::{self, Drawing};
use crate::prose::{self, Place};
use crate::words::{self, count, day, hours, line};

/// The words on every page of a report that includes everything.
pub(crate) const PRIVATE: &str = "Private copy: includes everything";

/// A whole document.
#[derive(Debug, Serialize)]
pub(crate) struct Outline {
    /// The first heading.
    pub(crate) title: String,
    /// The person's name; may be empty.
    pub(crate) name: String,
    /// The person's role and what they aim for; may be empty.
    pub(crate) role: String,
    /// The days that it covers, in words.
    pub(crate) period: String,
    /// What every page says, when the document is for the person alone.
    pub(crate) banner: Option<&'static str>,
    /// Everything below the head.
    pub(crate) blocks: Vec<Block>,
}

/// One block of the document.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(crate) enum Block {
    /// A heading of level 2, 3 or 4.
    Heading { level: u8, text: String },
    /// The small facts under a heading, on one line.
    Facts { text: String },
    /// The name of the list below it.
    Label { text: String },
    /// A record that another area shows in full.
    Mention { text: String, area: String },
    /// A paragraph of ours.
    Line { text: Vec<Span>, quiet: bool },
    /// A list.
    Points { points: Vec<Point> },
    /// A table, with drawings in it where it is also a chart.
    Table(Table),
    /// Two groups of blocks that stand beside each other where there is room.
    Pair { left: Vec<Block>, right: Vec<Block> },
    /// What the person wrote, as Markdown.
    Prose {
        #[serde(rename = "blocks", serialize_with = "as_tree")]
        prose: Prose,
    },
}

/// A piece of Markdown and its place in the document.
#[derive(Debug)]
pub(crate) struct Prose {
    /// The Markdown.
    pub(crate) markdown: String,
    /// Where it stands.
    pub(crate) place: Place,
}

fn as_tree<S: Serializer>(prose: &Prose, serializer: S) -> Result<S::Ok, S::Error> {
    prose::tree(&prose.markdown, prose.place).serialize(serializer)
}

/// A point of a list.
#[derive(Debug, Serialize)]
pub(crate) struct Point {
    /// Whether it is done, for what can be.
    pub(crate) done: Option<bool>,
    /// What it says.
    pub(crate) text: Vec<Span>,
}

/// A stretch of one line, always one line of plain text.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(crate) enum Span {
    /// As it is.
    Text { text: String },
    /// Stepped back.
    Quiet { text: String },
    /// An address to go to.
    Link { text: String, url: String },
}

/// A table with a head row.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    /// The name of each column; may be empty above drawings and row names.
    pub(crate) columns: Vec<Column>,
    /// The rows; the first cell names its row.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: String,
    /// How it is set.
    pub(crate) kind: ColumnKind,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ColumnKind {
    /// Text that may take the room there is.
    Words,
    /// Sentences, which take more of it.
    Long,
    /// A short word or a day that does not break.
    Short,
    /// Numbers, set to the right.
    Number,
    /// A drawing.
    Drawing,
}

/// A cell of a table.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(crate) enum Cell {
    /// Text.
    Line { text: Vec<Span> },
    /// A drawing; its numbers stand in the same row.
    Drawing(Drawing),
}

/// Plain text.
pub(crate) fn text(text: impl AsRef<str>) -> Span {
    Span::Text { text: spaced(text.as_ref()) }
}

/// Text that steps back.
pub(crate) fn quiet(text: impl AsRef<str>) -> Span {
    Span::Quiet { text: spaced(text.as_ref()) }
}

/// One line, whose spaces at the ends stay because it joins others.
fn spaced(text: &str) -> String {
    let inner = line(text);
    let lead = if text.starts_with(' ') { " " } else { "" };
    let tail = if text.ends_with(' ') && !inner.is_empty() { " " } else { "" };
    format!("{lead}{inner}{tail}")
}

/// The text, as a link where the address is one that may be linked to.
pub(crate) fn linked(label: &str, url: Option<&str>) -> Span {
    match url.and_then(words::address) {
        Some(url) => Span::Link { text: line(label), url },
        None => text(label),
    }
}

/// A heading.
pub(crate) fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: line(text) }
}

/// A paragraph of one stretch.
pub(crate) fn said(words: Span) -> Block {
    Block::Line { text: vec![words], quiet: false }
}

/// A quiet paragraph.
pub(crate) fn aside(words: impl AsRef<str>) -> Block {
    Block::Line { text: vec![text(words)], quiet: true }
}

/// Small facts on one line, the empty ones left out.
pub(crate) fn facts(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// A cell of plain text.
pub(crate) fn cell(words: impl AsRef<str>) -> Cell {
    Cell::Line { text: vec![text(words)] }
}

/// A column.
pub(crate) fn column(name: &str, kind: ColumnKind) -> Column {
    Column { name: name.to_owned(), kind }
}

/// The whole report as an outline.
pub(crate) fn compose(report: &Report) -> Outline {
    let quarter = words::quarter(&report.quarter);
    let days = format!("{} to {}", day(report.from), day(report.to));
    let so_far =
        if report.as_of < report.to { format!(", as it stood on {}", day(report.as_of)) } else { String::new() };
    let readers = report.mentor.as_deref().map(|mentor| format!(", for {}", line(mentor))).unwrap_or_default();
    let this = if quarter.is_some() { "this quarter" } else { "this period" };

    let mut blocks = vec![heading(2, "At a glance"), glance(report, quarter.as_ref())];
    if !report.intentions.is_empty() {
        blocks.push(heading(2, &format!("Intended for {this}")));
        blocks.push(Block::Points { points: report.intentions.iter().map(intention).collect() });
    }
    let mut pieces = 0;
    for area in &report.areas {
        area::compose(&mut blocks, report, area, this, &mut pieces);
    }
    if !report.challenges.is_empty() {
        blocks.push(heading(2, "Challenges met"));
        let points = report.challenges.iter().map(|met| Point {
            done: None,
            text: vec![text(&met.name), quiet(format!(" · {}", count(met.count, "entry", "entries")))],
        });
        blocks.push(Block::Points { points: points.collect() });
    }
    list(
        &mut blocks,
        if quarter.is_some() { "Focus for the next quarter" } else { "Focus for the time after" },
        &report.focus,
    );
    if let Some(withheld) = report.withheld.filter(|_| report.audience == Audience::Me) {
        blocks.push(heading(2, "Held back"));
        blocks.push(said(text(format!(
            "{} of {this} would not be in a copy for others.",
            count(withheld, "record", "records")
        ))));
    }

    Outline {
        title: quarter.map_or_else(|| "Progress report".to_owned(), |(label, _)| format!("Progress in {label}")),
        name: line(&report.name),
        role: role(report),
        period: format!("{days}{so_far}{readers}"),
        banner: (report.audience == Audience::Me).then_some(PRIVATE),
        blocks,
    }
}

fn role(report: &Report) -> String {
    let role = line(&report.role);
    match report.target.as_deref().map(line).filter(|target| !target.is_empty() && *target != role) {
        Some(target) if role.is_empty() => format!("Working towards {target}"),
        Some(target) => format!("{role}, working towards {target}"),
        None => role,
    }
}

fn list(blocks: &mut Vec<Block>, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        blocks.push(heading(2, title));
        blocks.push(Block::Points {
            points: lines.iter().map(|line| Point { done: None, text: vec![text(line)] }).collect(),
        });
    }
}

/// What was intended, with a mark once it is said what became of it.
fn intention(intention: &ReportIntention) -> Point {
    let result = match intention.result {
        None | Some(IntentionResult::Kept) => "",
        Some(IntentionResult::Partly) => "partly",
        Some(IntentionResult::Missed) => "not this time",
    };
    let became: Vec<_> = [result, &intention.outcome].into_iter().filter(|part| !part.is_empty()).collect();
    let became = if became.is_empty() { String::new() } else { format!(" · {}", became.join(": ")) };
    Point {
        done: intention.result.map(|result| result == IntentionResult::Kept),
        text: vec![text(&intention.text), quiet(became)],
    }
}

fn glance(report: &Report, quarter: Option<&(String, String)>) -> Block {
    let (this, before) = quarter.map_or(("Now", "Before"), |(this, before)| (this.as_str(), before.as_str()));
    let row = |name: &str, value: fn(&Totals) -> String| {
        let earlier = Cell::Line { text: vec![quiet(value(&report.previous))] };
        vec![cell(name), cell(value(&report.totals)), earlier]
    };
    let totals = Table {
        columns: vec![
            column("Totals", ColumnKind::Words),
            column(this, ColumnKind::Number),
            column(before, ColumnKind::Number),
        ],
        rows: vec![
            row("Goals moved", |totals| totals.goals_moved.to_string()),
            row("Goals achieved", |totals| totals.goals_achieved.to_string()),
            row("Milestones reached", |totals| totals.milestones_reached.to_string()),
            row("Sessions held", |totals| totals.sessions.to_string()),
            row("Time in sessions", |totals| hours(totals.session_minutes)),
            row("Actions done", |totals| totals.actions_done.to_string()),
            row("Learning activities", |totals| totals.activities.to_string()),
            row("Time in activities", |totals| hours(totals.activity_minutes)),
            row("Certifications earned or renewed", |totals| totals.certifications.to_string()),
            row("Journal entries", |totals| totals.entries.to_string()),
            row("Wins among them", |totals| totals.wins.to_string()),
            row("Skills rated differently", |totals| totals.skill_changes.to_string()),
        ],
    };
    let timed: Vec<_> = report.areas.iter().filter(|area| area.pinned || area.minutes > 0).collect();
    let most = timed.iter().map(|area| area.minutes).max().unwrap_or(0);
    if most == 0 {
        return Block::Table(totals);
    }
    let rows = timed.iter().map(|area| {
        let says = format!("{}: {}", line(&area.name), hours(area.minutes));
        vec![cell(&area.name), Cell::Drawing(chart::bar(area.minutes, most, &says)), cell(hours(area.minutes))]
    });
    let time = Table {
        columns: vec![
            column("Time by area", ColumnKind::Words),
            column("", ColumnKind::Drawing),
            column(this, ColumnKind::Number),
        ],
        rows: rows.collect(),
    };
    Block::Pair { left: vec![Block::Table(totals)], right: vec![Block::Table(time)] }
}
