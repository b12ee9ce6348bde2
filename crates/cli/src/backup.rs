//! Backups, and looking for damage.

use cairn::Backup;

use crate::{
    arguments::backup::Backup as Command,
    failure::Failure,
    print::{self, BAD, Cell, GOOD},
    terminal::Terminal,
};

/// Runs `cairn backup`.
pub fn run(terminal: &Terminal, command: Option<Command>) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    match command {
        None | Some(Command::Now) => {
            let backup = logbook.back_up()?;
            terminal.done(&backup, |page| {
                page.line(format!("Made and checked {} ({})", backup.path, size(backup.size)));
                Ok(())
            })
        }
        Some(Command::List) => {
            let backups = logbook.list_backups()?;
            terminal.show(&backups, |page| {
                if backups.is_empty() {
                    page.line("No backups yet. `cairn backup` makes one.");
                }
                page.table(&["backup", "size"], &[0], backups.iter().map(row));
                Ok(())
            })
        }
        Some(Command::Verify) => verify(terminal),
        Some(Command::Restore { file, yes }) => {
            let question = "Everything in the logbook will be replaced by the backup; what is there now is backed up first. Go ahead?";
            terminal.confirm(yes, question)?;
            let kept = logbook.restore_backup(&file)?;
            terminal.done(&kept, |page| {
                page.line(format!("Restored {}", file.display()));
                page.line(format!("What was there before is kept in {}", kept.path));
                Ok(())
            })
        }
    }
}

fn row(backup: &Backup) -> Vec<Cell> {
    vec![backup.name.as_str().into(), Cell::right(size(backup.size))]
}

fn size(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn verify(terminal: &Terminal) -> Result<(), Failure> {
    let verified = terminal.logbook.verify_backups()?;
    let told: Vec<_> =
        verified.iter().map(|(backup, fault)| serde_json::json!({ "backup": backup, "fault": fault })).collect();
    terminal.show(&told, |page| {
        if verified.is_empty() {
            page.line("No backups yet. `cairn backup` makes one.");
        }
        let row = |(backup, fault): &(Backup, Option<String>)| {
            let state = fault.as_ref().map_or(Cell::new("sound", GOOD), |fault| Cell::new(fault, BAD));
            row(backup).into_iter().chain([state]).collect()
        };
        page.table(&["backup", "size", ""], &[2], verified.iter().map(row));
        Ok(())
    })?;
    match verified.iter().filter(|(_, fault)| fault.is_some()).count() {
        0 => Ok(()),
        damaged => Err(Failure::File(format!(
            "{} cannot be relied on. Make a new one with `cairn backup`.",
            print::count(damaged, "backup")
        ))),
    }
}

/// Runs `cairn check`.
pub fn check(terminal: &Terminal) -> Result<(), Failure> {
    let faults = terminal.logbook.check()?;
    terminal.show(&faults, |page| {
        if faults.is_empty() {
            page.line_in(GOOD, "The file, its references and its search index are sound.");
        }
        faults.iter().for_each(|fault| page.line(fault));
        Ok(())
    })?;
    if faults.is_empty() { Ok(()) } else { Err(Failure::Damaged(print::count(faults.len(), "fault"))) }
}
