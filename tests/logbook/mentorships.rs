//! Mentorships: one at a time with a person in each direction, with two to four skills in focus, or none.

use cairn::{
    Direction, EndMentorship, EntryFilter, EntryKind, FocusRating, Logbook, NewAssessment, NewMentorship, NewPerson,
    Relation, Span,
};

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
    logbook.end_mentorship(first.id, EndMentorship::default()).unwrap();
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
    assert_eq!(
        logbook.end_mentorship(mentorship.id, EndMentorship::default()).unwrap().ended_on,
        Some(day("2026-12-01")),
        "it never ran"
    );
    let later = Logbook::open(&file, at("2027-01-01T12:00:00+01:00")).unwrap();
    let ended = later.end_mentorship(mentorship.id, EndMentorship::default()).unwrap();
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

fn focus(skills: [&str; 2]) -> Vec<String> {
    skills.map(str::to_owned).to_vec()
}

fn rating(skill: &str, level: u8) -> FocusRating {
    FocusRating { skill: skill.into(), level, reason: "The talk showed it".into() }
}

#[test]
fn it_ends_with_a_new_rating_of_the_skills_in_focus_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let maya = person(&logbook, "Maya");
    let before =
        NewAssessment { skill: "mentoring".into(), level: 1, reason: "A start".into(), ..NewAssessment::default() };
    logbook.rate_skill(before).unwrap();
    let new = NewMentorship { skills: focus(["mentoring", "papers"]), ..NewMentorship::with(maya.id) };
    let id = logbook.start_mentorship(new).unwrap().id;
    let levels = |logbook: &Logbook| {
        let skills = logbook.get_mentorship(id).unwrap().skills;
        skills.iter().map(|focus| (focus.start_level, focus.end_level)).collect::<Vec<_>>()
    };
    assert_eq!(levels(&logbook), [(Some(1), None), (None, None)], "the rating at the start is none since");

    let later = Logbook::open(&file, at("2027-05-01T12:00:00+02:00")).unwrap();
    let before = later.export_all().unwrap();
    refused(&later, "rating", |logbook| {
        logbook.end_mentorship(id, EndMentorship { ratings: vec![rating("drift", 2)], ..EndMentorship::default() })
    });
    refused(&later, "reason", |logbook| {
        let bare = FocusRating { reason: " ".into(), ..rating("mentoring", 2) };
        logbook.end_mentorship(id, EndMentorship { ratings: vec![bare], ..EndMentorship::default() })
    });
    let end = EndMentorship { ratings: vec![rating("mentoring", 3)], note: "Ask sooner.".into() };
    let ended = later.end_mentorship(id, end).unwrap();
    assert_eq!(ended.ended_on, Some(day("2027-05-01")));
    assert_eq!(levels(&later), [(Some(1), Some(3)), (None, None)], "what is not named stays as it is");
    let said = later.list_entries(EntryFilter::default()).unwrap();
    assert_eq!((said.len(), said[0].kind, said[0].body.as_str()), (1, EntryKind::Reflection, "Ask sooner."));
    assert_eq!(said[0].marks.links[0].id, maya.id.into());

    let much_later = Logbook::open(&file, at("2027-09-01T12:00:00+02:00")).unwrap();
    let since =
        NewAssessment { skill: "mentoring".into(), level: 4, reason: "By now".into(), ..NewAssessment::default() };
    much_later.rate_skill(since).unwrap();
    assert_eq!(levels(&much_later)[0], (Some(1), Some(3)), "it stays what it was at the end");
    much_later.undo().unwrap();
    assert_eq!(much_later.undo().unwrap().intent, "End mentorship");
    assert!(much_later.export_all().unwrap() == before, "one step");
}

#[test]
fn ratings_of_oneself_say_nothing_about_a_mentee() {
    let logbook = logbook();
    let ada = logbook.add_person(NewPerson { relation: Some(Relation::Mentee), ..named("Ada") }).unwrap();
    let mine =
        NewAssessment { skill: "mentoring".into(), level: 3, reason: "Two people".into(), ..NewAssessment::default() };
    logbook.rate_skill(mine).unwrap();
    let new = NewMentorship { skills: focus(["mentoring", "papers"]), ..NewMentorship::with(ada.id) };
    let mentorship = logbook.start_mentorship(new).unwrap();
    assert_eq!(mentorship.skills[0].start_level, None);
    let said = refused(&logbook, "rating", |logbook| {
        let end = EndMentorship { ratings: vec![rating("mentoring", 3)], ..EndMentorship::default() };
        logbook.end_mentorship(mentorship.id, end)
    });
    assert!(said.contains("skills of Ada") && said.contains("note"), "{said}");
    let end = EndMentorship { note: "She leads the guild by now.".into(), ..EndMentorship::default() };
    let ended = logbook.end_mentorship(mentorship.id, end).unwrap();
    assert_eq!((ended.skills[0].start_level, ended.skills[0].end_level), (None, None));
    assert_eq!(logbook.list_entries(EntryFilter::default()).unwrap()[0].marks.links[0].id, ada.id.into());
}
