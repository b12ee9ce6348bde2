use cairn::{GoalFilter, GoalMove, GoalStatus, NewGoal, NewTarget, SearchInput};

use crate::support::logbook;

fn titled(title: &str) -> NewGoal {
    NewGoal { title: title.into(), ..NewGoal::default() }
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
    let found = logbook.search(&SearchInput { query: "design".into(), ..SearchInput::default() }).unwrap();
    assert_eq!(found.len(), 1);
    let moved = logbook.move_goal(goal.id, GoalMove::Achieve).unwrap();
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
