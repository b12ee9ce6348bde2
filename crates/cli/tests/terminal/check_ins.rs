//! Check-ins of skills, in the terminal.

use crate::desk::Desk;

#[test]
fn skills_are_rated_beside_each_other_and_the_check_in_is_kept() {
    let desk = Desk::furnished();
    desk.refused(3, desk.run(&["skill", "check-in", "rate", "mentoring", "2", "--with", "maya"]), "open check-in");
    let begun = desk.done(&["skill", "check-in", "--with", "maya"]);
    assert!(begun.contains("Check-in with Maya") && begun.contains("Nothing is rated yet"), "{begun}");
    desk.done(&["skill", "check-in", "rate", "mentoring", "3", "--with", "maya"]);
    desk.refused(1, desk.run(&["skill", "check-in", "close", "--with", "maya"]), "Mentoring");
    let told = desk.done(&["skill", "check-in", "--with", "maya"]);
    assert!(told.contains("me: a reason is still asked for"), "{told}");
    let rate =
        |flags: &[&str]| desk.done(&[&["skill", "check-in", "rate", "mentoring"], flags, &["--with", "Maya"]].concat());
    rate(&["3", "--reason", "I led three"]);
    rate(&["senior", "--reason", "Two of them", "--mentor"]);
    rate(&["2", "--reason", "Two is what counts", "--agreed"]);
    desk.done(&["skill", "check-in", "rate", "papers", "1", "--agreed", "--with", "maya"]);
    desk.done(&["skill", "check-in", "clear", "papers", "--agreed", "--with", "maya"]);

    let closed = desk.done(&["skill", "check-in", "close", "--with", "maya", "--visibility", "mentor:maya"]);
    for words in ["closed on", "1 skill rated", "mine 2, theirs 3", "Maya: Two of them", "agreed: Two is what counts"] {
        assert!(closed.contains(words), "{words}: {closed}");
    }
    assert_eq!(desk.done(&["skill", "check-in", "show"]), closed, "it is kept as it was closed");
    let review = desk.done(&["quarter", "review", "2026Q4"]);
    assert!(review.contains("check-in with Maya on Mon 23 Nov 2026: 1 skill"), "{review}");
    let history = desk.json(&["skill", "history", "mentoring"]);
    assert_eq!((history[0]["level"].as_u64(), history[1]["level"].as_u64()), (Some(3), Some(2)), "{history}");
    assert_eq!(history[0]["visibility"], "mentor:Maya");

    desk.done(&["skill", "check-in", "delete", "today"]);
    desk.refused(3, desk.run(&["skill", "check-in", "show", "today"]), "today");
    desk.done(&["undo"]);
    let kept = desk.json(&["skill", "check-in", "show", "--with", "maya"]);
    assert_eq!((&kept["person"], kept["rows"].as_array().map(Vec::len)), (&"Maya".into(), Some(1)));
}

#[test]
fn whoever_rates_alone_has_one_column_and_can_give_it_up() {
    let desk = Desk::new();
    desk.done(&["skill", "check-in"]);
    desk.refused(1, desk.run(&["skill", "check-in", "rate", "mentoring", "2", "--agreed"]), "alone");
    desk.refused(2, desk.run(&["skill", "check-in", "rate", "mentoring", "2", "--agreed", "--mentor"]), "--mentor");
    let told = desk.done(&["skill", "check-in", "rate", "mentoring", "2", "--reason", "Two"]);
    assert!(told.contains("mine 2") && !told.contains("agreed"), "{told}");
    let listed = desk.done(&["skill", "check-in", "list"]);
    assert!(listed.contains("open") && listed.contains("alone"), "{listed}");
    desk.done(&["skill", "check-in", "discard"]);
    assert!(desk.done(&["skill", "check-in", "list"]).contains("No check-in yet"));
}
