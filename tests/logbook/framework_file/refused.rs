//! What is refused in a framework file that a person brings, and how it is told.

use cairn::{FileCriterion, FrameworkFile, Requirement};

use super::{BUILT_IN, built_in};

#[test]
fn a_field_that_cairn_does_not_know_is_refused_rather_than_lost() {
    let json = BUILT_IN.replacen("\"pinned\"", "\"pined\"", 1);
    let why = serde_json::from_str::<FrameworkFile>(&json).unwrap_err();
    assert!(why.to_string().contains("pined"), "{why}");
}

/// The field and sentence with which a changed built-in framework is refused.
fn refusal(change: impl FnOnce(&mut FrameworkFile)) -> (&'static str, String) {
    let mut file = built_in();
    change(&mut file);
    let Err(fault) = file.checked() else {
        panic!("the change was taken");
    };
    assert!(fault.message.ends_with('.'), "“{}” is no sentence", fault.message);
    (fault.field, fault.message)
}

fn assert_refused(change: impl FnOnce(&mut FrameworkFile), field: &str, names: &str) {
    let (blamed, message) = refusal(change);
    assert_eq!(blamed, field, "{message}");
    assert!(message.contains(names), "“{message}” does not name {names}");
}

#[test]
fn a_slug_that_is_missing_malformed_or_taken_is_refused_by_its_place() {
    assert_refused(|file| file.slug.clear(), "slug", "the framework");
    assert_refused(|file| file.areas[2].skills[0].slug.clear(), "slug", "Model architectures");
    assert_refused(|file| file.areas[0].slug = "Has Spaces".into(), "slug", "Has Spaces");
    assert_refused(|file| file.areas[0].skills[0].slug = "-papers".into(), "slug", "-papers");
    assert_refused(|file| file.templates[0].slug = "x".repeat(61), "slug", "60 at most");
    // One namespace: a skill can take neither another skill's slug nor an area's.
    assert_refused(|file| file.areas[3].skills[0].slug = "papers".into(), "slug", "twice");
    assert_refused(|file| file.areas[3].skills[0].slug = "leadership".into(), "slug", "leadership");
    assert_refused(|file| file.challenges[1].slug = "data-quality".into(), "slug", "challenges");
    assert_refused(|file| file.criteria[1].slug = file.criteria[0].slug.clone(), "slug", "criteria");
}

#[test]
fn a_ladder_with_gaps_too_short_or_too_long_is_refused() {
    assert_refused(|file| file.levels[2].rank = 3, "levels", "rank 3 where 2 was due");
    assert_refused(|file| file.levels.truncate(1), "levels", "counts 1 in all");
    assert_refused(|file| file.levels.clear(), "levels", "counts 0 in all");
    let sixth = |file: &mut FrameworkFile| {
        let mut level = file.levels[4].clone();
        (level.rank, level.slug) = (5, "fellow".into());
        file.levels.push(level);
    };
    assert_refused(sixth, "levels", "counts 6 in all");
}

#[test]
fn a_level_out_of_the_ladder_is_refused_wherever_it_stands() {
    let descriptor = |file: &mut FrameworkFile| {
        file.areas[0].skills[0].levels.insert(5, "Writes the papers.".into());
    };
    assert_refused(descriptor, "level", "the skill “papers”");
    assert_refused(|file| file.criteria[0].level = 0, "level", "engineer-architectures");
    assert_refused(|file| file.templates[0].skills[0].level = 9, "level", "refresh-fundamentals");
    // A shorter ladder takes the criteria of its lost rungs out of range.
    assert_refused(|file| file.levels.truncate(4), "level", "from 1 to 3");
}

#[test]
fn a_skill_that_is_not_in_the_framework_is_refused() {
    assert_refused(|file| file.criteria[0].skill = Some("alchemy".into()), "skill", "alchemy");
    assert_refused(|file| file.templates[0].skills[0].skill = "alchemy".into(), "skill", "refresh-fundamentals");
    // An area is no skill: nothing can be rated in it.
    assert_refused(|file| file.criteria[0].skill = Some("leadership".into()), "skill", "leadership");
}

#[test]
fn a_criterion_asks_for_a_skill_or_a_requirement_and_years_only_of_years() {
    assert_refused(|file| file.criteria[0].skill = None, "skill", "either");
    assert_refused(|file| file.criteria[0].requirement = Some(Requirement::Degree), "skill", "not both");
    assert_refused(|file| file.criteria[0].minimum = Some(2), "minimum", "only a requirement of years");
    let years = |change: fn(&mut FileCriterion)| {
        move |file: &mut FrameworkFile| {
            let wanted = Some(Requirement::YearsDeepLearning);
            file.criteria.iter_mut().filter(|c| c.requirement == wanted).for_each(change);
        }
    };
    assert_refused(years(|c| c.minimum = None), "minimum", "senior-years-deep-learning");
    assert_refused(years(|c| c.typical = Some(4)), "typical", "at least its minimum of 5");
    assert_refused(years(|c| c.minimum_with_doctorate = Some(6)), "minimumWithDoctorate", "with a doctorate");
}

#[test]
fn empty_and_unprintable_texts_are_refused_by_their_place() {
    assert_refused(|file| file.name = "  ".into(), "name", "the framework");
    assert_refused(|file| file.areas.clear(), "areas", "no areas");
    assert_refused(|file| file.areas[1].name.clear(), "name", "leadership");
    assert_refused(|file| file.areas[1].name = "Two\nlines".into(), "name", "leadership");
    assert_refused(|file| file.criteria[0].text.clear(), "text", "engineer-architectures");
    assert_refused(|file| file.templates[0].title.clear(), "title", "refresh-fundamentals");
    let blank = |file: &mut FrameworkFile| {
        file.areas[0].skills[0].levels.insert(2, String::new());
    };
    assert_refused(blank, "levels", "“papers” at level 2");
    let nul = |file: &mut FrameworkFile| {
        file.areas[0].skills[0].levels.insert(2, "Reads\0".into());
    };
    assert_refused(nul, "levels", "NUL");
}

#[test]
fn a_milestone_counts_to_something_and_a_guide_is_of_a_year() {
    assert_refused(|file| file.templates[1].milestones[1].target = Some(0), "milestones", "more than 0");
    assert_refused(|file| file.templates[1].milestones[1].target = None, "milestones", "a target");
    let two_digits = |file: &mut FrameworkFile| file.guide.as_mut().unwrap().year = 24;
    assert_refused(two_digits, "year", "four digits");
}
