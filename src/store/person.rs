//! People.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{columns::table, record};
use crate::{Audience, Error, Person, PersonId, RecordId, Result, logbook::Change};

table!(Person in "person" { name, role, relation, email, archived_on } plus marks);

pub(crate) fn get(db: &Connection, id: PersonId) -> Result<Person> {
    let person = db.prepare_cached("SELECT * FROM person WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, person.into_iter().collect())?.pop().ok_or_else(|| Error::not_found("person", id))
}

pub(crate) fn list(db: &Connection) -> Result<Vec<Person>> {
    let people = db
        .prepare_cached("SELECT person.* FROM person JOIN record USING (id) ORDER BY archived_on IS NOT NULL, created_at DESC, id DESC")?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, people)
}

fn filled(db: &Connection, mut people: Vec<Person>) -> Result<Vec<Person>> {
    let ids: Vec<RecordId> = people.iter().map(|person| person.id.into()).collect();
    let mut marks = record::marks(db, &ids, Audience::Me)?;
    people.retain_mut(|person| marks.remove(&person.id.into()).map(|mark| person.marks = mark).is_some());
    Ok(people)
}

/// What two records can both have: its table, the column that names the record, and when `had` of the one and `part` of the other
/// are the same.
const SHARED: [(&str, &str, &str); 4] = [
    ("evidence", "record_id", "had.skill_id IS part.skill_id AND had.area_id IS part.area_id AND had.verb = part.verb"),
    ("record_tag", "record_id", "had.tag_id = part.tag_id"),
    ("link", "record_id", "had.to_id = part.to_id"),
    ("link", "to_id", "had.record_id = part.record_id"),
];

/// Lets all that names one person name another one; what that one has too goes.
pub(crate) fn hand_over(change: &Change<'_>, from: PersonId, into: PersonId) -> Result<()> {
    let both = named_params! { ":from": from, ":into": into };
    for (table, column, same) in SHARED {
        let doubled = format!(
            "DELETE FROM {table} AS part WHERE {column} = :from
               AND EXISTS (SELECT 1 FROM {table} AS had WHERE had.{column} = :into AND {same})"
        );
        change.prepare_cached(&doubled)?.execute(both)?;
    }
    change
        .prepare_cached(
            "DELETE FROM link WHERE (record_id = :from AND to_id = :into) OR (record_id = :into AND to_id = :from)",
        )?
        .execute(both)?;
    let named = SHARED.map(|(table, column, _)| (table, column));
    let alone = [
        ("mentorship", "person_id"),
        ("assessment", "person_id"),
        ("attachment", "record_id"),
        ("credit", "from_id"),
        ("packet_question", "person_id"),
        ("packet_reply", "person_id"),
        ("case_item", "record_id"),
        ("skill_check_in", "person_id"),
    ];
    for (table, column) in named.into_iter().chain(alone) {
        change.prepare_cached(&format!("UPDATE {table} SET {column} = :into WHERE {column} = :from"))?.execute(both)?;
    }
    Ok(())
}
