//! One Markdown file on its way to a note.

use std::collections::HashSet;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::UNIX_EPOCH;

use cairn::{TITLE_LIMIT, day::checked_year};
use chrono::{DateTime, Local, NaiveDate};
use sha2::{Digest, Sha256};

use crate::error::reason;
use crate::markdown::day::{self, Reading};
use crate::markdown::folder::NoteFile;
use crate::markdown::frontmatter::{self, Split, Values, scalar};
use crate::markdown::{DaySource, MAX_NOTE_BYTES, MarkdownOptions, Note, Notes, Warning, text};

/// The names of the frontmatter values that hold a note's day, the most telling first.
const DAY_NAMES: [&str; 8] = ["date", "on", "day", "created", "createdat", "createdon", "datecreated", "creationdate"];

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A note that may still lack its day.
pub(crate) struct Draft {
    pub(crate) path: String,
    pub(crate) day: Option<(NaiveDate, DaySource)>,
    title: String,
    tags: Vec<String>,
    /// How many of the tags come from the frontmatter; those of the folders follow them.
    frontmatter_tags: usize,
    frontmatter: Option<String>,
    body: String,
    sha256: String,
    file_day: Option<NaiveDate>,
    /// What the person should know, as sentences.
    doubts: Vec<String>,
    /// Whether a doubt is about the day, so that it should be said which day it became.
    day_in_doubt: bool,
}

impl Draft {
    /// Reads a file; the error says, as a sentence, why it is no note.
    pub(crate) fn read(file: &NoteFile, options: MarkdownOptions) -> Result<Draft, String> {
        let (bytes, file_day) = bytes(&file.file)?;
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        let text = decoded(bytes)?;
        let mut draft = Draft {
            path: file.path.clone(),
            day: None,
            title: String::new(),
            tags: Vec::new(),
            frontmatter_tags: 0,
            frontmatter: None,
            body: String::new(),
            sha256,
            file_day,
            doubts: Vec::new(),
            day_in_doubt: false,
        };
        draft.take_text(text, options);
        let (folders, stem) = names(&file.path);
        if draft.title.is_empty() {
            draft.title = stem.to_owned();
        }
        if draft.day.is_none() {
            draft.take_name_day(&folders, stem);
        }
        if options.folder_tags {
            let topics = folders.iter().filter(|name| name.contains(char::is_alphabetic));
            let at = draft.frontmatter_tags;
            draft.tags.splice(at..at, topics.map(|name| (*name).to_owned()));
        }
        let mut seen = HashSet::new();
        draft.tags.retain(|tag| seen.insert(tag.to_lowercase()));
        Ok(draft)
    }

    /// Takes the text apart: frontmatter, heading, inline tags.
    fn take_text(&mut self, text: String, options: MarkdownOptions) {
        let mut title = None;
        let said = match frontmatter::split(&text) {
            Split::Absent => text::read(&text),
            Split::Present { yaml, values, body } => {
                title = values.title();
                self.tags = values.tags();
                self.take_day(&values);
                self.frontmatter = Some(yaml.to_owned());
                self.body = body.to_owned();
                text::read(body)
            }
            Split::Unreadable { why, after } => {
                self.doubts.push(format!(
                    "Its frontmatter is not a list of names with values ({why}), so it stays in the note's text."
                ));
                text::read(after)
            }
        };
        if self.frontmatter.is_none() {
            self.body = text;
        }
        // A longer line is text.
        let fits = |title: &String| title.chars().count() <= TITLE_LIMIT;
        let title = title.filter(fits).or(said.title.filter(fits));
        self.title = title.unwrap_or_default();
        self.frontmatter_tags = self.tags.len();
        if options.inline_tags {
            self.tags.extend(said.tags);
        }
        if let Some(heading) = said.impossible {
            self.doubt_day(format!("Its heading “{heading}” names a day that the calendar does not have."));
        }
    }

    fn take_day(&mut self, values: &Values) {
        for (name, value) in values.all(&DAY_NAMES) {
            let text = scalar(value);
            let problem = match text.as_deref().map(day::of_value) {
                Some(Reading::Day(day)) => {
                    self.day = Some((day, DaySource::Frontmatter));
                    return;
                }
                Some(Reading::Impossible) => "which is a day that the calendar does not have.".to_owned(),
                Some(Reading::OutOfReach(day)) => out_of_reach(day),
                _ => "which is not a day such as 2024-03-05.".to_owned(),
            };
            let shown = text.unwrap_or_else(|| value.to_string());
            self.doubt_day(format!("Its frontmatter says {name}: {shown}, {problem}"));
        }
    }

    fn take_name_day(&mut self, folders: &[&str], stem: &str) {
        let reading = match day::of_name(stem) {
            Reading::Nothing => day::of_folders(folders, stem),
            said => said,
        };
        match reading {
            Reading::Day(day) => self.day = Some((day, DaySource::FileName)),
            Reading::Impossible => {
                self.doubt_day(format!("Its name “{stem}” holds a day that the calendar does not have."));
            }
            Reading::OutOfReach(day) => {
                self.doubt_day(format!("Its name “{stem}” holds the day {day}, {}", out_of_reach(day)));
            }
            Reading::Nothing => {}
        }
    }

    /// Takes the day of the note's first commit.
    pub(crate) fn take_git_day(&mut self, day: NaiveDate) {
        match checked_year(day) {
            Ok(()) => self.day = Some((day, DaySource::Git)),
            Err(_) => self.doubt_day(format!("The Git history says {day}, {}", out_of_reach(day))),
        }
    }

    fn doubt_day(&mut self, doubt: String) {
        self.doubts.push(doubt);
        self.day_in_doubt = true;
    }

    /// Adds the note, now that its day is known or must be that of the file, to what was found.
    pub(crate) fn finish(mut self, found: &mut Notes) {
        let file_day = self.file_day.filter(|day| checked_year(*day).is_ok());
        let Some((on, on_from)) = self.day.or(file_day.map(|day| (day, DaySource::FileTime))) else {
            found.skip(&self.path, "It has no day: not even its file has a time that can be meant.");
            return;
        };
        if self.day_in_doubt {
            let source = match on_from {
                DaySource::Frontmatter => "its frontmatter",
                DaySource::FileName => "its name",
                DaySource::Git => "the Git history",
                DaySource::FileTime => "the time of the file",
            };
            self.doubts.push(format!("It is put on {on}, from {source}."));
        }
        if !self.doubts.is_empty() {
            found.warnings.push(Warning { source: self.path.clone(), message: self.doubts.join(" ") });
        }
        found.notes.push(Note {
            path: self.path,
            title: self.title,
            on,
            on_from,
            tags: self.tags,
            frontmatter: self.frontmatter,
            body: self.body,
            sha256: self.sha256,
        });
    }
}

/// The end of a sentence on a day that no logbook takes.
fn out_of_reach(day: NaiveDate) -> String {
    format!("but {}", checked_year(day).err().unwrap_or_default())
}

/// The file's bytes and the local day of its last change.
fn bytes(path: &Path) -> Result<(Vec<u8>, Option<NaiveDate>), String> {
    let unreadable = |error| format!("It cannot be read: {}.", reason(&error));
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    let mut bytes = Vec::new();
    let read = file.take(MAX_NOTE_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(unreadable)?;
    if bytes.len() as u64 > MAX_NOTE_BYTES {
        return Err(format!(
            "It is longer than a note can be: {:.1} MB of at most {} MB.",
            about.len() as f64 / 1e6,
            MAX_NOTE_BYTES / 1_000_000
        ));
    }
    Ok((bytes, local_day(&about)))
}

fn local_day(about: &Metadata) -> Option<NaiveDate> {
    let modified = about.modified().ok()?;
    let seconds = match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).ok()?,
        // A time before 1970 that is not on a full second belongs to the second that began before it.
        Err(before) => {
            let before = before.duration();
            -i64::try_from(before.as_secs()).ok()? - i64::from(before.subsec_nanos() > 0)
        }
    };
    let instant = DateTime::from_timestamp(seconds, 0)?;
    Some(instant.with_timezone(&Local).date_naive())
}

/// The text of a file, without its byte order mark.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("It is UTF-16 text. Save it as UTF-8.".to_owned());
    }
    if bytes.contains(&0) {
        return Err("It holds NUL bytes, so it is not text.".to_owned());
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        format!("It is not UTF-8 text (line {line}). Save it as UTF-8.")
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    Ok(text)
}

/// The names of the folders above a file, and its own without the extension.
fn names(path: &str) -> (Vec<&str>, &str) {
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // A file called `.md` has nothing but its extension.
    (folders, if stem.is_empty() { name } else { stem })
}
