//! First commit days, in histories made here.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use cairn_exchange::{DaySource, Notes};
use chrono::NaiveDate;
use tempfile::TempDir;

use crate::{change_at, day, note, read, walk, warning};

/// The day of every file, so that a note on another day has it from the history.
const FILE_DAY: &str = "2026-06-06";

pub(crate) struct Checkout {
    folder: TempDir,
}

impl Checkout {
    pub(crate) fn new() -> Self {
        let checkout = Self { folder: TempDir::new().unwrap() };
        checkout.git(&["init", "--quiet", "--initial-branch=main"], "");
        checkout
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the git program with no settings but these.
    pub(crate) fn git(&self, arguments: &[&str], date: &str) {
        let done = self.command(arguments, date).output().unwrap();
        assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    pub(crate) fn command(&self, arguments: &[&str], date: &str) -> Command {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(self.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{role}_NAME"), "A").env(format!("GIT_{role}_EMAIL"), "a@example.org");
        }
        // Whoever commits for somebody else does so in another zone: only the author's day counts.
        git.env("GIT_AUTHOR_DATE", date).env("GIT_COMMITTER_DATE", "2025-12-31T12:00:00+0900");
        git
    }

    fn write(&self, path: &str, text: &str) -> &Self {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    fn commit(&self, date: &str) -> &Self {
        self.git(&["add", "--all"], date);
        self.git(&["commit", "--quiet", "--message", "x"], date);
        self
    }

    fn read(&self, below: &str) -> Notes {
        let folder = self.path().join(below);
        for file in walk(&folder).iter().filter(|file| !file.components().any(|part| part.as_os_str() == ".git")) {
            change_at(file, day(FILE_DAY));
        }
        read(&folder)
    }
}

fn found(notes: &Notes, path: &str) -> (NaiveDate, DaySource) {
    let note = note(notes, path);
    (note.on, note.on_from)
}

fn from_git(text: &str) -> (NaiveDate, DaySource) {
    (day(text), DaySource::Git)
}

const LINES: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

#[test]
fn a_note_is_put_on_its_authors_own_day_of_the_first_commit() {
    let git = Checkout::new();
    git.write("a.md", "# A\n").commit("2024-03-05T23:30:00-0600");
    git.write("a.md", "# A, again\n").write("b.md", "# B\n").commit("2024-04-01T00:30:00+0900");
    let notes = git.read("");
    assert_eq!(found(&notes, "a.md"), from_git("2024-03-05"), "it was already the 6th in UTC");
    assert_eq!(found(&notes, "b.md"), from_git("2024-04-01"), "it was still the 31st in UTC");
}

#[test]
fn the_frontmatter_and_the_name_come_before_the_history() {
    let git = Checkout::new();
    git.write("a.md", "---\ndate: 2020-02-02\n---\n").write("2021-01-01.md", "x\n").commit("2024-03-05T12:00:00+0000");
    let notes = git.read("");
    assert_eq!(found(&notes, "a.md"), (day("2020-02-02"), DaySource::Frontmatter));
    assert_eq!(found(&notes, "2021-01-01.md"), (day("2021-01-01"), DaySource::FileName));
}

#[test]
fn a_file_that_was_never_committed_has_the_day_of_its_file() {
    let git = Checkout::new();
    assert_eq!(git.write("first.md", "# F\n").read("").notes[0].on_from, DaySource::FileTime, "no commit at all");
    git.commit("2024-03-05T12:00:00+0000");
    git.write("new.md", "# New\n");
    assert_eq!(found(&git.read(""), "new.md"), (day(FILE_DAY), DaySource::FileTime));
}

#[test]
fn a_rename_carries_the_day_over() {
    let git = Checkout::new();
    git.write("old.md", LINES).write("drafts/x.md", "only this\n").commit("2024-01-01T12:00:00+0000");
    git.write("unrelated.md", "nothing alike\n").commit("2024-01-15T12:00:00+0000");
    git.git(&["mv", "old.md", "Topic.md"], "");
    git.commit("2024-02-01T12:00:00+0000");
    fs::create_dir_all(git.path().join("rust")).unwrap();
    git.git(&["mv", "Topic.md", "rust/topic.md"], "");
    git.git(&["mv", "drafts", "done"], "");
    git.write("rust/topic.md", &LINES.replace("ten", "eleven")).commit("2024-03-01T12:00:00+0000");
    let notes = git.read("");
    assert_eq!(found(&notes, "rust/topic.md"), from_git("2024-01-01"), "renamed twice, once with a change");
    assert_eq!(found(&notes, "done/x.md"), from_git("2024-01-01"), "with its folder");
}

#[test]
fn a_new_file_under_the_name_of_a_renamed_one_has_its_own_day() {
    let git = Checkout::new();
    git.write("a.md", LINES).commit("2024-01-01T12:00:00+0000");
    git.git(&["mv", "a.md", "b.md"], "");
    git.commit("2024-02-01T12:00:00+0000");
    git.write("a.md", "something else entirely\n").commit("2024-03-01T12:00:00+0000");
    let notes = git.read("");
    assert_eq!(found(&notes, "a.md"), from_git("2024-03-01"));
    assert_eq!(found(&notes, "b.md"), from_git("2024-01-01"));
}

#[test]
fn a_file_that_went_and_came_back_has_its_first_day() {
    let git = Checkout::new();
    git.write("a.md", LINES).write("b.md", "b\n").commit("2024-01-01T12:00:00+0000");
    fs::remove_file(git.path().join("a.md")).unwrap();
    git.commit("2024-02-01T12:00:00+0000");
    git.write("a.md", LINES).commit("2024-03-01T12:00:00+0000");
    assert_eq!(found(&git.read(""), "a.md"), from_git("2024-01-01"));
}

#[test]
fn a_note_from_a_side_branch_has_the_day_it_was_written_not_merged() {
    let git = Checkout::new();
    git.write("base.md", "base\n").commit("2024-01-01T12:00:00+0000");
    git.git(&["switch", "--quiet", "--create", "side"], "");
    git.write("side.md", LINES).commit("2024-01-05T12:00:00+0000");
    git.git(&["mv", "side.md", "aside.md"], "");
    git.commit("2024-01-06T12:00:00+0000");
    git.git(&["switch", "--quiet", "main"], "");
    git.write("main.md", "main\n").commit("2024-01-07T12:00:00+0000");
    git.git(&["merge", "--quiet", "--no-ff", "--no-commit", "side"], "");
    git.write("merged.md", "written while merging\n").commit("2024-01-09T12:00:00+0000");
    let notes = git.read("");
    assert_eq!(found(&notes, "aside.md"), from_git("2024-01-05"));
    assert_eq!(found(&notes, "main.md"), from_git("2024-01-07"));
    assert_eq!(found(&notes, "merged.md"), from_git("2024-01-09"), "no other commit shows it");
}

#[test]
fn a_folder_inside_a_checkout_finds_its_days_also_of_notes_moved_into_it() {
    let git = Checkout::new();
    git.write("inbox/a.md", LINES).write("notes/ä b.md", "here\n").commit("2024-01-01T12:00:00+0000");
    git.git(&["mv", "inbox/a.md", "notes/a.md"], "");
    git.commit("2024-02-01T12:00:00+0000");
    let notes = git.read("notes");
    assert_eq!(notes.notes.len(), 2);
    assert_eq!(found(&notes, "a.md"), from_git("2024-01-01"));
    assert_eq!(found(&notes, "ä b.md"), from_git("2024-01-01"));
}

#[test]
fn a_checkout_without_its_old_history_says_so_and_gives_no_wrong_day() {
    let git = Checkout::new();
    git.write("old.md", "old\n").commit("2024-01-01T12:00:00+0000");
    git.write("middle.md", "middle\n").commit("2024-02-01T12:00:00+0000");
    git.write("new.md", "new\n").commit("2024-03-01T12:00:00+0000");
    let shallow = Checkout { folder: TempDir::new().unwrap() };
    let source = format!("file://{}", git.path().display());
    shallow.git(&["clone", "--quiet", "--depth=2", &source, "."], "");
    let notes = shallow.read("");
    assert_eq!(found(&notes, "new.md"), from_git("2024-03-01"));
    assert_eq!(found(&notes, "old.md"), (day(FILE_DAY), DaySource::FileTime));
    assert!(warning(&notes, ".").unwrap_or_default().contains("only the newest part"), "{:?}", notes.warnings);
}

#[test]
fn a_damaged_history_costs_no_note() {
    let git = Checkout::new();
    git.write("a.md", "a\n").commit("2024-01-01T12:00:00+0000");
    fs::remove_dir_all(git.path().join(".git/objects")).unwrap();
    fs::create_dir(git.path().join(".git/objects")).unwrap();
    let notes = git.read("");
    assert_eq!(found(&notes, "a.md"), (day(FILE_DAY), DaySource::FileTime));
    assert!(warning(&notes, ".").is_some(), "and says that the history was not read");
}

#[test]
fn a_checkout_runs_no_program_that_its_settings_name() {
    let git = Checkout::new();
    git.write("a.md", LINES).write(".gitattributes", "*.md diff=trap filter=trap\n").commit("2024-01-01T12:00:00+0000");
    fs::remove_file(git.path().join("a.md")).unwrap();
    git.write("b.md", &LINES.replace("ten", "eleven")).commit("2024-02-01T12:00:00+0000");
    let trap = format!("touch '{}'", git.path().join("sprung").display());
    for setting in [
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "core.fsmonitor",
    ] {
        git.git(&["config", setting, &trap], "");
    }
    assert_eq!(found(&git.read(""), "b.md"), from_git("2024-01-01"));
    assert!(!git.path().join("sprung").exists());
}
