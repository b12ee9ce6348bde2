//! The day's digest, and sessions that begin soon: what counts, and that titles alone are told.

use cairn::{
    Certification, CertificationStage, DigestLine, GoalMove, Logbook, NewAction, NewCertification, NewGoal, NewMarks,
    NewMilestone, NewSession, Owner, Profile, SessionStatus, Visibility,
};

use crate::support::{at, day, logbook, person, refused, titled};

fn told(logbook: &Logbook) -> Vec<(String, bool)> {
    logbook.digest().unwrap().lines.into_iter().map(|line| (line.text, line.late)).collect()
}

fn on_time(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

fn late(text: &str) -> (String, bool) {
    (text.to_owned(), true)
}

fn planned(logbook: &Logbook, with: &str, starts_at: &str, zone: &str) -> cairn::SessionId {
    let person_id = logbook.find(Some(cairn::Kind::Person), with).unwrap_or_else(|_| person(logbook, with).id.into());
    let new = NewSession {
        person_id: Some(person_id.into()),
        status: Some(SessionStatus::Planned),
        starts_at: Some(starts_at.parse().unwrap()),
        zone: zone.into(),
        notes: "Salary".into(),
        ..NewSession::default()
    };
    logbook.add_session(new).unwrap().id
}

fn earned(logbook: &Logbook, name: &str, until: &str, reminders: Option<Vec<u16>>) -> Certification {
    let new = NewCertification {
        name: name.into(),
        stage: Some(CertificationStage::Earned),
        earned_on: Some(day("2024-01-01")),
        expires_on: Some(day(until)),
        reminders,
        ..NewCertification::default()
    };
    logbook.add_certification(new).unwrap()
}

#[test]
fn a_day_that_asks_for_nothing_has_no_line() {
    let logbook = logbook();
    let digest = logbook.digest().unwrap();
    assert_eq!((digest.on, digest.lines), (day("2026-11-23"), Vec::<DigestLine>::new()));
}

#[test]
fn sessions_of_today_are_told_by_person_and_time_on_the_persons_clock() {
    let logbook = logbook();
    planned(&logbook, "Maya", "2026-11-23T16:30:00Z", "Europe/Berlin");
    planned(&logbook, "Jon", "2026-11-23T00:30:00Z", "America/New_York");
    planned(&logbook, "Lea", "2026-11-23T23:30:00Z", "America/New_York");
    planned(&logbook, "Tom", "2026-11-24T10:00:00Z", "Europe/Berlin");
    let without = NewSession {
        person_id: Some(person(&logbook, "Ida").id),
        status: Some(SessionStatus::Planned),
        held_on: Some(day("2026-11-23")),
        ..NewSession::default()
    };
    let ida = logbook.add_session(without).unwrap();
    let lines = logbook.digest().unwrap().lines;
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Session with Ida", "Session with Jon at 01:30", "Session with Maya at 17:30"],
        "Lea's is past midnight here"
    );
    assert_eq!((lines[0].record, lines[0].kind), (ida.id.into(), cairn::Kind::Session));
    logbook
        .edit_session(ida.id, NewSession { status: Some(SessionStatus::Cancelled), ..NewSession::from(&ida) })
        .unwrap();
    assert_eq!(told(&logbook).len(), 2);
}

#[test]
fn my_actions_are_told_from_the_day_they_are_due() {
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
            action("ask for the budget", Owner::Me, "2026-11-20"),
            action("introduce me", Owner::Them, "2026-11-20"),
            action("read the paper", Owner::Me, "2026-11-24"),
            NewAction { text: "someday".into(), ..NewAction::default() },
        ],
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    assert_eq!(told(&logbook), [late("ask for the budget, due Fri 20 Nov 2026"), on_time("write the RFC")]);
    for text in ["budget", "RFC"] {
        logbook.finish_action(logbook.find_action(text).unwrap()).unwrap();
    }
    assert_eq!(told(&logbook), []);
}

#[test]
fn a_certification_is_told_on_its_lead_days_on_its_last_day_and_on_the_first_without_it() {
    let logbook = logbook();
    logbook.set_profile(Profile { reminders: vec![30, 1], ..Profile::default() }).unwrap();
    earned(&logbook, "Yesterday", "2026-11-22", None);
    earned(&logbook, "The day before", "2026-11-21", None);
    earned(&logbook, "Today", "2026-11-23", None);
    earned(&logbook, "Tomorrow", "2026-11-24", None);
    earned(&logbook, "In a month", "2026-12-23", None);
    earned(&logbook, "In a week", "2026-11-30", None);
    earned(&logbook, "With its own", "2026-11-30", Some(vec![7]));
    let silent = earned(&logbook, "Silent", "2026-12-23", Some(vec![]));
    assert_eq!(silent.reminders, Some(vec![]));
    assert_eq!(
        told(&logbook),
        [
            late("Yesterday has expired"),
            on_time("Today expires today"),
            on_time("Tomorrow expires tomorrow"),
            on_time("With its own expires in 7 days"),
            on_time("In a month expires in 30 days"),
        ]
    );
}

#[test]
fn an_exam_is_told_as_an_end_is_and_a_withdrawn_certification_not_at_all() {
    let logbook = logbook();
    let booked = |name: &str, exam: &str| NewCertification {
        name: name.into(),
        stage: Some(CertificationStage::Booked),
        exam_on: Some(day(exam)),
        ..NewCertification::default()
    };
    logbook.add_certification(booked("CKA", "2026-11-23")).unwrap();
    logbook.add_certification(booked("CKAD", "2026-11-30")).unwrap();
    logbook.add_certification(booked("CKS", "2026-11-29")).unwrap();
    let given_up = logbook.add_certification(booked("PMP", "2026-11-23")).unwrap();
    logbook.move_certification(given_up.id, cairn::CertificationMove::Withdraw).unwrap();
    assert_eq!(
        told(&logbook),
        [on_time("CKA: exam today"), on_time("CKAD: exam in 7 days")],
        "90, 30 and 7 unless set"
    );
}

#[test]
fn milestones_and_goals_are_told_on_the_day_they_are_due() {
    let logbook = logbook();
    let due = |title: &str, on: &str, step: &str| NewGoal {
        start_on: Some(day("2026-01-01")),
        due_on: Some(day(on)),
        milestones: [("2026-11-23", step), ("2026-11-22", "before")]
            .map(|(on, title)| NewMilestone { title: title.into(), due_on: Some(day(on)), ..NewMilestone::default() })
            .into(),
        ..titled(title)
    };
    let today = logbook.add_goal(due("Ship it", "2026-11-23", "Draft")).unwrap();
    logbook.add_goal(due("Later", "2026-11-24", "Sketch")).unwrap();
    let resting = logbook.add_goal(due("Resting", "2026-11-23", "Rest")).unwrap();
    logbook.move_goal(resting.id, GoalMove::Pause).unwrap();
    assert_eq!(told(&logbook), [on_time("Sketch (Later)"), on_time("Draft (Ship it)"), on_time("Ship it")]);
    logbook.reach_milestone(today.milestones[0].id, None).unwrap();
    logbook.move_goal(today.id, GoalMove::Achieve { line: String::new() }).unwrap();
    assert_eq!(told(&logbook), [on_time("Sketch (Later)")]);
}

#[test]
fn a_notice_tells_nothing_but_titles() {
    let logbook = logbook();
    planned(&logbook, "Maya", "2026-11-23T16:30:00Z", "Europe/Berlin");
    let marks = NewMarks { visibility: Visibility::Private, ..NewMarks::default() };
    let goal = NewGoal {
        marks,
        why: "Salary".into(),
        next_step: "Salary".into(),
        due_on: Some(day("2026-11-23")),
        ..titled("Ship it")
    };
    logbook.add_goal(goal).unwrap();
    logbook.set_profile(Profile { session_reminder: Some(1440), ..Profile::default() }).unwrap();
    let all = format!("{:?} {:?}", logbook.digest().unwrap(), logbook.due_sessions().unwrap());
    assert!(!all.contains("Salary") && all.contains("Ship it"), "{all}");
}

#[test]
fn a_session_is_due_from_its_lead_time_until_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let first = crate::support::on_disk(&file);
    let starts = "2026-11-23T23:10:00Z";
    let session = planned(&first, "Maya", starts, "Europe/Berlin");
    planned(&first, "Jon", "2026-11-24T09:00:00Z", "Europe/Berlin");
    assert!(first.due_sessions().unwrap().is_empty(), "nothing is told unless asked for");
    first.set_profile(Profile { session_reminder: Some(15), ..Profile::default() }).unwrap();
    let due = |instant: &str| Logbook::open(&file, at(instant)).unwrap().due_sessions().unwrap();
    assert!(due("2026-11-23T23:54:59+01:00").is_empty());
    let notices = due("2026-11-23T23:55:00+01:00");
    assert_eq!(
        (notices.len(), notices[0].session, notices[0].text.as_str()),
        (1, session, "Session with Maya at 00:10")
    );
    assert_eq!(notices[0].starts_at, starts.parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    assert_eq!(due("2026-11-24T00:10:00+01:00").len(), 1, "to the minute");
    assert!(due("2026-11-24T00:10:01+01:00").is_empty());
    first.set_profile(Profile { session_reminder: Some(0), ..Profile::default() }).unwrap();
    assert!(due("2026-11-24T00:09:59+01:00").is_empty());
    assert_eq!(due("2026-11-24T00:10:00+01:00").len(), 1);
    refused(&first, "session-reminder", |it| {
        it.set_profile(Profile { session_reminder: Some(1441), ..Profile::default() })
    });
}
