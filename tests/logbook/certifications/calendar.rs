//! The certification calendar: every day that matters, in the order of the days.

use cairn::{
    CalendarSpan, CertificationDayKind as Kind, CertificationMove as Move, CertificationStage as Stage, Logbook,
    NewCertification, Profile, Span,
};

use super::earned;
use crate::support::{day, logbook, refused};

fn shown(logbook: &Logbook, from: &str, to: &str) -> Vec<(String, Kind, String)> {
    let days = logbook.certification_calendar(&CalendarSpan { from: day(from), to: day(to) }).unwrap();
    days.into_iter().map(|one| (one.on.to_string(), one.what, one.name)).collect()
}

fn told(days: &[(&str, Kind, &str)]) -> Vec<(String, Kind, String)> {
    days.iter().map(|(on, what, name)| ((*on).to_owned(), *what, (*name).to_owned())).collect()
}

#[test]
fn exams_ends_and_days_to_be_reminded_stand_in_order() {
    let logbook = logbook();
    logbook.set_profile(Profile { reminders: vec![30, 7], ..Profile::default() }).unwrap();
    logbook.add_certification(earned("B", "2025-01-10", Some("2027-01-10"))).unwrap();
    let own = NewCertification { reminders: Some(vec![1]), ..earned("A", "2025-01-10", Some("2027-01-10")) };
    logbook.add_certification(own).unwrap();
    let id =
        logbook.add_certification(NewCertification { name: "C".into(), ..NewCertification::default() }).unwrap().id;
    logbook.move_certification(id, Move::Book { exam_on: day("2026-12-20") }).unwrap();
    let days = [
        ("2026-12-11", Kind::Reminder, "B"),
        ("2026-12-13", Kind::Reminder, "C"),
        ("2026-12-20", Kind::Exam, "C"),
        ("2027-01-03", Kind::Reminder, "B"),
        ("2027-01-09", Kind::Reminder, "A"),
        ("2027-01-10", Kind::Expires, "A"),
        ("2027-01-10", Kind::Expires, "B"),
    ];
    assert_eq!(shown(&logbook, "2026-12-01", "2027-12-31"), told(&days));
    assert_eq!(shown(&logbook, "2026-12-20", "2027-01-09"), told(&days[2..5]), "both ends are shown");
}

#[test]
fn a_renewal_that_the_issuer_opens_late_is_shown_by_its_rule() {
    let logbook = logbook();
    logbook.set_profile(Profile { reminders: vec![], ..Profile::default() }).unwrap();
    let google = NewCertification {
        issuer: "Google Cloud".into(),
        ..earned("Professional Cloud Architect", "2025-03-01", Some("2027-03-01"))
    };
    logbook.add_certification(google).unwrap();
    let days = [("2026-12-31", Kind::RenewalOpens), ("2027-03-01", Kind::Expires)];
    let expected: Vec<_> = days.map(|(on, what)| (on, what, "Professional Cloud Architect")).to_vec();
    assert_eq!(shown(&logbook, "2026-01-01", "2027-12-31"), told(&expected));
}

#[test]
fn each_cycle_of_credits_ends_until_the_certification_does() {
    let logbook = logbook();
    logbook.set_profile(Profile { reminders: vec![], ..Profile::default() }).unwrap();
    let yearly = NewCertification {
        credits_needed: Some(20.0),
        cycle: Some(Span::Years(1)),
        ..earned("Yearly", "2025-06-01", Some("2028-01-01"))
    };
    let id = logbook.add_certification(yearly).unwrap().id;
    let days = |ends: &[&str]| {
        let mut days: Vec<_> = ends.iter().map(|on| (*on, Kind::CycleEnds, "Yearly")).collect();
        days.push(("2028-01-01", Kind::Expires, "Yearly"));
        told(&days)
    };
    assert_eq!(shown(&logbook, "2025-01-01", "2030-12-31"), days(&["2026-06-01", "2027-06-01"]));
    let renewed = Move::Renew { renewed_on: Some(day("2026-09-01")), expires_on: Some(day("2028-01-01")) };
    logbook.move_certification(id, renewed).unwrap();
    assert_eq!(shown(&logbook, "2025-01-01", "2030-12-31"), days(&["2027-09-01"]), "a renewal begins a new cycle");
}

#[test]
fn what_was_withdrawn_or_does_not_run_out_has_no_end() {
    let logbook = logbook();
    logbook.add_certification(earned("Endless", "2025-01-10", None)).unwrap();
    let given =
        NewCertification { stage: Some(Stage::Withdrawn), ..earned("Given back", "2025-01-10", Some("2027-01-10")) };
    logbook.add_certification(given).unwrap();
    assert_eq!(shown(&logbook, "2026-01-01", "2028-12-31"), []);
    let backwards = CalendarSpan { from: day("2026-12-31"), to: day("2026-01-01") };
    refused(&logbook, "to", |logbook| logbook.certification_calendar(&backwards));
}
