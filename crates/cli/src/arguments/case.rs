//! `cairn case`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Leaving;

/// The case for a level: what shows each criterion, in your words, and the holes
#[derive(Debug, Subcommand)]
pub enum Case {
    /// Show the case, criterion by criterion
    Show {
        /// The level, by number or name; the level aimed for unless said
        #[arg(long)]
        level: Option<String>,
    },
    /// List the records that show a criterion's skill and are not in its case yet
    Candidates {
        /// The criterion, by its short name or a piece of its text
        criterion: String,
    },
    /// Add what shows a criterion; up to three each
    Add {
        /// The criterion, by its short name or a piece of its text
        criterion: String,
        #[command(flatten)]
        flags: ItemFlags,
    },
    /// Change an item; what is not named stays
    Edit {
        /// The criterion
        criterion: String,
        /// The item's number there
        number: usize,
        #[command(flatten)]
        flags: ItemFlags,
    },
    /// Put an item at another place of its criterion
    Move {
        /// The criterion
        criterion: String,
        /// The item's number there
        number: usize,
        /// The number that it is to have
        to: usize,
    },
    /// Take an item out of the case; its record stays
    Remove {
        /// The criterion
        criterion: String,
        /// The item's number there
        number: usize,
    },
    /// Write the case as a document
    Export {
        #[command(flatten)]
        flags: ExportFlags,
    },
}

/// What an item says.
#[derive(Debug, Args)]
pub struct ItemFlags {
    /// How things stood; - reads standard input
    #[arg(long, value_name = "TEXT")]
    pub situation: Option<String>,
    /// What you did
    #[arg(long, value_name = "TEXT")]
    pub action: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    pub result: Option<String>,
    /// Where it can be seen
    #[arg(long)]
    pub url: Option<String>,
    /// The record that it tells of
    #[arg(long)]
    pub record: Option<String>,
    /// Who may see it, never more than may see the record: private, mentor, mentor:PERSON or report
    #[arg(long)]
    pub visibility: Option<String>,
}

/// What the case is written to.
#[derive(Debug, Args)]
pub struct ExportFlags {
    /// The file to write: .pdf, .html, .md, .docx, .xlsx, .csv or .json
    #[arg(required_unless_present = "preview")]
    pub file: Option<PathBuf>,
    /// The level, by number or name; the level aimed for unless said
    #[arg(long)]
    pub level: Option<String>,
    /// For whom: report (what is marked for it), mentor:PERSON (what that mentor may see) or me (everything)
    #[arg(long, value_name = "WHO", default_value = "report")]
    pub audience: String,
    #[command(flatten)]
    pub leaving: Leaving,
}
