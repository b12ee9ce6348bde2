//! Row 16: from a key to the paint of all that it changes, in a window on a logbook that has been lived with.

use std::process::{Command, Stdio};

use crate::{Outcome, lived, logbooks, measure, table};

/// The longest that an action may take, in seconds.
const GOAL: f64 = 0.100;
/// The palette's own.
const PALETTE: (&str, f64) = ("open the palette", 0.050);
/// The action that changes next to nothing.
const FLOOR: &str = "floor";

/// Row 16.
pub fn run() -> Outcome<()> {
    let window = std::env::current_exe()?.with_file_name("cairn-desktop");
    let driver = Command::new("WebKitWebDriver").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !window.exists() || driver.is_err() || std::env::var_os("DISPLAY").is_none() {
        table::absent(16, "actions", "it needs the window built, WebKitWebDriver and a screen");
        return Ok(());
    }
    let logbook = logbooks::copy(&lived::file()?)?;
    let output =
        Command::new("node").arg("benches/actions.mjs").arg(&window).arg(&logbook).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("The window's actions could not be measured.".into());
    }
    let printed = String::from_utf8(output.stdout)?;
    let mut floor = None;
    for line in printed.lines() {
        let mut parts = line.split('\t');
        let name = parts.next().unwrap_or_default();
        let took = parts.map(|part| Ok(part.parse::<f64>()? / 1000.0)).collect::<Outcome<Vec<_>>>()?;
        let longest = took.iter().copied().fold(0.0, f64::max);
        let middle = measure::median(took);
        let least = *floor.get_or_insert(middle);
        if name != FLOOR {
            let goal = if name == PALETTE.0 { PALETTE.1 } else { GOAL };
            table::limited(16, name, (middle, least, longest), goal);
        }
    }
    Ok(())
}
