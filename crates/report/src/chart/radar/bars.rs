//! The same numbers as rows of bars, for fewer areas than a radar has a shape of, or more than it can be read with.

use std::fmt::Write as _;

use cairn::RadarAxis;

use super::{Series, TOP, WIDTH, names};
use crate::html::escape;

const LEFT: f64 = 176.0;
const RIGHT: f64 = WIDTH - 14.0;
const ROW: f64 = 30.0;
/// Where the rows begin, below the digits.
const FIRST: f64 = 22.0;

/// A row for each area, and how high they are together.
pub(super) fn rows(axes: &[RadarAxis]) -> (String, f64) {
    let place = |level: f64| LEFT + level.clamp(0.0, TOP.into()) / f64::from(TOP) * (RIGHT - LEFT);
    let end = FIRST + ROW * axes.len() as f64;
    let mut marks = String::new();
    for level in 0..=TOP {
        let x = place(level.into());
        let _ = write!(
            marks,
            r#"<path class="track" d="M{x:.1} {FIRST}V{end}" fill="none" stroke="currentColor" stroke-opacity="0.4" stroke-width="0.5"/><text class="digit" x="{x:.1}" y="14" font-size="10" text-anchor="middle" fill="currentColor">{level}</text>"#
        );
    }
    for (index, axis) in axes.iter().enumerate() {
        let middle = FIRST + ROW * index as f64 + ROW / 2.0;
        let _ = write!(
            marks,
            r#"<text class="name" x="0" y="{:.1}" fill="currentColor">{}</text>"#,
            middle + 4.0,
            escape(&names::cut(&axis.name, 25))
        );
        for series in Series::ALL {
            let Some(level) = series.of(axis) else { continue };
            let x = place(level);
            let line = match series {
                // A bar of no length would not be seen.
                Series::Now => format!("M{LEFT} {:.1}H{:.1}v12H{LEFT}Z", middle - 6.0, x.max(LEFT + 2.0)),
                Series::Before | Series::Target => format!("M{x:.1} {:.1}v22", middle - 11.0),
            };
            let _ = write!(marks, r#"<path {} d="{line}"/>"#, series.look());
        }
    }
    (marks, end)
}
