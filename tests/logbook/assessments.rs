//! Ratings of skills: dated, reasoned, kept for good, by oneself or by others.

use cairn::{Assessment, Logbook, NewAssessment, NewEntry, PersonId, Verb};

use crate::support::{day, evidence, logbook, not_found, person, refused, text};

fn rating(skill: &str, level: u8, on: &str) -> NewAssessment {
    NewAssessment {
        skill: skill.into(),
        level,
        reason: "seen in the review".into(),
        assessed_on: Some(day(on)),
        ..NewAssessment::default()
    }
}

fn rate(logbook: &Logbook, skill: &str, level: u8, on: &str) -> Assessment {
    logbook.rate_skill(rating(skill, level, on)).unwrap()
}

#[test]
fn every_rating_of_a_skill_is_kept_newest_first() {
    let logbook = logbook();
    for (level, on) in [(2, "2026-06-01"), (1, "2026-01-01"), (3, "2026-11-23")] {
        rate(&logbook, "mentoring", level, on);
    }
    let levels: Vec<_> = logbook.skill_history("mentoring").unwrap().into_iter().map(|one| one.level).collect();
    assert_eq!(levels, [3, 2, 1]);
}

#[test]
fn a_rating_has_a_level_of_the_ladder_a_reason_and_a_day_that_has_come() {
    let logbook = logbook();
    for level in [5, 255] {
        refused(&logbook, "level", |logbook| logbook.rate_skill(rating("mentoring", level, "2026-11-23")));
    }
    refused(&logbook, "reason", |logbook| {
        logbook.rate_skill(NewAssessment { reason: " \n".into(), ..rating("mentoring", 1, "2026-11-23") })
    });
    refused(&logbook, "on", |logbook| logbook.rate_skill(rating("mentoring", 1, "2026-11-24")));
    refused(&logbook, "on", |logbook| logbook.rate_skill(rating("mentoring", 1, "0202-11-24")));
    refused(&logbook, "skill", |logbook| logbook.rate_skill(rating("leadership", 1, "2026-11-23")));
    not_found(&logbook, |logbook| logbook.rate_skill(rating("juggling", 1, "2026-11-23")));
    not_found(&logbook, |logbook| {
        logbook
            .rate_skill(NewAssessment { person_id: Some(PersonId::default()), ..rating("mentoring", 1, "2026-11-23") })
    });
    rate(&logbook, "mentoring", 0, "2026-11-23");
}

#[test]
fn a_skill_shows_the_newest_rating_of_mine_and_of_somebody_else() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    rate(&logbook, "mentoring", 2, "2026-06-01");
    rate(&logbook, "mentoring", 1, "2026-01-01");
    let hers =
        logbook.rate_skill(NewAssessment { person_id: Some(maya.id), ..rating("mentoring", 3, "2026-05-01") }).unwrap();
    assert_eq!(hers.by.as_deref(), Some("Maya"));
    let page = logbook.skill_page("mentoring".into()).unwrap();
    assert_eq!((page.skill.mine, page.skill.mentor), (Some(2), Some(3)), "by its day, not by when it was written down");
    assert_eq!(page.assessments.len(), 3);
    assert_eq!(page.levels.len(), 5);
}

#[test]
fn a_skill_counts_each_record_once_and_knows_its_newest_evidence() {
    let logbook = logbook();
    for (body, on) in [("one", "2026-03-01"), ("two", "2026-08-01")] {
        let mut marks = evidence("mentoring", Verb::Taught);
        marks.evidence.extend(evidence("mentoring", Verb::Led).evidence);
        logbook.add_entry(NewEntry { marks, happened_on: Some(day(on)), ..text(body) }).unwrap();
    }
    logbook.add_entry(NewEntry { marks: evidence("leadership", Verb::Led), ..text("of the whole area") }).unwrap();
    let page = logbook.skill_page("mentoring".into()).unwrap();
    assert_eq!((page.skill.evidence, page.skill.newest_on), (2, Some(day("2026-08-01"))));
    assert_eq!(page.evidence.len(), 4, "with every verb, newest first");
    let areas = logbook.list_areas().unwrap();
    let leadership = areas.iter().find(|area| area.slug == "leadership").unwrap();
    assert_eq!(leadership.evidence, 1, "evidence on a whole area counts for none of its skills");
}

#[test]
fn the_matrix_shows_the_level_at_the_end_of_each_quarter_and_its_evidence() {
    let logbook = logbook();
    rate(&logbook, "mentoring", 1, "2026-06-30");
    rate(&logbook, "mentoring", 2, "2026-07-01");
    let marks = evidence("mentoring", Verb::Taught);
    logbook.add_entry(NewEntry { marks, happened_on: Some(day("2026-09-30")), ..text("taught") }).unwrap();
    let matrix = logbook.skill_matrix(4).unwrap();
    assert_eq!(matrix.quarters, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]);
    let row = matrix.rows.iter().find(|row| row.skill == "mentoring").unwrap();
    let cells: Vec<_> = row.cells.iter().map(|cell| (cell.level, cell.evidence)).collect();
    assert_eq!(cells, [(None, 0), (Some(1), 0), (Some(2), 1), (Some(2), 0)]);
}
