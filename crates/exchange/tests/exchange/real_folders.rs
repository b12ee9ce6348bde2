//! Real folders of notes that other people published; they are not part of the project, so a test without them says so and passes.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use cairn_exchange::{DaySource, Notes};
use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::git::Checkout;
use crate::{change_at, copy, day, read};

fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(folder);
    let path = path.canonicalize().ok();
    if path.is_none() {
        println!("skipped: the folder ../shared/data/{folder} beside this repository is absent");
    }
    path
}

/// One line of the manifest: path, first commit with its own offset, title.
struct Known {
    path: String,
    first: DateTime<FixedOffset>,
    title: String,
}

fn manifest(til: &Path) -> Vec<Known> {
    let text = fs::read_to_string(til.join("MANIFEST.csv")).unwrap();
    let known = text.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.splitn(9, ',').collect();
        let title = fields[8];
        let quoted = title.strip_prefix('"').and_then(|title| title.strip_suffix('"'));
        Known {
            path: fields[2].to_owned(),
            first: fields[3].parse().unwrap(),
            title: quoted.map_or(title.to_owned(), |title| title.replace("\"\"", "\"")),
        }
    });
    known.collect()
}

fn assert_each_on_its_day(notes: &Notes, known: &[Known], below: &str, from: DaySource) {
    let notes: HashMap<&str, _> = notes.notes.iter().map(|note| (note.path.as_str(), note)).collect();
    assert_eq!((notes.len(), known.len()), (1869, 1869));
    for known in known {
        let note = notes[known.path.strip_prefix(below).unwrap()];
        assert_eq!((note.on, note.on_from), (known.first.date_naive(), from), "{}", known.path);
        assert_eq!(note.title, known.title, "{}", known.path);
    }
}

fn quarter(notes: &Notes, from: &str, to: &str) -> usize {
    let days: (NaiveDate, NaiveDate) = (day(from), day(to));
    let inside = notes.notes.iter().filter(|note| (days.0..days.1).contains(&note.on));
    inside.filter(|note| note.path.matches('/').count() == 2).count()
}

#[test]
fn ten_years_of_dated_files_arrive_each_on_its_day() {
    let Some(til) = shared("til") else { return };
    let known = manifest(&til);
    let folder = copy(&til);
    for known in &known {
        change_at(&folder.path().join(&known.path), known.first.date_naive());
    }
    let notes = read(folder.path());
    assert_each_on_its_day(&notes, &known, "", DaySource::FileTime);
    assert_eq!((notes.skipped.len(), notes.warnings.len()), (0, 0), "{:?}", notes.warnings);
    assert_eq!(quarter(&notes, "2025-10-01", "2026-01-01"), 58);
    assert_eq!(quarter(&notes, "2026-01-01", "2026-04-01"), 56);
    assert_eq!(quarter(&notes, "2026-04-01", "2026-07-01"), 36);
}

/// One commit for each file, in the order of their instants; each also changes one file, as the index of such a folder does.
fn history(til: &Path, known: &[Known], below: &str) -> Vec<u8> {
    let mut order: Vec<&Known> = known.iter().collect();
    order.sort_by_key(|known| (known.first, &known.path));
    let mut stream = Vec::new();
    for (place, known) in order.iter().enumerate() {
        let time = format!("A <a@example.org> {} {}", known.first.timestamp(), known.first.format("%z"));
        let committed = format!("B <b@example.org> {} +0000", known.first.timestamp());
        let bytes = fs::read(til.join(&known.path)).unwrap();
        let path = known.path.strip_prefix(below).unwrap();
        write!(stream, "commit refs/heads/main\nauthor {time}\ncommitter {committed}\ndata 1\nx\n").unwrap();
        write!(stream, "M 644 inline \"{path}\"\ndata {}\n", bytes.len()).unwrap();
        stream.extend(bytes);
        write!(stream, "\nM 644 inline index.txt\ndata 8\n{place:08}\n").unwrap();
    }
    stream
}

#[test]
fn the_same_files_in_a_checkout_arrive_on_their_authors_days() {
    let Some(til) = shared("til") else { return };
    let known = manifest(&til);
    let below = "jbranchaud__til/";
    let checkout = Checkout::new();
    for known in &known {
        let file = checkout.path().join(known.path.strip_prefix(below).unwrap());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::copy(til.join(&known.path), &file).unwrap();
        change_at(&file, day("2026-09-09"));
    }
    let mut import = checkout.command(&["fast-import", "--quiet"], "").stdin(Stdio::piped()).spawn().unwrap();
    import.stdin.take().unwrap().write_all(&history(&til, &known, below)).unwrap();
    assert!(import.wait().unwrap().success());
    let notes = read(checkout.path());
    assert_each_on_its_day(&notes, &known, below, DaySource::Git);
    let away = known.iter().filter(|known| known.first.date_naive() != known.first.naive_utc().date());
    assert_eq!(away.count(), 453, "so many days would be wrong if the offset were left out");
}

#[test]
fn a_vault_with_templates_keeps_every_note_and_warns_of_what_is_no_map() {
    let Some(vault) = shared("journal/kepano__kepano-obsidian") else {
        return;
    };
    let folder = copy(&vault);
    let notes = read(folder.path());
    assert_eq!(notes.notes.len(), 103);
    assert_eq!(notes.warnings.len(), 28);
    assert!(
        notes.warnings.iter().all(|warning| warning.message.starts_with("Its frontmatter is not")),
        "{:?}",
        notes.warnings
    );
    let read = notes.notes.iter().filter(|note| note.frontmatter.is_some()).count();
    let fenced = notes.notes.iter().filter(|note| note.body.starts_with("---\n")).count();
    assert_eq!((read + fenced, fenced), (98, 28));
    for note in &notes.notes {
        let file = folder.path().join(&note.path);
        let name = file.file_stem().unwrap().to_str().unwrap();
        assert_eq!(note.title, name, "a vault's notes are titled by their files: {}", note.path);
    }
}

#[test]
fn every_other_real_folder_is_read_without_losing_a_file() {
    for folder in ["journal/zoni__obsidian-export", "learning-log", "career-ladder"] {
        let Some(source) = shared(folder) else { return };
        let files = crate::walk(&source);
        let markdown = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "md"));
        let notes = read(copy(&source).path());
        assert_eq!(notes.notes.len() + notes.skipped.len(), markdown.count(), "{folder}: {:?}", notes.skipped);
    }
}
