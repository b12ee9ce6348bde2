//! How a command ends: the exit code, and the line on standard error.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anstream::AutoStream;
use cairn::Error;

use crate::{
    print::{BAD, PLAIN, styled},
    terminal::colour_of,
};

/// How a command that did its work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finish {
    /// All of it was done.
    Whole,
    /// A file of the asked kind could not be taken.
    Partly,
}

impl From<Finish> for ExitCode {
    fn from(finish: Finish) -> Self {
        match finish {
            Finish::Whole => Self::SUCCESS,
            Finish::Partly => Self::from(5),
        }
    }
}

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What the logbook says.
    #[error(transparent)]
    Cairn(#[from] Error),
    /// What a foreign format says.
    #[error(transparent)]
    Exchange(#[from] cairn_exchange::Error),
    /// What a document says.
    #[error(transparent)]
    Report(#[from] cairn_report::Error),
    /// The terminal itself refuses, naming the flag.
    #[error("{message}")]
    Refused {
        /// The flag.
        field: &'static str,
        /// What would be right.
        message: String,
    },
    /// A file beside the logbook, or a stream, could not be read or written.
    #[error("{0}")]
    File(String),
    /// The logbook is damaged.
    #[error("{0} found. `cairn backup list` shows the backups, `cairn backup restore FILE` puts one back.")]
    Damaged(String),
}

impl Failure {
    /// A refusal of the terminal's own.
    pub fn refused(field: &'static str, message: impl Into<String>) -> Self {
        Self::Refused { field, message: message.into() }
    }

    /// What happened to a file, in the words of the system.
    pub fn file(path: &Path, done: &str, error: &io::Error) -> Self {
        let path = path.display();
        Self::File(match error.kind() {
            io::ErrorKind::NotFound => format!("{path} cannot be {done}: it is not there."),
            io::ErrorKind::PermissionDenied => format!("{path} cannot be {done}: its rights do not allow it."),
            _ => format!("{path} cannot be {done} ({error})."),
        })
    }

    fn code(&self) -> u8 {
        match self {
            Self::Cairn(Error::Invalid { .. })
            | Self::Refused { .. }
            | Self::Report(_)
            | Self::Exchange(
                cairn_exchange::Error::Framework { .. }
                | cairn_exchange::Error::Reply(_)
                | cairn_exchange::Error::Unwritable(_),
            ) => 1,
            Self::Cairn(Error::NotFound { .. } | Error::Ambiguous { .. }) => 3,
            Self::Cairn(Error::Storage { .. } | Error::TooNew { .. })
            | Self::Exchange(cairn_exchange::Error::Folder { .. })
            | Self::File(_)
            | Self::Damaged(_) => 4,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Cairn(Error::Invalid { field, message }) | Self::Refused { field, message } => {
                format!("{field}: {message}")
            }
            Self::Cairn(Error::Ambiguous { name, candidates }) => {
                let list: String = candidates.iter().map(|candidate| format!("  {candidate}\n")).collect();
                format!("“{name}” could be several:\n{list}Name one of them in full, or by its id.")
            }
            other => other.to_string(),
        }
    }

    /// Tells it on standard error and gives the exit code.
    pub fn tell(&self, colour: clap::ColorChoice) -> ExitCode {
        let text = format!("{} {}\n", styled("cairn:", BAD), styled(&self.sentence(), PLAIN));
        // Nobody is left to tell when standard error itself is closed; the exit code still says it.
        let _ = AutoStream::new(io::stderr(), colour_of(colour, &io::stderr())).write_all(text.as_bytes());
        ExitCode::from(self.code())
    }
}
