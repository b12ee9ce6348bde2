//! Undo, redo, the trash and erasing, across handles and restarts; whatever was done, each step leads back exactly.

mod steps;

use cairn::{EntryEdit, GoalMove, Logbook, MarkAll, NewEntry, NewGoal, NewMarks, NewSession, ParkedTopic, Visibility};

use crate::support::{content, day, entry, found, goal, logbook, not_found, on_disk, person, refused, text};

fn state(logbook: &Logbook) -> String {
    logbook.export_all().unwrap()
}

#[test]
fn undo_says_what_it_took_back_and_redo_brings_it_again() {
    let logbook = logbook();
    let blank = state(&logbook);
    let goal = goal(&logbook, "Ship distributed training");
    let added = state(&logbook);
    logbook.move_goal(goal.id, GoalMove::Achieve { line: String::new() }).unwrap();
    let achieved = state(&logbook);
    let step = logbook.undo().unwrap();
    assert_eq!((step.intent.as_str(), step.subject.as_deref()), ("Achieve goal", Some("Ship distributed training")));
    assert_eq!(state(&logbook), added);
    assert_eq!(logbook.undo().unwrap().intent, "Add goal");
    assert_eq!(state(&logbook), blank);
    assert_eq!(logbook.redo().unwrap().intent, "Add goal");
    assert_eq!(logbook.redo().unwrap().intent, "Achieve goal");
    assert_eq!(state(&logbook), achieved);
}

#[test]
fn there_is_nothing_to_undo_or_redo_in_a_new_logbook() {
    let logbook = logbook();
    assert!(refused(&logbook, "history", Logbook::undo).contains("nothing to undo"));
    assert!(refused(&logbook, "history", Logbook::redo).contains("nothing to redo"));
}

#[test]
fn a_new_change_makes_what_was_undone_unreachable() {
    let logbook = logbook();
    goal(&logbook, "First");
    logbook.undo().unwrap();
    goal(&logbook, "Second");
    refused(&logbook, "history", Logbook::redo);
    assert_eq!(logbook.history(None, 10).unwrap().len(), 1);
}

#[test]
fn what_changes_nothing_is_no_step() {
    let logbook = logbook();
    let kept = entry(&logbook, "Found the NCCL timeout");
    let before = content(&logbook);
    logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: NewEntry::from(&kept) }).unwrap();
    logbook.set_profile(logbook.get_profile().unwrap()).unwrap();
    logbook.set_profile(logbook.get_profile().unwrap()).unwrap();
    assert_eq!(logbook.undo().unwrap().intent, "Add entry", "the profile was the same too");
    logbook.redo().unwrap();
    assert_eq!(content(&logbook).1, before.1);
}

#[test]
fn undo_crosses_restarts_and_two_programs_share_one_line_of_steps() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let window = on_disk(&file);
    let blank = state(&window);
    goal(&window, "From the window");
    let terminal = on_disk(&file);
    entry(&terminal, "from the terminal");
    assert_eq!(window.undo().unwrap().intent, "Add entry", "the newest step is taken back, whoever wrote it");
    assert!(terminal.list_entries(Default::default()).unwrap().is_empty());
    drop((window, terminal));
    let later = on_disk(&file);
    assert_eq!(later.redo().unwrap().intent, "Add entry");
    later.undo().unwrap();
    drop(later);
    let last = on_disk(&file);
    last.undo().unwrap();
    assert_eq!(state(&last), blank);
    assert_eq!(last.check().unwrap(), Vec::<String>::new());
}

#[test]
fn each_handle_sees_what_the_other_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let (window, terminal) = (on_disk(&file), on_disk(&file));
    let seen = window.data_version().unwrap();
    goal(&terminal, "Written elsewhere");
    assert_ne!(window.data_version().unwrap(), seen, "the window knows that it must read again");
    assert_eq!(found(&window, "elsewhere"), ["Written elsewhere"]);
}

#[test]
fn a_file_that_another_program_creates_is_seen_by_one_that_waited_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let window = Logbook::open(&file, crate::support::options()).unwrap();
    let seen = window.data_version().unwrap();
    goal(&on_disk(&file), "Created by the terminal");
    assert_ne!(window.data_version().unwrap(), seen);
    assert_eq!(found(&window, "terminal"), ["Created by the terminal"]);
    goal(&window, "And carried on by the window");
    assert_eq!(on_disk(&file).list_goals(Default::default()).unwrap().len(), 2);
}

#[test]
fn a_toast_undoes_its_own_step_only() {
    let logbook = logbook();
    assert_eq!(logbook.last_step(), None);
    goal(&logbook, "First");
    let first = logbook.last_step().unwrap();
    let again = goal(&logbook, "Second");
    let second = logbook.last_step().unwrap();
    refused(&logbook, "step", |logbook| logbook.undo_step(first));
    logbook.edit_goal(again.id, NewGoal::from(&again)).unwrap();
    assert_eq!(logbook.last_step(), None, "an edit that changes nothing is no step, and has nothing to undo");
    assert_eq!(logbook.undo_step(second).unwrap().subject.as_deref(), Some("Second"));
    logbook.undo_step(first).unwrap();
    refused(&logbook, "step", |logbook| logbook.undo_step(first));
}

#[test]
fn a_record_tells_its_own_history() {
    let logbook = logbook();
    let kept = entry(&logbook, "one");
    entry(&logbook, "another");
    logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: text("two") }).unwrap();
    let intents: Vec<_> =
        logbook.history(Some(kept.id.into()), 10).unwrap().into_iter().map(|step| step.intent).collect();
    assert_eq!(intents, ["Edit entry", "Add entry"]);
}

#[test]
fn a_deleted_record_waits_in_the_trash_and_comes_back_whole() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let new = NewEntry {
        marks: NewMarks { tags: vec!["ddp".into()], links: vec![maya.id.into()], ..NewMarks::default() },
        ..text("Paired on the hang")
    };
    let kept = logbook.add_entry(new).unwrap();
    logbook.attach(kept.id.into(), "trace.txt", b"rank 3 waits").unwrap();
    let before = state(&logbook);
    logbook.delete_record(kept.id.into()).unwrap();
    assert!(found(&logbook, "hang").is_empty());
    let trash = logbook.trash().unwrap();
    assert_eq!((trash[0].id, trash[0].title.as_str()), (kept.id.into(), "Paired on the hang"));
    assert_eq!(logbook.find_trashed("paired").unwrap(), kept.id.into());
    not_found(&logbook, |logbook| logbook.find_trashed(" "));
    logbook.restore(kept.id.into()).unwrap();
    assert_eq!(state(&logbook), before);
    assert_eq!(found(&logbook, "hang"), ["Paired on the hang"]);
    assert!(logbook.trash().unwrap().is_empty());
    not_found(&logbook, |logbook| logbook.restore(kept.id.into()));
    logbook.undo().unwrap();
    assert_eq!(logbook.trash().unwrap().len(), 1, "restoring is a step of its own");
}

#[test]
fn restoring_brings_back_what_pointed_to_the_record() {
    let logbook = logbook();
    let talk = entry(&logbook, "A talk");
    let marks = NewMarks { links: vec![talk.id.into()], ..NewMarks::default() };
    let notes = logbook.add_entry(NewEntry { marks, ..text("Notes on it") }).unwrap();
    logbook.delete_record(talk.id.into()).unwrap();
    assert!(logbook.get_entry(notes.id).unwrap().marks.links.is_empty());
    logbook.restore(talk.id.into()).unwrap();
    assert_eq!(logbook.get_entry(notes.id).unwrap().marks.links[0].id, talk.id.into());
}

#[test]
fn what_a_restored_record_pointed_to_and_is_gone_stays_gone() {
    let logbook = logbook();
    let parent = goal(&logbook, "Become senior");
    let mut new = crate::support::titled("Lead a project");
    new.parent_id = Some(parent.id);
    let child = logbook.add_goal(new).unwrap();
    logbook.delete_record(child.id.into()).unwrap();
    logbook.delete_record(parent.id.into()).unwrap();
    logbook.restore(child.id.into()).unwrap();
    assert_eq!(logbook.get_goal(child.id).unwrap().parent_id, None);
    logbook.undo().unwrap();
    logbook.undo().unwrap();
    logbook.undo().unwrap();
    assert_eq!(
        logbook.get_goal(child.id).unwrap().parent_id,
        Some(parent.id),
        "undoing all leads back to where it was"
    );
}

#[test]
fn a_session_waits_for_its_mentorship_to_be_restored() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let session = logbook
        .add_session(NewSession { person_id: Some(maya.id), held_on: Some(day("2026-11-03")), ..NewSession::default() })
        .unwrap();
    logbook.delete_record(session.id.into()).unwrap();
    assert_eq!(logbook.trash().unwrap()[0].title, "Session with Maya on 2026-11-03");
    logbook.delete_record(session.mentorship_id.into()).unwrap();
    refused(&logbook, "record", |logbook| logbook.restore(session.id.into()));
    logbook.restore(session.mentorship_id.into()).unwrap();
    logbook.restore(session.id.into()).unwrap();
    assert_eq!(logbook.get_session(session.id).unwrap(), session);
}

#[test]
fn a_bulk_edit_is_undone_as_one() {
    let logbook = logbook();
    let ids: Vec<_> = (0..20).map(|number| entry(&logbook, &format!("note {number}")).id.into()).collect();
    let before = state(&logbook);
    let all = MarkAll {
        records: ids,
        tags: vec!["spring".into()],
        visibility: Some(Visibility::Report),
        ..MarkAll::default()
    };
    assert_eq!(logbook.mark_all(all).unwrap(), 20);
    assert_eq!(logbook.history(None, 1).unwrap()[0].count, 20);
    logbook.undo().unwrap();
    assert_eq!(state(&logbook), before);
}

/// Whether any file of a folder holds these bytes.
fn anywhere(folder: &std::path::Path, wanted: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|found| {
        let path = found.unwrap().path();
        path.is_file() && std::fs::read(path).unwrap().windows(wanted.len()).any(|bytes| bytes == wanted)
    })
}

#[test]
fn erased_text_is_nowhere_in_the_file_or_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    for number in 0..60 {
        entry(&logbook, &format!("ordinary words number{number} about training and serving, kept for years"));
    }
    let secret = logbook
        .add_entry(NewEntry {
            title: "Zylophantine".into(),
            marks: NewMarks { tags: vec!["quokkadrome".into()], ..NewMarks::default() },
            ..text("the zylophantine told me quietly 秘密計画 in smithereens")
        })
        .unwrap();
    logbook.attach(secret.id.into(), "vermillard.txt", b"attached umbrelliform bytes").unwrap();
    logbook
        .edit_entry(EntryEdit {
            id: secret.id,
            base: None,
            entry: NewEntry { title: "Harmless".into(), ..text("nothing") },
        })
        .unwrap();
    let rest = state(&{
        let other = Logbook::in_memory(crate::support::options()).unwrap();
        other.import_all(&state(&logbook)).unwrap();
        other.erase(secret.id.into()).unwrap();
        other
    });
    let erased = logbook.erase(secret.id.into()).unwrap();
    assert!(erased.finished);
    for remnant in ["ylophantin", "uokkadrom", "ermillar", "mbrellifor", "秘密", "armless", "mithereen"] {
        assert!(!anywhere(folder.path(), remnant.as_bytes()), "{remnant} is still readable in the file");
    }
    assert_eq!(state(&logbook), rest, "everything else is as it was");
    assert_eq!(found(&logbook, "number7 serving").len(), 1);
    not_found(&logbook, |logbook| logbook.erase(secret.id.into()));
    assert!(logbook.history(Some(secret.id.into()), 10).unwrap().is_empty());
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn every_erased_record_of_many_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let mut secrets = Vec::new();
    for number in 0..40 {
        entry(&logbook, &format!("kept {number} with some length of ordinary text to fill pages of the index"));
        let secret = format!("secretword{number}x");
        secrets.push((entry(&logbook, &format!("{secret} stands in a text of its own")).id, secret));
    }
    for (id, _) in &secrets {
        logbook.erase((*id).into()).unwrap();
    }
    for (_, secret) in &secrets {
        assert!(!anywhere(folder.path(), secret.as_bytes()), "{secret} is still readable in the file");
    }
    assert_eq!(logbook.list_entries(Default::default()).unwrap().len(), 40);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_topic_that_was_parked_goes_with_the_session_it_was_taken_into() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    let maya = person(&logbook, "Maya");
    logbook.park_topic(ParkedTopic { person_id: maya.id, text: "salarytalkzq".into() }).unwrap();
    let planned = NewSession {
        person_id: Some(maya.id),
        status: Some(cairn::SessionStatus::Planned),
        held_on: Some(day("2026-11-30")),
        ..NewSession::default()
    };
    let session = logbook.add_session(planned).unwrap();
    assert_eq!(session.topics.len(), 1);
    logbook.erase(session.id.into()).unwrap();
    assert!(!anywhere(folder.path(), b"salarytalkzq"));
    while logbook.undo().is_ok() {}
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn undo_goes_on_past_what_was_erased() {
    let logbook = logbook();
    let blank = state(&logbook);
    let talk = entry(&logbook, "A talk");
    let linked = NewEntry { marks: NewMarks { links: vec![talk.id.into()], ..NewMarks::default() }, ..text("Notes") };
    let notes = logbook.add_entry(linked).unwrap();
    logbook.edit_entry(EntryEdit { id: notes.id, base: None, entry: text("Notes without the link") }).unwrap();
    let maya = person(&logbook, "Maya");
    let session = logbook.add_session(NewSession { person_id: Some(maya.id), ..NewSession::default() }).unwrap();
    let goal = goal(&logbook, "Ship it");
    let discussed = cairn::NewCheckIn { note: "on track".into(), session_id: Some(session.id), ..Default::default() };
    logbook.check_in_goal(goal.id, discussed).unwrap();
    logbook.erase(talk.id.into()).unwrap();
    logbook.delete_record(session.id.into()).unwrap();
    logbook.erase(session.mentorship_id.into()).unwrap();
    let mut undone = 0;
    while logbook.undo().is_ok() {
        undone += 1;
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new(), "after undoing {undone} steps");
    }
    assert_eq!(state(&logbook), blank);
    while logbook.redo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
    assert_eq!(logbook.get_goal(goal.id).unwrap().check_ins[0].note, "on track");
}

#[test]
fn what_others_need_is_not_erased() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    logbook.add_session(NewSession { person_id: Some(maya.id), ..NewSession::default() }).unwrap();
    refused(&logbook, "person", |logbook| logbook.erase(maya.id.into()));
}

#[test]
fn erasing_names_only_the_backups_that_still_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = on_disk(&folder.path().join("logbook.db"));
    logbook.back_up().unwrap();
    let secret = entry(&logbook, "secret");
    let holding = logbook.back_up().unwrap();
    assert_eq!(logbook.erase(secret.id.into()).unwrap().backups, [holding.name]);
}

#[test]
fn an_edit_of_an_older_version_keeps_both_texts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let first = on_disk(&file);
    let began = entry(&first, "as it was");
    let later = Logbook::open(&file, crate::support::at("2026-11-23T12:00:01+01:00")).unwrap();
    later
        .edit_entry(EntryEdit { id: began.id, base: Some(began.marks.updated_at), entry: text("by the terminal") })
        .unwrap();
    let again = Logbook::open(&file, crate::support::at("2026-11-23T12:00:02+01:00")).unwrap();
    again
        .edit_entry(EntryEdit { id: began.id, base: Some(began.marks.updated_at), entry: text("by the window") })
        .unwrap();
    let bodies: Vec<_> = again.list_entries(Default::default()).unwrap().into_iter().map(|entry| entry.body).collect();
    assert!(bodies.contains(&"by the window".into()) && bodies.contains(&"by the terminal".into()), "{bodies:?}");
    again.undo().unwrap();
    assert_eq!(again.list_entries(Default::default()).unwrap().len(), 1, "both came by one step");
    assert!(matches!(again.get_entry(began.id), Ok(entry) if entry.body == "by the terminal"));
}
