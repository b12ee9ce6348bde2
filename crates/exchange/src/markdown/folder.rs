//! The Markdown files of a folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::error::reason;
use crate::markdown::Notes;

const EXTENSIONS: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// The files to read.
pub(crate) struct Files {
    /// The folder that the paths are below.
    pub(crate) base: PathBuf,
    /// Ordered by path.
    pub(crate) notes: Vec<NoteFile>,
}

/// A file to read as a note.
pub(crate) struct NoteFile {
    pub(crate) file: PathBuf,
    /// Below the folder, with forward slashes.
    pub(crate) path: String,
}

/// Lists the Markdown files in and below `folder`, and notes in `found` what is none or cannot be one. A link is not
/// followed: what it shows may lie outside the folder, or be the folder itself.
pub(crate) fn list(folder: &Path, found: &mut Notes) -> io::Result<Files> {
    let root = folder.canonicalize()?;
    let base = if root.is_dir() {
        fs::read_dir(&root)?;
        root.clone()
    } else {
        root.parent().unwrap_or(&root).to_owned()
    };
    let mut notes = Vec::new();
    let hidden = |entry: &DirEntry| {
        let name = entry.file_name().as_encoded_bytes();
        entry.depth() > 0 && entry.file_type().is_dir() && name.starts_with(b".")
    };
    for entry in WalkDir::new(&root).into_iter().filter_entry(|e| !hidden(e)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if !is_markdown(entry.path()) => found.other += 1,
            Ok(entry) => match (below(&base, entry.path()), entry.file_type()) {
                (Err(path), _) => found.skip(&path, "Its name is not UTF-8 text."),
                (Ok(path), kind) if kind.is_symlink() => {
                    found.skip(&path, "It is a link to a file elsewhere.");
                }
                (Ok(path), kind) if kind.is_file() => notes.push(NoteFile { file: entry.into_path(), path }),
                (Ok(path), _) => found.skip(&path, "It is not a file that can be read."),
            },
            Err(error) => {
                let path = error.path().unwrap_or(&root);
                let why = error.io_error().map(reason).unwrap_or_default();
                let path = below(&base, path).unwrap_or_else(|lossy| lossy);
                found.skip(&path, format!("It cannot be read: {why}."));
            }
        }
    }
    notes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Files { base, notes })
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// The path below `base` with forward slashes; as an error, what can be shown of a name that is not UTF-8.
fn below(base: &Path, path: &Path) -> Result<String, String> {
    let inside = path.strip_prefix(base).unwrap_or(path);
    let parts = inside.components().map(|part| part.as_os_str());
    let shown: Vec<_> = parts.clone().map(|part| part.to_string_lossy()).collect();
    let shown = shown.join("/");
    if parts.clone().all(|part| part.to_str().is_some()) { Ok(shown) } else { Err(shown) }
}
