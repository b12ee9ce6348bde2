//! The outline as DOCX: real styles, native tables and shapes, nothing to fetch.
//!
//! It is written by hand: the crate that there is counts its ids through the whole run of a program, so that the second document
//! differs from the first, and has no word for the text alternative of a drawing. The drawings are shapes of Word's own, which
//! stay sharp in every reader of the format; a picture as SVG would need a second one as pixels beside it.

mod body;
mod drawing;
mod paragraph;
mod parts;
mod prose;
mod table;

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::Body;
use crate::outline::Outline;
use crate::{Document, Error, Paper};

/// The whole file. Its date is the day that the report is computed as of, so nothing depends on today.
pub(crate) fn write(outline: &Outline, as_of: NaiveDate, paper: Paper) -> Result<Document, Error> {
    let sheet = Sheet::of(paper);
    let body = Body::of(outline, sheet.inside());
    let bytes = package(&parts::of(outline, &body, as_of, sheet)).map_err(|error| Error::Package(error.to_string()))?;
    Ok(Document { bytes, warnings: Vec::new() })
}

/// A sheet of paper, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    width: u32,
    height: u32,
}

impl Sheet {
    /// 22 mm on every side.
    const MARGIN: u32 = 1247;

    const fn of(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self { width: 11_906, height: 16_838 },
            Paper::Letter => Self { width: 12_240, height: 15_840 },
        }
    }

    /// How wide the text is.
    const fn inside(self) -> u32 {
        self.width - 2 * Self::MARGIN
    }
}

/// Puts the parts into one file, in order, each with the earliest time that the format knows.
fn package(parts: &[(String, String)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        file.start_file(name.as_str(), options)?;
        file.write_all(part.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

/// Text as it may stand in XML: escaped, and without the few letters that XML has no way to write.
fn xml(text: &str) -> String {
    let written = |letter: &char| {
        matches!(letter, '\t' | '\n') || (!letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    crate::html::escape(&text.chars().filter(written).collect::<String>())
}
