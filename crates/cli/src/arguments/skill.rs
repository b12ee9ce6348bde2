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
}

/// `cairn readiness`.
#[derive(Debug, Args)]
pub struct Readiness {
    /// 1 to 4, or the level's name; the level aimed for unless said
    #[arg(long)]
    pub level: Option<String>,
}
