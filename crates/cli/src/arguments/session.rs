//! `cairn session` and `cairn action`.

use cairn::SessionStatus;
use clap::{Args, Subcommand};

use super::{Word, marks::MarkFlags};

/// Meetings within a mentorship
#[derive(Debug, Subcommand)]
pub enum Session {
    /// Plan a session
    Plan {
        /// With whom
        person: String,
        /// The day and the time: fri 15:00, 2026-10-02 09:30
        #[arg(long, value_name = "WHEN")]
        at: String,
        #[command(flatten)]
        flags: SessionFlags,
    },
    /// Show what to bring to the next session: what happened since the last one
    Brief {
        /// With whom
        person: String,
    },
    /// Keep a topic for the next session
    Park {
        /// With whom
        person: String,
        /// What to talk about
        text: String,
    },
    /// Carry an open topic over to the next session
    Carry {
        /// The session that it is in
        session: String,
        /// The topic
        topic: String,
        /// The session to carry it over to; the next planned one unless said
        #[arg(long, value_name = "SESSION")]
        to: Option<String>,
    },
    /// Write down a session that took place; it completes the one planned for that day
    Log {
        /// With whom
        person: String,
        /// Its day
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        #[command(flatten)]
        flags: SessionFlags,
        #[command(flatten)]
        wrap: WrapFlags,
    },
    /// List sessions, newest first
    List {
        /// Only with this person
        #[arg(long)]
        person: Option<String>,
        /// Only in this quarter
        #[arg(long = "in", value_name = "QUARTER")]
        quarter: Option<String>,
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Show one session
    Show {
        /// The session
        session: String,
    },
    /// Change a session; what is not named stays, topics, decisions and actions are added
    Edit {
        /// The session
        session: String,
        /// Its day
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// The day and the time
        #[arg(long, value_name = "WHEN", conflicts_with = "on")]
        at: Option<String>,
        /// Whether it took place
        #[arg(long, value_parser = Word::of(SessionStatus::ALL))]
        status: Option<String>,
        #[command(flatten)]
        flags: SessionFlags,
        #[command(flatten)]
        wrap: WrapFlags,
    },
    /// Delete a session
    Delete {
        /// The session
        session: String,
    },
}

/// What a session is made of.
#[derive(Debug, Args)]
pub struct SessionFlags {
    /// How long it takes: 45, 1h30
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub minutes: Option<String>,
    /// The time zone of its time; the machine's unless said
    #[arg(long, value_name = "AREA/CITY")]
    pub zone: Option<String>,
    /// Notes that both may see, as Markdown; `-` reads standard input
    #[arg(long, value_name = "TEXT|-", allow_hyphen_values = true)]
    pub notes: Option<String>,
    /// Notes that never leave the machine
    #[arg(long, value_name = "TEXT")]
    pub private: Option<String>,
    /// The one thing to take away
    #[arg(long, value_name = "TEXT")]
    pub takeaway: Option<String>,
    /// Something that was decided
    #[arg(long = "decision", value_name = "TEXT")]
    pub decisions: Vec<String>,
    /// Something that was promised, by whom and by when
    #[arg(long = "action", value_name = "[me:|them:]TEXT[@DAY]")]
    pub actions: Vec<String>,
    /// Something to talk about
    #[arg(long = "topic", value_name = "TEXT")]
    pub topics: Vec<String>,
    #[command(flatten)]
    pub marks: MarkFlags,
}

/// What wraps a session up.
#[derive(Debug, Args)]
pub struct WrapFlags {
    /// A topic that was talked about; what stays open is carried over to the next session
    #[arg(long = "discussed", value_name = "TOPIC")]
    pub discussed: Vec<String>,
    /// Plan the next session: on this day, or as long after this one as you agreed on
    #[arg(long, value_name = "DAY", num_args = 0..=1, default_missing_value = "")]
    pub next: Option<String>,
}

/// What was promised in sessions
#[derive(Debug, Subcommand)]
pub enum Action {
    /// List actions, the ones due first on top
    List {
        /// Only those that are open
        #[arg(long)]
        open: bool,
        /// How many at most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Mark an action as done today
    Done {
        /// The action
        action: String,
    },
    /// Give an action another day
    Postpone {
        /// The action
        action: String,
        /// The day by which it is due, or none
        day: String,
    },
    /// Give an action up
    Drop {
        /// The action
        action: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}
