//! The case for a level: what shows each criterion, and the document that it becomes.

use std::fs;

use crate::desk::Desk;

fn desk() -> Desk {
    let desk = Desk::furnished();
    desk.done(&["profile", "set", "--target", "senior"]);
    desk.done(&["log", "Guided four people through the migration #team-guidance:led", "--on", "2026-10-14"]);
    desk.done(&["entry", "mark", "migration", "--visibility", "report"]);
    desk
}

#[test]
fn a_case_is_made_item_by_item_and_shows_its_holes() {
    let desk = desk();
    assert!(desk.done(&["case", "show"]).contains("nothing yet: cairn case add senior-team-guidance"));
    assert!(desk.done(&["case", "candidates", "team-guidance"]).contains("the migration"));
    let add = |action: &str| {
        desk.done(&[
            "case",
            "add",
            "team-guidance",
            "--action",
            action,
            "--record",
            "migration",
            "--visibility",
            "report",
        ])
    };
    add("Cut the work into three releases");
    add("Gave each an owner");
    let told = desk.done(&["case", "edit", "team-guidance", "1", "--result", "Two shipped on the day"]);
    assert!(told.contains("three releases") && told.contains("Two shipped on the day"), "{told}");
    desk.done(&["case", "move", "team-guidance", "2", "1"]);
    let told = desk.done(&["case", "show"]);
    assert!(told.find("Gave each an owner").unwrap() < told.find("three releases").unwrap(), "{told}");
    desk.done(&["case", "remove", "team-guidance", "1"]);
    assert!(!desk.done(&["case", "show"]).contains("Gave each an owner"));
    desk.refused(1, desk.run(&["case", "edit", "team-guidance", "4", "--result", "x"]), "1 item");
    desk.refused(3, desk.run(&["case", "add", "no such thing", "--result", "x"]), "no such thing");
    assert!(desk.done(&["quarter", "report", "2026Q4"]).contains("Two shipped on the day"));
}

#[test]
fn exactly_the_case_that_was_looked_at_becomes_a_document_in_every_format() {
    let desk = desk();
    desk.done(&["case", "add", "team-guidance", "--result", "Two shipped", "--visibility", "report"]);
    desk.done(&["case", "add", "senior-planning", "--result", "for me alone"]);
    let told = desk.done(&["case", "export", "--preview"]);
    assert!(told.contains("Two shipped") && !told.contains("for me alone"), "{told}");
    assert!(told.contains("1 record of the case is held back by its visibility."), "{told}");
    let hash = desk.json(&["case", "export", "--preview"])["hash"].as_str().unwrap().to_owned();
    for ending in ["pdf", "html", "md", "docx", "xlsx", "csv", "json"] {
        desk.done(&["case", "export", &format!("case.{ending}"), "--exactly", &hash]);
    }
    let page = fs::read_to_string(desk.path("case.md")).unwrap();
    assert!(page.contains("# The case for Senior") && page.contains("Nothing shows this yet."), "{page}");
    desk.done(&["case", "edit", "team-guidance", "1", "--result", "Three shipped"]);
    desk.refused(1, desk.run(&["case", "export", "again.md", "--exactly", &hash]), "Look again");
    desk.done(&["case", "export", "mine.html", "--audience", "me"]);
    let mine = fs::read_to_string(desk.path("mine.html")).unwrap();
    assert!(mine.contains("Private copy") && mine.contains("for me alone"));
}
