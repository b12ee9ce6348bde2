//! The grammar: every command, flag and value that `cairn` understands.

pub mod activity;
pub mod backup;
pub mod case;
pub mod certification;
pub mod entry;
pub mod exchange;
pub mod framework;
pub mod goal;
pub mod history;
pub mod marks;
pub mod mentorship;
pub mod packet;
pub mod person;
pub mod profile;
pub mod quarter;
pub mod session;
pub mod skill;
pub mod tag;
pub mod template;
mod word;

use std::ffi::OsString;

use chrono::{DateTime, FixedOffset};
use clap::{Args, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

pub use word::Word;

const AFTER: &str = "\
Days are said as one says them: 2026-09-30, 30 sep, friday, next friday, in 2 weeks, 3 days ago, end of quarter.
Quarters are 2026Q3, q3, FY27Q1, this quarter, last quarter, or a range such as 2026-07-01..2026-09-30.
Records are named by id, by the beginning of its last part, or by a unique piece of their title.

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 not found, 4 the file could not be read or written,
5 done, but a file could not be taken. Nothing is written when the code is 1 to 4.";

/// The record of an engineer's growth: goals, sessions, certifications and a journal in one file
#[derive(Debug, Parser)]
#[command(name = "cairn", version, after_help = AFTER, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// The logbook file; the platform's own place for it unless said
    #[arg(
        long,
        global = true,
        env = "CAIRN_LOGBOOK",
        hide_env_values = true,
        value_name = "PATH",
        help_heading = "Everywhere"
    )]
    pub logbook: Option<OsString>,
    /// Print one JSON document
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// The logbook's clock, as an RFC 3339 instant; its offset decides the day
    #[arg(long, global = true, value_name = "RFC3339", value_parser = DateTime::parse_from_rfc3339, help_heading = "Everywhere")]
    pub now: Option<DateTime<FixedOffset>>,
    /// Say nothing but what was asked for, and errors
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Everywhere")]
    pub color: ColorChoice,
}

/// Looking at what leaves before a file is written.
#[derive(Debug, Args)]
pub struct Leaving {
    /// Show what would be in it, item by item, and write nothing
    #[arg(long)]
    pub preview: bool,
    /// Write only what was looked at: its hash, as --preview says it
    #[arg(long, value_name = "HASH")]
    pub exactly: Option<String>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Logbook(Box<LogbookCommand>),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// One command that works on the logbook.
#[derive(Debug, Subcommand)]
pub enum LogbookCommand {
    /// Write something down in seconds
    Log(entry::Log),
    /// Who you are, where you stand and where you are going
    #[command(subcommand)]
    Profile(profile::Profile),
    /// Journal entries
    #[command(subcommand)]
    Entry(entry::Entry),
    /// Goals with milestones and check-ins
    #[command(subcommand)]
    Goal(goal::Goal),
    /// Mentors, mentees, peers and managers
    #[command(subcommand)]
    Person(person::Person),
    /// Agreements with people
    #[command(subcommand)]
    Mentorship(mentorship::Mentorship),
    /// Meetings within a mentorship
    #[command(subcommand)]
    Session(session::Session),
    /// What was promised in sessions
    #[command(subcommand)]
    Action(session::Action),
    /// Certifications, their renewals and credits
    #[command(subcommand)]
    Cert(certification::Certification),
    /// Courses, papers, books, talks and other learning
    #[command(subcommand)]
    Activity(activity::Activity),
    /// Tags, for all records at once
    #[command(subcommand)]
    Tag(tag::Tag),
    /// What an entry may begin as: texts, and questions to write about
    #[command(subcommand)]
    Template(template::Template),
    /// Skills, their evidence and ratings
    #[command(subcommand)]
    Skill(skill::Skill),
    /// The map of areas, skills and levels
    #[command(subcommand)]
    Framework(framework::Framework),
    /// What a level asks for and how you stand to it, criterion by criterion
    Readiness(skill::Readiness),
    /// The case for a level: what shows each criterion, in your words, and the holes
    #[command(subcommand)]
    Case(case::Case),
    /// A quarter's intentions and its report
    #[command(subcommand)]
    Quarter(quarter::Quarter),
    /// A quarter's packet for a mentor, and the reply to it
    #[command(subcommand)]
    Packet(packet::Packet),
    /// Search everything
    Search(history::Search),
    /// Take in notes, or another logbook's export
    Import(exchange::Import),
    /// Take everything out, or what is to come for a calendar
    #[command(subcommand)]
    Export(exchange::Export),
    /// What today asks for
    Today,
    /// Take back the newest change
    Undo,
    /// Bring back what was undone
    Redo,
    /// What was changed, newest first
    History(history::History),
    /// Deleted records
    Trash(history::TrashArguments),
    /// Copies of the logbook
    Backup(backup::BackupArguments),
    /// Look for damage in the file, its references and its search index
    Check,
    /// Fill an empty logbook with a sample year
    Demo,
}
