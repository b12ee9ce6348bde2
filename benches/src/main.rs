//! How fast Cairn is, row by row of its goals, each as a ratio to the floor below it, measured in the same run.

mod actions;
mod core;
mod import;
mod journal;
mod lived;
mod log;
mod logbooks;
mod measure;
mod quarter;
mod save;
mod search;
mod syncs;
mod table;
mod window;

use std::process::ExitCode;

/// What went right, or a sentence about what did not.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The rows, in the order in which they run: those that only read come before those that fill the disk's queue.
type Row = (u32, fn() -> Outcome<()>);

const ROWS: [Row; 12] = [
    (1, syncs::run),
    (4, search::classes),
    (6, search::bounded),
    (7, search::flat),
    (8, search::spaceless),
    (9, quarter::run),
    (15, core::run),
    (13, window::run),
    (16, actions::run),
    (2, save::run),
    (3, log::run),
    (11, import::run),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ran = match arguments.as_slice() {
        ["--save", path, count] => save::some(path, count),
        ["--import", folder] => import::of_folder(folder),
        rows => run(rows),
    };
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(rows: &[&str]) -> Outcome<()> {
    let known: Vec<String> = ROWS.iter().map(|(row, _)| row.to_string()).collect();
    if let Some(unknown) = rows.iter().find(|row| !known.iter().any(|known| known == *row)) {
        return Err(format!("There is no row {unknown}. The rows are {}.", known.join(", ")).into());
    }
    table::head();
    for (row, measure) in ROWS {
        if rows.is_empty() || rows.contains(&row.to_string().as_str()) {
            measure()?;
        }
    }
    Ok(())
}
