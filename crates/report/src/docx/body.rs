//! The text of the document: the outline's blocks, one after the other.

use super::paragraph::{Look, Setting, run};
use crate::outline::{Block, Outline, Point, Span};
use crate::words;

/// The list of points without an order, which begins no count.
pub(super) const BULLETS: u32 = 1;

/// What is written of the document so far.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The paragraphs and tables.
    pub(super) xml: String,
    /// Where the links lead, the first of them `link1`.
    pub(super) links: Vec<String>,
    /// The numbered lists after the bullets: how deep each is nested and what it begins with.
    pub(super) lists: Vec<(u32, u32)>,
    /// How many shapes there are.
    pub(super) shapes: u32,
    /// How wide the text is, in twentieths of a point.
    pub(super) width: u32,
}

impl Body {
    /// The whole outline.
    pub(super) fn of(outline: &Outline, width: u32) -> Self {
        let mut body = Self { width, ..Self::default() };
        body.line("Title", &outline.title);
        for (style, text) in [("Subtitle", &outline.name), ("Normal", &outline.role), ("Aside", &outline.period)] {
            if !text.is_empty() {
                body.line(style, text);
            }
        }
        body.blocks(&outline.blocks);
        body
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                // The title has a style of its own, so that the headings below it begin at 1.
                Block::Heading { level, text } => self.line(&format!("Heading{}", level - 1), text),
                Block::Facts { text } => self.line("Facts", text),
                Block::Label { text } => self.line("Label", text),
                Block::Mention { text, area } => {
                    let elsewhere = Span::Quiet { text: format!(" — see {area}") };
                    self.said("Normal", &[Span::Text { text: text.clone() }, elsewhere]);
                }
                Block::Line { text, quiet } => self.said(if *quiet { "Aside" } else { "Normal" }, text),
                Block::Points { points } => points.iter().for_each(|point| self.point(point)),
                Block::Table(table) => self.table(table),
                // A page to write on keeps its tables below each other, where they can grow.
                Block::Pair { left, right } => {
                    self.blocks(left);
                    self.blocks(right);
                }
                Block::Prose { prose } => self.prose(&prose.markdown, prose.place),
            }
        }
    }

    fn said(&mut self, style: &str, text: &[Span]) {
        let (rtl, runs) = self.spans(text);
        self.paragraph(style, Setting { rtl, ..Setting::default() }, &runs);
    }

    fn point(&mut self, point: &Point) {
        let (rtl, runs) = self.spans(&point.text);
        let setting = Setting { steps: 1, marked: true, rtl, ..Setting::default() };
        match point.done {
            Some(done) => self.paragraph("ListTask", setting, &(task(done) + &runs)),
            None => self.paragraph("ListBullet", Setting { point: Some((BULLETS, 0)), ..setting }, &runs),
        }
    }

    /// Stretches of a line, and whether the line is read from right to left.
    pub(super) fn spans(&mut self, spans: &[Span]) -> (bool, String) {
        let mut whole = String::new();
        let mut runs = String::new();
        for span in spans {
            let styled = |text: &str, style| run(text, Look { style, ..Look::default() });
            match span {
                Span::Text { text } => runs.push_str(&styled(text, None)),
                Span::Quiet { text } => runs.push_str(&styled(text, Some("Quiet"))),
                Span::Link { text, url } => runs.push_str(&self.link(url, &styled(text, Some("Hyperlink")))),
            }
            let (Span::Text { text } | Span::Quiet { text } | Span::Link { text, .. }) = span;
            whole.push_str(text);
        }
        (words::right_to_left(&whole), runs)
    }
}

/// The mark of what is done or open, which every screen reader names.
pub(super) fn task(done: bool) -> String {
    run(if done { "☑\t" } else { "☐\t" }, Look::default())
}
