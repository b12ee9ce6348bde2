//! Journal entries: what each kind may say, and where it is listed.

use cairn::{
    Draft, EntryEdit, EntryFilter, EntryKind, Logbook, NewEntry, NewEvidence, NewMarks, TEXT_LIMIT, Verb,
    capture::Capturing,
};

use serde_json::json;

use crate::support::{content, day, entry, evidence, found, logbook, not_found, on_disk, refused, text};

fn titles(logbook: &Logbook, filter: EntryFilter) -> Vec<String> {
    logbook.list_entries(filter).unwrap().into_iter().map(|entry| entry.title).collect()
}

#[test]
fn an_entry_is_a_note_of_today_unless_it_says_otherwise() {
    let logbook = logbook();
    let kept = entry(&logbook, "# Heading\n\nas *written*  \n");
    assert_eq!((kept.kind, kept.happened_on), (EntryKind::Note, day("2026-11-23")));
    assert_eq!(kept.body, "# Heading\n\nas *written*  \n", "the text stays letter for letter");
    assert_eq!(logbook.get_entry(kept.id).unwrap(), kept);
}

#[test]
fn an_entry_says_something() {
    let logbook = logbook();
    for body in ["", " ", "\n\t\n"] {
        refused(&logbook, "body", |logbook| logbook.add_entry(text(body)));
    }
    refused(&logbook, "body", |logbook| logbook.add_entry(text("nul \0 in it")));
    refused(&logbook, "body", |logbook| logbook.add_entry(text(&"x".repeat(TEXT_LIMIT + 1))));
    logbook.add_entry(text(&"x".repeat(TEXT_LIMIT))).unwrap();
    logbook.add_entry(NewEntry { title: "A title is enough".into(), ..NewEntry::default() }).unwrap();
}

#[test]
fn an_entry_takes_at_most_a_day() {
    let logbook = logbook();
    let lasting = |minutes| NewEntry { minutes: Some(minutes), ..text("t") };
    let said = refused(&logbook, "minutes", |logbook| logbook.add_entry(lasting(1441)));
    assert_eq!(said, "An entry takes at most a day: 1440 minutes.");
    assert_eq!(logbook.add_entry(lasting(1440)).unwrap().minutes, Some(1440));
}

#[test]
fn mood_and_energy_go_from_one_to_five() {
    let logbook = logbook();
    for value in [0, 6, 255] {
        refused(&logbook, "mood", |logbook| logbook.add_entry(NewEntry { mood: Some(value), ..text("t") }));
        refused(&logbook, "energy", |logbook| logbook.add_entry(NewEntry { energy: Some(value), ..text("t") }));
    }
    logbook.add_entry(NewEntry { mood: Some(1), energy: Some(5), ..text("t") }).unwrap();
}

#[test]
fn a_challenge_has_one_of_the_ten_kinds_and_nothing_else_has() {
    let logbook = logbook();
    let kinds = logbook.list_challenges().unwrap();
    assert_eq!(kinds.len(), 10);
    let of = |challenge: &str| NewEntry { challenge: challenge.into(), ..text("hard") };
    let kept = logbook.add_entry(of(&kinds[0].slug)).unwrap();
    assert_eq!((kept.kind, kept.challenge.as_str()), (EntryKind::Challenge, kinds[0].slug.as_str()));
    let said = refused(&logbook, "challenge", |logbook| logbook.add_entry(of("boredom")));
    assert!(said.contains(&kinds[9].slug), "it lists them: {said}");
    refused(&logbook, "challenge", |logbook| {
        logbook.add_entry(NewEntry { kind: Some(EntryKind::Win), ..of(&kinds[0].slug) })
    });
    let without = NewEntry { kind: Some(EntryKind::Challenge), ..text("not sure which") };
    assert_eq!(logbook.add_entry(without).unwrap().challenge, "");
}

#[test]
fn entries_are_listed_by_day_kind_skill_tag_and_page() {
    let logbook = logbook();
    let tags = ["DDP", "Ümlaut", "two-words"].map(str::to_owned).into();
    let tagged = NewMarks { tags, ..NewMarks::default() };
    for (title, on, kind, marks) in [
        ("one", "2026-10-01", EntryKind::Note, evidence("mentoring", Verb::Taught)),
        ("two", "2026-11-01", EntryKind::Win, tagged),
        ("three", "2026-10-15", EntryKind::Note, NewMarks::default()),
    ] {
        let new = NewEntry {
            marks,
            happened_on: Some(day(on)),
            kind: Some(kind),
            title: title.into(),
            ..NewEntry::default()
        };
        logbook.add_entry(new).unwrap();
    }
    let all = EntryFilter::default;
    assert_eq!(titles(&logbook, all()), ["two", "three", "one"], "newest day first");
    assert_eq!(titles(&logbook, EntryFilter { limit: Some(1), offset: 1, ..all() }), ["three"]);
    assert_eq!(titles(&logbook, EntryFilter { kinds: vec![EntryKind::Win], ..all() }), ["two"]);
    assert_eq!(titles(&logbook, EntryFilter { skill: Some("leadership".into()), ..all() }), ["one"]);
    for tag in ["ddp", "#ddp", "+DDP", "ümlaut", "two words"] {
        assert_eq!(titles(&logbook, EntryFilter { tag: Some(tag.into()), ..all() }), ["two"], "{tag}");
    }
    refused(&logbook, "tag", |logbook| logbook.list_entries(EntryFilter { tag: Some("#".into()), ..all() }));
    let october = EntryFilter { from: Some(day("2026-10-01")), to: Some(day("2026-10-15")), ..all() };
    assert_eq!(titles(&logbook, october), ["three", "one"], "both ends included");
    not_found(&logbook, |logbook| logbook.list_entries(EntryFilter { skill: Some("juggling".into()), ..all() }));
    let notes = EntryFilter { kinds: vec![EntryKind::Note], limit: Some(1), ..all() };
    let whole = logbook.list_entries(notes.clone()).unwrap();
    let versions = logbook.list_entry_versions(notes).unwrap();
    assert_eq!(versions.len(), 1, "the same filter, page for page");
    assert_eq!((versions[0].id, versions[0].updated_at), (whole[0].id, whole[0].marks.updated_at));
}

#[test]
fn the_inbox_holds_what_was_captured_until_it_has_a_skill() {
    let logbook = logbook();
    let inbox = || EntryFilter { inbox: true, ..EntryFilter::default() };
    entry(&logbook, "written in the journal");
    let capture = |line: &str| logbook.capture(Capturing { line: line.into(), ..Capturing::default() }).unwrap().entry;
    capture("mapped at once #mentoring");
    let waiting = capture("no skill yet");
    assert_eq!(logbook.list_entries(inbox()).unwrap().len(), 1);
    let mut new = NewEntry::from(&waiting);
    new.marks.evidence.push(NewEvidence { name: "papers".into(), verb: Verb::Learned });
    logbook.edit_entry(EntryEdit { id: waiting.id, base: None, entry: new }).unwrap();
    assert!(logbook.list_entries(inbox()).unwrap().is_empty());
}

#[test]
fn an_edit_begun_from_the_newest_version_keeps_one_text() {
    let logbook = logbook();
    let kept = entry(&logbook, "first");
    let edit = EntryEdit { id: kept.id, base: Some(kept.marks.updated_at), entry: text("second") };
    assert_eq!(logbook.edit_entry(edit).unwrap().body, "second");
    assert_eq!(logbook.list_entries(EntryFilter::default()).unwrap().len(), 1);
    not_found(&logbook, |logbook| logbook.get_entry(cairn::EntryId::default()));
}

#[test]
fn an_edit_of_an_older_version_with_the_longest_title_keeps_both_texts() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    let long = NewEntry { title: "t".repeat(cairn::TITLE_LIMIT), ..text("first") };
    let kept = crate::support::on_disk(&file).add_entry(long.clone()).unwrap();
    let edit = |instant: &str, body: &str| {
        let entry = NewEntry { body: body.into(), ..long.clone() };
        let edit = EntryEdit { id: kept.id, base: Some(kept.marks.updated_at), entry };
        Logbook::open(&file, crate::support::at(instant)).unwrap().edit_entry(edit).unwrap();
    };
    edit("2026-11-23T12:00:01+01:00", "second");
    edit("2026-11-23T12:00:02+01:00", "third");
    assert_eq!(crate::support::on_disk(&file).list_entries(EntryFilter::default()).unwrap().len(), 2);
}

#[test]
fn what_is_being_typed_is_there_again_however_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("growth.cairn");
    let typed = Draft {
        base: Some("2026-11-23T11:00:00Z".parse().unwrap()),
        typed: json!({"title": "Half a thou", "on": "31 June", "minutes": -5, "body": "nul \0 in it"}),
    };
    on_disk(&path).keep_draft("new", &Draft { typed: json!({"title": "H"}), ..typed.clone() }).unwrap();
    on_disk(&path).keep_draft("new", &typed).unwrap();

    let logbook = on_disk(&path);
    assert_eq!(logbook.draft("new").unwrap(), Some(typed));
    assert_eq!(logbook.draft("another").unwrap(), None);
    logbook.drop_draft("new").unwrap();
    logbook.drop_draft("new").unwrap();
    assert_eq!(logbook.draft("new").unwrap(), None);
}

#[test]
fn what_is_being_typed_is_no_step_and_in_no_search_and_no_export() {
    let logbook = logbook();
    let kept = entry(&logbook, "kept");
    let before = content(&logbook);
    let draft = Draft { base: None, typed: json!({"body": "zyzzogeton"}) };
    let names = [kept.id.to_string(), format!("wrap-{}", kept.id)];
    for name in &names {
        logbook.keep_draft(name, &draft).unwrap();
    }

    assert_eq!(content(&logbook), before);
    assert!(found(&logbook, "zyzzogeton").is_empty());
    assert!(!logbook.export_all().unwrap().contains("zyzzogeton"));
    logbook.erase(kept.id.into()).unwrap();
    assert!(names.iter().all(|name| logbook.draft(name).unwrap().is_none()), "erased with its entry");
}
