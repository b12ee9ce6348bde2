//! The drawings of a report, as SVG: the same lines for page, browser and window.
//!
//! Colours are given twice: as attributes, for whoever knows no style sheet (PDF), and as the classes `track`, `line`,
//! `mark` and `ring`, for a style sheet that knows light and dark. Nothing is told by colour alone.

mod radar;

use std::fmt::Write as _;

use serde::Serialize;

pub use radar::radar;

/// A drawing with what it says, for those who do not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// The SVG element.
    pub svg: String,
    /// The text alternative, with the numbers.
    pub says: String,
}

/// Moss green on white: 5.9:1.
const MARK: &str = "#4f6b3a";
/// Warm stone on white: 3.4:1, what a mark needs (WCAG 1.4.11).
const TRACK: &str = "#8f867b";

/// A bar as long as `value` is of `most`, 120 wide and 14 high; `says` is its text alternative.
pub fn bar(value: u32, most: u32, says: &str) -> Drawing {
    let width = if most == 0 { 0.0 } else { f64::from(value.min(most)) / f64::from(most) * 120.0 };
    let shown = if value > 0 { width.max(2.0) } else { 0.0 };
    let mut marks = format!(r#"<path class="track" d="M0 12H120" stroke="{TRACK}" stroke-width="0.5" fill="none"/>"#);
    if shown > 0.0 {
        let _ = write!(marks, r#"<rect class="mark" x="0" y="3" width="{shown:.1}" height="9" fill="{MARK}"/>"#);
    }
    drawing(120, 14, &marks, says)
}

/// A ladder from 0 to `top` with a ring at the level before and a disc at the level after.
pub fn ladder(before: Option<u8>, after: u8, top: u8, says: &str) -> Drawing {
    let top = top.max(after).max(before.unwrap_or(0)).max(1);
    let place = |level: u8| 7.0 + f64::from(level) / f64::from(top) * 106.0;
    let mut marks = format!(r#"<path class="track" d="M7 7H113" stroke="{TRACK}" stroke-width="0.75" fill="none"/>"#);
    for level in 0..=top {
        let at = place(level);
        let _ =
            write!(marks, r#"<path class="track" d="M{at:.1} 5V9" stroke="{TRACK}" stroke-width="0.75" fill="none"/>"#);
    }
    if let Some(before) = before {
        let (from, to) = (place(before), place(after));
        let _ = write!(
            marks,
            r#"<path class="line" d="M{from:.1} 7H{to:.1}" stroke="{MARK}" stroke-width="2" fill="none"/>"#
        );
        let _ = write!(
            marks,
            r##"<circle class="ring" cx="{from:.1}" cy="7" r="3.6" fill="#ffffff" stroke="{MARK}" stroke-width="1.4"/>"##
        );
    }
    let _ = write!(marks, r#"<circle class="mark" cx="{:.1}" cy="7" r="4.6" fill="{MARK}"/>"#, place(after));
    drawing(120, 14, &marks, says)
}

fn drawing(width: u16, height: u16, marks: &str, says: &str) -> Drawing {
    let label = crate::html::escape(says);
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{marks}</svg>"#
    );
    Drawing { svg, says: says.to_owned() }
}
