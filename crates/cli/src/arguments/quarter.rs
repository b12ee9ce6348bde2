//! `cairn quarter`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// A quarter's intentions and its report
#[derive(Debug, Subcommand)]
pub enum Quarter {
    /// Show a quarter in short, for you alone
    Show {
        /// The quarter; this one unless said
        quarter: Option<String>,
    },
    /// Write a quarter's report
    Report {
        /// The quarter; this one unless said
        quarter: Option<String>,
        #[command(flatten)]
        flags: ReportFlags,
    },
    /// Leave records out of a quarter's report; they stay as they are
    LeaveOut {
        /// The records
        #[arg(required = true, value_name = "RECORD")]
        records: Vec<String>,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Take records that were left out into a quarter's report again
    TakeIn {
        /// The records
        #[arg(required = true, value_name = "RECORD")]
        records: Vec<String>,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Word a record differently in a quarter's report; without words it stands in its own again
    Reword {
        /// The record
        record: String,
        /// In place of its title
        #[arg(long)]
        title: Option<String>,
        /// In place of its text; - reads standard input
        #[arg(long)]
        words: Option<String>,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Put records of one kind and area into this order in a quarter's report
    Order {
        /// The records, the first first
        #[arg(required = true, value_name = "RECORD")]
        records: Vec<String>,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Write down what is meant to happen in a quarter
    #[command(allow_missing_positional = true)]
    Intend {
        /// The quarter; this one unless said
        quarter: Option<String>,
        /// What is meant to happen
        #[arg(required = true)]
        text: String,
        /// Who may see it: private, mentor, mentor:PERSON or report
        #[arg(long)]
        visibility: Option<String>,
    },
}

/// How a report is written
#[derive(Debug, Args)]
pub struct ReportFlags {
    /// The file to write: .pdf, .html, .md or .json; Markdown on standard output unless said
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom: report (what is marked for it), mentor:PERSON (what that mentor may see) or me (everything)
    #[arg(long, value_name = "WHO", default_value = "report")]
    pub audience: String,
    /// Show what would be in it, item by item, and write nothing
    #[arg(long)]
    pub preview: bool,
    /// Write only the report that was looked at: its hash, as --preview says it
    #[arg(long, value_name = "HASH")]
    pub exactly: Option<String>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}
