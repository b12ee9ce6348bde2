//! The formats that a report can be written in, by the endings of their files.

use std::path::Path;
use std::str::FromStr;

use crate::Error;

/// A format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Pages to hand out: tagged, with its fonts inside.
    Pdf,
    /// One file for any browser, without scripts and without anything to fetch.
    Html,
    /// Text that reads well as it is.
    Markdown,
    /// Pages to write on in, for Word, LibreOffice and their kin.
    Docx,
    /// A workbook with a sheet for each kind of record, whose cells are typed.
    Xlsx,
    /// Every record in one long table.
    Csv,
    /// The report itself, for other programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Pdf, Self::Html, Self::Markdown, Self::Docx, Self::Xlsx, Self::Csv, Self::Json];

    /// The ending of its files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What the file of a period's report is called.
    pub fn file_name(self, label: &str) -> String {
        format!("cairn-{label}.{}", self.extension())
    }

    /// The format that an ending means, with or without the dot, in any case.
    ///
    /// # Errors
    /// `Error::UnknownFormat`, which lists the endings that there are.
    pub fn from_extension(extension: &str) -> Result<Self, Error> {
        match extension.trim_start_matches('.').to_ascii_lowercase().as_str() {
            "pdf" => Ok(Self::Pdf),
            "html" | "htm" => Ok(Self::Html),
            "md" | "markdown" => Ok(Self::Markdown),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "json" => Ok(Self::Json),
            _ => Err(Error::UnknownFormat(extension.to_owned())),
        }
    }

    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// `Error::UnknownFormat`, which lists the endings that there are.
    pub fn from_path(path: &Path) -> Result<Self, Error> {
        match path.extension() {
            Some(extension) => Self::from_extension(&extension.to_string_lossy()),
            None => {
                Err(Error::UnknownFormat(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()))
            }
        }
    }

    /// The endings as a sentence lists them.
    pub(crate) fn endings() -> String {
        let [others @ .., last] = Self::ALL.map(|format| format!(".{}", format.extension()));
        format!("{} or {last}", others.join(", "))
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_extension(text)
    }
}
