//! What can go wrong with a whole source; what goes wrong with one note is a [`crate::Skipped`] or a [`crate::Warning`].

use std::io;
use std::path::PathBuf;

/// `Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why a source could not be read, or a file not be written, at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder of notes cannot be opened.
    #[error("The folder {path} cannot be read: {reason}. Choose a folder of Markdown notes.", path = path.display())]
    Folder {
        /// The folder as it was given.
        path: PathBuf,
        /// Why, as the end of a sentence.
        reason: String,
    },
    /// The framework file is not what a framework file should be.
    #[error("{}: {message}.", place(*line))]
    Framework {
        /// The line of the file, counted from 1, where one is known.
        line: Option<u64>,
        /// What is wrong there, as the end of a sentence.
        message: String,
    },
    /// The file is no reply to a packet that can be read.
    #[error("This reply cannot be read. {0} Nothing was changed.")]
    Reply(String),
    /// A value that YAML cannot hold.
    #[error("This framework cannot be written as YAML: {0}.")]
    Unwritable(String),
}

fn place(line: Option<u64>) -> String {
    match line {
        Some(line) => format!("Line {line} of the framework file is not right"),
        None => "The framework file is not right".to_owned(),
    }
}

/// Why a file or folder could not be read, as the end of a sentence.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::PermissionDenied => "its permissions do not let this account read it".to_owned(),
        _ => error.to_string(),
    }
}
