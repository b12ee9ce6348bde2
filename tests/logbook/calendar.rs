//! What is still to come, for the person's own calendar: which dates, under which names, and when to be reminded.

use cairn::{
    CalendarItem, CalendarKind as Kind, CertificationMove as Move, CertificationStage as Stage, GoalMove, Logbook,
    NewAction, NewCertification, NewGoal, NewMentorship, NewMilestone, NewSession, Owner, Profile, SessionStatus, Span,
};

use crate::support::{at, day, logbook, on_disk, person, titled};

/// Nine in the morning and so many days before a day, as minutes before its midnight.
fn mornings(days: &[i32]) -> Vec<i32> {
    days.iter().map(|days| days * 24 * 60 - 9 * 60).collect()
}

fn items(logbook: &Logbook) -> Vec<CalendarItem> {
    logbook.calendar().unwrap()
}

fn titles(logbook: &Logbook) -> Vec<(String, Kind, String)> {
    items(logbook).into_iter().map(|item| (item.on.to_string(), item.kind, item.title)).collect()
}

fn told(expected: &[(&str, Kind, &str)]) -> Vec<(String, Kind, String)> {
    expected.iter().map(|(on, kind, title)| ((*on).to_owned(), *kind, (*title).to_owned())).collect()
}

fn planned(logbook: &Logbook, with: &str) -> NewSession {
    NewSession {
        person_id: Some(person(logbook, with).id),
        status: Some(SessionStatus::Planned),
        notes: "Salary".into(),
        private_notes: "Salary".into(),
        ..NewSession::default()
    }
}

fn earned(name: &str, until: Option<&str>) -> NewCertification {
    NewCertification {
        name: name.into(),
        stage: Some(Stage::Earned),
        earned_on: Some(day("2024-03-01")),
        expires_on: until.map(day),
        credential_id: "Salary".into(),
        ..NewCertification::default()
    }
}

#[test]
fn a_logbook_with_nothing_to_come_has_no_date() {
    let logbook = logbook();
    logbook.add_goal(titled("Without a day")).unwrap();
    assert_eq!(items(&logbook), []);
}

#[test]
fn a_planned_session_has_its_instant_its_length_and_its_reminder() {
    let logbook = logbook();
    let maya = planned(&logbook, "Maya");
    let mentorship = NewMentorship { minutes: Some(45), ..NewMentorship::with(maya.person_id.unwrap()) };
    logbook.start_mentorship(mentorship).unwrap();
    let timed = NewSession {
        starts_at: Some("2026-11-25T23:30:00Z".parse().unwrap()),
        zone: "America/New_York".into(),
        ..maya.clone()
    };
    let timed = logbook.add_session(timed).unwrap();
    let all_day = logbook.add_session(NewSession { held_on: Some(day("2026-12-01")), ..maya.clone() }).unwrap();
    for (status, on) in [(SessionStatus::Held, "2026-11-23"), (SessionStatus::Cancelled, "2026-12-02")] {
        let over = NewSession { status: Some(status), held_on: Some(day(on)), ..maya.clone() };
        logbook.add_session(over).unwrap();
    }
    logbook.add_session(NewSession { held_on: Some(day("2026-11-22")), ..maya }).unwrap();
    let [first, second] = &items(&logbook)[..] else { panic!("{:#?}", items(&logbook)) };
    assert_eq!((first.uid.as_str(), first.title.as_str()), (&*timed.id.to_string(), "Session with Maya"));
    assert_eq!(
        (first.on, first.starts_at),
        (day("2026-11-26"), timed.starts_at),
        "past midnight on the person's clock"
    );
    assert_eq!((first.minutes, &first.alarms[..]), (Some(45), &[][..]), "no reminder unless the profile has one");
    assert_eq!((second.uid.as_str(), second.on), (&*all_day.id.to_string(), day("2026-12-01")));
    assert_eq!((second.starts_at, second.minutes, &second.alarms), (None, None, &mornings(&[0])));

    logbook.set_profile(Profile { session_reminder: Some(15), ..Profile::default() }).unwrap();
    let own = NewSession { minutes: Some(90), ..NewSession::from(&timed) };
    logbook.edit_session(timed.id, own).unwrap();
    assert_eq!((items(&logbook)[0].minutes, &items(&logbook)[0].alarms), (Some(90), &vec![15]));
    assert_eq!(items(&logbook)[1].alarms, mornings(&[0]), "minutes before a whole day say nothing");
}

#[test]
fn what_i_promised_and_mean_to_reach_is_dated_while_it_is_open() {
    let logbook = logbook();
    let action = |text: &str, owner, due: &str| NewAction {
        text: text.into(),
        owner: Some(owner),
        due_on: Some(day(due)),
        ..NewAction::default()
    };
    let session = NewSession {
        person_id: Some(person(&logbook, "Maya").id),
        actions: vec![
            action("write the RFC", Owner::Me, "2026-11-23"),
            action("read the paper", Owner::Me, "2026-11-24"),
            action("ask for the budget", Owner::Me, "2026-11-22"),
            action("introduce me", Owner::Them, "2026-11-24"),
        ],
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    let goal = |title: &str| NewGoal {
        start_on: Some(day("2026-01-01")),
        due_on: Some(day("2026-12-31")),
        why: "Salary".into(),
        milestones: [("2026-12-01", "Draft"), ("2026-11-22", "Sketch")]
            .map(|(on, title)| NewMilestone { title: title.into(), due_on: Some(day(on)), ..NewMilestone::default() })
            .into(),
        ..titled(title)
    };
    let ship = logbook.add_goal(goal("Ship it")).unwrap();
    let resting = logbook.add_goal(goal("Resting")).unwrap();
    logbook.move_goal(resting.id, GoalMove::Pause).unwrap();
    let all = [
        ("2026-11-23", Kind::Action, "write the RFC"),
        ("2026-11-24", Kind::Action, "read the paper"),
        ("2026-12-01", Kind::Milestone, "Draft (Ship it)"),
        ("2026-12-31", Kind::Goal, "Ship it"),
    ];
    assert_eq!(titles(&logbook), told(&all), "what is late stands on Today; a calendar is for what comes");
    assert!(items(&logbook).iter().all(|item| item.alarms == mornings(&[0])), "on the morning of the day");
    logbook.finish_action(logbook.find_action("RFC").unwrap()).unwrap();
    logbook.reach_milestone(ship.milestones[0].id, None).unwrap();
    assert_eq!(titles(&logbook), told(&[all[1], all[3]]));
}

#[test]
fn a_certification_has_its_exam_its_end_and_the_end_of_its_running_cycle() {
    let logbook = logbook();
    logbook.set_profile(Profile { reminders: vec![90, 30], ..Profile::default() }).unwrap();
    let booked = logbook.add_certification(NewCertification { name: "CKS".into(), ..Default::default() }).unwrap();
    logbook.move_certification(booked.id, Move::Book { exam_on: day("2026-12-24") }).unwrap();
    let yearly = NewCertification {
        credits_needed: Some(20.0),
        cycle: Some(Span::Years(1)),
        reminders: Some(vec![7, 0]),
        ..earned("CISSP", Some("2029-02-28"))
    };
    let yearly = logbook.add_certification(yearly).unwrap();
    logbook.add_certification(earned("Over", Some("2026-11-22"))).unwrap();
    logbook.add_certification(earned("For ever", None)).unwrap();
    let given_up = logbook.add_certification(earned("Given up", Some("2027-01-01"))).unwrap();
    logbook.move_certification(given_up.id, Move::Withdraw).unwrap();
    let found = items(&logbook);
    let expected = [
        ("2026-12-24", Kind::Certification, "CKS: exam"),
        ("2027-03-01", Kind::Certification, "CISSP: last day for credits"),
        ("2029-02-28", Kind::Certification, "CISSP expires"),
    ];
    assert_eq!(titles(&logbook), told(&expected));
    assert_eq!(found[0].alarms, mornings(&[30, 0]), "the ninetieth day before it has passed");
    assert_eq!(found[2].alarms, mornings(&[7, 0]), "its own lead times, each day once");
    let uids: Vec<_> = found.iter().map(|item| item.uid.clone()).collect();
    assert_eq!(uids, [format!("{}-exam", booked.id), format!("{}-cycle", yearly.id), format!("{}-end", yearly.id)]);

    let same_day = NewCertification { expires_on: Some(day("2027-03-01")), ..NewCertification::from(&yearly) };
    logbook.edit_certification(yearly.id, same_day).unwrap();
    assert_eq!(titles(&logbook)[1..], told(&[("2027-03-01", Kind::Certification, "CISSP expires")]), "said once");
}

#[test]
fn a_date_keeps_its_name_when_it_moves_and_says_when_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let first = on_disk(&file);
    let goal = first.add_goal(NewGoal { due_on: Some(day("2026-12-01")), ..titled("Ship it") }).unwrap();
    let before = items(&first).remove(0);
    assert_eq!((before.created_at, before.updated_at), (goal.marks.created_at, goal.marks.created_at));
    drop(first);
    let later = Logbook::open(&file, at("2026-11-24T12:00:00+01:00")).unwrap();
    later.edit_goal(goal.id, NewGoal { due_on: Some(day("2026-12-08")), ..NewGoal::from(&goal) }).unwrap();
    let after = items(&later).remove(0);
    assert_eq!((after.uid, after.created_at), (before.uid, before.created_at));
    assert_eq!((after.on, after.updated_at), (day("2026-12-08"), later.now()));
    let tenth = Profile { digest_at: Some("7:30".parse().unwrap()), ..Profile::default() };
    later.set_profile(tenth).unwrap();
    assert_eq!(items(&later)[0].alarms, [-450], "in the morning when the digest comes");
    let passed = Logbook::open(&file, at("2026-12-09T12:00:00+01:00")).unwrap();
    assert_eq!(items(&passed), []);
}

#[test]
fn the_calendar_holds_titles_and_nothing_else_that_was_written() {
    let logbook = logbook();
    let mut session = planned(&logbook, "Maya");
    session.held_on = Some(day("2026-11-30"));
    session.takeaway = "Salary".into();
    session.actions = vec![NewAction { text: "Ask".into(), due_on: Some(day("2026-11-30")), ..NewAction::default() }];
    logbook.add_session(session).unwrap();
    let goal = NewGoal {
        due_on: Some(day("2026-11-30")),
        why: "Salary".into(),
        success_criteria: "Salary".into(),
        next_step: "Salary".into(),
        ..titled("Ship it")
    };
    logbook.add_goal(goal).unwrap();
    let certification = NewCertification {
        url: "https://example.org/Salary".into(),
        cost: "Salary".into(),
        ..earned("CKA", Some("2027-01-01"))
    };
    logbook.add_certification(certification).unwrap();
    let all = format!("{:?}", items(&logbook));
    assert_eq!(items(&logbook).len(), 4);
    assert!(!all.contains("Salary") && all.contains("CKA expires"), "{all}");
}
