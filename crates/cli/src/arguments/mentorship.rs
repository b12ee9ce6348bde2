//! `cairn mentorship`.

use cairn::Direction;
use clap::Subcommand;

use super::Word;

/// Agreements with people
#[derive(Debug, Subcommand)]
pub enum Mentorship {
    /// Start a mentorship
    Start {
        /// With whom
        person: String,
        /// What you are in it
        #[arg(long = "as", value_name = "WHAT", value_parser = Word::of(Direction::ALL))]
        direction: Option<String>,
        /// What it is for
        #[arg(long, value_name = "TEXT", default_value = "")]
        purpose: String,
        /// A skill in focus
        #[arg(long = "skill", value_name = "NAME")]
        skills: Vec<String>,
        /// How often to meet: 2w, 1m
        #[arg(long, value_name = "SPAN")]
        every: Option<String>,
        /// The day it is meant to end
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
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
    /// End the mentorship with a person today
    End {
        /// The person, or the mentorship's id
        person: String,
    },
}
