//! Moving in and out: Markdown notes, the logbook's own file, and what is to come for a calendar.

use std::{collections::BTreeMap, fs, path::Path};

use cairn::{CalendarItem, CalendarKind, ComposedCalendar, ImportNote, Kind, PreviewItem, Update};
use cairn_exchange::{MarkdownOptions, read_markdown, write_calendar};
use serde::Serialize;

use crate::{
    arguments::exchange::{Export, Import},
    document,
    failure::{Failure, Finish},
    print::{self, BOLD, Cell, DIM, Page, WARN},
    progress::Progress,
    terminal::Terminal,
};

/// What was read from the paths.
#[derive(Default)]
struct Sources {
    notes: Vec<ImportNote>,
    exports: Vec<String>,
    skipped: Vec<Skipped>,
    warnings: Vec<Warning>,
}

/// A file of the asked kind that cannot be taken.
#[derive(Debug, Clone, Serialize)]
struct Skipped {
    source: String,
    reason: String,
}

/// Something to know about what is taken.
#[derive(Debug, Clone, Serialize)]
struct Warning {
    source: String,
    message: String,
}

/// What `--preview` prints.
#[derive(Serialize)]
struct Preview {
    found: BTreeMap<Kind, usize>,
    items: Vec<PreviewItem>,
    skipped: Vec<Skipped>,
    warnings: Vec<Warning>,
}

/// What an import prints.
#[derive(Default, Serialize)]
struct Outcome {
    taken: BTreeMap<Kind, u32>,
    duplicates: u32,
    changed: u32,
    skipped: Vec<Skipped>,
    warnings: Vec<Warning>,
}

/// Runs `cairn export`.
pub fn export(terminal: &Terminal, command: Export) -> Result<(), Failure> {
    match command {
        Export::All { file, force } => {
            document::refuse_present(&file, force)?;
            document::write(&file, terminal.logbook.export_all()?.as_bytes(), force)?;
            document::told(terminal, &file)
        }
        Export::Ics { file, leaving } => {
            let mut calendar = terminal.logbook.compose_calendar()?;
            if let Some(hash) = &leaving.exactly {
                calendar = calendar.exactly(hash)?;
            }
            match file.filter(|_| !leaving.preview) {
                Some(file) => export_calendar(terminal, calendar.dates, &file, leaving.force),
                None => terminal.show(&calendar, |page| {
                    in_calendar(page, &calendar);
                    Ok(())
                }),
            }
        }
    }
}

fn in_calendar(page: &mut Page, calendar: &ComposedCalendar) {
    page.line_in(BOLD, "In the calendar");
    let row = |item: &CalendarItem| {
        vec![Cell::new(item.on.to_string(), DIM), item.kind.as_str().into(), item.title.as_str().into()]
    };
    page.table(&[], &[2], calendar.dates.iter().map(row));
    page.gap();
    page.line_in(DIM, "Nothing is held back: it is for your own calendar, and holds titles only, also private ones.");
    page.line_in(DIM, format!("To write exactly this: --exactly {}", calendar.hash));
}

fn export_calendar(terminal: &Terminal, items: Vec<CalendarItem>, file: &Path, force: bool) -> Result<(), Failure> {
    document::write(file, write_calendar(&items).as_bytes(), force)?;
    let mut dates: BTreeMap<CalendarKind, usize> = BTreeMap::new();
    for item in &items {
        *dates.entry(item.kind).or_default() += 1;
    }
    let told = serde_json::json!({ "file": file.display().to_string(), "dates": &dates });
    terminal.done(&told, |page| {
        let named: Vec<_> = dates.iter().map(|(kind, number)| print::count(*number, dated(*kind))).collect();
        let held = if named.is_empty() { "nothing with a day is to come".to_owned() } else { named.join(", ") };
        page.line(format!("Wrote {}: {held}", file.display()));
        Ok(())
    })
}

/// What one date of a kind is called.
fn dated(kind: CalendarKind) -> &'static str {
    match kind {
        CalendarKind::Certification => "certification date",
        CalendarKind::Session | CalendarKind::Action | CalendarKind::Milestone | CalendarKind::Goal => kind.as_str(),
    }
}

/// Runs `cairn import`.
pub fn import(terminal: &Terminal, import: &Import) -> Result<Finish, Failure> {
    if !import.preview {
        // Reading may take long: whoever cannot be asked afterwards is told before it.
        terminal.refuse_unasked(import.yes)?;
    }
    let sources = read(terminal, import)?;
    let finish = if sources.skipped.is_empty() { Finish::Whole } else { Finish::Partly };
    let preview = preview(terminal, &sources)?;
    if import.preview {
        terminal.show(&preview, |page| {
            show_preview(page, &preview);
            Ok(())
        })?;
    } else {
        let fresh = preview.items.iter().filter(|item| !item.duplicate && (!item.changed || import.update)).count();
        if fresh > 0 {
            terminal.confirm(import.yes, &format!("{} will be taken in. Go ahead?", print::count(fresh, "record")))?;
        }
        let outcome = take(terminal, sources, import.update)?;
        terminal.done(&outcome, |page| {
            show_outcome(page, &outcome);
            Ok(())
        })?;
    }
    for skipped in &preview.skipped {
        terminal.warn(&format!("Not taken: {}: {}", skipped.source, skipped.reason));
    }
    Ok(finish)
}

fn read(terminal: &Terminal, import: &Import) -> Result<Sources, Failure> {
    let mut sources = Sources::default();
    for path in &import.paths {
        if is_export(path, &import.from)? {
            sources.exports.push(fs::read_to_string(path).map_err(|error| Failure::file(path, "read", &error))?);
            continue;
        }
        let mut progress = Progress::new(terminal, "Reading");
        let found = read_markdown(path, MarkdownOptions::default(), &mut |done, of| progress.tell(done, of))?;
        sources.notes.extend(found.notes.into_iter().map(ImportNote::from));
        let skipped = found.skipped.into_iter().map(|one| Skipped { source: one.source, reason: one.reason });
        sources.skipped.extend(skipped);
        let warnings = found.warnings.into_iter().map(|one| Warning { source: one.source, message: one.message });
        sources.warnings.extend(warnings);
    }
    Ok(sources)
}

/// Whether a path holds a logbook's own file; otherwise it holds Markdown.
fn is_export(path: &Path, from: &str) -> Result<bool, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match from {
        "cairn" => Ok(true),
        "markdown" => Ok(false),
        "auto" => {
            let found = fs::metadata(path).map_err(|error| Failure::file(path, "read", &error))?;
            match ending.as_str() {
                _ if found.is_dir() => Ok(false),
                "md" | "markdown" => Ok(false),
                "json" => Ok(true),
                _ => Err(Failure::refused(
                    "from",
                    format!(
                        "{} is neither a folder, nor Markdown, nor a file of `cairn export all`. Say what it is with --from.",
                        path.display()
                    ),
                )),
            }
        }
        other => {
            Err(Failure::refused("from", format!("“{other}” cannot be imported yet: choose auto, markdown or cairn.")))
        }
    }
}

fn preview(terminal: &Terminal, sources: &Sources) -> Result<Preview, Failure> {
    let mut items = terminal.logbook.preview_notes(&sources.notes)?.items;
    for export in &sources.exports {
        items.extend(terminal.logbook.preview_all(export)?.items);
    }
    let mut found = BTreeMap::new();
    for item in &items {
        *found.entry(item.kind).or_default() += 1;
    }
    Ok(Preview { found, items, skipped: sources.skipped.clone(), warnings: sources.warnings.clone() })
}

fn take(terminal: &Terminal, sources: Sources, update: bool) -> Result<Outcome, Failure> {
    let mut outcome = Outcome { skipped: sources.skipped, warnings: sources.warnings, ..Outcome::default() };
    let mut add = |imported: cairn::Imported| {
        for (kind, count) in imported.taken {
            *outcome.taken.entry(kind).or_default() += count;
        }
        outcome.duplicates += imported.duplicates;
        outcome.changed += imported.changed;
    };
    if !sources.notes.is_empty() {
        let mut progress = Progress::new(terminal, "Importing");
        let update = if update { Update::Changed } else { Update::Nothing };
        add(terminal.logbook.import_notes(&sources.notes, update, &mut |done, of| progress.tell(done, of))?);
    }
    for export in &sources.exports {
        add(terminal.logbook.import_all(export)?);
    }
    Ok(outcome)
}

fn counted<'a>(counts: impl Iterator<Item = (&'a Kind, u64)>) -> String {
    let named = counts.map(|(kind, count)| match kind {
        Kind::Entry if count != 1 => format!("{count} entries"),
        Kind::Activity if count != 1 => format!("{count} activities"),
        Kind::Person if count != 1 => format!("{count} people"),
        _ => print::count(usize::try_from(count).unwrap_or(usize::MAX), kind.as_str()),
    });
    named.collect::<Vec<_>>().join(", ")
}

fn show_preview(page: &mut Page, preview: &Preview) {
    let row = |item: &PreviewItem| {
        let state = match (item.duplicate, item.changed) {
            (true, _) => Cell::new("here already", DIM),
            (_, true) => Cell::new("changed, taken with --update", WARN),
            _ => "new".into(),
        };
        vec![
            print::dated(item.happened_on).into(),
            Cell::new(item.kind.as_str(), DIM),
            item.title.as_str().into(),
            state,
        ]
    };
    page.table(&["on", "type", "title", ""], &[2], preview.items.iter().map(row));
    warnings(page, &preview.warnings);
    page.gap();
    let found = counted(preview.found.iter().map(|(kind, count)| (kind, *count as u64)));
    page.line(format!("Found {}. Nothing was written.", if found.is_empty() { "nothing to take" } else { &found }));
}

fn show_outcome(page: &mut Page, outcome: &Outcome) {
    warnings(page, &outcome.warnings);
    let taken = counted(outcome.taken.iter().map(|(kind, count)| (kind, u64::from(*count))));
    page.facts([
        format!("Took in {}", if taken.is_empty() { "nothing new" } else { &taken }),
        if outcome.duplicates > 0 { format!("{} here already", outcome.duplicates) } else { String::new() },
        if outcome.changed > 0 { format!("{} changed, taken with --update", outcome.changed) } else { String::new() },
    ]);
}

fn warnings(page: &mut Page, warnings: &[Warning]) {
    if !warnings.is_empty() {
        page.heading("To know");
        let row =
            |warning: &Warning| vec![Cell::new(format!("  {}", warning.source), DIM), warning.message.as_str().into()];
        page.table(&[], &[1], warnings.iter().map(row));
        page.gap();
    }
}
