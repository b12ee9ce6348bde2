//! What differs between two versions, told at a place that a person can read.

use cairn::{Difference, FrameworkFile, Logbook};

use super::{own, skill};
use crate::support::{logbook, not_found};

fn told(logbook: &Logbook, edit: impl FnOnce(&mut FrameworkFile)) -> Vec<(String, Difference, String, String)> {
    let mut file = logbook.framework_file(None).unwrap();
    let from = format!("deep-learning-engineer@{}", file.version);
    edit(&mut file);
    logbook.save_framework(file).unwrap();
    let changes = logbook.compare_frameworks(&from, "deep-learning-engineer").unwrap();
    changes.into_iter().map(|change| (change.path, change.what, change.before, change.after)).collect()
}

fn one(logbook: &Logbook, edit: impl FnOnce(&mut FrameworkFile)) -> (String, Difference, String, String) {
    let mut all = told(logbook, edit);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

#[test]
fn a_version_differs_from_itself_in_nothing() {
    let logbook = logbook();
    assert_eq!(logbook.compare_frameworks("deep-learning-engineer", "@1.0").unwrap(), []);
    not_found(&logbook, |logbook| logbook.compare_frameworks("deep-learning-engineer", "other"));
}

#[test]
fn a_descriptor_is_told_by_area_skill_and_level() {
    let logbook = logbook();
    let change = one(&logbook, |file| {
        file.areas[1].skills[0].levels.insert(3, "Three people say so.".into());
    });
    let mentoring = logbook.framework_file(Some("@1.0".into())).unwrap().areas[1].skills[0].clone();
    let path = format!("Leadership / {} / level 3", mentoring.name);
    assert_eq!(change, (path, Difference::Changed, mentoring.levels[&3].clone(), "Three people say so.".into()));
    let (path, what, before, after) = one(&logbook, |file| {
        file.areas[1].skills[0].levels.remove(&3);
    });
    assert!(path.ends_with(" / level 3") && what == Difference::Removed && after.is_empty(), "{before}");
}

#[test]
fn skills_and_areas_come_and_go_and_move() {
    let logbook = logbook();
    let (path, what, before, after) = one(&logbook, |file| file.areas[0].skills.push(skill("weaving")));
    assert_eq!(
        (path.as_str(), what, before.as_str()),
        ("Continuous Learning / The skill weaving", Difference::Added, "")
    );
    assert_eq!(after, "The skill weaving");
    let (path, what, before, after) = one(&logbook, |file| {
        let moved = file.areas[0].skills.pop().unwrap();
        file.areas[3].skills.push(moved);
    });
    assert_eq!((path.as_str(), what), ("Data Engineering / The skill weaving / area", Difference::Changed));
    assert_eq!((before.as_str(), after.as_str()), ("Continuous Learning", "Data Engineering"));
    let gone = told(&logbook, |file| {
        file.areas[3].skills.retain(|skill| skill.slug == "weaving");
        file.criteria.clear();
        file.templates.clear();
    });
    assert_eq!(gone.iter().filter(|(path, ..)| path.starts_with("Data Engineering / ")).count(), 5);
    assert!(gone.iter().any(|(path, what, ..)| path == "Criteria / Senior / degree" && *what == Difference::Removed));
    assert!(gone.iter().any(|(path, ..)| path.starts_with("Goal templates / ")));
    let area = told(&logbook, |file| drop(file.areas.remove(3)));
    let paths: Vec<_> = area.iter().map(|(path, what, ..)| (path.as_str(), *what)).collect();
    assert_eq!(
        paths,
        [("Data Engineering", Difference::Removed), ("Data Engineering / The skill weaving", Difference::Removed)]
    );
}

#[test]
fn names_order_pins_and_all_other_lists_are_told() {
    let logbook = logbook();
    let (path, what, before, after) = one(&logbook, |file| file.areas[1].name = "Leading".into());
    assert_eq!((path.as_str(), what), ("Leading / name", Difference::Changed));
    assert_eq!((before.as_str(), after.as_str()), ("Leadership", "Leading"));
    let papers = one(&logbook, |file| file.areas[0].skills[0].name = "Reading".into());
    assert_eq!(papers.0, "Continuous Learning / Reading / name", "and no goal template that works towards it");
    assert_eq!(one(&logbook, |file| file.areas[2].pinned = true).0, "Deep Learning Expertise / pinned");
    assert_eq!(one(&logbook, |file| file.areas[0].skills.swap(0, 1)).0, "Continuous Learning / order");
    assert_eq!(one(&logbook, |file| file.areas.swap(4, 5)).0, "Areas / order");
    assert_eq!(one(&logbook, |file| file.levels[3].description.push('!')).0, "Levels / 3 Senior / description");
    assert_eq!(one(&logbook, |file| file.challenges[0].description.push('!')).1, Difference::Changed);
    assert_eq!(one(&logbook, |file| drop(file.specialisations.pop())).1, Difference::Removed);
    assert!(
        one(&logbook, |file| file.guide.as_mut().unwrap().sections[0].facts[0].text.push('!'))
            .0
            .starts_with("Guide / ")
    );
    assert!(one(&logbook, |file| file.templates[0].skills[0].level = 1).0.ends_with(" / skills"));
    let (path, _, before, after) = one(&logbook, |file| {
        let years = file.criteria.iter_mut().find(|asked| asked.slug == "senior-years-deep-learning").unwrap();
        years.minimum = Some(6);
    });
    assert_eq!(path, "Criteria / Senior / years in deep learning");
    assert!(before.contains("(at least 5)") && after.contains("(at least 6)"), "{before} {after}");
}

#[test]
fn two_frameworks_are_compared_like_two_versions() {
    let logbook = logbook();
    logbook.import_framework(own(&logbook, "1", &["weaving"])).unwrap();
    let changes = logbook.compare_frameworks("deep-learning-engineer", "own").unwrap();
    assert_eq!((changes[0].path.as_str(), changes[0].after.as_str()), ("Framework / name", "My own"));
    assert!(
        changes.iter().any(|change| change.path == "Craft / The skill weaving" && change.what == Difference::Added)
    );
}
