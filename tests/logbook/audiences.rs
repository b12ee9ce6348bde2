//! Who sees what of a quarter: marks of records and of their parts, and how much is held back.

mod as_of; // a quarter as it stood on its last day

use cairn::*;

use crate::support::{at, day, logbook, person, titled};

const MARKS: [Visibility; 3] = [Visibility::Private, Visibility::Mentor, Visibility::Report];

fn report(logbook: &Logbook, period: &str) -> Report {
    logbook.report(&logbook.period(period).unwrap(), Audience::Report).unwrap().report
}

fn mine(logbook: &Logbook, period: &str) -> Report {
    logbook.report(&logbook.period(period).unwrap(), Audience::Me).unwrap().report
}

fn withheld(logbook: &Logbook, period: &str) -> u32 {
    let of = |audience| logbook.report(&logbook.period(period).unwrap(), audience).unwrap();
    let (others, me) = (of(Audience::Report), of(Audience::Me));
    let withheld = me.contents.held_back.by_mark();
    assert_eq!(others.contents.held_back.by_mark(), withheld, "the count is the same, whoever the report is for");
    assert_eq!((others.report.withheld, me.report.withheld), (None, Some(withheld)), "and told to the person only");
    withheld
}

/// Marks for a record about leadership.
fn marked(visibility: Visibility) -> NewMarks {
    let evidence = vec![NewEvidence { name: "leadership".into(), verb: Verb::Led }];
    NewMarks { visibility, evidence, ..NewMarks::default() }
}

fn area<'a>(report: &'a Report, slug: &str) -> &'a ReportArea {
    report.areas.iter().find(|area| area.area == slug).unwrap()
}

fn entry_on(iso: &str, title: &str, marks: NewMarks) -> NewEntry {
    NewEntry { title: title.into(), happened_on: Some(day(iso)), marks, ..NewEntry::default() }
}

fn activity_on(iso: &str, minutes: u32, marks: NewMarks) -> NewActivity {
    NewActivity {
        marks,
        title: "A workshop".into(),
        kind: ActivityKind::Workshop,
        minutes: Some(minutes),
        happened_on: Some(day(iso)),
        url: String::new(),
        note: String::new(),
    }
}

fn session_on(iso: &str, with: PersonId, minutes: u32, marks: NewMarks) -> NewSession {
    NewSession {
        marks,
        person_id: Some(with),
        held_on: Some(day(iso)),
        minutes: Some(minutes),
        ..NewSession::default()
    }
}

fn rating_on(iso: &str, level: u8, by: Option<PersonId>, visibility: Visibility) -> NewAssessment {
    NewAssessment {
        marks: NewMarks { visibility, ..NewMarks::default() },
        skill: "mentoring".into(),
        level,
        reason: "As seen in the review".into(),
        person_id: by,
        assessed_on: Some(day(iso)),
    }
}

#[test]
fn a_mark_names_who_sees_a_record() {
    let logbook = logbook();
    let [maya, sam] = ["Maya", "Sam"].map(|name| person(&logbook, name).id);
    let seen_by = |mark| {
        [Audience::Me, Audience::Report, Audience::Mentor(maya), Audience::Mentor(sam)].map(|who| who.sees(mark))
    };
    assert_eq!(seen_by(Visibility::Private), [true, false, false, false]);
    assert_eq!(seen_by(Visibility::Mentor), [true, false, true, true]);
    assert_eq!(seen_by(Visibility::Person(maya)), [true, false, true, false]);
    assert_eq!(seen_by(Visibility::Report), [true, true, true, true], "the report, and every packet");
}

#[test]
fn what_is_not_marked_is_private() {
    let logbook = logbook();
    logbook.add_goal(titled("Learn JAX")).unwrap();
    logbook.capture(Capturing { line: "Paired on the hang".into(), ..Capturing::default() }).unwrap();
    assert_eq!(report(&logbook, "2026Q4").totals, Totals::default());
    assert_eq!(withheld(&logbook, "2026Q4"), 2);
}

#[test]
fn a_part_is_never_seen_by_more_than_its_record() {
    let logbook = logbook();
    let with = person(&logbook, "Maya").id;
    let parts = || MARKS.into_iter().map(Some).chain([None, Some(Visibility::Person(with))]);
    for record in MARKS {
        let marks = marked(record);
        let milestone = |visibility| NewMilestone {
            title: "Draft".into(),
            reached_on: Some(day("2026-11-02")),
            visibility,
            ..NewMilestone::default()
        };
        let decision = |visibility| NewDecision { text: "Ask early".into(), visibility, ..NewDecision::default() };
        let action = |visibility| NewAction {
            text: "Ask".into(),
            done_on: Some(day("2026-11-02")),
            visibility,
            ..NewAction::default()
        };
        let milestones = parts().map(milestone).collect();
        let goal = NewGoal { marks: marks.clone(), milestones, ..titled("Lead a review") };
        let goal = logbook.add_goal(goal).unwrap().id;
        for (visibility, progress) in parts().zip([10, 20, 30, 40, 50]) {
            let check_in = NewCheckIn { progress: Some(progress), visibility, ..NewCheckIn::default() };
            logbook.check_in_goal(goal, check_in).unwrap();
        }
        let session = NewSession {
            decisions: parts().map(decision).collect(),
            actions: parts().map(action).collect(),
            ..session_on("2026-11-02", with, 30, marks)
        };
        logbook.add_session(session).unwrap();
    }
    let shown = report(&logbook, "2026Q4");
    let leadership = area(&shown, "leadership");
    assert_eq!((leadership.goals.len(), leadership.sessions.len()), (1, 1));
    assert_eq!(leadership.goals[0].milestones.len(), 2, "the one marked report and the one without a mark");
    assert_eq!(leadership.goals[0].progress, Some(40), "the last check-in that is not held back");
    assert_eq!((leadership.sessions[0].decisions.len(), leadership.sessions[0].actions.len()), (2, 2));
    assert_eq!((shown.totals.milestones_reached, shown.totals.actions_done), (2, 2), "counts hold what is shown");
    let everything = mine(&logbook, "2026Q4");
    assert_eq!((everything.totals.milestones_reached, everything.totals.actions_done), (15, 15));
}

#[test]
fn a_goal_that_only_moved_in_secret_has_not_moved() {
    let logbook = logbook();
    let goal = NewGoal { start_on: Some(day("2026-01-10")), marks: marked(Visibility::Report), ..titled("Learn JAX") };
    let goal = logbook.add_goal(goal).unwrap().id;
    let visibility = Some(Visibility::Mentor);
    let check_in = NewCheckIn { progress: Some(60), note: "Half".into(), visibility, ..NewCheckIn::default() };
    logbook.check_in_goal(goal, check_in).unwrap();
    let shown = report(&logbook, "2026Q4");
    let goal = &area(&shown, "leadership").goals[0];
    assert_eq!((goal.moved, goal.progress, goal.note.as_str()), (false, None, ""));
    assert_eq!(shown.totals.goals_moved, 0);
    assert_eq!(mine(&logbook, "2026Q4").totals.goals_moved, 1);
}

#[test]
fn evidence_that_is_held_back_places_a_record_in_no_area() {
    let logbook = logbook();
    logbook.add_entry(entry_on("2026-11-02", "Led the review", marked(Visibility::Report))).unwrap();
    let mut export: serde_json::Value = serde_json::from_str(&logbook.export_all().unwrap()).unwrap();
    export["tables"]["evidence"][0]["visibility"] = "mentor".into();
    let hiding = crate::support::logbook();
    hiding.import_all(&export.to_string()).unwrap();
    let shown = report(&hiding, "2026Q4");
    assert!(area(&shown, "leadership").entries.is_empty());
    assert_eq!(area(&shown, "unmapped").entries.len(), 1, "the entry itself is for the report");
    assert_eq!(area(&mine(&hiding, "2026Q4"), "leadership").entries.len(), 1);
}

#[test]
fn a_session_names_its_person_and_a_rating_its_author_though_their_record_is_private() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    assert_eq!(maya.marks.visibility, Visibility::Private);
    logbook.add_session(session_on("2026-11-02", maya.id, 30, marked(Visibility::Report))).unwrap();
    logbook.rate_skill(rating_on("2026-11-02", 2, Some(maya.id), Visibility::Report)).unwrap();
    let shown = report(&logbook, "2026Q4");
    let leadership = area(&shown, "leadership");
    assert_eq!(leadership.sessions[0].person, "Maya", "with whom is what a session is");
    assert_eq!(leadership.skill_changes[0].by.as_deref(), Some("Maya"), "by whom is what a rating is");
    assert_eq!(withheld(&logbook, "2026Q4"), 0, "a person belongs to no quarter");
}

#[test]
fn notes_of_a_session_are_for_the_person_alone() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let session = NewSession {
        notes: "Shared with Maya".into(),
        private_notes: "For me".into(),
        ..session_on("2026-11-02", maya, 30, marked(Visibility::Report))
    };
    logbook.add_session(session).unwrap();
    let notes = |report: &Report| {
        let session = &area(report, "leadership").sessions[0];
        (session.notes.clone(), session.private_notes.clone())
    };
    assert_eq!(notes(&report(&logbook, "2026Q4")), (String::new(), String::new()));
    assert_eq!(notes(&mine(&logbook, "2026Q4")), ("Shared with Maya".into(), "For me".into()));
}

#[test]
fn counts_hours_and_skill_changes_use_only_what_the_audience_sees() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    for (nth, mark) in
        [Visibility::Private, Visibility::Mentor, Visibility::Person(maya), Visibility::Report].into_iter().enumerate()
    {
        for iso in ["2026-08-12", "2026-11-02"] {
            let minutes = 10_u32.pow(u32::try_from(nth).unwrap()).min(1000);
            logbook.add_session(session_on(iso, maya, minutes, marked(mark))).unwrap();
            logbook.add_activity(activity_on(iso, minutes, marked(mark))).unwrap();
            let challenge = NewEntry {
                challenge: "scalability".into(),
                minutes: Some(minutes),
                ..entry_on(iso, "Out of memory", marked(mark))
            };
            logbook.add_entry(challenge).unwrap();
        }
        // For others the first rating of this quarter is the first at all; I know of three before it.
        let iso = if mark == Visibility::Report { "2026-11-02" } else { "2026-08-12" };
        logbook.rate_skill(rating_on(iso, 3, None, mark)).unwrap();
    }
    let shown = report(&logbook, "2026Q4");
    let leadership = area(&shown, "leadership");
    assert_eq!(leadership.minutes, 3000, "a session, an activity and an entry");
    let totals = &shown.totals;
    assert_eq!((totals.sessions, totals.session_minutes), (1, 1000));
    assert_eq!((totals.activities, totals.activity_minutes, totals.entries), (1, 1000, 1));
    assert_eq!((shown.previous.sessions, shown.previous.session_minutes, shown.previous.entries), (1, 1000, 1));
    assert_eq!(shown.challenges.iter().map(|met| met.count).collect::<Vec<_>>(), [1]);
    assert_eq!((leadership.skill_changes[0].before, leadership.skill_changes[0].after), (None, 3));
    let everything = mine(&logbook, "2026Q4");
    assert_eq!((everything.totals.sessions, everything.previous.sessions), (4, 4));
    assert_eq!(area(&everything, "leadership").minutes, 3 * 1111);
    assert_eq!(everything.totals.skill_changes, 0, "nothing changed for somebody who knows the rating before");
}

#[test]
fn what_is_held_back_is_counted_once_and_only_in_its_period() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let quarter = logbook.period("2026Q4").unwrap();
    for mark in MARKS {
        let both = NewMarks {
            evidence: ["leadership", "training"].map(|name| NewEvidence { name: name.into(), verb: Verb::Led }).into(),
            ..marked(mark)
        };
        logbook.add_goal(NewGoal { marks: both.clone(), ..titled("Lead") }).unwrap();
        logbook.add_session(session_on("2026-10-01", maya, 30, both.clone())).unwrap();
        logbook.add_activity(activity_on("2026-11-23", 30, both.clone())).unwrap();
        logbook.add_entry(entry_on("2026-10-01", "First day", both.clone())).unwrap();
        logbook.add_entry(entry_on("2026-09-30", "The day before", both.clone())).unwrap();
        logbook.rate_skill(rating_on("2026-11-02", 2, None, mark)).unwrap();
        logbook.intend(&quarter, "Lead one review", both).unwrap();
    }
    assert_eq!(
        withheld(&logbook, "2026Q4"),
        2 * 6,
        "goal, session, activity, entry, rating, intention; in two areas once"
    );
    assert_eq!(withheld(&logbook, "2026Q3"), 2 * 2, "the entry, and the intention for the quarter after");
    assert_eq!(withheld(&logbook, "2026Q1"), 0);
}

#[test]
fn a_record_held_back_again_is_gone_from_the_report() {
    let logbook = logbook();
    let entry = logbook.add_entry(entry_on("2026-11-02", "A win", marked(Visibility::Report))).unwrap();
    assert_eq!(report(&logbook, "2026Q4").totals.entries, 1);
    let back = MarkAll { records: vec![entry.id.into()], visibility: Some(Visibility::Private), ..MarkAll::default() };
    logbook.mark_all(back).unwrap();
    assert_eq!((report(&logbook, "2026Q4").totals.entries, withheld(&logbook, "2026Q4")), (0, 1));
    logbook.undo().unwrap();
    assert_eq!((report(&logbook, "2026Q4").totals.entries, withheld(&logbook, "2026Q4")), (1, 0));
}

#[test]
fn a_text_names_a_linked_record_only_to_who_may_see_it() {
    let logbook = logbook();
    let told = logbook.add_goal(NewGoal { marks: marked(Visibility::Report), ..titled("Lead a review") }).unwrap();
    let kept = logbook.add_goal(NewGoal { marks: marked(Visibility::Private), ..titled("The other offer") }).unwrap();
    let links = vec![told.id.into(), kept.id.into()];
    let body = "From [[Lead a review]] to [[The other offer]]; `[[ -f x ]]`.".into();
    let entry = NewEntry { body, ..entry_on("2026-11-20", "Notes", NewMarks { links, ..marked(Visibility::Report) }) };
    logbook.add_entry(entry).unwrap();
    let body = |report: &Report| area(report, "leadership").entries[0].body.clone();
    assert_eq!(body(&report(&logbook, "2026Q4")), "From Lead a review to …; `[[ -f x ]]`.");
    assert_eq!(body(&mine(&logbook, "2026Q4")), "From Lead a review to The other offer; `[[ -f x ]]`.");
}
