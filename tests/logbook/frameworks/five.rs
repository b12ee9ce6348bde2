//! Five skills to begin with, and nothing lost on the way to all of them.

use cairn::{FileSkill, FrameworkFile, Logbook, NewEntry, Verb};

use super::{own, skill, skills};
use crate::support::{evidence, logbook, refused, text};

const FIVE: [&str; 5] = ["papers", "feedback", "mentoring", "projects", "programming"];

fn mapped(logbook: &Logbook) {
    for slug in FIVE.iter().chain(&["leadership"]) {
        logbook.add_entry(NewEntry { marks: evidence(slug, Verb::Practised), ..text(slug) }).unwrap();
    }
}

fn shown(logbook: &Logbook) -> Vec<(String, u32)> {
    let areas = logbook.list_areas().unwrap();
    let of_areas = areas.iter().map(|area| (area.slug.clone(), area.evidence));
    let of_skills = areas.iter().flat_map(|area| &area.skills).map(|skill| (skill.slug.clone(), skill.evidence));
    of_areas.chain(of_skills).filter(|(_, evidence)| *evidence > 0).collect()
}

#[test]
fn five_skills_are_two_of_each_pinned_area_and_one_of_the_daily_work() {
    let logbook = logbook();
    let framework = logbook.begin_with_five_skills().unwrap();
    assert_eq!((framework.version.as_str(), framework.built_in, framework.in_use), ("1.1", false, true));
    assert_eq!(skills(&logbook), FIVE);
    let areas: Vec<_> = logbook.list_areas().unwrap().into_iter().map(|area| (area.slug, area.pinned)).collect();
    let expected = [("continuous-learning", true), ("leadership", true), ("engineering", false)];
    assert_eq!(areas, expected.map(|(slug, pinned)| (slug.to_owned(), pinned)));
    let file = logbook.framework_file(None).unwrap();
    assert!(file.criteria.iter().all(|asked| asked.skill.as_deref().is_none_or(|skill| FIVE.contains(&skill))));
    assert!(file.criteria.iter().any(|asked| asked.requirement.is_some()), "what the profile answers stays");
    assert!(file.templates.iter().all(|template| template.skills.iter().all(|of| FIVE.contains(&of.skill.as_str()))));
    assert!(!file.templates.is_empty() && file.levels.len() == 5 && file.challenges.len() == 10);
}

#[test]
fn growing_to_the_whole_keeps_every_record_and_brings_back_what_levels_ask_for() {
    let logbook = logbook();
    let before = logbook.framework_file(None).unwrap();
    logbook.begin_with_five_skills().unwrap();
    mapped(&logbook);
    let mapped_to = shown(&logbook);
    assert_eq!(mapped_to.len(), 6);
    let ids: Vec<_> = FIVE.iter().map(|slug| logbook.skill_page((*slug).into()).unwrap().skill.id).collect();
    let whole = logbook.take_whole_framework().unwrap();
    assert_eq!((whole.version.as_str(), whole.built_in, whole.in_use), ("1.2", true, true));
    assert_eq!(shown(&logbook), mapped_to);
    let after: Vec<_> = FIVE.iter().map(|slug| logbook.skill_page((*slug).into()).unwrap().skill.id).collect();
    assert_eq!(after, ids);
    assert_eq!(FrameworkFile { version: "1.0".into(), ..logbook.framework_file(None).unwrap() }, before);
}

#[test]
fn what_the_person_wrote_meanwhile_stays_when_the_rest_comes_back() {
    let logbook = logbook();
    logbook.begin_with_five_skills().unwrap();
    let mut file = logbook.framework_file(None).unwrap();
    file.name = "Mine".into();
    file.areas[1].skills[0].name = "Helping others grow".into();
    file.areas[1].skills.push(FileSkill { name: "Hiring".into(), ..skill("hiring") });
    // One of the five was moved into another area.
    let moved = file.areas[0].skills.pop().unwrap();
    file.areas[2].skills.push(moved);
    let title = file.templates[0].title.clone() + ", my way";
    file.templates[0].title = title.clone();
    logbook.save_framework(file).unwrap();
    logbook.add_entry(NewEntry { marks: evidence("hiring", Verb::Led), ..text("two people") }).unwrap();
    let whole = logbook.take_whole_framework().unwrap();
    assert_eq!((whole.name.as_str(), whole.built_in), ("Mine", false));
    let areas = logbook.framework_file(None).unwrap().areas;
    let names: Vec<_> = areas[1].skills.iter().map(|skill| skill.name.as_str()).collect();
    assert_eq!((names[0], names.len(), names[6]), ("Helping others grow", 7, "Hiring"));
    let places: Vec<_> = areas
        .iter()
        .filter(|area| area.skills.iter().any(|skill| skill.slug == "feedback"))
        .map(|area| area.slug.as_str())
        .collect();
    assert_eq!(places, ["engineering"]);
    assert!(logbook.list_templates().unwrap().iter().any(|template| template.title == title));
    assert_eq!(logbook.skill_page("hiring".into()).unwrap().skill.evidence, 1);
}

#[test]
fn it_begins_small_only_while_no_record_points_elsewhere() {
    let logbook = logbook();
    mapped(&logbook);
    logbook.add_entry(NewEntry { marks: evidence("robotics", Verb::Learned), ..text("an arm") }).unwrap();
    let said = refused(&logbook, "framework", Logbook::begin_with_five_skills);
    let robotics = logbook.skill_page("robotics".into()).unwrap().skill.name;
    assert!(said.contains(&robotics) && said.contains("1 record"), "{said}");
}

#[test]
fn a_framework_without_the_five_is_not_cut_and_the_built_in_one_comes_into_use_whole() {
    let logbook = logbook();
    logbook.import_framework(own(&logbook, "1", &["weaving"])).unwrap();
    logbook.use_framework("own".into()).unwrap();
    refused(&logbook, "framework", Logbook::begin_with_five_skills);
    let whole = logbook.take_whole_framework().unwrap();
    assert!(whole.in_use && whole.slug == "deep-learning-engineer" && whole.version == "1.0", "{whole:?}");
    assert!(skills(&logbook).len() > 30);
}

#[test]
fn twice_is_once() {
    let logbook = logbook();
    logbook.begin_with_five_skills().unwrap();
    assert_eq!(logbook.begin_with_five_skills().unwrap().version, "1.1");
    logbook.take_whole_framework().unwrap();
    assert_eq!(logbook.take_whole_framework().unwrap().version, "1.2");
    logbook.undo().unwrap();
    logbook.undo().unwrap();
    assert!(logbook.undo().is_err(), "each was one step");
}
