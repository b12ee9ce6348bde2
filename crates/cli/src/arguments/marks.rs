//! The flags of what every record has.

use clap::Args;

/// Skills, tags and who may see it.
#[derive(Debug, Default, Args)]
pub struct MarkFlags {
    /// A skill or area that it is evidence for, with what it shows: learned, practised, led or taught
    #[arg(long = "skill", value_name = "NAME[:VERB]")]
    pub skills: Vec<String>,
    /// A tag
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Who may see it: private, mentor, mentor:PERSON or report
    #[arg(long)]
    pub visibility: Option<String>,
}
