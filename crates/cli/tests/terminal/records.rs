//! What the flags do to the records.

use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn editing_changes_what_is_named_and_nothing_else() {
    let desk = Desk::furnished();
    let before = desk.json(&["entry", "show", "NCCL"]);
    let after = desk.json(&["entry", "edit", "NCCL", "--minutes", "30"]);
    for field in ["title", "body", "on", "kind", "tags", "evidence", "links", "visibility", "createdAt"] {
        assert_eq!(after[field], before[field], "{field} was not named");
    }
    assert_eq!(after["minutes"], 30);

    desk.done(&["goal", "milestone", "design", "First review"]);
    let goal = desk.json(&["goal", "edit", "design", "--why", "To grow"]);
    assert_eq!((&goal["why"], &goal["dueOn"]), (&json!("To grow"), &json!("2026-12-01")));
    assert_eq!(goal["milestones"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.json(&["goal", "edit", "design", "--due", "none"])["dueOn"], Value::Null);

    let session = desk.json(&["session", "edit", "Maya", "--takeaway", "Own it", "--decision", "Roll out in May"]);
    assert_eq!((&session["takeaway"], &session["decisions"][0]["text"]), (&json!("Own it"), &json!("Roll out in May")));
    assert_eq!(session["actions"][0]["text"], "write the RFC", "what was promised stays");
    let person = desk.json(&["person", "edit", "Maya", "--email", "maya@example.org"]);
    assert_eq!((&person["role"], &person["relation"]), (&json!("Staff engineer"), &json!("mentor")));
    assert_eq!(desk.json(&["cert", "edit", "CKA", "--url", "https://example.org"])["earnedOn"], "2026-07-02");
}

#[test]
fn an_action_has_an_owner_and_a_day_where_they_are_said() {
    let desk = Desk::furnished();
    let said =
        ["them: introduce me @ the meetup@friday", "ask bob@example.org", "re: budget", "me:call@nowhere@2026-12-01"];
    let flags: Vec<&str> = said.iter().flat_map(|action| ["--action", action]).collect();
    let session = desk.json(&[&["session", "log", "Maya", "--on", "yesterday"], flags.as_slice()].concat());
    let got: Vec<_> =
        session["actions"].as_array().unwrap().iter().map(|one| (&one["owner"], &one["text"], &one["dueOn"])).collect();
    assert_eq!(
        got,
        [
            (&json!("them"), &json!("introduce me @ the meetup"), &json!("2026-11-27")),
            (&json!("me"), &json!("ask bob@example.org"), &Value::Null),
            (&json!("me"), &json!("re: budget"), &Value::Null),
            (&json!("me"), &json!("call@nowhere"), &json!("2026-12-01")),
        ]
    );
}

#[test]
fn a_planned_session_knows_its_day_where_it_takes_place() {
    let desk = Desk::furnished();
    let planned = desk.json(&["session", "plan", "Maya", "--at", "2026-11-27 23:30", "--zone", "America/New_York"]);
    assert_eq!((&planned["status"], &planned["on"]), (&json!("planned"), &json!("2026-11-27")));
    assert_eq!(planned["startsAt"], "2026-11-28T04:30:00Z");
    desk.done(&["session", "park", "Maya", "The promotion case"]);
    let said = desk.done(&["session", "show", planned["id"].as_str().unwrap()]);
    assert!(
        said.contains("on Fri 27 Nov 2026 23:30 (America/New_York)") && said.contains("○ The promotion case"),
        "{said}"
    );
    assert!(desk.done(&["today"]).contains("Maya on Fri 27 Nov 2026 23:30"));
}

#[test]
fn the_clock_decides_the_day_by_its_offset() {
    let desk = Desk::new();
    let at = |now: &str| {
        desk.json(&["log", "text", "--logbook", desk.path(now).to_str().unwrap(), "--on", "today"])["on"].clone()
    };
    assert_eq!(at("fixed"), "2026-11-23");
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_cairn"));
    command
        .args(["--now", "2026-11-23T23:30:00-08:00", "--json", "log", "late", "--logbook"])
        .arg(desk.path("late.db"));
    let entry: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    assert_eq!((&entry["on"], &entry["createdAt"]), (&json!("2026-11-23"), &json!("2026-11-24T07:30:00Z")));
}

#[test]
fn days_as_one_says_them_are_read_and_shown() {
    let desk = Desk::furnished();
    for (arguments, reading) in [
        (&["log", "x", "--on", "friday"][..], "on Fri 20 Nov 2026"),
        (&["log", "x", "--on", "3 days ago"], "on Fri 20 Nov 2026"),
        (&["goal", "add", "x", "--due", "friday"], "due on Fri 27 Nov 2026"),
        (&["goal", "add", "y", "--due", "end of quarter"], "due on Thu 31 Dec 2026"),
        (&["activity", "add", "z", "--kind", "talk", "--on", "30 sep"], "on Wed 30 Sep 2026"),
        (&["skill", "rate", "mentoring", "senior", "--reason", "why", "--on", "yesterday"], "on Sun 22 Nov 2026"),
        (&["cert", "book", "CKA", "--on", "in 2 weeks"], "Booked"),
        (&["quarter", "intend", "Q1 2027", "Give a talk"], "2027Q1, Fri 1 Jan 2027 to Wed 31 Mar 2027"),
        (&["quarter", "intend", "Write more"], "2026Q4, Thu 1 Oct 2026 to Thu 31 Dec 2026"),
    ] {
        let said = desk.done(arguments);
        assert!(said.contains(reading), "{arguments:?} should show {reading:?}: {said}");
    }
    assert!(desk.done(&["quarter", "show", "2027Q1"]).contains("Give a talk"));
}

#[test]
fn an_unknown_name_in_a_captured_line_stays_and_is_said() {
    let desk = Desk::new();
    let told = desk.run(&["log", "Read about #nothingness today"]);
    assert_eq!(told.code, 0);
    assert!(told.err.contains("nothingness") && told.out.contains("Read about #nothingness today"), "{told:?}");
    let inbox = desk.json(&["entry", "list", "--inbox"]);
    assert_eq!(inbox.as_array().map(Vec::len), Some(1));
    desk.done(&["entry", "mark", "nothingness", "--skill", "continuous-learning"]);
    assert_eq!(desk.json(&["entry", "list", "--inbox"]), json!([]));
}

#[test]
fn many_entries_are_marked_in_one_step() {
    let desk = Desk::new();
    for day in 1..=4 {
        let folder = if day < 4 { "notes/talks" } else { "notes/papers" };
        desk.write(&format!("{folder}/2026-08-0{day}.md"), format!("# Note {day}\n\nabout nccl {day}\n"));
    }
    desk.done(&["import", "notes", "--yes"]);
    desk.done(&["log", "On its own"]);
    let mark =
        ["entry", "mark", "--folder", "talks", "On its own", "--skill", "presenting:taught", "--visibility", "report"];
    assert_eq!(desk.json(&[&mark[..], &["--tag", "talk", "--untag", "talks"]].concat())["marked"], 4);
    let marked = desk.json(&["entry", "list", "--tag", "talk"]);
    for entry in marked.as_array().unwrap() {
        assert_eq!((&entry["visibility"], &entry["evidence"][0]["verb"]), (&json!("report"), &json!("taught")));
        assert!(!entry["tags"].as_array().unwrap().contains(&json!("talks")));
    }
    assert_eq!(desk.json(&["entry", "mark", "--with-tag", "talk", "--search", "nccl", "--tag", "gpu"])["marked"], 3);
    desk.done(&["undo"]);
    desk.done(&["undo"]);
    assert_eq!(desk.json(&["entry", "list", "--tag", "talk"]), json!([]));
}

#[test]
fn another_process_can_undo_what_one_wrote() {
    let desk = Desk::furnished();
    desk.done(&["log", "Written by one process"]);
    let undone = desk.json(&["undo"]);
    assert_eq!((&undone["intent"], &undone["source"]), (&json!("Log entry"), &json!("terminal")));
    assert_eq!(desk.json(&["search", "process"]), json!([]));
    desk.done(&["redo"]);
    assert_eq!(desk.json(&["search", "process"]).as_array().map(Vec::len), Some(1));
    desk.done(&["log", "Something newer"]);
    desk.refused(1, desk.run(&["redo"]), "redo");
}

#[test]
fn two_processes_that_write_at_once_lose_nothing() {
    let desk = Desk::furnished();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let desk = &desk;
            scope.spawn(move || (0..5).for_each(|at| drop(desk.done(&["log", &format!("Concurrent {writer} {at}")]))));
        }
    });
    assert_eq!(desk.json(&["search", "concurrent", "--limit", "100"]).as_array().map(Vec::len), Some(20));
    desk.done(&["check"]);
}

#[test]
fn what_is_erased_is_in_no_file_of_the_logbook() {
    let desk = Desk::furnished();
    desk.done(&["log", "Unmistakable words"]);
    desk.done(&["entry", "delete", "Unmistakable"]);
    assert!(desk.done(&["trash"]).contains("Unmistakable words"));
    desk.done(&["trash", "erase", "Unmistakable", "--yes"]);
    let bytes = std::fs::read(desk.logbook()).unwrap();
    assert!(!bytes.windows(12).any(|window| window == b"Unmistakable"));
    assert_eq!(desk.json(&["trash"]), json!([]));
}

#[test]
fn an_area_shows_its_evidence_newest_first() {
    let desk = Desk::new();
    desk.done(&["log", "Led the retreat #leadership:led", "--on", "2026-11-02"]);
    desk.done(&["log", "Coached a junior #mentoring", "--on", "2026-11-09"]);
    let shown = desk.done(&["skill", "show", "Leader"]);
    let (coached, led) = (shown.find("Coached a junior").unwrap(), shown.find("Led the retreat").unwrap());
    assert!(shown.contains("1 for the whole area") && coached < led, "{shown}");
    let area = desk.json(&["skill", "show", "leadership"]);
    assert_eq!((&area["slug"], &area["evidence"]), (&json!("leadership"), &json!(1)));
    assert_eq!((&area["newest"][0]["skill"], &area["newest"][0]["on"]), (&json!("mentoring"), &json!("2026-11-09")));
    assert_eq!((&area["newest"][1]["skill"], &area["newest"][1]["verb"]), (&json!(null), &json!("led")));
    desk.refused(3, desk.run(&["skill", "list", "--area", "mentoring"]), "mentoring");
}

#[test]
fn a_brief_is_what_happened_since_the_last_session_with_someone() {
    let desk = Desk::new();
    desk.done(&["person", "add", "Maya", "--relation", "mentor"]);
    assert!(desk.done(&["session", "brief", "Maya"]).contains("Nothing that they may see has happened."));
    desk.done(&[
        "session",
        "log",
        "Maya",
        "--on",
        "2026-11-02",
        "--topic",
        "The rota",
        "--action",
        "me:Write the RFC@2026-11-09",
    ]);
    desk.done(&["log", "Led the incident #leadership:led q:mentor", "--on", "2026-11-10"]);
    desk.done(&["log", "Mine alone #leadership:led", "--on", "2026-11-11"]);
    let brief = desk.done(&["session", "brief", "Maya"]);
    for words in ["Since the last session", "○ The rota  carried 1×", "Write the RFC", "overdue", "Led the incident"]
    {
        assert!(brief.contains(words), "{words}: {brief}");
    }
    assert!(!brief.contains("Mine alone"));
    let told = desk.json(&["session", "brief", "Maya"]);
    assert_eq!((&told["lastOn"], &told["actions"][0]["overdue"]), (&json!("2026-11-02"), &json!(true)));
    desk.refused(3, desk.run(&["session", "brief", "Nobody"]), "Nobody");
}

#[test]
fn readiness_stands_criterion_by_criterion_for_the_level_that_is_named_or_aimed_for() {
    let desk = Desk::new();
    desk.refused(1, desk.run(&["readiness"]), "level");
    desk.done(&["profile", "set", "--target", "senior", "--degree", "MSc"]);
    desk.done(&["log", "Paired with Jax #mentoring", "--on", "2026-11-02"]);
    let asked = desk.json(&["readiness"]);
    assert_eq!(asked["level"], 3);
    let criteria = asked["criteria"].as_array().unwrap();
    let mentoring = criteria.iter().find(|one| one["skill"] == "mentoring").unwrap();
    assert_eq!(
        (&mentoring["state"], &mentoring["evidence"], &mentoring["mine"]),
        (&json!("thin"), &json!(1), &json!(null))
    );
    assert_eq!((&mentoring["area"], &mentoring["newestOn"]), (&json!("leadership"), &json!("2026-11-02")));
    assert_eq!(criteria[0]["state"], "none");
    let printed = desk.done(&["readiness", "--level", "lead"]);
    assert!(printed.starts_with("Lead") && printed.contains("what is asked for"), "{printed}");
}

#[test]
fn a_goal_template_is_named_as_anything_else_is() {
    let desk = Desk::new();
    let templates = desk.json(&["goal", "templates"]);
    let first = &templates[0];
    let goal = desk.json(&["goal", "add", "--template", &first["title"].as_str().unwrap().to_lowercase()]);
    assert_eq!(goal["title"], first["title"]);
    let told = desk.run(&["goal", "add", "--template", "e"]);
    assert!(told.code == 3 && told.err.contains("could be several"), "{told:?}");
}

#[test]
fn a_planned_session_is_moved_to_a_day_to_come_and_a_held_one_to_a_day_that_was() {
    let desk = Desk::furnished();
    let planned = desk.json(&["session", "plan", "Maya", "--at", "2026-11-27 15:00", "--zone", "Europe/Berlin"]);
    let id = planned["id"].as_str().unwrap();
    let to = |day: &str| {
        let moved = desk.json(&["session", "edit", id, "--on", day]);
        (moved["on"].clone(), moved["startsAt"].clone())
    };
    assert_eq!(to("wed"), (json!("2026-11-25"), json!("2026-11-25T14:00:00Z")));
    assert_eq!(to("9 oct"), (json!("2027-10-09"), json!("2027-10-09T13:00:00Z")), "15:00 there");
    let held = desk.json(&["session", "edit", id, "--status", "held", "--on", "wed"]);
    assert_eq!((&held["on"], &held["startsAt"]), (&json!("2026-11-18"), &json!("2026-11-18T14:00:00Z")));
}

#[test]
fn an_exam_that_is_booked_to_earn_a_certification_again_is_shown() {
    let desk = Desk::furnished();
    let said = desk.done(&["cert", "book", "CKA", "--on", "2026-12-10"]);
    assert!(said.contains("exam on Thu 10 Dec 2026") && said.contains("earned on Thu 2 Jul 2026"), "{said}");
}
