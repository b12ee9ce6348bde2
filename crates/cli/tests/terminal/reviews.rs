//! The ritual at a quarter's end, in the terminal.

use std::fs;

use crate::desk::Desk;

#[test]
fn a_quarter_is_looked_back_at_and_closed() {
    let desk = Desk::furnished();
    desk.done(&["goal", "add", "Write the RFC", "--skill", "leadership", "--start", "2026-08-01"]);
    desk.done(&["quarter", "intend", "2026Q3", "Lead two reviews", "--visibility", "report"]);
    desk.done(&["entry", "mark", "nccl", "--visibility", "report"]);
    let review = || desk.done(&["quarter", "review", "2026Q3"]);
    assert!(review().contains("to decide") && review().contains("○ Lead two reviews"), "{}", review());

    desk.refused(1, desk.run(&["quarter", "decide", "rfc", "drop", "--quarter", "2026Q3"]), "reason");
    desk.done(&["quarter", "decide", "rfc", "done", "--because", "Agreed on", "--quarter", "2026Q3"]);
    desk.done(&["quarter", "judge", "lead two", "partly", "--outcome", "One, in August"]);
    desk.done(&["quarter", "focus", "mentoring", "--quarter", "2026Q4"]);
    let told = review();
    for words in
        ["done", "◐ Lead two reviews", "One, in August", "first: Mentoring", "open: cairn quarter close 2026Q3"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }

    desk.done(&["quarter", "close", "2026Q3", "-o", "then.pdf", "-o", "then.md"]);
    assert!(review().contains("cairn-2026Q3.pdf is kept"), "{}", review());
    desk.refused(1, desk.run(&["quarter", "close", "2026Q3"]), "closed");

    desk.done(&["log", "Written later #leadership !win", "--on", "2026-09-20"]);
    desk.done(&["entry", "mark", "later", "--visibility", "report"]);
    for name in ["pdf", "md"] {
        desk.done(&["quarter", "report", "2026Q3", "-o", &format!("again.{name}")]);
        let of = |file: String| fs::read(desk.path(&file)).unwrap();
        assert_eq!(of(format!("then.{name}")), of(format!("again.{name}")), "byte for byte");
    }
    desk.refused(1, desk.run(&["quarter", "report", "2026Q3", "-o", "q3.html"]), "anew");
    desk.done(&["quarter", "report", "2026Q3", "-o", "anew.md", "--anew"]);
    assert!(fs::read_to_string(desk.path("anew.md")).unwrap().contains("Written later"));

    desk.done(&["quarter", "reopen", "2026Q3"]);
    assert!(review().contains("open: cairn quarter close 2026Q3"));
    desk.done(&["undo"]);
    assert!(review().contains("cairn-2026Q3.pdf is kept"));
}
