//! `cairn mentorship`.

use cairn::Direction;
use clap::{Args, Subcommand};

use super::Word;

/// Agreements with people
#[derive(Debug, Subcommand)]
pub enum Mentorship {
    /// Start a mentorship
    Start {
        /// With whom
        person: String,
        #[command(flatten)]
        flags: MentorshipFlags,
    },
    /// Change the mentorship with a person; what is not named stays
    Edit {
        /// The person, or the mentorship's id
        person: String,
        #[command(flatten)]
        flags: MentorshipFlags,
    },
    /// List mentorships, those that run first
    List {
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show the mentorship with a person
    Show {
        /// The person, or the mentorship's id
        person: String,
    },
    /// End the mentorship with a person today, and say how you stand in the skills in focus
    End {
        /// The person, or the mentorship's id
        person: String,
        /// How you rate yourself by now in a skill in focus: 0 to 4, or the level's name
        #[arg(long = "rate", value_name = "SKILL=LEVEL", requires = "reason")]
        ratings: Vec<String>,
        /// Why you rate yourself so
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
        /// What came of it, kept as a reflection in the journal
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
}

/// What was agreed on.
#[derive(Debug, Args)]
pub struct MentorshipFlags {
    /// What you are in it
    #[arg(long = "as", value_name = "WHAT", value_parser = Word::of(Direction::ALL))]
    pub direction: Option<String>,
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    /// A skill in focus; none, or two to four
    #[arg(long = "skill", value_name = "NAME")]
    pub skills: Vec<String>,
    /// How often to meet: 2w, 1m
    #[arg(long, value_name = "SPAN")]
    pub every: Option<String>,
    /// How long a session usually is: 45, 1h30
    #[arg(long, value_name = "N")]
    pub minutes: Option<String>,
    /// What stays between you
    #[arg(long, value_name = "TEXT")]
    pub confidentiality: Option<String>,
    /// Its first day
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// The day it is meant to end
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Who may see it: private, mentor, mentor:PERSON or report
    #[arg(long)]
    pub visibility: Option<String>,
}
