//! The case for a level: what shows each criterion, in which order, and who may see it.

use cairn::{
    Audience, CASE_ITEMS, CaseItem, EntryId, Logbook, NewCaseItem, NewEntry, NewEvidence, NewMarks, Period, Profile,
    Quarter, Verb, Visibility,
};

use crate::support::{day, logbook, not_found, person, refused};

const CRITERION: &str = "senior-team-guidance";

fn aiming() -> Logbook {
    let logbook = logbook();
    logbook.set_profile(Profile { target_level: Some(3), ..logbook.get_profile().unwrap() }).unwrap();
    logbook
}

fn item(result: &str) -> NewCaseItem {
    NewCaseItem { criterion: CRITERION.into(), result: result.into(), ..NewCaseItem::default() }
}

fn shown(logbook: &Logbook) -> Vec<String> {
    logbook.case_items(CRITERION).unwrap().into_iter().map(|item| item.result).collect()
}

/// An entry of the third quarter that shows the criterion's skill.
fn entry(logbook: &Logbook, title: &str, visibility: Visibility) -> EntryId {
    let skill = logbook.case(None).unwrap().criteria.into_iter().find(|of| of.criterion.slug == CRITERION).unwrap();
    let evidence = vec![NewEvidence { name: skill.criterion.skill.unwrap(), verb: Verb::Led }];
    let marks = NewMarks { visibility, evidence, ..NewMarks::default() };
    let new = NewEntry { title: title.into(), marks, happened_on: Some(day("2026-08-03")), ..NewEntry::default() };
    logbook.add_entry(new).unwrap().id
}

fn about(logbook: &Logbook, record: EntryId, visibility: Visibility) -> CaseItem {
    let result = format!("What came of {record}");
    let new = NewCaseItem { record: Some(record.into()), visibility, ..item(&result) };
    logbook.add_case_item(&new).unwrap()
}

#[test]
fn a_case_has_every_criterion_in_the_order_of_the_framework_and_shows_its_holes() {
    let logbook = aiming();
    let case = logbook.case(None).unwrap();
    let file = logbook.framework_file(None).unwrap();
    let order: Vec<_> = file.criteria.iter().filter(|one| one.level == 3).map(|one| one.slug.as_str()).collect();
    assert_eq!(case.criteria.iter().map(|of| of.criterion.slug.as_str()).collect::<Vec<_>>(), order);
    assert!(case.criteria.iter().all(|of| of.items.is_empty()));
    logbook.add_case_item(&item("Two teams ship on their own.")).unwrap();
    let case = logbook.case(Some(3)).unwrap();
    assert_eq!(case.criteria.iter().filter(|of| !of.items.is_empty()).count(), 1);
    refused(&logbook, "level", |logbook| logbook.case(Some(9)));
}

#[test]
fn a_criterion_has_up_to_three_items_in_an_order_of_ones_own() {
    let logbook = aiming();
    let ids: Vec<_> = ["one", "two", "three"].map(|text| logbook.add_case_item(&item(text)).unwrap().id).into();
    assert_eq!(ids.len(), CASE_ITEMS);
    refused(&logbook, "criterion", |logbook| logbook.add_case_item(&item("four")));
    logbook.order_case_items(&[ids[2], ids[0], ids[1]]).unwrap();
    assert_eq!(shown(&logbook), ["three", "one", "two"]);
    logbook.undo().unwrap();
    assert_eq!(shown(&logbook), ["one", "two", "three"]);
    logbook.remove_case_item(ids[1]).unwrap();
    assert_eq!(shown(&logbook), ["one", "three"]);
    logbook.edit_case_item(ids[0], &item("one more")).unwrap();
    assert_eq!(shown(&logbook), ["one more", "three"]);
    not_found(&logbook, |logbook| logbook.remove_case_item(ids[1]));
    not_found(&logbook, |logbook| logbook.add_case_item(&NewCaseItem { criterion: "no such".into(), ..item("x") }));
    refused(&logbook, "situation", |logbook| logbook.add_case_item(&item(" ")));
}

#[test]
fn what_shows_a_criterions_skill_is_offered_until_it_is_in_the_case() {
    let logbook = aiming();
    let record = entry(&logbook, "Guided the platform team", Visibility::Private);
    let offered =
        || logbook.case_candidates(CRITERION).unwrap().into_iter().map(|shown| shown.line.title).collect::<Vec<_>>();
    assert_eq!(offered(), ["Guided the platform team"]);
    let kept = about(&logbook, record, Visibility::Private);
    assert_eq!(kept.record.unwrap().title, "Guided the platform team");
    assert!(offered().is_empty());
}

#[test]
fn an_item_is_seen_by_whom_its_mark_and_that_of_its_record_allow() {
    let logbook = aiming();
    let (maya, sam) = (person(&logbook, "Maya").id, person(&logbook, "Sam").id);
    let all = [
        about(&logbook, entry(&logbook, "a", Visibility::Report), Visibility::Report),
        about(&logbook, entry(&logbook, "b", Visibility::Person(maya)), Visibility::Report),
        about(&logbook, entry(&logbook, "c", Visibility::Mentor), Visibility::Private),
    ];
    let seen = |audience| -> (Vec<String>, (u32, u32)) {
        let composed = logbook.compose_case(None, audience).unwrap();
        let items = composed.case.criteria.into_iter().flat_map(|criterion| criterion.items).map(|item| item.result);
        (items.collect(), (composed.held_back.by_visibility, composed.held_back.by_person))
    };
    let of = |at: &[usize]| at.iter().map(|at| all[*at].result.clone()).collect::<Vec<_>>();
    assert_eq!(seen(Audience::Report), (of(&[0]), (1, 1)));
    assert_eq!(seen(Audience::Mentor(maya)), (of(&[0, 1]), (1, 0)));
    assert_eq!(seen(Audience::Mentor(sam)), (of(&[0]), (1, 1)));
    assert_eq!(seen(Audience::Me), (of(&[0, 1, 2]), (0, 0)));
}

#[test]
fn exactly_the_case_that_was_looked_at_is_written() {
    let logbook = aiming();
    let looked_at = logbook.compose_case(None, Audience::Report).unwrap().hash;
    logbook.add_case_item(&item("for nobody else")).unwrap();
    assert!(logbook.compose_case(None, Audience::Report).unwrap().exactly(&looked_at).is_ok());
    logbook.add_case_item(&NewCaseItem { visibility: Visibility::Report, ..item("for the report") }).unwrap();
    assert!(logbook.compose_case(None, Audience::Report).unwrap().exactly(&looked_at).is_err());
}

#[test]
fn a_quarters_report_tells_the_case_of_its_own_records() {
    let logbook = aiming();
    let record = entry(&logbook, "Guided the platform team", Visibility::Report);
    about(&logbook, record, Visibility::Report);
    about(&logbook, entry(&logbook, "Held back", Visibility::Report), Visibility::Private);
    logbook.add_case_item(&NewCaseItem { visibility: Visibility::Report, ..item("of no record") }).unwrap();
    let told = |month: &str, audience| -> Vec<Option<String>> {
        let period = Period::from(Quarter::of(day(month)));
        logbook.report(&period, audience).unwrap().report.case.into_iter().map(|item| item.title).collect()
    };
    assert_eq!(told("2026-08-01", Audience::Report), [Some("Guided the platform team".into())]);
    assert_eq!(told("2026-08-01", Audience::Me).len(), 2);
    assert!(told("2026-11-01", Audience::Me).is_empty());
    let third = Period::from(Quarter::of(day("2026-08-01")));
    logbook.leave_out_of_report(&third, &[record.into()], true).unwrap();
    assert!(told("2026-08-01", Audience::Report).is_empty(), "what is left out is not told elsewhere either");
}

#[test]
fn an_item_goes_and_comes_back_with_its_record() {
    let logbook = aiming();
    let record = entry(&logbook, "Guided the platform team", Visibility::Report);
    about(&logbook, record, Visibility::Report);
    logbook.delete_record(record.into()).unwrap();
    assert!(shown(&logbook).is_empty());
    logbook.restore(record.into()).unwrap();
    assert_eq!(shown(&logbook).len(), 1);
}

#[test]
fn an_items_words_name_a_record_only_to_whom_may_see_it() {
    let logbook = aiming();
    entry(&logbook, "The offer", Visibility::Private);
    let record = entry(&logbook, "Guided the platform team", Visibility::Report);
    let situation = "Before [[The offer]], after [[Guided the platform team]].".to_owned();
    let new = NewCaseItem { record: Some(record.into()), visibility: Visibility::Report, situation, ..item("x") };
    logbook.add_case_item(&new).unwrap();
    let third = Period::from(Quarter::of(day("2026-08-01")));
    let told = |audience| {
        let alone = logbook.compose_case(None, audience).unwrap().case.criteria.into_iter().flat_map(|of| of.items);
        let in_report = logbook.report(&third, audience).unwrap().report.case;
        alone.chain(in_report).map(|item| item.situation).collect::<Vec<_>>()
    };
    assert_eq!(told(Audience::Report), ["Before …, after Guided the platform team."; 2]);
    assert_eq!(told(Audience::Me), ["Before The offer, after Guided the platform team."; 2]);
}

#[test]
fn an_item_stays_with_whoever_two_people_become() {
    let logbook = aiming();
    let (maya, whole) = (person(&logbook, "Maya"), person(&logbook, "Maya Lindqvist"));
    let new = NewCaseItem {
        record: Some(maya.id.into()),
        visibility: Visibility::Person(maya.id),
        ..item("Said so herself")
    };
    logbook.add_case_item(&new).unwrap();
    logbook.merge_people(cairn::MergePeople { from: maya.id, into: whole.id }).unwrap();
    let kept = logbook.case_items(CRITERION).unwrap().remove(0);
    assert_eq!((kept.record.unwrap().id, kept.visibility), (whole.id.into(), Visibility::Person(whole.id)));
}

#[test]
fn a_case_alone_is_not_lost_to_an_import() {
    let logbook = logbook();
    logbook.add_case_item(&item("Two teams ship on their own.")).unwrap();
    logbook.import_all(&aiming().export_all().unwrap()).unwrap();
    assert_eq!(shown(&logbook), ["Two teams ship on their own."]);
}

#[test]
fn a_goal_that_did_not_move_tells_nothing_of_the_case() {
    let logbook = aiming();
    let new = cairn::NewGoal { title: "Later".into(), start_on: Some(day("2026-04-02")), ..cairn::NewGoal::default() };
    let goal = logbook.add_goal(new).unwrap();
    logbook.add_case_item(&NewCaseItem { record: Some(goal.id.into()), ..item("x") }).unwrap();
    let told =
        |month: &str| logbook.report(&Period::from(Quarter::of(day(month))), Audience::Me).unwrap().report.case.len();
    assert_eq!((told("2026-04-01"), told("2026-08-01")), (1, 0));
}

#[test]
fn an_item_that_goes_to_another_criterion_is_the_last_there() {
    let logbook = aiming();
    let there = |text: &str| NewCaseItem { criterion: "senior-planning".into(), ..item(text) };
    logbook.add_case_item(&there("one")).unwrap();
    logbook.add_case_item(&there("two")).unwrap();
    let moved = logbook.add_case_item(&item("three")).unwrap();
    logbook.edit_case_item(moved.id, &there("three")).unwrap();
    let texts: Vec<_> = logbook.case_items("senior-planning").unwrap().into_iter().map(|item| item.result).collect();
    assert_eq!(texts, ["one", "two", "three"]);
}
