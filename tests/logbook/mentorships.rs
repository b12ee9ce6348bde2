//! Mentorships: one at a time with a person in each direction, with two to four skills in focus, or none.

use cairn::{Direction, Logbook, NewAssessment, NewMentorship, NewPerson, Relation, Span};

use crate::support::{at, day, logbook, named, not_found, on_disk, person, refused};

#[test]
fn the_direction_follows_from_who_the_person_is() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let ada = logbook.add_person(NewPerson { relation: Some(Relation::Mentee), ..named("Ada") }).unwrap();
    assert_eq!(logbook.start_mentorship(NewMentorship::with(maya.id)).unwrap().direction, Direction::Mentee);
    assert_eq!(logbook.start_mentorship(NewMentorship::with(ada.id)).unwrap().direction, Direction::Mentor);
}

#[test]
fn one_mentorship_with_a_person_runs_at_a_time_in_each_direction() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya"), person(&logbook, "Jon"));
    let first = logbook.start_mentorship(NewMentorship::with(maya.id)).unwrap();
    let said = refused(&logbook, "person", |logbook| logbook.start_mentorship(NewMentorship::with(maya.id)));
    assert_eq!(said, "A mentorship with Maya has run since 2026-11-23. End it first, or edit it.");
    let back = NewMentorship { direction: Some(Direction::Mentor), ..NewMentorship::with(maya.id) };
    let other = logbook.start_mentorship(back).unwrap();
    refused(&logbook, "person", |logbook| {
        logbook.edit_mentorship(
            other.id,
            NewMentorship { direction: Some(Direction::Mentee), ..NewMentorship::from(&other) },
        )
    });
    let third = logbook.start_mentorship(NewMentorship::with(jon.id)).unwrap();
    refused(&logbook, "person", |logbook| {
        logbook.edit_mentorship(third.id, NewMentorship { person_id: maya.id, ..NewMentorship::from(&third) })
    });
    logbook.end_mentorship(first.id).unwrap();
    logbook.start_mentorship(NewMentorship::with(maya.id)).unwrap();
    not_found(&logbook, |logbook| logbook.start_mentorship(NewMentorship::with(cairn::PersonId::default())));
    not_found(&logbook, |logbook| {
        logbook.edit_mentorship(
            third.id,
            NewMentorship { person_id: cairn::PersonId::default(), ..NewMentorship::from(&third) },
        )
    });
}

#[test]
fn it_ends_once_and_not_before_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let maya = person(&logbook, "Maya");
    let early = NewMentorship { from_on: Some(day("2026-12-01")), ..NewMentorship::with(maya.id) };
    let mentorship = logbook.start_mentorship(early).unwrap();
    assert_eq!(logbook.end_mentorship(mentorship.id).unwrap().ended_on, Some(day("2026-12-01")), "it never ran");
    let later = Logbook::open(&file, at("2027-01-01T12:00:00+01:00")).unwrap();
    let ended = later.end_mentorship(mentorship.id).unwrap();
    assert_eq!(ended.ended_on, Some(day("2026-12-01")));
    refused(&later, "from", |logbook| {
        logbook.edit_mentorship(
            ended.id,
            NewMentorship { from_on: Some(day("2026-12-02")), ..NewMentorship::from(&ended) },
        )
    });
}

#[test]
fn its_days_minutes_and_skills_make_sense() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let with = || NewMentorship::with(maya.id);
    refused(&logbook, "until", |logbook| {
        logbook.start_mentorship(NewMentorship { until_on: Some(day("2026-11-22")), ..with() })
    });
    refused(&logbook, "minutes", |logbook| logbook.start_mentorship(NewMentorship { minutes: Some(0), ..with() }));
    refused(&logbook, "minutes", |logbook| logbook.start_mentorship(NewMentorship { minutes: Some(1441), ..with() }));
    let skills = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    refused(&logbook, "skill", |logbook| {
        let five = skills(&["mentoring", "training", "papers", "drift", "testing"]);
        logbook.start_mentorship(NewMentorship { skills: five, ..with() })
    });
    let said = refused(&logbook, "skill", |logbook| {
        logbook.start_mentorship(NewMentorship { skills: skills(&["mentoring"]), ..with() })
    });
    assert!(said.contains("two to four"), "{said}");
    refused(&logbook, "skill", |logbook| {
        logbook.start_mentorship(NewMentorship { skills: skills(&["mentoring", "Mentoring", "mentor"]), ..with() })
    });
    refused(&logbook, "skill", |logbook| {
        logbook.start_mentorship(NewMentorship { skills: skills(&["leadership", "mentoring"]), ..with() })
    });
    not_found(&logbook, |logbook| {
        logbook.start_mentorship(NewMentorship { skills: skills(&["mentoring", "juggling"]), ..with() })
    });
    let kept = NewMentorship { skills: skills(&["mentoring", "papers"]), cadence: Some(Span::Weeks(2)), ..with() };
    assert_eq!(logbook.start_mentorship(kept).unwrap().skills.len(), 2);
}

#[test]
fn a_skill_in_focus_remembers_the_own_rating_at_the_start() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let rate = |level, on: &str, by| {
        let rating = NewAssessment {
            skill: "mentoring".into(),
            level,
            reason: "so it is".into(),
            assessed_on: Some(day(on)),
            person_id: by,
            ..NewAssessment::default()
        };
        logbook.rate_skill(rating).unwrap();
    };
    rate(1, "2026-01-01", None);
    rate(2, "2026-03-01", None);
    rate(4, "2026-03-02", Some(maya.id));
    rate(3, "2026-11-01", None);
    let new = NewMentorship {
        from_on: Some(day("2026-04-01")),
        skills: vec!["mentoring".into(), "papers".into()],
        ..NewMentorship::with(maya.id)
    };
    let mentorship = logbook.start_mentorship(new).unwrap();
    let levels: Vec<_> = mentorship.skills.iter().map(|focus| (focus.skill.as_str(), focus.start_level)).collect();
    assert_eq!(levels, [("mentoring", Some(2)), ("papers", None)]);
}
