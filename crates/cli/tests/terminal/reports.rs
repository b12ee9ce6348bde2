//! What a report holds, told before it is written, and what the person chooses for it.

use std::fs;

use crate::desk::Desk;

/// A desk whose win and goal are for the report.
fn desk() -> Desk {
    let desk = Desk::furnished();
    desk.done(&["entry", "mark", "nccl", "--visibility", "report"]);
    desk.done(&["goal", "edit", "lead", "--visibility", "report"]);
    desk
}

#[test]
fn what_leaves_is_told_item_by_item_and_exactly_that_is_written() {
    let desk = desk();
    let told = desk.done(&["quarter", "report", "2026Q3", "--preview", "-o", "q3.md"]);
    assert!(told.contains("Leadership") && told.contains("entry") && told.contains("Found the NCCL timeout"), "{told}");
    assert!(told.contains("2 records of this quarter are held back by their visibility."), "{told}");
    assert!(!desk.path("q3.md").exists(), "a look writes nothing");

    let listed = desk.json(&["quarter", "report", "2026Q3", "--preview"]);
    let hash = listed["hash"].as_str().unwrap();
    assert!(told.contains(hash));
    desk.done(&["quarter", "report", "2026Q3", "-o", "q3.md", "--exactly", hash]);
    desk.done(&["entry", "edit", "nccl", "--title", "Another title"]);
    let again = ["quarter", "report", "2026Q3", "-o", "again.md", "--exactly", hash];
    desk.refused(1, desk.run(&again), "Look again");
    assert!(!desk.path("again.md").exists());
}

#[test]
fn a_record_is_left_out_reworded_and_put_first() {
    let desk = desk();
    let report = |desk: &Desk| desk.done(&["quarter", "report", "2026Q3"]);
    let choose = |words: &[&str]| desk.done(&[&["quarter"], words, &["--quarter", "2026Q3"]].concat());

    choose(&["leave-out", "nccl"]);
    assert!(!report(&desk).contains("NCCL"));
    assert!(desk.done(&["quarter", "report", "2026Q3", "--preview"]).contains("left out"));
    assert!(desk.run(&["quarter", "report", "2026Q3"]).err.contains("1 record of this quarter was left out by you."));
    choose(&["take-in", "nccl"]);
    assert!(report(&desk).contains("NCCL"));

    desk.write("words.md", "It was **the network**.");
    choose(&["reword", "nccl", "--title", "Why training hung", "--words", "It was **the network**."]);
    assert!(report(&desk).contains("Why training hung") && report(&desk).contains("It was **the network**."));
    choose(&["reword", "nccl"]);
    assert!(report(&desk).contains("Found the NCCL timeout"));

    desk.done(&["log", "Wrote the runbook #leadership !win +ddp", "--on", "2026-09-20"]);
    desk.done(&["entry", "mark", "runbook", "--visibility", "report"]);
    let at = |report: &str, words: &str| report.find(words).unwrap();
    assert!(at(&report(&desk), "NCCL") < at(&report(&desk), "runbook"));
    choose(&["order", "runbook", "nccl"]);
    assert!(at(&report(&desk), "runbook") < at(&report(&desk), "NCCL"));
}

#[test]
fn a_mentors_copy_is_theirs_alone() {
    let desk = desk();
    desk.done(&["person", "add", "Sam", "--relation", "mentor"]);
    desk.done(&["log", "For Maya only #leadership", "--on", "2026-09-20"]);
    desk.done(&["entry", "mark", "only", "--visibility", "mentor:Maya"]);
    let of = |who: &str| desk.done(&["quarter", "report", "2026Q3", "--audience", who]);
    assert!(of("mentor:Maya").contains("For Maya only") && of("mentor:Maya").contains("for Maya"));
    assert!(!of("mentor:Sam").contains("For Maya only") && !of("report").contains("For Maya only"));
    desk.refused(3, desk.run(&["quarter", "report", "2026Q3", "--audience", "mentor:Nobody"]), "Nobody");
    desk.done(&["quarter", "report", "2026Q3", "--audience", "mentor:Maya", "-o", "maya.json"]);
    let file = fs::read_to_string(desk.path("maya.json")).unwrap();
    assert!(file.contains("\"mentor\": \"Maya\""), "{file}");
}
