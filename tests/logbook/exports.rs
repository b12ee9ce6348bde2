//! Everything out as one file and in again: nothing of the person's is replaced, and nothing gets in that cannot be read again.

use std::fs;

use cairn::{
    Kind, Logbook, NewCheckIn, NewEntry, NewGoal, NewMilestone, NewSession, ParkedTopic, Profile, SessionStatus, Verb,
};
use serde_json::{Value, json};

use crate::support::{at, content, day, entry, evidence, logbook, on_disk, options, person, refused, text, titled};

/// A logbook with a row in most tables; its entry is the only thing of 2026-11-19.
fn fill(logbook: &Logbook) {
    let maya = person(logbook, "Maya");
    let held = NewSession {
        person_id: Some(maya.id),
        status: Some(SessionStatus::Held),
        held_on: Some(day("2026-11-03")),
        starts_at: Some("2026-11-03T09:00:00Z".parse().unwrap()),
        takeaway: "Ask earlier".into(),
        ..NewSession::default()
    };
    logbook.add_session(held).unwrap();
    logbook.park_topic(ParkedTopic { person_id: maya.id, text: "what to read".into() }).unwrap();
    let milestones = vec![NewMilestone { title: "A first one".into(), ..NewMilestone::default() }];
    let goal =
        logbook.add_goal(NewGoal { due_on: Some(day("2026-12-01")), milestones, ..titled("Lead a review") }).unwrap();
    logbook.check_in_goal(goal.id, NewCheckIn { note: "half way".into(), ..NewCheckIn::default() }).unwrap();
    let marks = evidence("mentoring", Verb::Led);
    logbook.add_entry(NewEntry { happened_on: Some(day("2026-11-19")), marks, ..text("led it") }).unwrap();
    logbook.set_profile(Profile { name: "Alex".into(), ..Profile::default() }).unwrap();
}

fn full() -> Logbook {
    let logbook = logbook();
    fill(&logbook);
    logbook
}

/// Another logbook, which has things of its own already.
fn another() -> Logbook {
    let logbook = Logbook::in_memory(at("2026-12-24T09:00:00+01:00")).unwrap();
    entry(&logbook, "here before");
    logbook
}

fn goals(logbook: &Logbook) -> usize {
    logbook.list_goals(Default::default()).unwrap().len()
}

#[test]
fn a_file_with_what_could_not_be_read_again_is_refused_and_says_what_it_is() {
    let export: Value = serde_json::from_str(&full().export_all().unwrap()).unwrap();
    for (table, column, impossible) in [
        ("entry", "happened_on", "2026-13-99"),
        ("entry", "happened_on", "2026-02-30"),
        ("goal", "due_on", "2026-12-1"),
        ("milestone", "reached_on", "soon"),
        ("check_in", "visibility", "everyone"),
        ("topic", "visibility", "nobody"),
        ("session", "starts_at", "at ten"),
        ("record", "updated_at", "2026-11-23T99:00:00Z"),
        ("record", "visibility", "mentor:Maya"),
        ("evidence", "id", "first"),
        ("profile", "since_on", "2021"),
    ] {
        let mut export = export.clone();
        export["tables"][table][0][column] = impossible.into();
        let here = another();
        let said = refused(&here, "file", |here| here.import_all(&export.to_string()));
        for named in [table, column, impossible] {
            assert!(said.contains(named), "{named} of {table}.{column} is not named: {said}");
        }
        assert_eq!(here.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_file_whose_parts_do_not_make_a_record_or_a_framework_is_refused() {
    let export: Value = serde_json::from_str(&full().export_all().unwrap()).unwrap();
    let mut without = export.clone();
    without["tables"]["entry"] = json!([]);
    let said = refused(&logbook(), "file", |here| here.import_all(&without.to_string()));
    assert!(said.contains("entry"), "{said}");
    let mut empty = export;
    empty["tables"]["framework"][0]["document"] = "{}".into();
    let said = refused(&logbook(), "file", |here| here.import_all(&empty.to_string()));
    assert!(said.contains("framework"), "{said}");
}

#[test]
fn a_logbook_that_holds_what_cannot_be_read_is_not_called_sound() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    fill(&logbook);
    drop(logbook);
    // The same length, in the table, its indexes and the history, so that SQLite itself has nothing to say about it.
    let (possible, impossible) = (b"11-19", b"13-99");
    let mut bytes = fs::read(&file).unwrap();
    for at in 0..bytes.len() - possible.len() {
        if bytes[at..].starts_with(possible) {
            bytes[at..at + possible.len()].copy_from_slice(impossible);
        }
    }
    fs::write(&file, bytes).unwrap();
    let logbook = on_disk(&file);
    logbook.list_entries(Default::default()).unwrap_err();
    let faults = logbook.check().unwrap();
    assert!(faults.len() == 1 && faults[0].contains("2026-13-99") && faults[0].contains("entry"), "{faults:?}");
}

#[test]
fn importing_replaces_neither_the_profile_nor_a_framework_of_the_persons_own() {
    let export = full().export_all().unwrap();
    let here = logbook();
    here.set_profile(Profile { name: "Sam".into(), ..Profile::default() }).unwrap();
    assert_eq!(here.import_all(&export).unwrap().taken[&Kind::Goal], 1);
    assert_eq!((here.get_profile().unwrap().name.as_str(), goals(&here)), ("Sam", 1));

    let here = logbook();
    let mut own = here.framework_file(None).unwrap();
    (own.id, own.slug, own.name) = (uuid::Uuid::from_u128(7), "own".into(), "My own".into());
    here.import_framework(own).unwrap();
    here.use_framework("own".into()).unwrap();
    here.import_all(&export).unwrap();
    let frameworks = here.list_frameworks().unwrap();
    let used: Vec<_> = frameworks.iter().map(|framework| (framework.slug.as_str(), framework.in_use)).collect();
    assert_eq!(used, [("own", true), ("deep-learning-engineer", false)]);
    assert_eq!((here.get_profile().unwrap().name.as_str(), goals(&here)), ("Alex", 1), "what said nothing is filled");

    let here = logbook();
    let mut changed = here.framework_file(None).unwrap();
    changed.areas[0].name = "Learning, my way".into();
    here.import_framework(changed).unwrap();
    here.import_all(&export).unwrap();
    assert_eq!(here.list_areas().unwrap()[0].name, "Learning, my way");
}

#[test]
fn a_framework_that_comes_with_a_file_is_not_put_to_use_beside_the_one_here() {
    let there = full();
    let mut own = there.framework_file(None).unwrap();
    (own.id, own.slug, own.name) = (uuid::Uuid::from_u128(7), "own".into(), "My own".into());
    there.import_framework(own).unwrap();
    there.use_framework("own".into()).unwrap();
    let here = another();
    here.import_all(&there.export_all().unwrap()).unwrap();
    let used: Vec<_> = here.list_frameworks().unwrap().into_iter().map(|framework| framework.in_use).collect();
    assert_eq!(used, [true, false]);
}

#[test]
fn an_import_that_founds_the_file_makes_it_the_logbook_of_the_export() {
    let export = full().export_all().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let founded = Logbook::open(&folder.path().join("logbook.db"), at("2026-12-24T09:00:00+01:00")).unwrap();
    founded.import_all(&export).unwrap();
    assert!(founded.export_all().unwrap() == export, "its id too");
}

#[test]
fn undoing_an_import_leaves_a_logbook_that_was_there_exactly_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let later = at("2026-12-24T09:00:00+01:00");
    let there = Logbook::open_or_create(&folder.path().join("logbook.db"), later).unwrap();
    let before = content(&there).0;
    there.import_all(&full().export_all().unwrap()).unwrap();
    assert_eq!(goals(&there), 1);
    there.undo().unwrap();
    assert!(content(&there).0 == before, "its id too");
}

#[test]
fn a_preview_names_each_record_by_kind_title_and_day() {
    let there = full();
    let here = Logbook::in_memory(options()).unwrap();
    let preview = here.preview_all(&there.export_all().unwrap()).unwrap();
    let mut told: Vec<_> = preview
        .items
        .iter()
        .map(|item| {
            format!("{} {} {}", item.kind, item.title, item.happened_on.map(|on| on.to_string()).unwrap_or_default())
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "entry led it 2026-11-19",
            "goal Lead a review ",
            "mentorship  ",
            "person Maya ",
            "session Ask earlier 2026-11-03",
        ]
    );
    assert_eq!((preview.taken, preview.duplicates), (5, 0));
    assert_eq!(there.preview_all(&there.export_all().unwrap()).unwrap().duplicates, 5);
}
