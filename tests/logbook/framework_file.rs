//! The framework file: what the built-in one holds, and that it comes back as it went.

mod refused;

use std::collections::BTreeSet;

use cairn::{FrameworkFile, Requirement, TemplateKind};

const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/deep-learning-engineer.json"));
const SOURCE_STATEMENTS: &str = include_str!("source_statements.txt");

/// The areas in the order of every screen.
const AREAS: [&str; 12] = [
    "continuous-learning",
    "leadership",
    "deep-learning",
    "data",
    "deployment",
    "engineering",
    "innovation",
    "communication",
    "business",
    "responsible-ai",
    "specialisation",
    "habits",
];

fn built_in() -> FrameworkFile {
    serde_json::from_str(BUILT_IN).unwrap_or_else(|why| panic!("the built-in framework: {why}"))
}

/// Every reference that the file makes to a statement of the role description.
fn references(file: &FrameworkFile) -> Vec<&str> {
    let skills = file.areas.iter().flat_map(|area| &area.skills);
    let facts = file.guide.iter().flat_map(|guide| &guide.sections).flat_map(|section| &section.facts);
    std::iter::once(&file.source)
        .chain(file.areas.iter().map(|area| &area.source))
        .chain(skills.map(|skill| &skill.source))
        .chain(file.criteria.iter().map(|criterion| &criterion.source))
        .chain(file.challenges.iter().map(|kind| &kind.source))
        .chain(file.templates.iter().map(|template| &template.source))
        .chain(file.specialisations.iter().map(|field| &field.source))
        .chain(facts.map(|fact| &fact.source))
        .flatten()
        .map(String::as_str)
        .collect()
}

fn statements() -> Vec<&'static str> {
    SOURCE_STATEMENTS.lines().filter(|line| !line.starts_with('#')).collect()
}

#[test]
fn every_statement_of_the_role_description_is_covered() {
    let file = built_in();
    let covered: BTreeSet<_> = references(&file).into_iter().collect();
    let dropped: Vec<_> = statements().into_iter().filter(|statement| !covered.contains(statement)).collect();
    assert!(dropped.is_empty(), "nothing in the framework stands for {dropped:#?}");
}

#[test]
fn the_built_in_framework_refers_to_nothing_that_the_role_description_does_not_say() {
    let file = built_in();
    let known: BTreeSet<_> = statements().into_iter().collect();
    let unknown: BTreeSet<_> = references(&file).into_iter().filter(|reference| !known.contains(reference)).collect();
    assert!(unknown.is_empty(), "no such statement: {unknown:#?}");
}

#[test]
fn a_statement_is_listed_once() {
    let listed = statements();
    let once: BTreeSet<_> = listed.iter().collect();
    assert_eq!(once.len(), listed.len());
    for statement in listed {
        let parts: Vec<_> = statement.split(" / ").collect();
        assert!(
            matches!(parts[..], [_, _, number] if number.parse::<u8>().is_ok_and(|n| n > 0)),
            "“{statement}” is not section / heading / number"
        );
    }
}

#[test]
fn the_built_in_framework_keeps_the_rules_that_it_asks_of_others() {
    assert_eq!(built_in().checked(), Ok(built_in()));
}

#[test]
fn the_ladder_has_five_rungs_that_the_terminal_can_name() {
    let ladder: Vec<_> = built_in().levels.into_iter().map(|level| (level.rank, level.slug)).collect();
    let expected = [(0, "not-yet"), (1, "junior"), (2, "engineer"), (3, "senior"), (4, "lead")];
    assert_eq!(ladder, expected.map(|(rank, slug)| (rank, slug.to_owned())));
}

#[test]
fn twelve_areas_stand_in_order_with_learning_and_leadership_pinned_first() {
    let file = built_in();
    let slugs: Vec<_> = file.areas.iter().map(|area| area.slug.as_str()).collect();
    assert_eq!(slugs, AREAS);
    let pinned: Vec<_> = file.areas.iter().map(|area| area.pinned).collect();
    assert_eq!(pinned, AREAS.map(|slug| ["continuous-learning", "leadership"].contains(&slug)));
}

#[test]
fn each_area_holds_three_to_seven_skills_that_tell_the_levels_apart() {
    for area in built_in().areas {
        assert!((3..=7).contains(&area.skills.len()), "{} has {}", area.slug, area.skills.len());
        assert!(!area.description.is_empty(), "{} says nothing of itself", area.slug);
        for skill in area.skills {
            let ranks: Vec<_> = skill.levels.keys().copied().collect();
            assert_eq!(ranks, [1, 2, 3, 4], "{}", skill.slug);
            let told: BTreeSet<_> = skill.levels.values().collect();
            assert_eq!(told.len(), 4, "{} says the same of two levels", skill.slug);
            assert!((1..=2).contains(&skill.evidence.len()), "{} needs an example", skill.slug);
            assert!(!skill.source.is_empty(), "{} stands for no statement", skill.slug);
            assert!(
                skill.description.ends_with('.') && !skill.description.contains(". "),
                "{} is described in one sentence",
                skill.slug
            );
        }
    }
}

#[test]
fn no_descriptor_is_used_for_two_skills() {
    let file = built_in();
    let all: Vec<_> = file.areas.iter().flat_map(|area| &area.skills).flat_map(|skill| skill.levels.values()).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
}

/// Skills and areas are named by a unique beginning, so `#lead` has to mean Leadership and nothing else.
#[test]
fn four_letters_of_an_area_name_no_skill() {
    let file = built_in();
    // `data` is an exact slug, and an exact slug always wins.
    for area in AREAS.iter().filter(|slug| slug.len() > 4) {
        let beginning = &area[..4];
        for skill in file.areas.iter().flat_map(|area| &area.skills) {
            assert!(
                !skill.slug.starts_with(beginning) && !skill.name.to_lowercase().starts_with(beginning),
                "#{beginning} could be {area} or {}",
                skill.slug
            );
        }
    }
}

#[test]
fn every_level_above_junior_asks_for_skills_and_senior_for_years_and_a_degree() {
    let file = built_in();
    for level in 2..=4 {
        let skills = file.criteria.iter().filter(|criterion| criterion.level == level && criterion.skill.is_some());
        assert!(skills.count() >= 10, "level {level} asks for too little to be a level");
    }
    let hard: Vec<_> = file
        .criteria
        .iter()
        .filter_map(|criterion| Some((criterion.requirement?, criterion)))
        .map(|(requirement, c)| (requirement, c.level, c.minimum, c.minimum_with_doctorate, c.typical))
        .collect();
    let expected = [
        (Requirement::Degree, 3, None, None, None),
        (Requirement::YearsDeepLearning, 3, Some(5), None, Some(7)),
        (Requirement::YearsMachineLearning, 3, Some(3), Some(1), None),
    ];
    assert_eq!(hard, expected);
}

#[test]
fn both_pinned_areas_are_asked_for_at_senior() {
    let file = built_in();
    for area in &file.areas[..2] {
        let asked = file
            .criteria
            .iter()
            .filter(|criterion| criterion.level == 3 && !criterion.desirable)
            .filter_map(|criterion| criterion.skill.as_ref())
            .filter(|slug| area.skills.iter().any(|skill| skill.slug == **slug));
        assert!(asked.count() >= 3, "Senior hardly asks for {}", area.name);
    }
}

#[test]
fn there_are_ten_kinds_of_challenge() {
    let file = built_in();
    assert_eq!(file.challenges.len(), 10);
    assert!(file.challenges.iter().all(|kind| !kind.description.is_empty()));
}

#[test]
fn goal_templates_cover_each_best_practice_and_each_emerging_field() {
    let file = built_in();
    assert!(file.templates.len() >= 25, "only {}", file.templates.len());
    for template in &file.templates {
        assert!(
            !template.why.is_empty() && !template.skills.is_empty() && template.milestones.len() >= 2,
            "{} is too thin to start a goal from",
            template.slug
        );
    }
    let of = |kind| {
        file.templates
            .iter()
            .filter(move |template| template.kind == kind)
            .flat_map(|template| template.source.iter().map(String::as_str))
            .collect::<BTreeSet<_>>()
    };
    let practices = of(TemplateKind::Practice);
    for statement in statements() {
        if statement.starts_with("Best Practices / ") && !statement.contains(" / Closing / ") {
            assert!(practices.contains(statement), "no goal comes from {statement}");
        }
    }
    let fields = file.templates.iter().filter(|template| template.kind == TemplateKind::Trend);
    let slugs: BTreeSet<_> = fields.map(|template| template.slug.as_str()).collect();
    for field in ["edge-ai", "federated-learning", "ai-ethics", "explainable-ai"] {
        assert!(slugs.contains(format!("explore-{field}").as_str()), "{field} cannot be explored");
    }
}

#[test]
fn the_guide_gives_its_year_and_the_figures_as_published() {
    let guide = built_in().guide.unwrap();
    assert_eq!(guide.year, 2024);
    let told: String =
        guide.sections.iter().flat_map(|section| &section.facts).map(|fact| format!("{}\n", fact.text)).collect();
    for figure in [
        "$26.03 billion",
        "$225.91 billion",
        "25.8%",
        "50%",
        "$150,000",
        "$250,000",
        "$102,551",
        "$130,476",
        "$160,674",
        "$162,356",
        "$170,603",
        "$164,034",
        "$210,000",
        "$300,000",
        "$600,000",
        "$272,000",
        "$344,000",
        "$507,000",
        "$921,000",
    ] {
        assert!(told.contains(figure), "{figure} was lost");
    }
}

#[test]
fn a_framework_survives_being_written_and_read_again() {
    let json = serde_json::to_string(&built_in()).unwrap();
    assert_eq!(serde_json::from_str::<FrameworkFile>(&json).unwrap(), built_in());
    let yaml = serde_saphyr::to_string(&built_in()).unwrap();
    assert_eq!(serde_saphyr::from_str::<FrameworkFile>(&yaml).unwrap(), built_in());
}

#[test]
fn a_framework_of_one_area_and_five_bare_skills_is_enough() {
    let yaml = "
id: 018f7a10-0000-7000-8000-000000000001
slug: mine
name: Mine
version: '1'
levels:
  - {rank: 0, slug: not-yet, name: Not yet}
  - {rank: 1, slug: can, name: Can do it}
areas:
  - slug: craft
    name: Craft
    skills:
      - {slug: reading, name: Reading}
      - {slug: writing, name: Writing}
      - {slug: rechnen-üben, name: Rechnen üben}
      - {slug: 统计, name: 统计}
      - {slug: 3d-vision, name: Vision in 3D}
";
    let file: FrameworkFile = serde_saphyr::from_str(yaml).unwrap();
    assert_eq!(file.checked().map(|file| file.areas[0].skills.len()), Ok(5));
}
