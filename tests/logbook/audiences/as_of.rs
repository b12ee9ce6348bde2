//! A quarter as it stood on its last day, whatever happened since.

use super::*;

fn shared() -> NewMarks {
    marked(Visibility::Report)
}

/// The same record on another day.
fn later(logbook: &Logbook, instant: &str) -> Logbook {
    let later = Logbook::in_memory(at(instant)).unwrap();
    later.import_all(&logbook.export_all().unwrap()).unwrap();
    later
}

fn certification(earned: &str, expires: Option<&str>) -> NewCertification {
    NewCertification {
        marks: shared(),
        name: "Machine Learning Engineer".into(),
        stage: Some(CertificationStage::Earned),
        earned_on: Some(day(earned)),
        expires_on: expires.map(day),
        credential_id: "EC-4711".into(),
        url: "https://verify.example/EC-4711".into(),
        ..NewCertification::default()
    }
}

fn intended(report: &Report) -> Vec<&str> {
    report.intentions.iter().map(|intention| intention.text.as_str()).collect()
}

#[test]
fn what_happens_later_changes_no_word_of_a_past_quarter() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let since = |title: &str| NewGoal { start_on: Some(day("2026-07-02")), marks: shared(), ..titled(title) };
    let milestones = vec![NewMilestone { title: "Draft".into(), ..NewMilestone::default() }];
    let goal = logbook.add_goal(NewGoal { milestones, ..since("Lead a review") }).unwrap();
    let other = logbook.add_goal(since("Run the reading group")).unwrap().id;
    let actions = ["Ask", "Tell"].map(|text| NewAction { text: text.into(), ..NewAction::default() }).into();
    let session = NewSession { actions, ..session_on("2026-08-12", maya, 30, shared()) };
    let session = logbook.add_session(session).unwrap();
    let studied = NewCertification {
        stage: Some(CertificationStage::Studying),
        earned_on: None,
        credential_id: String::new(),
        url: String::new(),
        ..certification("2026-10-01", None)
    };
    let studied = logbook.add_certification(studied).unwrap().id;
    let [first, second] = [("First", "2026-09-10"), ("Second", "2026-09-20")].map(|(name, expires)| {
        let one = NewCertification { name: name.into(), ..certification("2025-09-10", Some(expires)) };
        logbook.add_certification(one).unwrap().id
    });
    logbook.rate_skill(rating_on("2026-08-12", 2, None, Visibility::Report)).unwrap();
    let before = report(&logbook, "2026Q3");

    logbook.move_goal(goal.id, GoalMove::Achieve { line: String::new() }).unwrap();
    logbook.move_goal(other, GoalMove::Drop { reason: "No time".into() }).unwrap();
    logbook.reach_milestone(goal.milestones[0].id, None).unwrap();
    let check_in = NewCheckIn { progress: Some(100), note: "Done".into(), ..NewCheckIn::default() };
    logbook.check_in_goal(goal.id, check_in).unwrap();
    logbook.finish_action(session.actions[0].id).unwrap();
    logbook.drop_action(session.actions[1].id, "Settled otherwise").unwrap();
    let earn = CertificationMove::Earn { earned_on: None, expires_on: Some(day("2028-11-23")) };
    logbook.move_certification(studied, earn).unwrap();
    let mut proven = NewCertification::from(&logbook.get_certification(studied).unwrap());
    proven.credential_id = "EC-4712".into();
    proven.url = "https://verify.example/EC-4712".into();
    logbook.edit_certification(studied, proven).unwrap();
    for id in [second, first] {
        let renew = CertificationMove::Renew { renewed_on: None, expires_on: Some(day("2029-11-23")) };
        logbook.move_certification(id, renew).unwrap();
    }
    logbook.rate_skill(rating_on("2026-10-01", 4, None, Visibility::Report)).unwrap();
    logbook.add_entry(entry_on("2026-10-01", "A day too late", shared())).unwrap();
    logbook.add_goal(NewGoal { marks: shared(), ..titled("A goal of the next quarter") }).unwrap();
    assert_eq!(report(&logbook, "2026Q3"), before);
    assert_eq!(report(&later(&logbook, "2027-11-23T12:00:00+01:00"), "2026Q3"), before, "nor does waiting");
}

#[test]
fn a_goal_closed_later_is_still_active_and_one_closed_before_is_not_of_the_quarter() {
    let logbook = logbook();
    let since = |iso: &str, title: &str| NewGoal { start_on: Some(day(iso)), marks: shared(), ..titled(title) };
    let achieved = logbook.add_goal(since("2026-04-02", "Achieved today")).unwrap().id;
    logbook.move_goal(achieved, GoalMove::Achieve { line: String::new() }).unwrap();
    logbook.add_goal(since("2026-10-01", "Begun the day after")).unwrap();
    let of = |logbook: &Logbook, period: &str| {
        let shown = report(logbook, period);
        let goals = area(&shown, "leadership").goals.iter();
        goals.map(|goal| (goal.title.clone(), goal.status, goal.closed_on, goal.moved)).collect::<Vec<_>>()
    };
    let told = |status, closed: Option<&str>, moved| ("Achieved today".to_owned(), status, closed.map(day), moved);
    assert_eq!(of(&logbook, "2026Q2"), [told(GoalStatus::Active, None, true)], "it began");
    assert_eq!(of(&logbook, "2026Q3"), [told(GoalStatus::Active, None, false)]);
    assert_eq!(of(&logbook, "2026Q4")[0], told(GoalStatus::Achieved, Some("2026-11-23"), true));
    let next = later(&logbook, "2027-02-01T12:00:00+01:00");
    assert_eq!(of(&next, "2027Q1").len(), 1, "only the one that is still open");
    assert_eq!(of(&next, "2026-11-23..2026-11-23").len(), 2, "on its last day a goal is of the period");
}

#[test]
fn a_goal_that_was_worked_on_before_its_start_is_of_the_quarter() {
    let logbook = logbook();
    let milestones = vec![NewMilestone { title: "Draft".into(), ..NewMilestone::default() }];
    let later = |title: &str| NewGoal { start_on: Some(day("2027-01-15")), marks: shared(), ..titled(title) };
    let [checked, stepped, achieved, _] = ["Checked in", "A step on", "Achieved", "Untouched"]
        .map(|title| logbook.add_goal(NewGoal { milestones: milestones.clone(), ..later(title) }).unwrap());
    let check_in = NewCheckIn { progress: Some(10), ..NewCheckIn::default() };
    logbook.check_in_goal(checked.id, check_in).unwrap();
    logbook.reach_milestone(stepped.milestones[0].id, None).unwrap();
    logbook.move_goal(achieved.id, GoalMove::Achieve { line: String::new() }).unwrap();
    let of = |period: &str| -> Vec<String> {
        let shown = report(&logbook, period);
        let goals = shown.areas.iter().flat_map(|area| &area.goals);
        goals.map(|goal| goal.title.clone()).collect()
    };
    assert_eq!(of("2026Q4"), ["Checked in", "A step on", "Achieved"]);
    assert!(of("2026Q3").is_empty(), "nothing had happened by then");
}

#[test]
fn an_exam_for_earning_it_again_does_not_book_it_in_the_quarters_before_it_was_earned() {
    let logbook = logbook();
    let id = logbook.add_certification(certification("2026-10-01", None)).unwrap().id;
    let stage = |period: &str| area(&report(&logbook, period), "leadership").certifications[0].stage;
    logbook.move_certification(id, CertificationMove::Book { exam_on: day("2026-12-10") }).unwrap();
    assert_eq!((stage("2026Q3"), stage("2026Q4")), (CertificationStage::Studying, CertificationStage::Earned));
    logbook.move_certification(id, CertificationMove::Withdraw).unwrap();
    logbook.move_certification(id, CertificationMove::Study).unwrap();
    assert_eq!(stage("2026Q4"), CertificationStage::Studying, "given back, and learned for anew");
}

#[test]
fn a_measure_that_was_reached_later_says_nothing_of_the_day_before() {
    let logbook = logbook();
    let milestone =
        NewMilestone { title: "Papers".into(), target: Some(12.0), value: Some(7.0), ..NewMilestone::default() };
    let goal = NewGoal {
        start_on: Some(day("2026-07-02")),
        milestones: vec![milestone],
        marks: shared(),
        ..titled("Read a paper a week")
    };
    let goal = logbook.add_goal(goal).unwrap();
    logbook.reach_milestone(goal.milestones[0].id, Some(12.0)).unwrap();
    let milestone = |period: &str| area(&report(&logbook, period), "leadership").goals[0].milestones[0].clone();
    assert_eq!((milestone("2026Q4").value, milestone("2026Q4").reached_on), (Some(12.0), Some(day("2026-11-23"))));
    assert_eq!((milestone("2026Q3").value, milestone("2026Q3").reached_on), (None, None), "not 12 of 12 and open");
}

#[test]
fn an_action_dropped_by_then_is_no_open_promise() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let actions = vec![NewAction { text: "Ask".into(), ..NewAction::default() }];
    let session = NewSession { actions, ..session_on("2026-08-12", maya, 30, shared()) };
    let session = logbook.add_session(session).unwrap();
    logbook.drop_action(session.actions[0].id, "Settled").unwrap();
    let actions =
        |logbook: &Logbook, period: &str| area(&report(logbook, period), "leadership").sessions[0].actions.clone();
    assert_eq!(actions(&logbook, "2026-07-01..2026-12-31"), []);
    assert_eq!(actions(&logbook, "2026Q3").len(), 1, "on the last day of September it was still open");
}

#[test]
fn a_certification_earned_later_is_not_earned_and_shows_no_proof() {
    let logbook = logbook();
    let booked =
        NewCertification { exam_on: Some(day("2026-10-01")), ..certification("2026-10-01", Some("2028-10-01")) };
    logbook.add_certification(booked).unwrap();
    let shown = report(&logbook, "2026Q3");
    let one = &area(&shown, "leadership").certifications[0];
    assert_eq!((one.stage, one.status), (CertificationStage::Booked, CertificationStatus::None));
    assert_eq!((one.earned_on, one.expires_on, &one.credential_id, &one.url), (None, None, &None, &None));
    assert_eq!((shown.totals.certifications, report(&logbook, "2026Q4").totals.certifications), (0, 1));
}

#[test]
fn a_certification_holds_on_its_last_day_and_has_expired_on_the_next() {
    let logbook = logbook();
    logbook.add_certification(certification("2024-09-30", Some("2026-09-30"))).unwrap();
    let status =
        |period: &str| area(&report(&logbook, period), "leadership").certifications.first().map(|one| one.status);
    assert_eq!(status("2026-07-01..2026-09-29"), Some(CertificationStatus::Expiring));
    assert_eq!(status("2026Q3"), Some(CertificationStatus::Expiring), "the last day it is valid");
    assert_eq!(status("2026-07-01..2026-10-01"), Some(CertificationStatus::Expired));
    assert_eq!(status("2026Q4"), None, "it ran out in the quarter before");
    assert_eq!(status("2026Q1"), None, "valid, and nothing happened to it");
}

#[test]
fn a_renewal_counts_in_the_quarter_it_falls_in() {
    let logbook = logbook();
    let id = logbook.add_certification(certification("2024-09-30", Some("2026-09-30"))).unwrap().id;
    let renewed_on = Some(day("2026-09-20"));
    let renew = CertificationMove::Renew { renewed_on, expires_on: Some(day("2028-09-30")) };
    logbook.move_certification(id, renew).unwrap();
    let shown = report(&logbook, "2026Q3");
    let one = &area(&shown, "leadership").certifications[0];
    assert_eq!(
        (one.status, one.renewed_on, one.expires_on),
        (CertificationStatus::Valid, renewed_on, Some(day("2028-09-30")))
    );
    assert_eq!((shown.totals.certifications, report(&logbook, "2026Q4").previous.certifications), (1, 1));
    let until_then = report(&logbook, "2026-08-01..2026-09-19");
    let one = &area(&until_then, "leadership").certifications[0];
    assert_eq!((one.status, one.expires_on), (CertificationStatus::Expiring, Some(day("2026-09-30"))));
}

#[test]
fn ratings_of_a_later_day_do_not_count_and_the_last_of_the_quarter_does() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    for (iso, level, by) in [
        ("2026-06-30", 1, None),
        ("2026-07-01", 3, None),
        ("2026-09-30", 2, None),
        ("2026-10-01", 4, None),
        ("2026-06-30", 2, Some(maya)),
        ("2026-09-30", 2, Some(maya)),
    ] {
        logbook.rate_skill(rating_on(iso, level, by, Visibility::Report)).unwrap();
    }
    let shown = report(&logbook, "2026Q3");
    let changes = &area(&shown, "leadership").skill_changes;
    assert_eq!(changes.len(), 1, "Maya's rating is what it was");
    assert_eq!((changes[0].before, changes[0].after, changes[0].assessed_on), (Some(1), 2, day("2026-09-30")));
    assert_eq!((shown.totals.skill_changes, shown.previous.skill_changes), (1, 2), "two first ratings before it");
}

#[test]
fn an_entry_belongs_to_the_local_day_it_was_written_on() {
    // In Berlin it is October already; by UTC it is still the last of September.
    let logbook = Logbook::in_memory(at("2026-10-01T00:30:00+02:00")).unwrap();
    logbook.add_entry(NewEntry { title: "After midnight".into(), marks: shared(), ..NewEntry::default() }).unwrap();
    logbook.add_activity(NewActivity { happened_on: None, ..activity_on("2026-10-01", 30, shared()) }).unwrap();
    let count = |period: &str| (report(&logbook, period).totals.entries, report(&logbook, period).totals.activities);
    assert_eq!((count("2026Q3"), count("2026Q4")), ((0, 0), (1, 1)));
}

#[test]
fn a_running_quarter_stands_as_it_is_today() {
    let logbook = logbook();
    let running = report(&logbook, "2026Q4");
    assert_eq!((running.to, running.as_of), (day("2026-12-31"), day("2026-11-23")));
    logbook.add_entry(entry_on("2026-12-01", "Not yet", shared())).unwrap();
    assert_eq!(report(&logbook, "2026Q4"), running, "a day to come is no progress");
    let past = report(&logbook, "2026Q3");
    assert_eq!(past.as_of, past.to);
}

#[test]
fn a_range_and_a_fiscal_quarter_hold_exactly_their_days() {
    let logbook = logbook();
    for iso in ["2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01"] {
        logbook.add_entry(entry_on(iso, iso, shared())).unwrap();
    }
    let days = |report: &Report| {
        area(report, "leadership").entries.iter().map(|entry| entry.title.clone()).collect::<Vec<_>>()
    };
    let range = report(&logbook, "2026-04-01..2026-06-30");
    assert_eq!(days(&range), ["2026-04-01", "2026-06-30"]);
    assert_eq!(range.quarter, "2026-04-01..2026-06-30");
    assert_eq!(range.previous.entries, 1, "as many days just before it");
    let profile = Profile { fiscal_start: Some(FiscalStart::try_from(4).unwrap()), ..logbook.get_profile().unwrap() };
    logbook.set_profile(profile).unwrap();
    for (label, text) in [("FY27Q1", "Of the first"), ("FY27Q2", "Of the second"), ("2026Q2", "Of the calendar's")] {
        logbook.intend(&logbook.period(label).unwrap(), text, shared()).unwrap();
    }
    let fiscal = report(&logbook, "FY27Q1");
    assert_eq!((fiscal.quarter.as_str(), fiscal.from, fiscal.to), ("FY27Q1", day("2026-04-01"), day("2026-06-30")));
    assert_eq!(days(&fiscal), ["2026-04-01", "2026-06-30"]);
    assert_eq!((intended(&fiscal), fiscal.focus.clone()), (vec!["Of the first"], vec!["Of the second".to_owned()]));
    assert_eq!(intended(&report(&logbook, "2026Q2")), ["Of the calendar's"]);
}

#[test]
fn a_period_that_has_not_begun_is_refused() {
    let logbook = logbook();
    for period in ["2027Q1", "2026-11-24..2026-12-31"] {
        let period = logbook.period(period).unwrap();
        for audience in [Audience::Report, Audience::Me] {
            let refusal = crate::support::refused(&logbook, "quarter", |logbook| logbook.report(&period, audience));
            assert_eq!(refusal, format!("{} begins on {}: there is nothing to report yet.", period.label, period.from));
        }
    }
    assert!(logbook.report(&logbook.period("2026-11-23..2026-12-31").unwrap(), Audience::Report).is_ok());
}

#[test]
fn the_pinned_areas_are_there_even_when_nothing_else_is() {
    let shown = report(&logbook(), "2026Q4");
    let areas: Vec<_> = shown.areas.iter().map(|area| (area.area.as_str(), area.pinned, area.minutes)).collect();
    assert_eq!(areas, [("continuous-learning", true, 0), ("leadership", true, 0)]);
}

#[test]
fn a_record_of_several_areas_is_shown_in_the_first_and_mentioned_in_the_others() {
    let logbook = logbook();
    let both = |names: &[&str]| NewMarks {
        evidence: names.iter().map(|name| NewEvidence { name: (*name).into(), verb: Verb::Led }).collect(),
        ..shared()
    };
    logbook.add_activity(activity_on("2026-11-02", 60, both(&["training", "mentoring"]))).unwrap();
    logbook.add_entry(entry_on("2026-11-02", "Without a skill", both(&[]))).unwrap();
    let shown = report(&logbook, "2026Q4");
    let areas: Vec<_> = shown.areas.iter().map(|area| area.area.as_str()).collect();
    assert_eq!(
        areas,
        ["continuous-learning", "leadership", "deep-learning", "unmapped"],
        "what has no skill comes last"
    );
    let seen_in = |slug: &str| area(&shown, slug).activities[0].seen_in.clone();
    assert_eq!((seen_in("leadership"), seen_in("deep-learning")), (None, Some("leadership".into())));
    assert_eq!((shown.totals.activities, shown.totals.activity_minutes), (1, 60), "counted once");
    assert_eq!((area(&shown, "leadership").minutes, area(&shown, "deep-learning").minutes), (60, 60));
}

#[test]
fn challenges_are_counted_by_kind_with_the_most_frequent_first() {
    let logbook = logbook();
    for (iso, challenge) in [("2026-10-05", "data-drift"), ("2026-10-06", "scalability"), ("2026-11-02", "scalability")]
    {
        let entry = NewEntry { challenge: challenge.into(), ..entry_on(iso, "Hard", shared()) };
        logbook.add_entry(entry).unwrap();
    }
    let met: Vec<u32> = report(&logbook, "2026Q4").challenges.iter().map(|met| met.count).collect();
    assert_eq!(met, [2, 1]);
    assert_eq!(report(&logbook, "2026Q3").challenges, []);
}

#[test]
fn the_quarter_before_is_counted_as_its_own_report_counts_it() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya").id;
    let goal = NewGoal { start_on: Some(day("2026-08-01")), marks: shared(), ..titled("Lead a review") };
    let goal = logbook.add_goal(goal).unwrap().id;
    let action = NewAction { text: "Ask".into(), done_on: Some(day("2026-09-01")), ..NewAction::default() };
    let session = NewSession { actions: vec![action], ..session_on("2026-08-12", maya, 30, shared()) };
    logbook.add_session(session).unwrap();
    logbook.add_activity(activity_on("2026-08-12", 45, shared())).unwrap();
    let win = NewEntry { kind: Some(EntryKind::Win), ..entry_on("2026-08-12", "It converged", shared()) };
    logbook.add_entry(win).unwrap();
    logbook.rate_skill(rating_on("2026-08-12", 2, None, Visibility::Report)).unwrap();
    logbook.add_certification(certification("2026-08-12", None)).unwrap();
    logbook.move_goal(goal, GoalMove::Achieve { line: String::new() }).unwrap();
    let before = report(&logbook, "2026Q3").totals;
    let counted = Totals {
        goals_moved: 1,
        sessions: 1,
        session_minutes: 30,
        actions_done: 1,
        activities: 1,
        activity_minutes: 45,
        certifications: 1,
        entries: 1,
        wins: 1,
        skill_changes: 1,
        ..Totals::default()
    };
    assert_eq!(before, counted);
    let now = report(&logbook, "2026Q4");
    assert_eq!(now.previous, before);
    assert_eq!((now.totals.goals_moved, now.totals.goals_achieved), (1, 1));
}
