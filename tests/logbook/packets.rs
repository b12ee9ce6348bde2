//! Packets for mentors, and what is taken in of the replies to them.

use cairn::{
    AnswerKind, AnswerState, EntryFilter, EntryKind, Logbook, MergePeople, NewAssessment, NewEntry, NewGoal, NewMarks,
    NewMentorship, Packet, Period, Person, Quarter, Reply, ReplyAnswer, TakeReply, Visibility,
};

use crate::support::{at, day, logbook, named, on_disk, person, refused};

fn quarter() -> Period {
    Period::from(Quarter::of(day("2026-08-01")))
}

fn shown(visibility: Visibility) -> NewMarks {
    NewMarks { visibility, ..NewMarks::default() }
}

/// A logbook with a mentor who helps with two skills, two entries that she may see, one that she may not, and a question.
fn with_maya() -> (Logbook, Person) {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let skills = vec!["decisions".to_owned(), "planning".to_owned()];
    let from_on = Some(day("2026-07-01"));
    logbook.start_mentorship(NewMentorship { skills, from_on, ..NewMentorship::with(maya.id) }).unwrap();
    for (title, visibility) in [
        ("Shipped it", Visibility::Mentor),
        ("For Maya", Visibility::Person(maya.id)),
        ("The offer", Visibility::Private),
    ] {
        let (marks, happened_on) = (shown(visibility), Some(day("2026-08-10")));
        logbook.add_entry(NewEntry { title: title.into(), marks, happened_on, ..NewEntry::default() }).unwrap();
    }
    logbook.ask(maya.id, &quarter(), "What should I stop doing?").unwrap();
    (logbook, maya)
}

fn packet(logbook: &Logbook, person: &Person) -> Packet {
    logbook.packet(person.id, &quarter()).unwrap().packet
}

/// A reply that says the same of everything in the packet, and rates every skill.
fn reply(packet: &Packet, words: &str) -> Reply {
    let answer = |key: &str, hash: &str, seen: &str, level| ReplyAnswer {
        key: key.into(),
        hash: hash.into(),
        seen: seen.into(),
        level,
        words: words.into(),
    };
    let answers = (packet.questions.iter().map(|one| answer(&one.key, &one.hash, &one.text, None)))
        .chain(packet.items.iter().map(|one| answer(&one.key, &one.hash, &one.title, None)))
        .chain(packet.skills.iter().map(|one| answer(&one.key, &one.hash, &one.name, Some(3))));
    Reply {
        packet: packet.id,
        quarter: packet.report.quarter.clone(),
        from: packet.to.clone(),
        to: packet.from.clone(),
        saved_at: "2026-10-02T22:30:00Z".parse().unwrap(),
        answers: answers.collect(),
    }
}

fn states(logbook: &Logbook, reply: &Reply) -> Vec<AnswerState> {
    logbook.read_reply(reply).unwrap().answers.into_iter().map(|answer| answer.state).collect()
}

fn feedback(logbook: &Logbook) -> Vec<(String, String)> {
    let filter = EntryFilter { kinds: vec![EntryKind::Feedback], ..EntryFilter::default() };
    logbook.list_entries(filter).unwrap().into_iter().map(|entry| (entry.title, entry.body)).collect()
}

#[test]
fn a_packet_holds_what_its_reader_may_see_and_is_named_for_person_and_quarter() {
    let (logbook, maya) = with_maya();
    let sam = person(&logbook, "Sam");
    let (hers, his) = (packet(&logbook, &maya), packet(&logbook, &sam));
    let titles = |packet: &Packet| packet.items.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
    assert_eq!(
        (titles(&hers), titles(&his)),
        (vec!["Shipped it".into(), "For Maya".into()], vec!["Shipped it".into()])
    );
    assert_eq!(hers.questions.len(), 1);
    assert_eq!((his.questions.len(), his.skills.len()), (0, 0), "what is asked of one mentor is not asked of another");
    assert_eq!(hers.skills.iter().map(|skill| skill.skill.as_str()).collect::<Vec<_>>(), ["decisions", "planning"]);
    assert!(hers.skills.iter().all(|skill| skill.levels.len() == 5 && skill.mine.is_none()));
    assert_eq!(hers.id, packet(&logbook, &maya).id);
    assert_ne!(hers.id, his.id);
    let next = logbook.packet(maya.id, &Period::from(Quarter::of(day("2026-11-01")))).unwrap().packet;
    assert_ne!(hers.id, next.id);
    let told = logbook.packet(maya.id, &quarter()).unwrap().contents.held_back;
    assert_eq!((told.by_visibility, told.by_person), (1, 0));
    let keys: Vec<String> = hers.items.iter().map(|item| item.key.clone()).collect();
    let ids = logbook.list_entries(EntryFilter::default()).unwrap().into_iter().map(|entry| entry.id.to_string());
    assert!(ids.into_iter().all(|id| !keys.contains(&id)), "a record's id tells when it was written down");
}

#[test]
fn my_own_rating_is_in_it_only_where_its_mark_allows() {
    let (logbook, maya) = with_maya();
    for (skill, visibility) in [("decisions", Visibility::Private), ("planning", Visibility::Mentor)] {
        let rated =
            NewAssessment { skill: skill.into(), level: 2, reason: "so far".into(), ..NewAssessment::default() };
        let assessed_on = Some(day("2026-08-01"));
        logbook.rate_skill(NewAssessment { marks: shown(visibility), assessed_on, ..rated }).unwrap();
    }
    let mine: Vec<Option<u8>> = packet(&logbook, &maya).skills.into_iter().map(|skill| skill.mine).collect();
    assert_eq!(mine, [None, Some(2)]);
}

#[test]
fn exactly_the_packet_that_was_looked_at_is_written() {
    let (logbook, maya) = with_maya();
    let looked_at = logbook.packet(maya.id, &quarter()).unwrap().contents.hash;
    assert!(logbook.packet(maya.id, &quarter()).unwrap().exactly(&looked_at).is_ok());
    logbook.ask(maya.id, &quarter(), "And what more?").unwrap();
    assert!(logbook.packet(maya.id, &quarter()).unwrap().exactly(&looked_at).is_err(), "a question is part of it");
}

#[test]
fn a_reply_is_taken_in_as_what_its_writer_said_in_one_step() {
    let (logbook, maya) = with_maya();
    let reply = reply(&packet(&logbook, &maya), "Well done.");
    assert_eq!(states(&logbook, &reply), [AnswerState::New; 5]);
    let steps = logbook.history(None, u32::MAX).unwrap().len();
    let read = logbook.take_reply(&reply, &TakeReply::default()).unwrap();
    assert!(read.answers.iter().all(|answer| answer.state == AnswerState::Taken));
    assert_eq!(logbook.history(None, u32::MAX).unwrap().len(), steps + 1);

    let ratings = logbook.ratings_by(maya.id).unwrap();
    assert_eq!(ratings.len(), 2);
    assert!(
        ratings.iter().all(|one| one.level == 3 && one.reason == "Well done." && one.by.as_deref() == Some("Maya"))
    );
    assert_eq!(ratings[0].assessed_on, day("2026-10-02"), "the day on which it was saved, by the person's clock");
    assert!(ratings.iter().all(|one| one.marks.visibility == Visibility::Person(maya.id)));
    let said = feedback(&logbook);
    assert!(said.contains(&("What should I stop doing?".into(), "Maya: Well done.".into())), "{said:?}");
    assert!(said.contains(&("Maya on an entry".into(), "On [[Shipped it]]:\n\nWell done.".into())), "{said:?}");

    logbook.undo().unwrap();
    assert_eq!(
        (feedback(&logbook), logbook.ratings_by(maya.id).unwrap(), logbook.list_replies().unwrap()),
        (vec![], vec![], vec![])
    );
    logbook.redo().unwrap();
    assert_eq!((feedback(&logbook).len(), logbook.list_replies().unwrap().len()), (3, 1));
}

#[test]
fn a_reply_that_was_read_changes_nothing_when_it_is_read_again() {
    let (logbook, maya) = with_maya();
    let reply = reply(&packet(&logbook, &maya), "Well done.");
    logbook.take_reply(&reply, &TakeReply::default()).unwrap();
    let before = crate::support::content(&logbook);
    logbook.take_reply(&reply, &TakeReply::default()).unwrap();
    let keys = Some(reply.answers.iter().map(|answer| answer.key.clone()).collect());
    logbook.take_reply(&reply, &TakeReply { keys, visibility: Some(Visibility::Report) }).unwrap();
    assert!(crate::support::content(&logbook) == before);
}

#[test]
fn what_changed_since_stands_beside_the_text_of_now_and_is_kept_for_later() {
    let (logbook, maya) = with_maya();
    let sent = reply(&packet(&logbook, &maya), "Well done.");
    let entry = |title: &str| {
        logbook.list_entries(EntryFilter::default()).unwrap().into_iter().find(|one| one.title == title).unwrap()
    };
    let shipped = entry("Shipped it");
    let edit = cairn::EntryEdit {
        id: shipped.id,
        base: None,
        entry: NewEntry { title: "Shipped it twice".into(), ..NewEntry::from(&shipped) },
    };
    logbook.edit_entry(edit).unwrap();
    logbook.delete_record(entry("For Maya").id.into()).unwrap();

    let read = logbook.take_reply(&sent, &TakeReply::default()).unwrap();
    let of = |seen: &str| read.answers.iter().find(|answer| answer.seen == seen).unwrap().clone();
    assert_eq!(
        (of("Shipped it").state, of("Shipped it").title.as_deref()),
        (AnswerState::Changed, Some("Shipped it twice"))
    );
    assert_eq!((of("For Maya").state, of("For Maya").title), (AnswerState::Gone, None));
    assert_eq!(read.answers.iter().filter(|answer| answer.state == AnswerState::Taken).count(), 3);
    assert_eq!(feedback(&logbook).len(), 1);

    let kept = logbook.list_replies().unwrap().remove(0);
    assert_eq!(logbook.kept_reply(kept.id).unwrap(), sent, "the whole reply is kept");
    let keys = Some(vec![of("Shipped it").key, of("For Maya").key]);
    logbook.take_reply(&sent, &TakeReply { keys, visibility: None }).unwrap();
    assert!(feedback(&logbook).contains(&("Maya said".into(), "Well done.".into())));
    assert!(feedback(&logbook).contains(&("Maya on an entry".into(), "On [[Shipped it twice]]:\n\nWell done.".into())));
}

#[test]
fn a_later_reply_rewords_what_an_earlier_one_said() {
    let (logbook, maya) = with_maya();
    let packet = packet(&logbook, &maya);
    logbook.take_reply(&reply(&packet, "Well done."), &TakeReply::default()).unwrap();
    logbook.take_reply(&reply(&packet, "Very well done."), &TakeReply::default()).unwrap();
    let said = feedback(&logbook);
    assert_eq!(said.len(), 3);
    assert!(said.iter().all(|(_, body)| body.ends_with("Very well done.")), "{said:?}");
    assert_eq!(logbook.list_replies().unwrap().len(), 2);
    assert_eq!(logbook.ratings_by(maya.id).unwrap().len(), 4, "ratings are added, never replaced");
}

#[test]
fn a_reply_to_another_logbook_is_refused_and_a_level_of_what_is_no_skill_is_no_rating() {
    let (logbook, maya) = with_maya();
    let sent = reply(&packet(&logbook, &maya), "Well done.");
    let other = Logbook::in_memory(at("2026-11-22T12:00:00+01:00")).unwrap();
    other.add_person(named("Maya")).unwrap();
    refused(&other, "reply", |other| other.read_reply(&sent));
    refused(&other, "reply", |other| other.take_reply(&sent, &TakeReply::default()));

    let mut forged = sent.clone();
    forged.answers.retain(|answer| answer.level.is_none());
    forged.answers.iter_mut().for_each(|answer| answer.level = Some(4));
    let read = logbook.read_reply(&forged).unwrap();
    assert!(read.answers.iter().all(|answer| answer.kind != AnswerKind::Rating && answer.level.is_none()));
    logbook.take_reply(&forged, &TakeReply::default()).unwrap();
    assert!(logbook.ratings_by(maya.id).unwrap().is_empty());
}

#[test]
fn what_a_mentor_said_of_a_record_never_names_it_to_those_who_may_not_see_it() {
    let (logbook, maya) = with_maya();
    let goal =
        NewGoal { title: "Leave the team".into(), marks: shown(Visibility::Person(maya.id)), ..NewGoal::default() };
    logbook.add_goal(NewGoal { start_on: Some(day("2026-08-02")), ..goal }).unwrap();
    let sent = reply(&packet(&logbook, &maya), "Think about it.");
    logbook.take_reply(&sent, &TakeReply { keys: None, visibility: Some(Visibility::Report) }).unwrap();
    let now = Period::from(Quarter::of(day("2026-11-01")));
    let report = logbook.report(&now, cairn::Audience::Report).unwrap().report;
    let entries: Vec<_> = report.areas.iter().flat_map(|area| &area.entries).collect();
    assert!(entries.iter().any(|entry| entry.body.contains("Think about it.")));
    assert!(
        entries.iter().all(|entry| !entry.body.contains("Leave the team") && !entry.title.contains("Leave the team"))
    );
}

#[test]
fn questions_are_worded_ordered_and_taken_back() {
    let (logbook, maya) = with_maya();
    refused(&logbook, "question", |logbook| logbook.ask(maya.id, &quarter(), " "));
    let second = logbook.ask(maya.id, &quarter(), "What next?").unwrap();
    let texts =
        || logbook.list_questions(maya.id, &quarter()).unwrap().into_iter().map(|one| one.text).collect::<Vec<_>>();
    let first = logbook.question_at(maya.id, &quarter(), 1).unwrap();
    logbook.order_questions(&[second.id, first.id]).unwrap();
    assert_eq!(texts(), ["What next?", "What should I stop doing?"]);
    logbook.reword_question(first.id, "What should I drop?").unwrap();
    logbook.take_back_question(second.id).unwrap();
    assert_eq!(texts(), ["What should I drop?"]);
    logbook.undo().unwrap();
    assert_eq!(texts(), ["What next?", "What should I drop?"]);
}

#[test]
fn replies_stay_with_whoever_two_people_become() {
    let (logbook, maya) = with_maya();
    let sent = reply(&packet(&logbook, &maya), "Well done.");
    let first = sent.answers[0].key.clone();
    logbook.take_reply(&sent, &TakeReply { keys: Some(vec![first]), visibility: None }).unwrap();
    let whole = person(&logbook, "Maya Lindqvist");
    logbook.merge_people(MergePeople { from: maya.id, into: whole.id }).unwrap();
    assert_eq!(logbook.list_questions(whole.id, &quarter()).unwrap().len(), 1);
    let read = logbook.take_reply(&sent, &TakeReply::default()).unwrap();
    assert_eq!(
        (read.person.as_str(), read.answers.iter().filter(|one| one.state == AnswerState::Taken).count()),
        ("Maya Lindqvist", 5)
    );
}

#[test]
fn packets_come_back_from_an_export_as_they_were() {
    let (logbook, maya) = with_maya();
    let sent = reply(&packet(&logbook, &maya), "Well done.");
    logbook.take_reply(&sent, &TakeReply::default()).unwrap();
    let copy = Logbook::in_memory(at("2026-12-01T12:00:00+01:00")).unwrap();
    copy.import_all(&logbook.export_all().unwrap()).unwrap();
    let tables = |logbook: &Logbook| logbook.export_all().unwrap().split_once("\"tables\"").unwrap().1.to_owned();
    assert!(tables(&copy) == tables(&logbook));
}

#[test]
fn what_was_said_of_an_erased_record_is_nowhere_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let maya = person(&logbook, "Maya");
    let marks = shown(Visibility::Mentor);
    let new =
        NewEntry { title: "Xylograph".into(), marks, happened_on: Some(day("2026-08-10")), ..NewEntry::default() };
    let entry = logbook.add_entry(new).unwrap();
    let sent = reply(&packet(&logbook, &maya), "Quizzaciously said.");
    logbook.take_reply(&sent, &TakeReply::default()).unwrap();
    let said =
        logbook.list_entries(EntryFilter { kinds: vec![EntryKind::Feedback], ..EntryFilter::default() }).unwrap();
    logbook.erase(said[0].id.into()).unwrap();
    logbook.erase(entry.id.into()).unwrap();
    let kept = logbook.list_replies().unwrap().remove(0);
    assert!(logbook.kept_reply(kept.id).unwrap().answers.is_empty());
    drop(logbook);
    for part in
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    {
        let bytes = std::fs::read(&part).unwrap();
        let holds = |word: &str| bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()));
        assert!(!holds("xylograph") && !holds("quizzaciously"), "{}", part.display());
    }
}

#[test]
fn a_record_tells_what_was_said_of_it_by_whom_and_when_until_it_is_undone() {
    let (logbook, maya) = with_maya();
    let reply = reply(&packet(&logbook, &maya), "Well done.\n\nDo it [[again]]:\n\nsoon.");
    logbook.take_reply(&reply, &TakeReply::default()).unwrap();
    let entries = logbook.list_entries(EntryFilter::default()).unwrap();
    let shipped = entries.iter().find(|entry| entry.title == "Shipped it").unwrap().id.into();
    let comments = logbook.list_comments(shipped).unwrap();
    assert_eq!(comments.len(), 1);
    let said = &comments[0];
    assert_eq!((said.person.as_str(), said.said_on), ("Maya", day("2026-10-02")));
    assert_eq!(said.words, "Well done.\n\nDo it [[again]]:\n\nsoon.", "what it is about is known here");
    assert_eq!(logbook.get_entry(said.entry_id).unwrap().title, "Maya on an entry");
    assert_eq!(logbook.list_comments(maya.id.into()).unwrap(), [], "what she said is not said of her");
    logbook.undo().unwrap();
    assert_eq!(logbook.list_comments(shipped).unwrap(), []);
}
