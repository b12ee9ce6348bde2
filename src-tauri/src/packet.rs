//! The packet for a mentor and the reply to it, as the window shows them.

use base64::{Engine, engine::general_purpose::STANDARD};
use cairn::{
    ComposedPacket, Error, Logbook, PartId, PersonId, Question, ReadReply, Reply, ReportContents, Result, TakeReply,
};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::{dropped, window::FileBytes};

/// A packet as its file would hold it, to be looked at.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PacketPreview {
    /// The label of its quarter.
    pub quarter: String,
    /// For whom it was composed.
    pub person_id: PersonId,
    /// What it holds, item by item, and how much is held back; the hash is of the whole packet.
    pub contents: ReportContents,
    /// The skills that it asks about.
    pub skills: Vec<AskedSkill>,
    /// The progress in it: an article without anything to run.
    pub html: String,
}

/// A skill that a packet asks about.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AskedSkill {
    /// Its slug.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// The person's own newest rating, where this reader may see it.
    pub mine: Option<u8>,
    /// The newest rating that this reader gave.
    pub said: Option<u8>,
}

/// Whom the packet of a quarter is for.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PacketOf {
    /// The quarter's label.
    pub quarter: String,
    /// The person.
    pub person: PersonId,
}

/// A question to ask with a packet.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct NewQuestion {
    /// With which.
    of: PacketOf,
    /// The question.
    text: String,
}

/// Where a reply is.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ReplyFrom {
    /// In a file with these bytes, in base64.
    Bytes(String),
    /// In the logbook, from an earlier reading.
    Kept(PartId),
}

/// Answers of a reply to take in.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct ReplyTaken {
    /// Of which.
    from: ReplyFrom,
    /// Which, and for whose eyes.
    take: TakeReply,
}

pub(crate) fn preview_packet(logbook: &Logbook, of: PacketOf) -> Result<PacketPreview> {
    let ComposedPacket { packet, contents } = logbook.packet(of.person, &logbook.period(&of.quarter)?)?;
    let skills = packet.skills.into_iter();
    Ok(PacketPreview {
        html: cairn_report::html_article(&packet.report),
        quarter: packet.report.quarter,
        person_id: of.person,
        contents,
        skills: skills
            .map(|one| AskedSkill { skill: one.skill, name: one.name, mine: one.mine, said: one.said })
            .collect(),
    })
}

pub(crate) fn list_questions(logbook: &Logbook, of: PacketOf) -> Result<Vec<Question>> {
    logbook.list_questions(of.person, &logbook.period(&of.quarter)?)
}

pub(crate) fn ask(logbook: &Logbook, new: NewQuestion) -> Result<Question> {
    logbook.ask(new.of.person, &logbook.period(&new.of.quarter)?, &new.text)
}

pub(crate) fn read_reply(logbook: &Logbook, from: ReplyFrom) -> Result<ReadReply> {
    logbook.read_reply(&reply(logbook, from)?)
}

pub(crate) fn take_reply(logbook: &Logbook, taken: ReplyTaken) -> Result<ReadReply> {
    logbook.take_reply(&reply(logbook, taken.from)?, &taken.take)
}

/// Whether a file says that it is a reply, be it whole or not.
pub(crate) fn is_reply(file: FileBytes) -> Result<bool> {
    Ok(cairn_exchange::is_reply(&decoded(&file.bytes)?))
}

fn reply(logbook: &Logbook, from: ReplyFrom) -> Result<Reply> {
    match from {
        ReplyFrom::Kept(id) => logbook.kept_reply(id),
        ReplyFrom::Bytes(bytes) => cairn_exchange::read_reply(&decoded(&bytes)?).map_err(|why| refused(&why)),
    }
}

fn decoded(bytes: &str) -> Result<Vec<u8>> {
    STANDARD.decode(bytes).map_err(|why| refused(&format!("The file did not arrive whole ({why}). Choose it again.")))
}

fn refused(why: &impl ToString) -> Error {
    Error::Invalid { field: "reply", message: why.to_string() }
}

/// Asks for a reply's file with the system's dialog.
pub(crate) fn choose_reply<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<Option<FileBytes>> {
    let asked = app.dialog().file().add_filter("Reply to a packet", &["json"]).add_filter("Every file", &["*"]);
    let chosen = asked.blocking_pick_file().and_then(|file| file.into_path().ok());
    chosen.map(|path| Ok(FileBytes { bytes: dropped::read(&path)?.bytes })).transpose()
}
