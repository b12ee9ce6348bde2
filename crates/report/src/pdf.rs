//! The outline as PDF: our own template, set by typst, with the words of the person as data that is never markup.

mod fonts;
mod world;

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;
use typst::diag::{EcoString, SourceDiagnostic};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::fonts::Fonts;
use self::world::Page;
use crate::outline::Outline;
use crate::{Document, Error, Paper};

/// How many compilations a piece of cached layout outlives without being used: enough for a preview that is set again.
const CACHED_FOR: usize = 2;

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    paper: &'static str,
    day: [i32; 3],
    #[serde(flatten)]
    outline: &'a Outline,
}

/// Sets the pages. The document's date is the day that the report is computed as of, so nothing depends on today.
pub(crate) fn write(outline: &Outline, as_of: NaiveDate, paper: Paper) -> Result<Document, Error> {
    let paper = match paper {
        Paper::A4 => "a4",
        Paper::Letter => "us-letter",
    };
    let day = [as_of.year(), as_of.month().cast_signed(), as_of.day().cast_signed()];
    let data = serde_json::to_string(&Data { paper, day, outline }).map_err(|error| Error::Json(error.to_string()))?;
    let fonts = Fonts::covering(&data);
    let warnings = fonts::warnings(&fonts.missing);
    let complete = fonts.missing.is_empty();
    let page = Page::new(data.into_bytes(), fonts);
    let document = typst::compile::<PagedDocument>(&page).output.map_err(said)?;
    let bytes = export(&document, complete)?;
    typst::comemo::evict(CACHED_FOR);
    Ok(Document { bytes, warnings })
}

/// Writes the file, as PDF/UA-1 where every letter has a shape; a box for a missing letter is what that standard forbids,
/// and such a document is tagged just the same, without the claim.
fn export(document: &PagedDocument, complete: bool) -> Result<Vec<u8>, Error> {
    let standards =
        if complete { PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default() } else { PdfStandards::default() };
    let options = PdfOptions { creator: Smart::Custom(Some("Cairn".to_owned())), standards, ..PdfOptions::default() };
    match typst_pdf::pdf(document, &options) {
        Err(_) if complete => export(document, false),
        written => written.map_err(said),
    }
}

/// What went wrong, in the words of the typesetter, which never hold the text of the report.
fn said(errors: impl IntoIterator<Item = SourceDiagnostic>) -> Error {
    let messages: Vec<EcoString> = errors.into_iter().map(|error| error.message).collect();
    Error::Layout(messages.join("; "))
}
