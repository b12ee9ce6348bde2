//! Row 13: from the start of the program to a filled window, against the least window that Tauri opens.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    Outcome, log, logbooks,
    measure::{FEWEST, median, taken},
    table,
};

/// Today's list stands below its heading.
const OURS_FILLED: &str = "(document.querySelector('main')?.innerText ?? '').trim().split('\\n').length > 2";
const BARE_FILLED: &str = "document.querySelector('nav')?.innerText === 'Bare window'";

/// Row 13.
pub fn run() -> Outcome<()> {
    let beside = |name: &str| std::env::current_exe().map(|bench| bench.with_file_name(name));
    let (window, bare) = (beside("cairn-desktop")?, beside("cairn-bare-window")?);
    let driver = Command::new("WebKitWebDriver").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !window.exists() || driver.is_err() || std::env::var_os("DISPLAY").is_none() {
        table::absent(13, "window", "it needs the window built, WebKitWebDriver and a screen");
        return Ok(());
    }
    let demo = logbooks::folder()?.join("demo.db");
    logbooks::remove(&demo)?;
    let status = log::cairn(&demo, &["--quiet", "demo"])?.status()?;
    if !status.success() {
        return Err(format!("`cairn demo` ended with {status}.").into());
    }
    for (what, logbook) in [("the sample year", demo), ("100,000 entries", logbooks::copy_of(100_000)?)] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let pairs = taken(
            FEWEST,
            Duration::ZERO,
            || opened(&window, OURS_FILLED, &["--logbook", &logbook.to_string_lossy()], &mut ours),
            || opened(&bare, BARE_FILLED, &[], &mut theirs),
        )?;
        table::times(13, &format!("window filled with {what}, against a bare window"), pairs.medians(), 1.3);
        let above = (median(ours) - median(theirs)).max(0.0);
        table::counts(13, &format!("window filled with {what}, MB above a bare window"), above.round() as usize, 40);
    }
    Ok(())
}

/// Opens a window, gives the seconds until it was filled and notes the MB it then held.
fn opened(program: &Path, filled: &str, words: &[&str], held: &mut Vec<f64>) -> Outcome<f64> {
    let output = Command::new("node")
        .arg("benches/window.mjs")
        .arg(filled)
        .arg(program)
        .args(words)
        .stderr(Stdio::inherit())
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    let mut numbers = printed.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next()) {
        (Some(milliseconds), Some(megabytes)) => {
            held.push(megabytes?);
            Ok(milliseconds? / 1000.0)
        }
        _ => Err(format!("{} opened no window.", program.display()).into()),
    }
}
