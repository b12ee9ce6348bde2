//! Files to keep with a record, read and measured before anything is written.

use std::{fs, path::PathBuf};

use cairn::{NewFile, checked_size};

use crate::failure::Failure;

/// Reads the files; one that is not there or too large stops the command before it writes.
pub fn read(paths: &[PathBuf]) -> Result<Vec<NewFile>, Failure> {
    let read = |path: &PathBuf| {
        let unreadable = |error| Failure::file(path, "read", &error);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        checked_size(&name, fs::metadata(path).map_err(unreadable)?.len())?;
        Ok(NewFile { name, bytes: fs::read(path).map_err(unreadable)? })
    };
    paths.iter().map(read).collect()
}
