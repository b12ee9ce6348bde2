//! A desk to work at: a folder of its own, a logbook in it, and a clock that stands still.

#![expect(clippy::unwrap_used, reason = "a desk that cannot be set up fails the test that asked for it")]

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The clock of every test unless it says otherwise: a Monday.
pub const NOW: &str = "2026-11-23T09:00:00+01:00";

pub struct Desk {
    folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Told {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A desk with a mentor, a goal, an entry, a session and a certification.
    pub fn furnished() -> Self {
        let desk = Self::new();
        desk.done(&["person", "add", "Maya", "--relation", "mentor", "--role", "Staff engineer"]);
        desk.done(&["goal", "add", "Lead a design review", "--skill", "leadership:3", "--due", "2026-12-01"]);
        desk.done(&["log", "Found the NCCL timeout #leadership !win 1h30 @Maya +ddp", "--on", "2026-09-14"]);
        desk.done(&["session", "log", "Maya", "--on", "2026-09-16", "--action", "me: write the RFC@2026-09-30"]);
        desk.done(&["cert", "add", "CKA", "--issuer", "CNCF", "--stage", "earned", "--earned", "2026-07-02"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn logbook(&self) -> PathBuf {
        self.path("logbook.db")
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// The command, in the desk's folder, about the desk's logbook.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_at(NOW, arguments)
    }

    /// The same at another moment.
    pub fn command_at(&self, now: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cairn"));
        command
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env("HOME", self.folder.path())
            .env("CAIRN_LOGBOOK", self.logbook())
            .args(["--now", now])
            .args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Told {
        told(self.command(arguments))
    }

    pub fn run_with_input(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Told {
        let mut command = self.command(arguments);
        command.write_stdin(input);
        told(command)
    }

    /// Runs what has to succeed, and gives what it printed.
    pub fn done(&self, arguments: &[&str]) -> String {
        let told = self.run(arguments);
        assert_eq!(told.code, 0, "{arguments:?} should be done: {told:?}");
        told.out
    }

    /// Runs what has to succeed with `--json`, and gives the one document that it printed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let out = self.done(&[arguments, &["--json"]].concat());
        serde_json::from_str(&out)
            .unwrap_or_else(|why| panic!("{arguments:?} should print one document ({why}): {out}"))
    }

    /// Everything in the logbook, for saying that nothing changed.
    pub fn everything(&self) -> Option<(Vec<u8>, String)> {
        let file = fs::read(self.logbook()).ok()?;
        Some((file, self.done(&["history", "--json"])))
    }

    /// Runs what has to be refused with this code, and checks that it wrote nothing and said so on standard error alone.
    pub fn refused(&self, code: i32, told: Told, names: &str) {
        assert_eq!(told.code, code, "{told:?}");
        assert!(told.err.contains(names), "the sentence should name {names:?}: {told:?}");
        assert_eq!(told.out, "", "a refusal prints nothing on standard output");
    }
}

pub fn told(mut command: Command) -> Told {
    let output = command.output().unwrap();
    Told {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
