//! What a session leads to: the next one, planned in the same step, and the topics and actions that are carried over to it.

use cairn::{
    EndMentorship, Logbook, NewMentorship, NewSession, Person, Session, SessionDay, SessionStatus, Span, TopicState,
};

use super::{park, planned, promise, topic, topics, with};
use crate::support::{day, logbook, person, refused};

fn held(person: &Person, on: &str, agenda: &[&str]) -> NewSession {
    NewSession { held_on: Some(day(on)), topics: agenda.iter().map(|text| topic(text)).collect(), ..with(person) }
}

/// Each topic, what became of it, and how often it was carried over by then.
fn stand(logbook: &Logbook, session: &Session) -> Vec<(String, TopicState, u32)> {
    let topics = logbook.get_session(session.id).unwrap().topics;
    topics.into_iter().map(|topic| (topic.text, topic.state, topic.carried)).collect()
}

fn open(text: &str, carried: u32) -> (String, TopicState, u32) {
    (text.into(), TopicState::Open, carried)
}

fn carried(text: &str, times: u32) -> (String, TopicState, u32) {
    (text.into(), TopicState::Carried, times)
}

#[test]
fn what_nobody_ticked_is_on_the_next_agenda_by_itself_across_any_number_of_sessions() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let first = logbook.add_session(held(&maya, "2026-10-05", &["The rota"])).unwrap();
    let second = logbook.add_session(held(&maya, "2026-10-19", &[])).unwrap();
    assert_eq!(stand(&logbook, &first), [open("The rota", 2)], "it waits until the next one is planned");
    let next =
        logbook.add_session(NewSession { topics: vec![topic("Hiring")], ..planned(&maya, "2026-11-23") }).unwrap();
    assert_eq!(stand(&logbook, &next), [open("Hiring", 0), open("The rota", 2)]);
    assert_eq!((stand(&logbook, &first), stand(&logbook, &second)), (vec![carried("The rota", 1)], vec![]));

    let after = logbook.add_session(planned(&maya, "2026-12-07")).unwrap();
    assert!(topics(&after).is_empty(), "an agenda that is still to come keeps its topics");
    logbook.add_session(held(&maya, "2026-11-23", &["Budget"])).unwrap();
    assert_eq!(stand(&logbook, &after), [open("Hiring", 1), open("The rota", 3), open("Budget", 1)]);
    assert_eq!(stand(&logbook, &next), [carried("Hiring", 1), carried("The rota", 3), carried("Budget", 1)]);
    assert_eq!(logbook.undo().unwrap().intent, "Log session");
    assert!(stand(&logbook, &after).is_empty(), "one step");
}

#[test]
fn a_topic_that_was_talked_about_is_new_when_it_comes_up_again() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    logbook.add_session(held(&maya, "2026-10-05", &["Pay"])).unwrap();
    let second = logbook.add_session(planned(&maya, "2026-10-19")).unwrap();
    let mut done = NewSession { status: Some(SessionStatus::Held), ..NewSession::from(&second) };
    done.topics[0].state = Some(TopicState::Discussed);
    let done = logbook.edit_session(second.id, done).unwrap();
    assert_eq!(done.topics[0].carried, 1, "it came here by being carried over");
    let third = logbook.add_session(held(&maya, "2026-11-02", &["Pay"])).unwrap();
    assert_eq!(stand(&logbook, &third), [open("Pay", 1)]);
    park(&logbook, &maya, "Rest");
    assert_eq!(logbook.parked_topics(maya.id).unwrap()[0].carried, 0);
}

#[test]
fn the_agenda_of_a_cancelled_session_goes_to_the_next_one_that_is_planned() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya"), person(&logbook, "Jon"));
    logbook.add_session(held(&jon, "2026-11-02", &["Not for Maya"])).unwrap();
    let off = NewSession { topics: vec![topic("The case")], ..planned(&maya, "2026-11-20") };
    let off = logbook.add_session(off).unwrap();
    let cancelled = NewSession { status: Some(SessionStatus::Cancelled), ..NewSession::from(&off) };
    logbook.edit_session(off.id, cancelled).unwrap();
    assert_eq!(
        topics(&logbook.get_session(off.id).unwrap()),
        ["The case"],
        "it can be planned again with what was prepared"
    );
    let next = logbook.add_session(planned(&maya, "2026-11-27")).unwrap();
    assert_eq!(stand(&logbook, &next), [open("The case", 1)]);
}

#[test]
fn an_action_says_in_how_many_sessions_it_was_still_open() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let promised = NewSession { actions: vec![promise("Write the RFC")], ..held(&maya, "2026-10-05", &[]) };
    let session = logbook.add_session(promised).unwrap();
    let times = || logbook.get_session(session.id).unwrap().actions[0].carried;
    assert_eq!(times(), 0);
    logbook.add_session(held(&maya, "2026-10-19", &[])).unwrap();
    logbook.add_session(held(&maya, "2026-11-02", &[])).unwrap();
    logbook.add_session(planned(&maya, "2026-12-01")).unwrap();
    assert_eq!(
        (times(), logbook.list_actions(true).unwrap()[0].action.carried),
        (2, 2),
        "what is planned has not been held"
    );
    assert_eq!(logbook.finish_action(session.actions[0].id).unwrap().carried, 2);
    logbook.add_session(held(&maya, "2026-11-23", &[])).unwrap();
    assert_eq!(times(), 2, "it was done by then");
}

fn every_two_weeks(logbook: &Logbook, person: &Person) {
    let agreed = NewMentorship {
        cadence: Some(Span::Weeks(2)),
        minutes: Some(45),
        from_on: Some(day("2026-10-01")),
        ..NewMentorship::with(person.id)
    };
    logbook.start_mentorship(agreed).unwrap();
}

#[test]
fn a_wrap_up_plans_the_next_session_and_hands_on_what_is_open_in_one_step() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    every_two_weeks(&logbook, &maya);
    let starts_at = Some("2026-11-23T09:00:00Z".parse().unwrap());
    let agenda = vec![topic("The RFC"), topic("Pay")];
    let plan = NewSession { starts_at, zone: "Europe/London".into(), topics: agenda, ..planned(&maya, "2026-11-23") };
    let plan = logbook.add_session(plan).unwrap();
    assert_eq!(plan.minutes, Some(45), "as long as agreed");
    let before = logbook.export_all().unwrap();
    let mut wrap = NewSession { status: Some(SessionStatus::Held), takeaway: "Ask".into(), ..NewSession::from(&plan) };
    wrap.topics[0].state = Some(TopicState::Discussed);
    wrap.next_on = logbook.propose_session(SessionDay { person_id: maya.id, on: plan.held_on }).unwrap();
    assert_eq!(wrap.next_on, Some(day("2026-12-07")));
    logbook.edit_session(plan.id, wrap.clone()).unwrap();

    let sessions = logbook.list_sessions(Default::default()).unwrap();
    let next = &sessions[0];
    assert_eq!((next.status, next.held_on, next.minutes), (SessionStatus::Planned, day("2026-12-07"), Some(45)));
    assert_eq!(next.starts_at, Some("2026-12-07T09:00:00Z".parse().unwrap()), "at the same time of day");
    assert_eq!(stand(&logbook, next), [open("Pay", 1)]);
    let on = day("2026-11-24");
    assert_eq!(logbook.propose_session(SessionDay { person_id: maya.id, on }).unwrap(), None, "it is planned");
    let again = NewSession { next_on: wrap.next_on, ..NewSession::from(&logbook.get_session(plan.id).unwrap()) };
    logbook.edit_session(plan.id, again).unwrap();
    assert_eq!(logbook.list_sessions(Default::default()).unwrap().len(), 2, "no second one that day");
    logbook.undo().unwrap();
    assert!(logbook.export_all().unwrap() == before, "the wrap-up was one step, and what changed nothing is none");
}

#[test]
fn the_next_session_is_after_this_one() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let same_day = NewSession { next_on: Some(day("2026-11-02")), ..held(&maya, "2026-11-02", &[]) };
    refused(&logbook, "nextOn", |logbook| logbook.add_session(same_day));
    assert_eq!(logbook.propose_session(SessionDay { person_id: maya.id, on: day("2026-11-02") }).unwrap(), None);
}

#[test]
fn the_day_to_offer_is_a_working_day_after_a_working_day() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let agreed = NewMentorship { cadence: Some(Span::Months(2)), ..NewMentorship::with(maya.id) };
    logbook.start_mentorship(agreed).unwrap();
    let after = |on: &str| {
        let proposed = logbook.propose_session(SessionDay { person_id: maya.id, on: day(on) }).unwrap();
        proposed.unwrap().to_string()
    };
    assert_eq!(after("2026-11-24"), "2027-01-25", "not on Sunday the 24th");
    assert_eq!(after("2026-11-23"), "2027-01-25", "not on Saturday the 23rd");
    assert_eq!(after("2026-11-25"), "2027-01-25");
    assert_eq!(after("2026-12-27"), "2027-02-27", "who met on a Sunday may meet on a Saturday");
}

#[test]
fn a_mentorship_says_when_the_next_session_is_due() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    every_two_weeks(&logbook, &maya);
    let due = || logbook.mentorship_with(maya.id).unwrap().due_on;
    assert_eq!(due(), Some(day("2026-10-15")), "one rhythm after its first day");
    logbook.add_session(held(&maya, "2026-11-02", &[])).unwrap();
    assert_eq!(due(), Some(day("2026-11-16")));
    logbook.add_session(planned(&maya, "2026-11-30")).unwrap();
    assert_eq!(due(), Some(day("2026-11-30")), "what is planned is what is due");
    let id = logbook.mentorship_with(maya.id).unwrap().id;
    logbook.end_mentorship(id, EndMentorship::default()).unwrap();
    assert_eq!(due(), None);
}
