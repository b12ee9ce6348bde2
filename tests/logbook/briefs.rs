//! The brief before a session: what happened since the last one, and only what that person may see.

use cairn::{
    ActivityKind, Brief, CertificationStage, Logbook, NewAction, NewActivity, NewCertification, NewCheckIn, NewEntry,
    NewGoal, NewMarks, NewSession, NewTopic, Owner, ParkedTopic, PersonId, SessionStatus, TopicState, Verb, Visibility,
};

use crate::support::{day, evidence, logbook, not_found, person, text, titled};

fn for_mentor(mut marks: NewMarks) -> NewMarks {
    marks.visibility = Visibility::Mentor;
    marks
}

fn session(person: PersonId, on: &str) -> NewSession {
    NewSession {
        person_id: Some(person),
        held_on: Some(day(on)),
        status: Some(SessionStatus::Held),
        ..NewSession::default()
    }
}

fn topic(text: &str) -> NewTopic {
    NewTopic { text: text.into(), ..NewTopic::default() }
}

fn action(text: &str, owner: Owner, due: &str) -> NewAction {
    NewAction { text: text.into(), owner: Some(owner), due_on: Some(day(due)), ..NewAction::default() }
}

fn write(logbook: &Logbook, words: &str, on: &str, marks: NewMarks) {
    logbook.add_entry(NewEntry { happened_on: Some(day(on)), marks, ..text(words) }).unwrap();
}

fn brief(logbook: &Logbook, person: PersonId) -> Brief {
    logbook.session_brief(person).unwrap()
}

fn topics(brief: &Brief) -> Vec<(&str, u32)> {
    brief.topics.iter().map(|one| (one.text.as_str(), one.carried)).collect()
}

#[test]
fn it_begins_with_the_last_session_held_and_with_a_quarter_before_the_first() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let first = brief(&logbook, maya);
    assert_eq!((first.last_on, first.since, first.next_session), (None, day("2026-08-24"), None));
    logbook.add_session(session(maya, "2026-11-02")).unwrap();
    logbook.add_session(session(maya, "2026-11-09")).unwrap();
    let cancelled = NewSession { status: Some(SessionStatus::Cancelled), ..session(maya, "2026-11-16") };
    logbook.add_session(cancelled).unwrap();
    let planned = |on| NewSession { status: Some(SessionStatus::Planned), ..session(maya, on) };
    logbook.add_session(planned("2026-12-07")).unwrap();
    let next = logbook.add_session(planned("2026-11-30")).unwrap().id;
    let second = brief(&logbook, maya);
    assert_eq!((second.last_on, second.since), (Some(day("2026-11-09")), day("2026-11-09")));
    assert_eq!((second.person.as_str(), second.next_session), ("Maya", Some(next)));
    logbook.delete_record(maya.into()).unwrap_err();
    not_found(&logbook, |logbook| logbook.session_brief(PersonId::default()));
}

#[test]
fn open_topics_and_actions_carry_over_by_themselves_across_any_number_of_sessions() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let held = |on, topics: Vec<NewTopic>, actions| NewSession { topics, actions, ..session(maya, on) };
    let done = NewTopic { state: Some(TopicState::Discussed), ..topic("Done with") };
    let promised = vec![
        action("Read the draft", Owner::Them, "2026-11-30"),
        action("Write the RFC", Owner::Me, "2026-10-12"),
        NewAction { visibility: Some(Visibility::Private), ..action("Ask for a raise", Owner::Me, "2026-10-12") },
    ];
    logbook.add_session(held("2026-10-05", vec![topic("The rota"), done], promised)).unwrap();
    let second = logbook.add_session(held("2026-10-19", vec![topic("Conflict")], vec![])).unwrap();
    logbook.carry_topic(second.topics.iter().find(|one| one.text == "Conflict").unwrap().id, None).unwrap();
    logbook.add_session(held("2026-11-09", vec![], vec![])).unwrap();
    logbook.park_topic(ParkedTopic { person_id: maya, text: "The budget".into() }).unwrap();
    let brief = brief(&logbook, maya);
    let open: Vec<_> =
        brief.actions.iter().map(|one| (one.action.text.as_str(), one.overdue, one.action.carried)).collect();
    assert_eq!(
        open,
        [("Write the RFC", true, 2), ("Read the draft", false, 2)],
        "and what is private is nobody's brief"
    );
    // The rota stood open in all three sessions; the conflict was put off in one, and waited while another was held.
    assert_eq!(topics(&brief), [("The rota", 3), ("Conflict", 2), ("The budget", 0)]);
    let planned = NewSession { status: Some(SessionStatus::Planned), ..session(maya, "2026-11-30") };
    logbook.add_session(planned).unwrap();
    let brief = logbook.session_brief(maya).unwrap();
    let mut each = topics(&brief);
    each.sort_unstable();
    assert_eq!(each, [("Conflict", 2), ("The budget", 0), ("The rota", 3)], "each once");
}

#[test]
fn goals_that_moved_come_before_those_that_stand_still_each_with_its_last_check_in() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    logbook.add_session(session(maya, "2026-11-09")).unwrap();
    let goal = |title: &str, start: &str| {
        let marks = for_mentor(NewMarks::default());
        logbook.add_goal(NewGoal { start_on: Some(day(start)), marks, ..titled(title) }).unwrap().id
    };
    let (moved, _still, _resting) =
        (goal("Lead a review", "2026-01-10"), goal("Publish", "2026-01-10"), goal("Begun lately", "2026-10-20"));
    logbook.add_goal(NewGoal { start_on: Some(day("2026-11-10")), ..titled("Leave the company") }).unwrap();
    for (on, progress) in [("2026-10-01", 20), ("2026-11-12", 60)] {
        let said = NewCheckIn { checked_on: Some(day(on)), progress: Some(progress), ..NewCheckIn::default() };
        logbook.check_in_goal(moved, said).unwrap();
    }
    let brief = brief(&logbook, maya);
    let goals: Vec<_> = brief
        .goals
        .iter()
        .map(|goal| (goal.title.as_str(), goal.stalled, goal.check_in.as_ref().and_then(|one| one.progress)))
        .collect();
    assert_eq!(goals, [("Lead a review", false, Some(60)), ("Publish", true, None)]);
}

#[test]
fn new_evidence_stands_by_skill_and_what_is_marked_for_them_by_itself() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya").id, person(&logbook, "Jon").id);
    logbook.add_session(session(maya, "2026-11-09")).unwrap();
    let shows = |skill: &str| for_mentor(evidence(skill, Verb::Led));
    write(&logbook, "Too early", "2026-11-08", shows("mentoring"));
    write(&logbook, "Paired with Jax", "2026-11-10", shows("mentoring"));
    write(
        &logbook,
        "Only for Jon",
        "2026-11-11",
        NewMarks { visibility: Visibility::Person(jon), ..shows("mentoring") },
    );
    write(&logbook, "Mine alone", "2026-11-11", evidence("mentoring", Verb::Led));
    write(&logbook, "For the report", "2026-11-12", NewMarks { visibility: Visibility::Report, ..shows("papers") });
    let talk = NewActivity {
        title: "A talk on rotas".into(),
        happened_on: Some(day("2026-11-13")),
        marks: shows("mentoring"),
        kind: ActivityKind::Talk,
        minutes: None,
        url: String::new(),
        note: String::new(),
    };
    logbook.add_activity(talk).unwrap();
    let brief = brief(&logbook, maya);
    let shown: Vec<_> = brief
        .evidence
        .iter()
        .map(|one| (one.skill.as_deref(), one.lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        shown,
        [(Some("mentoring"), vec!["A talk on rotas", "Paired with Jax"]), (Some("papers"), vec!["For the report"])]
    );
    let marked: Vec<_> = brief.entries.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(marked, ["Paired with Jax"]);
}

#[test]
fn certifications_that_run_out_are_in_it_and_no_title_of_what_is_held_back() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    for (name, expires) in [("CKA", "2026-12-20"), ("AWS", "2028-01-01"), ("Old", "2026-01-01")] {
        let certification = NewCertification {
            name: name.into(),
            stage: Some(CertificationStage::Earned),
            earned_on: Some(day("2025-01-01")),
            expires_on: Some(day(expires)),
            marks: for_mentor(NewMarks::default()),
            ..NewCertification::default()
        };
        logbook.add_certification(certification).unwrap();
    }
    let secret = logbook.add_goal(titled("Leave the company")).unwrap().id;
    let mut marks = for_mentor(NewMarks::default());
    marks.links = vec![secret.into()];
    write(&logbook, "After [[Leave the company]] all is calm", "2026-11-20", marks);
    let brief = brief(&logbook, maya);
    let mut names: Vec<_> = brief.certifications.iter().map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["CKA", "Old"]);
    assert_eq!(brief.entries.first().unwrap().title, "After … all is calm");
    assert!(!serde_json::to_string(&brief).unwrap().contains("Leave the company"));
}
