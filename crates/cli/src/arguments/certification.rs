//! `cairn cert`.

use std::path::PathBuf;

use cairn::CertificationStage;
use clap::{Args, Subcommand};

use super::{Word, marks::MarkFlags};

/// Certifications, their renewals and credits
#[derive(Debug, Subcommand)]
pub enum Certification {
    /// Write down a certification
    Add {
        /// What it is called
        name: String,
        /// Who issues it
        #[arg(long)]
        issuer: String,
        #[command(flatten)]
        flags: Box<CertificationFlags>,
    },
    /// List certifications, what runs out first on top
    List {
        /// Only what runs out within this time
        #[arg(long, value_name = "SPAN", num_args = 0..=1, default_missing_value = "90d")]
        expiring: Option<String>,
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show one certification
    Show {
        /// The certification
        certification: String,
    },
    /// Change a certification; what is not named stays
    Edit {
        /// The certification
        certification: String,
        /// What it is called
        #[arg(long)]
        name: Option<String>,
        /// Who issues it
        #[arg(long)]
        issuer: Option<String>,
        #[command(flatten)]
        flags: Box<CertificationFlags>,
    },
    /// Book the exam
    Book {
        /// The certification
        certification: String,
        /// The day of the exam
        #[arg(long, visible_alias = "exam", value_name = "DAY")]
        on: String,
    },
    /// Mark it as earned
    Earn {
        /// The certification
        certification: String,
        /// The day; today unless said
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// The last day it is valid
        #[arg(long, value_name = "DAY")]
        expires: Option<String>,
    },
    /// Renew it
    Renew {
        /// The certification
        certification: String,
        /// The day; today unless said
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// The last day it is valid from then on; by its cycle unless said
        #[arg(long, value_name = "DAY")]
        expires: Option<String>,
    },
    /// Count credits towards the next renewal
    Credit {
        /// The certification
        certification: String,
        /// How many
        #[arg(value_name = "N", allow_negative_numbers = true)]
        credits: f64,
        /// What for
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    /// Give it up, or back
    Withdraw {
        /// The certification
        certification: String,
    },
    /// Delete a certification
    Delete {
        /// The certification
        certification: String,
    },
}

/// What a certification is made of.
#[derive(Debug, Args)]
pub struct CertificationFlags {
    /// How far it is
    #[arg(long, value_parser = Word::of(CertificationStage::ALL))]
    pub stage: Option<String>,
    /// The day it was earned; `none` takes it away
    #[arg(long, value_name = "DAY")]
    pub earned: Option<String>,
    /// The last day it is valid; `none` takes it away
    #[arg(long, value_name = "DAY")]
    pub expires: Option<String>,
    /// The day of the exam; `none` takes it away
    #[arg(long, value_name = "DAY")]
    pub exam: Option<String>,
    /// The issuer's number for it
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Where it can be checked
    #[arg(long)]
    pub url: Option<String>,
    /// What it cost; never leaves the machine
    #[arg(long, value_name = "AMOUNT")]
    pub cost: Option<String>,
    /// How many credits a cycle asks for
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub credits: Option<f64>,
    /// How long a cycle is: 3y
    #[arg(long, value_name = "SPAN")]
    pub cycle: Option<String>,
    /// How many days before its exam and its end to be reminded: 60,14; `off` for never, `none` for those of the profile
    #[arg(long, value_name = "DAYS")]
    pub reminders: Option<String>,
    /// A file that proves it
    #[arg(long = "proof", value_name = "FILE")]
    pub proof: Vec<PathBuf>,
    #[command(flatten)]
    pub marks: MarkFlags,
}
