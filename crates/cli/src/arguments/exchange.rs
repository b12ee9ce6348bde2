//! `cairn import` and `cairn export`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Leaving, Word};

/// Where an import comes from.
pub const SOURCES: &[&str] = &["auto", "markdown", "cairn"];

/// Take in notes, or another logbook's export
#[derive(Debug, Args)]
pub struct Import {
    /// Folders of Markdown notes, Markdown files, or what `cairn export all` wrote
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What they are
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = Word::of(SOURCES))]
    pub from: String,
    /// Show what would be taken; nothing is written
    #[arg(long)]
    pub preview: bool,
    /// Take notes again that changed since they were imported
    #[arg(long)]
    pub update: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// Take everything out, or what is to come for a calendar
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Everything as one JSON file that comes back without loss
    All {
        /// Where to
        file: PathBuf,
        /// Replace the file if there is one
        #[arg(long)]
        force: bool,
    },
    /// What is still to come, as a file that your own calendar takes in and reminds of
    ///
    /// Planned sessions, your actions, milestones and goals with a day, and the dates of your certifications. Of each only its
    /// title, what is private too: it is for your own calendar. Taken in again, a date moves instead of coming twice.
    Ics {
        /// Where to
        #[arg(required_unless_present = "preview")]
        file: Option<PathBuf>,
        #[command(flatten)]
        leaving: Leaving,
    },
}
