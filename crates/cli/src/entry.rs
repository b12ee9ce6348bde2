//! Journal entries: writing, listing and marking them.

use std::collections::HashSet;

use cairn::{
    Capturing, Entry, EntryEdit, EntryFilter, EntryId, EntryKind, Kind, MarkAll, NewEntry, RecordId, day::Leaning,
};

use crate::{
    arguments::entry::{Entry as Command, EntryFlags, EntryList, EntryMark, Log},
    attachment,
    failure::Failure,
    marks,
    names::Names,
    print::{self, Cell, DIM, Page},
    terminal::Terminal,
};

/// Runs `cairn log`.
pub fn log(terminal: &Terminal, log: Log) -> Result<(), Failure> {
    let said = if log.text.is_empty() { "-".to_owned() } else { log.text.join(" ") };
    let captured = terminal.logbook.capture(Capturing {
        line: terminal.text("text", &said)?,
        happened_on: terminal.day("on", log.on.as_deref(), Leaning::Past, None)?,
        kind: log.kind.as_deref().map(str::parse).transpose()?,
    })?;
    for message in &captured.messages {
        terminal.note(message);
    }
    terminal.done(&captured.entry, |page| told(terminal, page, "Logged", &captured.entry))
}

/// Runs `cairn entry`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Add { template, flags } => {
            let template = template.map(|name| terminal.logbook.find_entry_template(&name)).transpose()?;
            let blank = template.map_or_else(NewEntry::default, |template| template.entry());
            let entry = terminal.logbook.add_entry(applied(terminal, flags, blank, &[])?)?;
            terminal.done(&entry, |page| told(terminal, page, "Added entry", &entry))
        }
        Command::List(list) => self::list(terminal, list),
        Command::Show { entry } => {
            let entry = terminal.logbook.get_entry(terminal.find(Kind::Entry, &entry)?)?;
            terminal.show(&entry, |page| show(terminal, page, &entry))
        }
        Command::Edit { entry, flags } => {
            let before = terminal.logbook.get_entry(terminal.find(Kind::Entry, &entry)?)?;
            let new = applied(terminal, flags, NewEntry::from(&before), &before.marks.links)?;
            let base = Some(before.marks.updated_at);
            let entry = terminal.logbook.edit_entry(EntryEdit { id: before.id, base, entry: new })?;
            terminal.done(&entry, |page| told(terminal, page, "Edited entry", &entry))
        }
        Command::Mark(mark) => self::mark(terminal, &mark),
        Command::Delete { entry } => crate::history::delete(terminal, Kind::Entry, &entry),
    }
}

fn applied(
    terminal: &Terminal,
    flags: EntryFlags,
    mut new: NewEntry,
    links: &[cairn::Line],
) -> Result<NewEntry, Failure> {
    new.marks.files = attachment::read(&flags.attach)?;
    new.title = flags.title.unwrap_or(new.title);
    new.body = flags.body.map_or(Ok(new.body), |body| terminal.text("body", &body))?;
    new.happened_on = terminal.day("on", flags.on.as_deref(), Leaning::Past, new.happened_on)?;
    new.kind = flags.kind.as_deref().map_or(Ok(new.kind), |kind| kind.parse().map(Some))?;
    new.challenge = flags.challenge.unwrap_or(new.challenge);
    new.minutes = terminal.minutes(flags.minutes.as_deref(), new.minutes)?;
    new.mood = flags.mood.as_deref().map(one_to_five).or(new.mood);
    new.energy = flags.energy.as_deref().map(one_to_five).or(new.energy);
    marks::apply(terminal, &flags.marks, &mut new.marks)?;
    for (kind, names) in [(Kind::Goal, flags.goals), (Kind::Person, flags.people)] {
        if !names.is_empty() {
            new.marks.links.retain(|id| !links.iter().any(|line| line.id == *id && line.kind == kind));
        }
        for name in names {
            new.marks.links.push(terminal.find(kind, &name)?);
        }
    }
    Ok(new)
}

/// What is no number is outside the scale, so that the logbook says what the scale is.
fn one_to_five(said: &str) -> u8 {
    said.trim().parse().unwrap_or(u8::MAX)
}

fn filter(terminal: &Terminal, list: EntryList) -> Result<EntryFilter, Failure> {
    let quarter = list.quarter.as_deref().map(|said| terminal.logbook.period(said)).transpose()?;
    Ok(EntryFilter {
        kinds: list.kinds.iter().map(|kind| kind.parse()).collect::<Result<Vec<EntryKind>, _>>()?,
        skill: list.skill,
        tag: list.tag,
        folder: list.folder,
        inbox: list.inbox,
        from: quarter.as_ref().map(|quarter| quarter.from),
        to: quarter.as_ref().map(|quarter| quarter.to),
        limit: list.limit,
        offset: 0,
    })
}

fn list(terminal: &Terminal, list: EntryList) -> Result<(), Failure> {
    let entries = terminal.logbook.list_entries(filter(terminal, list)?)?;
    terminal.show(&entries, |page| {
        if entries.is_empty() {
            page.line("No entries here. `cairn log TEXT` writes one down.");
        }
        let names = terminal.names()?;
        page.table(&["id", "on", "kind", "entry", "skills"], &[4, 3], entries.iter().map(|entry| row(&names, entry)));
        Ok(())
    })
}

fn row(names: &Names<'_>, entry: &Entry) -> Vec<Cell> {
    vec![
        Cell::id(entry.id),
        print::dated(Some(entry.happened_on)).into(),
        Cell::new(entry.kind.as_str(), DIM),
        heading(entry).into(),
        Cell::new(names.evidence(&entry.marks.evidence), DIM),
    ]
}

/// The title, or the beginning of the text where there is none.
pub fn heading(entry: &Entry) -> String {
    let text = if entry.title.is_empty() { &entry.body } else { &entry.title };
    print::first_line(text).chars().take(100).collect()
}

fn facts(names: &Names<'_>, entry: &Entry) -> Result<Vec<String>, Failure> {
    let mut facts = vec![entry.kind.to_string(), entry.challenge.clone()];
    facts.extend(entry.minutes.map(print::minutes));
    facts.push(names.evidence(&entry.marks.evidence));
    facts.extend(names.marks(&entry.marks)?);
    Ok(facts)
}

fn told(terminal: &Terminal, page: &mut Page, done: &str, entry: &Entry) -> Result<(), Failure> {
    let done = print::on(done, Some(entry.happened_on)).unwrap_or_default();
    let names = Names::read_for(&terminal.logbook, &entry.marks)?;
    page.facts(std::iter::once(done).chain(facts(&names, entry)?));
    page.title(&heading(entry), entry.id);
    Ok(())
}

fn show(terminal: &Terminal, page: &mut Page, entry: &Entry) -> Result<(), Failure> {
    page.title(&heading(entry), entry.id);
    let on = print::on("", Some(entry.happened_on)).unwrap_or_default();
    page.facts(std::iter::once(on).chain(facts(&terminal.names()?, entry)?));
    page.field("mood", &entry.mood.map(|mood| format!("{mood} of 5")).unwrap_or_default());
    page.field("energy", &entry.energy.map(|energy| format!("{energy} of 5")).unwrap_or_default());
    page.field("imported", entry.source_path.as_deref().unwrap_or_default());
    page.prose(&entry.body);
    Ok(())
}

fn mark(terminal: &Terminal, mark: &EntryMark) -> Result<(), Failure> {
    let all = MarkAll {
        records: chosen(terminal, mark)?,
        visibility: marks::visibility(terminal, mark.marks.visibility.as_deref())?,
        evidence: marks::evidence(&mark.marks.skills)?,
        tags: mark.marks.tags.clone(),
        untags: mark.untags.clone(),
    };
    let marked = terminal.logbook.mark_all(all)?;
    terminal.done(&serde_json::json!({ "marked": marked }), |page| {
        page.line(match marked {
            0 => "No entry matches; nothing was changed.".to_owned(),
            1 => "Marked 1 entry. `cairn undo` takes it back.".to_owned(),
            more => format!("Marked {more} entries in one step. `cairn undo` takes it back."),
        });
        Ok(())
    })
}

/// The entries to mark: those that every given way of choosing finds, and those named one by one.
fn chosen(terminal: &Terminal, mark: &EntryMark) -> Result<Vec<RecordId>, Failure> {
    let listed = mark.folder.is_some() || mark.with_tag.is_some();
    if mark.entries.is_empty() && mark.search.is_none() && !listed {
        return Err(Failure::refused("entry", "Say which entries: by name, or with --folder, --with-tag or --search."));
    }
    let found = mark.search.as_deref().map(|query| terminal.logbook.find_every(Kind::Entry, query)).transpose()?;
    let mut chosen = if listed {
        let filter = EntryFilter { folder: mark.folder.clone(), tag: mark.with_tag.clone(), ..EntryFilter::default() };
        let found: Option<HashSet<RecordId>> = found.map(HashSet::from_iter);
        let listed = terminal.logbook.list_entries(filter)?.into_iter().map(|entry| RecordId::from(entry.id));
        listed.filter(|id| found.as_ref().is_none_or(|found| found.contains(id))).collect()
    } else {
        found.unwrap_or_default()
    };
    for name in &mark.entries {
        let id: EntryId = terminal.find(Kind::Entry, name)?;
        if !chosen.contains(&id.into()) {
            chosen.push(id.into());
        }
    }
    Ok(chosen)
}
