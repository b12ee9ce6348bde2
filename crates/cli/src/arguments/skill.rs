//! `cairn skill` and `cairn readiness`.

use clap::{Args, Subcommand};

/// Skills, their evidence and ratings
#[derive(Debug, Subcommand)]
pub enum Skill {
    /// List skills by area, pinned areas first
    List {
        /// Only this area
        #[arg(long)]
        area: Option<String>,
    },
    /// Show one skill: its levels, evidence and ratings
    Show {
        /// The skill, or a whole area
        skill: String,
    },
    /// Rate a skill; earlier ratings are kept
    Rate {
        /// The skill
        skill: String,
        /// 0 to 4, or the level's name
        #[arg(allow_negative_numbers = true)]
        level: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// Who rated it, when it was somebody else
        #[arg(long, value_name = "PERSON")]
        by: Option<String>,
        /// The day; today unless said
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// Who may see it: private, mentor, mentor:PERSON or report
        #[arg(long)]
        visibility: Option<String>,
    },
    /// List the ratings of a skill, newest first
    History {
        /// The skill
        skill: String,
    },
    /// Skills by quarters: levels and how much evidence there is
    Matrix {
        /// How many quarters
        #[arg(long, value_name = "N", default_value_t = 4)]
        quarters: u32,
    },
    /// Rate skills beside each other: mine, somebody else's, and what we agreed on; begins one, or shows the one that is open
    #[command(args_conflicts_with_subcommands = true)]
    CheckIn {
        #[command(flatten)]
        with: With,
        #[command(subcommand)]
        command: Option<CheckIn>,
    },
}

/// With whom a check-in is held
#[derive(Debug, Args)]
pub struct With {
    /// The person it is held with; alone unless said
    #[arg(long, value_name = "PERSON")]
    pub with: Option<String>,
}

/// Whose rating it is
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct Side {
    /// The other person says so, and not I
    #[arg(long)]
    pub mentor: bool,
    /// We agreed on it
    #[arg(long)]
    pub agreed: bool,
}

/// A check-in of skills
#[derive(Debug, Subcommand)]
pub enum CheckIn {
    /// Rate a skill in the check-in that is open
    Rate {
        /// The skill
        skill: String,
        /// 0 to 4, or the level's name
        #[arg(allow_negative_numbers = true)]
        level: String,
        /// Why; closing asks for it where the level changes; - reads standard input
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        reason: String,
        #[command(flatten)]
        side: Side,
        #[command(flatten)]
        with: With,
    },
    /// Take back what was said about a skill
    Clear {
        /// The skill
        skill: String,
        #[command(flatten)]
        side: Side,
        #[command(flatten)]
        with: With,
    },
    /// Close the check-in: it is kept with the framework of now, and what changed is written as ratings
    Close {
        /// Who may see those ratings: private, mentor, mentor:PERSON or report
        #[arg(long)]
        visibility: Option<String>,
        #[command(flatten)]
        with: With,
    },
    /// Give up the check-in that is open
    Discard {
        #[command(flatten)]
        with: With,
    },
    /// List all check-ins, open ones first, then newest first
    List,
    /// Show a closed check-in as it was kept
    Show {
        /// The day it was closed; the newest unless said
        day: Option<String>,
        #[command(flatten)]
        with: With,
    },
    /// Delete a closed check-in; the ratings that it left stay
    Delete {
        /// The day it was closed
        day: String,
        #[command(flatten)]
        with: With,
    },
}

/// `cairn readiness`.
#[derive(Debug, Args)]
pub struct Readiness {
    /// 1 to 4, or the level's name; the level aimed for unless said
    #[arg(long)]
    pub level: Option<String>,
}
