//! The terminal: the open logbook, the two streams, and what a person is asked.

use std::{
    io::{self, BufRead, IsTerminal, Read, Write},
    path::PathBuf,
};

use anstream::{AutoStream, ColorChoice};
use cairn::{Clock, Logbook, Options, RecordId, Source, Span, day, day::Leaning};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use crate::{
    arguments::Global,
    failure::Failure,
    names::Names,
    print::{DIM, Page, styled},
};

/// The logbook and how to speak about it.
pub struct Terminal {
    /// The open logbook.
    pub logbook: Logbook,
    json: bool,
    quiet: bool,
    colour: clap::ColorChoice,
}

/// Whether a stream gets colour: what was asked for, or else what the stream and `NO_COLOR` say.
pub fn colour_of(asked: clap::ColorChoice, stream: &impl anstream::stream::RawStream) -> ColorChoice {
    match asked {
        clap::ColorChoice::Auto => AutoStream::choice(stream),
        clap::ColorChoice::Always => ColorChoice::AlwaysAnsi,
        clap::ColorChoice::Never => ColorChoice::Never,
    }
}

/// Prints a text. A reader that has seen enough and closed the pipe is no error.
pub fn print(text: &str, colour: clap::ColorChoice) -> Result<(), Failure> {
    let mut out = AutoStream::new(io::stdout().lock(), colour_of(colour, &io::stdout()));
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::File(format!("Standard output cannot be written ({error}).")))
        }
        _ => Ok(()),
    }
}

impl Terminal {
    /// Opens the logbook that was named, or the platform's own.
    pub fn new(global: Global) -> Result<Self, Failure> {
        // An empty variable is one that is not set.
        let named = global.logbook.filter(|path| !path.is_empty());
        let path = named.map_or_else(Logbook::default_path, |path| Ok(PathBuf::from(path)))?;
        let clock = global.now.map_or(Clock::System, Clock::Fixed);
        let logbook = Logbook::open(&path, Options { clock, source: Source::Terminal })?;
        let terminal = Self { logbook, json: global.json, quiet: global.quiet, colour: global.color };
        if let Some(why) = terminal.logbook.read_only() {
            terminal.warn(why);
        }
        Ok(terminal)
    }

    /// Prints what was asked for: the value as JSON, or the page for a person.
    pub fn show<T: Serialize + ?Sized>(
        &self,
        value: &T,
        page: impl FnOnce(&mut Page) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if self.json {
            return print(&self.json(value)?, self.colour);
        }
        let width = terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
        let mut text = Page::new(width.map(|(width, _)| width.0.into()));
        page(&mut text)?;
        print(&text.into_text(), self.colour)
    }

    /// Prints what a change did; a person who asked for quiet is not told.
    pub fn done<T: Serialize + ?Sized>(
        &self,
        value: &T,
        page: impl FnOnce(&mut Page) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        if self.quiet && !self.json { Ok(()) } else { self.show(value, page) }
    }

    /// Says something beside the output, on standard error, unless quiet was asked for.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            self.warn(message);
        }
    }

    /// Says on standard error what must not be missed.
    pub fn warn(&self, message: &str) {
        let mut err = AutoStream::new(io::stderr(), colour_of(self.colour, &io::stderr()));
        // Nobody is left to tell when standard error itself is closed.
        let _ = writeln!(err, "{}", styled(message, DIM));
    }

    /// Whether progress may be drawn.
    pub fn draws(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// The one door to JSON: the core's types as they are, a visibility for one person by that person's name.
    fn json<T: Serialize + ?Sized>(&self, value: &T) -> Result<String, Failure> {
        let unwritable = |error: serde_json::Error| Failure::File(format!("This cannot be written as JSON ({error})."));
        let mut value = serde_json::to_value(value).map_err(unwritable)?;
        self.name_people(&mut value)?;
        Ok(serde_json::to_string_pretty(&value).map_err(unwritable)? + "\n")
    }

    fn name_people(&self, value: &mut Value) -> Result<(), Failure> {
        match value {
            Value::Array(values) => values.iter_mut().try_for_each(|value| self.name_people(value)),
            Value::Object(fields) => fields.iter_mut().try_for_each(|(name, value)| match (name.as_str(), &*value) {
                ("visibility", Value::String(mark)) if mark.starts_with("mentor:") => {
                    *value = Names::visibility(&self.logbook, mark.parse()?)?.into();
                    Ok(())
                }
                _ => self.name_people(value),
            }),
            _ => Ok(()),
        }
    }

    /// The names of skills, areas and levels.
    pub fn names(&self) -> Result<Names<'_>, Failure> {
        Names::read(&self.logbook)
    }

    /// A record by its name, as the id of its noun.
    pub fn find<T: From<RecordId>>(&self, kind: cairn::Kind, name: &str) -> Result<T, Failure> {
        Ok(self.logbook.find(Some(kind), name)?.into())
    }

    /// What becomes of a day: left alone when not said, taken away by `none`.
    pub fn day(
        &self,
        field: &'static str,
        said: Option<&str>,
        leaning: Leaning,
        before: Option<NaiveDate>,
    ) -> Result<Option<NaiveDate>, Failure> {
        match said {
            None => Ok(before),
            Some("none") => Ok(None),
            Some(text) => Ok(Some(self.logbook.day(field, text, leaning)?)),
        }
    }

    /// What becomes of a duration: left alone when not said.
    pub fn minutes(&self, said: Option<&str>, before: Option<u32>) -> Result<Option<u32>, Failure> {
        said.map_or(Ok(before), |text| Ok(Some(day::parse_duration_minutes("minutes", text)?)))
    }

    /// What becomes of a length of time: left alone when not said.
    pub fn span(&self, field: &'static str, said: Option<&str>, before: Option<Span>) -> Result<Option<Span>, Failure> {
        said.map_or(Ok(before), |text| Ok(Some(day::parse_span(field, text)?)))
    }

    /// A text as it was said, or standard input for `-`.
    pub fn text(&self, field: &'static str, said: &str) -> Result<String, Failure> {
        if said != "-" {
            return Ok(said.to_owned());
        }
        if io::stdin().is_terminal() {
            self.note(&format!("Write the {field}; Ctrl+D ends it."));
        }
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::File(format!("Standard input cannot be read ({error}).")))?;
        String::from_utf8(bytes)
            .map_err(|_| Failure::refused(field, format!("The {field} is not UTF-8 text. Convert it first.")))
    }

    /// Refuses what nobody here can be asked about.
    pub fn refuse_unasked(&self, yes: bool) -> Result<(), Failure> {
        if yes || io::stdin().is_terminal() {
            return Ok(());
        }
        Err(Failure::refused("yes", "Nobody can be asked here. Add --yes to go ahead; nothing was changed."))
    }

    /// Asks before something that cannot be undone easily; away from a terminal `--yes` has to say it.
    pub fn confirm(&self, yes: bool, question: &str) -> Result<(), Failure> {
        if yes {
            return Ok(());
        }
        self.refuse_unasked(yes)?;
        let mut answer = String::new();
        let asked = write!(io::stderr(), "{} [y/N] ", styled(question, crate::print::PLAIN))
            .and_then(|()| io::stdin().lock().read_line(&mut answer));
        asked.map_err(|error| Failure::File(format!("The answer cannot be read ({error}).")))?;
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => Ok(()),
            _ => Err(Failure::refused("yes", "Not confirmed; nothing was changed.")),
        }
    }
}
