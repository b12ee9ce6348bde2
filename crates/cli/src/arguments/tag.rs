//! `cairn tag`.

use clap::Subcommand;

/// Tags, for all records at once
#[derive(Debug, Subcommand)]
pub enum Tag {
    /// List the tags in use, with how many records carry each
    List,
    /// Call a tag something else
    Rename {
        /// The tag
        tag: String,
        /// What it is to be called
        name: String,
    },
    /// Make several tags one
    Merge {
        /// The tags that go
        #[arg(required = true, value_name = "FROM")]
        from: Vec<String>,
        /// The tag that their records carry instead
        #[arg(required = true)]
        into: String,
    },
    /// Take a tag away from every record
    Delete {
        /// The tag
        tag: String,
    },
}
