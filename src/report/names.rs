//! What a text calls other records by: `[[title]]`, as its writer links them.

use std::collections::HashSet;

use crate::{Line, Marks};

/// What a title that is held back is replaced by.
const HELD_BACK: &str = "…";

/// The titles that records link to, as they are compared.
pub(crate) fn linked<'a>(all: impl Iterator<Item = &'a Marks>) -> HashSet<String> {
    all.flat_map(|marks| &marks.links).map(compared).collect()
}

/// A text for readers who cannot follow a link: each title in double brackets that names one of `links` bare, and each that is among
/// `held_back` gone. Other brackets are the writer's own and stay.
pub(crate) fn bare(text: &str, links: &[Line], held_back: &HashSet<String>) -> String {
    let links: HashSet<String> = links.iter().map(compared).collect();
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        written.push_str(before);
        rest = after;
        let Some((title, left)) = after.split_once("]]") else {
            written.push_str("[[");
            continue;
        };
        let known = title.trim().to_lowercase();
        if links.contains(&known) {
            written.push_str(title.trim());
            rest = left;
        } else if held_back.contains(&known) {
            written.push_str(HELD_BACK);
            rest = left;
        } else {
            written.push_str("[[");
        }
    }
    written + rest
}

/// A record's title as it is compared.
pub(crate) fn compared(line: &Line) -> String {
    line.title.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_linked_title_stands_bare_a_held_back_one_goes_and_other_brackets_stay() {
        let review =
            Line { id: crate::RecordId::default(), kind: Kind::Goal, title: "Lead a review".into(), happened_on: None };
        let held_back = HashSet::from(["the offer".to_owned()]);
        let written = |text| bare(text, std::slice::from_ref(&review), &held_back);
        assert_eq!(written("After [[lead a review]], before [[ The offer ]]."), "After lead a review, before ….");
        assert_eq!(written("if [[ -f x ]]; then [[Lead a review]]"), "if [[ -f x ]]; then Lead a review");
        assert_eq!(written("[[[[the offer]]]] and [[never closed"), "[[…]] and [[never closed");
    }
}
