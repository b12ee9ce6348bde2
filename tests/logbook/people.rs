//! People: named so that each can be told from the others, archived rather than lost.

use cairn::{Kind, Logbook, NewAssessment, NewEntry, NewMarks, NewPerson, NewSession, Relation, Verb, Visibility};

use crate::support::{ambiguous, day, entry, evidence, goal, logbook, named, not_found, person, refused, text};

#[test]
fn a_person_is_a_mentor_unless_said() {
    let logbook = logbook();
    let maya = person(&logbook, "  Maya Lindqvist ");
    assert_eq!((maya.name.as_str(), maya.relation), ("Maya Lindqvist", Relation::Mentor));
    assert_eq!(logbook.get_person(maya.id).unwrap(), maya);
}

#[test]
fn a_name_is_needed_and_belongs_to_one_person() {
    let logbook = logbook();
    refused(&logbook, "name", |logbook| logbook.add_person(named(" ")));
    let maya = person(&logbook, "Maya Ünal");
    let said = refused(&logbook, "name", |logbook| logbook.add_person(named("MAYA ünal")));
    assert!(said.contains("There is a MAYA ünal already"), "{said}");
    let jon = person(&logbook, "Jon");
    refused(&logbook, "name", |logbook| {
        logbook.edit_person(jon.id, NewPerson { name: "maya ünal".into(), ..named("") })
    });
    let renamed = NewPerson { name: "Maya ÜNAL".into(), ..NewPerson::from(&maya) };
    assert_eq!(logbook.edit_person(maya.id, renamed).unwrap().name, "Maya ÜNAL", "one's own name may change its case");
}

#[test]
fn an_e_mail_address_looks_like_one() {
    let logbook = logbook();
    for email in ["maya", "maya at example.org", "two words@example.org"] {
        refused(&logbook, "email", |logbook| logbook.add_person(NewPerson { email: email.into(), ..named("Maya") }));
    }
    logbook.add_person(NewPerson { email: " maya@example.org ".into(), ..named("Maya") }).unwrap();
}

#[test]
fn archived_people_are_listed_last() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    person(&logbook, "Jon");
    let names =
        |logbook: &Logbook| -> Vec<String> { logbook.list_people().unwrap().into_iter().map(|one| one.name).collect() };
    assert_eq!(names(&logbook), ["Jon", "Maya"]);
    let jon = logbook.list_people().unwrap()[0].clone();
    logbook.edit_person(jon.id, NewPerson { archived_on: Some(day("2026-11-23")), ..NewPerson::from(&jon) }).unwrap();
    assert_eq!(names(&logbook), ["Maya", "Jon"]);
    assert_eq!(maya.archived_on, None);
}

#[test]
fn a_person_that_records_need_is_not_deleted_and_the_sentence_says_which() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    for _ in 0..2 {
        logbook.add_session(NewSession { person_id: Some(maya.id), ..NewSession::default() }).unwrap();
    }
    let rating = NewAssessment {
        skill: "mentoring".into(),
        level: 3,
        reason: "seen".into(),
        person_id: Some(maya.id),
        ..NewAssessment::default()
    };
    logbook.rate_skill(rating).unwrap();
    for _ in 0..2 {
        let marks = NewMarks { visibility: Visibility::Person(maya.id), ..NewMarks::default() };
        logbook.add_entry(NewEntry { marks, ..text("for her") }).unwrap();
    }
    let said = refused(&logbook, "person", |logbook| logbook.delete_record(maya.id.into()));
    assert_eq!(
        said,
        "“Maya” is still needed by 1 mentorship and 1 assessment and 2 records marked for them alone. \
         Delete those first, or archive them instead."
    );
    let mentorship = logbook.mentorship_with(maya.id).unwrap();
    let said = refused(&logbook, "mentorship", |logbook| logbook.delete_record(mentorship.id.into()));
    assert_eq!(said, "“Mentorship with Maya” is still needed by 2 sessions. Delete those first.");
    let free = person(&logbook, "Jon");
    logbook.delete_record(free.id.into()).unwrap();
}

#[test]
fn a_person_stays_while_a_part_of_a_record_is_for_them_alone_but_not_for_what_is_their_own() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let alone = Visibility::Person(maya.id);
    let marks = NewMarks { visibility: alone, ..evidence("leadership", Verb::Led) };
    let maya = logbook.edit_person(maya.id, NewPerson { marks, ..NewPerson::from(&maya) }).unwrap();
    logbook.mark_part(maya.marks.evidence[0].id, Some(alone)).unwrap();
    let marks = NewMarks { visibility: Visibility::Mentor, ..evidence("mentoring", Verb::Led) };
    let entry = logbook.add_entry(NewEntry { marks, ..text("for mentors") }).unwrap();
    logbook.mark_part(entry.marks.evidence[0].id, Some(alone)).unwrap();
    let said = refused(&logbook, "person", |logbook| logbook.delete_record(maya.id.into()));
    assert_eq!(
        said,
        "“Maya” is still needed by 1 part of a record marked for them alone. Delete those first, or archive them instead."
    );
    logbook.mark_part(entry.marks.evidence[0].id, None).unwrap();
    logbook.delete_record(maya.id.into()).unwrap();
}

#[test]
fn a_record_is_named_by_its_id_its_title_or_a_piece_of_either() {
    let logbook = logbook();
    let (maya, marta) = (person(&logbook, "Maya"), person(&logbook, "Marta"));
    let find = |name: &str| logbook.find(Some(Kind::Person), name);
    let id = maya.id.to_string();
    for name in ["Maya", "maya", " MAYA ", "may", id.as_str(), &id[24..], &id[24..30]] {
        assert_eq!(find(name).unwrap(), maya.id.into(), "{name}");
    }
    let candidates = ambiguous(&logbook, |logbook| logbook.find(Some(Kind::Person), "ma"));
    assert!(
        candidates.len() == 2 && candidates.iter().any(|one| one.contains(&marta.id.to_string()[24..])),
        "{candidates:?}"
    );
    let bridge = goal(&logbook, "Über die Brücke").id;
    for name in ["über die brücke", "über", "BRÜCKE"] {
        assert_eq!(logbook.find(None, name).unwrap(), bridge.into(), "{name}");
    }
    for name in ["", "  ", "Zoe", "____", "%%%%", "%", "' OR 1=1 --"] {
        not_found(&logbook, |logbook| logbook.find(None, name));
    }
    not_found(&logbook, |logbook| logbook.find(Some(Kind::Goal), "Maya"));
}

#[test]
fn an_exact_title_is_meant_before_the_beginning_of_an_id() {
    let logbook = logbook();
    let first = entry(&logbook, "something");
    let looks_like_it = first.id.to_string()[24..28].to_owned();
    let second = logbook.add_entry(NewEntry { title: looks_like_it.clone(), ..NewEntry::default() }).unwrap();
    assert_eq!(logbook.find(None, &looks_like_it).unwrap(), second.id.into());
}

#[test]
fn a_record_is_named_by_its_day_where_it_is_the_only_one_of_its_kind_on_it() {
    let logbook = logbook();
    let first = entry(&logbook, "something");
    person(&logbook, "Maya");
    assert_eq!(logbook.find(Some(Kind::Entry), "2026-11-23").unwrap(), first.id.into());
    entry(&logbook, "something else");
    assert_eq!(ambiguous(&logbook, |logbook| logbook.find(Some(Kind::Entry), "2026-11-23")).len(), 2);
}
