//! People.

use rusqlite::{Connection, OptionalExtension};

use super::{columns::table, record};
use crate::{Audience, Error, Person, PersonId, RecordId, Result};

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
