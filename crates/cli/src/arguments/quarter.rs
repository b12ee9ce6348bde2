//! `cairn quarter`.

use std::path::PathBuf;

use clap::Subcommand;

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
        /// The file to write: .pdf, .html, .md or .json; Markdown on standard output unless said
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// For whom: report (what is marked for it) or me (everything)
        #[arg(long, value_name = "WHO", default_value = "report")]
        audience: String,
        /// Replace the file if there is one
        #[arg(long)]
        force: bool,
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
