//! `cairn template`.

use cairn::EntryKind;
use clap::{Args, Subcommand};

use super::Word;

/// What an entry may begin as: texts, and questions to write about
#[derive(Debug, Subcommand)]
pub enum Template {
    /// List templates, then questions with the day's first
    List,
    /// Show one template
    Show {
        /// The template
        template: String,
    },
    /// Keep a template; without a body its name is a question to write about
    Add {
        /// What it is called, or the question
        name: String,
        #[command(flatten)]
        flags: TemplateFlags,
    },
    /// Change a template of your own; what is not named stays
    Edit {
        /// The template
        template: String,
        /// What it is called, or the question
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        flags: TemplateFlags,
    },
    /// Delete a template of your own
    Delete {
        /// The template
        template: String,
    },
}

/// What a template is made of.
#[derive(Debug, Args)]
pub struct TemplateFlags {
    /// The kind of entry that it begins
    #[arg(long, value_parser = Word::of(EntryKind::ALL))]
    pub kind: Option<String>,
    /// The text to begin with, as Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT|-", allow_hyphen_values = true)]
    pub body: Option<String>,
}
