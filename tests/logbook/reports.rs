//! A period's report: what the person leaves out of it, words differently and puts first, and the list of what it holds.

use cairn::*;

use crate::support::{day, logbook, person, titled};

fn of(logbook: &Logbook, audience: Audience) -> ComposedReport {
    logbook.report(&quarter(logbook), audience).unwrap()
}

fn quarter(logbook: &Logbook) -> Period {
    logbook.period("2026Q4").unwrap()
}

fn shared() -> NewMarks {
    let evidence = vec![NewEvidence { name: "leadership".into(), verb: Verb::Led }];
    NewMarks { visibility: Visibility::Report, evidence, ..NewMarks::default() }
}

/// An entry for the report, on a day of the quarter.
fn entry(logbook: &Logbook, on: &str, title: &str, body: &str) -> RecordId {
    let new = NewEntry {
        title: title.into(),
        body: body.into(),
        happened_on: Some(day(on)),
        marks: shared(),
        ..NewEntry::default()
    };
    logbook.add_entry(new).unwrap().id.into()
}

fn titles(composed: &ComposedReport) -> Vec<String> {
    let leadership = composed.report.areas.iter().find(|area| area.area == "leadership").unwrap();
    leadership.entries.iter().map(|entry| entry.title.clone()).collect()
}

fn reworded(title: Option<&str>, words: Option<&str>) -> NewReportWording {
    NewReportWording { title: title.map(str::to_owned), words: words.map(str::to_owned) }
}

#[test]
fn what_is_left_out_is_in_no_copy_for_others_and_counts_nowhere_in_it() {
    let logbook = logbook();
    let talk = entry(&logbook, "2026-10-05", "A talk", "To forty people.");
    let review = NewEntry {
        title: "A review".into(),
        body: "After [[A talk]].".into(),
        happened_on: Some(day("2026-10-06")),
        marks: NewMarks { links: vec![talk], ..shared() },
        ..NewEntry::default()
    };
    logbook.add_entry(review).unwrap();
    logbook.leave_out_of_report(&quarter(&logbook), &[talk], true).unwrap();

    let report = of(&logbook, Audience::Report);
    assert_eq!((titles(&report), report.report.totals.entries), (vec!["A review".to_owned()], 1));
    assert_eq!(report.report.areas[1].entries[0].body, "After ….", "nor is it named by another");
    assert_eq!(report.contents.held_back.left_out, 1);
    let listed: Vec<_> = report.contents.items.iter().map(|item| (item.title.as_str(), item.left_out)).collect();
    assert_eq!(listed, [("A talk", true), ("A review", false)], "the person sees it, to take it in again");
    assert_eq!(of(&logbook, Audience::Me).report.totals.entries, 2, "the own copy holds everything");

    logbook.leave_out_of_report(&quarter(&logbook), &[talk], false).unwrap();
    assert_eq!(of(&logbook, Audience::Report).report.totals.entries, 2);
    logbook.undo().unwrap();
    assert_eq!(of(&logbook, Audience::Report).report.totals.entries, 1, "one step");
}

#[test]
fn other_words_hold_for_one_quarter_and_leave_the_record_as_it_is() {
    let logbook = logbook();
    let talk = entry(&logbook, "2026-10-05", "talk", "went ok i guess");
    let words = reworded(Some("A talk for forty people"), Some("On why training hangs."));
    logbook.reword_in_report(&quarter(&logbook), talk, &words).unwrap();

    let report = of(&logbook, Audience::Report);
    let shown = &report.report.areas[1].entries[0];
    assert_eq!((shown.title.as_str(), shown.body.as_str()), ("A talk for forty people", "On why training hangs."));
    assert!(report.contents.items[0].reworded);
    assert_eq!(logbook.get_entry(talk.into()).unwrap().body, "went ok i guess");
    assert_eq!(
        logbook.report_wording(&quarter(&logbook), talk).unwrap(),
        ReportWording {
            own_title: Some("talk".into()),
            own_words: Some("went ok i guess".into()),
            title: Some("A talk for forty people".into()),
            words: Some("On why training hangs.".into()),
        }
    );
    let range = logbook.period("2026-10-01..2026-10-31").unwrap();
    let elsewhere = logbook.report(&range, Audience::Report).unwrap().report;
    assert_eq!(elsewhere.areas[1].entries[0].title, "talk", "another period has words of its own");

    logbook.reword_in_report(&quarter(&logbook), talk, &reworded(Some("talk"), None)).unwrap();
    assert!(!of(&logbook, Audience::Report).contents.items[0].reworded, "its own words again");
}

#[test]
fn each_kind_stands_in_other_words_where_it_has_words() {
    let logbook = logbook();
    let with = person(&logbook, "Maya").id;
    let on = Some(day("2026-10-05"));
    let goal = logbook.add_goal(NewGoal { marks: shared(), why: "w".into(), ..titled("g") }).unwrap().id;
    let check_in = NewCheckIn { note: "a note".into(), ..NewCheckIn::default() };
    logbook.check_in_goal(goal, check_in).unwrap();
    let session = NewSession {
        person_id: Some(with),
        held_on: on,
        takeaway: "t".into(),
        marks: shared(),
        ..NewSession::default()
    };
    let session = logbook.add_session(session).unwrap().id;
    let rating = NewAssessment {
        marks: NewMarks { evidence: vec![], ..shared() },
        skill: "mentoring".into(),
        level: 2,
        reason: "r".into(),
        assessed_on: on,
        ..NewAssessment::default()
    };
    let rating = logbook.rate_skill(rating).unwrap().id;
    let intention = logbook.intend(&quarter(&logbook), "i", NewMarks { evidence: vec![], ..shared() }).unwrap().id;

    let put = |record: RecordId, title, words| {
        logbook.reword_in_report(&quarter(&logbook), record, &reworded(title, words)).unwrap();
    };
    put(goal.into(), Some("Goal"), Some("Why"));
    put(session.into(), Some("no title to word"), Some("Takeaway"));
    put(rating.into(), None, Some("Reason"));
    put(intention.into(), Some("Intention"), None);
    let report = of(&logbook, Audience::Report).report;
    let leadership = &report.areas[1];
    let shown = &leadership.goals[0];
    assert_eq!((shown.title.as_str(), shown.why.as_str(), shown.note.as_str()), ("Goal", "Why", ""));
    assert_eq!(leadership.sessions[0].takeaway, "Takeaway");
    assert_eq!(leadership.skill_changes[0].reason, "Reason");
    assert_eq!(report.intentions[0].text, "Intention");
    let refused = logbook.reword_in_report(&quarter(&logbook), with.into(), &reworded(Some("x"), None));
    assert!(matches!(refused, Err(Error::Invalid { field: "record", .. })));
}

#[test]
fn the_order_is_the_persons_and_what_came_later_stands_behind() {
    let logbook = logbook();
    let [one, two] = ["One", "Two"].map(|title| entry(&logbook, "2026-10-05", title, ""));
    assert_eq!(titles(&of(&logbook, Audience::Report)), ["One", "Two"]);
    logbook.order_report(&quarter(&logbook), &[two, one]).unwrap();
    let win = NewEntry {
        title: "Win".into(),
        kind: Some(EntryKind::Win),
        happened_on: Some(day("2026-10-01")),
        marks: shared(),
        ..NewEntry::default()
    };
    logbook.add_entry(win).unwrap();
    let composed = of(&logbook, Audience::Report);
    assert_eq!(titles(&composed), ["Two", "One", "Win"]);
    let listed: Vec<_> = composed.contents.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(listed, ["Two", "One", "Win"], "the list has the order of the report");
}

#[test]
fn a_rating_that_is_left_out_shows_no_change_and_not_the_one_before_it_either() {
    let logbook = logbook();
    let rate = |on, level| {
        let marks = NewMarks { evidence: vec![], ..shared() };
        let new = NewAssessment {
            marks,
            skill: "mentoring".into(),
            level,
            reason: "seen".into(),
            assessed_on: Some(day(on)),
            ..NewAssessment::default()
        };
        logbook.rate_skill(new).unwrap().id
    };
    rate("2026-10-05", 1);
    let newest = rate("2026-11-05", 2);
    logbook.leave_out_of_report(&quarter(&logbook), &[newest.into()], true).unwrap();
    let composed = of(&logbook, Audience::Report);
    assert_eq!((composed.report.totals.skill_changes, composed.report.areas[1].skill_changes.len()), (0, 0));
}

#[test]
fn a_mentor_gets_what_is_marked_for_them_and_is_told_whose_copy_it_is() {
    let logbook = logbook();
    let [maya, sam] = ["Maya", "Sam"].map(|name| person(&logbook, name).id);
    for (title, visibility) in [
        ("for all", Visibility::Report),
        ("for mentors", Visibility::Mentor),
        ("for Maya", Visibility::Person(maya)),
        ("for Sam", Visibility::Person(sam)),
        ("for me", Visibility::Private),
    ] {
        let marks = NewMarks { visibility, ..shared() };
        let new = NewEntry { title: title.into(), happened_on: Some(day("2026-10-05")), marks, ..NewEntry::default() };
        logbook.add_entry(new).unwrap();
    }
    for (with, takeaway) in [(maya, "with Maya"), (sam, "with Sam")] {
        let new = NewSession {
            person_id: Some(with),
            held_on: Some(day("2026-10-06")),
            takeaway: takeaway.into(),
            notes: "shared notes".into(),
            private_notes: "a secret".into(),
            marks: NewMarks { visibility: Visibility::Mentor, ..shared() },
            ..NewSession::default()
        };
        logbook.add_session(new).unwrap();
    }
    let composed = of(&logbook, Audience::Mentor(maya));
    assert_eq!(titles(&composed), ["for all", "for mentors", "for Maya"]);
    let sessions = &composed.report.areas[1].sessions;
    assert_eq!(sessions.iter().map(|session| session.takeaway.as_str()).collect::<Vec<_>>(), ["with Maya"]);
    assert_eq!((sessions[0].notes.as_str(), sessions[0].private_notes.as_str()), ("shared notes", ""));
    let held = composed.contents.held_back;
    assert_eq!((held.by_visibility, held.by_person), (1, 2), "one private; one for Sam and the session with him");
    let file = serde_json::to_value(&composed.report).unwrap();
    assert_eq!((&file["audience"], &file["mentor"]), (&"mentor".into(), &"Maya".into()), "and no id of a person");
}

#[test]
fn no_text_of_any_kind_names_what_its_reader_may_not_see() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let secret = logbook
        .add_entry(NewEntry { title: "The offer".into(), happened_on: Some(day("2026-10-05")), ..NewEntry::default() })
        .unwrap()
        .id;
    let marks = || NewMarks { links: vec![secret.into()], ..shared() };
    let says = || "After [[The offer]]".to_owned();
    let goal = logbook.add_goal(NewGoal { marks: marks(), why: says(), ..titled("Stay") }).unwrap().id;
    logbook.check_in_goal(goal, NewCheckIn { note: says(), ..NewCheckIn::default() }).unwrap();
    let session = NewSession {
        person_id: Some(maya),
        held_on: Some(day("2026-10-06")),
        takeaway: says(),
        notes: says(),
        decisions: vec![NewDecision { text: says(), ..NewDecision::default() }],
        actions: vec![NewAction { text: says(), ..NewAction::default() }],
        marks: marks(),
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    for audience in [Audience::Report, Audience::Mentor(maya)] {
        let report = serde_json::to_string(&of(&logbook, audience).report).unwrap();
        assert!(report.contains("After …") && !report.contains("offer"), "{report}");
    }
    assert!(serde_json::to_string(&of(&logbook, Audience::Me).report).unwrap().contains("After The offer"));
}

#[test]
fn what_is_still_to_come_is_counted_as_such() {
    let logbook = logbook();
    let with = person(&logbook, "Maya").id;
    let new = NewSession {
        person_id: Some(with),
        held_on: Some(day("2026-12-01")),
        status: Some(SessionStatus::Planned),
        marks: shared(),
        ..NewSession::default()
    };
    logbook.add_session(new).unwrap();
    assert_eq!(of(&logbook, Audience::Report).contents.held_back.by_date, 1);
}

#[test]
fn the_hash_names_exactly_what_is_in_the_report() {
    let logbook = logbook();
    let talk = entry(&logbook, "2026-10-05", "A talk", "To forty people.");
    let hash = |audience| of(&logbook, audience).contents.hash;
    let first = hash(Audience::Report);
    assert_eq!(first, hash(Audience::Report), "the same report, the same hash");
    assert_ne!(first, hash(Audience::Me));
    logbook.add_entry(NewEntry { body: "for me".into(), ..NewEntry::default() }).unwrap();
    assert_eq!(first, hash(Audience::Report), "what is held back does not show in it");
    logbook.reword_in_report(&quarter(&logbook), talk, &reworded(None, Some("To fifty."))).unwrap();
    assert_ne!(first, hash(Audience::Report));
    logbook.undo().unwrap();
    assert_eq!(first, hash(Audience::Report));
}
