//! Attachments, and their bytes by hash.

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{columns::table, record};
use crate::{
    Attachment, AttachmentId, Error, RecordId, Result,
    attachment::{checked_size, media_type},
    logbook::Change,
};

table!(fixed Attachment in "attachment" { record_id, name, media_type, size, hash, visibility, position });

/// Keeps a file with a record; equal bytes are kept once.
pub(crate) fn add(change: &Change<'_>, record: RecordId, name: &str, bytes: &[u8]) -> Result<Attachment> {
    checked_size(name, bytes.len() as u64)?;
    if !change.prepare_cached("SELECT 1 FROM record WHERE id = ?1")?.exists([record])? {
        return Err(Error::not_found("record", record));
    }
    let hash = keep_content(change, bytes)?;
    let position = change
        .prepare_cached("SELECT count(*) FROM attachment WHERE record_id = ?1")?
        .query_row([record], |row| row.get(0))?;
    let attachment = Attachment {
        id: change.id(),
        record_id: record,
        name: name.to_owned(),
        media_type: media_type(name).to_owned(),
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        hash,
        visibility: None,
        position,
    };
    insert(change, &attachment)?;
    record::touch(change, record)?;
    Ok(attachment)
}

pub(crate) fn get(db: &Connection, id: AttachmentId) -> Result<Attachment> {
    let found = db.prepare_cached("SELECT * FROM attachment WHERE id = ?1")?.query_row([id], from_row).optional()?;
    found.ok_or_else(|| Error::not_found("attachment", id))
}

/// The bytes of an attachment.
pub(crate) fn bytes(db: &Connection, id: AttachmentId) -> Result<Vec<u8>> {
    let attachment = get(db, id)?;
    content(db, &attachment.name, &attachment.hash)
}

/// Keeps bytes under their hash; equal bytes are kept once.
pub(crate) fn keep_content(change: &Change<'_>, bytes: &[u8]) -> Result<String> {
    let hash = hash_of(bytes);
    change
        .prepare_cached("INSERT INTO content (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute((&hash, bytes))?;
    Ok(hash)
}

/// The bytes of a file, after holding them against their hash.
pub(crate) fn content(db: &Connection, name: &str, hash: &str) -> Result<Vec<u8>> {
    db.prepare_cached("SELECT bytes FROM content WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()?
        .filter(|bytes: &Vec<u8>| hash_of(bytes) == hash)
        .ok_or_else(|| Error::Storage {
            message: format!("The file “{name}” is damaged in the logbook. Restore it from a backup."),
            path: None,
        })
}

pub(crate) fn remove(change: &Change<'_>, id: AttachmentId) -> Result<()> {
    let removed = change.prepare_cached("DELETE FROM attachment WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(Error::not_found("attachment", id)) } else { Ok(()) }
}

/// The attachments and frozen files whose bytes no longer match their hash, in sentences.
pub(crate) fn faults(db: &Connection) -> Result<Vec<String>> {
    let mut attachments = db.prepare(
        "SELECT name, content.hash, bytes FROM (SELECT name, hash FROM attachment UNION ALL SELECT name, hash FROM frozen_file) AS file
         LEFT JOIN content ON content.hash = file.hash",
    )?;
    let mut rows = attachments.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, hash, bytes): (String, Option<String>, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if bytes.is_none_or(|bytes| Some(hash_of(&bytes)) != hash) {
            faults.push(format!("The file “{name}” is damaged. Restore it from a backup."));
        }
    }
    Ok(faults)
}

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
