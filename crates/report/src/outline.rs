//! What a report says, in order, before it is known in which format: every format renders this one outline.

mod area;

use cairn::{Audience, IntentionResult, Report, ReportArea, ReportIntention, Totals};
use serde::{Serialize, Serializer};

pub(crate) use self::area::{entry_title, promiser, session_title};
use crate::case;
use crate::chart::{self, Strip};
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

impl Outline {
    /// What the file calls itself: the title, and the name where there is one.
    pub(crate) fn title_and_name(&self) -> String {
        if self.name.is_empty() { self.title.clone() } else { format!("{} · {}", self.title, self.name) }
    }
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
    Drawing(Strip),
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
    Outline {
        title: quarter.map_or_else(|| "Progress report".to_owned(), |(label, _)| format!("Progress in {label}")),
        name: line(&report.name),
        role: role(report),
        period: format!("{days}{so_far}{readers}"),
        banner: (report.audience == Audience::Me).then_some(PRIVATE),
        blocks: parts(report).into_iter().flat_map(|part| part.blocks).collect(),
    }
}

/// A stretch of the report that belongs together.
pub(crate) struct Part {
    /// The slug of the skill area that it is of, where it is of one.
    pub(crate) area: Option<String>,
    /// What it says.
    pub(crate) blocks: Vec<Block>,
}

/// Everything below the head: what opens the report, each area, and what closes it.
pub(crate) fn parts(report: &Report) -> Vec<Part> {
    let this = if words::quarter(&report.quarter).is_some() { "this quarter" } else { "this period" };
    let mut pieces = 0;
    let areas = report.areas.iter().map(|area| {
        let mut blocks = Vec::new();
        area::compose(&mut blocks, report, area, this, &mut pieces);
        Part { area: Some(area.area.clone()), blocks }
    });
    let areas: Vec<_> = areas.collect();
    let whole = |blocks| Part { area: None, blocks };
    let closing = closing(report, this, &mut pieces);
    [vec![whole(opening(report, this))], areas, vec![whole(closing)]].into_iter().flatten().collect()
}

fn opening(report: &Report, this: &str) -> Vec<Block> {
    let mut blocks = vec![heading(2, "At a glance"), glance(report)];
    blocks.extend(goals(report).map(Block::Table));
    if !report.intentions.is_empty() {
        blocks.push(heading(2, &format!("Intended for {this}")));
        blocks.push(Block::Points { points: report.intentions.iter().map(intention).collect() });
    }
    blocks
}

fn closing(report: &Report, this: &str, pieces: &mut usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !report.challenges.is_empty() {
        blocks.push(heading(2, "Challenges met"));
        let points = report.challenges.iter().map(|met| Point {
            done: None,
            text: vec![text(&met.name), quiet(format!(" · {}", count(met.count, "entry", "entries")))],
        });
        blocks.push(Block::Points { points: points.collect() });
    }
    if !report.case.is_empty() {
        let level = report.target.as_deref().map(line).filter(|level| !level.is_empty());
        blocks
            .push(heading(2, &level.map_or_else(|| "The case so far".to_owned(), |level| format!("Towards {level}"))));
        blocks.extend(case::in_report(&report.case, pieces));
    }
    let after = if this == "this quarter" { "Focus for the next quarter" } else { "Focus for the time after" };
    list(&mut blocks, after, &report.focus);
    if let Some(withheld) = report.withheld.filter(|_| report.audience == Audience::Me) {
        blocks.push(heading(2, "Held back"));
        blocks.push(said(text(format!(
            "{} of {this} would not be in a copy for others.",
            count(withheld, "record", "records")
        ))));
    }
    blocks
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
    // What was kept is ticked.
    let result =
        intention.result.filter(|result| *result != IntentionResult::Kept).map(words::result).unwrap_or_default();
    let became: Vec<_> = [result, &intention.outcome].into_iter().filter(|part| !part.is_empty()).collect();
    let became = if became.is_empty() { String::new() } else { format!(" · {}", became.join(": ")) };
    Point {
        done: intention.result.map(|result| result == IntentionResult::Kept),
        text: vec![text(&intention.text), quiet(became)],
    }
}

/// How a total is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Measure {
    /// In records.
    Count(fn(&Totals) -> u32),
    /// In minutes.
    Time(fn(&Totals) -> u32),
}

/// The totals in the order in which they are told.
pub(crate) const TOTALS: [(&str, Measure); 12] = [
    ("Goals moved", Measure::Count(|totals| totals.goals_moved)),
    ("Goals achieved", Measure::Count(|totals| totals.goals_achieved)),
    ("Milestones reached", Measure::Count(|totals| totals.milestones_reached)),
    ("Sessions held", Measure::Count(|totals| totals.sessions)),
    ("Time in sessions", Measure::Time(|totals| totals.session_minutes)),
    ("Actions done", Measure::Count(|totals| totals.actions_done)),
    ("Learning activities", Measure::Count(|totals| totals.activities)),
    ("Time in activities", Measure::Time(|totals| totals.activity_minutes)),
    ("Certifications earned or renewed", Measure::Count(|totals| totals.certifications)),
    ("Journal entries", Measure::Count(|totals| totals.entries)),
    ("Wins among them", Measure::Count(|totals| totals.wins)),
    ("Skills rated differently", Measure::Count(|totals| totals.skill_changes)),
];

/// What the period and the one before are called above their numbers.
pub(crate) fn periods(report: &Report) -> (String, String) {
    words::quarter(&report.quarter).unwrap_or_else(|| ("Now".to_owned(), "Before".to_owned()))
}

/// The areas whose time is told: the pinned ones and those that took any; none where nothing took any.
pub(crate) fn timed(report: &Report) -> Vec<&ReportArea> {
    if report.areas.iter().all(|area| area.minutes == 0) {
        return Vec::new();
    }
    report.areas.iter().filter(|area| area.pinned || area.minutes > 0).collect()
}

fn glance(report: &Report) -> Block {
    let (this, before) = &periods(report);
    let rows = TOTALS.map(|(name, measure)| {
        let shown = |totals: &Totals| match measure {
            Measure::Count(of) => of(totals).to_string(),
            Measure::Time(of) => hours(of(totals)),
        };
        let earlier = Cell::Line { text: vec![quiet(shown(&report.previous))] };
        vec![cell(name), cell(shown(&report.totals)), earlier]
    });
    let totals = Table {
        columns: vec![
            column("Totals", ColumnKind::Words),
            column(this, ColumnKind::Number),
            column(before, ColumnKind::Number),
        ],
        rows: rows.into(),
    };
    let timed = timed(report);
    let Some(most) = timed.iter().map(|area| area.minutes).max() else {
        return Block::Table(totals);
    };
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

/// How far each goal is, as its last check-in says, once each; none where none says it.
fn goals(report: &Report) -> Option<Table> {
    let all = report.areas.iter().flat_map(|area| &area.goals).filter(|goal| goal.seen_in.is_none());
    let rows: Vec<_> = all
        .filter_map(|goal| {
            let progress = goal.progress?;
            let says = format!("{}: {progress} %", line(&goal.title));
            let drawn = Cell::Drawing(chart::bar(progress.into(), 100, &says));
            Some(vec![cell(&goal.title), drawn, cell(format!("{progress} %"))])
        })
        .collect();
    let columns = vec![
        column("Goals", ColumnKind::Words),
        column("", ColumnKind::Drawing),
        column("Progress", ColumnKind::Number),
    ];
    (!rows.is_empty()).then_some(Table { columns, rows })
}
