//! `cairn packet`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Leaving;

/// A quarter's packet for a mentor, and the reply to it
#[derive(Debug, Subcommand)]
pub enum Packet {
    /// Write one HTML file that the mentor reads, rates and answers in any browser, without an account
    Make {
        /// For whom
        person: String,
        /// The quarter; this one unless said
        quarter: Option<String>,
        #[command(flatten)]
        flags: MakeFlags,
    },
    /// Ask the mentor something with the packet
    Ask {
        /// Whom
        person: String,
        /// The question
        question: String,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// The questions to a mentor
    Questions {
        /// To whom
        person: String,
        /// The quarter; this one unless said
        quarter: Option<String>,
    },
    /// Take a question back
    TakeBack {
        /// To whom
        person: String,
        /// Its number, as `packet questions` lists it
        number: usize,
        /// The quarter; this one unless said
        #[arg(long)]
        quarter: Option<String>,
    },
    /// Read the reply that the mentor's browser saved, and take it in as what they said
    ///
    /// Shows every answer first. Those about what was changed since the packet was made stand beside the text of now and are taken
    /// in only where --take says so; the whole reply is kept.
    Read {
        /// The file
        #[arg(required_unless_present = "kept")]
        file: Option<PathBuf>,
        #[command(flatten)]
        flags: ReadFlags,
    },
    /// The replies that were read
    Replies,
}

/// What a packet is written to.
#[derive(Debug, Args)]
pub struct MakeFlags {
    /// The file to write, .html
    #[arg(long, short, value_name = "FILE", required_unless_present = "preview")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub leaving: Leaving,
}

/// What is taken in of a reply.
#[derive(Debug, Args)]
pub struct ReadFlags {
    /// Which answers: new (about what is unchanged), all, or their numbers such as 1,4
    #[arg(long, value_name = "WHICH", default_value = "new")]
    pub take: String,
    /// Read one once more that was kept: its number, as `packet replies` lists it
    #[arg(long, value_name = "N", conflicts_with = "file")]
    pub kept: Option<usize>,
    /// Who may see what becomes of them; whoever answered, unless said
    #[arg(long)]
    pub visibility: Option<String>,
    /// Show what it says; nothing is written
    #[arg(long)]
    pub preview: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}
