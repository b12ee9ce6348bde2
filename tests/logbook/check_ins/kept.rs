//! A closed check-in says the same for good, whatever becomes of what it was made from.

use super::*;

/// A closed check-in with Maya, and the rating that it wrote.
fn closed(logbook: &Logbook) -> (SkillCheckIn, Person) {
    let maya = person(logbook, "Maya");
    rate(logbook, "mentoring", 1, None);
    let id = logbook.start_check_in(Some(maya.id)).unwrap().id;
    say(logbook, id, says("mentoring", CheckInSide::Mentor, 2, "Two of them"));
    say(logbook, id, says("mentoring", CheckInSide::Agreed, 2, "As she says"));
    (close(logbook, id), maya)
}

/// The bytes that are kept of the check-ins.
fn documents(logbook: &Logbook) -> Vec<Value> {
    let export: Value = serde_json::from_str(&logbook.export_all().unwrap()).unwrap();
    export["tables"]["skill_check_in"].as_array().unwrap().iter().map(|row| row["document"].clone()).collect()
}

#[test]
fn no_later_change_to_framework_skill_rating_or_person_alters_it() {
    let logbook = logbook();
    let (then, maya) = closed(&logbook);
    let bytes = documents(&logbook);
    let version = then.version.clone();

    let mut file = logbook.framework_file(None).unwrap();
    file.levels[2].name = "Something else".into();
    for skill in file.areas.iter_mut().flat_map(|area| &mut area.skills).filter(|skill| skill.slug == "mentoring") {
        skill.name = "Raising others".into();
        skill.levels.insert(2, "Another descriptor".into());
    }
    logbook.save_framework(file).unwrap();
    assert_ne!(logbook.framework_file(None).unwrap().version, version);
    rate(&logbook, "mentoring", 4, None);
    for rating in logbook.skill_history("mentoring").unwrap() {
        logbook.delete_record(rating.id.into()).unwrap();
        logbook.erase(rating.id.into()).unwrap();
    }
    logbook.edit_person(maya.id, NewPerson { name: "Maya Lindqvist".into(), ..NewPerson::from(&maya) }).unwrap();

    assert_eq!(documents(&logbook), bytes);
    let now = logbook.get_check_in(then.id).unwrap();
    assert_eq!(now, then);
    assert_eq!((now.person.as_deref(), now.version), (Some("Maya"), version));
    let kept = row(&then, "mentoring");
    assert_eq!((kept.name.as_str(), kept.mine), ("Mentoring", Some(1)), "as it was before it was closed");
    assert!(!kept.levels[2].text.is_empty() && kept.levels[2].text != "Another descriptor");
    let line = logbook.list_check_ins().unwrap().remove(0);
    assert_eq!((line.person.as_deref(), line.version, line.skills), (Some("Maya"), Some(then.version), 1));
}

#[test]
fn it_comes_back_from_an_export_byte_for_byte() {
    let logbook = logbook();
    let (then, _) = closed(&logbook);
    logbook.start_check_in(None).unwrap();
    let export = logbook.export_all().unwrap();
    let elsewhere = Logbook::in_memory(at("2026-12-24T09:00:00+01:00")).unwrap();
    elsewhere.import_all(&export).unwrap();
    assert_eq!(documents(&elsewhere), documents(&logbook));
    assert_eq!(elsewhere.get_check_in(then.id).unwrap(), then);
}

#[test]
fn an_export_whose_check_in_cannot_be_read_is_refused() {
    let logbook = logbook();
    closed(&logbook);
    let mut export: Value = serde_json::from_str(&logbook.export_all().unwrap()).unwrap();
    export["tables"]["skill_check_in"][0]["document"] = "{}".into();
    let elsewhere = Logbook::in_memory(at("2026-12-24T09:00:00+01:00")).unwrap();
    let sentence = refused(&elsewhere, "file", |it| it.import_all(&export.to_string()));
    assert!(sentence.contains("check-in"), "{sentence}");
}

#[test]
fn an_import_does_not_replace_a_check_in_that_is_all_there_is() {
    let logbook = logbook();
    let export = logbook.export_all().unwrap();
    let here = Logbook::in_memory(at("2026-12-24T09:00:00+01:00")).unwrap();
    here.start_check_in(None).unwrap();
    here.import_all(&export).unwrap();
    assert_eq!(here.list_check_ins().unwrap().len(), 1);
}

#[test]
fn a_person_is_needed_by_their_check_ins_and_hands_them_over_when_merged() {
    let logbook = logbook();
    let (then, maya) = closed(&logbook);
    for rating in logbook.ratings_by(maya.id).unwrap() {
        logbook.delete_record(rating.id.into()).unwrap();
    }
    let sentence = refused(&logbook, "person", |it| it.delete_record(maya.id.into()));
    assert!(sentence.contains("1 check-in."), "{sentence}");
    let lind = logbook.add_person(named("Maya Lindqvist")).unwrap();
    logbook.start_check_in(Some(maya.id)).unwrap();
    logbook.start_check_in(Some(lind.id)).unwrap();
    logbook.merge_people(MergePeople { from: maya.id, into: lind.id }).unwrap();
    let lines = logbook.list_check_ins().unwrap();
    assert!(lines.iter().all(|line| line.person_id == Some(lind.id)), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.closed_at.is_none()).count(), 2, "both can be gone on with");
    let now = logbook.get_check_in(then.id).unwrap();
    assert_eq!((now.person.as_deref(), now.rows), (Some("Maya"), then.rows), "what is closed stays as it was");
    logbook.erase(maya.id.into()).unwrap();
    while logbook.undo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
    while logbook.redo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn erasing_a_person_leaves_nothing_of_the_check_ins_that_were_deleted_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let zyz = person(&logbook, "Zyzzogeton").id;
    let id = logbook.start_check_in(Some(zyz)).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Me, 2, "Two"));
    close(&logbook, id);
    logbook.delete_check_in(id).unwrap();
    logbook.delete_record(zyz.into()).unwrap();
    logbook.erase(zyz.into()).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(10).any(|window| window == b"Zyzzogeton"));
    while logbook.undo().is_ok() {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    }
    assert_eq!(logbook.list_check_ins().unwrap(), []);
}
