//! The radar of skill areas: a ring for each level, an axis for each area, and three outlines that differ by more than colour.
//!
//! It is for a page with a style of its own, so it names no colour: everything is drawn in the colour of the text around it, and a
//! style sheet can tell the parts apart by the classes `track`, `digit`, `name`, `now`, `mark`, `before` and `target` below `radar`.

mod bars;
mod names;

use std::{f64::consts::TAU, fmt::Write as _};

use cairn::{Radar, RadarAxis};

use super::Drawing;
use crate::html::escape;

/// How wide it is drawn; the page may show it larger.
const WIDTH: f64 = 480.0;
const MIDDLE: f64 = WIDTH / 2.0;
/// The ring of level 0. What is not rated falls to the very middle, so that it is not taken for a 0.
const INNERMOST: f64 = 12.0;
const BETWEEN_RINGS: f64 = 25.0;
const TOP: u8 = cairn::HIGHEST_RANK;
/// As many axes as have room for their names; with fewer there is no shape, with more no reading it.
const AXES: std::ops::RangeInclusive<usize> = 3..=16;

/// Draws how one stands by area: now as a filled shape, the day it is held against dashed, what is aimed for dotted. Where a radar would have too
/// few axes to be a shape, or too many to be read, it is bars.
pub fn radar(radar: &Radar) -> Drawing {
    let (marks, height) = if AXES.contains(&radar.axes.len()) { shape(&radar.axes) } else { bars::rows(&radar.axes) };
    let key = key(radar, height + 20.0);
    let says = said(radar);
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="radar" role="img" width="{WIDTH}" height="{height:.0}" viewBox="0 0 {WIDTH} {height:.0}" font-size="12"><title>{TITLE}</title><desc>{}</desc>{marks}{key}</svg>"#,
        escape(&says),
        height = height + 30.0,
    );
    Drawing { svg, says }
}

const TITLE: &str = "Skill areas on the ladder from 0 to 4";

/// The three outlines, from below to above.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    Now,
    Before,
    Target,
}

impl Series {
    const ALL: [Self; 3] = [Self::Now, Self::Before, Self::Target];

    fn of(self, axis: &RadarAxis) -> Option<f64> {
        match self {
            Self::Now => axis.now,
            Self::Before => axis.before,
            Self::Target => axis.target,
        }
    }

    fn is_in(self, axes: &[RadarAxis]) -> bool {
        axes.iter().any(|axis| self.of(axis).is_some())
    }

    fn called(self, radar: &Radar) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Before if radar.since_check_in => "last check-in",
            Self::Before => "a quarter ago",
            Self::Target => "aimed for",
        }
    }

    /// How it is drawn, apart from where.
    fn look(self) -> &'static str {
        match self {
            Self::Now => {
                r#"class="now" fill="currentColor" fill-opacity="0.14" stroke="currentColor" stroke-width="2" stroke-linejoin="round""#
            }
            Self::Before => {
                r#"class="before" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="6 4" stroke-linejoin="round""#
            }
            Self::Target => {
                r#"class="target" fill="none" stroke="currentColor" stroke-width="2.2" stroke-dasharray="0.1 4.5" stroke-linecap="round""#
            }
        }
    }
}

/// The rings, axes, names and outlines, and how high they are.
fn shape(axes: &[RadarAxis]) -> (String, f64) {
    let names = names::around(axes, ring(TOP.into()) + 10.0);
    let top = names.iter().map(|name| name.top).fold(-ring(TOP.into()), f64::min) - 4.0;
    let bottom = names.iter().map(names::Name::bottom).fold(ring(TOP.into()), f64::max) + 4.0;
    let centre = -top;
    let at = |index: usize, radius: f64| {
        let turn = TAU * index as f64 / axes.len() as f64;
        (MIDDLE + turn.sin() * radius, centre - turn.cos() * radius)
    };
    let mut marks = String::new();
    for level in 0..=TOP {
        let _ = write!(
            marks,
            r#"<circle class="track" cx="{MIDDLE}" cy="{centre:.1}" r="{}" fill="none" stroke="currentColor" stroke-opacity="0.4" stroke-width="0.75"/>"#,
            ring(level.into())
        );
    }
    for index in 0..axes.len() {
        let ((from_x, from_y), (to_x, to_y)) = (at(index, INNERMOST), at(index, ring(TOP.into())));
        let _ = write!(
            marks,
            r#"<path class="track" d="M{from_x:.1} {from_y:.1}L{to_x:.1} {to_y:.1}" fill="none" stroke="currentColor" stroke-opacity="0.4" stroke-width="0.5"/>"#
        );
    }
    for series in Series::ALL.into_iter().filter(|series| series.is_in(axes)) {
        outline(&mut marks, series, axes, at);
    }
    let aside = TAU * (quietest_gap(axes) as f64 + 0.5) / axes.len() as f64;
    for level in 0..=TOP {
        let (x, y) = (MIDDLE + aside.sin() * ring(level.into()), centre - aside.cos() * ring(level.into()) + 3.5);
        let _ = write!(
            marks,
            r#"<text class="digit" x="{x:.1}" y="{y:.1}" font-size="10" text-anchor="middle" fill="currentColor">{level}</text>"#
        );
    }
    for name in &names {
        name.write(&mut marks, MIDDLE, centre);
    }
    (marks, bottom - top)
}

/// The gap between an axis and the next one in whose middle the outlines keep farthest from the rings, so that none runs through the
/// digits there; the first of several.
fn quietest_gap(axes: &[RadarAxis]) -> usize {
    let half = (TAU / axes.len() as f64 / 2.0).cos();
    let radius =
        |series: Series, axis: &RadarAxis| series.of(axis).map_or(0.0, |level| ring(level.clamp(0.0, TOP.into())));
    let nearest = |gap: usize| {
        let next = (gap + 1) % axes.len();
        Series::ALL
            .into_iter()
            .filter(|series| series.is_in(axes))
            .map(|series| (radius(series, &axes[gap]), radius(series, &axes[next])))
            // Where the straight line from one axis to the other crosses the middle between them.
            .map(|(from, to)| if from + to > 0.0 { 2.0 * from * to * half / (from + to) } else { 0.0 })
            .flat_map(|crossing| (0..=TOP).map(move |level| (ring(level.into()) - crossing).abs()))
            .fold(f64::INFINITY, f64::min)
    };
    (0..axes.len()).rev().max_by(|one, other| nearest(*one).total_cmp(&nearest(*other))).unwrap_or(0)
}

fn ring(level: f64) -> f64 {
    INNERMOST + level * BETWEEN_RINGS
}

fn outline(marks: &mut String, series: Series, axes: &[RadarAxis], at: impl Fn(usize, f64) -> (f64, f64)) {
    let place =
        |index: usize, level: Option<f64>| at(index, level.map_or(0.0, |level| ring(level.clamp(0.0, TOP.into()))));
    let mut line = String::new();
    for (index, axis) in axes.iter().enumerate() {
        let (x, y) = place(index, series.of(axis));
        let _ = write!(line, "{}{x:.1} {y:.1}", if index == 0 { "M" } else { "L" });
    }
    let _ = write!(marks, r#"<path {} d="{line}Z"/>"#, series.look());
    if series != Series::Now {
        return;
    }
    for (index, axis) in axes.iter().enumerate().filter(|(_, axis)| axis.now.is_some()) {
        let (x, y) = place(index, axis.now);
        let _ = write!(marks, r#"<circle class="mark" cx="{x:.1}" cy="{y:.1}" r="3" fill="currentColor"/>"#);
    }
}

/// What the outlines stand for, in the middle of a line; only those that are drawn.
fn key(radar: &Radar, y: f64) -> String {
    const SAMPLE: f64 = 26.0;
    const GAP: f64 = 22.0;
    let shown: Vec<Series> = Series::ALL.into_iter().filter(|series| series.is_in(&radar.axes)).collect();
    let wide = |series: &Series| SAMPLE + 6.0 + names::width(series.called(radar)) + GAP;
    let mut x = MIDDLE - (shown.iter().map(wide).sum::<f64>() - GAP) / 2.0;
    let mut key = String::new();
    for series in &shown {
        let sample = match series {
            Series::Now => format!("M{x:.1} {:.1}h{SAMPLE}v8h-{SAMPLE}Z", y - 8.0),
            Series::Before | Series::Target => format!("M{x:.1} {:.1}h{SAMPLE}", y - 4.0),
        };
        let _ = write!(
            key,
            r#"<path {} d="{sample}"/><text class="name" x="{:.1}" y="{y:.1}" fill="currentColor">{}</text>"#,
            series.look(),
            x + SAMPLE + 6.0,
            series.called(radar)
        );
        x += wide(series);
    }
    key
}

/// All that it shows, in words and numbers.
fn said(radar: &Radar) -> String {
    let called = |series: Series| series.called(radar);
    let lines: Vec<String> = radar
        .axes
        .iter()
        .map(|axis| {
            let now = axis.now.map_or("not rated".to_owned(), |now| format!("now {}", number(now)));
            let before = axis
                .before
                .map(|before| format!(", {} {}", called(Series::Before), number(before)))
                .unwrap_or_default();
            let target = axis.target.map(|target| format!(", aimed for {}", number(target))).unwrap_or_default();
            format!("{}: {now}{before}{target} ({} of {} skills rated).", axis.name, axis.rated, axis.of)
        })
        .collect();
    lines.join(" ")
}

fn number(mean: f64) -> String {
    let written = format!("{mean:.1}");
    written.strip_suffix(".0").unwrap_or(&written).to_owned()
}
