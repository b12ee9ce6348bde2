//! Logbooks that earlier versions wrote: each opens, holds all that it held, and can be gone back through.

use std::{fs, path::Path};

use cairn::{Error, Logbook, WeekStart};
use serde_json::{Map, Value};

use crate::support::{found, on_disk};

/// One file and its `export all` for each version of the schema, by the program of that version, with every noun in it: each is
/// made once and never changed. And how many records lie in its trash.
const VERSIONS: [(&str, usize); 5] = [("v1", 1), ("v2", 2), ("v3", 2), ("v4", 2), ("v5", 2)];

fn of_then(version: &str, ending: &str) -> Vec<u8> {
    fs::read(Path::new("tests/data").join(version).with_extension(ending)).unwrap()
}

/// Looks at each version's file, opened by the program of now, beside what it held then.
fn each(check: impl Fn(&str, &Logbook, &Map<String, Value>)) {
    for (version, in_trash) in VERSIONS {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logbook.db");
        fs::write(&file, of_then(version, "db")).unwrap();
        let logbook = on_disk(&file);
        assert_eq!(logbook.trash().unwrap().len(), in_trash, "{version}");
        check(version, &logbook, &tables(&of_then(version, "json")));
    }
}

fn tables(export: &[u8]) -> Map<String, Value> {
    let export: Value = serde_json::from_slice(export).unwrap();
    export["tables"].as_object().unwrap().clone()
}

/// Checks that every row of then is here, with every column that it had.
fn holds_all(logbook: &Logbook, then: &Map<String, Value>) {
    let now = tables(logbook.export_all().unwrap().as_bytes());
    for (table, rows) in then {
        for row in rows.as_array().unwrap() {
            let kept = now[table].as_array().unwrap().iter().find(|kept| kept["id"] == row["id"]).unwrap();
            for (column, value) in row.as_object().unwrap() {
                assert_eq!(&kept[column], value, "{table}.{column} of {}", row["id"]);
            }
        }
    }
}

#[test]
fn a_logbook_of_every_version_opens_and_holds_all_that_it_held() {
    each(|version, logbook, then| {
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new(), "{version} is as a new logbook is");
        holds_all(logbook, then);
        assert!(
            then.values().all(|rows| rows.as_array().is_some_and(|rows| !rows.is_empty())),
            "{version} has every noun"
        );
        assert!(logbook.draft("new").unwrap().is_some());
        assert_eq!(found(logbook, "zyzzogeton").len(), 1);
        assert_eq!(found(logbook, "設計").len(), 1);
    });
}

#[test]
fn a_logbook_of_every_version_can_be_gone_back_through() {
    each(|version, logbook, then| {
        let mut undone = 0;
        while logbook.undo().is_ok() {
            undone += 1;
        }
        assert!(undone > 20, "{version}: {undone} steps");
        assert_eq!(tables(logbook.export_all().unwrap().as_bytes())["record"], Value::Array(Vec::new()));
        for _ in 0..undone {
            logbook.redo().unwrap();
        }
        holds_all(logbook, then);
        assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
        assert!(
            matches!(logbook.redo(), Err(Error::Invalid { field: "history", .. })),
            "{version} was at its newest step"
        );
    });
}

/// How the person is reminded, the quotes, the templates of their own and the versions of the framework: what version 2 brought.
fn what_the_second_brought(logbook: &Logbook) -> (WeekStart, Option<String>, Option<u16>, usize, usize, usize) {
    let profile = logbook.get_profile().unwrap();
    let entries = logbook.list_entries(Default::default()).unwrap();
    let evidence = entries.iter().flat_map(|entry| &entry.marks.evidence);
    let all = logbook.list_entry_templates().unwrap();
    (
        profile.week_start,
        profile.digest_at.map(|time| time.to_string()),
        profile.session_reminder,
        evidence.filter(|evidence| !evidence.quote.is_empty()).count(),
        all.templates.iter().chain(&all.prompts).filter(|template| template.id.is_some()).count(),
        logbook.framework_versions("deep-learning-engineer").unwrap().len(),
    )
}

#[test]
fn an_export_of_every_version_is_taken_in_and_what_it_did_not_know_is_as_unless_set() {
    for (version, _) in VERSIONS {
        let export = of_then(version, "json");
        let here = crate::support::logbook();
        here.import_all(std::str::from_utf8(&export).unwrap()).unwrap();
        holds_all(&here, &tables(&export));
        assert_eq!(here.check().unwrap(), Vec::<String>::new());
        let expected = match version {
            "v1" => (WeekStart::Monday, None, None, 0, 0, 1),
            _ => (WeekStart::Sunday, Some("08:30".to_owned()), Some(15), 1, 2, 3),
        };
        assert_eq!(what_the_second_brought(&here), expected, "{version}");
        here.undo().unwrap();
        here.redo().unwrap();
        holds_all(&here, &tables(&export));
    }
}
