//! Row 3: `cairn log` from start to end, against a program that does nothing but the same statements.

use std::{path::Path, process::Command, time::Duration};

use crate::{
    Outcome, logbooks,
    measure::{cpu_of, taken},
    table,
};

/// Row 3.
pub fn run() -> Outcome<()> {
    let (ours, theirs) = (logbooks::copy_of(100_000)?, logbooks::folder()?.join("100000-bare.db"));
    logbooks::remove(&theirs)?;
    std::fs::copy(&ours, &theirs)?;
    let words = "Paired on the index and learned how a covering one is read";
    let bare = std::env::current_exe()?.with_file_name("bare-log");
    let pairs = taken(
        101,
        Duration::from_secs(20),
        || cpu_of(&mut cairn(&ours, &["log", words])?),
        || cpu_of(Command::new(&bare).arg(&theirs).arg(words)),
    )?;
    table::times(3, "`cairn log` among 100,000, CPU, against the bare statements", pairs.medians(), 1.5);
    Ok(())
}

/// The terminal program on a logbook.
pub fn cairn(logbook: &Path, words: &[&str]) -> Outcome<Command> {
    let mut command = Command::new(std::env::current_exe()?.with_file_name("cairn"));
    command.arg("--logbook").arg(logbook).args(words);
    Ok(command)
}
