//! Keeping the logbook in order: people who are one, tags, templates, and when to be reminded.

use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn two_people_become_one() {
    let desk = Desk::furnished();
    desk.done(&["person", "add", "Maya Lindqvist", "--email", "maya@example.org"]);
    desk.done(&["entry", "edit", "NCCL", "--visibility", "mentor:maya"]);
    desk.refused(1, desk.run(&["person", "merge", "Maya", "maya"]), "themselves");
    let merged = desk.json(&["person", "merge", "Maya", "Lindqvist"]);
    assert_eq!((&merged["name"], &merged["role"]), (&json!("Maya Lindqvist"), &json!("Staff engineer")));
    assert_eq!(desk.json(&["person", "list"]).as_array().map(Vec::len), Some(1));
    assert_eq!(desk.json(&["session", "list"])[0]["person"], "Maya Lindqvist");
    assert_eq!(desk.json(&["entry", "show", "NCCL"])["visibility"], "mentor:Maya Lindqvist");
    assert_eq!(desk.json(&["undo"])["intent"], "Merge people");
    assert_eq!(desk.json(&["entry", "show", "NCCL"])["visibility"], "mentor:Maya");
    let said = desk.done(&["person", "merge", "Maya", "Lindqvist"]);
    assert!(said.contains("Merged into") && said.contains("Maya Lindqvist"), "{said}");
    desk.refused(3, desk.run(&["person", "merge", "Zoe", "Lindqvist"]), "Zoe");
}

#[test]
fn tags_are_listed_renamed_merged_and_deleted() {
    let desk = Desk::new();
    desk.done(&["log", "One +ddp +gpu"]);
    desk.done(&["log", "Two +fsdp"]);
    let names = |tags: Value| -> Vec<String> {
        tags.as_array()
            .unwrap()
            .iter()
            .map(|tag| format!("{} {}", tag["name"].as_str().unwrap(), tag["count"]))
            .collect()
    };
    assert_eq!(names(desk.json(&["tag", "list"])), ["ddp 1", "fsdp 1", "gpu 1"]);
    assert_eq!(desk.done(&["tag", "rename", "+ddp", "DDP"]), "Renamed: 1 record now carries +DDP.\n");
    let told = desk.run(&["tag", "rename", "fsdp", "ddp"]);
    desk.refused(1, told, "cairn tag merge");
    assert_eq!(desk.json(&["tag", "merge", "DDP", "fsdp", "training"]), json!({ "name": "training", "count": 2 }));
    assert_eq!(names(desk.json(&["tag", "list"])), ["gpu 1", "training 2"]);
    assert_eq!(desk.json(&["tag", "delete", "training"]), json!({ "records": 2 }));
    desk.done(&["undo"]);
    assert_eq!(desk.done(&["tag", "delete", "training"]), "Took +training away from 2 records.\n");
    let said = desk.done(&["tag", "list"]);
    assert!(said.contains("+gpu") && !said.contains("training"), "{said}");
    desk.refused(3, desk.run(&["tag", "rename", "training", "x"]), "training");
    assert_eq!(desk.run(&["tag", "merge", "gpu"]).code, 2);
    desk.done(&["tag", "delete", "gpu"]);
    assert!(desk.done(&["tag", "list"]).contains("No tags here"));
}

#[test]
fn an_entry_begins_as_a_template_or_answers_a_question() {
    let desk = Desk::new();
    desk.done(&["template", "add", "After a launch", "--kind", "win", "--body", "What moved?"]);
    let begun = desk.json(&["entry", "add", "--template", "launch", "--skill", "leadership:led"]);
    assert_eq!((&begun["body"], &begun["kind"], &begun["title"]), (&"What moved?".into(), &"win".into(), &"".into()));
    let told = desk.json(&["entry", "add", "--template", "launch", "--kind", "note", "--body", "Nothing did"]);
    assert_eq!((&told["body"], &told["kind"]), (&"Nothing did".into(), &"note".into()), "what is said comes first");
    desk.done(&["template", "add", "What did I put off?", "--kind", "reflection"]);
    let answer = desk.json(&["entry", "add", "--template", "put off", "--body", "The RFC"]);
    assert_eq!((&answer["title"], &answer["kind"]), (&"What did I put off?".into(), &"reflection".into()));
    desk.refused(3, desk.run(&["entry", "add", "--template", "no such"]), "no such");
}

#[test]
fn the_history_of_a_record_tells_what_became_of_its_fields() {
    let desk = Desk::furnished();
    desk.done(&["goal", "edit", "design review", "--title", "Lead two reviews", "--visibility", "report"]);
    let told = desk.done(&["history", "two reviews", "--fields"]);
    let edited = "Edit goal: Lead two reviews\n  title\n  - Lead a design review\n  + Lead two reviews\n";
    assert!(told.contains(edited) && told.contains("  visibility\n  - private\n  + report\n"), "{told}");
    let versions = desk.json(&["history", "two reviews", "--fields", "--limit", "1"]);
    assert_eq!(versions.as_array().map(Vec::len), Some(1));
    assert_eq!(versions[0]["step"]["intent"], "Edit goal");
    assert_eq!(desk.run(&["history", "--fields"]).code, 2, "fields are a record's");
}

#[test]
fn templates_of_ones_own_stand_before_those_that_come_with_cairn() {
    let desk = Desk::new();
    let all = desk.json(&["template", "list"]);
    assert_eq!(all[0]["id"], Value::Null);
    let told = desk.run_with_input(
        &["template", "add", "After a launch", "--kind", "win", "--body", "-", "--json"],
        "## What broke\n",
    );
    let mine: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!((&mine["kind"], &mine["body"]), (&json!("win"), &json!("## What broke\n")));
    assert_eq!(desk.json(&["template", "list"])[0], mine);
    assert!(desk.done(&["template", "add", "What did I put off?"]).contains("Added question: What did I put off?"));
    let edited = desk.json(&["template", "edit", "launch", "--name", "After a release"]);
    assert_eq!((&edited["id"], &edited["body"]), (&mine["id"], &mine["body"]));
    let shown = desk.done(&["template", "show", "release"]);
    assert!(shown.contains("After a release") && shown.contains("## What broke"), "{shown}");
    let listed = desk.done(&["template", "list"]);
    assert!(
        listed.contains("your own") && listed.contains("Weekly review") && listed.contains("today's first"),
        "{listed}"
    );
    desk.refused(1, desk.run(&["template", "delete", "Weekly review"]), "comes with Cairn");
    desk.refused(1, desk.run(&["template", "edit", "Weekly review", "--body", "x"]), "comes with Cairn");
    assert_eq!(desk.json(&["template", "delete", "release"])["name"], "After a release");
    desk.refused(3, desk.run(&["template", "show", "release"]), "release");
    assert_eq!(desk.json(&["undo"])["intent"], "Delete template");
}

#[test]
fn the_profile_says_when_to_be_reminded() {
    let desk = Desk::new();
    let set = desk.json(&["profile", "set", "--week-start", "sunday", "--digest", "9am", "--session-reminder", "15"]);
    assert_eq!(
        (&set["weekStart"], &set["digestAt"], &set["sessionReminder"]),
        (&json!("sunday"), &json!("09:00"), &json!(15))
    );
    let shown = desk.done(&["profile", "show"]);
    for said in ["sunday", "at 09:00", "15 min before"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let off = desk.json(&["profile", "set", "--digest", "off", "--session-reminder", "off"]);
    assert_eq!(
        (&off["digestAt"], &off["sessionReminder"], &off["weekStart"]),
        (&Value::Null, &Value::Null, &json!("sunday"))
    );
    desk.refused(1, desk.run(&["profile", "set", "--digest", "noonish"]), "digest");
    desk.refused(1, desk.run(&["profile", "set", "--session-reminder", "-5"]), "minutes before");
    desk.refused(1, desk.run(&["profile", "set", "--session-reminder", "2000"]), "1440");
    desk.refused(1, desk.run(&["profile", "set", "--week-start", "friday"]), "week-start");
}

#[test]
fn a_certification_has_lead_times_of_its_own_where_they_are_said() {
    let desk = Desk::furnished();
    assert_eq!(desk.json(&["cert", "show", "CKA"])["reminders"], Value::Null);
    assert_eq!(desk.json(&["cert", "edit", "CKA", "--reminders", "14,60,14"])["reminders"], json!([60, 14]));
    assert!(desk.done(&["cert", "show", "CKA"]).contains("60, 14 days before"));
    assert_eq!(desk.json(&["cert", "edit", "CKA", "--url", "https://example.org"])["reminders"], json!([60, 14]));
    assert_eq!(desk.json(&["cert", "edit", "CKA", "--reminders", "off"])["reminders"], json!([]));
    assert_eq!(desk.json(&["cert", "edit", "CKA", "--reminders", "none"])["reminders"], Value::Null);
    desk.refused(1, desk.run(&["cert", "edit", "CKA", "--reminders", "soon"]), "reminded");
    desk.refused(1, desk.run(&["cert", "edit", "CKA", "--reminders", "3651"]), "3650");
}
