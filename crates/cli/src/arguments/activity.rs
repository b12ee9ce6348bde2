//! `cairn activity`.

use cairn::ActivityKind;
use clap::{Args, Subcommand};

use super::{Word, marks::MarkFlags};

/// Courses, papers, books, talks and other learning
#[derive(Debug, Subcommand)]
pub enum Activity {
    /// Write down an activity
    Add {
        /// What it was
        title: String,
        /// What kind it is
        #[arg(long, value_parser = Word::of(ActivityKind::ALL))]
        kind: String,
        #[command(flatten)]
        flags: ActivityFlags,
    },
    /// List activities, newest first
    List {
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show one activity
    Show {
        /// The activity
        activity: String,
    },
    /// Change an activity; what is not named stays
    Edit {
        /// The activity
        activity: String,
        /// What it was
        #[arg(long)]
        title: Option<String>,
        /// What kind it is
        #[arg(long, value_parser = Word::of(ActivityKind::ALL))]
        kind: Option<String>,
        #[command(flatten)]
        flags: ActivityFlags,
    },
    /// Delete an activity
    Delete {
        /// The activity
        activity: String,
    },
}

/// What an activity is made of.
#[derive(Debug, Args)]
pub struct ActivityFlags {
    /// How long it took: 90, 1h30
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub minutes: Option<String>,
    /// Its day
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// Where it can be found
    #[arg(long)]
    pub url: Option<String>,
    /// What came of it, as Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT|-", allow_hyphen_values = true)]
    pub note: Option<String>,
    #[command(flatten)]
    pub marks: MarkFlags,
}
