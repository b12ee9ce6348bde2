//! The outline as one HTML file: no script, nothing to fetch, light and dark, ready to print.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::Paper;
use crate::outline::{Block, Cell, ColumnKind, Outline, Point, Span, Table};
use crate::prose;

/// Text as it may stand in HTML or XML, in an element or between double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The whole file.
pub(crate) fn write(outline: &Outline, paper: Paper) -> String {
    let banner = outline.banner.unwrap_or_default();
    let mut body = String::new();
    if !banner.is_empty() {
        body.push_str(&format!("<p class=\"banner\" role=\"note\">{}</p>\n", escape(banner)));
    }
    body.push_str(&main(outline));
    file(&outline.title_and_name(), &style(paper, banner), None, &body)
}

/// The style of a document on its sheet.
pub(crate) fn style(paper: Paper, banner: &str) -> String {
    let sheet = match paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    include_str!("report.css").replace("/*paper*/A4", sheet).replace("/*banner*/", banner)
}

/// A file that needs nothing from outside: its policy allows this style and this script, and no other.
pub(crate) fn file(title: &str, style: &str, script: Option<&str>, body: &str) -> String {
    let allowed = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let scripts = script.map(|script| format!(" script-src {};", allowed(script))).unwrap_or_default();
    let script = script.map(|script| format!("<script>{script}</script>\n")).unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style_hash};{scripts} img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}{script}</body>\n</html>\n",
        style_hash = allowed(style),
        title = escape(title),
    )
}

/// The document itself, for a page that brings its own frame and style.
pub(crate) fn main(outline: &Outline) -> String {
    let mut out = format!("<main>\n{}", header(outline));
    blocks(&mut out, &outline.blocks);
    out.push_str("</main>\n");
    out
}

/// The head of the document.
pub(crate) fn header(outline: &Outline) -> String {
    let mut out = format!("<header>\n<h1>{}</h1>\n", escape(&outline.title));
    for (class, text) in [("name", &outline.name), ("role", &outline.role), ("period", &outline.period)] {
        if !text.is_empty() {
            out.push_str(&format!("<p class=\"{class}\" dir=\"auto\">{}</p>\n", escape(text)));
        }
    }
    out.push_str("</header>\n");
    out
}

/// Appends blocks as elements.
pub(crate) fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                out.push_str(&format!("<h{level} dir=\"auto\">{}</h{level}>\n", escape(text)))
            }
            Block::Facts { text } => {
                out.push_str(&format!("<p class=\"quiet facts\" dir=\"auto\">{}</p>\n", escape(text)))
            }
            Block::Label { text } => out.push_str(&format!("<p class=\"label\">{}</p>\n", escape(text))),
            Block::Mention { text, area } => out.push_str(&format!(
                "<p class=\"mention\" dir=\"auto\">{}<span class=\"quiet\"> — see {}</span></p>\n",
                escape(text),
                escape(area)
            )),
            Block::Line { text, quiet } => {
                let class = if *quiet { " class=\"quiet\"" } else { "" };
                out.push_str(&format!("<p{class} dir=\"auto\">{}</p>\n", spans(text)));
            }
            Block::Points { points } => list(out, points),
            Block::Table(it) => table(out, it),
            Block::Pair { left, right } => {
                out.push_str("<div class=\"pair\">\n<div>\n");
                self::blocks(out, left);
                out.push_str("</div>\n<div>\n");
                self::blocks(out, right);
                out.push_str("</div>\n</div>\n");
            }
            Block::Prose { prose } => {
                out.push_str("<div class=\"prose\" dir=\"auto\">\n");
                out.push_str(&prose::html(&prose.markdown, prose.place));
                out.push_str("</div>\n");
            }
        }
    }
}

fn list(out: &mut String, points: &[Point]) {
    let tasks = points.iter().any(|point| point.done.is_some());
    out.push_str(if tasks { "<ul class=\"tasks\">\n" } else { "<ul>\n" });
    for point in points {
        let (class, mark) = match point.done {
            Some(true) => (" class=\"done\"", "<span class=\"state\" role=\"img\" aria-label=\"done\">✓</span> "),
            Some(false) => (" class=\"open\"", "<span class=\"state\" role=\"img\" aria-label=\"open\">○</span> "),
            None => ("", ""),
        };
        out.push_str(&format!("<li{class} dir=\"auto\">{mark}{}</li>\n", spans(&point.text)));
    }
    out.push_str("</ul>\n");
}

fn table(out: &mut String, table: &Table) {
    let class = |kind: ColumnKind| match kind {
        ColumnKind::Words => "words",
        ColumnKind::Long => "long",
        ColumnKind::Short => "short",
        ColumnKind::Number => "number",
        ColumnKind::Drawing => "drawing",
    };
    out.push_str("<table>\n<thead><tr>");
    for column in &table.columns {
        let name = if column.name.is_empty() {
            "<span class=\"spoken\">Chart</span>".to_owned()
        } else {
            escape(&column.name)
        };
        out.push_str(&format!("<th scope=\"col\" class=\"{}\">{name}</th>", class(column.kind)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let (open, close) = if index == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let content = match cell {
                Cell::Line { text } => spans(text),
                Cell::Drawing(strip) => strip.drawing.svg.clone(),
            };
            out.push_str(&format!("<{open} class=\"{}\" dir=\"auto\">{content}</{close}>", class(column.kind)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn spans(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text { text } => escape(text),
            Span::Quiet { text } => format!("<span class=\"quiet\">{}</span>", escape(text)),
            Span::Link { text, url } => format!("<a href=\"{}\">{}</a>", escape(url), escape(text)),
        })
        .collect()
}
