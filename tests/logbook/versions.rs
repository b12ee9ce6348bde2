//! What each step made of a record, field by field, as a person reads it.

use cairn::{
    EntryEdit, FieldChange, GoalMove, Logbook, MergePeople, NewCheckIn, NewEntry, NewGoal, NewMarks, NewMilestone,
    NewSession, ParkedTopic, Profile, RecordId, Verb, Visibility,
};

use crate::support::{day, entry, evidence, goal, logbook, not_found, person, text, titled};

fn told(change: &FieldChange) -> String {
    let part = if change.part.is_empty() { String::new() } else { format!("{} ", change.part) };
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    format!("{part}{}: {} → {}", change.field, said(&change.before), said(&change.after))
}

/// Each version as its step's intent and its changes, newest first.
fn versions(logbook: &Logbook, id: impl Into<RecordId>) -> Vec<(String, Vec<String>)> {
    let all = logbook.record_history(id.into()).unwrap();
    all.into_iter().map(|one| (one.step.intent, one.changes.iter().map(told).collect())).collect()
}

#[test]
fn every_step_tells_what_it_changed_in_the_words_of_a_person() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let marks = NewMarks { tags: vec!["ddp".into()], ..evidence("mentoring", Verb::Led) };
    let long = "A text\n\nof several paragraphs. ".repeat(200);
    let new = NewEntry { marks, happened_on: Some(day("2026-11-20")), minutes: Some(30), ..text(&long) };
    let kept = logbook.add_entry(new).unwrap();
    let mut edit = NewEntry { body: "Short.".into(), happened_on: Some(day("2026-11-19")), ..NewEntry::from(&kept) };
    edit.marks.visibility = Visibility::Person(maya.id);
    edit.marks.links = vec![maya.id.into()];
    edit.marks.tags.clear();
    edit.minutes = None;
    logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: edit }).unwrap();
    logbook.attach(kept.id.into(), "trace.txt", b"rank 3 waits").unwrap();

    let all = versions(&logbook, kept.id);
    assert_eq!(all[0], ("Attach file".into(), vec!["attachment name: - → trace.txt".into()]));
    let (intent, changes) = &all[1];
    assert_eq!(intent, "Edit entry");
    assert_eq!(
        *changes,
        [
            format!("body: {long} → Short."),
            "day: Fri 20 Nov 2026 → Thu 19 Nov 2026".into(),
            "minutes: 30 → -".into(),
            "visibility: private → mentor:Maya".into(),
            "tag tag: ddp → -".into(),
            "link to: - → Maya".into(),
        ]
    );
    let (intent, changes) = &all[2];
    assert_eq!(intent, "Add entry");
    assert!(
        changes.contains(&format!("body: - → {long}")) && changes.contains(&"kind: - → note".into()),
        "{changes:?}"
    );
    for part in ["evidence skill: - → Mentoring", "evidence verb: - → led", "tag tag: - → ddp"] {
        assert!(changes.iter().any(|change| change == part), "{part}: {changes:?}");
    }
    assert_eq!(all.len(), 3);
}

#[test]
fn what_was_undone_is_left_out_and_comes_back_with_redo() {
    let logbook = logbook();
    let kept = entry(&logbook, "one");
    logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: text("two") }).unwrap();
    logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: text("three") }).unwrap();
    let all = versions(&logbook, kept.id);
    assert_eq!((&all[0].1, &all[1].1), (&vec!["body: two → three".to_owned()], &vec!["body: one → two".to_owned()]));
    logbook.undo().unwrap();
    assert_eq!(versions(&logbook, kept.id), all[1..]);
    logbook.redo().unwrap();
    assert_eq!(versions(&logbook, kept.id), all);
}

#[test]
fn parts_are_told_with_their_record_and_others_are_not() {
    let logbook = logbook();
    let milestones = vec![NewMilestone { title: "Draft".into(), target: Some(3.0), ..NewMilestone::default() }];
    let ship = logbook.add_goal(NewGoal { milestones, ..titled("Ship it") }).unwrap();
    goal(&logbook, "Another");
    logbook.reach_milestone(ship.milestones[0].id, Some(1.5)).unwrap();
    logbook.check_in_goal(ship.id, NewCheckIn { note: "on track".into(), ..NewCheckIn::default() }).unwrap();
    logbook.move_goal(ship.id, GoalMove::Drop { reason: "Other plans".into() }).unwrap();
    let all = versions(&logbook, ship.id);
    let dropped = &all[0].1;
    assert!(dropped.contains(&"drop reason: - → Other plans".into()), "{dropped:?}");
    assert!(
        dropped.contains(&"status: active → dropped".into()) && dropped.contains(&"closed: - → Mon 23 Nov 2026".into())
    );
    assert_eq!(all[1].1, ["check-in day: - → Mon 23 Nov 2026", "check-in note: - → on track"]);
    assert_eq!(all[2].1, ["milestone value: - → 1.5"]);
    assert!(all[3].1.contains(&"milestone title: - → Draft".into()));
    assert_eq!(all.len(), 4);
}

#[test]
fn a_topic_is_told_where_it_belongs() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    logbook.park_topic(ParkedTopic { person_id: maya.id, text: "the RFC".into() }).unwrap();
    let planned = NewSession {
        person_id: Some(maya.id),
        status: Some(cairn::SessionStatus::Planned),
        starts_at: Some("2026-11-27T14:00:00Z".parse().unwrap()),
        zone: "Asia/Tokyo".into(),
        ..NewSession::default()
    };
    let session = logbook.add_session(planned).unwrap();
    let mut edit = NewSession::from(&session);
    edit.topics[0].text = "the long RFC".into();
    logbook.edit_session(session.id, edit).unwrap();
    let all = versions(&logbook, session.id);
    assert_eq!(all[0].1, ["topic text: the RFC → the long RFC"]);
    let planned = &all[1].1;
    assert!(planned.contains(&"topic text: - → the RFC".into()), "it joins when the session takes it: {planned:?}");
    assert!(planned.contains(&"time: - → Fri 27 Nov 2026 23:00".into()), "on the clocks of its zone: {planned:?}");
    assert!(planned.contains(&"mentorship: - → Mentorship with Maya".into()), "{planned:?}");
}

#[test]
fn what_is_gone_is_named_as_it_was_last_called() {
    let logbook = logbook();
    let (maya, lind) = (person(&logbook, "Maya L."), person(&logbook, "Maya Lindqvist"));
    let marks = NewMarks { visibility: Visibility::Person(maya.id), ..NewMarks::default() };
    let told = logbook.add_entry(NewEntry { marks, ..text("for her") }).unwrap();
    logbook.merge_people(MergePeople { from: maya.id, into: lind.id }).unwrap();
    let all = versions(&logbook, told.id);
    assert_eq!(all[0], ("Merge people".into(), vec!["visibility: mentor:Maya L. → mentor:Maya Lindqvist".into()]));
    assert!(versions(&logbook, maya.id)[0].1.contains(&"name: Maya L. → -".into()), "it can be read of a deleted one");
}

#[test]
fn a_record_that_never_was_has_no_history() {
    let logbook = logbook();
    logbook.set_profile(Profile { name: "Sam".into(), ..Profile::default() }).unwrap();
    not_found(&logbook, |it| it.record_history(RecordId::default()));
    let gone = entry(&logbook, "gone").id;
    logbook.erase(gone.into()).unwrap();
    not_found(&logbook, |it| it.record_history(gone.into()));
}

#[test]
fn of_a_long_history_the_newest_five_hundred_steps_are_told() {
    let logbook = logbook();
    let kept = entry(&logbook, "0");
    for number in 1..=505 {
        logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: text(&number.to_string()) }).unwrap();
    }
    let all = versions(&logbook, kept.id);
    assert_eq!(
        (all.len(), &all[0].1, &all[499].1),
        (500, &vec!["body: 504 → 505".to_owned()], &vec!["body: 5 → 6".to_owned()])
    );
}
