//! A packet for a mentor, and the reply that comes back.

#![expect(clippy::unwrap_used, reason = "a page without its places fails the test that answers it")]

use std::fs;

use serde_json::{Value, json};

use crate::desk::Desk;

/// A desk with a mentorship and an entry that Maya may see, and a question to her.
fn desk() -> Desk {
    let desk = Desk::furnished();
    desk.done(&["mentorship", "edit", "Maya", "--skill", "decisions", "--skill", "planning"]);
    desk.done(&["entry", "mark", "nccl", "--visibility", "mentor:Maya"]);
    desk.done(&["packet", "ask", "Maya", "What should I stop doing?", "--quarter", "2026Q3"]);
    desk
}

/// The attributes of everything that can be answered on the page: what it is, its key, hash and title.
fn places(page: &str) -> Vec<[String; 4]> {
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let tags =
        page.split(" data-kind=\"").skip(1).map(|rest| format!("data-kind=\"{}", rest.split_once('>').unwrap().0));
    tags.map(|tag| ["data-kind", "data-key", "data-hash", "data-seen"].map(|name| value(&tag, name))).collect()
}

/// A reply to the page: the questions and comments get words, the skills a level.
fn reply(page: &str, words: &str) -> String {
    let (_, id) = page.split_once("data-packet=\"").unwrap();
    let id = id.split_once('"').unwrap().0;
    let answers: Vec<Value> = places(page)
        .into_iter()
        .map(|[kind, key, hash, seen]| match kind.as_str() {
            "skill" => json!({ "key": key, "hash": hash, "seen": seen, "level": 3, "words": words }),
            _ => json!({ "key": key, "hash": hash, "seen": seen, "words": words }),
        })
        .collect();
    let reply = json!({ "packet": id, "quarter": "2026Q3", "from": "Maya", "to": "", "savedAt": "2026-10-02T10:00:00Z", "answers": answers });
    let reply = reply.to_string();
    let checksum = crc32fast::hash(reply.as_bytes());
    format!("{{\"format\":\"cairn-reply\",\"version\":1,\"checksum\":\"{checksum:08x}\",\"reply\":{reply}}}")
}

fn packet(desk: &Desk) -> String {
    desk.done(&["packet", "make", "Maya", "2026Q3", "-o", "maya.html", "--force"]);
    fs::read_to_string(desk.path("maya.html")).unwrap()
}

#[test]
fn a_packet_is_looked_at_first_and_exactly_that_is_written() {
    let desk = desk();
    let told = desk.done(&["packet", "make", "Maya", "2026Q3", "--preview"]);
    assert!(told.contains("Found the NCCL timeout") && told.contains("2 ratings and 1 answer"), "{told}");
    let hash = desk.json(&["packet", "make", "Maya", "2026Q3", "--preview"])["hash"].as_str().unwrap().to_owned();
    let make = ["packet", "make", "Maya", "2026Q3", "-o", "maya.html", "--exactly", &hash];
    desk.done(&make);
    desk.refused(1, desk.run(&make), "--force");
    desk.done(&["packet", "take-back", "Maya", "1", "--quarter", "2026Q3"]);
    desk.refused(1, desk.run(&[&make[..], &["--force"]].concat()), "Look again");
    desk.refused(1, desk.run(&["packet", "make", "Maya", "2026Q3", "-o", "maya.pdf"]), ".html");
    desk.refused(3, desk.run(&["packet", "take-back", "Maya", "9", "--quarter", "2026Q3"]), "9");
}

#[test]
fn a_reply_is_read_as_what_the_mentor_said_in_one_step() {
    let desk = desk();
    let file = desk.write("reply.json", reply(&packet(&desk), "Well done."));
    let told = desk.done(&["packet", "read", &file, "--preview"]);
    assert!(
        told.contains("rating on") && told.contains("not rated → 3 Senior") && told.contains("Well done."),
        "{told}"
    );
    desk.refused(1, desk.run(&["packet", "read", &file]), "--yes");
    desk.done(&["packet", "read", &file, "--yes"]);
    let history = desk.json(&["skill", "history", "decisions"]);
    assert_eq!((history[0]["by"].as_str(), history[0]["on"].as_str()), (Some("Maya"), Some("2026-10-02")));
    assert!(desk.done(&["readiness", "--level", "3"]).contains("3 Senior"));
    assert!(desk.done(&["quarter", "report", "2026Q4", "--audience", "mentor:Maya"]).contains("Maya on an entry"));
    assert!(!desk.done(&["quarter", "report", "2026Q4"]).contains("Well done."), "for her eyes unless said otherwise");
    assert!(desk.done(&["packet", "replies"]).contains("2026Q3"));

    let before = desk.json(&["history"]);
    desk.done(&["packet", "read", &file, "--yes"]);
    assert_eq!(desk.json(&["history"]), before, "read twice, it changes nothing");
    desk.done(&["undo"]);
    assert_eq!(desk.json(&["skill", "history", "decisions"]), json!([]));
}

#[test]
fn a_reply_that_is_damaged_or_of_elsewhere_is_refused_and_what_changed_is_shown_beside() {
    let desk = desk();
    let whole = reply(&packet(&desk), "Well done.");
    let altered = desk.write("altered.json", whole.replace("Well", "Badly"));
    desk.refused(1, desk.run(&["packet", "read", &altered, "--yes"]), "altered");
    let cut = desk.write("cut.json", &whole[..whole.len() / 2]);
    desk.refused(1, desk.run(&["packet", "read", &cut, "--yes"]), "cut");
    let file = desk.write("reply.json", &whole);
    let other = Desk::new();
    other.command_at("2026-11-24T09:00:00+01:00", &["person", "add", "Maya"]).assert().success();
    other.refused(1, other.run(&["packet", "read", &file, "--yes"]), "another logbook");

    desk.done(&["entry", "edit", "nccl", "--title", "Found the second timeout"]);
    let told = desk.done(&["packet", "read", &file, "--preview"]);
    assert!(
        told.contains("comment on Found the second timeout") && told.contains("in it: Found the NCCL timeout"),
        "{told}"
    );
    let told = desk.done(&["packet", "read", &file, "--yes"]);
    assert!(told.contains("1 answer left"), "{told}");
    desk.done(&["packet", "read", &file, "--yes", "--take", "all", "--visibility", "report"]);
    assert!(desk.done(&["packet", "read", &file, "--preview"]).matches("taken in already").count() >= 4);
    desk.refused(1, desk.run(&["packet", "read", &file, "--yes", "--take", "99"]), "99");
    assert!(desk.done(&["packet", "read", "--kept", "1", "--preview"]).contains("taken in already"));
    desk.refused(1, desk.run(&["packet", "read", "--kept", "7", "--yes"]), "packet replies");
}
