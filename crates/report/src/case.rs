//! The case for a level: what is asked for and what shows it, and every hole.

use cairn::{Audience, CaseReport, ReportCaseItem, ReportCriterion};

use crate::outline::{Block, Outline, PRIVATE, Prose, aside, heading, linked, quiet, said, text};
use crate::prose::Place;
use crate::sheets::{Field, Sheet, Value, sheet};
use crate::words::{count, day, line};

/// The headings that stand above what a person wrote: title, section, criterion or record.
const HEADINGS_ABOVE: u8 = 3;

/// The whole case as an outline.
pub(crate) fn outline(case: &CaseReport) -> Outline {
    let shown = case.criteria.iter().filter(|criterion| is_met(criterion)).count();
    let (shown, asked) =
        (u32::try_from(shown).unwrap_or(u32::MAX), u32::try_from(case.criteria.len()).unwrap_or(u32::MAX));
    let mut blocks = vec![said(text(format!("{shown} of {} shown.", count(asked, "criterion", "criteria"))))];
    let mut pieces = 0;
    for criterion in &case.criteria {
        blocks.push(heading(2, &criterion.text));
        let wish = if criterion.desirable { "desirable" } else { "" };
        let facts: Vec<_> = [criterion.skill.as_deref().unwrap_or_default(), wish]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .map(line)
            .collect();
        if !facts.is_empty() {
            blocks.push(Block::Facts { text: facts.join(" · ") });
        }
        if let Some(answer) = &criterion.answer {
            blocks.push(said(text(answer)));
        }
        if !is_met(criterion) {
            blocks.push(aside("Nothing shows this yet."));
        }
        for item in &criterion.items {
            tell(&mut blocks, item, &mut pieces);
        }
    }
    let readers = case.mentor.as_deref().map(|mentor| format!(", for {}", line(mentor))).unwrap_or_default();
    Outline {
        title: format!("The case for {}", line(&case.level)),
        name: line(&case.name),
        role: line(&case.role),
        period: format!("As of {}{readers}", day(case.as_of)),
        banner: (case.audience == Audience::Me).then_some(PRIVATE),
        blocks,
    }
}

fn is_met(criterion: &ReportCriterion) -> bool {
    criterion.answer.is_some() || !criterion.items.is_empty()
}

/// What a quarter's report tells of the case: each item under what it shows.
pub(crate) fn in_report(items: &[ReportCaseItem], pieces: &mut usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for of_one in items.chunk_by(|one, next| one.criterion == next.criterion) {
        blocks.extend(of_one.first().map(|item| heading(3, &item.criterion)));
        for item in of_one {
            tell(&mut blocks, item, pieces);
        }
    }
    blocks
}

fn tell(blocks: &mut Vec<Block>, item: &ReportCaseItem, pieces: &mut usize) {
    if let Some(title) = item.title.as_deref().map(line).filter(|title| !title.is_empty()) {
        blocks.push(heading(4, &title));
    }
    blocks.extend(item.on.map(|on| Block::Facts { text: day(on) }));
    for (label, markdown) in [("Situation", &item.situation), ("Action", &item.action), ("Result", &item.result)] {
        if !markdown.trim().is_empty() {
            *pieces += 1;
            let place = Place { below: HEADINGS_ABOVE + 1, number: Some(*pieces), label, files: false };
            blocks.push(Block::Prose { prose: Prose { markdown: markdown.clone(), place } });
        }
    }
    if !item.url.trim().is_empty() {
        blocks.push(Block::Line { text: vec![quiet("See "), linked(&item.url, Some(&item.url))], quiet: false });
    }
}

/// The case as sheets: what it is, and each criterion with its items; a hole has a row without them.
pub(crate) fn sheets(case: &CaseReport, outline: &Outline) -> Vec<Sheet> {
    let about = [
        ("Case", Value::line(&outline.title)),
        ("Name", Value::line(&outline.name)),
        ("Role", Value::line(&outline.role)),
        ("As of", case.as_of.into()),
        ("Copy", Value::line(outline.banner.unwrap_or_default())),
    ];
    let about = about.into_iter().filter(|(_, value)| *value != Value::Nothing);
    let rows = case.criteria.iter().flat_map(|criterion| {
        let hole = criterion.items.is_empty().then(|| row(criterion, None));
        hole.into_iter().chain(criterion.items.iter().map(|item| row(criterion, Some(item))))
    });
    vec![
        sheet(
            "Case",
            [("About", Field::Title), ("Value", Field::Text)],
            about.map(|(name, value)| [Value::line(name), value]),
        ),
        sheet(
            "Criteria",
            [
                ("Criterion", Field::Of),
                ("Skill", Field::Area),
                ("Status", Field::Status),
                ("Shown by", Field::Title),
                ("Day", Field::Day),
                ("Situation", Field::Text),
                ("Action", Field::Note),
                ("Result", Field::Reason),
                ("Link", Field::Address),
            ],
            rows,
        ),
    ]
}

fn row(criterion: &ReportCriterion, item: Option<&ReportCaseItem>) -> [Value; 9] {
    let status = match (&criterion.answer, item) {
        (Some(answer), None) => answer,
        (_, Some(_)) => "shown",
        (None, None) => "nothing shows this yet",
    };
    let words = |of: fn(&ReportCaseItem) -> &String| item.map_or(Value::Nothing, |item| Value::lines(of(item)));
    [
        Value::line(&criterion.text),
        criterion.skill.as_deref().map_or(Value::Nothing, Value::line),
        Value::word(status),
        item.and_then(|item| item.title.as_deref()).map_or(Value::Nothing, Value::line),
        item.and_then(|item| item.on).into(),
        words(|item| &item.situation),
        words(|item| &item.action),
        words(|item| &item.result),
        words(|item| &item.url),
    ]
}
