//! `cairn goal`.

use cairn::{Confidence, GoalStatus, Priority};
use clap::{Args, Subcommand};

use super::Word;

/// Goals with milestones and check-ins
#[derive(Debug, Subcommand)]
pub enum Goal {
    /// List the goals that one can start from
    Templates,
    /// Write down a goal
    Add {
        /// What is to be reached; the template's title unless said
        #[arg(required_unless_present = "template")]
        title: Option<String>,
        /// A template to start from
        #[arg(long)]
        template: Option<String>,
        #[command(flatten)]
        flags: GoalFlags,
    },
    /// List goals, newest first
    List {
        /// Only with this status
        #[arg(long = "status", value_parser = Word::of(GoalStatus::ALL))]
        statuses: Vec<String>,
        /// Only for this skill or area
        #[arg(long)]
        skill: Option<String>,
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show one goal
    Show {
        /// The goal
        goal: String,
    },
    /// Change a goal; what is not named stays
    Edit {
        /// The goal
        goal: String,
        /// What is to be reached
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        flags: GoalFlags,
    },
    /// Add a step, or a number to get to
    Milestone {
        /// The goal
        goal: String,
        /// What is to be reached
        title: String,
        /// By when
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// The number to get to
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        target: Option<f64>,
        /// What the number counts
        #[arg(long, value_name = "U", requires = "target")]
        unit: Option<String>,
    },
    /// Reach a milestone, or say where its number stands
    Reach {
        /// The goal
        goal: String,
        /// The milestone
        milestone: String,
        /// Where the number stands
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        value: Option<f64>,
    },
    /// Say how a goal stands today
    CheckIn {
        /// The goal
        goal: String,
        /// How far it is
        #[arg(long, value_name = "N%", allow_hyphen_values = true)]
        progress: Option<String>,
        /// How sure you are to reach it
        #[arg(long, value_parser = Word::of(Confidence::ALL))]
        confidence: Option<String>,
        /// What moved
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        /// What is in the way
        #[arg(long, value_name = "TEXT", default_value = "")]
        blocker: String,
    },
    /// Mark a goal as reached
    Achieve {
        /// The goal
        goal: String,
        /// What came of it, kept as its last check-in
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    /// Let a goal rest
    Pause {
        /// The goal
        goal: String,
    },
    /// Take a goal up again
    Resume {
        /// The goal
        goal: String,
    },
    /// Give a goal up
    Drop {
        /// The goal
        goal: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Delete a goal
    Delete {
        /// The goal
        goal: String,
    },
}

/// What a goal is made of.
#[derive(Debug, Args)]
pub struct GoalFlags {
    /// Why it matters
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// How you will know
    #[arg(long, value_name = "TEXT")]
    pub success: Option<String>,
    /// The day work on it starts
    #[arg(long, value_name = "DAY")]
    pub start: Option<String>,
    /// The day to reach it by; `none` takes it away
    #[arg(long, value_name = "DAY")]
    pub due: Option<String>,
    /// A skill or area, with the level aimed for
    #[arg(long = "skill", value_name = "NAME[:LEVEL]")]
    pub skills: Vec<String>,
    /// How much it matters beside the others
    #[arg(long, value_parser = Word::of(Priority::ALL))]
    pub priority: Option<String>,
    /// What comes next
    #[arg(long, value_name = "TEXT")]
    pub next: Option<String>,
    /// The goal that it serves; `none` takes it away
    #[arg(long, value_name = "GOAL")]
    pub parent: Option<String>,
    /// A tag
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Who may see it: private, mentor, mentor:PERSON or report
    #[arg(long)]
    pub visibility: Option<String>,
}
