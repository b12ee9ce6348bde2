//! A goal from its first word to its end: measures, milestones, check-ins, and what is refused on the way.

use cairn::{
    Confidence, GoalFilter, GoalMove, GoalStatus, MilestoneId, NewCheckIn, NewGoal, NewMilestone, NewSession,
    NewTarget, Priority, TITLE_LIMIT, Verb, Visibility,
};
use chrono::Days;

use crate::support::{ambiguous, at, day, evidence, found, goal, logbook, not_found, person, refused, titled};

fn measured(title: &str, target: f64) -> NewMilestone {
    NewMilestone { title: title.into(), target: Some(target), unit: Some("runs".into()), ..NewMilestone::default() }
}

#[test]
fn a_goal_is_found_undone_and_brought_back() {
    let logbook = logbook();
    let goal = logbook
        .add_goal(NewGoal {
            targets: vec![NewTarget { name: "leadership".into(), level: Some(3) }],
            ..titled("Lead a design review")
        })
        .unwrap();
    assert_eq!(goal.targets[0].area, "leadership");
    assert_eq!(found(&logbook, "design").len(), 1);
    let moved = logbook.move_goal(goal.id, GoalMove::Achieve { line: String::new() }).unwrap();
    assert_eq!(moved.status, GoalStatus::Achieved);
    let undone = logbook.undo().unwrap();
    assert_eq!((undone.intent.as_str(), undone.subject.as_deref()), ("Achieve goal", Some("Lead a design review")));
    assert_eq!(logbook.get_goal(goal.id).unwrap(), goal);
    logbook.undo().unwrap();
    assert!(logbook.list_goals(GoalFilter::default()).unwrap().is_empty());
    logbook.redo().unwrap();
    logbook.redo().unwrap();
    assert_eq!(logbook.get_goal(goal.id).unwrap(), moved);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_new_goal_is_active_from_today_or_planned_for_a_later_day() {
    let logbook = logbook();
    let now = goal(&logbook, "Now");
    assert_eq!((now.status, now.start_on, now.priority), (GoalStatus::Active, day("2026-11-23"), Priority::Normal));
    let later = logbook.add_goal(NewGoal { start_on: Some(day("2026-11-24")), ..titled("Later") }).unwrap();
    assert_eq!(later.status, GoalStatus::Planned);
    assert_eq!(logbook.move_goal(later.id, GoalMove::Resume).unwrap().status, GoalStatus::Active);
}

#[test]
fn a_goal_without_a_title_or_with_an_endless_one_is_refused() {
    let logbook = logbook();
    for title in ["", "  \t\n ", &"x".repeat(TITLE_LIMIT + 1), "nul\0in it"] {
        refused(&logbook, "title", |logbook| logbook.add_goal(titled(title)));
    }
    logbook.add_goal(titled(&"ü".repeat(TITLE_LIMIT))).unwrap();
    assert_eq!(goal(&logbook, "two\nlines ").title, "two lines");
}

#[test]
fn texts_over_the_limit_are_refused_with_both_sizes() {
    let logbook = logbook();
    let long = "x".repeat(cairn::TEXT_LIMIT + 1);
    let said = refused(&logbook, "why", |logbook| logbook.add_goal(NewGoal { why: long.clone(), ..titled("Long") }));
    assert!(said.contains("5.0 MB") && said.contains("limit is 5 MB"), "{said}");
    refused(&logbook, "success criteria", |logbook| {
        logbook.add_goal(NewGoal { success_criteria: "nul\0".into(), ..titled("Nul") })
    });
}

#[test]
fn a_goal_cannot_be_due_before_it_starts_nor_lie_in_a_year_nobody_means() {
    let logbook = logbook();
    let same = NewGoal { due_on: Some(day("2026-11-23")), ..titled("Today") };
    let kept = logbook.add_goal(same.clone()).unwrap();
    refused(&logbook, "due", |logbook| {
        logbook.add_goal(NewGoal { due_on: Some(day("2026-11-22")), ..titled("Early") })
    });
    refused(&logbook, "due", |logbook| {
        logbook.edit_goal(kept.id, NewGoal { start_on: Some(day("2026-11-24")), ..same.clone() })
    });
    for year in ["0026-11-23", "2201-01-01"] {
        refused(&logbook, "due", |logbook| logbook.add_goal(NewGoal { due_on: Some(day(year)), ..titled("Slip") }));
    }
    refused(&logbook, "start", |logbook| {
        logbook.add_goal(NewGoal { start_on: Some(day("1899-12-31")), ..titled("Slip") })
    });
}

#[test]
fn a_goal_serves_another_but_never_itself_or_in_a_circle() {
    let logbook = logbook();
    let top = goal(&logbook, "Senior");
    let middle = logbook.add_goal(NewGoal { parent_id: Some(top.id), ..titled("Lead") }).unwrap();
    let low = logbook.add_goal(NewGoal { parent_id: Some(middle.id), ..titled("Review") }).unwrap();
    for parent in [top.id, low.id] {
        refused(&logbook, "parent", |logbook| {
            logbook.edit_goal(top.id, NewGoal { parent_id: Some(parent), ..NewGoal::from(&top) })
        });
    }
    let gone = goal(&logbook, "Gone");
    logbook.delete_record(gone.id.into()).unwrap();
    not_found(&logbook, |logbook| logbook.add_goal(NewGoal { parent_id: Some(gone.id), ..titled("Orphan") }));
    let said = refused(&logbook, "goal", |logbook| logbook.delete_record(middle.id.into()));
    assert_eq!(said, "“Lead” is still needed by 1 goal below it. Delete those first.");
}

#[test]
fn targets_name_a_skill_or_an_area_and_a_level_of_the_ladder() {
    let logbook = logbook();
    let target = |name: &str, level| NewGoal { targets: vec![NewTarget { name: name.into(), level }], ..titled("Aim") };
    let skill = logbook.add_goal(target("mentoring", Some(3))).unwrap().targets[0].clone();
    assert_eq!((skill.skill.as_deref(), skill.area.as_str(), skill.level), (Some("mentoring"), "leadership", Some(3)));
    let area = logbook.add_goal(target("continuous", None)).unwrap().targets[0].clone();
    assert_eq!((area.skill, area.area.as_str()), (None, "continuous-learning"));
    for level in [0, 5, 255] {
        refused(&logbook, "level", |logbook| logbook.add_goal(target("mentoring", Some(level))));
    }
    not_found(&logbook, |logbook| logbook.add_goal(target("juggling", None)));
    assert!(ambiguous(&logbook, |logbook| logbook.add_goal(target("re", None))).len() > 1);
}

#[test]
fn an_achieved_goal_keeps_its_first_day_and_a_resumed_one_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let logbook = crate::support::on_disk(&file);
    let kept = goal(&logbook, "Ship it");
    logbook.move_goal(kept.id, GoalMove::Achieve { line: String::new() }).unwrap();
    let later = cairn::Logbook::open(&file, at("2026-12-01T09:00:00+01:00")).unwrap();
    let steps = later.history(None, 10).unwrap().len();
    assert_eq!(
        later.move_goal(kept.id, GoalMove::Achieve { line: String::new() }).unwrap().closed_on,
        Some(day("2026-11-23"))
    );
    assert_eq!(later.history(None, 10).unwrap().len(), steps, "what changes nothing is no step");
    let dropped = later.move_goal(kept.id, GoalMove::Drop { reason: "another team does it".into() }).unwrap();
    assert_eq!(
        (dropped.closed_on, dropped.drop_reason.as_deref()),
        (Some(day("2026-12-01")), Some("another team does it"))
    );
    let resumed = later.move_goal(kept.id, GoalMove::Resume).unwrap();
    assert_eq!((resumed.status, resumed.closed_on, resumed.drop_reason), (GoalStatus::Active, None, None));
}

#[test]
fn a_goal_is_achieved_with_a_line_in_one_step_and_may_wait_again() {
    let logbook = logbook();
    let kept = goal(&logbook, "Ship it");
    let achieved = logbook.move_goal(kept.id, GoalMove::Achieve { line: " Shipped to all. ".into() }).unwrap();
    let last = achieved.check_ins.last().unwrap();
    assert_eq!((last.note.as_str(), last.progress), ("Shipped to all.", Some(100)));
    logbook.undo().unwrap();
    let undone = logbook.get_goal(kept.id).unwrap();
    assert_eq!((undone.status, undone.check_ins.len()), (GoalStatus::Active, 0), "one step, one undo");
    assert_eq!(logbook.move_goal(kept.id, GoalMove::Plan).unwrap().status, GoalStatus::Planned);
}

#[test]
fn a_goal_is_dropped_with_a_reason_only() {
    let logbook = logbook();
    let kept = goal(&logbook, "Ship it");
    refused(&logbook, "reason", |logbook| logbook.move_goal(kept.id, GoalMove::Drop { reason: "  ".into() }));
}

#[test]
fn milestones_keep_their_order_and_their_names_through_an_edit() {
    let logbook = logbook();
    let kept = logbook
        .add_goal(NewGoal { milestones: vec![measured("one", 3.0), measured("two", 5.0)], ..titled("Steps") })
        .unwrap();
    let mut new = NewGoal::from(&kept);
    new.milestones.reverse();
    new.milestones.push(measured("three", 0.5));
    let edited = logbook.edit_goal(kept.id, new).unwrap();
    let titles: Vec<_> = edited.milestones.iter().map(|milestone| milestone.title.as_str()).collect();
    assert_eq!(titles, ["two", "one", "three"]);
    assert_eq!(edited.milestones[0].id, kept.milestones[1].id, "a milestone stays the same one");
    let mut new = NewGoal::from(&edited);
    new.milestones.truncate(1);
    assert_eq!(logbook.edit_goal(kept.id, new).unwrap().milestones.len(), 1);
}

#[test]
fn a_milestone_of_another_goal_is_not_taken_over() {
    let logbook = logbook();
    let other = logbook.add_goal(NewGoal { milestones: vec![measured("theirs", 1.0)], ..titled("Other") }).unwrap();
    let stolen = NewMilestone { id: Some(other.milestones[0].id), ..measured("mine", 2.0) };
    let kept = logbook.add_goal(NewGoal { milestones: vec![stolen], ..titled("Own") }).unwrap();
    assert_ne!(kept.milestones[0].id, other.milestones[0].id);
    assert_eq!(logbook.get_goal(other.id).unwrap(), other);
}

#[test]
fn a_milestone_is_reached_when_its_number_is() {
    let logbook = logbook();
    let steps = vec![measured("runs", 10.0), NewMilestone { title: "write it up".into(), ..NewMilestone::default() }];
    let kept = logbook.add_goal(NewGoal { milestones: steps, ..titled("Steps") }).unwrap();
    let [runs, written] = [kept.milestones[0].id, kept.milestones[1].id];
    let reach = |id, value| {
        logbook.reach_milestone(id, value).unwrap().milestones.into_iter().find(|one| one.id == id).unwrap()
    };
    assert_eq!(reach(runs, Some(9.5)).reached_on, None);
    assert_eq!(reach(runs, Some(10.0)).reached_on, Some(day("2026-11-23")));
    assert_eq!(reach(runs, Some(9.0)).reached_on, None, "a number can fall back");
    assert_eq!(reach(runs, None).value, Some(10.0), "reaching it without a number is reaching its target");
    assert_eq!(reach(written, None).reached_on, Some(day("2026-11-23")));
    refused(&logbook, "value", |logbook| logbook.reach_milestone(written, Some(3.0)));
    for number in [f64::NAN, f64::INFINITY] {
        refused(&logbook, "value", |logbook| logbook.reach_milestone(runs, Some(number)));
        refused(&logbook, "target", |logbook| {
            logbook.add_goal(NewGoal { milestones: vec![measured("endless", number)], ..titled("Odd") })
        });
    }
    refused(&logbook, "milestone", |logbook| {
        logbook.add_goal(NewGoal { milestones: vec![NewMilestone::default()], ..titled("Untitled step") })
    });
    not_found(&logbook, |logbook| logbook.reach_milestone(MilestoneId::default(), None));
    assert_eq!(logbook.find_milestone(kept.id, "WRITE").unwrap(), written);
}

#[test]
fn a_check_in_says_something_on_a_day_and_in_a_session() {
    let logbook = logbook();
    let kept = goal(&logbook, "Ship it");
    let maya = person(&logbook, "Maya");
    let session = logbook.add_session(NewSession { person_id: Some(maya.id), ..NewSession::default() }).unwrap();
    let first = NewCheckIn { progress: Some(100), session_id: Some(session.id), ..NewCheckIn::default() };
    logbook.check_in_goal(kept.id, first).unwrap();
    let earlier = NewCheckIn {
        checked_on: Some(day("2026-11-01")),
        confidence: Some(Confidence::Low),
        blocker: "no quota".into(),
        ..NewCheckIn::default()
    };
    let goal = logbook.check_in_goal(kept.id, earlier).unwrap();
    let days: Vec<_> = goal.check_ins.iter().map(|check_in| check_in.checked_on.to_string()).collect();
    assert_eq!(days, ["2026-11-01", "2026-11-23"], "oldest first");
    assert_eq!(goal.check_ins[1].session_id, Some(session.id));
    refused(&logbook, "progress", |logbook| {
        logbook.check_in_goal(kept.id, NewCheckIn { progress: Some(101), ..NewCheckIn::default() })
    });
    refused(&logbook, "note", |logbook| {
        logbook.check_in_goal(kept.id, NewCheckIn { note: " \n".into(), ..NewCheckIn::default() })
    });
    logbook.delete_record(session.id.into()).unwrap();
    assert_eq!(logbook.get_goal(kept.id).unwrap().check_ins[1].session_id, None, "the check-in stays");
    not_found(&logbook, |logbook| {
        logbook.check_in_goal(
            kept.id,
            NewCheckIn { note: "n".into(), session_id: Some(session.id), ..NewCheckIn::default() },
        )
    });
}

#[test]
fn goals_are_listed_newest_first_by_status_and_skill() {
    let logbook = logbook();
    let aimed = NewGoal { targets: vec![NewTarget { name: "mentoring".into(), level: None }], ..titled("Aimed") };
    logbook.add_goal(aimed).unwrap();
    let shown = logbook.add_goal(NewGoal { marks: evidence("training", Verb::Led), ..titled("Shown") }).unwrap();
    logbook.move_goal(shown.id, GoalMove::Pause).unwrap();
    let list = |statuses: &[GoalStatus], skill: Option<&str>| -> Vec<String> {
        let filter = GoalFilter { statuses: statuses.to_vec(), skill: skill.map(str::to_owned) };
        logbook.list_goals(filter).unwrap().into_iter().map(|goal| goal.title).collect()
    };
    assert_eq!(list(&[], None), ["Shown", "Aimed"]);
    assert_eq!(list(&[GoalStatus::Paused], None), ["Shown"]);
    assert_eq!(list(&[], Some("leadership")), ["Aimed"], "an area holds its skills");
    assert_eq!(list(&[], Some("training")), ["Shown"]);
    not_found(&logbook, |logbook| logbook.list_goals(GoalFilter { skill: Some("juggling".into()), statuses: vec![] }));
}

#[test]
fn every_template_of_the_framework_begins_a_goal() {
    let logbook = logbook();
    for template in logbook.list_templates().unwrap() {
        let goal = logbook.add_goal(template.goal()).unwrap_or_else(|refusal| panic!("{}: {refusal}", template.title));
        assert_eq!(goal.targets.len(), template.skills.len());
    }
}

#[test]
fn an_edit_that_says_the_same_is_no_step_and_one_that_differs_is_dated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let kept = goal(&crate::support::on_disk(&file), "Ship it");
    let later = cairn::Logbook::open(&file, at("2026-12-01T09:00:00+01:00")).unwrap();
    assert_eq!(later.edit_goal(kept.id, NewGoal::from(&kept)).unwrap(), kept);
    let edited = later.edit_goal(kept.id, NewGoal { why: "it hurts".into(), ..NewGoal::from(&kept) }).unwrap();
    assert_eq!(edited.marks.created_at, kept.marks.created_at);
    assert!(edited.marks.updated_at > kept.marks.updated_at + Days::new(7));
    assert_eq!(edited.marks.visibility, Visibility::Private);
}

#[test]
fn a_goal_that_is_taken_up_or_reached_before_its_start_starts_today() {
    let logbook = logbook();
    let later = || logbook.add_goal(NewGoal { start_on: Some(day("2027-01-15")), ..titled("Later") }).unwrap().id;
    for (to, starts) in [
        (GoalMove::Resume, "2026-11-23"),
        (GoalMove::Achieve { line: String::new() }, "2026-11-23"),
        (GoalMove::Pause, "2027-01-15"),
        (GoalMove::Drop { reason: "No time".into() }, "2027-01-15"),
    ] {
        assert_eq!(logbook.move_goal(later(), to.clone()).unwrap().start_on, day(starts), "{to:?}");
    }
    let begun = logbook.add_goal(NewGoal { start_on: Some(day("2026-10-01")), ..titled("Begun") }).unwrap();
    assert_eq!(
        logbook.move_goal(begun.id, GoalMove::Achieve { line: String::new() }).unwrap().start_on,
        day("2026-10-01")
    );
}
