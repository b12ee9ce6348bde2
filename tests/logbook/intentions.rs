//! Intentions: what is meant to happen in a quarter.

use cairn::{IntentionId, NewMarks, Period, Quarter, Visibility};

use crate::support::{day, logbook, not_found, refused};

#[test]
fn intentions_are_kept_by_quarter_in_the_order_they_were_written_down() {
    let logbook = logbook();
    let (now, next) = (Period::from(Quarter::of(day("2026-11-23"))), Period::from(Quarter::of(day("2027-01-01"))));
    for (quarter, text) in [(&now, "write publicly"), (&next, "teach"), (&now, "review more")] {
        logbook.intend(quarter, text, NewMarks::default()).unwrap();
    }
    let texts = |quarter| -> Vec<String> {
        logbook.list_intentions(quarter).unwrap().into_iter().map(|one| one.text).collect()
    };
    assert_eq!(texts(&now), ["write publicly", "review more"]);
    assert_eq!(texts(&next), ["teach"]);
}

#[test]
fn an_intention_says_something_and_can_be_worded_anew() {
    let logbook = logbook();
    let now = Period::from(Quarter::of(day("2026-11-23")));
    refused(&logbook, "intention", |logbook| logbook.intend(&now, " ", NewMarks::default()));
    let shown = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
    let kept = logbook.intend(&now, "write", shown).unwrap();
    let edited = logbook.edit_intention(kept.id, "write publicly").unwrap();
    assert_eq!((edited.text.as_str(), edited.marks.visibility), ("write publicly", Visibility::Report));
    let steps = logbook.history(None, 10).unwrap().len();
    logbook.edit_intention(kept.id, "write publicly").unwrap();
    assert_eq!(logbook.history(None, 10).unwrap().len(), steps, "the same words are no step");
    refused(&logbook, "intention", |logbook| logbook.edit_intention(kept.id, ""));
    not_found(&logbook, |logbook| logbook.edit_intention(IntentionId::default(), "x"));
}
