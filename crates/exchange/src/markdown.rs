//! A folder of Markdown notes, read without changing a byte of it.

mod day;
mod folder;
mod frontmatter;
mod note;
mod text;

use std::path::Path;

use chrono::NaiveDate;

use crate::error::{Error, Result, reason};
use crate::git;
use note::Draft;

/// The longest file that is taken as a note, in bytes (5 MB).
pub const MAX_NOTE_BYTES: u64 = 5_000_000;

/// The longest frontmatter that is read as such, in bytes (64 KiB); a longer one stays in the body.
pub const MAX_FRONTMATTER_BYTES: usize = 64 << 10;

/// What is looked at beside the notes' own text; everything unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// Names of folders become tags.
    pub folder_tags: bool,
    /// `#tags` in the text become tags.
    pub inline_tags: bool,
    /// Days are looked for in the Git history of the folder.
    pub git: bool,
}

impl Default for MarkdownOptions {
    fn default() -> Self {
        Self { folder_tags: true, inline_tags: true, git: true }
    }
}

/// Where a note's day was found; in this order of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DaySource {
    /// `date`, `created` or the like in the frontmatter.
    Frontmatter,
    /// The name of the file, or of the folders around it.
    FileName,
    /// The author's day of the first commit of the file, in the author's own offset.
    Git,
    /// The day of the file's last change, where this computer is.
    FileTime,
}

/// One Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The path below the folder, with forward slashes.
    pub path: String,
    /// From the frontmatter, the first heading, or the file name.
    pub title: String,
    /// The day the note belongs to.
    pub on: NaiveDate,
    /// Where the day was found.
    pub on_from: DaySource,
    /// From the frontmatter, the folders and the text, without `#`, each once whatever its case.
    pub tags: Vec<String>,
    /// The text between the two `---` lines, exactly; `None` when there is none or when it could not be read.
    pub frontmatter: Option<String>,
    /// The text after the frontmatter, exactly, but for a byte order mark at the head of the file.
    pub body: String,
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

impl From<Note> for cairn::ImportNote {
    fn from(note: Note) -> Self {
        Self {
            path: note.path,
            title: note.title,
            happened_on: note.on,
            tags: note.tags,
            frontmatter: note.frontmatter,
            body: note.body,
            sha256: note.sha256,
        }
    }
}

/// A Markdown file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The path below the folder.
    pub source: String,
    /// Why, as a sentence.
    pub reason: String,
}

/// Something to know about a note that was taken, at most one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The path below the folder; `.` for the folder itself.
    pub source: String,
    /// What is so, in sentences.
    pub message: String,
}

/// What was found in a folder, each list ordered by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// The notes.
    pub notes: Vec<Note>,
    /// The Markdown files that are not among them.
    pub skipped: Vec<Skipped>,
    /// What to know about the notes.
    pub warnings: Vec<Warning>,
    /// How many files are of another kind than Markdown.
    pub other: usize,
}

/// Reads every Markdown file in `folder` and below, hidden folders and links left aside. A single Markdown file is read
/// as a folder of one. `progress` is told how many files are done, and of how many. Nothing is written.
///
/// # Errors
///
/// [`Error::Folder`] when the folder itself cannot be read. What is wrong with one file is in the answer.
pub fn read_markdown(folder: &Path, options: MarkdownOptions, progress: &mut dyn FnMut(usize, usize)) -> Result<Notes> {
    let mut found = Notes::default();
    let files = folder::list(folder, &mut found)
        .map_err(|error| Error::Folder { path: folder.to_owned(), reason: reason(&error) })?;
    let mut drafts = Vec::with_capacity(files.notes.len());
    progress(0, files.notes.len());
    for (done, file) in files.notes.iter().enumerate() {
        match Draft::read(file, options) {
            Ok(draft) => drafts.push(draft),
            Err(reason) => found.skip(&file.path, reason),
        }
        progress(done + 1, files.notes.len());
    }
    if options.git {
        found.take_git_days(&files.base, &mut drafts);
    }
    for draft in drafts {
        draft.finish(&mut found);
    }
    found.skipped.sort_by(|a, b| a.source.cmp(&b.source));
    found.warnings.sort_by(|a, b| a.source.cmp(&b.source));
    Ok(found)
}

impl Notes {
    fn skip(&mut self, source: &str, reason: impl Into<String>) {
        self.skipped.push(Skipped { source: source.to_owned(), reason: reason.into() });
    }

    fn take_git_days(&mut self, base: &Path, drafts: &mut [Draft]) {
        let undated = drafts.iter().filter(|draft| draft.day.is_none());
        let paths: Vec<&str> = undated.map(|draft| draft.path.as_str()).collect();
        if paths.is_empty() {
            return;
        }
        let first = git::first_days(base, &paths);
        if let Some(message) = first.doubt {
            self.warnings.push(Warning { source: ".".to_owned(), message });
        }
        for draft in drafts.iter_mut().filter(|draft| draft.day.is_none()) {
            if let Some(day) = first.days.get(&draft.path) {
                draft.take_git_day(*day);
            }
        }
    }
}
