//! What every record carries: visibility, evidence, tags and links, one by one and for many records at once.

use cairn::{
    Audience, EntryEdit, Logbook, MarkAll, NewAction, NewCheckIn, NewDecision, NewEntry, NewEvidence, NewGoal,
    NewMarks, NewMilestone, NewPerson, NewSession, NewTopic, ParkedTopic, PartId, PersonId, RecordId, SessionStatus,
    Verb, Visibility,
};

use crate::support::{
    ambiguous, at, content, day, entry, evidence, logbook, not_found, on_disk, person, refused, text, titled,
};

fn tagged(tags: &[&str]) -> NewEntry {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    NewEntry { marks: NewMarks { tags, ..NewMarks::default() }, ..text("tagged") }
}

fn marked(marks: NewMarks) -> NewEntry {
    NewEntry { marks, ..text("marked") }
}

#[test]
fn a_record_is_private_unless_it_is_marked_for_somebody() {
    let logbook = logbook();
    assert_eq!(entry(&logbook, "t").marks.visibility, Visibility::Private);
    let maya = person(&logbook, "Maya");
    for visibility in [Visibility::Mentor, Visibility::Person(maya.id), Visibility::Report] {
        let kept = logbook.add_entry(marked(NewMarks { visibility, ..NewMarks::default() })).unwrap();
        assert_eq!(logbook.get_entry(kept.id).unwrap().marks.visibility, visibility);
        assert_eq!(visibility.to_string().parse::<Visibility>().unwrap(), visibility);
    }
    let nobody = Visibility::Person(PersonId::default());
    not_found(&logbook, |logbook| logbook.add_entry(marked(NewMarks { visibility: nobody, ..NewMarks::default() })));
    for text in ["", "public", "mentor:", "mentor:maya", "REPORT"] {
        assert!(text.parse::<Visibility>().is_err(), "{text}");
    }
}

#[test]
fn evidence_names_a_skill_or_an_area_by_slug_or_a_unique_beginning() {
    let logbook = logbook();
    for (name, skill, area) in [
        ("mentoring", Some("mentoring"), "leadership"),
        ("#mentoring", Some("mentoring"), "leadership"),
        ("MENTOR", Some("mentoring"), "leadership"),
        ("leadership", None, "leadership"),
        ("continuous l", None, "continuous-learning"),
    ] {
        let kept = logbook.add_entry(marked(evidence(name, Verb::Led))).unwrap();
        let shown = &kept.marks.evidence[0];
        assert_eq!((shown.skill.as_deref(), shown.area.as_str(), shown.verb), (skill, area, Verb::Led), "{name}");
    }
    not_found(&logbook, |logbook| logbook.add_entry(marked(evidence("juggling", Verb::Led))));
    not_found(&logbook, |logbook| logbook.add_entry(marked(evidence(" ", Verb::Led))));
    let candidates = ambiguous(&logbook, |logbook| logbook.add_entry(marked(evidence("re", Verb::Led))));
    assert!(candidates.contains(&"reflection".to_owned()), "{candidates:?}");
}

#[test]
fn the_same_evidence_twice_is_one_and_with_another_verb_is_two() {
    let logbook = logbook();
    let mut marks = evidence("mentoring", Verb::Led);
    for (name, verb) in
        [("mentoring", Verb::Led), ("mentor", Verb::Led), ("mentoring", Verb::Taught), ("leadership", Verb::Led)]
    {
        marks.evidence.push(NewEvidence { name: name.into(), verb });
    }
    assert_eq!(logbook.add_entry(marked(marks)).unwrap().marks.evidence.len(), 3);
}

#[test]
fn tags_lose_their_sign_and_are_one_in_every_case() {
    let logbook = logbook();
    let kept = logbook.add_entry(tagged(&["#ddp", "+DDP", "two words", "Über", "über"])).unwrap();
    assert_eq!(kept.marks.tags, ["ddp", "two-words", "Über"]);
    let again = logbook.add_entry(tagged(&["ÜBER", "Two-Words"])).unwrap();
    assert_eq!(again.marks.tags, ["two-words", "Über"], "a known tag is taken as it is written already");
    let tags: Vec<_> = logbook.list_tags().unwrap().into_iter().map(|tag| (tag.name, tag.count)).collect();
    assert_eq!(tags, [("ddp".into(), 1), ("two-words".into(), 2), ("Über".into(), 2)]);
    for tag in ["", "#", " + "] {
        refused(&logbook, "tag", |logbook| logbook.add_entry(tagged(&[tag])));
    }
}

#[test]
fn links_go_to_records_that_are_there_and_never_to_oneself() {
    let logbook = logbook();
    let first = entry(&logbook, "first");
    let links = |ids: &[RecordId]| NewMarks { links: ids.to_vec(), ..NewMarks::default() };
    let second = logbook.add_entry(marked(links(&[first.id.into(), first.id.into()]))).unwrap();
    assert_eq!(second.marks.links.len(), 1);
    assert_eq!(second.marks.links[0].title, "first");
    let own = NewEntry { marks: links(&[second.id.into()]), ..NewEntry::from(&second) };
    let edited = logbook.edit_entry(cairn::EntryEdit { id: second.id, base: None, entry: own }).unwrap();
    assert!(edited.marks.links.is_empty());
    not_found(&logbook, |logbook| logbook.add_entry(marked(links(&[RecordId::default()]))));
}

#[test]
fn many_records_get_skills_tags_and_a_visibility_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let ids: Vec<RecordId> = [&["old", "kept"][..], &[], &["OLD"]]
        .into_iter()
        .map(|tags| logbook.add_entry(tagged(tags)).unwrap().id.into())
        .collect();
    let later = Logbook::open(&file, at("2026-12-01T12:00:00+01:00")).unwrap();
    let all = MarkAll {
        records: ids.clone(),
        visibility: Some(Visibility::Report),
        evidence: evidence("mentoring", Verb::Taught).evidence,
        tags: vec!["spring".into()],
        untags: vec!["#Old".into()],
    };
    assert_eq!(later.mark_all(all.clone()).unwrap(), 3);
    for entry in later.list_entries(Default::default()).unwrap() {
        assert_eq!(entry.marks.visibility, Visibility::Report);
        assert_eq!(entry.marks.evidence.len(), 1);
        assert!(entry.marks.tags.contains(&"spring".into()) && !entry.marks.tags.contains(&"old".into()));
        assert_eq!(entry.marks.updated_at, later.now());
    }
    let before = content(&later);
    later.mark_all(all).unwrap();
    assert_eq!(content(&later), before, "what they have already is no change");
}

#[test]
fn a_bulk_change_does_all_or_nothing() {
    let logbook = logbook();
    let kept: RecordId = entry(&logbook, "t").id.into();
    refused(&logbook, "tags", |logbook| logbook.mark_all(MarkAll { records: vec![kept], ..MarkAll::default() }));
    let tags = vec!["spring".to_owned()];
    not_found(&logbook, |logbook| {
        logbook.mark_all(MarkAll { records: vec![kept, RecordId::default()], tags: tags.clone(), ..MarkAll::default() })
    });
    refused(&logbook, "tag", |logbook| {
        logbook.mark_all(MarkAll { records: vec![kept], tags: vec!["spring".into(), "".into()], ..MarkAll::default() })
    });
}

#[test]
fn an_edit_of_an_older_version_is_refused_and_what_was_written_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logbook.db");
    let early = Logbook::open_or_create(&path, at("2026-11-23T12:00:00+01:00")).unwrap();
    let maya = person(&early, "Maya");
    let goal = early.add_goal(NewGoal { title: "Ship it".into(), ..NewGoal::default() }).unwrap();
    let planned = NewSession {
        person_id: Some(maya.id),
        status: Some(SessionStatus::Planned),
        held_on: Some(day("2026-12-01")),
        ..NewSession::default()
    };
    let session = early.add_session(planned).unwrap();
    let (goal_then, session_then) = (NewGoal::from(&goal), NewSession::from(&session));
    let maya_then = NewPerson::from(&maya);

    let later = Logbook::open_or_create(&path, at("2026-11-23T12:01:00+01:00")).unwrap();
    let step = NewMilestone { title: "First step".into(), ..NewMilestone::default() };
    later.edit_goal(goal.id, NewGoal { milestones: vec![step], ..goal_then.clone() }).unwrap();
    later.park_topic(ParkedTopic { person_id: maya.id, text: "The review".into() }).unwrap();
    later.edit_person(maya.id, NewPerson { role: "Principal".into(), ..maya_then.clone() }).unwrap();

    let sentence =
        refused(&later, "base", |it| it.edit_goal(goal.id, NewGoal { why: "Now".into(), ..goal_then.clone() }));
    assert!(sentence.contains("Ship it") && sentence.contains("meanwhile"), "{sentence}");
    let topics = vec![NewTopic { text: "Mine".into(), ..NewTopic::default() }];
    refused(&later, "base", |it| {
        it.edit_session(session.id, NewSession { topics: topics.clone(), ..session_then.clone() })
    });
    refused(&later, "base", |it| it.edit_person(maya.id, NewPerson { role: "Lead".into(), ..maya_then.clone() }));
    assert_eq!(later.get_goal(goal.id).unwrap().milestones.len(), 1);
    assert_eq!(later.get_session(session.id).unwrap().topics.len(), 1);
    let now = NewGoal::from(&later.get_goal(goal.id).unwrap());
    later.edit_goal(goal.id, NewGoal { why: "Now".into(), ..now }).unwrap();
}

#[test]
fn an_older_edit_of_an_entry_shows_it_to_nobody_who_may_not_see_it_by_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logbook.db");
    let early = Logbook::open_or_create(&path, at("2026-11-23T12:00:00+01:00")).unwrap();
    let shown = NewMarks { visibility: Visibility::Report, tags: vec!["mine".into()], ..NewMarks::default() };
    let began = early.add_entry(marked(shown)).unwrap();
    let later = Logbook::open_or_create(&path, at("2026-11-23T12:01:00+01:00")).unwrap();
    let hide = MarkAll {
        records: vec![began.id.into()],
        visibility: Some(Visibility::Private),
        tags: vec!["theirs".into()],
        ..MarkAll::default()
    };
    later.mark_all(hide).unwrap();
    let edit = NewEntry { minutes: Some(30), ..NewEntry::from(&began) };
    let edit = EntryEdit { id: began.id, base: Some(began.marks.updated_at), entry: edit };
    let kept = later.edit_entry(edit).unwrap();
    assert_eq!((kept.marks.visibility, kept.minutes), (Visibility::Private, Some(30)));
    assert_eq!(kept.marks.tags, ["mine", "theirs"]);
}

#[test]
fn an_edit_of_what_was_undone_meanwhile_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logbook.db");
    let goal =
        Logbook::open_or_create(&path, at("2026-11-23T12:00:00+01:00")).unwrap().add_goal(titled("Ship it")).unwrap();
    let later = Logbook::open_or_create(&path, at("2026-11-23T12:01:00+01:00")).unwrap();
    let edited = later.edit_goal(goal.id, NewGoal { why: "Now".into(), ..NewGoal::from(&goal) }).unwrap();
    later.undo().unwrap();
    refused(&later, "base", |it| it.edit_goal(goal.id, NewGoal { why: "Later".into(), ..NewGoal::from(&edited) }));
}

#[test]
fn a_part_can_be_shown_to_fewer_than_its_record_and_never_to_more() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let shown = NewMarks { visibility: Visibility::Report, ..evidence("leadership", Verb::Led) };
    let hidden = |text: &str| format!("hidden {text}");
    let goal = NewGoal {
        title: "A goal".into(),
        marks: shown.clone(),
        milestones: vec![NewMilestone { title: hidden("step"), ..NewMilestone::default() }],
        ..NewGoal::default()
    };
    let goal = logbook.add_goal(goal).unwrap();
    let goal = logbook.check_in_goal(goal.id, NewCheckIn { note: hidden("note"), ..NewCheckIn::default() }).unwrap();
    let session = NewSession {
        person_id: Some(maya.id),
        marks: shown.clone(),
        topics: vec![NewTopic { text: hidden("topic"), ..NewTopic::default() }],
        actions: vec![NewAction { text: hidden("action"), ..NewAction::default() }],
        decisions: vec![NewDecision { text: hidden("decision"), ..NewDecision::default() }],
        ..NewSession::default()
    };
    let session = logbook.add_session(session).unwrap();
    let entry = logbook.add_entry(marked(shown)).unwrap();
    logbook.attach(entry.id.into(), "hidden.txt", b"x").unwrap();
    let entry = logbook.get_entry(entry.id).unwrap();

    let report = |logbook: &Logbook| {
        let period = logbook.period("this quarter").unwrap();
        serde_json::to_string(&logbook.report(&period, Audience::Report).unwrap().report).unwrap()
    };
    let before = report(&logbook);
    assert!(["step", "note", "action", "decision"].iter().all(|part| before.contains(&hidden(part))), "{before}");
    let parts: [PartId; 7] = [
        goal.milestones[0].id.into(),
        goal.check_ins[0].id,
        session.topics[0].id.into(),
        session.actions[0].id.into(),
        session.decisions[0].id,
        entry.marks.attachments[0].id.into(),
        entry.marks.evidence[0].id,
    ];
    for part in parts {
        logbook.mark_part(part, Some(Visibility::Private)).unwrap();
    }
    let after = report(&logbook);
    assert!(!after.contains("hidden"), "{after}");
    let in_area = |report: &str| report.find("\"marked\"").map(|at| report[..at].matches("\"area\":\"").count());
    assert!(in_area(&after) > in_area(&before), "evidence that is held back maps the entry to no area");

    let why = NewGoal { why: "Because".into(), ..NewGoal::from(&logbook.get_goal(goal.id).unwrap()) };
    logbook.edit_goal(goal.id, why).unwrap();
    assert!(!report(&logbook).contains("hidden"), "an edit of the record leaves the mark");
    let mut other = NewEntry::from(&logbook.get_entry(entry.id).unwrap());
    other.marks.evidence[0].verb = Verb::Taught;
    let entry = logbook.edit_entry(EntryEdit { id: entry.id, base: None, entry: other }).unwrap();
    assert_eq!(
        entry.marks.evidence[0].visibility,
        Some(Visibility::Private),
        "another verb shows nothing that is held back"
    );
    logbook.mark_part(parts[0], None).unwrap();
    assert!(report(&logbook).contains(&hidden("step")));

    let own = logbook
        .add_goal(NewGoal {
            title: "Mine".into(),
            milestones: vec![NewMilestone { title: "m".into(), ..NewMilestone::default() }],
            ..NewGoal::default()
        })
        .unwrap();
    refused(&logbook, "visibility", |it| it.mark_part(own.milestones[0].id.into(), Some(Visibility::Mentor)));
    not_found(&logbook, |it| it.mark_part(PartId::default(), None));
}
