//! Two things timed in turn, so that whatever else the machine does falls on both.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use nix::sys::resource::{UsageWho, getrusage};

use crate::Outcome;

/// The fewest pairs that a median is taken of.
pub const FEWEST: usize = 15;

/// What each of two things took, pair by pair, in seconds.
pub struct Pairs {
    pairs: Vec<(f64, f64)>,
}

/// Times two things in turn, each going first every other time, until there are `most` pairs or `within` is over; at
/// least [`FEWEST`]. The first pair of all only warms up.
pub fn timed(
    most: usize,
    within: Duration,
    mut ours: impl FnMut() -> Outcome<()>,
    mut floor: impl FnMut() -> Outcome<()>,
) -> Outcome<Pairs> {
    taken(most, within, || clocked(&mut ours), || clocked(&mut floor))
}

/// As [`timed`], for things that say themselves what they took.
pub fn taken(
    most: usize,
    within: Duration,
    mut ours: impl FnMut() -> Outcome<f64>,
    mut floor: impl FnMut() -> Outcome<f64>,
) -> Outcome<Pairs> {
    ours()?;
    floor()?;
    let began = Instant::now();
    let mut pairs = Vec::with_capacity(most);
    while pairs.len() < FEWEST || (pairs.len() < most && began.elapsed() < within) {
        pairs.push(if pairs.len() % 2 == 0 {
            let ours = ours()?;
            (ours, floor()?)
        } else {
            let floor = floor()?;
            (ours()?, floor)
        });
    }
    Ok(Pairs { pairs })
}

fn clocked(run: &mut impl FnMut() -> Outcome<()>) -> Outcome<f64> {
    let began = Instant::now();
    run()?;
    Ok(began.elapsed().as_secs_f64())
}

/// The seconds of CPU, user and system, that a program takes from start to end.
pub fn cpu_of(command: &mut Command) -> Outcome<f64> {
    let before = children()?;
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    if !status.success() {
        return Err(format!("{command:?} ended with {status}.").into());
    }
    Ok(children()? - before)
}

fn children() -> Outcome<f64> {
    let used = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(used.user_time()) + seconds(used.system_time()))
}

impl Pairs {
    /// The median of ours, of the floor, and of the ratio within a pair.
    pub fn medians(&self) -> (f64, f64, f64) {
        let of = |pick: fn(&(f64, f64)) -> f64| quantile(self.pairs.iter().map(pick).collect(), 0.5);
        (of(|pair| pair.0), of(|pair| pair.1), of(|pair| pair.0 / pair.1))
    }

    /// The 99th of a hundred of ours and of the floor, and their ratio.
    pub fn tails(&self) -> (f64, f64, f64) {
        let ours = quantile(self.pairs.iter().map(|pair| pair.0).collect(), 0.99);
        let floor = quantile(self.pairs.iter().map(|pair| pair.1).collect(), 0.99);
        (ours, floor, ours / floor)
    }
}

/// The middle of some values.
pub fn median(values: Vec<f64>) -> f64 {
    quantile(values, 0.5)
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((last as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
}
