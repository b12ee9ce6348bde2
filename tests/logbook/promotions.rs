//! A paragraph of an entry as evidence: quoted for the person, kept through edits, and nobody else's.

use cairn::{
    Audience, Entry, EntryEdit, Logbook, MarkAll, NewEntry, NewEvidence, NewMarks, Promotion, Verb, Visibility,
};

use crate::support::{content, entry, evidence, found, logbook, not_found, refused, text};

const BODY: &str =
    "Monday was slow.\r\n\r\nI walked Sam through the sharding plan,\r\nand he took it from there.\r\n\r\nLunch.";
const WALKED: &str = "I walked Sam through the sharding plan,\nand he took it from there.";

fn shown(name: &str, verb: Verb) -> NewEvidence {
    NewEvidence { name: name.into(), verb }
}

fn promote(logbook: &Logbook, entry: &Entry, paragraph: &str, skill: &str, verb: Verb) -> Entry {
    let promotion = Promotion { entry: entry.id, paragraph: paragraph.into(), evidence: vec![shown(skill, verb)] };
    logbook.promote_paragraph(promotion).unwrap()
}

/// What an entry shows, as `skill verb: quote`.
fn shows(entry: &Entry) -> Vec<String> {
    let named = |one: &cairn::Evidence| one.skill.clone().unwrap_or_else(|| one.area.clone());
    entry.marks.evidence.iter().map(|one| format!("{} {}: {}", named(one), one.verb, one.quote)).collect()
}

#[test]
fn a_promoted_paragraph_is_quoted_by_its_evidence_and_on_the_skills_page() {
    let logbook = logbook();
    let kept = entry(&logbook, BODY);
    let promotion = Promotion {
        entry: kept.id,
        paragraph: format!("\n{WALKED}\n"),
        evidence: vec![shown("mentoring", Verb::Taught), shown("leadership", Verb::Led)],
    };
    let promoted = logbook.promote_paragraph(promotion).unwrap();
    assert_eq!(shows(&promoted), [format!("mentoring taught: {WALKED}"), format!("leadership led: {WALKED}")]);
    assert_eq!(promoted.body, kept.body, "the entry itself stays letter for letter");
    assert_eq!(logbook.skill_page("mentoring".into()).unwrap().evidence[0].quote, WALKED);
    let area = logbook.area_page("leadership").unwrap().unwrap();
    assert!(area.newest.iter().all(|one| one.shown.quote == WALKED) && area.newest.len() == 2);
    assert_eq!(found(&logbook, "sharding").len(), 1);
    assert_eq!(logbook.undo().unwrap().intent, "Promote paragraph");
    assert_eq!(logbook.get_entry(kept.id).unwrap(), kept);
    logbook.redo().unwrap();
    assert_eq!(logbook.get_entry(kept.id).unwrap(), promoted);
}

#[test]
fn what_is_not_in_the_entry_is_not_promoted() {
    let logbook = logbook();
    let kept = entry(&logbook, BODY);
    let promotion = |paragraph: &str, evidence: Vec<NewEvidence>| Promotion {
        entry: kept.id,
        paragraph: paragraph.into(),
        evidence,
    };
    let one = || vec![shown("mentoring", Verb::Taught)];
    let said = refused(&logbook, "paragraph", |it| it.promote_paragraph(promotion("I walked Sam home.", one())));
    assert!(said.contains("no longer holds"), "{said}");
    refused(&logbook, "paragraph", |it| it.promote_paragraph(promotion(" \n", one())));
    refused(&logbook, "skill", |it| it.promote_paragraph(promotion("Lunch.", vec![])));
    not_found(&logbook, |it| it.promote_paragraph(promotion("Lunch.", vec![shown("juggling", Verb::Led)])));
    let elsewhere = Promotion { entry: cairn::EntryId::default(), ..promotion("Lunch.", one()) };
    not_found(&logbook, |it| it.promote_paragraph(elsewhere.clone()));
}

#[test]
fn a_second_paragraph_stands_below_the_first_and_the_same_one_is_quoted_once() {
    let logbook = logbook();
    let kept = logbook.add_entry(NewEntry { marks: evidence("mentoring", Verb::Led), ..text(BODY) }).unwrap();
    let once = promote(&logbook, &kept, "Lunch.", "mentoring", Verb::Led);
    assert_eq!(shows(&once), ["mentoring led: Lunch."], "the whole record showed it before");
    assert_eq!(once.marks.evidence[0].id, kept.marks.evidence[0].id);
    let steps = content(&logbook).1;
    assert_eq!(promote(&logbook, &kept, "Lunch.", "mentoring", Verb::Led), once);
    assert_eq!(content(&logbook).1, steps, "what changes nothing is no step");
    let twice = promote(&logbook, &kept, WALKED, "mentoring", Verb::Led);
    assert_eq!(shows(&twice), [format!("mentoring led: Lunch.\n\n{WALKED}")]);
    assert_eq!(promote(&logbook, &kept, WALKED, "mentoring", Verb::Led), twice);
}

#[test]
fn a_quote_stays_through_every_edit_as_long_as_its_evidence_does() {
    let logbook = logbook();
    let kept = entry(&logbook, BODY);
    let quoted = promote(&logbook, &kept, WALKED, "mentoring", Verb::Taught);
    let mut new = NewEntry::from(&quoted);
    new.body = "Rewritten.".into();
    new.marks.evidence.push(shown("papers", Verb::Learned));
    let edited = logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: new.clone() }).unwrap();
    assert_eq!(shows(&edited), [format!("mentoring taught: {WALKED}"), "papers learned: ".into()]);
    let all = MarkAll {
        records: vec![kept.id.into()],
        evidence: vec![shown("training", Verb::Led)],
        visibility: Some(Visibility::Report),
        ..MarkAll::default()
    };
    logbook.mark_all(all).unwrap();
    let marked = logbook.get_entry(kept.id).unwrap();
    assert_eq!(marked.marks.evidence[0].quote, WALKED);
    new.marks.evidence.remove(0);
    let without = logbook.edit_entry(EntryEdit { id: kept.id, base: None, entry: new }).unwrap();
    assert_eq!(shows(&without), ["papers learned: "]);
    logbook.undo().unwrap();
    assert_eq!(logbook.get_entry(kept.id).unwrap(), marked);
}

#[test]
fn a_quote_is_exported_restored_and_erased_with_its_record() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = crate::support::on_disk(&folder.path().join("logbook.db"));
    let kept = entry(&logbook, "The zyzzogeton sings.");
    let quoted = promote(&logbook, &kept, "The zyzzogeton sings.", "papers", Verb::Learned);
    let there = Logbook::in_memory(crate::support::options()).unwrap();
    there.import_all(&logbook.export_all().unwrap()).unwrap();
    assert_eq!(there.get_entry(kept.id).unwrap(), quoted);
    logbook.delete_record(kept.id.into()).unwrap();
    logbook.restore(kept.id.into()).unwrap();
    assert_eq!(logbook.get_entry(kept.id).unwrap(), quoted);
    let reworded =
        EntryEdit { id: kept.id, base: None, entry: NewEntry { body: "It rests.".into(), ..NewEntry::from(&quoted) } };
    logbook.edit_entry(reworded).unwrap();
    assert!(found(&logbook, "zyzzogeton").is_empty(), "a record is found by what it says itself");
    logbook.erase(kept.id.into()).unwrap();
    let bytes = std::fs::read(folder.path().join("logbook.db")).unwrap();
    assert!(!bytes.windows(10).any(|window| window == b"zyzzogeton"));
}

#[test]
fn a_quote_is_for_the_person_alone() {
    let logbook = logbook();
    let marks = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
    let kept = logbook.add_entry(NewEntry { marks, title: "Led it".into(), ..text("zyzzogeton") }).unwrap();
    let quoted = promote(&logbook, &kept, "zyzzogeton", "leadership", Verb::Led);
    let reworded =
        EntryEdit { id: kept.id, base: None, entry: NewEntry { body: "Quiet.".into(), ..NewEntry::from(&quoted) } };
    logbook.edit_entry(reworded).unwrap();
    let period = logbook.period("this quarter").unwrap();
    for audience in [Audience::Report, Audience::Me] {
        let report = serde_json::to_string(&logbook.report(&period, audience).unwrap().report).unwrap();
        assert!(report.contains("Led it") && !report.contains("zyzzogeton"), "{report}");
    }
}
