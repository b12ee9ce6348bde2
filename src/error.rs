//! Why something did not happen, in sentences for the person.

use std::path::PathBuf;

/// Why an operation did not happen; a variant exists because someone treats it differently.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule was broken; nothing was written.
    #[error("{message}")]
    Invalid {
        /// The input to blame, by the name it has on screen and as a flag.
        field: &'static str,
        /// What would be right.
        message: String,
    },
    /// Nothing has that name or id.
    #[error("There is no {what} “{name}”.")]
    NotFound {
        /// The noun that was looked for.
        what: &'static str,
        /// What it was looked for by.
        name: String,
    },
    /// More than one thing has that name.
    #[error("“{name}” could be several: {}. Name one of them in full, or by its id.", candidates.join(", "))]
    Ambiguous {
        /// The name that was given.
        name: String,
        /// What it could mean, each with the end of its id.
        candidates: Vec<String>,
    },
    /// The file was written by a newer Cairn; it was not touched.
    #[error(
        "This logbook was written by a newer Cairn (schema {found}; this one reads up to {supported}). Install the newer version; the file was not changed."
    )]
    TooNew {
        /// The file's schema.
        found: u32,
        /// The newest schema that this program knows.
        supported: u32,
    },
    /// The file could not be read or written.
    #[error("{message}")]
    Storage {
        /// What happened, what was kept, what to do.
        message: String,
        /// The file at fault, where one is known.
        path: Option<PathBuf>,
    },
}

/// The result of everything the logbook does.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }

    pub(crate) fn not_found(what: &'static str, name: impl ToString) -> Self {
        Self::NotFound { what, name: name.to_string() }
    }

    /// What a file that cannot be used says: the path, and what to do about it.
    pub fn storage(path: &std::path::Path, message: impl Into<String>) -> Self {
        Self::Storage { message: message.into(), path: Some(path.to_owned()) }
    }
}
