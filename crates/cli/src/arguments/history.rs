//! `cairn search`, `cairn history` and `cairn trash`.

use clap::{Args, Subcommand};

/// Search everything
#[derive(Debug, Args)]
pub struct Search {
    /// Words, "a phrase", prefix*, and type:session skill:leadership person:maya tag:x before:2026q2 after:2026-06-30
    #[arg(required = true)]
    pub query: Vec<String>,
    /// How many at most
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// What was changed, newest first
#[derive(Debug, Args)]
pub struct History {
    /// Only changes of this record
    pub record: Option<String>,
    /// With what each of them changed, field by field
    #[arg(long, requires = "record")]
    pub fields: bool,
    /// How many at most
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// Deleted records
#[derive(Debug, Args)]
pub struct TrashArguments {
    #[command(subcommand)]
    pub command: Option<Trash>,
}

/// What to do with a deleted record
#[derive(Debug, Subcommand)]
pub enum Trash {
    /// Put a deleted record back
    Restore {
        /// The record
        record: String,
    },
    /// Remove a record, its history and its search text for good
    Erase {
        /// The record
        record: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}
