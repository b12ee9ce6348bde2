//! A bar for long work, drawn only when it is long and somebody looks.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::Terminal;

/// Work shorter than this draws nothing (cli.md).
const PATIENCE: Duration = Duration::from_millis(500);

/// How far one piece of work is.
pub struct Progress {
    bar: ProgressBar,
    began: Instant,
    draws: bool,
}

impl Progress {
    /// Nothing done yet.
    pub fn new(terminal: &Terminal, what: &'static str) -> Self {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(what);
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self { bar, began: Instant::now(), draws: terminal.draws() }
    }

    /// So many of so many are done.
    pub fn tell(&mut self, done: usize, of: usize) {
        if self.draws && self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
