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
        /// Another than the one in use, or a version of it, as NAME@VERSION
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
        /// Another than the one in use, or a version of it, as NAME@VERSION
        #[arg(long, value_name = "NAME")]
        framework: Option<String>,
        /// Replace the file if there is one
        #[arg(long)]
        force: bool,
    },
    /// List the versions of a framework, the current one first
    Versions {
        /// Another than the one in use
        framework: Option<String>,
    },
    /// Show what changed from one framework or version to another
    Diff {
        /// The earlier one, as NAME or NAME@VERSION; @VERSION is one of the framework in use
        from: String,
        /// The later one
        to: String,
    },
    /// Make an older version the newest again
    Restore {
        /// The version, as NAME@VERSION, or @VERSION of the framework in use
        version: String,
    },
    /// Begin with five skills of the framework in use; `whole` brings the others back
    Five,
    /// Make the built-in framework whole again and use it; every record stays mapped
    Whole,
}
