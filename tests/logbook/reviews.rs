//! The ritual at a quarter's end, and what closing keeps.

use cairn::*;

use crate::support::{at, day, logbook, on_disk, titled};

fn quarter(logbook: &Logbook, label: &str) -> Period {
    logbook.period(label).unwrap()
}

fn decisions(logbook: &Logbook, label: &str) -> Vec<(String, Option<GoalDecision>)> {
    let review = logbook.quarter_review(&quarter(logbook, label)).unwrap();
    review.goals.into_iter().map(|reviewed| (reviewed.goal.title, reviewed.decision)).collect()
}

fn goal(logbook: &Logbook, title: &str, from: &str) -> GoalId {
    logbook.add_goal(NewGoal { start_on: Some(day(from)), ..titled(title) }).unwrap().id
}

/// An entry that is in the report.
fn shown(logbook: &Logbook, title: &str, on: &str) -> EntryId {
    let marks = NewMarks {
        visibility: Visibility::Report,
        evidence: vec![NewEvidence { name: "leadership".into(), verb: Verb::Led }],
        ..NewMarks::default()
    };
    let new = NewEntry { title: title.into(), happened_on: Some(day(on)), marks, ..NewEntry::default() };
    logbook.add_entry(new).unwrap().id
}

fn hash(logbook: &Logbook, label: &str) -> String {
    logbook.report(&quarter(logbook, label), Audience::Report).unwrap().contents.hash
}

fn close(logbook: &Logbook, label: &str) -> FrozenReport {
    let files = [("cairn.pdf".to_owned(), b"%PDF of then".to_vec()), ("cairn.md".to_owned(), b"# Then".to_vec())];
    logbook.close_quarter(&quarter(logbook, label), &hash(logbook, label), &files).unwrap()
}

#[test]
fn each_goal_that_was_worked_on_waits_for_a_decision_and_the_ritual_goes_on_where_it_was_left() {
    let logbook = logbook();
    let [done, on, dropped] = ["Done", "Goes on", "Dropped"].map(|title| goal(&logbook, title, "2026-08-01"));
    goal(&logbook, "Began later", "2026-10-05");
    let q3 = quarter(&logbook, "2026Q3");
    assert!(decisions(&logbook, "2026Q3").iter().all(|(_, decision)| decision.is_none()));
    assert_eq!(decisions(&logbook, "2026Q3").len(), 3);

    logbook.decide_goal(&q3, done, DecideGoal::Done { line: "Held three".into() }).unwrap();
    logbook.decide_goal(&q3, on, DecideGoal::Carry).unwrap();
    let reasonless = logbook.decide_goal(&q3, dropped, DecideGoal::Drop { reason: " ".into() });
    assert!(matches!(reasonless, Err(Error::Invalid { field: "reason", .. })));
    logbook.decide_goal(&q3, dropped, DecideGoal::Drop { reason: "Out of scope".into() }).unwrap();
    let mut decided = decisions(&logbook, "2026Q3");
    decided.sort();
    let expected =
        [("Done", GoalDecision::Done), ("Dropped", GoalDecision::Dropped), ("Goes on", GoalDecision::Carried)];
    assert_eq!(decided, expected.map(|(title, decision)| (title.to_owned(), Some(decision))));

    let reached = logbook.get_goal(done).unwrap();
    assert_eq!(reached.closed_on, Some(day("2026-09-30")), "decided in November, done in the quarter");
    assert_eq!(reached.check_ins.last().unwrap().checked_on, day("2026-09-30"));
    assert_eq!(
        decisions(&logbook, "2026Q4").iter().find(|(title, _)| title == "Goes on"),
        Some(&("Goes on".into(), None)),
        "the next quarter asks again"
    );
    assert!(matches!(logbook.decide_goal(&q3, done, DecideGoal::Carry), Err(Error::Invalid { field: "goal", .. })));
    logbook.undo().unwrap();
    assert_eq!(logbook.get_goal(dropped).unwrap().status, GoalStatus::Active, "each decision is one step");
}

#[test]
fn an_intention_stands_beside_what_happened_here_and_in_the_report() {
    let logbook = logbook();
    let q3 = quarter(&logbook, "2026Q3");
    let marks = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
    let intention = logbook.intend(&q3, "Lead two reviews", marks).unwrap();
    assert_eq!((intention.result, intention.outcome.as_str()), (None, ""));
    logbook.judge_intention(intention.id, Some(IntentionResult::Partly), "One, in August").unwrap();
    let review = logbook.quarter_review(&q3).unwrap();
    assert_eq!(
        (review.intentions[0].result, review.intentions[0].outcome.as_str()),
        (Some(IntentionResult::Partly), "One, in August")
    );
    let report = logbook.report(&q3, Audience::Report).unwrap().report;
    assert_eq!(report.intentions[0].outcome, "One, in August");
    logbook.judge_intention(intention.id, None, "").unwrap();
    assert_eq!(logbook.quarter_review(&q3).unwrap().intentions[0].result, None);
}

#[test]
fn one_to_three_skills_come_first_in_a_quarter() {
    let logbook = logbook();
    let [q4, next] = ["2026Q4", "2027Q1"].map(|label| quarter(&logbook, label));
    let set = |names: &[&str]| {
        logbook.set_focus_skills(&next, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    };
    let first = || {
        let review = logbook.quarter_review(&q4).unwrap();
        review.next_focus_skills.into_iter().map(|skill| skill.slug).collect::<Vec<_>>()
    };
    set(&["mentoring", "experiments", "mentoring"]).unwrap();
    assert_eq!(first(), ["mentoring", "experiments"], "in the order they were named, each once");
    let slugs: Vec<_> = logbook.list_areas().unwrap().into_iter().flat_map(|area| area.skills).take(4).collect();
    let four: Vec<_> = slugs.iter().map(|skill| skill.slug.as_str()).collect();
    assert!(matches!(set(&four), Err(Error::Invalid { field: "skill", .. })));
    set(&[]).unwrap();
    assert_eq!(first(), Vec::<String>::new());
    logbook.undo().unwrap();
    assert_eq!(first().len(), 2);
}

#[test]
fn a_closed_quarter_is_handed_out_byte_for_byte_whatever_becomes_of_its_records() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let talk = shown(&logbook, "A talk", "2026-08-05");
    let frozen = close(&logbook, "2026Q3");
    let q3 = quarter(&logbook, "2026Q3");
    let names: Vec<_> = frozen.files.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(names, [("cairn.pdf", 12), ("cairn.md", 6)]);
    let document = logbook.frozen_document(&q3).unwrap();
    assert!(document.contains("A talk"));

    logbook.delete_record(talk.into()).unwrap();
    assert_eq!(
        logbook.erase(talk.into()).unwrap().quarters,
        ["2026Q3"],
        "whoever erases is told where it is still named"
    );
    assert_eq!(logbook.erase(shown(&logbook, "Never handed out", "2026-10-05").into()).unwrap().quarters, [""; 0]);
    shown(&logbook, "Written later", "2026-08-06");
    let again = on_disk(&folder.path().join("logbook.db"));
    assert_eq!(again.frozen_document(&q3).unwrap(), document);
    assert_eq!(again.frozen_bytes(&q3, "cairn.pdf").unwrap(), b"%PDF of then");
    assert_eq!(again.frozen_report(&q3).unwrap(), Some(frozen));
    assert!(matches!(again.frozen_bytes(&q3, "cairn.docx"), Err(Error::NotFound { .. })));
    assert_eq!(again.check().unwrap(), Vec::<String>::new());
}

#[test]
fn closing_is_one_step_and_so_is_opening_again() {
    let logbook = logbook();
    shown(&logbook, "A talk", "2026-08-05");
    let q3 = quarter(&logbook, "2026Q3");
    close(&logbook, "2026Q3");
    let twice = logbook.close_quarter(&q3, &hash(&logbook, "2026Q3"), &[]);
    assert!(matches!(twice, Err(Error::Invalid { field: "quarter", .. })));
    assert_eq!(logbook.undo().unwrap().intent, "Close quarter");
    assert_eq!(logbook.frozen_report(&q3).unwrap(), None);
    logbook.redo().unwrap();
    assert_eq!(logbook.frozen_bytes(&q3, "cairn.md").unwrap(), b"# Then", "with its bytes");
    logbook.reopen_quarter(&q3).unwrap();
    assert_eq!(logbook.frozen_report(&q3).unwrap(), None);
    assert!(matches!(logbook.reopen_quarter(&q3), Err(Error::NotFound { .. })));
    logbook.undo().unwrap();
    assert_eq!(logbook.frozen_bytes(&q3, "cairn.pdf").unwrap(), b"%PDF of then");
}

#[test]
fn only_the_report_that_was_looked_at_is_closed_with() {
    let logbook = logbook();
    shown(&logbook, "A talk", "2026-08-05");
    let looked_at = hash(&logbook, "2026Q3");
    shown(&logbook, "Another", "2026-08-06");
    let q3 = quarter(&logbook, "2026Q3");
    let refused = logbook.close_quarter(&q3, &looked_at, &[]);
    assert!(matches!(refused, Err(Error::Invalid { field: "hash", .. })));
    let range = quarter(&logbook, "2026-07-01..2026-09-30");
    assert!(matches!(logbook.close_quarter(&range, "", &[]), Err(Error::Invalid { field: "quarter", .. })));
    let coming = quarter(&logbook, "2027Q1");
    assert!(matches!(logbook.close_quarter(&coming, "", &[]), Err(Error::Invalid { field: "quarter", .. })));
    assert!(matches!(logbook.quarter_review(&coming), Err(Error::Invalid { field: "quarter", .. })));
}

#[test]
fn a_fiscal_year_has_its_own_quarters_to_close() {
    let logbook = logbook();
    let fiscal_start = Some(FiscalStart::parse("fiscal", "february").unwrap());
    logbook.set_profile(Profile { fiscal_start, ..Profile::default() }).unwrap();
    shown(&logbook, "A talk", "2026-10-31");
    let frozen = close(&logbook, "FY27Q3");
    assert_eq!((frozen.from_on, frozen.to_on), (day("2026-08-01"), day("2026-10-31")));
    assert!(logbook.frozen_document(&quarter(&logbook, "FY27Q3")).unwrap().contains("A talk"));
}

#[test]
fn what_was_kept_comes_back_from_an_export() {
    let logbook = logbook();
    shown(&logbook, "A talk", "2026-08-05");
    let frozen = close(&logbook, "2026Q3");
    logbook.set_focus_skills(&quarter(&logbook, "2026Q4"), &["mentoring".into()]).unwrap();
    let on = goal(&logbook, "Goes on", "2026-08-01");
    logbook.decide_goal(&quarter(&logbook, "2026Q3"), on, DecideGoal::Carry).unwrap();
    let elsewhere = Logbook::in_memory(at("2026-11-24T09:00:00Z")).unwrap();
    elsewhere.import_all(&logbook.export_all().unwrap()).unwrap();
    let q3 = quarter(&elsewhere, "2026Q3");
    assert_eq!(elsewhere.frozen_report(&q3).unwrap().unwrap(), frozen);
    assert_eq!(elsewhere.frozen_bytes(&q3, "cairn.pdf").unwrap(), b"%PDF of then");
    let review = elsewhere.quarter_review(&quarter(&elsewhere, "2026Q3")).unwrap();
    assert_eq!(review.goals[0].decision, Some(GoalDecision::Carried));
}
