//! A quarter's progress as a document: PDF, one-file HTML, Markdown, DOCX, XLSX, CSV and JSON, the same bytes for the same record.

mod case;
pub mod chart;
pub mod csv;
mod docx;
mod format;
mod html;
mod markdown;
mod outline;
mod packet;
mod pdf;
mod prose;
mod sheets;
mod words;
mod xlsx;

pub use cairn::Paper;
use cairn::{CaseReport, Packet, Report};
use chrono::NaiveDate;
use serde::Serialize;

pub use self::format::Format;
pub use self::prose::markdown_to_html;

/// What a document depends on besides the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The sheet that it is set for.
    pub paper: Paper,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
    /// What the reader of the document will miss, in sentences for the person; mostly none.
    pub warnings: Vec<String>,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file's ending names no format that there is.
    #[error("“{0}” is no format for a report: end the file's name in {list}.", list = Format::endings())]
    UnknownFormat(String),
    /// The page could not be laid out; the report itself is as it was.
    #[error("The PDF could not be laid out ({0}). The report as HTML or Markdown is not affected.")]
    Layout(String),
    /// The report could not be put into words of JSON.
    #[error("The report could not be written as JSON: {0}.")]
    Json(String),
    /// The parts of a file for Word or a spreadsheet could not be put together.
    #[error("The file could not be put together ({0}). The report in the other formats is not affected.")]
    Package(String),
}

/// The report as it stands in the HTML file, without the file around it: for a page that has a style of its own.
pub fn html_article(report: &Report) -> String {
    html::main(&outline::compose(report)).replacen("<main>", "<article class=\"report\">", 1).replacen(
        "</main>",
        "</article>",
        1,
    )
}

/// Writes a packet: one HTML file that is read and answered in any browser. The same packet and options give the same bytes.
pub fn packet(packet: &Packet, options: &Options) -> Document {
    Document { bytes: packet::write(packet, options.paper).into_bytes(), warnings: Vec::new() }
}

/// Writes the report in one format. The same report and options give the same bytes, on any day and machine; only where
/// the text needs letters that the built-in fonts lack do a PDF's bytes depend on the fonts of the machine.
///
/// # Errors
/// `Error::Layout` when a page could not be set, `Error::Json` when a number in the report has no JSON, `Error::Package`
/// when the parts of a DOCX or XLSX could not be put together.
pub fn write(report: &Report, format: Format, options: &Options) -> Result<Document, Error> {
    render(
        &outline::compose(report),
        |outline| sheets::compose(report, outline),
        report,
        (report.as_of, format),
        options,
    )
}

/// Writes the case for a level in one format, as [`write`] writes a report.
///
/// # Errors
/// As [`write`].
pub fn write_case(case: &CaseReport, format: Format, options: &Options) -> Result<Document, Error> {
    render(&case::outline(case), |outline| case::sheets(case, outline), case, (case.as_of, format), options)
}

/// Writes what an outline says, or the sheets that go with it, or the whole as JSON.
fn render(
    outline: &outline::Outline,
    sheets: impl FnOnce(&outline::Outline) -> Vec<sheets::Sheet>,
    whole: &impl Serialize,
    (as_of, format): (NaiveDate, Format),
    options: &Options,
) -> Result<Document, Error> {
    let text = |text: String| Document { bytes: text.into_bytes(), warnings: Vec::new() };
    match format {
        Format::Pdf => pdf::write(outline, as_of, options.paper),
        Format::Html => Ok(text(html::write(outline, options.paper))),
        Format::Markdown => Ok(text(markdown::write(outline))),
        Format::Docx => docx::write(outline, as_of, options.paper),
        Format::Xlsx => xlsx::write(&sheets(outline), outline, as_of, options.paper),
        Format::Csv => csv::write(&sheets(outline)),
        Format::Json => {
            let mut json = serde_json::to_string_pretty(whole).map_err(|error| Error::Json(error.to_string()))?;
            json.push('\n');
            Ok(text(json))
        }
    }
}
