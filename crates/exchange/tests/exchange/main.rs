//! Foreign formats in, exact facts out.

#![cfg(test)]

mod framework;
mod git;
mod ics;
mod markdown;
mod real_folders;

use std::fs;
use std::path::{Path, PathBuf};

use cairn_exchange::{MarkdownOptions, Note, Notes, read_markdown};
use chrono::{Local, NaiveDate, NaiveTime, TimeZone};
use tempfile::TempDir;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(folder: &Path) -> Notes {
    read_markdown(folder, MarkdownOptions::default(), &mut |_, _| ()).unwrap()
}

fn note<'n>(notes: &'n Notes, path: &str) -> &'n Note {
    let found = notes.notes.iter().find(|note| note.path == path);
    found.unwrap_or_else(|| panic!("{path} is not among the notes"))
}

fn warning<'n>(notes: &'n Notes, path: &str) -> Option<&'n str> {
    let found = notes.warnings.iter().find(|warning| warning.source == path);
    found.map(|warning| warning.message.as_str())
}

/// A copy outside of this project's own checkout: its Git history is none of the notes'.
fn copy(folder: &Path) -> TempDir {
    let copy = TempDir::new().unwrap();
    for entry in walk(folder) {
        let to = copy.path().join(entry.strip_prefix(folder).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&entry, &to).unwrap();
    }
    copy
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Puts the last change of a file at noon of a day, here.
fn change_at(file: &Path, day: NaiveDate) {
    let noon = Local.from_local_datetime(&day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap()));
    let file = fs::File::options().write(true).open(file).unwrap();
    file.set_modified(noon.unwrap().into()).unwrap();
}
