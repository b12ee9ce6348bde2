//! `cairn person`.

use cairn::Relation;
use clap::{Args, Subcommand};

use super::Word;

/// Mentors, mentees, peers and managers
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Write down a person
    Add {
        /// What they are called
        name: String,
        #[command(flatten)]
        flags: PersonFlags,
    },
    /// List people, newest first
    List {
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show one person
    Show {
        /// The person
        person: String,
    },
    /// Change a person; what is not named stays
    Edit {
        /// The person
        person: String,
        /// What they are called
        #[arg(long)]
        name: Option<String>,
        /// The day they were archived, kept and offered no more; `none` brings them back
        #[arg(long, value_name = "DAY")]
        archived: Option<String>,
        #[command(flatten)]
        flags: PersonFlags,
    },
    /// Make two people one: all that belongs to the first belongs to the second from then on
    Merge {
        /// The one who goes
        from: String,
        /// The one who stays
        into: String,
    },
    /// Delete a person
    Delete {
        /// The person
        person: String,
    },
}

/// What is known of a person.
#[derive(Debug, Args)]
pub struct PersonFlags {
    /// What they do
    #[arg(long, value_name = "TEXT")]
    pub role: Option<String>,
    /// Where to write to; never leaves the machine
    #[arg(long)]
    pub email: Option<String>,
    /// What they are to you
    #[arg(long, value_parser = Word::of(Relation::ALL))]
    pub relation: Option<String>,
}
