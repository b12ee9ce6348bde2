//! A framework is the person's to edit: every edit is a version, every version is kept, and no record loses its skill.

use cairn::{
    FileArea, FileCriterion, FileSkill, FrameworkFile, Logbook, NewAssessment, NewEntry, NewGoal, NewTarget, Verb,
};

use super::skill;
use crate::support::{at, content, evidence, logbook, not_found, on_disk, refused, text, titled};

fn in_use(logbook: &Logbook) -> FrameworkFile {
    logbook.framework_file(None).unwrap()
}

/// The framework in use with the skill of that slug called something else.
fn renamed(logbook: &Logbook, slug: &str, name: &str) -> FrameworkFile {
    let mut file = in_use(logbook);
    found(&mut file, slug).name = name.into();
    file
}

fn found<'a>(file: &'a mut FrameworkFile, slug: &str) -> &'a mut FileSkill {
    file.areas.iter_mut().flat_map(|area| &mut area.skills).find(|skill| skill.slug == slug).unwrap()
}

fn versions(logbook: &Logbook) -> Vec<String> {
    let kept = logbook.framework_versions("deep-learning-engineer").unwrap();
    kept.into_iter().map(|one| if one.current { format!("{} now", one.version) } else { one.version }).collect()
}

fn without(mut file: FrameworkFile, slugs: &[&str]) -> FrameworkFile {
    for area in &mut file.areas {
        area.skills.retain(|skill| !slugs.contains(&skill.slug.as_str()));
    }
    let gone = |slug: &String| slugs.contains(&slug.as_str());
    file.criteria.retain(|asked| !asked.skill.as_ref().is_some_and(gone));
    for template in &mut file.templates {
        template.skills.retain(|of| !gone(&of.skill));
    }
    file
}

#[test]
fn an_edit_is_a_version_and_the_one_before_is_kept_whole() {
    let logbook = logbook();
    let before = in_use(&logbook);
    let saved = logbook.save_framework(renamed(&logbook, "mentoring", "Helping others grow")).unwrap();
    assert_eq!((saved.version.as_str(), saved.built_in, saved.in_use), ("1.1", false, true));
    assert_eq!(versions(&logbook), ["1.1 now", "1.0"]);
    assert_eq!(logbook.framework_file(Some("deep-learning-engineer@1.0".into())).unwrap(), before);
    assert_eq!(logbook.framework_file(Some("@1.0".into())).unwrap(), before, "of the one in use");
    not_found(&logbook, |logbook| logbook.framework_file(Some("deep-learning-engineer@0.9".into())));
    not_found(&logbook, |logbook| logbook.framework_versions("other"));
}

#[test]
fn a_renamed_skill_keeps_its_records_and_its_id() {
    let logbook = logbook();
    logbook.add_entry(NewEntry { marks: evidence("mentoring", Verb::Led), ..text("led it") }).unwrap();
    let before = logbook.skill_page("mentoring".into()).unwrap().skill;
    logbook.save_framework(renamed(&logbook, "mentoring", "Helping others grow")).unwrap();
    let after = logbook.skill_page("helping".into()).unwrap().skill;
    assert_eq!((after.id, after.evidence, after.slug.as_str()), (before.id, 1, "mentoring"));
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let logbook = logbook();
    let before = content(&logbook);
    assert_eq!(logbook.save_framework(in_use(&logbook)).unwrap().version, "1.0");
    assert_eq!(content(&logbook), before);
}

#[test]
fn undo_takes_an_edit_back_with_its_version_and_redo_brings_both_again() {
    let logbook = logbook();
    let before = logbook.export_all().unwrap();
    logbook.save_framework(without(in_use(&logbook), &["robotics"])).unwrap();
    let after = logbook.export_all().unwrap();
    logbook.undo().unwrap();
    assert!(logbook.export_all().unwrap() == before);
    logbook.redo().unwrap();
    assert!(logbook.export_all().unwrap() == after);
}

#[test]
fn the_last_number_of_a_version_counts_up() {
    let logbook = logbook();
    for (version, next) in [("1.9", "1.10"), ("3", "4"), ("draft", "draft.1"), ("2026-01", "2026-02"), ("v2-", "v2-.1")]
    {
        let mut file = in_use(&logbook);
        file.version = version.into();
        logbook.import_framework(file.clone()).unwrap();
        file.description.push('!');
        assert_eq!(logbook.save_framework(file).unwrap().version, next);
    }
}

#[test]
fn a_version_that_is_kept_already_is_passed_over() {
    let logbook = logbook();
    let first = in_use(&logbook);
    logbook.save_framework(renamed(&logbook, "papers", "Reading")).unwrap();
    logbook.import_framework(first).unwrap();
    let saved = logbook.save_framework(renamed(&logbook, "papers", "Reading papers")).unwrap();
    assert_eq!(saved.version, "1.2", "1.1 is another one");
    assert_eq!(versions(&logbook), ["1.2 now", "1.0", "1.1", "1.0"]);
}

#[test]
fn of_two_edits_that_began_from_one_version_the_second_is_refused_with_a_way_on() {
    let logbook = logbook();
    let (one, other) = (renamed(&logbook, "papers", "Reading"), renamed(&logbook, "papers", "Papers"));
    logbook.save_framework(one).unwrap();
    let said = refused(&logbook, "base", |logbook| logbook.save_framework(other.clone()));
    assert!(said.contains("1.0") && said.contains("1.1") && said.contains("compare"), "{said}");
    logbook.undo().unwrap();
    assert_eq!(logbook.save_framework(other).unwrap().version, "1.1", "what was undone is in nobody's way");
}

#[test]
fn what_is_new_gets_a_slug_of_its_own_from_its_name() {
    let logbook = logbook();
    let mut file = in_use(&logbook);
    let named = |name: &str| FileSkill { slug: String::new(), name: name.into(), ..skill("") };
    file.areas[0].skills.extend([
        named("Reading research"),
        named("Fragen & Zuhören!"),
        named("Fragen, Zuhören"),
        named("Papers"),
        named("∑"),
        named("A name so long that nobody would ever want to type all of it"),
    ]);
    file.areas.push(FileArea {
        slug: String::new(),
        name: "Leadership".into(),
        skills: vec![],
        ..file.areas[2].clone()
    });
    file.criteria.push(FileCriterion { slug: String::new(), ..file.criteria[0].clone() });
    logbook.save_framework(file).unwrap();
    let after = in_use(&logbook);
    let slugs: Vec<_> = after.areas[0].skills[6..].iter().map(|skill| skill.slug.as_str()).collect();
    assert_eq!(
        slugs,
        [
            "reading-research",
            "fragen-zuhören",
            "fragen-zuhören-2",
            "papers-2",
            "skill",
            "a-name-so-long-that-nobody-would-ever"
        ]
    );
    assert_eq!(after.areas.last().unwrap().slug, "leadership-2", "areas and skills share one set of slugs");
    assert!(!after.criteria.last().unwrap().slug.is_empty());
}

#[test]
fn skills_that_records_point_to_are_not_dropped_and_the_refusal_counts_the_records() {
    let logbook = logbook();
    for body in ["one", "two"] {
        logbook.add_entry(NewEntry { marks: evidence("robotics", Verb::Learned), ..text(body) }).unwrap();
    }
    let rating = NewAssessment { skill: "robotics".into(), level: 2, reason: "built one".into(), ..Default::default() };
    logbook.rate_skill(rating).unwrap();
    let targets = vec![NewTarget { name: "nlp".into(), level: Some(3) }];
    logbook.add_goal(NewGoal { targets, ..titled("Language") }).unwrap();
    let edit = without(in_use(&logbook), &["robotics", "nlp", "vision"]);
    let said = refused(&logbook, "framework", |logbook| logbook.save_framework(edit));
    let robotics =
        in_use(&logbook).areas.into_iter().flat_map(|area| area.skills).find(|skill| skill.slug == "robotics").unwrap();
    assert!(said.contains(&format!("“{}” (3 records), “", robotics.name)), "{said}");
    assert!(said.contains("(1 record)"), "the goal: {said}");
    logbook.save_framework(without(in_use(&logbook), &["vision"])).unwrap();
}

#[test]
fn a_broken_edit_is_refused_by_its_field_and_a_slug_stays() {
    let logbook = logbook();
    let mut nameless = in_use(&logbook);
    nameless.areas[0].skills[0].name = " ".into();
    refused(&logbook, "name", |logbook| logbook.save_framework(nameless));
    let mut called = in_use(&logbook);
    called.slug = "mine".into();
    refused(&logbook, "slug", |logbook| logbook.save_framework(called));
    let mut unknown = in_use(&logbook);
    unknown.id = uuid::Uuid::from_u128(9);
    not_found(&logbook, |logbook| logbook.save_framework(unknown));
}

#[test]
fn an_older_version_can_be_the_newest_again() {
    let logbook = logbook();
    let first = in_use(&logbook);
    logbook.save_framework(renamed(&logbook, "papers", "Reading")).unwrap();
    let mut more = in_use(&logbook);
    more.areas[0].skills.push(skill("teaching"));
    logbook.save_framework(more).unwrap();
    let restored = logbook.restore_framework("deep-learning-engineer@1.0").unwrap();
    assert_eq!((restored.version.as_str(), restored.built_in), ("1.3", true), "it is as it came with Cairn");
    assert_eq!(FrameworkFile { version: "1.0".into(), ..in_use(&logbook) }, first);
    assert_eq!(versions(&logbook), ["1.3 now", "1.2", "1.1", "1.0"]);
    let before = content(&logbook);
    logbook.restore_framework("@1.0").unwrap();
    assert_eq!(content(&logbook), before, "it says that already");
    logbook.restore_framework("@1.2").unwrap();
    logbook.add_entry(NewEntry { marks: evidence("teaching", Verb::Taught), ..text("a class") }).unwrap();
    let said = refused(&logbook, "framework", |logbook| logbook.restore_framework("@1.1"));
    assert!(said.contains("The skill teaching"), "{said}");
    not_found(&logbook, |logbook| logbook.restore_framework("@7"));
}

#[test]
fn versions_are_part_of_the_record() {
    let there = logbook();
    there.save_framework(renamed(&there, "papers", "Reading")).unwrap();
    let export = there.export_all().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let here = Logbook::open(&folder.path().join("logbook.db"), at("2026-12-24T09:00:00+01:00")).unwrap();
    here.import_all(&export).unwrap();
    assert_eq!(versions(&here), ["1.1 now", "1.0"]);
    assert!(here.export_all().unwrap() == export);
    assert_eq!(here.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_version_that_cannot_be_read_is_found_before_it_is_needed() {
    let there = logbook();
    there.save_framework(renamed(&there, "papers", "Reading")).unwrap();
    let mut export: serde_json::Value = serde_json::from_str(&there.export_all().unwrap()).unwrap();
    export["tables"]["framework_version"][0]["document"] = "{}".into();
    let said = refused(&logbook(), "file", |here| here.import_all(&export.to_string()));
    assert!(said.contains("framework"), "{said}");
}

#[test]
fn a_version_says_when_it_came_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let began = on_disk(&file);
    let later = Logbook::open(&file, at("2026-12-24T09:00:00+01:00")).unwrap();
    later.save_framework(renamed(&began, "papers", "Reading")).unwrap();
    let saved: Vec<_> = later
        .framework_versions("deep-learning-engineer")
        .unwrap()
        .into_iter()
        .map(|one| (one.version, one.saved_at.to_string()))
        .collect();
    let expected = [("1.1", "2026-12-24 08:00:00 UTC"), ("1.0", "2026-11-23 11:00:00 UTC")];
    assert_eq!(saved, expected.map(|(version, at)| (version.to_owned(), at.to_owned())));
}
