//! `cairn framework`.

use std::path::PathBuf;

use clap::Subcommand;

/// The map of areas, skills and levels
#[derive(Debug, Subcommand)]
pub enum Framework {
    /// List the frameworks, the one in use first
    List,
    /// Show areas, skills and levels
    Show {
        /// Another than the one in use
        framework: Option<String>,
    },
    /// Pick skills from this framework from now on
    Use {
        /// The framework
        framework: String,
    },
    /// Add a framework from a file, or replace it by this version
    Import {
        /// A YAML or JSON file
        file: PathBuf,
    },
    /// Write the framework in use to a YAML file
    Export {
        /// Where to
        file: PathBuf,
        /// Another than the one in use
        #[arg(long, value_name = "NAME")]
        framework: Option<String>,
        /// Replace the file if there is one
        #[arg(long)]
        force: bool,
    },
}
