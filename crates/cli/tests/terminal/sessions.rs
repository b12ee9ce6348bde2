//! Sessions and mentorships: from the agenda to the next one, and from the agreement to its end.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A desk with Maya, who is met every two weeks for 45 minutes, with two skills in focus.
fn agreed() -> Desk {
    let desk = Desk::new();
    desk.done(&["person", "add", "Maya", "--relation", "mentor"]);
    desk.done(&["skill", "rate", "mentoring", "1", "--reason", "A start", "--on", "2026-08-01"]);
    let start = ["mentorship", "start", "Maya", "--every", "2w", "--minutes", "45", "--from", "2026-09-01"];
    desk.done(&[&start[..], &["--skill", "mentoring", "--skill", "papers"]].concat());
    desk
}

#[test]
fn a_topic_is_carried_over_from_the_terminal() {
    let desk = Desk::furnished();
    let first =
        desk.json(&["session", "plan", "Maya", "--at", "2026-11-25 15:00", "--topic", "the RFC", "--topic", "pay"]);
    let next = desk.json(&["session", "plan", "Maya", "--at", "2026-12-01 15:00"]);
    let (first, next) = (first["id"].as_str().unwrap(), next["id"].as_str().unwrap());
    assert_eq!(desk.done(&["session", "carry", first, "rfc"]), "Carried over: the RFC\n");
    assert_eq!(desk.json(&["session", "show", first])["topics"][0]["state"], "carried");
    let topic = &desk.json(&["session", "show", next])["topics"][0];
    assert_eq!((&topic["text"], &topic["carried"]), (&json!("the RFC"), &json!(1)));
    desk.json(&["session", "carry", first, "pay", "--to", next]);
    desk.done(&["undo"]);
    assert_eq!(desk.json(&["session", "show", next])["topics"].as_array().unwrap().len(), 1, "one step");
    desk.refused(1, desk.run(&["session", "carry", first, "rfc"]), "open");
}

#[test]
fn one_command_wraps_a_session_up_and_plans_the_next_one() {
    let desk = agreed();
    let agenda = ["--topic", "The rota", "--topic", "How to say no"];
    desk.done(&[&["session", "plan", "Maya", "--at", "today 15:00"], &agenda[..]].concat());
    let wrap = ["session", "log", "Maya", "--takeaway", "A no has a reason", "--skill", "mentoring:learned"];
    let said = desk.done(&[&wrap[..], &["--discussed", "say no", "--discussed", "Pay", "--next"]].concat());
    for words in
        ["● How to say no", "→ The rota  carried 1×", "● Pay", "45 min", "The next session is on Mon 7 Dec 2026."]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    let next = desk.json(&["session", "list"])[0]["id"].clone();
    let next = desk.done(&["session", "show", next.as_str().unwrap()]);
    assert!(next.contains("planned") && next.contains("○ The rota  carried 1×"), "{next}");
    assert_eq!(desk.json(&["undo"])["intent"], "Log session");
    assert_eq!(desk.json(&["session", "list"]).as_array().map(Vec::len), Some(1), "one step");
    desk.done(&[&wrap[..], &["--next", "in 3 weeks"]].concat());
    assert_eq!(desk.json(&["session", "list"])[0]["on"], "2026-12-14");
}

#[test]
fn the_next_session_needs_a_day_where_no_rhythm_was_agreed_on() {
    let desk = Desk::furnished();
    desk.refused(1, desk.run(&["session", "log", "Maya", "--next"]), "Say the day");
    desk.refused(1, desk.run(&["session", "log", "Maya", "--on", "yesterday", "--next", "2026-11-20"]), "later day");
}

#[test]
fn the_skills_in_focus_are_offered_where_a_session_shows_none() {
    let desk = agreed();
    let told = desk.run(&["session", "log", "Maya", "--takeaway", "Ask"]);
    assert!(told.err.contains("In focus: mentoring, papers."), "{told:?}");
    let told = desk.run(&["session", "log", "Maya", "--skill", "papers"]);
    assert_eq!(told.err, "");
}

#[test]
fn an_open_action_says_how_often_it_was_carried_and_is_given_another_day() {
    let desk = agreed();
    desk.done(&["session", "log", "Maya", "--on", "2026-10-05", "--action", "me: write the RFC@2026-10-12"]);
    desk.done(&["session", "log", "Maya", "--on", "2026-10-19"]);
    let first = desk.json(&["session", "list"])[1]["id"].clone();
    let shown = desk.done(&["session", "show", first.as_str().unwrap()]);
    assert!(shown.contains("write the RFC, due on Mon 12 Oct 2026  carried 1×"), "{shown}");
    assert!(desk.done(&["action", "list"]).contains("carried 1×"));
    let said = desk.done(&["action", "postpone", "RFC", "friday"]);
    assert!(said.contains("Postponed") && said.contains("due on Fri 27 Nov 2026"), "{said}");
    assert_eq!(desk.json(&["action", "postpone", "RFC", "none"])["dueOn"], Value::Null);
    desk.done(&["undo"]);
    assert_eq!(desk.json(&["action", "list"])[0]["dueOn"], "2026-11-27");
}

#[test]
fn a_mentorship_says_when_one_met_last_and_what_is_overdue() {
    let desk = agreed();
    let before = desk.done(&["mentorship", "show", "Maya"]);
    assert!(before.contains("none yet") && before.contains("overdue since Tue 15 Sep 2026"), "{before}");
    desk.done(&["session", "log", "Maya", "--on", "2026-11-11"]);
    let shown = desk.done(&["mentorship", "show", "Maya"]);
    for words in ["every 2w", "12 days ago, on Wed 11 Nov 2026", "due by Wed 25 Nov 2026, nothing is planned"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    desk.done(&["session", "plan", "Maya", "--at", "2026-11-30 15:00"]);
    assert!(desk.done(&["mentorship", "show", "Maya"]).contains("on Mon 30 Nov 2026"));
}

#[test]
fn a_mentorship_is_edited_as_it_was_started() {
    let desk = agreed();
    let before = desk.json(&["mentorship", "show", "Maya"]);
    let edit = ["mentorship", "edit", "Maya", "--purpose", "Lead", "--confidentiality", "All of it", "--every", "1m"];
    let after = desk.json(&edit);
    assert_eq!(
        (&after["purpose"], &after["confidentiality"], &after["cadence"]),
        (&json!("Lead"), &json!("All of it"), &json!("1m"))
    );
    for field in ["minutes", "fromOn", "skills", "as"] {
        assert_eq!(after[field], before[field], "{field} was not named");
    }
}

#[test]
fn a_mentorship_ends_with_start_beside_end() {
    let desk = agreed();
    desk.refused(2, desk.run(&["mentorship", "end", "Maya", "--rate", "mentoring=3"]), "--reason");
    desk.refused(1, desk.run(&["mentorship", "end", "Maya", "--rate", "mentoring", "--reason", "x"]), "SKILL=LEVEL");
    desk.refused(1, desk.run(&["mentorship", "end", "Maya", "--rate", "drift=2", "--reason", "x"]), "not in focus");
    let said = desk.done(&[
        "mentorship",
        "end",
        "Maya",
        "--rate",
        "mentor=senior",
        "--reason",
        "Two people grew",
        "--note",
        "Ask sooner.",
    ]);
    assert!(said.contains("not rated again") && said.contains("--rate SKILL=LEVEL"), "{said}");
    let shown = desk.done(&["mentorship", "show", "Maya"]);
    assert!(shown.contains("at the start 1 Junior") && shown.contains("at the end 3 Senior"), "{shown}");
    assert_eq!(desk.json(&["skill", "history", "mentoring"])[0]["reason"], "Two people grew");
    assert_eq!(desk.json(&["entry", "list"])[0]["kind"], "reflection");
    let all = desk.done(&["mentorship", "end", "Maya", "--rate", "papers=2", "--reason", "Ten read"]);
    assert!(!all.contains("not rated again"), "{all}");
}

#[test]
fn the_skills_of_a_mentee_are_not_rated_by_ones_own_ratings() {
    let desk = Desk::new();
    desk.done(&["person", "add", "Ada", "--relation", "mentee"]);
    desk.done(&["skill", "rate", "mentoring", "3", "--reason", "Mine"]);
    desk.done(&["mentorship", "start", "Ada", "--skill", "mentoring", "--skill", "papers"]);
    assert!(!desk.done(&["mentorship", "show", "Ada"]).contains("at the start"));
    desk.refused(1, desk.run(&["mentorship", "end", "Ada", "--rate", "mentoring=3", "--reason", "x"]), "skills of Ada");
    let said = desk.done(&["mentorship", "end", "Ada", "--note", "She leads the guild."]);
    assert!(!said.contains("not rated again"), "{said}");
}
