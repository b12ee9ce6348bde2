//! Parts of records that can be less visible than the record they belong to.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::record;
use crate::{Error, PartId, PersonId, RecordId, Result, Visibility, logbook::Change};

/// The tables of parts that can be less visible than their record, and the column that names it.
const PARTS: [(&str, &str); 7] = [
    ("evidence", "record_id"),
    ("attachment", "record_id"),
    ("milestone", "goal_id"),
    ("check_in", "goal_id"),
    ("topic", "session_id"),
    ("decision", "session_id"),
    ("action", "session_id"),
];

/// These and what always has a mark of its own, with the column that names a record, where it does.
fn marked() -> impl Iterator<Item = (&'static str, &'static str)> {
    PARTS.into_iter().chain([("case_item", "record_id")])
}

/// The record that a part belongs to.
pub(crate) fn owner(db: &Connection, part: PartId) -> Result<RecordId> {
    let owners = PARTS.map(|(table, owner)| format!("SELECT {owner} FROM {table} WHERE id = :id"));
    db.prepare_cached(&owners.join(" UNION ALL "))?
        .query_row(named_params! { ":id": part }, |row| row.get::<_, Option<RecordId>>(0))
        .optional()?
        .flatten()
        .ok_or_else(|| Error::not_found("part", part))
}

/// How many parts of other records are for one mentor alone.
pub(super) fn count_for(db: &Connection, person: RecordId) -> Result<u32> {
    let counts: Vec<_> = marked()
        .map(|(table, owner)| {
            format!("(SELECT count(*) FROM {table} WHERE visibility = 'mentor:' || :person AND {owner} IS NOT :person)")
        })
        .collect();
    Ok(db
        .prepare_cached(&format!("SELECT {}", counts.join(" + ")))?
        .query_row(named_params! { ":person": person }, |row| row.get(0))?)
}

/// Gives a part a visibility of its own, or takes it away.
pub(crate) fn mark(change: &Change<'_>, part: PartId, visibility: Option<Visibility>) -> Result<()> {
    record::refuse_unknown_mentor(change, visibility.unwrap_or_default())?;
    for (table, _) in PARTS {
        change
            .prepare_cached(&format!(
                "UPDATE {table} SET visibility = :visibility WHERE id = :id AND visibility IS NOT :visibility"
            ))?
            .execute(named_params! { ":id": part, ":visibility": visibility })?;
    }
    Ok(())
}

/// Lets what is for one mentor alone, records and parts, be for another one alone.
pub(crate) fn hand_over(change: &Change<'_>, from: PersonId, into: PersonId) -> Result<()> {
    let (gone, stays) = (Visibility::Person(from), Visibility::Person(into));
    for (table, owner) in marked() {
        let touched = format!(
            "UPDATE record SET updated_at = :now WHERE id IN (SELECT {owner} FROM {table} WHERE visibility = :gone)"
        );
        change.prepare_cached(&touched)?.execute(named_params! { ":now": change.now, ":gone": gone })?;
        let handed = format!("UPDATE {table} SET visibility = :stays WHERE visibility = :gone");
        change.prepare_cached(&handed)?.execute(named_params! { ":stays": stays, ":gone": gone })?;
    }
    change
        .prepare_cached("UPDATE record SET visibility = :stays, updated_at = :now WHERE visibility = :gone")?
        .execute(named_params! { ":stays": stays, ":now": change.now, ":gone": gone })?;
    Ok(())
}
