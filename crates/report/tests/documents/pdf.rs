//! What the PDF holds.

use std::process::Command;

use cairn_report::{Format, Options, Paper, write};
use lopdf::{Document, Object};

use crate::quarter::{self, HOSTILE};
use crate::{SHOWN, document};

/// The text that a reader can select, without spaces (a page breaks lines where it likes).
pub fn words(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    tight(&pdf.extract_text(&pages).unwrap())
}

fn tight(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

#[test]
fn the_text_can_be_selected() {
    let words = words(&document(&quarter::full(), Format::Pdf).bytes);
    for shown in SHOWN {
        assert!(words.contains(&tight(shown)), "{shown} is missing");
    }
}

#[test]
fn what_a_person_wrote_is_shown_and_never_obeyed() {
    let bytes = document(&quarter::full(), Format::Pdf).bytes;
    let words = words(&bytes);
    assert_eq!(
        words.matches(&tight(HOSTILE)).count(),
        7,
        "title, note, milestone, takeaway, decision, action, activity"
    );
    for name in
        [&b"/JavaScript"[..], b"/JS ", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFile", b"javascript:alert(3)"]
    {
        assert!(!holds(&bytes, name), "{}", String::from_utf8_lossy(name));
    }
}

#[test]
fn links_lead_only_where_the_person_pointed() {
    let pdf = Document::load_mem(&document(&quarter::full(), Format::Pdf).bytes).unwrap();
    let mut addresses: Vec<String> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .flat_map(|dict| {
            [dict.get(b"URI").ok(), dict.get(b"A").ok().and_then(|action| action.as_dict().ok()?.get(b"URI").ok())]
        })
        .flatten()
        .filter_map(|address| address.as_str().ok())
        .map(|address| String::from_utf8_lossy(address).into_owned())
        .collect();
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), 6, "{addresses:#?}");
    assert!(addresses.iter().all(|address| address.starts_with("https://")), "{addresses:#?}");
}

#[test]
fn it_is_a_tagged_document_that_claims_pdf_ua() {
    let bytes = document(&quarter::full(), Format::Pdf).bytes;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for mark in [
        &b"/StructTreeRoot"[..],
        b"/MarkInfo<</Marked true",
        b"/Lang(en)",
        b"<pdfuaid:part>1<",
        b"/S/TH",
        b"/S/H4",
        b"/S/Figure",
    ] {
        assert!(holds(&bytes, mark), "{} is missing", String::from_utf8_lossy(mark));
    }
}

#[test]
fn its_metadata_names_the_person_and_no_machine() {
    let bytes = document(&quarter::full(), Format::Pdf).bytes;
    let pdf = Document::load_mem(&bytes).unwrap();
    let info = pdf.get_object(pdf.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap().as_dict().unwrap();
    let said = |key: &[u8]| info.get(key).ok().and_then(|value| lopdf::decode_text_string(value).ok());
    assert_eq!(said(b"Title").as_deref(), Some("Progress in Q3 2026 · Amélie Dubois"));
    assert_eq!(said(b"Author").as_deref(), Some("Amélie Dubois"));
    assert_eq!(said(b"Creator").as_deref(), Some("Cairn"));
    assert!(said(b"CreationDate").unwrap().starts_with("D:20260930"), "the period's last day, not today");
    for variable in ["USER", "HOSTNAME", "HOME"] {
        if let Some(value) = std::env::var(variable).ok().filter(|value| value.len() > 3) {
            assert!(!holds(&bytes, value.as_bytes()), "{variable} is in the file");
        }
    }
}

#[test]
fn every_font_is_inside() {
    let pdf = Document::load_mem(&document(&quarter::full(), Format::Pdf).bytes).unwrap();
    let described: Vec<_> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor"))
        .collect();
    assert_eq!(described.len(), 4, "regular, semi-bold, italic and mono");
    assert!(described.iter().all(|font| font.has(b"FontFile2") || font.has(b"FontFile3")));
}

#[test]
fn the_paper_is_the_one_that_was_asked_for() {
    let width = |paper| {
        let bytes = write(&quarter::empty(), Format::Pdf, &Options { paper }).unwrap().bytes;
        let pdf = Document::load_mem(&bytes).unwrap();
        let (_, page) = pdf.get_pages().into_iter().next().unwrap();
        let media =
            pdf.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap()[2].as_float().unwrap();
        media.round()
    };
    assert_eq!((width(Paper::A4), width(Paper::Letter)), (595.0, 612.0), "points");
}

#[test]
fn every_page_is_numbered_and_a_private_one_says_so() {
    let pdf = Document::load_mem(&document(&quarter::private(), Format::Pdf).bytes).unwrap();
    let pages = pdf.get_pages().len();
    assert!(pages > 1);
    for number in 1..=pages {
        let text = tight(&pdf.extract_text(&[u32::try_from(number).unwrap()]).unwrap());
        assert!(text.contains(&format!("{number}of{pages}")), "page {number}: {text}");
        assert!(text.contains("Privatecopy:includeseverything"), "page {number}: {text}");
    }
    let public = words(&document(&quarter::full(), Format::Pdf).bytes);
    assert!(!public.contains("Privatecopy"));
}

#[test]
fn a_letter_that_no_font_has_is_named() {
    let mut report = quarter::empty();
    // A code point that Unicode has not given to any letter.
    report.intentions = vec!["Learn \u{3fff0}".into()];
    let document = document(&report, Format::Pdf);
    assert_eq!(document.warnings, ["No font on this machine has “\u{3fff0}” (U+3FFF0); it is shown as a box."]);
    assert!(holds(&document.bytes, b"/MarkInfo<</Marked true"), "it is tagged all the same");
    assert!(
        !holds(&document.bytes, b"pdfuaid:part"),
        "a box for a letter is what PDF/UA forbids, so it is not claimed"
    );
}

#[test]
fn many_letters_that_no_font_has_are_named_in_few_sentences() {
    let mut report = quarter::empty();
    report.intentions = vec![('\u{3ff00}'..='\u{3ff31}').collect::<String>().into()];
    let warnings = document(&report, Format::Pdf).warnings;
    assert_eq!(warnings.len(), 4);
    assert!(warnings[3].starts_with("No font on this machine has 47 more letters of the text ("), "{}", warnings[3]);
}

#[test]
fn nothing_that_a_person_can_write_keeps_a_page_from_being_set() {
    let bodies = [
        format!("{} deep", ">".repeat(3_000)),
        (0..400).map(|depth| format!("{}- point\n", "  ".repeat(depth))).collect(),
        format!("{}x{}", "*a **b ".repeat(300), "** *".repeat(300)),
        "| a |\n|---|\n".to_owned() + &"| b | c | d |\n".repeat(30),
        "[^1]\n\n[^1]: [^1]\n\n[^2]: unused".to_owned(),
        "# \n\n###### \n\n- \n\n> \n\n```\n```\n\n![]()\n\n[]()\n\n<!-- -->\n\n* * *".to_owned(),
        "\u{1}\u{7f}\u{85}\u{feff}\u{202e}right to left\u{fffe}\u{10ffff}".to_owned(),
        "word ".repeat(4_000),
        "9999999999. nine\n\n0. zero".to_owned(),
        "<div>\n<p onclick=x>\n</div>\n\n<?php\n\n<![CDATA[".to_owned(),
    ];
    for body in bodies {
        let mut report = quarter::empty();
        report.areas[0].entries = vec![quarter::entry(1, "", cairn::EntryKind::Note, &body)];
        for format in Format::ALL {
            assert!(write(&report, format, &Options::default()).is_ok(), "{format:?} of {:.60}", body);
        }
    }
}

#[test]
fn another_process_writes_the_same_bytes() {
    const ASKED: &str = "CAIRN_REPORT_COPY";
    let bytes = document(&quarter::full(), Format::Pdf).bytes;
    if let Some(path) = std::env::var_os(ASKED) {
        std::fs::write(path, bytes).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.pdf");
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "pdf::another_process_writes_the_same_bytes"])
        .env(ASKED, &copy)
        .env("TZ", "Pacific/Auckland")
        .env("LANG", "tr_TR.UTF-8")
        .env("HOME", folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(std::fs::read(&copy).unwrap() == bytes, "the bytes depend on the process, its zone, language or home");
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
