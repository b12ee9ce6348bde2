//! Two people who are one, and tags that mean the same: merged as one step that undo takes back exactly.

use cairn::{
    Direction, EntryEdit, EntryFilter, Logbook, MergePeople, MergeTags, NewAction, NewActivity, NewAssessment,
    NewDecision, NewEntry, NewGoal, NewMarks, NewMentorship, NewMilestone, NewPerson, NewSession, NewTopic,
    ParkedTopic, Person, Verb, Visibility,
};

use crate::support::{content, day, entry, evidence, found, logbook, named, not_found, person, refused, text, titled};

fn state(logbook: &Logbook) -> String {
    logbook.export_all().unwrap()
}

fn merge(logbook: &Logbook, from: &Person, into: &Person) -> Person {
    logbook.merge_people(MergePeople { from: from.id, into: into.id }).unwrap()
}

fn tagged(tags: &[&str]) -> NewMarks {
    NewMarks { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..NewMarks::default() }
}

fn tags(logbook: &Logbook) -> Vec<(String, u32)> {
    logbook.list_tags().unwrap().into_iter().map(|tag| (tag.name, tag.count)).collect()
}

/// A mentorship with a session that has all its parts, a parked topic, and a rating.
fn mentored(logbook: &Logbook, by: &Person, direction: Direction) {
    let mentorship = NewMentorship {
        direction: Some(direction),
        skills: vec!["mentoring".into(), "papers".into()],
        ..NewMentorship::with(by.id)
    };
    logbook.start_mentorship(mentorship).unwrap();
    let session = NewSession {
        person_id: Some(by.id),
        takeaway: "Ask earlier".into(),
        topics: vec![NewTopic {
            text: "a topic".into(),
            visibility: Some(Visibility::Person(by.id)),
            ..Default::default()
        }],
        decisions: vec![NewDecision {
            text: "a decision".into(),
            visibility: Some(Visibility::Person(by.id)),
            ..Default::default()
        }],
        actions: vec![NewAction {
            text: "an action".into(),
            visibility: Some(Visibility::Person(by.id)),
            ..Default::default()
        }],
        marks: NewMarks { visibility: Visibility::Mentor, ..NewMarks::default() },
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    logbook.park_topic(ParkedTopic { person_id: by.id, text: "what to read".into() }).unwrap();
    let rating = NewAssessment {
        skill: "mentoring".into(),
        level: 3,
        reason: "seen".into(),
        person_id: Some(by.id),
        ..NewAssessment::default()
    };
    logbook.rate_skill(rating).unwrap();
}

#[test]
fn all_that_belonged_to_the_one_belongs_to_the_other_and_undo_brings_both_back() {
    let logbook = logbook();
    let maya = logbook
        .add_person(NewPerson {
            role: "Staff engineer".into(),
            email: "maya@example.org".into(),
            marks: NewMarks { tags: vec!["berlin".into()], ..evidence("leadership", Verb::Led) },
            ..named("Maya L.")
        })
        .unwrap();
    let lind = logbook.add_person(NewPerson { role: "Principal".into(), ..named("Maya Lindqvist") }).unwrap();
    mentored(&logbook, &maya, Direction::Mentee);
    mentored(&logbook, &lind, Direction::Mentee);
    logbook.attach(maya.id.into(), "card.txt", b"a card").unwrap();
    let only = Visibility::Person(maya.id);
    let links = vec![maya.id.into()];
    let told = logbook
        .add_entry(NewEntry { marks: NewMarks { visibility: only, links, ..NewMarks::default() }, ..text("for her") })
        .unwrap();
    let milestones = vec![NewMilestone { title: "hers".into(), visibility: Some(only), ..NewMilestone::default() }];
    let marks = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
    let goal = logbook.add_goal(NewGoal { marks, milestones, ..titled("Lead it") }).unwrap();
    let before = state(&logbook);

    let merged = merge(&logbook, &maya, &lind);
    let after = state(&logbook);
    assert_eq!((merged.id, merged.name.as_str()), (lind.id, "Maya Lindqvist"));
    assert_eq!(
        (merged.role.as_str(), merged.email.as_str()),
        ("Principal", "maya@example.org"),
        "only gaps are filled"
    );
    assert_eq!((merged.marks.evidence.len(), merged.marks.attachments.len()), (1, 1));
    assert_eq!(merged.marks.tags, ["berlin"]);
    assert!(!after.contains(&maya.id.to_string()), "nothing names who is gone");
    let mentorships = logbook.list_mentorships().unwrap();
    assert!(mentorships.len() == 2 && mentorships.iter().all(|one| one.person_id == lind.id && one.ended_on.is_none()));
    let sessions = logbook.list_sessions(Default::default()).unwrap();
    let mark = Some(Visibility::Person(lind.id));
    for session in &sessions {
        assert_eq!(session.person, "Maya Lindqvist");
        let parts = [session.topics[0].visibility, session.decisions[0].visibility, session.actions[0].visibility];
        assert_eq!(parts, [mark; 3]);
    }
    assert_eq!(logbook.parked_topics(lind.id).unwrap().len(), 2);
    assert!(logbook.skill_history("mentoring").unwrap().iter().all(|one| one.person_id == Some(lind.id)));
    let told = logbook.get_entry(told.id).unwrap();
    assert_eq!((Some(told.marks.visibility), told.marks.links[0].id), (mark, lind.id.into()));
    assert_eq!(logbook.get_goal(goal.id).unwrap().milestones[0].visibility, mark);
    assert!(found(&logbook, "L.").iter().all(|title| title != "Maya L."));
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());

    assert_eq!(logbook.undo().unwrap().intent, "Merge people");
    assert_eq!(state(&logbook), before);
    logbook.redo().unwrap();
    assert_eq!(state(&logbook), after);
}

#[test]
fn nobody_is_merged_with_themselves_or_with_nobody() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    refused(&logbook, "into", |it| it.merge_people(MergePeople { from: maya.id, into: maya.id }));
    let nobody = cairn::PersonId::default();
    not_found(&logbook, |it| it.merge_people(MergePeople { from: maya.id, into: nobody }));
    not_found(&logbook, |it| it.merge_people(MergePeople { from: nobody, into: maya.id }));
}

#[test]
fn what_both_have_is_there_once() {
    let logbook = logbook();
    let marks = || NewMarks { tags: vec!["berlin".into()], ..evidence("leadership", Verb::Led) };
    let talk = entry(&logbook, "A talk");
    let linked = |marks: NewMarks, links| NewMarks { links, ..marks };
    let maya =
        logbook.add_person(NewPerson { marks: linked(marks(), vec![talk.id.into()]), ..named("Maya L.") }).unwrap();
    let also = linked(marks(), vec![talk.id.into(), maya.id.into()]);
    let lind = logbook.add_person(NewPerson { marks: also, ..named("Maya Lindqvist") }).unwrap();
    let both = linked(NewMarks::default(), vec![maya.id.into(), lind.id.into()]);
    let notes = logbook.add_entry(NewEntry { marks: both, ..text("With both") }).unwrap();
    let before = state(&logbook);
    let merged = merge(&logbook, &maya, &lind);
    assert_eq!((merged.marks.evidence.len(), merged.marks.tags.len(), merged.marks.links.len()), (1, 1, 1));
    let links = logbook.get_entry(notes.id).unwrap().marks.links;
    assert_eq!(links.iter().map(|line| line.id).collect::<Vec<_>>(), [lind.id.into()]);
    logbook.undo().unwrap();
    assert_eq!(state(&logbook), before);
}

#[test]
fn merging_shows_a_record_to_nobody_who_could_not_see_either() {
    let logbook = logbook();
    let other = person(&logbook, "Jon").id;
    let private = Visibility::Private;
    for (from, into, merged) in [
        (private, Visibility::Report, private),
        (Visibility::Report, private, private),
        (Visibility::Mentor, Visibility::Report, Visibility::Mentor),
        (Visibility::Person(other), Visibility::Mentor, Visibility::Person(other)),
    ] {
        let shown = |name: &str, visibility| {
            logbook
                .add_person(NewPerson { marks: NewMarks { visibility, ..NewMarks::default() }, ..named(name) })
                .unwrap()
        };
        let (gone, stays) = (shown(&format!("{from} {into} a"), from), shown(&format!("{from} {into} b"), into));
        assert_eq!(merge(&logbook, &gone, &stays).marks.visibility, merged, "{from} into {into}");
    }
    let gone = person(&logbook, "gone");
    let stays = person(&logbook, "stays");
    let mine = |of: &Person, visibility| {
        let marks = NewMarks { visibility, ..NewMarks::from(&of.marks) };
        logbook.edit_person(of.id, NewPerson { marks, ..NewPerson::from(of) }).unwrap()
    };
    let (gone, stays) = (mine(&gone, Visibility::Person(gone.id)), mine(&stays, Visibility::Person(other)));
    assert_eq!(merge(&logbook, &gone, &stays).marks.visibility, private, "no mentor could see both");
}

#[test]
fn who_was_merged_can_be_put_back_beside_and_erased_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = crate::support::on_disk(&file);
    let blank = state(&logbook);
    let maya = person(&logbook, "Zyzzogeton Maya");
    mentored(&logbook, &maya, Direction::Mentee);
    let marks = NewMarks { visibility: Visibility::Person(maya.id), ..NewMarks::default() };
    logbook.add_entry(NewEntry { marks, ..text("for her alone") }).unwrap();
    let lind = person(&logbook, "Maya Lindqvist");
    merge(&logbook, &maya, &lind);
    logbook.restore(maya.id.into()).unwrap();
    assert_eq!(logbook.list_mentorships().unwrap()[0].person_id, lind.id, "what was merged stays with the other");
    logbook.undo().unwrap();
    logbook.erase(maya.id.into()).unwrap();
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(10).any(|window| window == b"Zyzzogeton"));
    let mut undone = 0;
    while logbook.undo().is_ok() {
        undone += 1;
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new(), "after undoing {undone} steps");
        let sessions = logbook.list_sessions(Default::default()).unwrap();
        assert!(sessions.iter().all(|session| session.person_id == lind.id), "the sessions stay with who is left");
    }
    assert!(undone >= 5 && state(&logbook) == blank);
    while logbook.redo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
    assert_eq!(logbook.list_sessions(Default::default()).unwrap().len(), 1);
}

#[test]
fn records_that_carry_several_of_the_merged_tags_carry_one() {
    let logbook = logbook();
    let both = logbook.add_entry(NewEntry { marks: tagged(&["ddp", "fsdp"]), ..text("both") }).unwrap();
    let one = logbook.add_entry(NewEntry { marks: tagged(&["FSDP"]), ..text("one") }).unwrap();
    logbook
        .add_activity(NewActivity {
            marks: tagged(&["training"]),
            title: "none".into(),
            kind: cairn::ActivityKind::Talk,
            minutes: None,
            happened_on: Some(day("2026-11-20")),
            url: String::new(),
            note: String::new(),
        })
        .unwrap();
    let before = state(&logbook);
    let merged =
        logbook.merge_tags(MergeTags { from: vec!["#DDP".into(), "fsdp".into()], into: "multi gpu".into() }).unwrap();
    assert_eq!((merged.name.as_str(), merged.count), ("multi-gpu", 2));
    assert_eq!(tags(&logbook), [("multi-gpu".to_owned(), 2), ("training".to_owned(), 1)]);
    for id in [both.id, one.id] {
        assert_eq!(logbook.get_entry(id).unwrap().marks.tags, ["multi-gpu"]);
    }
    let listed = EntryFilter { tag: Some("multi-gpu".into()), ..EntryFilter::default() };
    assert_eq!(logbook.list_entries(listed).unwrap().len(), 2);
    assert_eq!(logbook.history(None, 1).unwrap()[0].count, 2, "one step for both");
    logbook.undo().unwrap();
    assert_eq!(state(&logbook), before);
}

#[test]
fn a_tag_is_renamed_by_merging_it_into_a_new_name_and_into_another_spelling_of_itself() {
    let logbook = logbook();
    let kept = logbook.add_entry(NewEntry { marks: tagged(&["über"]), ..text("kept") }).unwrap();
    let rename = |from: &str, into: &str| {
        logbook.merge_tags(MergeTags { from: vec![from.into()], into: into.into() }).unwrap().name
    };
    assert_eq!(rename("ÜBER", "Über"), "Über");
    assert_eq!(tags(&logbook), [("Über".to_owned(), 1)]);
    logbook.undo().unwrap();
    assert_eq!(tags(&logbook), [("über".to_owned(), 1)]);
    logbook.redo().unwrap();
    let steps = content(&logbook).1;
    rename("über", "Über");
    assert_eq!(content(&logbook).1, steps, "the same name again is no step");
    assert_eq!(rename("über", "above"), "above");
    assert_eq!(logbook.get_entry(kept.id).unwrap().marks.tags, ["above"]);
    logbook.add_entry(NewEntry { marks: tagged(&["Gpu"]), ..text("other") }).unwrap();
    assert_eq!(rename("above", "GPU"), "Gpu", "a tag that is there keeps its spelling");
    assert_eq!(tags(&logbook), [("Gpu".to_owned(), 2)]);
    let again = logbook.merge_tags(MergeTags { from: vec!["gpu".into()], into: "GPU".into() }).unwrap();
    assert_eq!((again.name.as_str(), again.count), ("GPU", 2), "unless it is itself what is renamed");
    logbook.undo().unwrap();
    assert_eq!(tags(&logbook), [("Gpu".to_owned(), 2)], "undo gives the old spelling back");
}

#[test]
fn a_tag_that_was_let_go_can_be_a_new_name_again() {
    let logbook = logbook();
    let kept = logbook.add_entry(NewEntry { marks: tagged(&["ddp", "gpu"]), ..text("kept") }).unwrap();
    let without = EntryEdit { id: kept.id, base: None, entry: NewEntry { marks: tagged(&["gpu"]), ..text("kept") } };
    logbook.edit_entry(without).unwrap();
    let merge = |from: &[&str], into: &str| {
        logbook.merge_tags(MergeTags { from: from.iter().map(|tag| (*tag).into()).collect(), into: into.into() })
    };
    not_found(&logbook, |_| merge(&["ddp"], "other"));
    assert_eq!(merge(&["gpu"], "DDP").unwrap().name, "DDP");
    assert_eq!(tags(&logbook), [("DDP".to_owned(), 1)]);
    refused(&logbook, "tag", |_| merge(&[], "x"));
    refused(&logbook, "tag", |_| merge(&["DDP"], " # "));
}

#[test]
fn an_edit_that_began_before_its_tags_were_merged_is_one_of_an_older_version() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let marks = tagged(&["ddp"]);
    let goal = crate::support::on_disk(&file).add_goal(NewGoal { marks, ..titled("Ship it") }).unwrap();
    let later = Logbook::open(&file, crate::support::at("2026-11-23T12:01:00+01:00")).unwrap();
    later.merge_tags(MergeTags { from: vec!["ddp".into()], into: "gpu".into() }).unwrap();
    let edit = NewGoal { why: "Now".into(), ..NewGoal::from(&goal) };
    refused(&later, "base", |it| it.edit_goal(goal.id, edit.clone()));
}

#[test]
fn a_deleted_tag_is_taken_from_every_record_and_comes_back_by_undo() {
    let logbook = logbook();
    for body in ["one", "two"] {
        logbook.add_entry(NewEntry { marks: tagged(&["DDP", "kept"]), ..text(body) }).unwrap();
    }
    let before = state(&logbook);
    assert_eq!(logbook.delete_tag("#ddp".into()).unwrap(), 2);
    assert_eq!(tags(&logbook), [("kept".to_owned(), 2)]);
    not_found(&logbook, |it| it.delete_tag("ddp".into()));
    refused(&logbook, "tag", |it| it.delete_tag("+".into()));
    logbook.undo().unwrap();
    assert_eq!(state(&logbook), before);
}

#[test]
fn a_tag_that_only_an_erased_record_carried_is_in_no_step_of_its_merging() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = crate::support::on_disk(&file);
    let secret = logbook.add_entry(NewEntry { marks: tagged(&["quokkadrome", "plain"]), ..text("secret") }).unwrap();
    logbook.add_entry(NewEntry { marks: tagged(&["usual"]), ..text("kept") }).unwrap();
    let from = vec!["quokkadrome".into(), "usual".into()];
    logbook.merge_tags(MergeTags { from, into: "plain".into() }).unwrap();
    logbook.erase(secret.id.into()).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(11).any(|window| window == b"quokkadrome"));
    while logbook.undo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_deleted_tag_comes_back_beside_one_of_its_name_that_an_erased_record_left_behind() {
    let logbook = logbook();
    logbook.add_entry(NewEntry { marks: tagged(&["ddp"]), ..text("first") }).unwrap();
    logbook.delete_tag("ddp".into()).unwrap();
    let brought = logbook.add_entry(NewEntry { marks: tagged(&["DDP"]), ..text("brought it") }).unwrap();
    logbook.add_entry(NewEntry { marks: tagged(&["ddp"]), ..text("carries it too") }).unwrap();
    logbook.erase(brought.id.into()).unwrap();
    for tags_then in [vec![], vec![("ddp".to_owned(), 1)], vec![]] {
        logbook.undo().unwrap();
        assert_eq!(tags(&logbook), tags_then);
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
    while logbook.redo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
}
