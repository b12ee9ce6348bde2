//! `cairn backup`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Copies of the logbook
#[derive(Debug, Args)]
pub struct BackupArguments {
    #[command(subcommand)]
    pub command: Option<Backup>,
}

/// What to do with backups
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Make a backup and check it (the same as `cairn backup`)
    Now,
    /// List the backups, newest first
    List,
    /// Look through every backup
    Verify,
    /// Put a backup in the place of everything in the logbook
    Restore {
        /// The backup: its name in the list, or a file
        file: PathBuf,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}
