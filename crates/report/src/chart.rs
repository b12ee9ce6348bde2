//! The drawings of a report, as SVG: the same lines for page, browser and window.
//!
//! Colours are given twice: as attributes, for whoever knows no style sheet (PDF), and as the classes `track`, `line`,
//! `mark` and `ring`, for a style sheet that knows light and dark. Nothing is told by colour alone.

mod radar;

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

/// A small chart that stands in the row of a table, beside its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Strip {
    /// The drawing.
    #[serde(flatten)]
    pub(crate) drawing: Drawing,
    /// The same as shapes, for a format that draws with its own.
    #[serde(skip)]
    pub(crate) marks: Vec<Mark>,
}

/// A shape of a strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    /// Where it lies and how large it is: left, top, width and height; a line has no width or no height.
    pub(crate) frame: [f64; 4],
    /// How it looks.
    pub(crate) look: Look,
}

/// How a shape of a strip looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Look {
    /// A thin line behind the others, so wide.
    Track(f64),
    /// The way from one level to another.
    Line,
    /// A filled rectangle.
    Bar,
    /// A hollow circle.
    Ring,
    /// A filled circle.
    Disc,
}

/// The size of a strip.
pub(crate) const STRIP: [u16; 2] = [120, 14];

/// Moss green on white: 5.9:1.
pub(crate) const MARK: &str = "#4f6b3a";
/// Warm stone on white: 3.4:1, what a mark needs (WCAG 1.4.11).
pub(crate) const TRACK: &str = "#8f867b";

/// What shows through a ring.
pub(crate) const PAPER: &str = "#ffffff";
/// How wide the ring around the level before is drawn.
pub(crate) const RING_WIDTH: f64 = 1.4;
/// How wide the way from one level to another is drawn.
pub(crate) const LINE_WIDTH: f64 = 2.0;

/// A bar as long as `value` is of `most`; `says` is its text alternative.
pub(crate) fn bar(value: u32, most: u32, says: &str) -> Strip {
    let width = if most == 0 { 0.0 } else { f64::from(value.min(most)) / f64::from(most) * 120.0 };
    let mut marks = vec![Mark { frame: [0.0, 12.0, 120.0, 0.0], look: Look::Track(0.5) }];
    if value > 0 {
        marks.push(Mark { frame: [0.0, 3.0, width.max(2.0), 9.0], look: Look::Bar });
    }
    strip(marks, says)
}

/// A ladder from 0 to `top` with a ring at the level before and a disc at the level after.
pub(crate) fn ladder(before: Option<u8>, after: u8, top: u8, says: &str) -> Strip {
    let top = top.max(after).max(before.unwrap_or(0)).max(1);
    let place = |level: u8| 7.0 + f64::from(level) / f64::from(top) * 106.0;
    let around = |x: f64, radius: f64| [x - radius, 7.0 - radius, 2.0 * radius, 2.0 * radius];
    let mut marks = vec![Mark { frame: [7.0, 7.0, 106.0, 0.0], look: Look::Track(0.75) }];
    marks.extend((0..=top).map(|level| Mark { frame: [place(level), 5.0, 0.0, 4.0], look: Look::Track(0.75) }));
    if let Some(before) = before {
        let (from, to) = (place(before), place(after));
        marks.push(Mark { frame: [from.min(to), 7.0, (to - from).abs(), 0.0], look: Look::Line });
        marks.push(Mark { frame: around(from, 3.6), look: Look::Ring });
    }
    marks.push(Mark { frame: around(place(after), 4.6), look: Look::Disc });
    strip(marks, says)
}

fn strip(marks: Vec<Mark>, says: &str) -> Strip {
    let [width, height] = STRIP;
    let label = crate::html::escape(says);
    let shapes: String = marks.iter().map(svg).collect();
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{shapes}</svg>"#
    );
    Strip { drawing: Drawing { svg, says: says.to_owned() }, marks }
}

fn svg(mark: &Mark) -> String {
    let [x, y, width, height] = mark.frame;
    let line = |class: &str, colour: &str, thick: f64| {
        let (to_x, to_y) = (x + width, y + height);
        format!(
            r#"<path class="{class}" d="M{x:.1} {y:.1}L{to_x:.1} {to_y:.1}" stroke="{colour}" stroke-width="{thick}" fill="none"/>"#
        )
    };
    let circle = |class: &str, inside: &str| {
        let radius = width / 2.0;
        format!(r#"<circle class="{class}" cx="{:.1}" cy="{:.1}" r="{radius:.1}" {inside}/>"#, x + radius, y + radius)
    };
    match mark.look {
        Look::Track(thick) => line("track", TRACK, thick),
        Look::Line => line("line", MARK, LINE_WIDTH),
        Look::Bar => format!(
            r#"<rect class="mark" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{MARK}"/>"#
        ),
        Look::Ring => circle("ring", &format!(r#"fill="{PAPER}" stroke="{MARK}" stroke-width="{RING_WIDTH}""#)),
        Look::Disc => circle("mark", &format!(r#"fill="{MARK}""#)),
    }
}
