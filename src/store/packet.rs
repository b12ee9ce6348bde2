//! Questions to mentors, replies as they came, and what was taken in of them.

use rusqlite::{Connection, OptionalExtension, Row};

use super::record::list_of;
use crate::{
    Comment, Error, KeptReply, PacketId, PartId, PersonId, Question, RecordId, Result,
    logbook::Change,
    packet::{Taken, key},
};

pub(crate) mod question {
    use super::Question;
    use crate::store::columns::table;

    table!(Question in "packet_question" { person_id, quarter, text, position });
}

mod kept {
    use super::KeptReply;
    use crate::store::columns::table;

    table!(fixed KeptReply in "packet_reply" { person_id, quarter, saved_at, read_at, document } plus person);
}

pub(crate) mod taken {
    use super::Taken;
    use crate::store::columns::table;

    table!(Taken in "taken_answer" { packet, answer_key, hash, record_id });
}

/// The questions to a person with the packet of a period, in their order.
pub(crate) fn questions(db: &Connection, person: PersonId, quarter: &str) -> Result<Vec<Question>> {
    Ok(db
        .prepare_cached("SELECT * FROM packet_question WHERE person_id = ?1 AND quarter = ?2 ORDER BY position, id")?
        .query_map((person, quarter), question::from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get_question(db: &Connection, id: PartId) -> Result<Question> {
    db.prepare_cached("SELECT * FROM packet_question WHERE id = ?1")?
        .query_row([id], question::from_row)
        .optional()?
        .ok_or_else(|| Error::not_found("question", id))
}

pub(crate) fn delete_question(change: &Change<'_>, id: PartId) -> Result<()> {
    match change.prepare_cached("DELETE FROM packet_question WHERE id = ?1")?.execute([id])? {
        0 => Err(Error::not_found("question", id)),
        _ => Ok(()),
    }
}

/// Keeps a reply, unless it is kept already.
pub(crate) fn keep(change: &Change<'_>, reply: &KeptReply) -> Result<()> {
    let known = change
        .prepare_cached("SELECT 1 FROM packet_reply WHERE person_id = ?1 AND document = ?2")?
        .exists((reply.person_id, &reply.document))?;
    if known { Ok(()) } else { kept::insert(change, reply) }
}

/// Every reply that was read, newest first.
pub(crate) fn replies(db: &Connection) -> Result<Vec<KeptReply>> {
    select(db, None)
}

/// A reply as it was read.
pub(crate) fn reply(db: &Connection, id: PartId) -> Result<KeptReply> {
    select(db, Some(id))?.pop().ok_or_else(|| Error::not_found("reply", id))
}

/// Who answered a packet before, under whatever name they are known by now.
pub(crate) fn who_answered(db: &Connection, packet: PacketId) -> Result<Option<PersonId>> {
    Ok(db
        .prepare_cached("SELECT person_id FROM packet_reply WHERE document ->> 'packet' = ?1 LIMIT 1")?
        .query_row([packet], |row| row.get(0))
        .optional()?)
}

fn select(db: &Connection, id: Option<PartId>) -> Result<Vec<KeptReply>> {
    let named = |row: &Row<'_>| Ok(KeptReply { person: row.get("person")?, ..kept::from_row(row)? });
    Ok(db
        .prepare_cached(
            "SELECT packet_reply.*, person.name AS person FROM packet_reply JOIN person ON person.id = person_id
             WHERE ?1 IS NULL OR packet_reply.id = ?1 ORDER BY saved_at DESC, packet_reply.id DESC",
        )?
        .query_map([id], named)?
        .collect::<rusqlite::Result<_>>()?)
}

/// What was taken in of the replies to a packet.
pub(crate) fn taken_of(db: &Connection, packet: PacketId) -> Result<Vec<Taken>> {
    Ok(db
        .prepare_cached("SELECT * FROM taken_answer WHERE packet = ?1")?
        .query_map([packet], taken::from_row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Takes out of every kept reply, of now and of the history, what was said of a record, and what became that record.
pub(super) fn forget(tx: &Connection, record: RecordId) -> Result<()> {
    let replies = "SELECT document FROM packet_reply
                   UNION SELECT image ->> 'document' FROM history WHERE table_name = 'packet_reply' AND image IS NOT NULL";
    let packets: Vec<PacketId> = tx
        .prepare_cached(&format!("SELECT DISTINCT document ->> 'packet' FROM ({replies})"))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let became = tx
        .prepare_cached(
            "SELECT answer_key FROM taken_answer WHERE record_id = ?1
             UNION SELECT image ->> 'answer_key' FROM history WHERE table_name = 'taken_answer' AND image ->> 'record_id' = ?1",
        )?
        .query_map([record], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    let of_it = packets.into_iter().map(|packet| key(packet, record));
    let keys = list_of(of_it.chain(became));
    // The text that results is a document again, no part of the image around it.
    let without = |document: &str| {
        format!(
            "json_set({document}, '$.answers', json((SELECT json_group_array(json(value)) FROM json_each({document}, '$.answers')
                 WHERE value ->> 'key' NOT IN (SELECT value FROM json_each(?1))))) || ''"
        )
    };
    tx.prepare_cached(&format!("UPDATE OR REPLACE packet_reply SET document = {}", without("document")))?
        .execute([&keys])?;
    let image = without("(image ->> 'document')");
    tx.prepare_cached(&format!(
        "UPDATE history SET image = json_set(image, '$.document', {image}) WHERE table_name = 'packet_reply' AND image IS NOT NULL"
    ))?
    .execute([&keys])?;
    Ok(())
}

/// The entries that comments on a record became, newest first; whoever said it stands first among what the entry speaks of.
pub(crate) fn comments(db: &Connection, record: RecordId) -> Result<Vec<Comment>> {
    Ok(db
        .prepare_cached(
            "SELECT entry.id, entry.happened_on, entry.body, person.id AS person_id, person.name
             FROM link JOIN taken_answer ON taken_answer.record_id = link.record_id
             JOIN entry ON entry.id = link.record_id
             JOIN person ON person.id = (SELECT by.to_id FROM link AS by JOIN person ON person.id = by.to_id
                 WHERE by.record_id = entry.id ORDER BY by.id LIMIT 1)
             WHERE link.to_id = ?1 AND person.id <> ?1 ORDER BY entry.happened_on DESC, entry.id DESC",
        )?
        .query_map([record], |row| {
            Ok(Comment {
                entry_id: row.get("id")?,
                person_id: row.get("person_id")?,
                person: row.get("name")?,
                said_on: row.get("happened_on")?,
                words: row.get("body")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
