//! A file kept with a record: its bytes lie in the logbook, once for each content.

use serde::Serialize;

use crate::{AttachmentId, Error, Logbook, RecordId, Result, Visibility, store, text};

/// The largest attachment, in bytes (25 MB, architecture.md).
pub const ATTACHMENT_LIMIT: u64 = 25_000_000;

/// A file kept with a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Attachment {
    /// Its name for ever.
    pub id: AttachmentId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) record_id: RecordId,
    /// The file's name, without a folder.
    pub name: String,
    /// What kind of file it is, as far as its name tells.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u32,
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// Less visible than its record, where set.
    pub visibility: Option<Visibility>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: i64,
}

impl Logbook {
    /// Keeps a file with a record.
    ///
    /// # Errors
    /// `Invalid` when it is over the limit or has no name, `NotFound` for the record.
    pub fn attach(&self, record: RecordId, name: &str, bytes: &[u8]) -> Result<Attachment> {
        self.write("Attach file", |change| store::attachment::add(change, record, &file_name(name)?, bytes))
    }

    /// One attachment, without its bytes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_attachment(&self, id: AttachmentId) -> Result<Attachment> {
        self.read(|db| store::attachment::get(db, id))
    }

    /// The bytes of an attachment.
    ///
    /// # Errors
    /// `NotFound`; `Storage` when the bytes no longer match their hash.
    pub fn attachment_bytes(&self, id: AttachmentId) -> Result<Vec<u8>> {
        self.read(|db| store::attachment::bytes(db, id))
    }

    /// Takes a file away from its record.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn detach(&self, id: AttachmentId) -> Result<()> {
        self.write("Remove attachment", |change| store::attachment::remove(change, id))
    }
}

/// A name without folders, so that saving it again cannot leave the chosen place.
pub(crate) fn file_name(name: &str) -> Result<String> {
    let name = text::title("file name", name.rsplit(['/', '\\']).next().unwrap_or(name))?;
    if name == "." || name == ".." {
        return Err(Error::invalid("file name", "That is a folder. Name a file."));
    }
    Ok(name)
}

/// Refuses a size in bytes that is over the limit, naming both sizes: a face asks before it reads a file.
///
/// # Errors
/// `Invalid`, naming the file.
pub fn checked_size(name: &str, size: u64) -> Result<()> {
    if size > ATTACHMENT_LIMIT {
        return Err(Error::invalid(
            "attachment",
            format!(
                "“{name}” is {:.1} MB large; the limit is {} MB. Keep it elsewhere and note where.",
                size as f64 / 1e6,
                ATTACHMENT_LIMIT / 1_000_000
            ),
        ));
    }
    Ok(())
}

/// The media type that a file name tells, for showing and for exports.
pub(crate) fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "md" => "text/markdown",
        "txt" | "log" => "text/plain",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
