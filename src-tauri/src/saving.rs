//! Files that the window writes into the person's folders.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use cairn::{AttachmentId, Audience, Error, Logbook, Result};
use cairn_report::{Format, Options};
use serde::{Deserialize, Serialize};

use crate::{framework, packet::PacketOf};

/// A report to write.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SaveReport {
    /// The quarter's label.
    pub quarter: String,
    /// For whom.
    pub audience: Audience,
    /// `pdf`, `html`, `md`, `docx`, `xlsx`, `csv` or `json`.
    pub format: String,
    /// The hash of the report that was looked at: no other is written.
    pub hash: String,
    /// The folder to write it to; the documents folder unless said.
    pub folder: Option<String>,
}

/// A case to look at or to write.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseAsked {
    /// The rank of the level; the level aimed for unless said.
    pub level: Option<u8>,
    /// For whom.
    pub audience: Audience,
}

/// A case to write.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SaveCase {
    /// Which.
    pub of: CaseAsked,
    /// `pdf`, `html`, `md`, `docx`, `xlsx`, `csv` or `json`.
    pub format: String,
    /// The hash of the case that was looked at: no other is written.
    pub hash: String,
}

/// A file that was written.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SavedFile {
    /// The file.
    pub path: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// What could not be shown as it was written.
    pub warnings: Vec<String>,
}

/// Writes a report into the chosen folder.
pub(crate) fn save_report(logbook: &Logbook, input: SaveReport) -> Result<SavedFile> {
    let format = Format::from_extension(&input.format).map_err(refused)?;
    let period = logbook.period(&input.quarter)?;
    let report = logbook.report(&period, input.audience)?.exactly(&input.hash)?.report;
    let options = Options { paper: logbook.get_profile()?.paper };
    let document = cairn_report::write(&report, format, &options).map_err(refused)?;
    let whose = whose(input.audience, report.mentor.as_deref());
    let path = save(folder(input.folder), &format!("cairn-{}{whose}.{}", period.label, input.format), &document.bytes)?;
    Ok(SavedFile { size: document.bytes.len() as u64, path: path.display().to_string(), warnings: document.warnings })
}

/// What a file's name tells of whose copy it is, so that nobody hands out another.
fn whose(audience: Audience, mentor: Option<&str>) -> String {
    match (audience, mentor) {
        (Audience::Me, _) => "-private".to_owned(),
        (_, Some(mentor)) => format!("-for-{}", mentor.replace(' ', "-")),
        _ => String::new(),
    }
}

/// Writes the case for a level into the documents folder.
pub(crate) fn save_case(logbook: &Logbook, input: SaveCase) -> Result<SavedFile> {
    let format = Format::from_extension(&input.format).map_err(refused)?;
    let case = logbook.compose_case(input.of.level, input.of.audience)?.exactly(&input.hash)?.case;
    let options = Options { paper: logbook.get_profile()?.paper };
    let document = cairn_report::write_case(&case, format, &options).map_err(refused)?;
    let whose = whose(input.of.audience, case.mentor.as_deref());
    let name = format!("cairn-case-for-{}{whose}-{}.{}", case.level.replace(' ', "-"), case.as_of, input.format);
    let path = save(dirs::document_dir(), &name, &document.bytes)?;
    Ok(SavedFile { size: document.bytes.len() as u64, path: path.display().to_string(), warnings: document.warnings })
}

/// A packet to write.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SavePacket {
    /// Whose, and of which quarter.
    pub of: PacketOf,
    /// The hash of the packet that was looked at: no other is written.
    pub hash: String,
    /// The folder to write it to; the documents folder unless said.
    pub folder: Option<String>,
}

/// Writes a packet into the chosen folder.
pub(crate) fn save_packet(logbook: &Logbook, input: SavePacket) -> Result<SavedFile> {
    let period = logbook.period(&input.of.quarter)?;
    let packet = logbook.packet(input.of.person, &period)?.exactly(&input.hash)?.packet;
    let document = cairn_report::packet(&packet, &Options { paper: logbook.get_profile()?.paper });
    // Not the name of the report for the same reader, which nobody can answer.
    let name = format!("cairn-{}-packet-for-{}.html", period.label, packet.to.replace(' ', "-"));
    let path = save(folder(input.folder), &name, &document.bytes)?;
    Ok(SavedFile { size: document.bytes.len() as u64, path: path.display().to_string(), warnings: document.warnings })
}

/// A quarter to close.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CloseQuarter {
    /// The quarter's label.
    pub quarter: String,
    /// The hash of the report that was looked at: with no other is it closed.
    pub hash: String,
    /// The formats to write and keep, by the endings of their files.
    pub formats: Vec<String>,
    /// The folder to write them to; the documents folder unless said.
    pub folder: Option<String>,
}

/// A file of a closed quarter.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrozenFileAsked {
    /// The quarter's label.
    pub quarter: String,
    /// The file's name.
    pub name: String,
    /// The folder to write it to; the documents folder unless said.
    pub folder: Option<String>,
}

/// Closes a quarter with the report in the chosen formats, and writes these into the chosen folder.
pub(crate) fn close_quarter(logbook: &Logbook, input: CloseQuarter) -> Result<Vec<SavedFile>> {
    let period = logbook.period(&input.quarter)?;
    let report = logbook.report(&period, Audience::Report)?.exactly(&input.hash)?.report;
    let options = Options { paper: logbook.get_profile()?.paper };
    let (mut files, mut warnings) = (Vec::new(), Vec::new());
    for ending in &input.formats {
        let format = Format::from_extension(ending).map_err(refused)?;
        let document = cairn_report::write(&report, format, &options).map_err(refused)?;
        files.push((format.file_name(&period.label), document.bytes));
        warnings.push(document.warnings);
    }
    logbook.close_quarter(&period, &input.hash, &files)?;
    let folder = folder(input.folder);
    (files.iter().zip(warnings))
        .map(|((name, bytes), warnings)| {
            let path = save(folder.clone(), name, bytes)?;
            Ok(SavedFile { size: bytes.len() as u64, path: path.display().to_string(), warnings })
        })
        .collect()
}

/// Writes a file of a closed quarter once more, byte for byte.
pub(crate) fn save_frozen_file(logbook: &Logbook, input: FrozenFileAsked) -> Result<SavedFile> {
    let bytes = logbook.frozen_bytes(&logbook.period(&input.quarter)?, &input.name)?;
    let path = save(folder(input.folder), &input.name, &bytes)?;
    Ok(SavedFile { size: bytes.len() as u64, path: path.display().to_string(), warnings: Vec::new() })
}

fn refused(error: cairn_report::Error) -> Error {
    Error::Invalid { field: "format", message: error.to_string() }
}

/// The chosen folder, or the one for documents.
fn folder(chosen: Option<String>) -> Option<PathBuf> {
    chosen.map(PathBuf::from).or_else(dirs::document_dir)
}

/// Writes a copy of an attachment into the folder for downloads.
pub(crate) fn save_attachment(logbook: &Logbook, id: AttachmentId) -> Result<SavedFile> {
    let attachment = logbook.get_attachment(id)?;
    let path = save(dirs::download_dir(), &attachment.name, &logbook.attachment_bytes(id)?)?;
    Ok(SavedFile { size: attachment.size.into(), path: path.display().to_string(), warnings: Vec::new() })
}

/// Writes what is still to come as a calendar file into the documents folder, named after the day.
/// No other dates are written than those that were looked at, by their hash.
pub(crate) fn save_calendar(logbook: &Logbook, hash: &str) -> Result<SavedFile> {
    let text = cairn_exchange::write_calendar(&logbook.compose_calendar()?.exactly(hash)?.dates);
    let path = save(dirs::document_dir(), &format!("cairn-calendar-{}.ics", logbook.today()), text.as_bytes())?;
    Ok(SavedFile { size: text.len() as u64, path: path.display().to_string(), warnings: Vec::new() })
}

/// Writes a framework as a file into the folder for downloads.
pub(crate) fn export_framework(logbook: &Logbook, name: String) -> Result<SavedFile> {
    let file = logbook.framework_file(Some(name))?;
    let text = framework::text(&file)?;
    let path = save(dirs::download_dir(), &format!("{}-{}.yaml", file.slug, file.version), text.as_bytes())?;
    Ok(SavedFile { size: text.len() as u64, path: path.display().to_string(), warnings: Vec::new() })
}

/// Writes a file under that name, or that name and a number where a file has it already. Without a folder it lands at home.
fn save(folder: Option<PathBuf>, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let folder = folder.or_else(dirs::home_dir).unwrap_or_else(std::env::temp_dir);
    // The version of a framework is any words: it must not lead into another folder.
    let path = free_path(&folder, Path::new(&name.replace(['/', '\\'], "-")));
    let unwritable = |error: io::Error, then: &str| {
        Error::storage(&path, format!("{} cannot be written ({error}). {then}", path.display()))
    };
    let untouched = |error| unwritable(error, "Choose another folder; nothing else was changed.");
    fs::create_dir_all(&folder).map_err(untouched)?;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(untouched)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| {
        let tidied = fs::remove_file(&path).is_ok();
        unwritable(error, if tidied { "Nothing was left behind." } else { "Remove what was begun." })
    })?;
    Ok(path)
}

fn free_path(folder: &Path, name: &Path) -> PathBuf {
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = name.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let numbered = (2u32..).map(|number| folder.join(format!("{stem} ({number}){ending}")));
    std::iter::once(folder.join(name)).chain(numbered).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_written_over() -> std::result::Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        for (name, kept) in [
            ("proof.pdf", "proof.pdf"),
            ("proof.pdf", "proof (2).pdf"),
            ("proof", "proof"),
            ("proof", "proof (2)"),
            ("ours-../1/2.yaml", "ours-..-1-2.yaml"),
        ] {
            let path = save(Some(folder.path().join("new")), name, kept.as_bytes())?;
            assert_eq!(path, folder.path().join("new").join(kept));
            assert_eq!(fs::read_to_string(path)?, kept);
        }
        Ok(())
    }

    #[test]
    fn a_folder_that_cannot_be_is_refused_in_a_sentence() -> std::result::Result<(), Box<dyn std::error::Error>> {
        let file = tempfile::NamedTempFile::new()?;
        let refusal = save(Some(file.path().join("below")), "proof.pdf", b"x").err().map(|why| why.to_string());
        assert!(refusal.is_some_and(|why| why.contains("Choose another folder")), "a file is no folder");
        Ok(())
    }
}
