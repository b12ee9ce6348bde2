//! Quick capture: one line of text and the tokens in it, `#skill ^goal @person !kind +tag 1h30 q:report`.

mod entry;

use serde::Serialize;

use crate::day::{DAY_MINUTES, duration};
use crate::{Error, Result};

pub use entry::{Captured, Capturing};

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Sign {
    /// `#name` or `#name:verb`: a skill or an area.
    Skill,
    /// `^name`: a goal.
    Goal,
    /// `@name`: a person.
    Person,
    /// `!name`: the entry's kind.
    Kind,
    /// `+name`: a tag.
    Tag,
    /// `30m`, `1h`, `1h30`: minutes.
    Minutes,
    /// `q:name`: who may see it.
    Visibility,
}

/// A name in the line that only the logbook can say more about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// A skill or an area, with the word for the verb where one is given.
    Skill {
        /// Its slug, or a beginning of its slug or name.
        name: &'a str,
        /// The word after the colon.
        verb: Option<&'a str>,
    },
    /// A goal.
    Goal(&'a str),
    /// A person.
    Person(&'a str),
    /// A kind of entry.
    Kind(&'a str),
    /// A visibility, written as everywhere: `private`, `mentor`, `mentor:Maya`, `report`.
    Visibility(&'a str),
}

/// A token as the window shows it while the line is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Token {
    /// Where it begins in the line, in UTF-16 units, its sign included.
    pub start: u32,
    /// Where it ends; punctuation behind it is outside.
    pub end: u32,
    /// What it stands for.
    pub sign: Sign,
    /// What was said, without the sign.
    pub name: String,
    /// What became of it.
    pub reading: Reading,
}

/// What became of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "is")]
#[ts(export)]
pub enum Reading {
    /// It was taken out of the text.
    Known {
        /// The full name of what it means.
        label: String,
    },
    /// It could mean several things and stays in the text.
    Ambiguous {
        /// What it could mean.
        candidates: Vec<String>,
        /// The sentence for the person.
        message: String,
    },
    /// It means nothing here and stays in the text.
    Unknown {
        /// The sentence for the person.
        message: String,
    },
}

/// A captured line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture<K> {
    /// The line without its known tokens.
    pub text: String,
    /// Every token, in the line's order.
    pub tokens: Vec<Token>,
    /// What the known names mean, in the line's order; of several kinds or visibilities the last one counts.
    pub known: Vec<K>,
    /// The tags, each once.
    pub tags: Vec<String>,
    /// All durations together.
    pub minutes: Option<u32>,
}

impl Token {
    /// The sentence to show when the token was left in the text.
    pub fn message(&self) -> Option<&str> {
        match &self.reading {
            Reading::Known { .. } => None,
            Reading::Ambiguous { message, .. } | Reading::Unknown { message } => Some(message),
        }
    }
}

/// Reads a line. `find` says what a name means, and its full name; a name that it refuses, does not find or finds twice
/// stays in the text, any other error ends the reading.
pub fn read<K>(line: &str, mut find: impl FnMut(Named<'_>) -> Result<(K, String)>) -> Result<Capture<K>> {
    let mut capture =
        Capture { text: String::with_capacity(line.len()), tokens: vec![], known: vec![], tags: vec![], minutes: None };
    let mut rest = line;
    let mut column = 0;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            capture.text.push(first);
            column += width(&rest[..first.len_utf8()]);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let said = word.trim_end_matches(is_closing);
        let behind = &word[said.len()..];
        rest = after;
        match token(said) {
            Some((sign, name)) => {
                let reading = capture.take(sign, name, &mut find)?;
                if matches!(reading, Reading::Known { .. }) {
                    rest = close_gap(&mut capture.text, behind, after);
                } else {
                    capture.text.push_str(word);
                }
                capture.tokens.push(Token {
                    start: column,
                    end: column + width(said),
                    sign,
                    name: name.to_owned(),
                    reading,
                });
            }
            None => capture.text.push_str(unescaped(word)),
        }
        column += width(word) + width(&after[..after.len() - rest.len()]);
    }
    capture.text = capture.text.trim().to_owned();
    Ok(capture)
}

impl<K> Capture<K> {
    fn take(
        &mut self,
        sign: Sign,
        name: &str,
        find: &mut impl FnMut(Named<'_>) -> Result<(K, String)>,
    ) -> Result<Reading> {
        let named = match sign {
            Sign::Skill => match name.split_once(':') {
                Some((name, verb)) => Named::Skill { name, verb: Some(verb) },
                None => Named::Skill { name, verb: None },
            },
            Sign::Goal => Named::Goal(name),
            Sign::Person => Named::Person(name),
            Sign::Kind => Named::Kind(name),
            Sign::Visibility => Named::Visibility(name),
            Sign::Tag => {
                if !self.tags.iter().any(|tag| tag == name) {
                    self.tags.push(name.to_owned());
                }
                return Ok(Reading::Known { label: name.to_owned() });
            }
            Sign::Minutes => {
                let minutes = duration(name).unwrap_or(0);
                let whole = self.minutes.unwrap_or(0).saturating_add(minutes);
                if whole > DAY_MINUTES {
                    let message =
                        format!("With “{name}” the entry would take more than a day, so it stays in the text.");
                    return Ok(Reading::Unknown { message });
                }
                self.minutes = Some(whole);
                return Ok(Reading::Known { label: format!("{minutes} min") });
            }
        };
        match find(named) {
            Ok((known, label)) => {
                self.known.push(known);
                Ok(Reading::Known { label })
            }
            Err(Error::Ambiguous { name, candidates }) => {
                let message = Error::Ambiguous { name, candidates: candidates.clone() }.to_string();
                Ok(Reading::Ambiguous { candidates, message })
            }
            Err(unknown @ (Error::NotFound { .. } | Error::Invalid { .. })) => {
                Ok(Reading::Unknown { message: unknown.to_string() })
            }
            Err(other) => Err(other),
        }
    }
}

/// What a word is a token of, and the name in it. The word has no white space and no punctuation at its end. `5000m` is a
/// distance: nothing takes longer than a day in an entry.
fn token(word: &str) -> Option<(Sign, &str)> {
    if duration(word).is_some_and(|minutes| (1..=DAY_MINUTES).contains(&minutes)) {
        return Some((Sign::Minutes, word));
    }
    if let Some(name) = word.strip_prefix("q:") {
        return starts_with(name, char::is_alphabetic).then_some((Sign::Visibility, name));
    }
    let sign = word.chars().next()?;
    let name = &word[sign.len_utf8()..];
    let (sign, is_name) = match sign {
        // An issue's number is no skill; `3d-vision` is one.
        '#' => (Sign::Skill, starts_with(name, char::is_alphanumeric) && holds_letter(name)),
        // A goal can be named by its id, which may begin with, or be, digits.
        '^' => (Sign::Goal, starts_with(name, char::is_alphanumeric)),
        '@' => (Sign::Person, starts_with(name, char::is_alphabetic)),
        '!' => (Sign::Kind, starts_with(name, char::is_alphabetic)),
        // `+10%` and `+3` are numbers.
        '+' => (Sign::Tag, starts_with(name, char::is_alphabetic)),
        _ => return None,
    };
    is_name.then_some((sign, name))
}

fn starts_with(name: &str, allowed: impl Fn(char) -> bool) -> bool {
    name.chars().next().is_some_and(allowed)
}

fn holds_letter(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

/// A word without the backslash that keeps it from being a token. Any other backslash is text, as in `\alpha`.
fn unescaped(word: &str) -> &str {
    let bare = word.trim_start_matches('\\').trim_end_matches(is_closing);
    match word.strip_prefix('\\') {
        Some(text) if token(bare).is_some() => text,
        _ => word,
    }
}

/// Punctuation that ends a phrase and is no part of the name before it.
fn is_closing(letter: char) -> bool {
    ",.;:!?)]}\"'”’»…、。，．；：！？）」』".contains(letter)
}

/// Joins the text before a token that was taken out with what stood behind it, and gives what is left to read.
fn close_gap<'a>(text: &mut String, behind: &str, after: &'a str) -> &'a str {
    let is_space = |letter: char| letter.is_whitespace() && !matches!(letter, '\n' | '\r');
    let before = text.trim_end_matches(is_space).len();
    let starts_line = before == 0 || text[..before].ends_with(['\n', '\r']);
    let left = after.trim_start_matches(is_space);
    if !behind.is_empty() {
        if !starts_line {
            text.truncate(before);
        }
        text.push_str(behind);
        return after;
    }
    if !starts_line {
        text.truncate(before);
        if !left.is_empty() && !left.starts_with(['\n', '\r']) {
            text.push(' ');
        }
    }
    // What indents a line stays: it is a list item or code.
    left
}

/// How many UTF-16 units a text is long, which is how the window counts.
fn width(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
