//! A framework file out and in again.

use cairn_exchange::{read_framework, write_framework};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Ladder {
    name: String,
    levels: Vec<Level>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Level {
    label: String,
    order: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
}

#[test]
fn a_framework_file_is_read_with_or_without_a_byte_order_mark() {
    let file = "\u{feff}name: Backend\nlevels:\n  - label: Junior\n    order: 1\n";
    let ladder: Ladder = read_framework(file.as_bytes()).unwrap();
    assert_eq!(ladder.levels[0].label, "Junior");
}

#[test]
fn an_error_in_a_framework_file_names_its_line() {
    for (file, words) in [
        (
            "name: Backend\nlevels:\n  - label: Junior\n    order: first\n",
            "Line 4 of the framework file is not right: ",
        ),
        ("name: Backend\nlevels:\n\t- label: Junior\n", "Line 3 of the framework file is not right: "),
        ("name: Backend\n", "levels"),
    ] {
        let error = read_framework::<Ladder>(file.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(words) && error.ends_with('.') && error.lines().count() == 1, "{error}");
    }
    let error = read_framework::<Ladder>(b"name: a\nb: \xff\n").unwrap_err().to_string();
    assert_eq!(error, "Line 2 of the framework file is not right: it holds bytes that are not UTF-8 text.");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~éß\n\t]{0,120}", Just("no".to_owned()), Just("1.10".to_owned()), Just("2024-03-05".to_owned())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_written_framework_reads_back_equal(
        name in text(),
        levels in prop::collection::vec((text(), any::<u32>(), prop::option::of(text())), 0..4),
    ) {
        let levels = levels.into_iter().map(|(label, order, summary)| Level { label, order, summary }).collect();
        let ladder = Ladder { name, levels };
        let file = write_framework(&ladder).unwrap();
        prop_assert_eq!(read_framework::<Ladder>(file.as_bytes()).unwrap(), ladder);
    }
}
