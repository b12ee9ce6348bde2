//! Paragraphs and the runs of text in them.

use std::fmt::Write as _;

use super::body::Body;
use super::xml;
use crate::words;

/// One step to the right, for a list or a quote.
pub(super) const STEP: u32 = 360;
/// Word gives up a file with a longer address.
const LONGEST_ADDRESS: usize = 2000;
/// The deepest level of lists in Word.
pub(super) const DEEPEST: u32 = 8;

/// How a paragraph is set, besides its style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// How many steps to the right.
    pub(super) steps: u32,
    /// The list that it is a point of, and how deep that is nested.
    pub(super) point: Option<(u32, u32)>,
    /// Whether its first line begins one step to the left, at its mark.
    pub(super) marked: bool,
    /// Whether it is read from right to left.
    pub(super) rtl: bool,
    /// Where its lines are aligned to, when not to where they begin.
    pub(super) aligned: Option<&'static str>,
}

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// The character style; may be none.
    pub(super) style: Option<&'static str>,
    /// Strong.
    pub(super) bold: bool,
    /// Stressed.
    pub(super) italic: bool,
    /// Struck through.
    pub(super) struck: bool,
}

impl Body {
    /// Appends a paragraph.
    pub(super) fn paragraph(&mut self, style: &str, setting: Setting, runs: &str) {
        self.xml.push_str("<w:p><w:pPr>");
        if style != "Normal" {
            let _ = write!(self.xml, r#"<w:pStyle w:val="{style}"/>"#);
        }
        if let Some((list, level)) = setting.point {
            let level = level.min(DEEPEST);
            let _ = write!(self.xml, r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
        }
        if setting.rtl {
            self.xml.push_str("<w:bidi/>");
        }
        if setting.steps > 0 {
            let hanging = if setting.marked { STEP } else { 0 };
            let _ = write!(self.xml, r#"<w:ind w:left="{}" w:hanging="{hanging}"/>"#, setting.steps * STEP);
        }
        if let Some(side) = setting.aligned {
            let _ = write!(self.xml, r#"<w:jc w:val="{side}"/>"#);
        }
        let _ = write!(self.xml, "</w:pPr>{runs}</w:p>");
    }

    /// Appends a paragraph of one stretch of text.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        let rtl = words::right_to_left(text);
        self.paragraph(style, Setting { rtl, ..Setting::default() }, &run(text, Look::default()));
    }

    /// Runs that lead to an address; the runs alone where the address is no place for a link in Word.
    pub(super) fn link(&mut self, url: &str, runs: &str) -> String {
        let target = target(url);
        if target.len() > LONGEST_ADDRESS {
            return runs.to_owned();
        }
        self.links.push(target);
        format!(r#"<w:hyperlink r:id="link{}" w:history="1">{runs}</w:hyperlink>"#, self.links.len())
    }
}

/// A stretch of text that looks alike; line breaks and tabs are kept.
pub(super) fn run(text: &str, look: Look) -> String {
    let mut out = String::from("<w:r><w:rPr>");
    if let Some(style) = look.style {
        let _ = write!(out, r#"<w:rStyle w:val="{style}"/>"#);
    }
    for (is, property) in [(look.bold, "<w:b/><w:bCs/>"), (look.italic, "<w:i/><w:iCs/>"), (look.struck, "<w:strike/>")]
    {
        out.push_str(if is { property } else { "" });
    }
    out.push_str(if words::right_to_left(text) { "<w:rtl/></w:rPr>" } else { "</w:rPr>" });
    for (index, line) in text.split('\n').enumerate() {
        out.push_str(if index > 0 { "<w:br/>" } else { "" });
        for (index, words) in line.split('\t').enumerate() {
            out.push_str(if index > 0 { "<w:tab/>" } else { "" });
            let _ = write!(out, r#"<w:t xml:space="preserve">{}</w:t>"#, xml(words));
        }
    }
    out.push_str("</w:r>");
    out
}

/// The address with every letter that an address may not hold written as its bytes.
fn target(url: &str) -> String {
    let bytes = url.as_bytes();
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let mut out = String::with_capacity(url.len());
    for (at, byte) in bytes.iter().enumerate() {
        let kept = match byte {
            b'%' => hex(at + 1) && hex(at + 2),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte),
        };
        if kept {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
