//! Files to keep with a record, read and measured before anything is written.

use std::{fs, path::PathBuf};

use cairn::{ATTACHMENT_LIMIT, RecordId};

use crate::{failure::Failure, terminal::Terminal};

/// A file that was read.
pub struct File {
    name: String,
    bytes: Vec<u8>,
}

/// Reads the files; one that is not there or too large stops the command before it writes.
pub fn read(field: &'static str, paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    let read = |path: &PathBuf| {
        let unreadable = |error| Failure::file(path, "read", &error);
        let size = fs::metadata(path).map_err(unreadable)?.len();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if size > ATTACHMENT_LIMIT as u64 {
            let (size, limit) = (size as f64 / 1e6, ATTACHMENT_LIMIT / 1_000_000);
            return Err(Failure::refused(
                field,
                format!("“{name}” is {size:.1} MB large; the limit is {limit} MB. Keep it elsewhere and note where."),
            ));
        }
        Ok(File { name, bytes: fs::read(path).map_err(unreadable)? })
    };
    paths.iter().map(read).collect()
}

/// Keeps the files with a record; true when there were any.
pub fn keep(terminal: &Terminal, record: RecordId, files: &[File]) -> Result<bool, Failure> {
    for file in files {
        terminal.logbook.attach(record, &file.name, &file.bytes)?;
    }
    Ok(!files.is_empty())
}
