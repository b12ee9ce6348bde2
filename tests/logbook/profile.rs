//! The profile: who the person is, where they stand and where they are going.

use cairn::{FiscalStart, Logbook, Paper, Profile, TimeOfDay, WeekStart};

use crate::support::{day, logbook, refused};

#[test]
fn the_profile_is_empty_until_it_is_set_and_then_as_it_was_set() {
    let logbook = logbook();
    assert_eq!(logbook.get_profile().unwrap(), Profile::default());
    let profile = Profile {
        name: " Ada Ferrer ".into(),
        level: Some(2),
        target_level: Some(3),
        since_on: Some(day("2021-06-01")),
        degree: "MSc".into(),
        fiscal_start: Some(FiscalStart::try_from(4).unwrap()),
        reminders: vec![7, 90, 7, 30],
        paper: Paper::Letter,
        week_start: WeekStart::Saturday,
        digest_at: Some("9:05".parse().unwrap()),
        session_reminder: Some(15),
    };
    let set = logbook.set_profile(profile).unwrap();
    assert_eq!((set.name.as_str(), set.reminders.as_slice()), ("Ada Ferrer", [90, 30, 7].as_slice()));
    assert_eq!(logbook.get_profile().unwrap(), set);
    assert_eq!(logbook.period("this quarter").unwrap().label, "FY27Q3", "quarters follow the fiscal year");
    let there = Logbook::in_memory(crate::support::options()).unwrap();
    there.import_all(&logbook.export_all().unwrap()).unwrap();
    assert_eq!(there.get_profile().unwrap(), set);
    logbook.undo().unwrap();
    assert_eq!(logbook.get_profile().unwrap(), Profile::default());
}

#[test]
fn the_history_says_what_of_the_profile_was_set() {
    let logbook = logbook();
    let named = Profile { name: "Ada".into(), level: Some(2), ..Profile::default() };
    logbook.set_profile(named.clone()).unwrap();
    logbook.set_profile(Profile { week_start: WeekStart::Sunday, ..named.clone() }).unwrap();
    logbook.set_profile(Profile { week_start: WeekStart::Sunday, ..named }).unwrap();
    let steps = logbook.history(None, 10).unwrap();
    let said: Vec<_> = steps.iter().map(|step| step.intent.as_str()).collect();
    assert_eq!(said, ["Set start of the week", "Set name, level"], "and what changes nothing is no step");
}

#[test]
fn a_person_is_reminded_of_nothing_by_the_clock_until_they_ask_for_it() {
    let profile = Profile::default();
    assert_eq!((profile.week_start, profile.digest_at, profile.session_reminder), (WeekStart::Monday, None, None));
}

#[test]
fn a_time_of_the_day_is_said_as_one_says_it_and_written_in_one_way() {
    for (said, written) in
        [("09:00", "09:00"), ("9am", "09:00"), (" 5:30 PM ", "17:30"), ("00:00", "00:00"), ("23:59", "23:59")]
    {
        let time: TimeOfDay = said.parse().unwrap();
        assert_eq!(
            (time.to_string().as_str(), serde_json::to_value(time).unwrap()),
            (written, written.into()),
            "{said}"
        );
    }
    assert_eq!("17:30".parse::<TimeOfDay>().unwrap().minute_of_day(), 1050);
    for said in ["", "24:00", "9:5", "noon", "09:00:00", "9"] {
        assert!(said.parse::<TimeOfDay>().is_err(), "{said}");
    }
}

#[test]
fn a_lead_time_is_at_most_ten_years() {
    let logbook = logbook();
    let with = |reminders| Profile { reminders, ..Profile::default() };
    refused(&logbook, "reminders", |logbook| logbook.set_profile(with(vec![7, 3651])));
    assert_eq!(logbook.set_profile(with(vec![])).unwrap().reminders, Vec::<u16>::new());
}

#[test]
fn levels_are_of_the_ladder_and_the_beginning_is_not_to_come() {
    let logbook = logbook();
    refused(&logbook, "level", |logbook| logbook.set_profile(Profile { level: Some(5), ..Profile::default() }));
    for target in [0, 5] {
        refused(&logbook, "target", |logbook| {
            logbook.set_profile(Profile { target_level: Some(target), ..Profile::default() })
        });
    }
    refused(&logbook, "since", |logbook| {
        logbook.set_profile(Profile { since_on: Some(day("2026-11-24")), ..Profile::default() })
    });
    refused(&logbook, "since", |logbook| {
        logbook.set_profile(Profile { since_on: Some(day("0021-06-01")), ..Profile::default() })
    });
    refused(&logbook, "name", |logbook| logbook.set_profile(Profile { name: "a\0b".into(), ..Profile::default() }));
    logbook.set_profile(Profile { since_on: Some(day("2026-11-23")), level: Some(0), ..Profile::default() }).unwrap();
}

#[test]
fn a_level_is_named_by_number_slug_name_or_a_beginning() {
    let logbook = logbook();
    for (name, rank) in [("3", 3), ("senior", 3), ("Sen", 3), ("0", 0), ("not yet", 0), ("lead", 4)] {
        assert_eq!(logbook.find_level(name).unwrap(), rank, "{name}");
    }
    for name in ["", "5", "principal"] {
        let said = refused(&logbook, "level", |logbook| logbook.find_level(name));
        assert!(said.contains("3 Senior"), "it shows the ladder: {said}");
    }
}
