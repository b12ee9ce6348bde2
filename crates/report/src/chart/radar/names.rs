//! The names of areas around a radar: broken into short lines, and moved outwards until none lies on another.

use std::{f64::consts::TAU, fmt::Write as _};

use cairn::RadarAxis;

use crate::html::escape;

/// The most letters of a line: what fits between the rings and the edge.
const LINE: usize = 17;
/// The most lines of a name.
const LINES: usize = 3;
const LINE_HEIGHT: f64 = 14.0;
/// A letter's width at most, on average over a line of 12 px text.
const LETTER: f64 = 6.7;
/// How far two names stay apart.
const APART: f64 = 2.0;

/// A name with its place, from the middle of the radar.
pub(super) struct Name {
    lines: Vec<String>,
    /// −1 when it ends there, 0 when its middle is there, 1 when it begins there.
    side: i8,
    x: f64,
    pub(super) top: f64,
}

impl Name {
    pub(super) fn bottom(&self) -> f64 {
        self.top + self.lines.len() as f64 * LINE_HEIGHT
    }

    fn span(&self) -> (f64, f64) {
        let wide = self.lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        match self.side {
            -1 => (self.x - wide, self.x),
            0 => (self.x - wide / 2.0, self.x + wide / 2.0),
            _ => (self.x, self.x + wide),
        }
    }

    fn lies_on(&self, other: &Self) -> bool {
        let ((left, right), (from, to)) = (self.span(), other.span());
        // A little nearer than where one is moved to, which is no exact number.
        let apart = APART / 2.0;
        left < to + apart
            && from < right + apart
            && self.top < other.bottom() + apart
            && other.top < self.bottom() + apart
    }

    pub(super) fn write(&self, marks: &mut String, middle: f64, centre: f64) {
        let anchor = match self.side {
            -1 => "end",
            0 => "middle",
            _ => "start",
        };
        let _ = write!(marks, r#"<text class="name" text-anchor="{anchor}" fill="currentColor">"#);
        for (index, line) in self.lines.iter().enumerate() {
            let (x, y) = (middle + self.x, centre + self.top + LINE_HEIGHT * index as f64 + 10.5);
            let _ = write!(marks, r#"<tspan x="{x:.1}" y="{y:.1}">{}</tspan>"#, escape(line));
        }
        marks.push_str("</text>");
    }
}

/// The names of the axes, clockwise from the top, just outside a radius.
pub(super) fn around(axes: &[RadarAxis], radius: f64) -> Vec<Name> {
    let mut names: Vec<(f64, Name)> = axes
        .iter()
        .enumerate()
        .map(|(index, axis)| {
            let turn = TAU * index as f64 / axes.len() as f64;
            let (across, down) = (turn.sin(), -turn.cos());
            let lines = broken(&axis.name);
            let height = lines.len() as f64 * LINE_HEIGHT;
            let side = if across.abs() < 0.2 {
                0
            } else if across > 0.0 {
                1
            } else {
                -1
            };
            (down, Name { lines, side, x: across * radius, top: down * (radius + height / 2.0) - height / 2.0 })
        })
        .collect();
    // From beside the radar to above and below it, so that what is moved moves into the open.
    names.sort_by(|(one, _), (next, _)| one.abs().total_cmp(&next.abs()));
    let mut placed: Vec<Name> = Vec::with_capacity(names.len());
    for (down, mut name) in names {
        while let Some(in_the_way) = placed.iter().find(|other| name.lies_on(other)) {
            let height = name.bottom() - name.top;
            name.top = if down < 0.0 { in_the_way.top - APART - height } else { in_the_way.bottom() + APART };
        }
        placed.push(name);
    }
    placed
}

/// How wide a line is drawn at most.
pub(super) fn width(line: &str) -> f64 {
    LETTER * letters(line) as f64
}

/// Its letters, where those of scripts with wide ones count twice.
fn letters(text: &str) -> usize {
    let is_wide = |letter: &char| *letter >= '\u{1100}' && !('\u{1e00}'..'\u{2e80}').contains(letter);
    text.chars().map(|letter| if is_wide(&letter) { 2 } else { 1 }).sum()
}

fn broken(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if letters(line) + 1 + letters(word) <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > LINES;
    lines.truncate(LINES);
    if let (true, Some(last)) = (is_cut, lines.last_mut()) {
        last.push('…');
    }
    lines.iter().map(|line| cut(line, LINE)).collect()
}

/// The line, or as much of it as fits with an ellipsis after it.
pub(super) fn cut(line: &str, most: usize) -> String {
    if letters(line) <= most {
        return line.to_owned();
    }
    let mut left = most - 1;
    let kept: String = line
        .chars()
        .take_while(|letter| {
            let wide = letters(letter.encode_utf8(&mut [0; 4]));
            let fits = wide <= left;
            left = left.saturating_sub(wide);
            fits
        })
        .collect();
    format!("{}…", kept.trim_end_matches([' ', '…']))
}
