//! The parts of the file besides its text: what it is made of, who wrote it, its lists, its head and foot.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::body::Body;
use super::paragraph::{DEEPEST, Look, STEP, run};
use super::{Sheet, xml};
use crate::outline::Outline;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The vocabulary of the text, its head and its foot.
const WORDS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
/// The vocabulary of shapes.
const SHAPES: &str = r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#;
/// What a relation between two parts is called by begins so.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
/// What a point begins with, by how deep it is nested.
const BULLETS: [&str; 3] = ["•", "–", "▪"];

/// The parts in the order in which they stand in the file, each with its name.
pub(super) fn of(outline: &Outline, body: &Body, as_of: NaiveDate, sheet: Sheet) -> Vec<(String, String)> {
    let mut beside = vec![
        ("styles", include_str!("styles.xml").to_owned()),
        ("settings", settings()),
        ("numbering", numbering(&body.lists)),
        ("footer", footer(outline, sheet)),
    ];
    beside.extend(outline.banner.map(|banner| ("header", header(banner))));
    let kinds: Vec<&str> = beside.iter().map(|(kind, _)| *kind).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(&kinds)),
        ("_rels/.rels".to_owned(), entrance()),
        ("docProps/core.xml".to_owned(), core(outline, as_of)),
        ("docProps/app.xml".to_owned(), app()),
        ("word/document.xml".to_owned(), document(outline, body, sheet)),
        ("word/_rels/document.xml.rels".to_owned(), relations(&kinds, &body.links)),
    ];
    parts.extend(beside.into_iter().map(|(kind, part)| (format!("word/{kind}.xml"), part)));
    parts
}

fn content_types(kinds: &[&str]) -> String {
    let mut out = format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{OFFICE}.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="{OFFICE}.extended-properties+xml"/>"#
    );
    for kind in kinds {
        let _ = write!(
            out,
            r#"<Override PartName="/word/{kind}.xml" ContentType="{OFFICE}.wordprocessingml.{kind}+xml"/>"#
        );
    }
    out + "</Types>"
}

/// Where a reader of the file begins.
fn entrance() -> String {
    format!(
        r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="document" Type="{RELATION}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="app" Type="{RELATION}/extended-properties" Target="docProps/app.xml"/></Relationships>"#
    )
}

/// The parts that the text uses, and where its links lead.
fn relations(kinds: &[&str], links: &[String]) -> String {
    let mut out = format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">"#);
    for kind in kinds {
        let _ = write!(out, r#"<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>"#);
    }
    for (link, number) in links.iter().zip(1..) {
        let _ = write!(
            out,
            r#"<Relationship Id="link{number}" Type="{RELATION}/hyperlink" Target="{}" TargetMode="External"/>"#,
            xml(link)
        );
    }
    out + "</Relationships>"
}

fn core(outline: &Outline, as_of: NaiveDate) -> String {
    let author = match outline.name.as_str() {
        "" => String::new(),
        name => format!("<dc:creator>{}</dc:creator>", xml(name)),
    };
    let written =
        |what: &str| format!(r#"<dcterms:{what} xsi:type="dcterms:W3CDTF">{as_of}T00:00:00Z</dcterms:{what}>"#);
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title>{author}<dc:language>en-GB</dc:language>{}{}</cp:coreProperties>"#,
        xml(&outline.title_and_name()),
        written("created"),
        written("modified")
    )
}

fn app() -> String {
    format!(
        r#"{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Cairn</Application></Properties>"#
    )
}

fn document(outline: &Outline, body: &Body, sheet: Sheet) -> String {
    let head = if outline.banner.is_some() { r#"<w:headerReference w:type="default" r:id="header"/>"# } else { "" };
    let Sheet { width, height } = sheet;
    let margin = Sheet::MARGIN;
    format!(
        r#"{DECLARATION}<w:document {WORDS} {SHAPES}><w:body>{}<w:sectPr>{head}<w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
        body.xml
    )
}

/// Without the mode that says otherwise, Word shows the file as one of an old version.
fn settings() -> String {
    format!(
        r#"{DECLARATION}<w:settings {WORDS}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

/// The bullets, and each numbered list with what it begins with.
fn numbering(lists: &[(u32, u32)]) -> String {
    let mut out = format!("{DECLARATION}<w:numbering {WORDS}>");
    for (list, format) in [(0, "bullet"), (1, "decimal")] {
        let _ = write!(out, r#"<w:abstractNum w:abstractNumId="{list}"><w:multiLevelType w:val="hybridMultilevel"/>"#);
        for (level, bullet) in (0..=DEEPEST).zip(BULLETS.iter().cycle()) {
            let text = if format == "bullet" { (*bullet).to_owned() } else { format!("%{}.", level + 1) };
            let left = (level + 1) * STEP;
            let _ = write!(
                out,
                r#"<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{STEP}"/></w:pPr></w:lvl>"#
            );
        }
        out.push_str("</w:abstractNum>");
    }
    out.push_str(r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#);
    for ((level, start), list) in lists.iter().zip(2..) {
        let _ = write!(
            out,
            r#"<w:num w:numId="{list}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>"#,
            level.min(&DEEPEST)
        );
    }
    out + "</w:numbering>"
}

fn header(banner: &str) -> String {
    let runs = run(banner, Look::default());
    format!(r#"{DECLARATION}<w:hdr {WORDS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs}</w:p></w:hdr>"#)
}

/// What the document is, and which of its pages this is.
fn footer(outline: &Outline, sheet: Sheet) -> String {
    let title = run(&format!("{}\t", outline.title_and_name()), Look::default());
    let field = |name: &str| format!(r#"<w:fldSimple w:instr=" {name} ">{}</w:fldSimple>"#, run("1", Look::default()));
    format!(
        r#"{DECLARATION}<w:ftr {WORDS}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs></w:pPr>{title}{}{}{}</w:p></w:ftr>"#,
        sheet.inside(),
        field("PAGE"),
        run(" of ", Look::default()),
        field("NUMPAGES")
    )
}
