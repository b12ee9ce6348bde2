//! What only a window needs: readings of what is typed, files handed over, and the system's dialogs.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use cairn::{
    Attachment, AttachmentId, Error, Intention, Logbook, NewMarks, Period, RecordId, Result, Step, Visibility,
    day::{Leaning, reading},
};
use cairn_report::Format;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::logbooks::is_sample;

/// The open logbook, as the sidebar shows it.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LogbookInfo {
    /// The file's name without its ending.
    pub name: String,
    /// The file.
    pub path: String,
    /// The person's day.
    pub today: NaiveDate,
    /// Why nothing can be written, where that is so.
    pub read_only: Option<String>,
    /// Whether it is the sample year.
    pub sample: bool,
    /// Whether the person has written nothing yet.
    pub fresh: bool,
}

/// A day as it is typed.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DayText {
    /// The words.
    pub text: String,
    /// Which way a weekday points.
    pub leaning: Leaning,
}

/// What a typed day means.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DayReading {
    /// The day.
    pub on: NaiveDate,
    /// The day in words, to show back.
    pub reading: String,
}

/// A file that was dropped on a record.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AttachedFile {
    /// The record to keep it with.
    pub record: RecordId,
    /// The file's name.
    pub name: String,
    /// Its bytes, in base64.
    pub bytes: String,
}

/// The bytes of a file.
#[derive(Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FileBytes {
    /// In base64.
    pub bytes: String,
}

/// A quarter to choose from.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuarterInfo {
    /// Its label, which names it everywhere.
    pub label: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// The label of the quarter after it.
    pub next: String,
}

/// An intention to write down.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewIntention {
    /// The quarter's label.
    pub quarter: String,
    /// What is meant to happen.
    pub text: String,
    /// Who may see it.
    pub visibility: Visibility,
}

/// A step, by its number in the file.
#[derive(Debug, Serialize, Deserialize, ts_rs::TS)]
#[ts(export, type = "number")]
pub struct StepNumber(i64);

pub(crate) fn last_step(logbook: &Logbook) -> Result<Option<StepNumber>> {
    Ok(logbook.last_step().map(StepNumber))
}

pub(crate) fn undo_step(logbook: &Logbook, step: StepNumber) -> Result<Step> {
    logbook.undo_step(step.0)
}

pub(crate) fn logbook_info(logbook: &Logbook) -> Result<LogbookInfo> {
    let path = logbook.path().unwrap_or(Path::new("logbook"));
    Ok(LogbookInfo {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        path: path.display().to_string(),
        today: logbook.today(),
        read_only: logbook.read_only().map(str::to_owned),
        sample: is_sample(path),
        fresh: !is_sample(path) && logbook.is_fresh()?,
    })
}

pub(crate) fn read_day(logbook: &Logbook, input: DayText) -> Result<DayReading> {
    let on = logbook.day("day", &input.text, input.leaning)?;
    Ok(DayReading { on, reading: reading(on) })
}

pub(crate) fn attach(logbook: &Logbook, file: AttachedFile) -> Result<Attachment> {
    let bytes = STANDARD.decode(&file.bytes).map_err(|why| Error::Invalid {
        field: "attachment",
        message: format!("The file did not arrive whole ({why}). Drop it again."),
    })?;
    logbook.attach(file.record, &file.name, &bytes)
}

pub(crate) fn attachment_bytes(logbook: &Logbook, id: AttachmentId) -> Result<FileBytes> {
    Ok(FileBytes { bytes: STANDARD.encode(logbook.attachment_bytes(id)?) })
}

/// The newest nine quarters, newest first, by the profile's fiscal year.
pub(crate) fn list_quarters(logbook: &Logbook) -> Result<Vec<QuarterInfo>> {
    let info = |period: &Period| QuarterInfo {
        label: period.label.clone(),
        from: period.from,
        to: period.to,
        next: period.next().label,
    };
    let newest = logbook.period("this quarter")?;
    let earlier = std::iter::successors(Some(newest), |period| Some(period.previous()));
    Ok(earlier.take(9).map(|period| info(&period)).collect())
}

pub(crate) fn intend(logbook: &Logbook, new: NewIntention) -> Result<Intention> {
    let marks = NewMarks { visibility: new.visibility, ..NewMarks::default() };
    logbook.intend(&logbook.period(&new.quarter)?, &new.text, marks)
}

/// Asks for a folder with the system's dialog.
pub(crate) fn choose_folder<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<Option<String>> {
    Ok(app.dialog().file().blocking_pick_folder().map(|folder| folder.to_string()))
}

/// Opens a web page or an e-mail in the program for it; nothing else is ever opened from the window's text.
pub(crate) fn open_link<R: Runtime>(app: &AppHandle<R>, link: String) -> Result<()> {
    linked(&link)?;
    app.opener().open_url(&link, None::<&str>).map_err(|why| unopened(&link, &why))
}

/// Opens a report that was just written.
pub(crate) fn open_file<R: Runtime>(app: &AppHandle<R>, path: String) -> Result<()> {
    app.opener().open_path(reported(&path)?, None::<&str>).map_err(|why| unopened(&path, &why))
}

/// Shows a report that was just written in its folder.
pub(crate) fn show_in_folder<R: Runtime>(app: &AppHandle<R>, path: String) -> Result<()> {
    app.opener().reveal_item_in_dir(reported(&path)?).map_err(|why| unopened(&path, &why))
}

/// Only web pages and e-mail addresses are opened: the text of a record could hold any address.
fn linked(link: &str) -> Result<()> {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme)) {
        return Ok(());
    }
    let message = format!("“{link}” is no web page or e-mail address, so it was not opened.");
    Err(Error::Invalid { field: "link", message })
}

/// Only files that a report can be are opened: the page could name any path.
fn reported(path: &str) -> Result<String> {
    Format::from_path(Path::new(path))
        .map_err(|_| Error::Invalid { field: "file", message: "Only a report can be opened from here.".into() })?;
    Ok(path.to_owned())
}

pub(crate) fn unopened(what: &str, why: &impl std::fmt::Display) -> Error {
    Error::Storage { message: format!("{what} could not be opened ({why})."), path: None }
}

#[cfg(test)]
mod tests {
    use super::{linked, reported};

    #[test]
    fn only_web_pages_addresses_and_reports_are_opened() {
        for link in
            ["javascript:alert(1)", "file:///etc/passwd", "tauri://localhost", "//host/share", "data:text/html,x"]
        {
            assert!(linked(link).is_err(), "{link}");
        }
        assert!(linked("https://example.org").is_ok() && linked("mailto:maya@example.org").is_ok());
        assert!(reported("/etc/passwd").is_err() && reported("/home/me/cairn-2026Q3.pdf").is_ok());
    }
}
