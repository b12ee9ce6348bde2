//! What the Markdown holds, read back by a Markdown parser.

use cairn_report::{Format, Options, write};
use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};
use proptest::prelude::*;

use crate::quarter::{self, HOSTILE};
use crate::{SHOWN, text};

/// The text of each block that holds text, and the addresses of all links.
fn read(markdown: &str) -> (Vec<String>, Vec<String>) {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut texts = Vec::new();
    let mut links = Vec::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Link(link) => links.push(link.url.clone()),
            value if value.contains_inlines() => texts.push(node.collect_text()),
            NodeValue::HtmlBlock(html) => {
                assert_eq!(html.literal.trim(), "<!-- end list -->", "no HTML but our own comment")
            }
            NodeValue::HtmlInline(html) => panic!("HTML in the text: {html}"),
            _ => {}
        }
    }
    (texts, links)
}

#[test]
fn everything_that_the_report_says_is_there() {
    let (texts, _) = read(&text(&quarter::full(), Format::Markdown));
    let all = texts.join("\n");
    for wanted in SHOWN {
        assert!(all.contains(wanted), "{wanted} is missing in {all}");
    }
}

#[test]
fn hostile_text_stays_text_wherever_it_stands() {
    let (texts, links) = read(&text(&quarter::full(), Format::Markdown));
    assert_eq!(texts.iter().filter(|text| text.contains(HOSTILE)).count(), 7, "{texts:#?}");
    assert!(links.iter().all(|link| link.starts_with("https://")), "{links:#?}");
}

#[test]
fn a_private_copy_says_so_and_tells_everything() {
    let text = text(&quarter::private(), Format::Markdown);
    assert!(text.contains("\n**Private copy: includes everything**\n"));
    assert!(text.contains("as it stood on 14 Sep 2026"));
    assert!(text.contains("**Private notes:** Felt unsure; said so."));
    assert!(text.contains("##### Agenda"), "headings of a note stand below ours");
}

#[test]
fn a_note_cannot_swallow_what_follows_it() {
    let mut report = quarter::empty();
    report.areas[0].entries = vec![quarter::entry(1, "First", cairn::EntryKind::Note, "```\nnever closed")];
    let (texts, _) = read(&text(&report, Format::Markdown));
    assert!(texts.iter().any(|text| text == "Nothing recorded in Leadership this quarter."), "{texts:#?}");
}

proptest! {
    #[test]
    fn no_title_becomes_structure(title in "[-#>+*_`~|<>&\\[\\]()!\\\\=:.0-9a-cé日 ]{1,24}") {
        let mut report = quarter::empty();
        report.intentions = vec![title.clone().into()];
        report.areas[0].goals = vec![quarter::goal(1, &title), cairn::ReportGoal { seen_in: Some("leadership".into()), ..quarter::goal(1, &title) }];
        report.areas[0].activities = vec![quarter::activity(2, &title, cairn::ActivityKind::Book, "2026-07-02", 10)];
        let bytes = write(&report, Format::Markdown, &Options::default()).unwrap().bytes;
        let markdown = String::from_utf8(bytes).unwrap();
        let (texts, links) = read(&markdown);
        let said = title.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(links.iter().all(|link| link.starts_with("http") || link.starts_with("mailto:")));
        prop_assert!(texts.iter().filter(|text| **text == said).count() >= 3 || said.is_empty(), "{said:?} in {markdown}");
        prop_assert!(texts.contains(&format!("{said} — see Leadership")) || said.is_empty(), "{said:?} in {markdown}");
    }
}
