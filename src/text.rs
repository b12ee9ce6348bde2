//! What text a record may hold, and how long it may be.

use crate::{Error, Result};

/// The longest text of one field, in bytes (5 MB, architecture.md).
pub const TEXT_LIMIT: usize = 5_000_000;

/// The longest title or name, in characters: what still fits a line of a report.
pub const TITLE_LIMIT: usize = 500;

/// One line that must say something: a title or a name.
pub(crate) fn title(field: &'static str, text: &str) -> Result<String> {
    let text = line(field, text)?;
    if text.is_empty() {
        return Err(Error::invalid(field, format!("Give it a {field}: it is empty.")));
    }
    Ok(text)
}

/// One line that may be empty.
pub(crate) fn line(field: &'static str, text: &str) -> Result<String> {
    let text = body(field, text.trim())?;
    if text.chars().count() > TITLE_LIMIT {
        return Err(Error::invalid(
            field,
            format!(
                "The {field} is longer than {TITLE_LIMIT} characters. Shorten it, and put the rest into the notes."
            ),
        ));
    }
    Ok(text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Text of any number of lines, kept as it is.
pub(crate) fn body(field: &'static str, text: &str) -> Result<String> {
    if text.contains('\0') {
        return Err(Error::invalid(
            field,
            format!("The {field} holds a NUL character. Remove it: text is letters, spaces and line breaks."),
        ));
    }
    if text.len() > TEXT_LIMIT {
        return Err(Error::invalid(
            field,
            format!(
                "The {field} is {:.1} MB long; the limit is {} MB. Split it, or attach it as a file.",
                text.len() as f64 / 1e6,
                TEXT_LIMIT / 1_000_000
            ),
        ));
    }
    Ok(text.to_owned())
}
