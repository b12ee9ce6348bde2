//! Frameworks: naming a skill, taking in a new version, and never dropping a skill that records point to.

mod compare; // what differs, at which place
mod five; // beginning small and growing
mod radar; // how one stands by area
mod versions; // edits, older versions, and who began from which

use cairn::{
    EntryEdit, FileArea, FileSkill, FrameworkFile, GoalTemplate, Logbook, NewEntry, NewGoal, NewMentorship, NewTarget,
    Verb,
};

use crate::support::{content, evidence, logbook, not_found, person, refused, text, titled};

fn skill(slug: &str) -> FileSkill {
    FileSkill {
        slug: slug.into(),
        name: format!("The skill {slug}"),
        description: String::new(),
        levels: Default::default(),
        evidence: vec![],
        source: vec![],
    }
}

/// A framework of the person's own with one area of these skills.
fn own(logbook: &Logbook, version: &str, skills: &[&str]) -> FrameworkFile {
    let mut file = logbook.framework_file(Some("deep-learning-engineer".into())).unwrap();
    file.id = uuid::Uuid::from_u128(7);
    (file.slug, file.name, file.version) = ("own".into(), "My own".into(), version.into());
    file.criteria.clear();
    file.templates.clear();
    file.areas = vec![FileArea {
        slug: "craft".into(),
        name: "Craft".into(),
        description: String::new(),
        pinned: false,
        source: vec![],
        skills: skills.iter().map(|slug| skill(slug)).collect(),
    }];
    file
}

fn skills(logbook: &Logbook) -> Vec<String> {
    logbook.list_areas().unwrap().into_iter().flat_map(|area| area.skills).map(|skill| skill.slug).collect()
}

#[test]
fn the_built_in_framework_is_in_use_with_its_pinned_areas_first() {
    let logbook = logbook();
    let areas = logbook.list_areas().unwrap();
    assert_eq!((areas[0].slug.as_str(), areas[1].slug.as_str()), ("continuous-learning", "leadership"));
    assert!(areas[0].pinned && areas[1].pinned && !areas[2].pinned);
    let list = logbook.list_frameworks().unwrap();
    assert!(list.len() == 1 && list[0].in_use && list[0].built_in);
}

#[test]
fn a_framework_goes_out_and_comes_back_the_same() {
    let logbook = logbook();
    let file = logbook.framework_file(None).unwrap();
    let before = content(&logbook);
    logbook.import_framework(file).unwrap();
    assert_eq!(content(&logbook), before, "the same version is no change");
}

#[test]
fn another_framework_is_added_and_used_when_it_is_chosen() {
    let logbook = logbook();
    let added = logbook.import_framework(own(&logbook, "1", &["weaving", "dyeing"])).unwrap();
    assert!(!added.in_use && !added.built_in);
    not_found(&logbook, |logbook| logbook.use_framework("other".into()));
    logbook.use_framework("My own".into()).unwrap();
    assert_eq!(skills(&logbook), ["weaving", "dyeing"]);
    assert_eq!(logbook.list_frameworks().unwrap()[0].slug, "own", "the one in use comes first");
    logbook.undo().unwrap();
    assert!(skills(&logbook).len() > 30);
}

#[test]
fn a_new_version_keeps_the_records_of_skills_that_stayed() {
    let logbook = logbook();
    logbook.import_framework(own(&logbook, "1", &["weaving", "dyeing"])).unwrap();
    logbook.use_framework("own".into()).unwrap();
    logbook.add_entry(NewEntry { marks: evidence("weaving", Verb::Learned), ..text("a first cloth") }).unwrap();
    let mut next = own(&logbook, "2", &["spinning", "weaving"]);
    next.areas[0].skills[1].name = "Weaving cloth".into();
    assert_eq!(logbook.import_framework(next).unwrap().version, "2");
    assert_eq!(skills(&logbook), ["spinning", "weaving"], "what nobody points to may go");
    let page = logbook.skill_page("weaving".into()).unwrap();
    assert_eq!((page.skill.name.as_str(), page.skill.evidence), ("Weaving cloth", 1));
}

#[test]
fn a_skill_that_records_point_to_is_not_dropped() {
    let logbook = logbook();
    logbook.import_framework(own(&logbook, "1", &["weaving", "dyeing", "spinning"])).unwrap();
    logbook.use_framework("own".into()).unwrap();
    logbook.add_entry(NewEntry { marks: evidence("weaving", Verb::Learned), ..text("cloth") }).unwrap();
    let target = NewGoal { targets: vec![NewTarget { name: "dyeing".into(), level: None }], ..titled("Colour") };
    logbook.add_goal(target).unwrap();
    logbook.add_entry(NewEntry { marks: evidence("craft", Verb::Led), ..text("all of it") }).unwrap();
    for (version, named) in [(&["dyeing"][..], "The skill weaving"), (&["weaving"], "The skill dyeing")] {
        let next = own(&logbook, "2", version);
        let said = refused(&logbook, "framework", |logbook| logbook.import_framework(next));
        assert!(said.contains(named), "{said}");
    }
    let mut renamed = own(&logbook, "2", &["weaving", "dyeing"]);
    renamed.areas[0].slug = "crafts".into();
    let said = refused(&logbook, "framework", |logbook| logbook.import_framework(renamed));
    assert!(said.contains("Craft"), "{said}");
}

#[test]
fn a_slug_belongs_to_one_framework_and_a_broken_file_is_refused_by_its_place() {
    let logbook = logbook();
    let mut taken = own(&logbook, "1", &["weaving"]);
    taken.slug = "Deep-Learning-Engineer".to_lowercase();
    refused(&logbook, "framework", |logbook| logbook.import_framework(taken));
    let twice = own(&logbook, "1", &["weaving", "weaving"]);
    let said = refused(&logbook, "framework", |logbook| logbook.import_framework(twice));
    assert!(said.contains("weaving"), "{said}");
}

#[test]
fn an_edit_keeps_the_evidence_it_does_not_speak_of_when_another_framework_is_in_use() {
    let logbook = logbook();
    let kept =
        logbook.add_entry(NewEntry { marks: evidence("data", Verb::Led), ..text("of the built-in area") }).unwrap();
    let both = ["data-weaving", "data-dyeing", "mentoring"];
    logbook.import_framework(own(&logbook, "1", &both)).unwrap();
    let other = logbook
        .add_entry(NewEntry { marks: evidence("mentoring", Verb::Led), ..text("of the built-in skill") })
        .unwrap();
    logbook.use_framework("own".into()).unwrap();
    for entry in [kept, other] {
        let new = NewEntry { title: "A title".into(), ..NewEntry::from(&entry) };
        let edited = logbook.edit_entry(EntryEdit { id: entry.id, base: None, entry: new }).unwrap();
        assert_eq!(edited.marks.evidence, entry.marks.evidence);
    }
}

#[test]
fn an_edit_keeps_the_targets_and_the_focus_when_another_framework_is_in_use() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let targets = vec![NewTarget { name: "mentoring".into(), level: Some(3) }];
    let goal = logbook.add_goal(NewGoal { targets, ..titled("Grow") }).unwrap();
    let skills = vec!["mentoring".to_owned(), "papers".to_owned()];
    let mentorship = logbook.start_mentorship(NewMentorship { skills, ..NewMentorship::with(maya.id) }).unwrap();
    logbook.import_framework(own(&logbook, "1", &["papers", "mentoring"])).unwrap();
    logbook.use_framework("own".into()).unwrap();
    let why = NewGoal { why: "It matters".into(), ..NewGoal::from(&goal) };
    assert_eq!(logbook.edit_goal(goal.id, why).unwrap().targets, goal.targets, "the area is another one there");
    let purpose = NewMentorship { purpose: "To lead".into(), ..NewMentorship::from(&mentorship) };
    assert_eq!(logbook.edit_mentorship(mentorship.id, purpose).unwrap().skills, mentorship.skills);
}

#[test]
fn a_name_is_found_in_every_case_of_its_letters() {
    let logbook = logbook();
    let mut file = own(&logbook, "1", &["weaving", "bridges"]);
    file.name = "Übung".into();
    file.areas[0].skills[1].name = "Über die Brücke".into();
    logbook.import_framework(file).unwrap();
    assert_eq!(logbook.framework_file(Some("übung".into())).unwrap().slug, "own");
    logbook.use_framework("ÜBUNG".into()).unwrap();
    for name in ["über die brücke", "ÜBER DIE", "Über"] {
        assert_eq!(logbook.skill_page(name.into()).unwrap().skill.slug, "bridges", "{name}");
    }
}

#[test]
fn an_exact_slug_is_meant_before_any_beginning() {
    let logbook = logbook();
    logbook.import_framework(own(&logbook, "1", &["weave", "weaving", "weaver"])).unwrap();
    logbook.use_framework("own".into()).unwrap();
    assert_eq!(logbook.skill_page("weave".into()).unwrap().skill.slug, "weave");
    assert_eq!(logbook.skill_page("the skill weaver".into()).unwrap().skill.slug, "weaver");
    assert_eq!(
        logbook.skill_page("mentoring".into()).unwrap().skill.slug,
        "mentoring",
        "a slug of a framework not in use"
    );
    not_found(&logbook, |logbook| logbook.skill_page("mentor".into()));
}

#[test]
fn a_goal_template_is_found_by_slug_title_or_an_unambiguous_beginning() {
    let logbook = logbook();
    let templates = logbook.list_templates().unwrap();
    let first = &templates[0];
    for name in [first.slug.clone(), first.title.to_uppercase(), format!(" {} ", first.slug)] {
        assert_eq!(logbook.find_template(&name).unwrap().slug, first.slug, "{name}");
    }
    let mut own = own(&logbook, "1", &["weaving"]);
    let named = |slug: &str, title: &str| GoalTemplate { slug: slug.into(), title: title.into(), ..first.clone() };
    own.templates = vec![named("weave", "Make a first cloth"), named("weave-two", "Make another one")];
    own.templates.iter_mut().for_each(|template| template.skills.clear());
    logbook.import_framework(own).unwrap();
    logbook.use_framework("own".into()).unwrap();
    assert_eq!(logbook.find_template("weave").unwrap().slug, "weave", "an exact slug is meant before any beginning");
    assert_eq!(logbook.find_template("make a").unwrap_err().to_string(), {
        "“make a” could be several: weave, weave-two. Name one of them in full, or by its id."
    });
    assert_eq!(logbook.find_template("make an").unwrap().slug, "weave-two");
    not_found(&logbook, |logbook| logbook.find_template("spin"));
    not_found(&logbook, |logbook| logbook.find_template(" "));
}
