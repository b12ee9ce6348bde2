//! The radar: means of one's own ratings, a quarter ago and now, and what one aims for.

use cairn::{
    CheckInSide, GoalMove, Logbook, NewAssessment, NewGoal, NewTarget, Profile, RadarAxis, RateInCheckIn, Visibility,
};

use crate::support::{at, day, logbook, on_disk, person, titled};

fn rate(logbook: &Logbook, skill: &str, level: u8, on: &str) {
    let new = NewAssessment {
        skill: skill.into(),
        level,
        reason: "seen".into(),
        assessed_on: Some(day(on)),
        ..Default::default()
    };
    logbook.rate_skill(new).unwrap();
}

/// Closes a check-in in which I rate one skill.
fn check_in(logbook: &Logbook, skill: &str, level: u8) {
    let id = logbook.start_check_in(None).unwrap().id;
    let said = RateInCheckIn { skill: skill.into(), side: CheckInSide::Me, level: Some(level), reason: "seen".into() };
    logbook.rate_in_check_in(id, said).unwrap();
    logbook.close_check_in(id, Visibility::Private).unwrap();
}

fn axis(logbook: &Logbook, area: &str) -> RadarAxis {
    logbook.radar().unwrap().axes.into_iter().find(|axis| axis.area == area).unwrap()
}

fn aim(logbook: &Logbook, name: &str, level: u8) -> cairn::Goal {
    let targets = vec![NewTarget { name: name.into(), level: Some(level) }];
    logbook.add_goal(NewGoal { targets, ..titled(name) }).unwrap()
}

#[test]
fn every_area_is_an_axis_with_the_pinned_ones_first_and_nothing_is_made_up() {
    let radar = logbook().radar().unwrap();
    assert_eq!(radar.axes.len(), 12);
    assert!(radar.axes[0].pinned && radar.axes[1].pinned && !radar.axes[2].pinned);
    for axis in &radar.axes {
        assert_eq!((axis.rated, axis.now, axis.before, axis.target), (0, None, None, None), "{}", axis.name);
        assert!(axis.of >= 3);
    }
}

#[test]
fn it_shows_the_mean_of_rated_skills_now_and_on_the_last_day_of_the_quarter_before() {
    let logbook = logbook();
    rate(&logbook, "mentoring", 1, "2026-09-30");
    rate(&logbook, "mentoring", 3, "2026-10-01");
    rate(&logbook, "projects", 2, "2026-11-23");
    let maya = person(&logbook, "Maya");
    let hers = NewAssessment {
        skill: "planning".into(),
        level: 4,
        reason: "so".into(),
        person_id: Some(maya.id),
        ..Default::default()
    };
    logbook.rate_skill(hers).unwrap();
    let axis = axis(&logbook, "leadership");
    assert_eq!((axis.rated, axis.of, axis.now, axis.before), (2, 6, Some(2.5), Some(1.0)), "one's own alone count");
}

#[test]
fn the_quarter_before_is_of_the_fiscal_year_where_one_is_set() {
    let logbook = logbook();
    rate(&logbook, "mentoring", 1, "2026-10-31");
    assert_eq!(axis(&logbook, "leadership").before, None);
    let profile = Profile { fiscal_start: Some(2.try_into().unwrap()), ..Profile::default() };
    logbook.set_profile(profile).unwrap();
    assert_eq!(axis(&logbook, "leadership").before, Some(1.0), "its quarter before ended on 31 October");
}

#[test]
fn the_last_check_in_takes_the_place_of_the_quarter_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let before = on_disk(&file);
    rate(&before, "mentoring", 1, "2026-09-30");
    let radar = before.radar().unwrap();
    assert_eq!((radar.before_on, radar.since_check_in), (day("2026-09-30"), false));
    let open = before.start_check_in(None).unwrap().id;
    assert!(!before.radar().unwrap().since_check_in, "one that is open is none yet");
    before.delete_check_in(open).unwrap();
    check_in(&before, "mentoring", 2);
    let later = Logbook::open(&file, at("2026-12-10T12:00:00+01:00")).unwrap();
    rate(&later, "mentoring", 3, "2026-12-09");
    let radar = later.radar().unwrap();
    assert_eq!((radar.before_on, radar.since_check_in), (day("2026-11-23"), true));
    let axis = axis(&later, "leadership");
    assert_eq!((axis.before, axis.now), (Some(2.0), Some(3.0)));
}

#[test]
fn the_target_is_the_mean_of_the_highest_of_open_goals_and_else_the_profiles() {
    let logbook = logbook();
    let target_level = Some(3);
    logbook.set_profile(Profile { target_level, ..Profile::default() }).unwrap();
    assert_eq!(axis(&logbook, "leadership").target, Some(3.0));
    aim(&logbook, "mentoring", 2);
    let higher = aim(&logbook, "mentoring", 4);
    aim(&logbook, "projects", 1);
    assert_eq!(axis(&logbook, "leadership").target, Some(2.5));
    logbook.move_goal(higher.id, GoalMove::Drop { reason: "no time".into() }).unwrap();
    assert_eq!(axis(&logbook, "leadership").target, Some(1.5), "what was dropped is aimed for no longer");
    aim(&logbook, "leadership", 2);
    assert_eq!(axis(&logbook, "leadership").target, Some(2.0), "an area's target is one of each of its skills");
    assert_eq!(axis(&logbook, "data").target, Some(3.0));
}
