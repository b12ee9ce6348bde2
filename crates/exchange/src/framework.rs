//! A framework file: YAML in, YAML out.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Reads a framework file. The error names the line (counted from 1) that is not right.
pub fn read_framework<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::Framework {
        line: Some(line_at(bytes, error.valid_up_to())),
        message: "it holds bytes that are not UTF-8 text".to_owned(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_saphyr::from_str(text).map_err(|error| {
        let (line, message) = explain(&error);
        Error::Framework { line, message }
    })
}

/// Writes a framework file that [`read_framework`] reads back equal.
pub fn write_framework<T: Serialize>(framework: &T) -> Result<String> {
    serde_saphyr::to_string(framework).map_err(|error| Error::Unwritable(error.to_string()))
}

/// The line of a YAML error, counted from 1, and what is wrong there, without a full stop.
pub(crate) fn explain(error: &serde_saphyr::Error) -> (Option<u64>, String) {
    let line = error.location().map(|location| location.line());
    let text = error.without_snippet().to_string();
    let first = text.lines().next().unwrap_or_default();
    let first = match first.rfind(" at line ") {
        Some(at) => &first[..at],
        None => first,
    };
    (line, first.trim_end_matches('.').to_owned())
}

fn line_at(bytes: &[u8], offset: usize) -> u64 {
    1 + bytes[..offset].iter().filter(|byte| **byte == b'\n').count() as u64
}
