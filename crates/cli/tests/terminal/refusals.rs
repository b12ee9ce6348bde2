//! What is refused: the exit code, a sentence that names what to mend, and nothing written.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::desk::{Desk, told};

/// Each with its exit code and the word by which it names what to mend.
const REFUSED: &[(i32, &str, &[&str])] = &[
    (1, "title", &["goal", "add", ""]),
    (1, "title", &["activity", "add", "  ", "--kind", "book"]),
    (1, "name", &["person", "add", ""]),
    (1, "body", &["entry", "add"]),
    (1, "on", &["log", "text", "--on", "2026-02-30"]),
    (1, "on", &["log", "text", "--on", "soonish"]),
    (1, "due", &["goal", "add", "A goal", "--due", "2026-13-01"]),
    (1, "due", &["goal", "add", "A goal", "--start", "2026-12-20", "--due", "2026-12-01"]),
    (1, "until", &["mentorship", "start", "Maya", "--until", "2026-11-01"]),
    (1, "expires", &["cert", "edit", "CKA", "--expires", "2026-01-01"]),
    (1, "expires", &["cert", "renew", "CKA", "--on", "2026-11-01", "--expires", "2026-10-01"]),
    (1, "quarter", &["quarter", "report", "2026-09-30..2026-07-01"]),
    (1, "quarter", &["quarter", "show", "2026Q5"]),
    (1, "level", &["skill", "rate", "mentoring", "5", "--reason", "why"]),
    (1, "level", &["skill", "rate", "mentoring", "-1", "--reason", "why"]),
    (1, "level", &["goal", "add", "A goal", "--skill", "leadership:9"]),
    (1, "level", &["profile", "set", "--level", "wizard"]),
    (1, "target", &["profile", "set", "--target", "0"]),
    (1, "reason", &["skill", "rate", "mentoring", "2", "--reason", " "]),
    (1, "reason", &["goal", "drop", "design review", "--reason", ""]),
    (1, "minutes", &["entry", "add", "--title", "x", "--minutes", "-5"]),
    (1, "minutes", &["activity", "add", "x", "--kind", "book", "--minutes", "-5"]),
    (1, "minutes", &["session", "log", "Maya", "--minutes", "-5"]),
    (1, "minutes", &["session", "log", "Maya", "--minutes", "5000"]),
    (1, "mood", &["entry", "add", "--title", "x", "--mood", "6"]),
    (1, "energy", &["entry", "add", "--title", "x", "--energy", "-1"]),
    (1, "progress", &["goal", "check-in", "design review", "--progress", "140%"]),
    (1, "progress", &["goal", "check-in", "design review", "--progress", "-3%"]),
    (1, "minutes", &["entry", "add", "--title", "x", "--minutes", "-1h30"]),
    (1, "minutes", &["activity", "add", "x", "--kind", "book", "--minutes", "-5m"]),
    (1, "minutes", &["session", "log", "Maya", "--minutes", "-5m"]),
    (1, "mood", &["entry", "add", "--title", "x", "--mood", "-one"]),
    (1, "energy", &["entry", "add", "--title", "x", "--energy", "-one"]),
    (1, "level", &["profile", "set", "--level", "-senior"]),
    (1, "level", &["profile", "set", "--target", "-senior"]),
    (1, "earned", &["cert", "add", "CKS", "--issuer", "CNCF", "--stage", "earned", "--earned", "2030-01-01"]),
    (1, "earned", &["cert", "earn", "CKA", "--on", "2030-01-01"]),
    (1, "credits", &["cert", "credit", "CKA", "-3"]),
    (1, "kind", &["entry", "add", "--title", "x", "--kind", "banana"]),
    (1, "verb", &["entry", "add", "--title", "x", "--skill", "leadership:watched"]),
    (1, "visibility", &["entry", "add", "--title", "x", "--visibility", "everyone"]),
    (1, "every", &["mentorship", "start", "Maya", "--every", "often"]),
    (1, "at", &["session", "plan", "Maya", "--at", "friday"]),
    (1, "zone", &["session", "plan", "Maya", "--at", "fri 15:00", "--zone", "Mars/Olympus"]),
    (1, "on", &["session", "log", "Maya", "--on", "2026-12-24"]),
    (1, "email", &["person", "edit", "Maya", "--email", "nobody"]),
    (1, "name", &["person", "add", "maya"]),
    (1, "person", &["person", "delete", "Maya"]),
    (1, "audience", &["quarter", "report", "2026Q3", "--audience", "everybody"]),
    (1, ".pdf", &["quarter", "report", "2026Q3", "-o", "q3.odt"]),
    (1, "from", &["import", "notes", "--from", "joplin", "--yes"]),
    (1, "yes", &["import", "notes"]),
    (1, "yes", &["trash", "erase", "CKA"]),
    (1, "yes", &["backup", "restore", "logbook.db"]),
    (1, "entry", &["entry", "mark", "--tag", "x"]),
    (1, "tags", &["entry", "mark", "NCCL"]),
    (1, "skill", &["skill", "rate", "leadership", "2", "--reason", "an area is no skill"]),
    (2, "frobnicate", &["frobnicate"]),
    (2, "TITLE", &["goal", "add"]),
    (2, "--nope", &["today", "--nope"]),
    (2, "reason", &["goal", "drop", "design review"]),
    (2, "required", &["profile", "set"]),
    (3, "nothing", &["goal", "show", "nothing"]),
    (3, "nobody", &["session", "log", "nobody"]),
    (3, "no-skill", &["entry", "add", "--title", "x", "--skill", "no-skill"]),
    (3, "no-template", &["goal", "add", "--template", "no-template"]),
    (3, "nowhere", &["framework", "use", "nowhere"]),
    (3, "nothing", &["trash", "restore", "nothing"]),
    (4, "no-file", &["entry", "add", "--title", "x", "--attach", "no-file.png"]),
    (4, "no-file", &["cert", "edit", "CKA", "--proof", "no-file.pdf"]),
    (4, "no-folder", &["import", "no-folder", "--yes"]),
    (4, "no-folder", &["import", "no-folder", "--from", "markdown", "--yes"]),
    (4, "no-folder", &["quarter", "report", "2026Q3", "-o", "no-folder/q3.md"]),
    (4, "no-file", &["framework", "import", "no-file.yaml"]),
    (4, "no-file", &["backup", "restore", "no-file.db", "--yes"]),
];

#[test]
fn bad_input_is_refused_by_a_sentence_that_names_it_and_changes_nothing() {
    let desk = Desk::furnished();
    let before = desk.everything();
    for (code, names, arguments) in REFUSED {
        let told = desk.run(arguments);
        if *code == 1 && !names.starts_with('.') {
            assert!(told.err.starts_with(&format!("cairn: {names}: ")), "the field comes first: {told:?}");
        }
        desk.refused(*code, told, names);
        assert_eq!(desk.everything(), before, "{arguments:?} should have changed nothing");
    }
}

#[test]
fn a_refused_first_command_leaves_no_file_behind() {
    let desk = Desk::new();
    desk.refused(1, desk.run(&["goal", "add", ""]), "title");
    desk.refused(1, desk.run(&["undo"]), "undo");
    desk.done(&["check"]);
    desk.done(&["goal", "list"]);
    assert!(!desk.logbook().exists(), "only a change creates the logbook");
}

#[test]
fn an_ambiguous_name_lists_the_candidates() {
    let desk = Desk::furnished();
    let other = desk.json(&["goal", "add", "Lead a design sprint"]);
    let before = desk.everything();
    let told = desk.run(&["goal", "achieve", "design"]);
    assert_eq!(told.code, 3, "{told:?}");
    assert!(told.err.contains("Lead a design review (") && told.err.contains("Lead a design sprint ("), "{told:?}");
    assert_eq!(desk.everything(), before);

    let id = other["id"].as_str().unwrap();
    let last = id.rsplit('-').next().unwrap();
    assert_eq!(desk.json(&["goal", "achieve", &last[..8]])["title"], "Lead a design sprint");
    desk.refused(3, desk.run(&["goal", "add", "x", "--skill", "l"]), "leadership");
}

#[test]
fn text_over_the_limit_and_control_letters_are_refused() {
    let desk = Desk::furnished();
    let before = desk.everything();
    let long = "a".repeat(5_000_001);
    desk.refused(1, desk.run_with_input(&["log", "-"], long.clone()), "5 MB");
    desk.refused(1, desk.run_with_input(&["entry", "add", "--title", "x", "--body", "-"], long.clone()), "body");
    desk.refused(1, desk.run_with_input(&["session", "log", "Maya", "--notes", "-"], long), "notes");
    desk.refused(1, desk.run_with_input(&["log", "-"], "a\0b"), "NUL");
    desk.refused(1, desk.run_with_input(&["entry", "add", "--title", "x", "--body", "-"], "a\0b"), "body");
    desk.refused(1, desk.run_with_input(&["log", "-"], b"\xff\xfe".to_vec()), "UTF-8");
    desk.refused(1, desk.run(&["goal", "add", &"t".repeat(501)]), "title");

    desk.write("large.bin", vec![0; 25_000_001]);
    desk.refused(1, desk.run(&["entry", "add", "--title", "x", "--attach", "large.bin"]), "attach");
    assert_eq!(desk.everything(), before);
}

#[test]
fn a_file_that_is_no_logbook_stays_as_it_is() {
    let desk = Desk::new();
    let path = desk.write("logbook.db", "not a database, and long enough to be read as one: ".repeat(40));
    let before = fs::read(&path).unwrap();
    for arguments in [&["goal", "list"][..], &["log", "text"], &["check"], &["backup"]] {
        desk.refused(4, desk.run(arguments), "not a logbook");
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    desk.refused(4, desk.run(&["goal", "list"]), "folder");
}

#[test]
fn a_newer_logbook_is_not_touched() {
    let desk = Desk::furnished();
    let mut file = fs::read(desk.logbook()).unwrap();
    // The last byte of user_version, which lies at offset 60 of a SQLite file.
    file[63] += 1;
    fs::write(desk.logbook(), &file).unwrap();
    for arguments in [&["goal", "list"][..], &["log", "text"], &["check"]] {
        desk.refused(4, desk.run(arguments), "newer Cairn");
    }
    assert_eq!(fs::read(desk.logbook()).unwrap(), file);
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let desk = Desk::new();
    let folder = desk.path("locked");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(desk.path("."), fs::Permissions::from_mode(0o755)).unwrap();
    let logbook = folder.join("logbook.db");
    let arguments = ["--now", crate::desk::NOW, "log", "text", "--logbook", logbook.to_str().unwrap()];
    let is_root = fs::write(folder.join("probe"), "").is_ok();
    // Root may write everywhere, so root becomes nobody for this.
    let mut command = if is_root {
        fs::remove_file(folder.join("probe")).unwrap();
        let mut command = assert_cmd::Command::new("setpriv");
        command.args(["--reuid", "65534", "--clear-groups", env!("CARGO_BIN_EXE_cairn")]);
        command
    } else {
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_cairn"))
    };
    command.env("HOME", desk.path(".")).args(arguments);
    desk.refused(4, told(command), "locked");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing was left in the folder");
}

#[test]
fn damage_is_found_and_said() {
    let desk = Desk::furnished();
    assert!(desk.done(&["check"]).contains("sound"));
    let mut file = fs::read(desk.logbook()).unwrap();
    let middle = file.len() / 2;
    file[middle..middle + 4096].fill(0xa5);
    fs::write(desk.logbook(), &file).unwrap();
    let told = desk.run(&["check"]);
    assert_eq!(told.code, 4, "{told:?}");
}
