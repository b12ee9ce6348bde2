//! The names that scripts rely on.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Asserts that a record has these fields beside what every record has.
fn has(record: &Value, fields: &[&str]) {
    for field in ["id", "visibility", "createdAt", "updatedAt", "evidence"].iter().chain(fields) {
        assert!(record.get(field).is_some(), "{field} is missing in {record}");
    }
}

#[test]
fn every_noun_prints_its_fields() {
    let desk = Desk::furnished();
    let entry = desk.json(&["entry", "show", "NCCL"]);
    has(&entry, &["on", "kind", "title", "body", "tags", "minutes"]);
    let shown = json!([{ "id": entry["evidence"][0]["id"], "skill": null, "area": "leadership", "verb": "practised", "quote": "", "visibility": null }]);
    assert_eq!(entry["evidence"], shown);
    assert_eq!((&entry["on"], &entry["kind"], &entry["minutes"]), (&json!("2026-09-14"), &json!("win"), &json!(90)));
    assert_eq!(entry["tags"], json!(["ddp"]));

    desk.done(&["goal", "milestone", "design", "Reviews held", "--target", "5", "--unit", "reviews"]);
    desk.done(&["goal", "check-in", "design", "--progress", "40%", "--confidence", "high", "--note", "Going well"]);
    let goal = desk.json(&["goal", "show", "design"]);
    has(&goal, &["title", "why", "status", "priority", "dueOn", "dropReason"]);
    assert_eq!(goal["targets"], json!([{ "skill": null, "area": "leadership", "level": 3 }]));
    assert_eq!(goal["evidence"][0]["verb"], "practised");
    for field in ["title", "dueOn", "reachedOn", "target", "unit", "value"] {
        assert!(goal["milestones"][0].get(field).is_some(), "{field}");
    }
    let check_in = &goal["checkIns"][0];
    assert_eq!((&check_in["on"], &check_in["progress"]), (&json!("2026-11-23"), &json!(40)));
    assert_eq!(
        (&check_in["confidence"], &check_in["note"], &check_in["blocker"]),
        (&json!("high"), &json!("Going well"), &json!(""))
    );

    let session = desk.json(&["session", "show", "Maya"]);
    has(
        &session,
        &[
            "person",
            "mentorship",
            "startsAt",
            "zone",
            "minutes",
            "notes",
            "privateNotes",
            "takeaway",
            "topics",
            "decisions",
        ],
    );
    assert_eq!(
        (&session["status"], &session["on"], &session["person"]),
        (&json!("held"), &json!("2026-09-16"), &json!("Maya"))
    );
    let action = &session["actions"][0];
    assert_eq!((&action["text"], &action["owner"]), (&json!("write the RFC"), &json!("me")));
    assert_eq!((&action["dueOn"], &action["doneOn"]), (&json!("2026-09-30"), &Value::Null));

    let certification = desk.json(&["cert", "show", "CKA"]);
    has(
        &certification,
        &["name", "issuer", "stage", "earnedOn", "expiresOn", "credentialId", "url", "credits", "verification"],
    );
    assert_eq!(certification["status"], "valid");

    let activity =
        desk.json(&["activity", "add", "A book", "--kind", "book", "--minutes", "2h", "--skill", "mentoring"]);
    has(&activity, &["title", "kind", "on", "url"]);
    assert_eq!((&activity["minutes"], &activity["on"]), (&json!(120), &json!("2026-11-23")));

    let person = desk.json(&["person", "show", "Maya"]);
    has(&person, &["name", "role", "relation", "email"]);
}

#[test]
fn a_list_is_an_array_and_search_gives_hits() {
    let desk = Desk::furnished();
    for noun in [
        "entry",
        "goal",
        "session",
        "cert",
        "person",
        "mentorship",
        "action",
        "skill",
        "framework",
        "activity",
        "tag",
        "template",
    ] {
        assert!(desk.json(&[noun, "list"]).is_array(), "{noun} list");
    }
    assert_eq!(desk.json(&["goal", "templates"])[0]["title"].as_str().map(str::is_empty), Some(false));
    let hits = desk.json(&["search", "nccl"]);
    let hit = &hits[0];
    assert_eq!((&hit["kind"], &hit["on"]), (&json!("entry"), &json!("2026-09-14")));
    assert!(hit["id"].is_string() && hit["title"] == "Found the NCCL timeout");
    assert!(!hit["snippet"].as_str().unwrap().contains(char::is_control));
    assert_eq!(desk.json(&["trash"]), json!([]));
    assert_eq!(desk.json(&["check"]), json!([]));
    assert_eq!(desk.json(&["history"])[0]["source"], "terminal");
    assert_eq!(desk.json(&["backup", "list"]), json!([]));
}

#[test]
fn a_visibility_for_one_mentor_is_printed_by_name() {
    let desk = Desk::furnished();
    let entry = desk.json(&["entry", "edit", "NCCL", "--visibility", "mentor:maya"]);
    assert_eq!(entry["visibility"], "mentor:Maya");
    assert_eq!(desk.json(&["entry", "list"])[0]["visibility"], "mentor:Maya");
    // A text that looks like one is a text.
    let text = "\"visibility\": \"mentor:00000000-0000-0000-0000-000000000000\"";
    assert_eq!(desk.json(&["log", text])["title"], text);
}

#[test]
fn the_report_tells_what_is_held_back_to_the_person_only() {
    let desk = Desk::furnished();
    let mine = desk.json(&["quarter", "report", "2026Q3", "--audience", "me"]);
    assert_eq!(
        (&mine["quarter"], &mine["from"], &mine["to"]),
        (&json!("2026Q3"), &json!("2026-07-01"), &json!("2026-09-30"))
    );
    assert_eq!(mine["withheld"], 3);
    let leadership = mine["areas"].as_array().unwrap().iter().find(|area| area["area"] == "leadership").unwrap();
    for field in ["goals", "sessions", "activities", "certifications", "entries", "skillChanges"] {
        assert!(leadership[field].is_array(), "{field}");
    }
    let told = desk.run(&["quarter", "report", "2026Q3", "--json"]);
    let theirs: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(theirs.get("withheld"), None);
    assert!(told.err.contains("3 records of this quarter are held back"), "{told:?}");
}

#[test]
fn a_change_prints_the_record_and_undo_the_step() {
    let desk = Desk::new();
    let goal = desk.json(&["goal", "add", "Read ten papers", "--priority", "high"]);
    assert_eq!((&goal["priority"], &goal["status"]), (&json!("high"), &json!("active")));
    assert_eq!(desk.json(&["goal", "drop", "papers", "--reason", "Other plans"])["dropReason"], "Other plans");
    assert_eq!(desk.json(&["undo"])["intent"], "Drop goal");
    assert_eq!(desk.json(&["redo"])["subject"], "Read ten papers");
    assert_eq!(desk.json(&["goal", "delete", "papers"])["kind"], "goal");
    assert_eq!(desk.json(&["trash", "restore", "papers"])["title"], "Read ten papers");
    assert_eq!(desk.json(&["profile", "set", "--name", "Sam", "--level", "senior"])["level"], 3);
}
