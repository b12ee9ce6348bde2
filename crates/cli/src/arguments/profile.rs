//! `cairn profile`.

use cairn::WeekStart;
use clap::{Args, Subcommand};

use super::Word;

/// Who you are, where you stand and where you are going
#[derive(Debug, Subcommand)]
pub enum Profile {
    /// Show the profile
    Show,
    /// Change the profile; what is not named stays
    Set(Box<ProfileFlags>),
}

/// What the profile is made of.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct ProfileFlags {
    /// The name in the head of a report
    #[arg(long)]
    pub name: Option<String>,
    /// The level held: 0 to 4, or its name
    #[arg(long, allow_hyphen_values = true)]
    pub level: Option<String>,
    /// The level aimed for: 1 to 4, or its name
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub target: Option<String>,
    /// The day that work in the field began
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// The highest degree
    #[arg(long, value_name = "TEXT")]
    pub degree: Option<String>,
    /// The month that the fiscal year starts in; `none` for the calendar year
    #[arg(long, value_name = "MONTH")]
    pub fiscal_start: Option<String>,
    /// How many days before something is due to be reminded
    #[arg(long, value_name = "DAYS", value_delimiter = ',')]
    pub reminders: Option<Vec<u16>>,
    /// The paper that reports are set on: a4 or letter
    #[arg(long)]
    pub paper: Option<String>,
    /// The day that a week starts on
    #[arg(long, value_name = "DAY", value_parser = Word::of(WeekStart::ALL))]
    pub week_start: Option<String>,
    /// When the day's digest is told: 09:00; `off` for never
    #[arg(long, value_name = "HH:MM|off")]
    pub digest: Option<String>,
    /// How many minutes before a session to be reminded of it; `off` for never
    #[arg(long, value_name = "MIN|off", allow_hyphen_values = true)]
    pub session_reminder: Option<String>,
}
