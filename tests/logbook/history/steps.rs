//! Any sequence of changes over all nouns: undone step by step it gives back every state, redone the same.

mod change;

use cairn::{Kind, Logbook, RecordId, Result};
use proptest::prelude::*;

use crate::support::{logbook, on_disk};
use change::{Move, moves, nth, records};

fn state(logbook: &Logbook) -> String {
    logbook.export_all().unwrap()
}

fn newest(logbook: &Logbook) -> Option<i64> {
    logbook.history(None, 1).unwrap().first().map(|step| step.id)
}

/// Makes the moves; returns the state before the first and after each that became a step.
fn walk(logbook: &Logbook, moves: &[Move]) -> Vec<String> {
    let mut states = vec![state(logbook)];
    for one in moves {
        let steps = newest(logbook);
        let made = one.make(logbook);
        if newest(logbook) != steps {
            assert!(made.is_ok(), "a refused change is no step: {made:?}");
            states.push(state(logbook));
        } else if let (Err(refusal), Some(last)) = (&made, states.last()) {
            assert!(!matches!(refusal, cairn::Error::Storage { .. }), "{refusal} should have been a rule: {one:?}");
            assert!(state(logbook) == *last, "a refusal writes nothing: {refusal}");
        }
    }
    states
}

/// How many sequences each run tries; thousands were tried when this was written, and can be again.
fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("CAIRN_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: wanted.unwrap_or(usual), max_shrink_iters: 2000, ..ProptestConfig::default() }
}

/// Whether a step was taken; false at the end of the line, which is the only reason to refuse one.
fn more_of(step: Result<cairn::Step>) -> bool {
    match step {
        Ok(_) => true,
        Err(cairn::Error::Invalid { field: "history", .. }) => false,
        Err(other) => panic!("a step is always possible: {other}"),
    }
}

fn sound(logbook: &Logbook) {
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn any_changes_undone_one_by_one_lead_back_through_every_state_and_forth_again(moves in moves(24)) {
        let logbook = logbook();
        let states = walk(&logbook, &moves);
        sound(&logbook);
        for before in states.iter().rev().skip(1) {
            let step = logbook.undo().unwrap();
            prop_assert!(state(&logbook) == *before, "undoing {step:?}");
        }
        prop_assert!(logbook.undo().is_err());
        sound(&logbook);
        for after in states.iter().skip(1) {
            let step = logbook.redo().unwrap();
            prop_assert!(state(&logbook) == *after, "redoing {step:?}");
        }
        prop_assert!(logbook.redo().is_err());
        sound(&logbook);
    }

    #[test]
    fn wandering_back_and_forth_and_on_never_loses_the_way(rounds in prop::collection::vec((moves(6), 0..6usize, 0..6usize), 1..5)) {
        let logbook = logbook();
        let mut states = vec![state(&logbook)];
        for (moves, back, forth) in rounds {
            states.extend(walk(&logbook, &moves).into_iter().skip(1));
            let back = back.min(states.len() - 1);
            for _ in 0..back {
                logbook.undo().unwrap();
            }
            let forth = forth.min(back);
            for _ in 0..forth {
                logbook.redo().unwrap();
            }
            let here = states.len() - back + forth;
            prop_assert!(state(&logbook) == states[here - 1]);
            let steps = newest(&logbook);
            if logbook.add_entry(crate::support::text("and on")).is_ok() && newest(&logbook) != steps {
                states.truncate(here);
                states.push(state(&logbook));
            }
        }
        sound(&logbook);
        while more_of(logbook.undo()) {
            states.pop();
            prop_assert!(state(&logbook) == states[states.len() - 1]);
        }
        prop_assert_eq!(states.len(), 1);
    }

    #[test]
    fn erasing_in_between_never_stops_undo_and_leaves_a_sound_file(
        moves in moves(24), erased in prop::collection::vec(0..50usize, 1..4), more in moves(8),
    ) {
        let logbook = logbook();
        walk(&logbook, &moves);
        for which in erased {
            let gone: Vec<RecordId> = logbook.trash().unwrap().iter().map(|one| one.id).chain(records(&logbook)).collect();
            if let Some(one) = nth(&gone, which) && logbook.erase(one).is_ok() {
                prop_assert!(!state(&logbook).contains(&one.to_string()), "nothing names what was erased");
                sound(&logbook);
            }
        }
        walk(&logbook, &more);
        while more_of(logbook.undo()) {
            sound(&logbook);
        }
        prop_assert!(logbook.is_blank());
        while more_of(logbook.redo()) {
            sound(&logbook);
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn undo_leads_back_when_the_file_is_opened_anew_for_every_step(moves in moves(12)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logbook.db");
        let mut states = vec![state(&on_disk(&file))];
        for one in &moves {
            states.extend(walk(&on_disk(&file), std::slice::from_ref(one)).into_iter().skip(1));
        }
        for before in states.iter().rev().skip(1) {
            on_disk(&file).undo().unwrap();
            prop_assert!(state(&on_disk(&file)) == *before);
        }
        for after in states.iter().skip(1) {
            on_disk(&file).redo().unwrap();
            prop_assert!(state(&on_disk(&file)) == *after);
        }
        sound(&on_disk(&file));
    }
}

/// Whether no record is left, as far as lists show.
trait Blank {
    fn is_blank(&self) -> bool;
}

impl Blank for Logbook {
    fn is_blank(&self) -> bool {
        Kind::ALL.iter().all(|kind| {
            let query = format!("type:{kind}");
            self.search(&cairn::SearchInput { query, ..Default::default() }).unwrap().is_empty()
        })
    }
}
