//! Readiness for a level: the rule of each word, and what stands first.

use cairn::{
    CertificationStage, Logbook, NewAssessment, NewCertification, NewEntry, Profile, ReadinessCriterion,
    ReadinessState, Verb,
};

use crate::support::{day, evidence, logbook, person, refused, text};

const SENIOR: u8 = 3;

fn criterion(logbook: &Logbook, slug: &str) -> ReadinessCriterion {
    let all = logbook.readiness(Some(SENIOR)).unwrap().criteria;
    all.into_iter().find(|criterion| criterion.slug == slug).unwrap()
}

/// How mentoring stands, which Senior asks for.
fn state(logbook: &Logbook) -> ReadinessState {
    criterion(logbook, "senior-mentoring").state
}

fn show(logbook: &Logbook, on: &str) {
    let marks = evidence("mentoring", Verb::Practised);
    logbook.add_entry(NewEntry { marks, happened_on: Some(day(on)), ..text("Paired with Jax") }).unwrap();
}

fn rate(logbook: &Logbook, level: u8, by: Option<&str>) {
    let rating = NewAssessment {
        skill: "mentoring".into(),
        level,
        reason: "seen in reviews".into(),
        person_id: by.map(|name| person(logbook, name).id),
        ..NewAssessment::default()
    };
    logbook.rate_skill(rating).unwrap();
}

#[test]
fn one_record_is_thin_two_are_enough_and_after_a_year_they_are_thin_again() {
    let logbook = logbook();
    rate(&logbook, 3, None);
    assert_eq!(state(&logbook), ReadinessState::None, "a rating alone shows nothing");
    show(&logbook, "2024-03-01");
    assert_eq!(state(&logbook), ReadinessState::Thin);
    show(&logbook, "2025-11-22");
    assert_eq!(state(&logbook), ReadinessState::Thin, "366 days ago");
    show(&logbook, "2025-11-23");
    let mentoring = criterion(&logbook, "senior-mentoring");
    assert_eq!(mentoring.state, ReadinessState::Supported, "365 days ago");
    assert_eq!((mentoring.evidence, mentoring.newest_on), (3, Some(day("2025-11-23"))));
    assert_eq!((mentoring.skill.as_deref(), mentoring.area.as_deref()), (Some("mentoring"), Some("leadership")));
}

#[test]
fn it_is_agreed_when_both_reach_the_level_and_it_is_shown() {
    let logbook = logbook();
    show(&logbook, "2026-11-01");
    show(&logbook, "2026-11-02");
    rate(&logbook, 4, Some("Maya"));
    assert_eq!(state(&logbook), ReadinessState::Thin, "the person does not say so");
    rate(&logbook, 3, None);
    assert_eq!(state(&logbook), ReadinessState::Agreed);
    let mentoring = criterion(&logbook, "senior-mentoring");
    assert_eq!((mentoring.mine, mentoring.mentor), (Some(3), Some(4)));
    rate(&logbook, 2, None);
    assert_eq!(state(&logbook), ReadinessState::Thin, "the latest rating is what is said");
}

#[test]
fn a_certification_counts_until_it_expires_and_a_whole_area_never() {
    let logbook = logbook();
    rate(&logbook, 3, None);
    show(&logbook, "2026-11-01");
    let earned = |expires: &str| NewCertification {
        name: format!("Mentor, until {expires}"),
        stage: Some(CertificationStage::Earned),
        earned_on: Some(day("2026-01-10")),
        expires_on: Some(day(expires)),
        marks: evidence("mentoring", Verb::Learned),
        ..NewCertification::default()
    };
    logbook.add_certification(earned("2026-11-22")).unwrap();
    let on_area = NewEntry { marks: evidence("leadership", Verb::Led), ..text("Led the week") };
    logbook.add_entry(on_area).unwrap();
    assert_eq!(state(&logbook), ReadinessState::Thin);
    logbook.add_certification(earned("2026-11-23")).unwrap();
    assert_eq!(state(&logbook), ReadinessState::Supported, "it is valid on its last day");
}

#[test]
fn the_profile_answers_what_no_record_can() {
    let logbook = logbook();
    let said = |slug: &str| {
        let criterion = criterion(&logbook, slug);
        (criterion.answer, criterion.state)
    };
    let profile = |since: &str, degree: &str| {
        let since_on = Some(day(since));
        logbook.set_profile(Profile { since_on, degree: degree.into(), ..Profile::default() }).unwrap();
    };
    assert_eq!(said("senior-years-deep-learning"), (None, ReadinessState::None));
    assert_eq!(said("senior-degree"), (None, ReadinessState::None));
    profile("2021-11-24", "MSc Computer Science");
    assert_eq!(said("senior-years-deep-learning"), (Some("4 years".into()), ReadinessState::Thin));
    assert_eq!(said("senior-degree"), (Some("MSc Computer Science".into()), ReadinessState::Supported));
    profile("2021-11-23", "MSc Computer Science");
    assert_eq!(said("senior-years-deep-learning"), (Some("5 years".into()), ReadinessState::Supported));
    profile("2025-11-23", "MSc Computer Science");
    assert_eq!(said("senior-years-machine-learning"), (Some("1 year".into()), ReadinessState::Thin));
    profile("2025-11-23", "PhD in Physics");
    assert_eq!(said("senior-years-machine-learning"), (Some("1 year".into()), ReadinessState::Supported));
    profile("2026-11-23", "");
    assert_eq!(said("senior-years-machine-learning"), (Some("0 years".into()), ReadinessState::Thin));
}

#[test]
fn what_is_missing_stands_first_and_what_is_required_before_what_is_desirable() {
    let logbook = logbook();
    rate(&logbook, 3, None);
    show(&logbook, "2026-11-01");
    show(&logbook, "2026-11-02");
    let readiness = logbook.readiness(Some(SENIOR)).unwrap();
    assert_eq!((readiness.level, readiness.name.as_str()), (3, "Senior"));
    let order: Vec<_> = readiness.criteria.iter().map(|one| (one.state, one.desirable)).collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(order.contains(&(ReadinessState::None, true)), "the level has desirable criteria");
    assert_eq!(readiness.criteria.last().unwrap().slug, "senior-mentoring");
    let asked = logbook.framework_file(None).unwrap().criteria;
    assert_eq!(readiness.criteria.len(), asked.iter().filter(|criterion| criterion.level == SENIOR).count());
}

#[test]
fn it_is_for_the_level_aimed_for_unless_one_is_named() {
    let logbook = logbook();
    refused(&logbook, "level", |logbook| logbook.readiness(None));
    refused(&logbook, "level", |logbook| logbook.readiness(Some(9)));
    logbook.set_profile(Profile { target_level: Some(4), ..Profile::default() }).unwrap();
    assert_eq!(logbook.readiness(None).unwrap().level, 4);
    logbook.begin_with_five_skills().unwrap();
    let five = logbook.readiness(Some(SENIOR)).unwrap().criteria;
    assert!(five.iter().all(|one| one.skill_name.is_some() || one.requirement.is_some()), "{five:?}");
}
