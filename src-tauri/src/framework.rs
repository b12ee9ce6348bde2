//! Frameworks between the window and the core: as the text of a file, and two at a time.

use cairn::{Error, FrameworkFile, Result};
use serde::Deserialize;

/// Two frameworks, or two versions of one, each named `slug` or `slug@version`.
#[derive(Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct FrameworkPair {
    /// The earlier one.
    pub from: String,
    /// The later one.
    pub to: String,
}

/// The framework that the text of a file (YAML or JSON) holds.
pub fn read(text: &str) -> Result<FrameworkFile> {
    cairn_exchange::read_framework(text.as_bytes())
        .map_err(|fault| Error::Invalid { field: "framework", message: fault.to_string() })
}

/// A framework as the text of a file.
pub fn text(file: &FrameworkFile) -> Result<String> {
    cairn_exchange::write_framework(file)
        .map_err(|fault| Error::Invalid { field: "framework", message: fault.to_string() })
}
