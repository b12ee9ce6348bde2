//! Row 1: how often the disk is asked to make something last; counted, not timed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{Outcome, journal, log, logbooks, table};

/// How many files are imported.
const FILES: usize = 200;
/// How many saves are counted together.
const SAVES: usize = 10;

/// Row 1.
pub fn run() -> Outcome<()> {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        table::absent(1, "syncs", "strace is not installed");
        return Ok(());
    }
    let logbook = logbooks::copy_of(2_000)?;
    let bench = std::env::current_exe()?;
    let saves = |count: usize| {
        let mut command = Command::new(&bench);
        command.arg("--save").arg(&logbook).arg(count.to_string());
        command
    };
    let (first, more) = (syncs(&saves(1))?, syncs(&saves(1 + SAVES))?);
    table::counts(1, "syncs of a save in the open logbook", more.saturating_sub(first).div_ceil(SAVES), 1);
    table::counts(
        1,
        "syncs of `cairn log`, from start to end",
        syncs(&log::cairn(&logbook, &["log", "Paired on the index"])?)?,
        5,
    );
    let notes = notes()?;
    let import = log::cairn(&logbook, &["import", &notes.to_string_lossy(), "--yes"])?;
    table::counts(1, &format!("syncs of `cairn import` of {FILES} files, from start to end"), syncs(&import)?, 5);
    Ok(())
}

/// How many calls a command makes that wait for the disk.
fn syncs(command: &Command) -> Outcome<usize> {
    let calls = logbooks::folder()?.join("calls");
    let status = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,syncfs,sync", "-o"])
        .arg(&calls)
        .arg(command.get_program())
        .args(command.get_args())
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("{command:?} ended with {status}.").into());
    }
    Ok(fs::read_to_string(calls)?.lines().filter(|line| line.contains("sync")).count())
}

/// A folder of Markdown files.
fn notes() -> Outcome<PathBuf> {
    let folder = logbooks::folder()?.join("notes");
    fs::create_dir_all(&folder)?;
    for at in 0..FILES {
        let note = journal::note(at, FILES, journal::LAST_DAY);
        write(&folder.join(format!("{} note {at}.md", note.happened_on)), &note.title, &note.body)?;
    }
    Ok(folder)
}

fn write(path: &Path, title: &str, body: &str) -> Outcome<()> {
    Ok(fs::write(path, format!("# {title}\n\nImported: {body}\n"))?)
}
