//! A logbook at noon of a Monday, people and records to put into it, and what a refusal must leave untouched.

use std::path::Path;

use cairn::{
    Clock, Entry, Error, Goal, Logbook, NewEntry, NewEvidence, NewGoal, NewMarks, NewPerson, Options, Person, Result,
    SearchInput, Source, Verb,
};
use chrono::{DateTime, FixedOffset, NaiveDate};

/// The instant of every test that does not choose its own.
pub fn noon() -> DateTime<FixedOffset> {
    "2026-11-23T12:00:00+01:00".parse().unwrap()
}

pub fn options() -> Options {
    Options { clock: Clock::Fixed(noon()), source: Source::Terminal }
}

/// As [`options`], at another instant.
pub fn at(instant: &str) -> Options {
    Options { clock: Clock::Fixed(instant.parse().unwrap()), ..options() }
}

pub fn logbook() -> Logbook {
    Logbook::in_memory(options()).unwrap()
}

/// The logbook of that file, created if it is not there.
pub fn on_disk(path: &Path) -> Logbook {
    Logbook::open_or_create(path, options()).unwrap()
}

pub fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

pub fn titled(title: &str) -> NewGoal {
    NewGoal { title: title.into(), ..NewGoal::default() }
}

pub fn goal(logbook: &Logbook, title: &str) -> Goal {
    logbook.add_goal(titled(title)).unwrap()
}

pub fn text(body: &str) -> NewEntry {
    NewEntry { body: body.into(), ..NewEntry::default() }
}

pub fn entry(logbook: &Logbook, body: &str) -> Entry {
    logbook.add_entry(text(body)).unwrap()
}

pub fn named(name: &str) -> NewPerson {
    NewPerson { name: name.into(), ..NewPerson::default() }
}

pub fn person(logbook: &Logbook, name: &str) -> Person {
    logbook.add_person(named(name)).unwrap()
}

pub fn evidence(name: &str, verb: Verb) -> NewMarks {
    NewMarks { evidence: vec![NewEvidence { name: name.into(), verb }], ..NewMarks::default() }
}

/// What a search finds, by title.
pub fn found(logbook: &Logbook, query: &str) -> Vec<String> {
    let input = SearchInput { query: query.into(), ..SearchInput::default() };
    logbook.search(&input).unwrap().into_iter().map(|hit| hit.title).collect()
}

/// Everything that a logbook holds: the record, and the steps that led to it.
pub fn content(logbook: &Logbook) -> (String, usize) {
    (logbook.export_all().unwrap(), logbook.history(None, u32::MAX).unwrap().len())
}

fn untouched<T: std::fmt::Debug>(logbook: &Logbook, act: impl FnOnce(&Logbook) -> Result<T>) -> Error {
    let before = content(logbook);
    let refusal = act(logbook).unwrap_err();
    assert!(content(logbook) == before, "a refusal writes nothing: {refusal}");
    let sentence = refusal.to_string();
    assert!(
        sentence.ends_with(['.', ':']) && !sentence.contains("ailed to"),
        "{sentence:?} is a sentence for a person"
    );
    refusal
}

/// Checks that a rule refuses, blames that field and leaves everything as it was; returns the sentence.
pub fn refused<T: std::fmt::Debug>(logbook: &Logbook, blamed: &str, act: impl FnOnce(&Logbook) -> Result<T>) -> String {
    match untouched(logbook, act) {
        Error::Invalid { field, message } if field == blamed => message,
        other => panic!("{blamed} should be blamed: {other:?}"),
    }
}

/// Checks that what is named is not there, and everything is left as it was.
pub fn not_found<T: std::fmt::Debug>(logbook: &Logbook, act: impl FnOnce(&Logbook) -> Result<T>) {
    let refusal = untouched(logbook, act);
    assert!(matches!(refusal, Error::NotFound { .. }), "{refusal:?}");
}

/// Checks that a name could be several things, and everything is left as it was; returns the candidates.
pub fn ambiguous<T: std::fmt::Debug>(logbook: &Logbook, act: impl FnOnce(&Logbook) -> Result<T>) -> Vec<String> {
    match untouched(logbook, act) {
        Error::Ambiguous { candidates, .. } => candidates,
        other => panic!("it could be several: {other:?}"),
    }
}

/// Checks that the file cannot be used so; returns the sentence.
pub fn unusable<T>(opened: Result<T>) -> String {
    match opened {
        Err(Error::Storage { message, .. }) => message,
        Err(other) => panic!("the file should be to blame: {other:?}"),
        Ok(_) => panic!("the file should not be usable"),
    }
}
