//! The whole way once, as a person would go it.

use crate::desk::Desk;

#[test]
fn a_quarter_from_the_first_person_to_the_report() {
    let desk = Desk::new();
    desk.write("notes/2026-08-01 DDP.md", "# DDP and NCCL\n\nWhat the NCCL log says.\n");
    assert!(desk.done(&["person", "add", "Maya", "--relation", "mentor"]).contains("Maya"));
    let mentorship = desk.done(&["mentorship", "start", "Maya", "--every", "2w"]);
    assert!(mentorship.contains("every 2w") && mentorship.contains("from Mon 23 Nov 2026"), "{mentorship}");

    let goal = desk.done(&[
        "goal",
        "add",
        "Lead a design review",
        "--skill",
        "leadership:3",
        "--due",
        "2026-12-01",
        "--visibility",
        "report",
    ]);
    assert!(goal.contains("due on Tue 1 Dec 2026") && goal.contains("Leadership → 3 Senior · report"), "{goal}");

    let line = "Paired on a DDP hang, found the NCCL timeout #leadership !win 1h30 @Maya q:report";
    let logged = desk.done(&["log", line, "--on", "2026-09-14"]);
    assert!(logged.starts_with("Logged on Mon 14 Sep 2026 · win · 1 h 30 · Leadership · Maya · report\n"), "{logged}");
    assert!(logged.contains("\nPaired on a DDP hang, found the NCCL timeout  "), "{logged}");

    let session = desk.done(&[
        "session",
        "log",
        "Maya",
        "--on",
        "2026-09-16",
        "--minutes",
        "45",
        "--takeaway",
        "Own the rollout",
        "--action",
        "me: write the RFC@2026-09-30",
        "--skill",
        "leadership:practised",
    ]);
    assert!(session.contains("on Wed 16 Sep 2026 · Maya · 45 min · Leadership"), "{session}");
    assert!(session.contains("□ me: write the RFC, due on Wed 30 Sep 2026"), "{session}");

    let certification = desk.done(&[
        "cert",
        "add",
        "CKA",
        "--issuer",
        "Linux Foundation",
        "--stage",
        "earned",
        "--earned",
        "2026-07-02",
        "--expires",
        "2028-07-02",
        "--skill",
        "deployment",
    ]);
    assert!(certification.contains("earned on Thu 2 Jul 2026 · expires on Sun 2 Jul 2028"), "{certification}");

    assert_eq!(desk.done(&["import", "notes/", "--from", "markdown", "--yes"]), "Took in 1 entry\n");
    let found = desk.done(&["search", "nccl type:entry"]);
    assert!(found.contains("DDP and NCCL") && found.contains("Paired on a DDP hang"), "{found}");

    assert!(desk.done(&["undo"]).contains("Import notes"));
    assert!(!desk.done(&["search", "nccl type:entry"]).contains("DDP and NCCL"));
    assert!(desk.done(&["redo"]).contains("Import notes"));
    assert!(desk.done(&["search", "nccl type:entry"]).contains("DDP and NCCL"));

    for file in ["q3.pdf", "q3.html"] {
        let told = desk.run(&["quarter", "report", "2026Q3", "-o", file]);
        assert_eq!(told.code, 0, "{told:?}");
        // The session, the certification and the imported note are private.
        assert!(told.err.contains("3 records of this quarter are held back by their visibility."), "{told:?}");
    }
    assert!(std::fs::read(desk.path("q3.pdf")).unwrap().starts_with(b"%PDF"));
    let page = std::fs::read_to_string(desk.path("q3.html")).unwrap();
    assert!(page.contains("Paired on a DDP hang") && !page.contains("Own the rollout") && !page.contains("held back"));
}

#[test]
fn a_sample_year_fills_every_page() {
    let desk = Desk::new();
    desk.done(&["demo"]);
    let pages: [&[&str]; 12] = [
        &["today"],
        &["goal", "list"],
        &["session", "list"],
        &["entry", "list", "--limit", "5"],
        &["cert", "list"],
        &["activity", "list"],
        &["person", "list"],
        &["mentorship", "list"],
        &["action", "list"],
        &["skill", "list"],
        &["skill", "matrix"],
        &["quarter", "show", "2026Q3"],
    ];
    for page in pages {
        assert!(desk.done(page).lines().count() > 3, "{page:?} should show something");
        assert!(!desk.json(page).is_null());
    }
    desk.refused(1, desk.run(&["demo"]), "logbook");
}
