//! What the one-file HTML holds.

use base64::Engine as _;
use cairn_report::{Format, Options, Paper, write};
use sha2::{Digest as _, Sha256};

use crate::quarter::{self, HOSTILE};
use crate::{SHOWN, text};

/// What a browser shows: the text between the tags, without spaces.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for letter in html.chars() {
        match letter {
            '<' => within = true,
            '>' => within = false,
            letter if !within && !letter.is_whitespace() => out.push(letter),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn everything_that_the_report_says_is_shown() {
    let shown = words(&text(&quarter::full(), Format::Html));
    for wanted in SHOWN {
        assert!(shown.contains(&tight(wanted)), "{wanted} is missing");
    }
    assert_eq!(shown.matches(&tight(HOSTILE)).count(), 7, "shown as it was written, wherever it was written");
}

#[test]
fn each_drawing_has_its_numbers_beside_it_in_a_table() {
    let html = text(&quarter::full(), Format::Html);
    let row = html.split("<tr>").find(|row| row.contains("<svg") && row.contains("confidence")).unwrap();
    assert!(
        row.contains("aria-label=\"Train across machines with confidence: 60 %\"") && row.contains(">60 %</td>"),
        "{row}"
    );
    assert_eq!(html.matches("<svg").count(), html.split("<tr>").filter(|row| row.contains("<svg")).count());
}

#[test]
fn its_policy_allows_its_own_style_and_nothing_else() {
    for report in [quarter::full(), quarter::private()] {
        for paper in [Paper::A4, Paper::Letter] {
            let html = String::from_utf8(write(&report, Format::Html, &Options { paper }).unwrap().bytes).unwrap();
            let (_, rest) = html.split_once("<style>").unwrap();
            let (style, _) = rest.split_once("</style>").unwrap();
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style.as_bytes()));
            let policy = format!(
                "content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'\""
            );
            assert!(html.contains(&policy), "{html:.600}");
            assert!(style.contains(if paper == Paper::A4 { "size: A4;" } else { "size: letter;" }));
        }
    }
}

#[test]
fn it_carries_no_script_and_fetches_nothing() {
    let html = text(&quarter::private(), Format::Html);
    let lower = html.to_ascii_lowercase();
    for never in [
        "<script",
        "<iframe",
        "<img",
        "<link",
        "<object",
        "<form",
        "<base",
        " style=",
        " src=",
        " srcset=",
        "url(",
        "@import",
        "href=\"javascript",
        "href=\"data",
        "href=\"file",
    ] {
        assert!(!lower.contains(never), "{never}");
    }
    for (attribute, _) in tags(&lower).iter().flat_map(|tag| attributes(tag)) {
        assert!(!attribute.starts_with("on"), "{attribute} would be a script");
    }
    let mut links: Vec<_> = tags(&html)
        .iter()
        .flat_map(|tag| attributes(tag))
        .filter(|(name, _)| name == "href")
        .map(|(_, to)| to)
        .collect();
    links.retain(|to| !to.starts_with("#fn"));
    assert_eq!(links.len(), 6, "{links:#?}");
    assert!(links.iter().all(|to| to.starts_with("https://")), "only where the person pointed: {links:#?}");
}

#[test]
fn it_is_a_structured_page_for_light_dark_and_paper() {
    let html = text(&quarter::full(), Format::Html);
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    for part in [
        "<main>",
        "<h1>",
        "<h2 ",
        "<h3 ",
        "<h4 ",
        "<th scope=\"col\"",
        "<th scope=\"row\"",
        "light-dark(",
        "@media print",
        "role=\"img\" aria-label=\"Leadership: 6 h 50\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let mut level = 0;
    for tag in
        tags(&html).iter().filter(|tag| tag.len() >= 2 && tag.starts_with('h') && tag.as_bytes()[1].is_ascii_digit())
    {
        let next = usize::from(tag.as_bytes()[1] - b'0');
        assert!(next <= level + 1, "h{next} follows h{level}");
        level = next;
    }
}

#[test]
fn no_two_parts_of_the_page_share_a_name() {
    let mut report = quarter::full();
    let twice = report.areas[0].entries[1].clone();
    report.areas[1].entries.push(twice);
    let html = text(&report, Format::Html);
    let mut ids: Vec<_> =
        tags(&html).iter().flat_map(|tag| attributes(tag)).filter(|(name, _)| name == "id").map(|(_, id)| id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((all, ids.len()), (4, 4), "two notes with a footnote of the same name");
}

#[test]
fn a_private_copy_says_so() {
    assert!(
        text(&quarter::private(), Format::Html)
            .contains("<p class=\"banner\" role=\"note\">Private copy: includes everything</p>")
    );
    assert!(!text(&quarter::full(), Format::Html).contains("Private copy"));
}

/// Each tag's inside, without comments and the style sheet.
fn tags(html: &str) -> Vec<String> {
    let (_, body) = html.split_once("<body>").unwrap();
    body.split('<').skip(1).filter_map(|part| part.split_once('>').map(|(tag, _)| tag.to_owned())).collect()
}

fn attributes(tag: &str) -> Vec<(String, String)> {
    tag.split('"')
        .collect::<Vec<_>>()
        .chunks_exact(2)
        .filter_map(|pair| {
            pair[0]
                .trim()
                .strip_suffix('=')
                .and_then(|name| name.split_whitespace().last())
                .map(|name| (name.to_owned(), pair[1].to_owned()))
        })
        .collect()
}
