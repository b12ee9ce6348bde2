//! Learning activities.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{columns::table, record};
use crate::{Activity, ActivityId, Audience, Error, RecordId, Result};

table!(Activity in "activity" { title, kind, minutes, happened_on, url, note } plus marks);

pub(crate) fn get(db: &Connection, id: ActivityId) -> Result<Activity> {
    let found = db.prepare_cached("SELECT * FROM activity WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, found.into_iter().collect(), Audience::Me)?.pop().ok_or_else(|| Error::not_found("activity", id))
}

/// The activities of a span of days, or all, that an audience may see, newest first.
pub(crate) fn list(db: &Connection, days: Option<(NaiveDate, NaiveDate)>, audience: Audience) -> Result<Vec<Activity>> {
    let found = db
        .prepare_cached(
            "SELECT * FROM activity WHERE (:from IS NULL OR happened_on >= :from) AND (:to IS NULL OR happened_on <= :to)
             ORDER BY happened_on DESC, id DESC",
        )?
        .query_map(named_params! { ":from": days.map(|days| days.0), ":to": days.map(|days| days.1) }, from_row)?
        .collect::<rusqlite::Result<_>>()?;
    filled(db, found, audience)
}

fn filled(db: &Connection, mut found: Vec<Activity>, audience: Audience) -> Result<Vec<Activity>> {
    let ids: Vec<RecordId> = found.iter().map(|one| one.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    found.retain_mut(|one| marks.remove(&one.id.into()).map(|mark| one.marks = mark).is_some());
    Ok(found)
}
