//! Sessions from plan to takeaway: topics that wait, planned ones that are completed, and actions until they are done.

mod next; // what one leads to, and what is carried over

use cairn::{
    ActionId, EndMentorship, Logbook, NewAction, NewDecision, NewMarks, NewSession, NewTopic, Owner, ParkedTopic,
    Person, Session, SessionFilter, SessionStatus, TopicState, Visibility,
};

use crate::support::{ambiguous, at, day, logbook, not_found, on_disk, person, refused};

fn with(person: &Person) -> NewSession {
    NewSession { person_id: Some(person.id), ..NewSession::default() }
}

fn planned(person: &Person, on: &str) -> NewSession {
    NewSession { status: Some(SessionStatus::Planned), held_on: Some(day(on)), ..with(person) }
}

fn topic(text: &str) -> NewTopic {
    NewTopic { text: text.into(), ..NewTopic::default() }
}

fn promise(text: &str) -> NewAction {
    NewAction { text: text.into(), ..NewAction::default() }
}

fn park(logbook: &Logbook, person: &Person, text: &str) {
    logbook.park_topic(ParkedTopic { person_id: person.id, text: text.into() }).unwrap();
}

fn topics(session: &Session) -> Vec<&str> {
    session.topics.iter().map(|topic| topic.text.as_str()).collect()
}

#[test]
fn a_session_without_a_mentorship_starts_one() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let held = logbook.add_session(NewSession { held_on: Some(day("2026-11-03")), ..with(&maya) }).unwrap();
    assert_eq!((held.status, held.person.as_str()), (SessionStatus::Held, "Maya"));
    let mentorship = logbook.get_mentorship(held.mentorship_id).unwrap();
    assert_eq!((mentorship.from_on, mentorship.last_session_on), (day("2026-11-03"), Some(day("2026-11-03"))));
    let next = logbook.add_session(planned(&maya, "2026-12-01")).unwrap();
    assert_eq!(next.mentorship_id, held.mentorship_id);
    logbook.end_mentorship(held.mentorship_id, EndMentorship::default()).unwrap();
    let last = logbook.add_session(with(&maya)).unwrap();
    assert_eq!(last.mentorship_id, held.mentorship_id, "on its last day it still runs");
    let later = logbook.add_session(planned(&maya, "2026-12-08")).unwrap();
    assert_ne!(later.mentorship_id, held.mentorship_id, "after its end a new one starts");
    assert_eq!(logbook.get_mentorship(later.mentorship_id).unwrap().from_on, day("2026-11-23"), "agreed today");
}

#[test]
fn a_session_is_with_somebody_on_a_day_that_has_come_for_at_most_a_day() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    refused(&logbook, "person", |logbook| logbook.add_session(NewSession::default()));
    not_found(&logbook, |logbook| {
        logbook.add_session(NewSession { person_id: Some(cairn::PersonId::default()), ..NewSession::default() })
    });
    refused(&logbook, "on", |logbook| {
        logbook.add_session(NewSession { held_on: Some(day("2026-11-24")), ..with(&maya) })
    });
    refused(&logbook, "on", |logbook| logbook.add_session(planned(&maya, "2206-11-24")));
    refused(&logbook, "minutes", |logbook| logbook.add_session(NewSession { minutes: Some(1441), ..with(&maya) }));
    refused(&logbook, "zone", |logbook| logbook.add_session(NewSession { zone: "Mars/Olympus".into(), ..with(&maya) }));
    refused(&logbook, "notes", |logbook| logbook.add_session(NewSession { notes: "\0".into(), ..with(&maya) }));
    refused(&logbook, "topic", |logbook| logbook.add_session(NewSession { topics: vec![topic(" ")], ..with(&maya) }));
    refused(&logbook, "action", |logbook| {
        logbook.add_session(NewSession { actions: vec![promise("")], ..with(&maya) })
    });
    refused(&logbook, "decision", |logbook| {
        logbook.add_session(NewSession { decisions: vec![NewDecision::default()], ..with(&maya) })
    });
    assert!(logbook.list_mentorships().unwrap().is_empty(), "a refused session starts no mentorship");
}

#[test]
fn a_planned_session_cannot_become_held_before_its_day() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let next = logbook.add_session(planned(&maya, "2026-12-01")).unwrap();
    refused(&logbook, "on", |logbook| {
        logbook.edit_session(next.id, NewSession { status: Some(SessionStatus::Held), ..NewSession::from(&next) })
    });
    let cancelled = NewSession { status: Some(SessionStatus::Cancelled), ..NewSession::from(&next) };
    assert_eq!(logbook.edit_session(next.id, cancelled).unwrap().status, SessionStatus::Cancelled);
}

#[test]
fn the_day_of_a_session_is_the_day_of_its_time_where_it_is_held() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let late = NewSession {
        status: Some(SessionStatus::Planned),
        starts_at: Some("2026-11-30T23:30:00Z".parse().unwrap()),
        zone: "Asia/Tokyo".into(),
        ..with(&maya)
    };
    let session = logbook.add_session(late).unwrap();
    assert_eq!((session.held_on, session.zone.as_str()), (day("2026-12-01"), "Asia/Tokyo"));
}

#[test]
fn the_day_and_the_time_of_a_session_agree_through_every_edit() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let at = |instant: &str| Some(instant.parse().unwrap());
    let berlin = NewSession { starts_at: at("2026-10-09T13:00:00Z"), zone: "Europe/Berlin".into(), ..with(&maya) };
    let session = logbook.add_session(NewSession { status: Some(SessionStatus::Planned), ..berlin }).unwrap();
    let edited = |change: fn(&mut NewSession)| {
        let mut new = NewSession::from(&logbook.get_session(session.id).unwrap());
        change(&mut new);
        let edited = logbook.edit_session(session.id, new).unwrap();
        (edited.held_on, edited.starts_at)
    };
    assert_eq!((session.held_on, session.starts_at), (day("2026-10-09"), at("2026-10-09T13:00:00Z")));
    let moved = edited(|new| new.held_on = Some(day("2026-11-27")));
    assert_eq!(moved, (day("2026-11-27"), at("2026-11-27T14:00:00Z")), "15:00 in Berlin, in winter too");
    let noted = edited(|new| new.notes = "Bring the draft".into());
    assert_eq!(noted, moved);
    let late = edited(|new| new.starts_at = Some("2026-11-30T23:30:00Z".parse().unwrap()));
    assert_eq!(late, (day("2026-12-01"), at("2026-11-30T23:30:00Z")), "a new time says the day");
    let there = edited(|new| new.zone = "America/New_York".into());
    assert_eq!(there, (day("2026-11-30"), at("2026-11-30T23:30:00Z")), "so does where it is held");
    assert_eq!(edited(|new| new.starts_at = None), (day("2026-11-30"), None));
}

#[test]
fn a_session_is_not_moved_to_a_day_on_which_its_time_is_skipped() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let early = NewSession {
        starts_at: Some("2026-12-01T01:30:00Z".parse().unwrap()),
        zone: "Europe/Berlin".into(),
        ..planned(&maya, "2026-12-01")
    };
    let session = logbook.add_session(early).unwrap();
    let said = refused(&logbook, "on", |logbook| {
        let spring = NewSession { held_on: Some(day("2027-03-28")), ..NewSession::from(&session) };
        logbook.edit_session(session.id, spring)
    });
    assert!(said.contains("02:30") && said.contains("Europe/Berlin"), "{said}");
}

#[test]
fn what_is_parked_waits_for_the_next_planned_session() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    park(&logbook, &maya, "promotion packet");
    assert_eq!(logbook.parked_topics(maya.id).unwrap().len(), 1);
    let next = logbook
        .add_session(NewSession { topics: vec![topic("design review")], ..planned(&maya, "2026-11-30") })
        .unwrap();
    let mut agenda = topics(&next);
    agenda.sort_unstable();
    assert_eq!(agenda, ["design review", "promotion packet"]);
    park(&logbook, &maya, "on-call load");
    assert_eq!(logbook.get_session(next.id).unwrap().topics.len(), 3, "with a session planned it goes there at once");
    refused(&logbook, "topic", |logbook| logbook.park_topic(ParkedTopic { person_id: maya.id, text: " ".into() }));
    not_found(&logbook, |logbook| {
        logbook.park_topic(ParkedTopic { person_id: cairn::PersonId::default(), text: "t".into() })
    });
}

#[test]
fn what_is_parked_after_a_mentorship_ended_reaches_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let maya = person(&logbook, "Maya");
    let held = logbook.add_session(with(&maya)).unwrap();
    logbook.end_mentorship(held.mentorship_id, EndMentorship::default()).unwrap();
    let later = Logbook::open(&file, at("2026-12-01T12:00:00+01:00")).unwrap();
    park(&later, &maya, "shall we go on?");
    let next = later.add_session(planned(&maya, "2026-12-08")).unwrap();
    assert_eq!(topics(&next), ["shall we go on?"]);
}

#[test]
fn logging_a_session_completes_the_one_planned_for_that_day() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let other = logbook.add_session(planned(&maya, "2026-11-30")).unwrap();
    let prepared = NewSession {
        topics: vec![topic("design review")],
        notes: "prepared".into(),
        minutes: Some(45),
        marks: NewMarks { tags: vec!["plan".into()], ..NewMarks::default() },
        ..planned(&maya, "2026-11-23")
    };
    let today = logbook.add_session(prepared).unwrap();
    let held = NewSession {
        notes: "as it went".into(),
        takeaway: "ask earlier".into(),
        topics: vec![topic("hiring")],
        actions: vec![promise("draft it")],
        marks: NewMarks { tags: vec!["held".into()], visibility: Visibility::Mentor, ..NewMarks::default() },
        ..with(&maya)
    };
    let logged = logbook.add_session(held.clone()).unwrap();
    assert_eq!(logged.id, today.id);
    assert_eq!((logged.status, logged.minutes), (SessionStatus::Held, Some(45)));
    assert_eq!(topics(&logged), ["design review", "hiring"]);
    assert_eq!(logged.notes, "prepared\n\nas it went");
    assert_eq!((logged.marks.tags, logged.marks.visibility), (vec!["held".into(), "plan".into()], Visibility::Mentor));
    assert_ne!(logbook.add_session(held).unwrap().id, today.id, "a second one that day is a session of its own");
    assert_eq!(logbook.get_session(other.id).unwrap().status, SessionStatus::Planned);
}

#[test]
fn the_parts_of_a_session_stay_the_same_ones_through_an_edit() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let new = NewSession {
        topics: vec![topic("one"), topic("two")],
        actions: vec![promise("a"), promise("b")],
        decisions: vec![NewDecision { text: "so".into(), ..NewDecision::default() }],
        ..with(&maya)
    };
    let session = logbook.add_session(new).unwrap();
    let mut new = NewSession::from(&session);
    new.topics.remove(0);
    new.topics[0].state = Some(TopicState::Discussed);
    new.actions.reverse();
    let edited = logbook.edit_session(session.id, new).unwrap();
    assert_eq!((edited.topics.len(), edited.topics[0].id), (1, session.topics[1].id));
    assert_eq!(edited.topics[0].state, TopicState::Discussed);
    assert_eq!(
        edited.actions.iter().map(|action| action.id).collect::<Vec<_>>(),
        [session.actions[1].id, session.actions[0].id]
    );
    assert_eq!(edited.decisions, session.decisions);
}

#[test]
fn a_part_of_another_session_is_not_taken_over() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let new = NewSession { topics: vec![topic("theirs")], actions: vec![promise("theirs")], ..with(&maya) };
    let first = logbook.add_session(new).unwrap();
    let stolen = NewSession {
        topics: vec![NewTopic { id: Some(first.topics[0].id), ..topic("mine") }],
        actions: vec![NewAction { id: Some(first.actions[0].id), ..promise("mine") }],
        ..with(&maya)
    };
    let second = logbook.add_session(stolen).unwrap();
    assert_ne!(second.topics[0].id, first.topics[0].id);
    assert_eq!(NewSession::from(&logbook.get_session(first.id).unwrap()), NewSession::from(&first));
}

#[test]
fn an_action_is_done_once_dropped_with_a_reason_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = on_disk(&file);
    let maya = person(&logbook, "Maya");
    let new = NewSession {
        actions: vec![NewAction { owner: Some(Owner::Them), ..promise("send the paper") }],
        ..with(&maya)
    };
    let id = logbook.add_session(new).unwrap().actions[0].id;
    assert_eq!(logbook.finish_action(id).unwrap().done_on, Some(day("2026-11-23")));
    let later = Logbook::open(&file, at("2026-12-01T12:00:00+01:00")).unwrap();
    let steps = later.history(None, 50).unwrap().len();
    assert_eq!(later.finish_action(id).unwrap().done_on, Some(day("2026-11-23")), "the first day stays");
    assert_eq!(later.history(None, 50).unwrap().len(), steps);
    refused(&later, "reason", |logbook| logbook.drop_action(id, " "));
    let dropped = later.drop_action(id, "found it myself").unwrap();
    assert_eq!((dropped.done_on, dropped.dropped_on), (None, Some(day("2026-12-01"))));
    let open = later.reopen_action(id).unwrap();
    assert_eq!((open.done_on, open.dropped_on, open.drop_reason.as_str(), open.owner), (None, None, "", Owner::Them));
    not_found(&later, |logbook| logbook.finish_action(ActionId::default()));
}

#[test]
fn a_dropped_action_that_is_edited_to_done_is_no_longer_dropped() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let session = logbook.add_session(NewSession { actions: vec![promise("draft it")], ..with(&maya) }).unwrap();
    logbook.drop_action(session.actions[0].id, "no time").unwrap();
    let mut new = NewSession::from(&logbook.get_session(session.id).unwrap());
    new.actions[0].done_on = Some(day("2026-11-23"));
    let action = logbook.edit_session(session.id, new).unwrap().actions[0].clone();
    assert_eq!((action.done_on, action.dropped_on, action.drop_reason.as_str()), (Some(day("2026-11-23")), None, ""));
}

#[test]
fn an_action_is_given_another_day_as_one_step() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let due = NewAction { due_on: Some(day("2026-11-20")), ..promise("draft it") };
    let id = logbook.add_session(NewSession { actions: vec![due], ..with(&maya) }).unwrap().actions[0].id;
    assert_eq!(logbook.postpone_action(id, Some(day("2026-12-01"))).unwrap().due_on, Some(day("2026-12-01")));
    assert_eq!(logbook.postpone_action(id, None).unwrap().due_on, None);
    refused(&logbook, "due", |logbook| logbook.postpone_action(id, Some(day("2206-11-24"))));
    logbook.undo().unwrap();
    logbook.undo().unwrap();
    assert_eq!(logbook.list_actions(true).unwrap()[0].action.due_on, Some(day("2026-11-20")));
    not_found(&logbook, |logbook| logbook.postpone_action(ActionId::default(), None));
}

#[test]
fn open_actions_come_first_by_the_day_they_are_due() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let due = |text: &str, on: Option<&str>| NewAction { due_on: on.map(day), ..promise(text) };
    let actions =
        vec![due("someday", None), due("late", Some("2026-12-24")), due("soon", Some("2026-11-24")), due("done", None)];
    let session = logbook.add_session(NewSession { actions, ..with(&maya) }).unwrap();
    logbook.finish_action(session.actions[3].id).unwrap();
    let list = |open| -> Vec<String> {
        logbook.list_actions(open).unwrap().into_iter().map(|open| open.action.text).collect()
    };
    assert_eq!(list(true), ["soon", "late", "someday"]);
    assert_eq!(list(false), ["soon", "late", "someday", "done"]);
    assert_eq!(logbook.find_action("soon").unwrap(), session.actions[2].id);
    assert_eq!(logbook.find_action("done").unwrap(), session.actions[3].id, "open ones are looked at first, then all");
    assert_eq!(ambiguous(&logbook, |logbook| logbook.find_action("e")).len(), 2);
    not_found(&logbook, |logbook| logbook.find_action("nothing"));
}

#[test]
fn sessions_are_listed_newest_first_by_person_and_days() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya"), person(&logbook, "Jon"));
    for (person, on) in [(&maya, "2026-09-01"), (&jon, "2026-10-01"), (&maya, "2026-11-01")] {
        logbook.add_session(NewSession { held_on: Some(day(on)), ..with(person) }).unwrap();
    }
    let list = |filter: SessionFilter| -> Vec<String> {
        logbook.list_sessions(filter).unwrap().into_iter().map(|session| session.held_on.to_string()).collect()
    };
    assert_eq!(list(SessionFilter::default()), ["2026-11-01", "2026-10-01", "2026-09-01"]);
    assert_eq!(
        list(SessionFilter { person_id: Some(maya.id), ..SessionFilter::default() }),
        ["2026-11-01", "2026-09-01"]
    );
    let filter =
        SessionFilter { from: Some(day("2026-09-01")), to: Some(day("2026-10-01")), ..SessionFilter::default() };
    assert_eq!(list(filter), ["2026-10-01", "2026-09-01"]);
}

#[test]
fn an_open_topic_is_carried_over_as_one_step() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let agenda = vec![topic("the RFC"), topic("pay")];
    let first = logbook.add_session(NewSession { topics: agenda, ..planned(&maya, "2026-11-30") }).unwrap();
    let next = logbook.add_session(planned(&maya, "2026-12-01")).unwrap();
    let later = logbook.add_session(planned(&maya, "2026-12-08")).unwrap();
    let before = logbook.export_all().unwrap();
    let carried = logbook.carry_topic(first.topics[0].id, None).unwrap();
    assert_eq!((carried.text.as_str(), carried.state, carried.carried), ("the RFC", TopicState::Open, 1));
    let states = |session: &Session| {
        let topics = logbook.get_session(session.id).unwrap().topics;
        topics.iter().map(|topic| (topic.text.clone(), topic.state)).collect::<Vec<_>>()
    };
    let open = |text: &str| (text.to_owned(), TopicState::Open);
    assert_eq!(states(&first), [("the RFC".to_owned(), TopicState::Carried), open("pay")]);
    assert_eq!(states(&next), [open("the RFC")], "in the next planned one");
    refused(&logbook, "topic", |logbook| logbook.carry_topic(first.topics[0].id, None));
    let again = logbook.carry_topic(carried.id, Some(later.id)).unwrap();
    assert_eq!((states(&later), again.carried), (vec![open("the RFC")], 2));
    let waiting = logbook.carry_topic(again.id, None).unwrap();
    assert_eq!(waiting.carried, 3);
    assert_eq!(logbook.parked_topics(maya.id).unwrap()[1..], [waiting], "there is no later session");
    assert_eq!(logbook.undo().unwrap().intent, "Carry topic over");
    logbook.undo().unwrap();
    logbook.undo().unwrap();
    assert!(logbook.export_all().unwrap() == before, "each was one step");
}

#[test]
fn a_topic_is_carried_over_to_a_session_with_the_same_person_that_will_take_place() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya"), person(&logbook, "Jon"));
    let held = logbook.add_session(NewSession { topics: vec![topic("the RFC")], ..with(&maya) }).unwrap();
    let id = held.topics[0].id;
    let jons = logbook.add_session(planned(&jon, "2026-12-01")).unwrap();
    let cancelled = NewSession { status: Some(SessionStatus::Cancelled), ..with(&maya) };
    let cancelled = logbook.add_session(cancelled).unwrap();
    let said = refused(&logbook, "session", |logbook| logbook.carry_topic(id, Some(jons.id)));
    assert_eq!(said, "That session is with Jon, and the topic is for Maya. Choose another one.");
    refused(&logbook, "session", |logbook| logbook.carry_topic(id, Some(held.id)));
    refused(&logbook, "session", |logbook| logbook.carry_topic(id, Some(cancelled.id)));
    not_found(&logbook, |logbook| logbook.carry_topic(id, Some(cairn::SessionId::default())));
    not_found(&logbook, |logbook| logbook.carry_topic(cairn::TopicId::default(), None));
    park(&logbook, &jon, "later");
    let parked = logbook.parked_topics(jon.id).unwrap()[0].id;
    logbook.carry_topic(parked, None).unwrap();
    let unplanned = logbook.parked_topics(jon.id).unwrap()[0].id;
    refused(&logbook, "topic", |logbook| logbook.carry_topic(unplanned, None));
    assert_eq!(logbook.find_topic(held.id, "rfc").unwrap(), id);
    not_found(&logbook, |logbook| logbook.find_topic(held.id, "pay"));
}
