//! Streams: what goes where, colour, quiet, and pipes that close early.

use std::{
    io::Read,
    process::{Command, Stdio},
};

use crate::desk::{Desk, NOW};

#[test]
fn a_pipe_that_closes_early_is_no_error() {
    let desk = Desk::new();
    desk.done(&["demo"]);
    let logbook = desk.logbook();
    let lists: [&[&str]; 3] = [&["entry", "list", "--json"], &["entry", "list"], &["man"]];
    for arguments in lists {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["--now", NOW, "--logbook"])
            .arg(&logbook)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn colour_comes_only_when_asked_for_or_to_a_terminal() {
    let desk = Desk::furnished();
    assert!(!desk.done(&["goal", "list"]).contains('\u{1b}'), "a pipe gets none");
    assert!(desk.done(&["goal", "list", "--color", "always"]).contains('\u{1b}'));
    assert!(!desk.done(&["goal", "list", "--color", "never"]).contains('\u{1b}'));
    assert!(!desk.done(&["goal", "list", "--color", "always", "--json"]).contains('\u{1b}'), "JSON has no colour");
    let told = desk.run(&["goal", "show", "nothing", "--color", "always"]);
    assert!(told.err.contains('\u{1b}'));
}

#[test]
fn what_a_record_holds_cannot_command_the_terminal() {
    let desk = Desk::new();
    desk.done(&["log", "A \u{1b}[31mred\u{1b}[0m herring \u{7}"]);
    for arguments in [&["entry", "list"][..], &["entry", "show", "herring"], &["today"], &["search", "herring"]] {
        let said = desk.done(&[arguments, &["--color", "always"]].concat());
        assert!(!said.contains("\u{1b}[31m") && !said.contains('\u{7}'), "{arguments:?}: {said:?}");
    }
}

#[test]
fn quiet_says_nothing_but_what_was_asked_for() {
    let desk = Desk::furnished();
    let told = desk.run(&["log", "Read about #nothingness", "--quiet"]);
    assert_eq!((told.code, told.out.as_str(), told.err.as_str()), (0, "", ""));
    assert!(desk.done(&["goal", "list", "--quiet"]).contains("Lead a design review"));
    let told = desk.run(&["quarter", "report", "2026Q3", "--quiet"]);
    assert!(told.out.contains("Q3 2026") && told.err.is_empty(), "{told:?}");
    desk.refused(1, desk.run(&["goal", "add", "", "--quiet"]), "title");
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let desk = Desk::furnished();
    let told = desk.run_with_input(&["log", "-", "--json"], "First line #leadership\n\nSecond paragraph\n");
    let entry: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((&entry["title"], &entry["body"]), (&"First line".into(), &"Second paragraph".into()));
    let told = desk.run_with_input(&["entry", "add", "--title", "x", "--body", "-", "--json"], "  as it is\n");
    assert!(told.out.contains(r#""body": "  as it is\n""#), "{told:?}");
    let told = desk.run_with_input(&["session", "log", "Maya", "--notes", "-", "--json"], "what was said");
    assert!(told.out.contains("what was said"), "{told:?}");
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let desk = Desk::new();
    let manual = desk.done(&["man"]);
    for command in ["cairn session log", "cairn entry mark", "cairn quarter report", "cairn trash erase"] {
        assert!(manual.contains(command), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(desk.done(&["completions", shell]).contains("mentorship"), "{shell}");
    }
    desk.write("logbook.db", "no logbook at all");
    desk.done(&["man"]);
    assert!(!desk.done(&["--help"]).is_empty());
    assert!(desk.done(&["--version"]).starts_with("cairn "));
}
