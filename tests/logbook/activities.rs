//! Learning activities, with the time they took.

use cairn::{ActivityId, ActivityKind, NewActivity, NewMarks, Verb};

use crate::support::{day, evidence, logbook, not_found, refused};

fn read(title: &str) -> NewActivity {
    NewActivity {
        marks: NewMarks::default(),
        title: title.into(),
        kind: ActivityKind::Paper,
        minutes: None,
        happened_on: None,
        url: String::new(),
        note: String::new(),
    }
}

#[test]
fn an_activity_is_of_today_and_keeps_its_minutes_and_skills() {
    let logbook = logbook();
    let new = NewActivity { marks: evidence("papers", Verb::Learned), minutes: Some(90), ..read("Attention") };
    let kept = logbook.add_activity(new).unwrap();
    assert_eq!((kept.happened_on, kept.minutes), (day("2026-11-23"), Some(90)));
    assert_eq!(kept.marks.evidence[0].skill.as_deref(), Some("papers"));
    assert_eq!(logbook.get_activity(kept.id).unwrap(), kept);
    let again = NewActivity { happened_on: Some(day("2026-11-01")), ..NewActivity::from(&kept) };
    assert_eq!(logbook.edit_activity(kept.id, again).unwrap().happened_on, day("2026-11-01"));
}

#[test]
fn an_activity_has_a_title_and_a_day_that_somebody_means() {
    let logbook = logbook();
    refused(&logbook, "title", |logbook| logbook.add_activity(read("")));
    refused(&logbook, "note", |logbook| logbook.add_activity(NewActivity { note: "\0".into(), ..read("t") }));
    refused(&logbook, "url", |logbook| logbook.add_activity(NewActivity { url: "u".repeat(501), ..read("t") }));
    refused(&logbook, "on", |logbook| {
        logbook.add_activity(NewActivity { happened_on: Some(day("0002-11-23")), ..read("t") })
    });
    let too_long = NewActivity { minutes: Some(60_001), ..read("t") };
    let said = refused(&logbook, "minutes", |logbook| logbook.add_activity(too_long));
    assert_eq!(said, "An activity takes at most 1000 hours: 60000 minutes.");
    let course = NewActivity { minutes: Some(60_000), ..read("A year of evenings") };
    assert!(logbook.add_activity(course).is_ok(), "a long course is one activity");
    not_found(&logbook, |logbook| logbook.edit_activity(ActivityId::default(), read("t")));
}

#[test]
fn activities_are_listed_newest_day_first() {
    let logbook = logbook();
    for (title, on) in [("one", "2026-10-01"), ("two", "2026-11-01"), ("three", "2026-10-15")] {
        logbook.add_activity(NewActivity { happened_on: Some(day(on)), ..read(title) }).unwrap();
    }
    let titles: Vec<_> = logbook.list_activities().unwrap().into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["two", "three", "one"]);
}
