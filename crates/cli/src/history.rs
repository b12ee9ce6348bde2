//! What was done: undo, redo, the history and the trash.

use cairn::{Error, FieldChange, Kind, RecordId, RecordVersion, Source, Step, Trashed};
use chrono::{DateTime, Utc};

use crate::{
    arguments::history::{History, Trash},
    failure::Failure,
    print::{self, BOLD, Cell, DIM, PLAIN},
    terminal::Terminal,
};

/// Deletes a record of any noun.
pub fn delete(terminal: &Terminal, kind: Kind, name: &str) -> Result<(), Failure> {
    let line = terminal.logbook.delete_record(terminal.logbook.find(Some(kind), name)?)?;
    terminal.done(&line, |page| {
        page.line(format!("Deleted {kind}. `cairn undo` brings it back, and so does `cairn trash restore`."));
        page.title(&line.title, line.id);
        Ok(())
    })
}

/// Runs `cairn undo`.
pub fn undo(terminal: &Terminal) -> Result<(), Failure> {
    swapped(terminal, "Undone", &terminal.logbook.undo()?)
}

/// Runs `cairn redo`.
pub fn redo(terminal: &Terminal) -> Result<(), Failure> {
    swapped(terminal, "Done again", &terminal.logbook.redo()?)
}

fn swapped(terminal: &Terminal, done: &str, step: &Step) -> Result<(), Failure> {
    terminal.done(step, |page| {
        page.line(format!("{done}: {}", meant(step)));
        Ok(())
    })
}

/// `Add goal: Lead a design review`.
fn meant(step: &Step) -> String {
    match &step.subject {
        Some(subject) => format!("{}: {}", step.intent, print::first_line(subject)),
        None => step.intent.clone(),
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%MZ").to_string()
}

/// Runs `cairn history`.
pub fn steps(terminal: &Terminal, history: History) -> Result<(), Failure> {
    let record = history.record.map(|name| find_any(terminal, &name)).transpose()?;
    if let Some(record) = record.filter(|_| history.fields) {
        return fields(terminal, record, history.limit);
    }
    let steps = terminal.logbook.history(record, history.limit.unwrap_or(u32::MAX))?;
    terminal.show(&steps, |page| {
        if steps.is_empty() {
            page.line("Nothing was changed yet.");
        }
        let row = |step: &Step| {
            let source = if step.source == Source::Terminal { "" } else { step.source.as_str() };
            vec![
                Cell::right(step.id.to_string()),
                Cell::new(instant(step.at), DIM),
                Cell::new(meant(step), if step.undone { DIM } else { PLAIN }),
                Cell::new(print::count(step.count as usize, "record"), DIM),
                Cell::new(if step.undone { "undone" } else { source }, DIM),
            ]
        };
        page.table(&["step", "at", "what", "", ""], &[2], steps.iter().map(row));
        Ok(())
    })
}

fn fields(terminal: &Terminal, record: RecordId, limit: Option<u32>) -> Result<(), Failure> {
    let mut versions = terminal.logbook.record_history(record)?;
    versions.truncate(limit.unwrap_or(u32::MAX) as usize);
    terminal.show(&versions, |page| {
        for RecordVersion { step, changes } in &versions {
            page.line_in(BOLD, format!("{}  {}", instant(step.at), meant(step)));
            for FieldChange { part, field, before, after } in changes {
                page.line(format!("  {part} {field}").replace("   ", "  "));
                page.before_and_after(before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default());
            }
        }
        Ok(())
    })
}

/// A record that is there, or else one in the trash.
fn find_any(terminal: &Terminal, name: &str) -> Result<RecordId, Failure> {
    match terminal.logbook.find(None, name) {
        Err(missing @ Error::NotFound { .. }) => {
            terminal.logbook.find_trashed(name).map_err(|in_trash| match in_trash {
                Error::NotFound { .. } => missing.into(),
                other => other.into(),
            })
        }
        found => Ok(found?),
    }
}

/// Runs `cairn trash`.
pub fn trash(terminal: &Terminal, command: Option<Trash>) -> Result<(), Failure> {
    match command {
        None => list_trash(terminal),
        Some(Trash::Restore { record }) => {
            let line = terminal.logbook.restore(terminal.logbook.find_trashed(&record)?)?;
            terminal.done(&line, |page| {
                page.line(format!("Restored {}", line.kind));
                page.title(&line.title, line.id);
                Ok(())
            })
        }
        Some(Trash::Erase { record, yes }) => erase(terminal, &record, yes),
    }
}

fn list_trash(terminal: &Terminal) -> Result<(), Failure> {
    let trash = terminal.logbook.trash()?;
    terminal.show(&trash, |page| {
        if trash.is_empty() {
            page.line("The trash is empty.");
        }
        let row = |gone: &Trashed| {
            vec![
                Cell::id(gone.id),
                Cell::new(instant(gone.deleted_at), DIM),
                Cell::new(gone.kind.as_str(), DIM),
                gone.title.as_str().into(),
            ]
        };
        page.table(&["id", "deleted", "type", "title"], &[3], trash.iter().map(row));
        Ok(())
    })
}

fn erase(terminal: &Terminal, name: &str, yes: bool) -> Result<(), Failure> {
    let id = match terminal.logbook.find_trashed(name) {
        Err(Error::NotFound { .. }) => terminal.logbook.find(None, name)?,
        found => found?,
    };
    terminal.confirm(yes, "This record, its history and its search text will be gone for good. Erase it?")?;
    let erased = terminal.logbook.erase(id)?;
    terminal.done(&erased, |page| {
        page.line("Erased for good.");
        if !erased.finished {
            page.line(
                "Pieces of the text may still be there: another program has the logbook open, or the disk is full.",
            );
            page.line("Close that program or free some space; the next record that you erase then takes them along.");
        }
        if !erased.backups.is_empty() {
            page.line("These backups may still hold it; delete the ones that you do not need:");
            erased.backups.iter().for_each(|backup| page.line(format!("  {backup}")));
        }
        if !erased.quarters.is_empty() {
            page.line(
                "These closed quarters still name it in what was handed out; `cairn quarter reopen` lets that go:",
            );
            erased.quarters.iter().for_each(|quarter| page.line(format!("  {quarter}")));
        }
        Ok(())
    })
}
