//! What must not change a file for others, changed: two logbooks that differ in it alone give the same bytes.

use cairn::*;

use crate::planted::on;
use crate::{NOON, files, logbook_at};

/// What never leaves the machine, whatever the mark.
struct Never {
    private_notes: &'static str,
    mood: Option<u8>,
    energy: Option<u8>,
    email: &'static str,
    cost: &'static str,
}

fn shared() -> NewMarks {
    let evidence = vec![NewEvidence { name: "leadership".into(), verb: Verb::Led }];
    NewMarks { visibility: Visibility::Report, evidence, ..NewMarks::default() }
}

fn holding(never: &Never) -> Logbook {
    let logbook = logbook_at(NOON);
    let ada = NewPerson { name: "Ada".into(), email: never.email.into(), marks: shared(), ..NewPerson::default() };
    let ada = logbook.add_person(ada).unwrap().id;
    let session = NewSession {
        marks: shared(),
        person_id: Some(ada),
        takeaway: "Say what you need first.".into(),
        private_notes: never.private_notes.into(),
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    let entry = NewEntry {
        marks: shared(),
        title: "Led the review".into(),
        mood: never.mood,
        energy: never.energy,
        ..NewEntry::default()
    };
    logbook.add_entry(entry).unwrap();
    let certification = NewCertification {
        marks: shared(),
        name: "Machine Learning Engineer".into(),
        stage: Some(CertificationStage::Earned),
        earned_on: on("2026-10-10"),
        cost: never.cost.into(),
        ..NewCertification::default()
    };
    logbook.add_certification(certification).unwrap();
    logbook
}

#[test]
fn private_notes_mood_energy_addresses_and_cost_change_no_byte() {
    let with = Never {
        private_notes: "I nearly said no.",
        mood: Some(1),
        energy: Some(5),
        email: "ada@example.org",
        cost: "300 EUR",
    };
    let without = Never { private_notes: "", mood: None, energy: None, email: "", cost: "" };
    let (with, without) = (holding(&with), holding(&without));
    for ((format, bytes), (_, other)) in files(&with, "2026Q4").into_iter().zip(files(&without, "2026Q4")) {
        assert!(bytes == other, "{format:?} tells something that never leaves the machine");
    }
}

/// Records for the report in two quarters and, if asked for, as many again around them and inside them that are held back.
fn written(held_back: bool) -> Logbook {
    let logbook = logbook_at(NOON);
    let add_person =
        |name: &str| logbook.add_person(NewPerson { name: name.into(), ..NewPerson::default() }).unwrap().id;
    let ada = add_person("Ada");
    let others = |quarter: &Quarter| {
        if held_back {
            let maya = logbook.list_people().unwrap().into_iter().find(|person| person.name == "Maya");
            let maya = maya.map_or_else(|| add_person("Maya"), |person| person.id);
            for mark in [Visibility::Private, Visibility::Mentor, Visibility::Person(maya), Visibility::Person(ada)] {
                every_noun(&logbook, mark, maya, quarter, None);
            }
        }
    };
    let part = held_back.then_some(Visibility::Mentor);
    for quarter in [Quarter::Third, Quarter::Fourth] {
        others(&quarter);
        every_noun(&logbook, Visibility::Report, ada, &quarter, part);
        others(&quarter);
    }
    logbook
}

enum Quarter {
    Third,
    Fourth,
}

fn every_noun(
    logbook: &Logbook,
    mark: Visibility,
    person: PersonId,
    quarter: &Quarter,
    hidden_part: Option<Visibility>,
) {
    let marks = || NewMarks { visibility: mark, ..shared() };
    let (label, day) = match quarter {
        Quarter::Third => ("2026Q3", on("2026-08-12")),
        Quarter::Fourth => ("2026Q4", on("2026-11-04")),
    };
    let hidden = hidden_part.into_iter().map(Some);
    let milestones = [None].into_iter().chain(hidden.clone()).map(|visibility| NewMilestone {
        title: "Draft".into(),
        reached_on: day,
        visibility,
        ..NewMilestone::default()
    });
    let goal = NewGoal {
        marks: marks(),
        title: "Write the runbook".into(),
        start_on: on("2026-07-02"),
        milestones: milestones.collect(),
        ..NewGoal::default()
    };
    let goal = logbook.add_goal(goal).unwrap().id;
    for (visibility, progress) in [None].into_iter().chain(hidden.clone()).zip([40, 90]) {
        let check_in = NewCheckIn { checked_on: day, progress: Some(progress), visibility, ..NewCheckIn::default() };
        logbook.check_in_goal(goal, check_in).unwrap();
    }
    let parts = || [None].into_iter().chain(hidden.clone());
    let decision = |visibility| NewDecision { text: "Ask early".into(), visibility, ..NewDecision::default() };
    let action = |visibility| NewAction { text: "Ask".into(), done_on: day, visibility, ..NewAction::default() };
    let session = NewSession {
        marks: marks(),
        person_id: Some(person),
        held_on: day,
        minutes: Some(45),
        decisions: parts().map(decision).collect(),
        actions: parts().map(action).collect(),
        ..NewSession::default()
    };
    logbook.add_session(session).unwrap();
    let activity = NewActivity {
        marks: marks(),
        title: "Workshop".into(),
        kind: ActivityKind::Workshop,
        minutes: Some(60),
        happened_on: day,
        url: String::new(),
        note: String::new(),
    };
    logbook.add_activity(activity).unwrap();
    let certification = NewCertification {
        marks: marks(),
        name: "Engineer".into(),
        stage: Some(CertificationStage::Earned),
        earned_on: day,
        ..NewCertification::default()
    };
    logbook.add_certification(certification).unwrap();
    let level = if mark == Visibility::Report { 3 } else { 1 };
    for person_id in [None, Some(person)] {
        let (skill, reason) = ("mentoring".to_owned(), "Seen".to_owned());
        let rating = NewAssessment { marks: marks(), skill, level, reason, person_id, assessed_on: day };
        logbook.rate_skill(rating).unwrap();
    }
    let entry = NewEntry {
        marks: marks(),
        title: "Out of memory".into(),
        challenge: "scalability".into(),
        happened_on: day,
        minutes: Some(30),
        ..NewEntry::default()
    };
    logbook.add_entry(entry).unwrap();
    logbook.intend(&logbook.period(label).unwrap(), "Lead one review", marks()).unwrap();
}

#[test]
fn records_that_are_held_back_change_no_byte() {
    let (with, without) = (written(true), written(false));
    let withheld = |logbook: &Logbook| {
        logbook.report(&logbook.period("2026Q4").unwrap(), Audience::Report).unwrap().contents.held_back.by_mark()
    };
    assert_eq!((withheld(&with), withheld(&without)), (72, 0), "eight times eight records, and eight goals that go on");
    for period in ["2026Q4", "2026Q3", "2026-01-01..2026-12-31"] {
        for ((format, bytes), (_, other)) in files(&with, period).into_iter().zip(files(&without, period)) {
            assert!(bytes == other, "{period} as {format:?} tells what is held back");
        }
    }
}
