//! What the DOCX holds, and that nothing in it makes a reader repair it.

use std::collections::BTreeSet;

use cairn::{EntryKind, Report};
use cairn_report::{Format, Options, Paper, write};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use crate::package::{check, part, parts};
use crate::quarter::{self, HOSTILE};
use crate::{SHOWN, document};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn docx(report: &Report) -> Vec<u8> {
    document(report, Format::Docx).bytes
}

fn body(bytes: &[u8]) -> String {
    part(bytes, "word/document.xml")
}

fn all<'a>(xml: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    xml.descendants().filter(move |node| node.has_tag_name((W, name)))
}

fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.descendants().find(|below| below.has_tag_name((W, name)))?.attribute((W, "val"))
}

/// What a paragraph says; tabs and line breaks are spaces.
fn said(paragraph: Node) -> String {
    let mut text = String::new();
    for node in paragraph.descendants() {
        let in_run = node.parent_element().is_some_and(|run| run.has_tag_name((W, "r")));
        match node.tag_name().name() {
            "t" => text.push_str(node.text().unwrap_or_default()),
            "br" | "tab" if in_run => text.push(' '),
            _ => {}
        }
    }
    text
}

/// Each paragraph with its style.
fn paragraphs(xml: &str) -> Vec<(String, String)> {
    let xml = Document::parse(xml).unwrap();
    let style = |paragraph| value(paragraph, "pStyle").unwrap_or("Normal").to_owned();
    all(&xml, "p").map(|paragraph| (style(paragraph), said(paragraph))).collect()
}

fn styled(bytes: &[u8], style: &str) -> Vec<String> {
    paragraphs(&body(bytes)).into_iter().filter(|(other, _)| other == style).map(|(_, text)| text).collect()
}

/// A quarter whose only words are this Markdown.
fn holding(markdown: &str) -> Vec<u8> {
    let mut report = quarter::empty();
    report.areas[0].entries.push(quarter::entry(1, "Entry", EntryKind::Note, markdown));
    docx(&report)
}

/// What Word asks to repair, or shows otherwise than it is meant, though the XML is well-formed.
fn sound(bytes: &[u8]) {
    check(bytes);
    let (body, styles, numbering) = (body(bytes), part(bytes, "word/styles.xml"), part(bytes, "word/numbering.xml"));
    let (body, styles, numbering) =
        (Document::parse(&body).unwrap(), Document::parse(&styles).unwrap(), Document::parse(&numbering).unwrap());
    let known: BTreeSet<&str> = all(&styles, "style").filter_map(|style| style.attribute((W, "styleId"))).collect();
    for name in ["pStyle", "rStyle", "tblStyle"] {
        for style in all(&body, name).filter_map(|style| style.attribute((W, "val"))) {
            assert!(known.contains(style), "{style} is no style");
        }
    }
    let lists: BTreeSet<&str> = all(&numbering, "num").filter_map(|list| list.attribute((W, "numId"))).collect();
    for list in all(&body, "numId").filter_map(|list| list.attribute((W, "val"))) {
        assert!(lists.contains(list), "{list} is no list");
    }
    for table in all(&body, "tbl") {
        let columns = all_below(table, "gridCol");
        let rows: Vec<_> = table.children().filter(|node| node.has_tag_name((W, "tr"))).collect();
        assert!(rows.iter().all(|row| all_below(*row, "tc") == columns), "every row has a cell for each column");
        assert!(value_of(rows[0], "tblHeader"), "the first row is the head of each page");
        assert!(table.next_sibling_element().unwrap().has_tag_name((W, "p")), "two tables in a row would be one");
    }
    for cell in all(&body, "tc") {
        assert!(cell.last_element_child().unwrap().has_tag_name((W, "p")), "a cell ends with a paragraph");
    }
    let shapes: Vec<&str> = body
        .descendants()
        .filter(|node| ["docPr", "cNvPr"].contains(&node.tag_name().name()))
        .map(|node| node.attribute("id").unwrap())
        .collect();
    assert_eq!(shapes.len(), shapes.iter().collect::<BTreeSet<_>>().len(), "no two shapes have one id");
    let relations = part(bytes, "word/_rels/document.xml.rels");
    for node in body.descendants() {
        if let Some(id) = node.attribute((R, "id")) {
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{id} leads nowhere");
        }
    }
}

fn all_below(node: Node, name: &str) -> usize {
    node.descendants().filter(|below| below.has_tag_name((W, name))).count()
}

fn value_of(node: Node, name: &str) -> bool {
    all_below(node, name) > 0
}

#[test]
fn everything_that_the_report_says_is_in_it() {
    let bytes = docx(&quarter::full());
    let said = paragraphs(&body(&bytes));
    for shown in SHOWN {
        assert!(said.iter().any(|(_, text)| text.contains(shown)), "{shown} is missing");
    }
    assert_eq!(said.iter().filter(|(_, text)| text.contains(HOSTILE)).count(), 7, "shown as it was written");
}

#[test]
fn word_has_nothing_to_repair() {
    for report in [quarter::full(), quarter::private(), quarter::empty()] {
        sound(&docx(&report));
    }
}

#[test]
fn headings_are_words_own_and_skip_no_level() {
    for report in [quarter::full(), quarter::private()] {
        let bytes = docx(&report);
        assert_eq!(styled(&bytes, "Title"), ["Progress in Q3 2026"]);
        let said = paragraphs(&body(&bytes));
        let levels: Vec<u8> =
            said.iter().filter_map(|(style, _)| style.strip_prefix("Heading")?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
    let bytes = docx(&quarter::full());
    assert!(styled(&bytes, "Heading1").contains(&"Leadership".to_owned()));
    assert!(styled(&bytes, "Heading2").contains(&"Skills rated differently".to_owned()));
    assert!(styled(&bytes, "Heading3").contains(&"Found the NCCL timeout".to_owned()));
    assert_eq!(styled(&bytes, "Heading4"), ["What happened"], "what a person wrote lies below its record");
}

#[test]
fn markdown_has_the_styles_of_word() {
    let bytes = docx(&quarter::full());
    assert!(styled(&bytes, "ListNumber").contains(&"Bisected the config".to_owned()));
    assert!(styled(&bytes, "ListBullet").contains(&"it waited for Vec<String> to arrive".to_owned()));
    assert!(styled(&bytes, "ListTask").contains(&"☑ wrote the runbook".to_owned()));
    assert!(styled(&bytes, "ListTask").contains(&"☐ told the platform infrastructure team".to_owned()));
    assert_eq!(styled(&bytes, "Quote"), ["It is always the network, except when it is the disk."]);
    assert!(styled(&bytes, "Code")[0].starts_with("NCCL_DEBUG=INFO torchrun"));
    assert_eq!(styled(&bytes, "FootnoteText"), ["1The default is thirty minutes."]);
    assert!(styled(&bytes, "TableText").contains(&"41 min".to_owned()));
}

#[test]
fn each_numbered_list_counts_by_itself_and_nests() {
    let bytes = holding("3. a\n4. b\n   - c\n     1. d\n\n> 1. e");
    let xml = body(&bytes);
    let xml = Document::parse(&xml).unwrap();
    let points: Vec<(String, &str, &str)> = all(&xml, "p")
        .filter_map(|paragraph| Some((said(paragraph), value(paragraph, "numId")?, value(paragraph, "ilvl")?)))
        .collect();
    let said: Vec<_> = points.iter().map(|(text, list, level)| (text.as_str(), *list, *level)).collect();
    assert_eq!(said, [("a", "2", "0"), ("b", "2", "0"), ("c", "1", "1"), ("d", "3", "2"), ("e", "4", "0")]);
    let numbering = part(&bytes, "word/numbering.xml");
    for (list, level, start) in [(2, 0, 3), (3, 2, 1), (4, 0, 1)] {
        let counted = format!(
            r#"<w:num w:numId="{list}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>"#
        );
        assert!(numbering.contains(&counted), "{numbering}");
    }
}

#[test]
fn drawings_are_shapes_that_say_their_numbers() {
    let xml = body(&docx(&quarter::full()));
    let xml = Document::parse(&xml).unwrap();
    let says: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("descr")).collect();
    assert!(says.contains(&"Continuous Learning: 16 h 45"), "{says:?}");
    assert!(says.contains(&"Distributed training: before 1, now 3 Senior"), "{says:?}");
    assert!(says.contains(&"Reading papers: before not rated, now 2 Deep Learning Engineer"), "{says:?}");
    let shapes = xml.descendants().filter(|node| node.attribute("prst") == Some("rect")).count();
    assert!(says.contains(&"Train across machines with confidence: 60 %"), "{says:?}");
    assert_eq!(shapes, 5, "a bar for each area that took time, and for each goal that says how far it is");
}

#[test]
fn links_lead_only_where_the_person_pointed() {
    let relations = part(&docx(&quarter::full()), "word/_rels/document.xml.rels");
    assert!(relations.contains("https://verify.example/EC-4711"));
    assert!(!relations.contains("javascript"), "{relations}");
    let odd = holding("[a](https://e.org/%zz\"ü|[1]) [b](javascript:x) ![c](https://e.org/c.png)");
    sound(&odd);
    let relations = part(&odd, "word/_rels/document.xml.rels");
    assert!(relations.contains(r#"Target="https://e.org/%zz"#) || relations.contains("%25zz"), "{relations}");
    assert!(relations.contains("https://e.org/c.png") && !relations.contains("javascript"), "{relations}");
    assert!(!parts(&odd).iter().any(|(name, _)| name.contains("media")), "nothing is fetched and shown");
    let long = holding(&format!("[a](https://e.org/{})", "x".repeat(3000)));
    assert!(
        !part(&long, "word/_rels/document.xml.rels").contains("External"),
        "Word gives up a file with such an address"
    );
}

#[test]
fn only_a_private_copy_says_so_on_each_page() {
    let private = docx(&quarter::private());
    let head: Vec<_> = paragraphs(&part(&private, "word/header.xml"));
    assert_eq!(head, [("Header".to_owned(), "Private copy: includes everything".to_owned())]);
    assert!(body(&private).contains("<w:headerReference w:type=\"default\""));
    let shared = docx(&quarter::full());
    assert!(!parts(&shared).iter().any(|(name, _)| name.contains("header")));
    let foot = paragraphs(&part(&shared, "word/footer.xml"));
    assert_eq!(foot[0].1, "Progress in Q3 2026 · Amélie Dubois 1 of 1", "the fields count when it is opened");
}

#[test]
fn it_tells_its_title_author_language_and_the_day_of_the_record() {
    let bytes = docx(&quarter::full());
    let core = part(&bytes, "docProps/core.xml");
    for said in [
        "<dc:title>Progress in Q3 2026 · Amélie Dubois</dc:title>",
        "<dc:creator>Amélie Dubois</dc:creator>",
        "<dc:language>en-GB</dc:language>",
        "2026-09-30T00:00:00Z</dcterms:created>",
        "2026-09-30T00:00:00Z</dcterms:modified>",
    ] {
        assert!(core.contains(said), "{said} in {core}");
    }
    assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="en-GB"/>"#));
    assert!(!part(&docx(&quarter::empty()), "docProps/core.xml").contains("creator"), "without a name");
}

#[test]
fn it_is_set_for_its_paper() {
    for (paper, size) in [(Paper::A4, r#"w:w="11906" w:h="16838""#), (Paper::Letter, r#"w:w="12240" w:h="15840""#)] {
        let bytes = write(&quarter::full(), Format::Docx, &Options { paper }).unwrap().bytes;
        sound(&bytes);
        assert!(body(&bytes).contains(size), "{paper:?}");
    }
}

#[test]
fn what_is_read_from_right_to_left_is_set_so() {
    let xml = body(&docx(&quarter::private()));
    let xml = Document::parse(&xml).unwrap();
    let turned = all(&xml, "p").filter(|paragraph| value_of(*paragraph, "bidi"));
    let texts: Vec<String> = turned.map(said).collect();
    assert_eq!(texts, ["הרשימה שלי", "שלום עולם, NCCL 2.19.", "مرحبا بالعالم"]);
}

#[test]
fn letters_that_xml_cannot_write_are_left_out() {
    let bytes = holding("a&#1;b\u{1}c\u{fffe}d&#xFFFF;e `f\u{b}g`");
    sound(&bytes);
    assert!(paragraphs(&body(&bytes)).iter().any(|(_, text)| text == "abcde fg"), "{}", body(&bytes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_markdown_breaks_it(text in "[-<>/a-c\"'=:()\\[\\]!`*_#&;0-9.\n|~^ \\PC]{0,120}") {
        sound(&holding(&text));
    }
}

#[test]
fn however_deep_it_nests_it_holds() {
    let deep: String = (0..40).map(|level| format!("{}- {level}\n", "  ".repeat(level))).collect();
    sound(&holding(&deep));
    sound(&holding(&format!("{}1. x", ">".repeat(300))));
    sound(&holding("- \n- # a\n-     code\n- | a | b |\n  |---|---|\n  | c | d |\n- > e\n- - f"));
}

#[test]
fn a_table_that_is_too_wide_for_word_is_lines() {
    for (columns, tables) in [(63, 2), (64, 1)] {
        let row = |cell: &str| format!("|{}", format!("{cell}|").repeat(columns));
        let bytes = holding(&format!("{}\n{}\n{}", row("h"), row("-"), row("c")));
        sound(&bytes);
        let xml = body(&bytes);
        assert_eq!(all(&Document::parse(&xml).unwrap(), "tbl").count(), tables, "with the totals");
        assert_eq!(xml.matches(">c</w:t>").count(), columns);
    }
}
