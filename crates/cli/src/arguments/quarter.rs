//! `cairn quarter`.

use std::path::PathBuf;

use cairn::IntentionResult;
use clap::{Args, Subcommand};

use super::{Leaving, Word};

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
    /// Show where the look back at a quarter stands: goals to decide on, intentions, skills, what comes next
    Review {
        /// The quarter; this one unless said
        quarter: Option<String>,
    },
    /// Decide about a goal at a quarter's end
    Decide {
        /// The goal
        goal: String,
        /// done, carry (it goes on) or drop
        decision: Decision,
        /// What came of it, or why it is dropped; - reads standard input
        #[arg(long, value_name = "TEXT")]
        because: Option<String>,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Say what became of an intention
    Judge {
        /// The intention
        intention: String,
        /// kept, partly or missed
        #[arg(value_parser = Word::of(IntentionResult::ALL))]
        result: String,
        /// What happened instead or besides; - reads standard input
        #[arg(long, value_name = "TEXT")]
        outcome: Option<String>,
    },
    /// Set the skills that a quarter puts first, up to three; none takes them away
    Focus {
        /// The skills
        #[arg(value_name = "SKILL")]
        skills: Vec<String>,
        /// The quarter; the next one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Close a quarter: its report and each file written now are kept as they are
    Close {
        /// The quarter; this one unless said
        quarter: Option<String>,
        #[command(flatten)]
        flags: CloseFlags,
    },
    /// Open a closed quarter again; what was kept goes
    Reopen {
        /// The quarter; this one unless said
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
    /// The file to write: .pdf, .html, .md, .docx, .xlsx, .csv or .json; Markdown on standard output unless said
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom: report (what is marked for it), mentor:PERSON (what that mentor may see) or me (everything)
    #[arg(long, value_name = "WHO", default_value = "report")]
    pub audience: String,
    #[command(flatten)]
    pub leaving: Leaving,
    /// Of a closed quarter, write a new report from the records as they are now
    #[arg(long)]
    pub anew: bool,
}

/// How a quarter is closed
#[derive(Debug, Args)]
pub struct CloseFlags {
    /// A file to write and keep, as often as there are formats; a PDF is kept unless said
    #[arg(long, short, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Close only with the report that was looked at: its hash, as quarter report --preview says it
    #[arg(long, value_name = "HASH")]
    pub exactly: Option<String>,
    /// Replace files that are there
    #[arg(long)]
    pub force: bool,
}

/// What can be decided about a goal
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Decision {
    /// It was reached
    Done,
    /// It goes on
    Carry,
    /// It is given up
    Drop,
}
