//! Ratings of skills: dated, reasoned, kept for good, by oneself or by others.

use cairn::{
    AREA_EVIDENCE, Assessment, CertificationMove, CertificationStage, Kind, Logbook, NewAssessment, NewCertification,
    NewCheckIn, NewEntry, NewGoal, NewSession, PersonId, SearchInput, SessionStatus, Verb,
};

use crate::support::{day, evidence, logbook, not_found, person, refused, text, titled};

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
fn the_ratings_that_somebody_gave_are_theirs_alone_newest_first() {
    let logbook = logbook();
    let (maya, jon) = (person(&logbook, "Maya").id, person(&logbook, "Jon").id);
    for (skill, level, on, by) in [
        ("mentoring", 2, "2026-06-01", Some(maya)),
        ("papers", 3, "2026-09-01", Some(maya)),
        ("papers", 1, "2026-10-01", Some(jon)),
        ("papers", 2, "2026-11-01", None),
    ] {
        logbook.rate_skill(NewAssessment { person_id: by, ..rating(skill, level, on) }).unwrap();
    }
    let given: Vec<_> = logbook.ratings_by(maya).unwrap().into_iter().map(|one| (one.skill, one.level)).collect();
    assert_eq!(given, [("papers".into(), 3), ("mentoring".into(), 2)]);
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
    let sentence = refused(&logbook, "skill", |logbook| logbook.rate_skill(rating("leadership", 1, "2026-11-23")));
    assert!(sentence.contains("mentoring, "), "it names what can be rated: {sentence}");
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
fn only_what_has_happened_counts_as_evidence() {
    let logbook = logbook();
    let standing = || {
        let skill = logbook.skill_page("mentoring".into()).unwrap().skill;
        let areas = logbook.list_areas().unwrap();
        let listed = areas.iter().flat_map(|area| &area.skills).find(|listed| listed.slug == "mentoring").unwrap();
        assert_eq!(listed, &skill, "the list counts as the page does");
        (skill.evidence, skill.newest_on)
    };
    let maya = person(&logbook, "Maya");
    let marks = || evidence("mentoring", Verb::Practised);
    let goal = logbook
        .add_goal(NewGoal { marks: marks(), due_on: Some(day("2026-12-18")), ..titled("Teach the course") })
        .unwrap();
    let exam = NewCertification {
        marks: marks(),
        name: "Coach".into(),
        stage: Some(CertificationStage::Booked),
        exam_on: Some(day("2026-12-10")),
        ..NewCertification::default()
    };
    let exam = logbook.add_certification(exam).unwrap();
    let planned = NewSession {
        marks: marks(),
        person_id: Some(maya.id),
        status: Some(SessionStatus::Planned),
        held_on: Some(day("2026-11-23")),
        ..NewSession::default()
    };
    logbook.add_session(planned).unwrap();
    logbook.add_entry(NewEntry { marks: marks(), happened_on: Some(day("2026-11-24")), ..text("tomorrow") }).unwrap();
    assert_eq!(standing(), (0, None), "all of it is still to come");
    let shown = || {
        let page = logbook.skill_page("mentoring".into()).unwrap();
        let area = logbook.area_page("leadership").unwrap().unwrap();
        let lines: Vec<_> = page.evidence.into_iter().map(|shown| shown.line).collect();
        let of_area: Vec<_> = area.newest.into_iter().map(|one| one.shown.line).collect();
        assert_eq!(lines, of_area, "the area shows what its skills show");
        lines.into_iter().map(|line| (line.title, line.happened_on.unwrap().to_string())).collect::<Vec<_>>()
    };
    assert_eq!(shown(), [], "so none of it is on the page");
    let row = |quarters| {
        let matrix = logbook.skill_matrix(quarters).unwrap();
        matrix.rows.into_iter().find(|row| row.skill == "mentoring").unwrap().cells
    };
    assert_eq!(row(1)[0].evidence, 0, "nor does it count in its quarter");
    let moved = NewCheckIn { checked_on: Some(day("2026-11-02")), note: "half".into(), ..NewCheckIn::default() };
    logbook.check_in_goal(goal.id, moved).unwrap();
    assert_eq!(standing(), (1, Some(day("2026-11-02"))), "a goal counts from when it moved");
    let earned = CertificationMove::Earn { earned_on: Some(day("2026-11-05")), expires_on: Some(day("2026-11-22")) };
    logbook.move_certification(exam.id, earned).unwrap();
    assert_eq!(standing(), (1, Some(day("2026-11-02"))), "what has expired counts no longer");
    let renewed = CertificationMove::Renew { renewed_on: Some(day("2026-11-20")), expires_on: Some(day("2027-11-20")) };
    logbook.move_certification(exam.id, renewed).unwrap();
    assert_eq!(standing(), (2, Some(day("2026-11-05"))));
    let newest_first =
        [("Coach".to_owned(), "2026-11-05".to_owned()), ("Teach the course".to_owned(), "2026-11-02".to_owned())];
    assert_eq!(shown(), newest_first, "a goal stands on the day on which it moved, not on the day it is due");
    assert_eq!(row(1)[0].evidence, 2);
}

#[test]
fn an_area_shows_the_newest_evidence_for_it_and_its_skills() {
    let logbook = logbook();
    for (name, body, on) in [
        ("leadership", "of the whole area", "2026-11-01"),
        ("mentoring", "of a skill of it", "2026-11-02"),
        ("papers", "of another area", "2026-11-03"),
    ] {
        let marks = evidence(name, Verb::Led);
        logbook.add_entry(NewEntry { marks, happened_on: Some(day(on)), ..text(body) }).unwrap();
    }
    let page = logbook.area_page("leader").unwrap().unwrap();
    assert_eq!((page.area.slug.as_str(), page.area.evidence), ("leadership", 1));
    let shown: Vec<_> = page.newest.iter().map(|one| (one.shown.line.title.as_str(), one.skill.as_deref())).collect();
    assert_eq!(shown, [("of a skill of it", Some("mentoring")), ("of the whole area", None)]);
    for number in 0..AREA_EVIDENCE {
        let marks = evidence("mentoring", Verb::Led);
        logbook.add_entry(NewEntry { marks, ..text(&format!("number {number}")) }).unwrap();
    }
    let newest = logbook.area_page("Leadership").unwrap().unwrap().newest;
    assert_eq!((newest.len(), newest[0].shown.line.title.as_str()), (AREA_EVIDENCE as usize, "number 49"));
    assert_eq!(logbook.area_page("mentoring").unwrap(), None, "a skill has a page of its own");
    not_found(&logbook, |logbook| logbook.area_page("juggling"));
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

#[test]
fn the_list_of_skills_counts_what_their_pages_show() {
    let logbook = logbook();
    logbook.fill_demo().unwrap();
    let skills = logbook.list_areas().unwrap().into_iter().flat_map(|area| area.skills).collect::<Vec<_>>();
    assert!(skills.iter().any(|skill| skill.evidence > 1), "the sample year shows something");
    for skill in skills {
        // The page looks each record up by itself, the list reads them kind by kind.
        assert_eq!(logbook.skill_page(skill.slug.clone()).unwrap().skill, skill);
    }
}

#[test]
fn what_is_called_so_is_found_before_a_rating_whose_reason_says_so() {
    let logbook = logbook();
    logbook
        .add_entry(NewEntry { title: "The night before the review, and what it was good for".into(), ..text("Slept.") })
        .unwrap();
    logbook.rate_skill(NewAssessment { reason: "Review led.".into(), ..rating("mentoring", 2, "2026-11-20") }).unwrap();
    let kinds: Vec<_> = logbook
        .search(&SearchInput { query: "review".into(), ..SearchInput::default() })
        .unwrap()
        .into_iter()
        .map(|hit| hit.kind)
        .collect();
    assert_eq!(kinds, [Kind::Entry, Kind::Assessment]);
}
