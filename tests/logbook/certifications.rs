//! Certifications: the stages, what holds on which day, the chain of renewals and the credits of each cycle.

mod calendar; // the days that matter
mod rules; // what issuers say

use cairn::{
    Certification, CertificationMove as Move, CertificationStage as Stage, CertificationStatus as Status, Logbook,
    NewCertification, Span, Verb,
};
use chrono::Days;

use crate::support::{at, day, entry, evidence, logbook, not_found, on_disk, refused};

fn earned(name: &str, on: &str, until: Option<&str>) -> NewCertification {
    NewCertification {
        name: name.into(),
        stage: Some(Stage::Earned),
        earned_on: Some(day(on)),
        expires_on: until.map(day),
        ..NewCertification::default()
    }
}

fn renew(on: &str, until: Option<&str>) -> Move {
    Move::Renew { renewed_on: Some(day(on)), expires_on: until.map(day) }
}

fn credit(amount: f64) -> Move {
    Move::Credit { amount, note: "talk".into(), from_id: None }
}

#[test]
fn it_goes_from_planned_to_earned_and_may_be_withdrawn() {
    let logbook = logbook();
    let new = NewCertification { name: "CKA".into(), ..NewCertification::default() };
    let id = logbook.add_certification(new).unwrap().id;
    let after = |to| logbook.move_certification(id, to).unwrap();
    assert_eq!(after(Move::Study).stage, Stage::Studying);
    let booked = after(Move::Book { exam_on: day("2026-12-10") });
    assert_eq!((booked.stage, booked.exam_on, booked.status), (Stage::Booked, Some(day("2026-12-10")), Status::None));
    let passed = after(Move::Earn { earned_on: None, expires_on: Some(day("2029-11-22")) });
    assert_eq!(
        (passed.stage, passed.earned_on, passed.status),
        (Stage::Earned, Some(day("2026-11-23")), Status::Valid)
    );
    let withdrawn = after(Move::Withdraw);
    assert_eq!((withdrawn.stage, withdrawn.status), (Stage::Withdrawn, Status::None));
}

#[test]
fn it_is_valid_until_ninety_days_before_its_end_and_through_its_last_day() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let end = day("2027-06-30");
    let usual = on_disk(&file).add_certification(earned("usual", "2024-07-01", Some("2027-06-30"))).unwrap().id;
    let short = NewCertification { expiring_days: Some(0), ..earned("short", "2024-07-01", Some("2027-06-30")) };
    let short = on_disk(&file).add_certification(short).unwrap().id;
    let endless = on_disk(&file).add_certification(earned("endless", "2024-07-01", None)).unwrap().id;
    for (days, usually, shortly) in [
        (91, Status::Valid, Status::Valid),
        (90, Status::Expiring, Status::Valid),
        (1, Status::Expiring, Status::Valid),
        (0, Status::Expiring, Status::Expiring),
        (-1, Status::Expired, Status::Expired),
    ] {
        let today = if days < 0 { end + Days::new(1) } else { end - Days::new(days as u64) };
        let logbook = Logbook::open(&file, at(&format!("{today}T23:59:59+01:00"))).unwrap();
        let status = |id| logbook.get_certification(id).unwrap().status;
        assert_eq!(
            (status(usual), status(short), status(endless)),
            (usually, shortly, Status::Valid),
            "{days} days before"
        );
    }
}

#[test]
fn what_runs_out_first_is_on_top_and_a_span_leaves_only_what_runs_out_in_it() {
    let logbook = logbook();
    for (name, until) in
        [("late", Some("2027-06-30")), ("never", None), ("gone", Some("2026-11-22")), ("today", Some("2026-11-23"))]
    {
        logbook.add_certification(earned(name, "2024-07-01", until)).unwrap();
    }
    logbook.add_certification(NewCertification { name: "planned".into(), ..NewCertification::default() }).unwrap();
    let names = |within| -> Vec<String> {
        logbook.list_certifications(within).unwrap().into_iter().map(|one| one.name).collect()
    };
    assert_eq!(names(None), ["gone", "today", "late", "never", "planned"]);
    assert_eq!(names(Some(0)), ["today"]);
    assert_eq!(names(Some(219)), ["today", "late"]);
    assert_eq!(names(Some(218)), ["today"]);
}

#[test]
fn renewals_are_a_chain_and_the_newest_says_when_it_ends() {
    let logbook = logbook();
    let new = NewCertification { cycle: Some(Span::Years(3)), ..earned("CKA", "2020-02-29", Some("2023-02-28")) };
    let id = logbook.add_certification(new).unwrap().id;
    refused(&logbook, "on", |logbook| logbook.move_certification(id, renew("2020-02-28", None)));
    let first = logbook.move_certification(id, renew("2023-01-10", None)).unwrap();
    assert_eq!(first.expires_on, Some(day("2026-02-28")), "a cycle from the old end, when renewed before it");
    refused(&logbook, "on", |logbook| logbook.move_certification(id, renew("2023-01-09", None)));
    let second = logbook.move_certification(id, renew("2026-05-01", None)).unwrap();
    assert_eq!(second.expires_on, Some(day("2029-05-01")), "a cycle from the day, when it had run out");
    assert_eq!(second.renewals.len(), 2);
    refused(&logbook, "expires", |logbook| logbook.move_certification(id, renew("2026-06-01", Some("2026-05-31"))));
    let endless = logbook.add_certification(earned("endless", "2020-01-01", Some("2021-01-01"))).unwrap().id;
    let renewed = logbook.move_certification(endless, renew("2020-12-01", None)).unwrap();
    assert_eq!(
        (renewed.expires_on, renewed.status),
        (None, Status::Valid),
        "without a cycle or a day it no longer runs out"
    );
}

#[test]
fn editing_the_end_of_a_renewed_certification_changes_its_newest_renewal() {
    let logbook = logbook();
    let id = logbook.add_certification(earned("CKA", "2020-01-01", Some("2023-01-01"))).unwrap().id;
    let renewed = logbook.move_certification(id, renew("2022-12-01", Some("2026-01-01"))).unwrap();
    let edited = NewCertification { expires_on: Some(day("2027-01-01")), ..NewCertification::from(&renewed) };
    let edited = logbook.edit_certification(id, edited).unwrap();
    assert_eq!(edited.expires_on, Some(day("2027-01-01")));
    assert_eq!(edited.renewals[0].expires_on, Some(day("2027-01-01")));
    refused(&logbook, "earned", |logbook| {
        logbook.edit_certification(
            id,
            NewCertification { earned_on: Some(day("2023-06-01")), ..NewCertification::from(&edited) },
        )
    });
    refused(&logbook, "expires", |logbook| {
        logbook.edit_certification(
            id,
            NewCertification { expires_on: Some(day("2022-11-30")), ..NewCertification::from(&edited) },
        )
    });
}

#[test]
fn what_was_never_earned_is_not_renewed() {
    let logbook = logbook();
    let id =
        logbook.add_certification(NewCertification { name: "CKA".into(), ..NewCertification::default() }).unwrap().id;
    refused(&logbook, "stage", |logbook| logbook.move_certification(id, renew("2026-11-01", None)));
}

#[test]
fn earning_it_again_forgets_an_end_that_had_passed_before() {
    let logbook = logbook();
    let id = logbook.add_certification(earned("CKA", "2020-01-01", Some("2023-01-01"))).unwrap().id;
    let again =
        logbook.move_certification(id, Move::Earn { earned_on: Some(day("2026-11-01")), expires_on: None }).unwrap();
    assert_eq!((again.earned_on, again.expires_on, again.status), (Some(day("2026-11-01")), None, Status::Valid));
}

#[test]
fn days_in_the_wrong_order_and_stages_without_their_day_are_refused() {
    let logbook = logbook();
    let named = |stage| NewCertification { name: "CKA".into(), stage: Some(stage), ..NewCertification::default() };
    refused(&logbook, "name", |logbook| logbook.add_certification(NewCertification::default()));
    refused(&logbook, "earned", |logbook| logbook.add_certification(named(Stage::Earned)));
    refused(&logbook, "exam", |logbook| logbook.add_certification(named(Stage::Booked)));
    refused(&logbook, "expires", |logbook| logbook.add_certification(earned("CKA", "2026-01-02", Some("2026-01-01"))));
    refused(&logbook, "expiring", |logbook| {
        logbook.add_certification(NewCertification { expiring_days: Some(3651), ..named(Stage::Planned) })
    });
    let id = logbook.add_certification(named(Stage::Planned)).unwrap().id;
    refused(&logbook, "expires", |logbook| {
        logbook.move_certification(id, Move::Earn { earned_on: None, expires_on: Some(day("2026-11-22")) })
    });
    refused(&logbook, "exam", |logbook| logbook.move_certification(id, Move::Book { exam_on: day("0026-12-01") }));
    for credits in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        refused(&logbook, "credits", |logbook| {
            logbook.add_certification(NewCertification { credits_needed: Some(credits), ..named(Stage::Planned) })
        });
        refused(&logbook, "credits", |logbook| logbook.move_certification(id, credit(credits)));
    }
    not_found(&logbook, |logbook| logbook.move_certification(cairn::CertificationId::default(), Move::Study));
}

#[test]
fn credits_count_for_the_cycle_they_were_gained_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let new = NewCertification { credits_needed: Some(30.0), ..earned("PMP", "2024-01-01", Some("2027-01-01")) };
    let id = on_disk(&file).add_certification(new).unwrap().id;
    let on = |instant: &str| Logbook::open(&file, at(instant)).unwrap();
    let gained =
        |one: Certification| (one.credits.gained, one.credits.needed, one.credits.from_on, one.credits.list.len());
    let before = on("2026-06-01T12:00:00+02:00").move_certification(id, credit(12.5)).unwrap();
    assert_eq!(gained(before), (12.5, Some(30.0), Some(day("2024-01-01")), 1));
    let renewed =
        on("2026-11-01T12:00:00+01:00").move_certification(id, renew("2026-11-01", Some("2030-01-01"))).unwrap();
    assert_eq!(gained(renewed), (0.0, Some(30.0), Some(day("2026-11-01")), 1), "a renewal begins a cycle");
    let after = on("2026-11-01T18:00:00+01:00").move_certification(id, credit(0.1)).unwrap();
    assert_eq!(gained(after).0, 0.1, "the first day of a cycle belongs to it");
}

#[test]
fn a_credit_may_say_what_gained_it_and_stays_when_that_goes() {
    let logbook = logbook();
    let id = logbook.add_certification(earned("PMP", "2024-01-01", None)).unwrap().id;
    let talk = entry(&logbook, "a talk").id;
    let from = |id| Move::Credit { amount: 2.0, note: "talk".into(), from_id: Some(id) };
    logbook.move_certification(id, from(talk.into())).unwrap();
    logbook.delete_record(talk.into()).unwrap();
    let kept = logbook.get_certification(id).unwrap();
    assert_eq!((kept.credits.list[0].from_id, kept.credits.gained), (None, 2.0));
    not_found(&logbook, |logbook| logbook.move_certification(id, from(talk.into())));
    logbook.undo().unwrap();
    assert_eq!(logbook.get_certification(id).unwrap().credits.list[0].from_id, Some(talk.into()));
}

#[test]
fn no_credits_are_zero_and_not_minus_zero() {
    let logbook = logbook();
    let kept = logbook.add_certification(earned("CKA", "2026-01-01", None)).unwrap();
    assert_eq!(serde_json::to_value(&kept).unwrap()["credits"]["gained"].to_string(), "0.0");
}

#[test]
fn what_was_renewed_is_renewed_again_and_not_earned_again() {
    let logbook = logbook();
    let id = logbook.add_certification(earned("CKA", "2020-01-01", Some("2022-01-01"))).unwrap().id;
    logbook.move_certification(id, renew("2021-12-01", Some("2024-01-01"))).unwrap();
    let again = Move::Earn { earned_on: Some(day("2026-09-01")), expires_on: Some(day("2028-09-01")) };
    let said = refused(&logbook, "stage", |logbook| logbook.move_certification(id, again));
    assert_eq!(said, "“CKA” was renewed on 2021-12-01. Renew it instead.", "its end is that of the newest renewal");
    let renewed = logbook.move_certification(id, renew("2026-09-01", Some("2028-09-01"))).unwrap();
    assert_eq!((renewed.expires_on, renewed.status), (Some(day("2028-09-01")), Status::Valid));
}

#[test]
fn what_is_earned_stays_evidence_while_the_next_exam_is_studied_for_and_booked() {
    let logbook = logbook();
    let marks = evidence("mentoring", Verb::Practised);
    let id = logbook.add_certification(NewCertification { marks, ..earned("CKA", "2026-01-01", None) }).unwrap().id;
    let shown = || logbook.skill_page("mentoring".into()).unwrap().skill.evidence;
    let studied = logbook.move_certification(id, Move::Study).unwrap();
    assert_eq!((studied.stage, studied.status, shown()), (Stage::Earned, Status::Valid, 1));
    let booked = logbook.move_certification(id, Move::Book { exam_on: day("2026-12-10") }).unwrap();
    assert_eq!((booked.stage, booked.exam_on, shown()), (Stage::Earned, Some(day("2026-12-10")), 1));
    logbook.move_certification(id, Move::Withdraw).unwrap();
    let anew = logbook.move_certification(id, Move::Study).unwrap();
    assert_eq!(anew.stage, Stage::Studying, "what was given back is learned for like any other");
}

#[test]
fn nothing_is_earned_on_a_day_that_has_not_come() {
    let logbook = logbook();
    let today = logbook.add_certification(earned("CKA", "2026-11-23", None)).unwrap();
    refused(&logbook, "earned", |logbook| logbook.add_certification(earned("CKS", "2026-11-24", None)));
    refused(&logbook, "earned", |logbook| {
        let later = NewCertification { earned_on: Some(day("2030-01-01")), ..NewCertification::from(&today) };
        logbook.edit_certification(today.id, later)
    });
    refused(&logbook, "earned", |logbook| {
        let later = Move::Earn { earned_on: Some(day("2026-11-24")), expires_on: None };
        logbook.move_certification(today.id, later)
    });
}
