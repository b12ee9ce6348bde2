//! Templates of entries and the day's question: the person's own and those that come with Cairn.

use std::collections::BTreeSet;

use cairn::{EntryKind, EntryTemplate, Logbook, NewEntryTemplate};

use crate::support::{ambiguous, at, content, logbook, not_found, refused};

fn template(name: &str, body: &str) -> NewEntryTemplate {
    NewEntryTemplate { name: name.into(), kind: EntryKind::Reflection, body: body.into() }
}

fn add(logbook: &Logbook, name: &str, body: &str) -> EntryTemplate {
    logbook.add_entry_template(template(name, body)).unwrap()
}

#[test]
fn a_new_logbook_has_templates_and_questions_to_begin_with() {
    let all = logbook().list_entry_templates().unwrap();
    let kinds: BTreeSet<EntryKind> = all.templates.iter().map(|template| template.kind).collect();
    assert_eq!((all.templates.len(), kinds.len()), (6, EntryKind::ALL.len()), "one for each kind of entry");
    assert!(all.templates.iter().all(|template| !template.is_prompt() && template.body.lines().count() > 4));
    assert!(all.prompts.len() >= 20);
    assert!(all.prompts.iter().all(|prompt| prompt.body.is_empty() && prompt.name.ends_with('?')));
    let names: BTreeSet<_> = all.templates.iter().chain(&all.prompts).map(|one| &one.name).collect();
    assert_eq!(names.len(), all.templates.len() + all.prompts.len(), "no two are called the same");
    assert!(!logbook().export_all().unwrap().contains(&all.templates[0].name), "they are no rows");
}

#[test]
fn the_question_of_a_day_is_the_same_all_day_and_every_one_comes_round() {
    let first = |instant: &str| {
        let logbook = Logbook::in_memory(at(instant)).unwrap();
        logbook.list_entry_templates().unwrap().prompts[0].name.clone()
    };
    assert_eq!(first("2026-11-23T00:00:00+01:00"), first("2026-11-23T23:59:59+01:00"));
    let all = logbook().list_entry_templates().unwrap().prompts;
    let mut asked = BTreeSet::new();
    for day in 0..all.len() {
        let on = crate::support::day("2026-11-23") + chrono::Days::new(day as u64);
        assert!(asked.insert(first(&format!("{on}T08:00:00+01:00"))), "none comes twice before all have come");
    }
    assert_eq!(asked.len(), all.len());
    let tomorrow = first("2026-11-24T08:00:00+01:00");
    assert_eq!(tomorrow, all[1].name, "the list goes on in its order");
}

#[test]
fn the_persons_own_stand_first_and_a_template_without_a_text_is_a_question() {
    let logbook = logbook();
    let mine = add(&logbook, " After a launch ", "## What broke\n");
    let question = add(&logbook, "What did I put off?", " \n");
    let all = logbook.list_entry_templates().unwrap();
    assert_eq!((&all.templates[0], mine.name.as_str()), (&mine, "After a launch"));
    assert!(mine.id.is_some() && all.templates[1].id.is_none());
    let at = all.prompts.iter().position(|prompt| *prompt == question).unwrap();
    let before = &all.prompts[(at + all.prompts.len() - 1) % all.prompts.len()];
    let after = &all.prompts[(at + 1) % all.prompts.len()];
    let built_in = Logbook::in_memory(crate::support::options()).unwrap().list_entry_templates().unwrap().prompts;
    let turn = built_in.iter().position(|prompt| prompt == before).unwrap();
    assert_eq!(built_in[(turn + 1) % built_in.len()], *after, "in front of the first of the others");
}

#[test]
fn a_template_is_edited_and_deleted_and_each_is_one_step() {
    let logbook = logbook();
    let blank = content(&logbook).0;
    let mine = add(&logbook, "Weekly", "## Moved\n");
    let id = mine.id.unwrap();
    let edited = logbook.edit_entry_template(id, template("WEEKLY", "## Moved, and not\n")).unwrap();
    assert_eq!(edited.name, "WEEKLY", "its own name may change its case");
    let steps = content(&logbook).1;
    logbook.edit_entry_template(id, NewEntryTemplate::from(&edited)).unwrap();
    assert_eq!(content(&logbook).1, steps, "an edit that changes nothing is no step");
    logbook.delete_entry_template(id).unwrap();
    assert_eq!(logbook.list_entry_templates().unwrap().templates.len(), 6);
    assert_eq!(logbook.undo().unwrap().intent, "Delete template");
    assert_eq!(logbook.find_entry_template("weekly").unwrap(), edited);
    logbook.undo().unwrap();
    assert_eq!(logbook.find_entry_template("weekly").unwrap(), mine);
    logbook.undo().unwrap();
    assert_eq!(content(&logbook).0, blank);
    not_found(&logbook, |logbook| logbook.delete_entry_template(id));
    not_found(&logbook, |logbook| logbook.edit_entry_template(id, template("x", "y")));
}

#[test]
fn a_template_has_a_name_that_no_other_of_the_persons_own_has() {
    let logbook = logbook();
    refused(&logbook, "name", |logbook| logbook.add_entry_template(template(" ", "text")));
    refused(&logbook, "body", |logbook| logbook.add_entry_template(template("a", "nul \0")));
    add(&logbook, "Über die Woche", "## Was\n");
    let said = refused(&logbook, "name", |logbook| logbook.add_entry_template(template("über DIE woche", "")));
    assert!(said.contains("another name"), "{said}");
    add(&logbook, "A win", "mine");
    assert_eq!(
        logbook.find_entry_template("a win").unwrap().body,
        "mine",
        "one's own is meant before the one of Cairn"
    );
}

#[test]
fn a_template_is_named_by_its_name_or_a_piece_of_it() {
    let logbook = logbook();
    assert_eq!(logbook.find_entry_template("weekly REVIEW").unwrap().name, "Weekly review");
    assert_eq!(logbook.find_entry_template("notes on").unwrap().name, "Notes on a paper");
    assert!(ambiguous(&logbook, |logbook| logbook.find_entry_template("a ")).len() > 1);
    not_found(&logbook, |logbook| logbook.find_entry_template("zyzzogeton"));
}

#[test]
fn templates_travel_with_everything_else() {
    let there = logbook();
    add(&there, "Weekly", "## Moved\n");
    let export = there.export_all().unwrap();
    let here = Logbook::in_memory(at("2026-12-24T09:00:00+01:00")).unwrap();
    add(&here, "Mine", "## Kept\n");
    here.import_all(&export).unwrap();
    let names: Vec<_> =
        here.list_entry_templates().unwrap().templates.into_iter().map(|one| one.name).take(2).collect();
    assert!(names.contains(&"Weekly".into()) && names.contains(&"Mine".into()), "what was here stays: {names:?}");
}
