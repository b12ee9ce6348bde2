//! Check-ins: skills rated by me, by the person it is held with and by both, and kept as they were when one is closed.

use cairn::*;
use serde_json::Value;

use crate::support::{at, content, logbook, named, not_found, on_disk, person, refused};

mod kept; // nothing that comes later changes a closed one

fn says(skill: &str, side: CheckInSide, level: u8, reason: &str) -> RateInCheckIn {
    RateInCheckIn { skill: skill.into(), side, level: Some(level), reason: reason.into() }
}

fn say(logbook: &Logbook, id: SkillCheckInId, said: RateInCheckIn) -> SkillCheckIn {
    logbook.rate_in_check_in(id, said).unwrap()
}

fn row(check_in: &SkillCheckIn, skill: &str) -> CheckInRow {
    check_in.rows.iter().find(|row| row.skill == skill).unwrap().clone()
}

fn close(logbook: &Logbook, id: SkillCheckInId) -> SkillCheckIn {
    logbook.close_check_in(id, Visibility::Private).unwrap()
}

fn rate(logbook: &Logbook, skill: &str, level: u8, by: Option<PersonId>) -> Assessment {
    let new = NewAssessment {
        skill: skill.into(),
        level,
        reason: "seen before".into(),
        person_id: by,
        ..NewAssessment::default()
    };
    logbook.rate_skill(new).unwrap()
}

/// The ratings of a skill, newest first: who, level and why.
fn ratings(logbook: &Logbook, skill: &str) -> Vec<(Option<String>, u8, String)> {
    let all = logbook.skill_history(skill).unwrap();
    all.into_iter().map(|one| (one.by, one.level, one.reason)).collect()
}

#[test]
fn one_that_is_open_is_gone_on_with_and_there_is_one_with_each_person() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let alone = logbook.start_check_in(None).unwrap();
    let with_maya = logbook.start_check_in(Some(maya.id)).unwrap();
    assert_eq!((alone.person, with_maya.person.as_deref()), (None, Some("Maya")));
    assert_eq!(with_maya.rows.len(), logbook.list_areas().unwrap().iter().flat_map(|area| &area.skills).count());
    assert!(with_maya.rows[0].pinned, "pinned areas come first");
    say(&logbook, with_maya.id, says("mentoring", CheckInSide::Agreed, 2, ""));
    let before = content(&logbook);
    let again = logbook.start_check_in(Some(maya.id)).unwrap();
    assert_eq!((again.id, row(&again, "mentoring").agreed.unwrap().level), (with_maya.id, 2));
    assert!(content(&logbook) == before, "going on with one is no step");
    not_found(&logbook, |it| it.start_check_in(Some(PersonId::default())));
    close(&logbook, {
        say(&logbook, with_maya.id, says("mentoring", CheckInSide::Agreed, 2, "Led two"));
        with_maya.id
    });
    assert_ne!(logbook.start_check_in(Some(maya.id)).unwrap().id, with_maya.id, "a closed one is over");
    let listed: Vec<_> = logbook.list_check_ins().unwrap().into_iter().map(|one| (one.person, one.skills)).collect();
    assert_eq!(listed.len(), 3);
    assert_eq!(listed[2], (Some("Maya".into()), 1), "open ones first");
}

#[test]
fn closing_writes_what_was_agreed_as_mine_what_they_said_as_theirs_and_nothing_twice() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    for (skill, level) in [("mentoring", 1), ("papers", 2), ("planning", 2), ("projects", 3)] {
        rate(&logbook, skill, level, None);
    }
    let id = logbook.start_check_in(Some(maya.id)).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Me, 3, "I led three"));
    say(&logbook, id, says("mentoring", CheckInSide::Mentor, 2, "Two of them"));
    say(&logbook, id, says("mentoring", CheckInSide::Agreed, 2, ""));
    say(&logbook, id, says("papers", CheckInSide::Me, 3, "A group of my own"));
    say(&logbook, id, says("planning", CheckInSide::Me, 2, ""));
    say(&logbook, id, says("planning", CheckInSide::Mentor, 3, "Sees far"));
    say(&logbook, id, says("projects", CheckInSide::Agreed, 3, "As it was"));
    let open = logbook.get_check_in(id).unwrap();
    let next = |skill: &str| (row(&open, skill).my_next, row(&open, skill).their_next);
    assert_eq!(next("mentoring"), (Some(2), Some(2)));
    assert_eq!(next("papers"), (Some(3), None));
    assert_eq!(next("planning"), (None, Some(3)));
    assert_eq!(next("projects"), (None, None), "what is as before is not written again");

    let closed = close(&logbook, id);
    let skills: Vec<_> = closed.rows.iter().map(|row| row.skill.as_str()).collect();
    assert_eq!(skills.len(), 4, "what nobody touched is not in it: {skills:?}");
    assert_eq!(row(&closed, "mentoring").me.unwrap().reason, "I led three", "each side is kept");
    let maya = || Some("Maya".to_owned());
    let mentoring = ratings(&logbook, "mentoring");
    assert_eq!(
        mentoring,
        [(maya(), 2, "Two of them".into()), (None, 2, "Two of them".into()), (None, 1, "seen before".into())],
        "we agreed on what she sees, so her reason is mine"
    );
    assert_eq!(ratings(&logbook, "papers")[0], (None, 3, "A group of my own".into()), "nothing was agreed on");
    assert_eq!(ratings(&logbook, "planning").len(), 2);
    assert_eq!(ratings(&logbook, "projects").len(), 1);
}

#[test]
fn closing_asks_for_a_reason_for_each_change_and_for_none_where_nothing_changed() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    rate(&logbook, "mentoring", 2, None);
    let id = logbook.start_check_in(Some(maya.id)).unwrap().id;
    let wanted = |said| row(&say(&logbook, id, said), "mentoring").unexplained;
    assert_eq!(wanted(says("mentoring", CheckInSide::Me, 2, "")), []);
    assert_eq!(wanted(says("mentoring", CheckInSide::Me, 3, " \n")), [CheckInSide::Me]);
    let sentence = refused(&logbook, "reason", |it| it.close_check_in(id, Visibility::Private));
    assert!(sentence.contains("Mentoring"), "{sentence}");
    assert_eq!(wanted(says("mentoring", CheckInSide::Me, 3, "Led three")), []);
    assert_eq!(wanted(says("mentoring", CheckInSide::Mentor, 1, "")), [CheckInSide::Mentor], "it is her first");
    assert_eq!(wanted(says("mentoring", CheckInSide::Mentor, 1, "One")), []);
    assert_eq!(wanted(says("mentoring", CheckInSide::Agreed, 4, "")), [CheckInSide::Agreed]);
    assert_eq!(wanted(says("mentoring", CheckInSide::Agreed, 3, "")), [], "my own reason says why");
    close(&logbook, id);
    assert_eq!(ratings(&logbook, "mentoring")[1].2, "Led three");
}

#[test]
fn what_a_mentor_said_since_the_last_check_in_stands_in_their_column_with_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let first = on_disk(&file);
    let (maya, jon) = (person(&first, "Maya").id, person(&first, "Jon").id);
    let earlier = NewAssessment {
        assessed_on: Some("2026-10-05".parse().unwrap()),
        person_id: Some(maya),
        skill: "mentoring".into(),
        level: 2,
        reason: "Said in October".into(),
        ..NewAssessment::default()
    };
    first.rate_skill(earlier).unwrap();
    rate(&first, "papers", 3, Some(jon));
    let open = first.start_check_in(Some(maya)).unwrap();
    let said = row(&open, "mentoring").mentor.unwrap();
    assert_eq!((said.level, said.reason.as_str()), (2, "Said in October"));
    assert_eq!(said.on, Some("2026-10-05".parse().unwrap()));
    assert_eq!(row(&open, "papers").mentor, None, "what somebody else said is not theirs");
    assert_eq!(row(&open, "mentoring").their_next, None);
    let closed = close(&first, open.id);
    assert_eq!(row(&closed, "mentoring").mentor, Some(said), "closing keeps it");
    assert_eq!(ratings(&first, "mentoring").len(), 1, "and writes it no second time");

    let second = Logbook::open(&file, at("2026-12-10T12:00:00+01:00")).unwrap();
    let open = second.start_check_in(Some(maya)).unwrap();
    assert_eq!(row(&open, "mentoring").mentor, None, "that was in the last one");
    assert_eq!(row(&open, "mentoring").theirs, Some(2));
    rate(&second, "papers", 1, Some(maya));
    assert_eq!(row(&second.get_check_in(open.id).unwrap(), "papers").mentor.unwrap().level, 1);
    let mine = say(&second, open.id, says("papers", CheckInSide::Mentor, 2, "Grew since"));
    assert_eq!(row(&mine, "papers").mentor.unwrap().on, None, "what is said here comes before it");
}

#[test]
fn who_rates_alone_has_one_column_and_levels_are_of_the_ladder() {
    let logbook = logbook();
    let id = logbook.start_check_in(None).unwrap().id;
    for side in [CheckInSide::Mentor, CheckInSide::Agreed] {
        refused(&logbook, "side", |it| it.rate_in_check_in(id, says("mentoring", side, 2, "so")));
    }
    refused(&logbook, "level", |it| it.rate_in_check_in(id, says("mentoring", CheckInSide::Me, 5, "so")));
    refused(&logbook, "skill", |it| it.rate_in_check_in(id, says("leadership", CheckInSide::Me, 1, "so")));
    not_found(&logbook, |it| it.rate_in_check_in(id, says("juggling", CheckInSide::Me, 1, "so")));
    not_found(&logbook, |it| it.get_check_in(SkillCheckInId::default()));
    refused(&logbook, "level", |it| it.close_check_in(id, Visibility::Private));
    say(&logbook, id, says("mentoring", CheckInSide::Me, 1, "so"));
    let back = say(&logbook, id, RateInCheckIn { level: None, ..says("mentoring", CheckInSide::Me, 1, "") });
    assert_eq!(row(&back, "mentoring").me, None, "what was said can be taken back");
    let before = content(&logbook);
    say(&logbook, id, RateInCheckIn { level: None, ..says("mentoring", CheckInSide::Me, 1, "") });
    assert!(content(&logbook) == before, "once");
}

#[test]
fn the_ratings_of_a_check_in_are_shown_to_whom_closing_says() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let id = logbook.start_check_in(Some(maya.id)).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Mentor, 2, "Two"));
    say(&logbook, id, says("mentoring", CheckInSide::Agreed, 2, ""));
    logbook.close_check_in(id, Visibility::Person(maya.id)).unwrap();
    let marks: Vec<_> =
        logbook.skill_history("mentoring").unwrap().into_iter().map(|one| one.marks.visibility).collect();
    assert_eq!(marks, [Visibility::Person(maya.id); 2]);
}

#[test]
fn closing_and_giving_up_are_one_step_each_that_undo_takes_back() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let id = logbook.start_check_in(Some(maya.id)).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Mentor, 2, "Two"));
    let open = content(&logbook).0;
    close(&logbook, id);
    refused(&logbook, "checkIn", |it| it.close_check_in(id, Visibility::Private));
    refused(&logbook, "checkIn", |it| it.rate_in_check_in(id, says("papers", CheckInSide::Me, 2, "so")));
    logbook.undo().unwrap();
    assert!(content(&logbook).0 == open, "open again, with all that was said");
    logbook.delete_check_in(id).unwrap();
    assert_eq!(logbook.list_check_ins().unwrap(), []);
    logbook.undo().unwrap();
    assert!(content(&logbook).0 == open);
    close(&logbook, id);
    let closed = content(&logbook).0;
    logbook.delete_check_in(id).unwrap();
    assert_eq!(ratings(&logbook, "mentoring").len(), 1, "the ratings that it left stay");
    logbook.undo().unwrap();
    assert!(content(&logbook).0 == closed);
}

#[test]
fn a_skill_that_an_open_check_in_rates_keeps_its_place_in_the_framework() {
    let logbook = logbook();
    let id = logbook.start_check_in(None).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Me, 2, "Two"));
    let mut without = logbook.framework_file(None).unwrap();
    without.areas.iter_mut().for_each(|area| area.skills.retain(|skill| skill.slug != "mentoring"));
    without.criteria.retain(|asked| asked.skill.as_deref() != Some("mentoring"));
    without.templates.clear();
    let sentence = refused(&logbook, "framework", |it| it.save_framework(without.clone()));
    assert!(sentence.contains("Mentoring"), "{sentence}");
}

#[test]
fn a_skill_of_a_framework_that_is_no_longer_in_use_keeps_a_check_in_open() {
    let logbook = logbook();
    let id = logbook.start_check_in(None).unwrap().id;
    say(&logbook, id, says("mentoring", CheckInSide::Me, 2, "Two"));
    let mut own = logbook.framework_file(None).unwrap();
    (own.id, own.slug, own.name) = (uuid::Uuid::from_u128(7), "own".into(), "My own".into());
    own.areas.retain(|area| area.slug == "continuous-learning");
    own.criteria.clear();
    own.templates.clear();
    logbook.import_framework(own).unwrap();
    logbook.use_framework("own".into()).unwrap();
    assert_eq!(row(&logbook.get_check_in(id).unwrap(), "mentoring").me.unwrap().level, 2, "nothing is lost");
    let sentence = refused(&logbook, "skill", |it| it.close_check_in(id, Visibility::Private));
    assert!(sentence.contains("My own") && sentence.contains("Mentoring"), "{sentence}");
}

#[test]
fn the_look_back_knows_the_check_ins_of_its_quarter_and_the_weeks_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let closed_on = |instant: &str| {
        let then = Logbook::open_or_create(&file, at(instant)).unwrap();
        let id = then.start_check_in(None).unwrap().id;
        say(&then, id, says("mentoring", CheckInSide::Me, 2, "Two"));
        close(&then, id);
    };
    closed_on("2026-06-30T12:00:00+02:00");
    closed_on("2026-10-05T12:00:00+02:00");
    closed_on("2026-11-20T12:00:00+01:00");
    let now = on_disk(&file);
    now.start_check_in(None).unwrap();
    let review = now.quarter_review(&now.period("2026Q3").unwrap()).unwrap();
    let days: Vec<_> = review.check_ins.into_iter().map(|one| one.checked_on.to_string()).collect();
    assert_eq!(days, ["2026-10-05"]);
}
