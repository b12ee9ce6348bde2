//! A word of a closed list: offered by help and completion, and read by the core, which says what would be right.

use std::ffi::OsStr;

use clap::{
    Arg, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    error::Error,
};

/// The words of one of the core's lists.
#[derive(Debug)]
pub struct Word<T: 'static>(&'static [T]);

impl<T> Word<T> {
    /// The words that help and completion offer.
    pub const fn of(words: &'static [T]) -> Self {
        Self(words)
    }
}

impl<T> Clone for Word<T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<T: ToString + Send + Sync + 'static> TypedValueParser for Word<T> {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|word| PossibleValue::new(word.to_string()))))
    }
}
