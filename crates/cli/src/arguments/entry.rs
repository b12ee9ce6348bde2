//! `cairn log` and `cairn entry`.

use std::path::PathBuf;

use cairn::EntryKind;
use clap::{Args, Subcommand};

use super::{Word, marks::MarkFlags};

/// Write something down in seconds
#[derive(Debug, Args)]
pub struct Log {
    /// What happened; may hold #skill ^goal @person !kind +tag 1h30 q:report. `-` reads standard input
    pub text: Vec<String>,
    /// The day it happened
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// What kind of entry it is
    #[arg(long, value_parser = Word::of(EntryKind::ALL))]
    pub kind: Option<String>,
}

/// Journal entries
#[derive(Debug, Subcommand)]
pub enum Entry {
    /// Write an entry
    Add {
        /// Begin with the text and kind of a template; of a question, with its words as the title
        #[arg(long, value_name = "NAME")]
        template: Option<String>,
        #[command(flatten)]
        flags: EntryFlags,
    },
    /// List entries, newest first
    List(EntryList),
    /// Show one entry
    Show {
        /// The entry
        entry: String,
    },
    /// Change an entry; what is not named stays
    Edit {
        /// The entry
        entry: String,
        #[command(flatten)]
        flags: EntryFlags,
    },
    /// Give many entries skills, tags or a visibility in one step
    Mark(EntryMark),
    /// Delete an entry
    Delete {
        /// The entry
        entry: String,
    },
}

/// What an entry is made of.
#[derive(Debug, Args)]
pub struct EntryFlags {
    /// Its title
    #[arg(long)]
    pub title: Option<String>,
    /// Its text, as Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT|-", allow_hyphen_values = true)]
    pub body: Option<String>,
    /// Its day
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// What kind it is
    #[arg(long, value_parser = Word::of(EntryKind::ALL))]
    pub kind: Option<String>,
    /// The kind of challenge, as the framework names it
    #[arg(long, value_name = "KIND")]
    pub challenge: Option<String>,
    /// How long it took: 90, 1h30
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub minutes: Option<String>,
    /// 1 to 5; never leaves the machine
    #[arg(long, value_name = "1-5", allow_hyphen_values = true)]
    pub mood: Option<String>,
    /// 1 to 5; never leaves the machine
    #[arg(long, value_name = "1-5", allow_hyphen_values = true)]
    pub energy: Option<String>,
    #[command(flatten)]
    pub marks: MarkFlags,
    /// A goal that it speaks of
    #[arg(long = "goal", value_name = "GOAL")]
    pub goals: Vec<String>,
    /// A person that it speaks of
    #[arg(long = "person", value_name = "PERSON")]
    pub people: Vec<String>,
    /// A file to keep with it
    #[arg(long = "attach", value_name = "FILE")]
    pub attach: Vec<PathBuf>,
}

/// Which entries to list.
#[derive(Debug, Args)]
pub struct EntryList {
    /// Only this kind
    #[arg(long = "kind", value_parser = Word::of(EntryKind::ALL))]
    pub kinds: Vec<String>,
    /// Only evidence for this skill or area
    #[arg(long)]
    pub skill: Option<String>,
    /// Only with this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// Only imported from below this folder
    #[arg(long)]
    pub folder: Option<String>,
    /// Only captured ones that have no skill yet
    #[arg(long)]
    pub inbox: bool,
    /// Only in this quarter
    #[arg(long = "in", value_name = "QUARTER")]
    pub quarter: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
}

/// Which entries to mark, and how; several ways of choosing narrow each other, entries named one by one join them.
#[derive(Debug, Args)]
pub struct EntryMark {
    /// Entries by name
    #[arg(value_name = "ENTRY")]
    pub entries: Vec<String>,
    /// All imported from below this folder
    #[arg(long)]
    pub folder: Option<String>,
    /// All with this tag
    #[arg(long, value_name = "TAG")]
    pub with_tag: Option<String>,
    /// All that this search finds
    #[arg(long, value_name = "QUERY")]
    pub search: Option<String>,
    #[command(flatten)]
    pub marks: MarkFlags,
    /// A tag to take away
    #[arg(long = "untag", value_name = "TAG")]
    pub untags: Vec<String>,
}
