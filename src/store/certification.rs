//! Certifications with their renewals and credits.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{columns::table, record};
use crate::{
    Audience, Certification, CertificationId, CertificationStatus, Credit, Credits, Error, RecordId, Renewal, Result,
    logbook::Change,
};

/// The row as it is stored; what follows from it is worked out by the noun.
struct Stored {
    id: CertificationId,
    name: String,
    issuer: String,
    stage: crate::CertificationStage,
    earned_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
    exam_on: Option<NaiveDate>,
    credential_id: String,
    url: String,
    cost: String,
    credits_needed: Option<f64>,
    cycle: Option<crate::Span>,
    expiring_days: Option<u16>,
    /// As a JSON array.
    reminders: Option<String>,
}

mod stored {
    use super::*;
    table!(Stored in "certification" {
        name, issuer, stage, earned_on, expires_on, exam_on, credential_id, url, cost, credits_needed, cycle, expiring_days,
        reminders
    });
}

mod renewal {
    use super::*;
    table!(Renewal in "renewal" { certification_id, renewed_on, expires_on });
}

mod credit {
    use super::*;
    table!(fixed Credit in "credit" { certification_id, amount, credited_on, note, from_id });
}

pub(crate) use credit::insert as insert_credit;
pub(crate) use renewal::{insert as insert_renewal, update as update_renewal};

fn stored_of(certification: &Certification) -> Stored {
    Stored {
        id: certification.id,
        name: certification.name.clone(),
        issuer: certification.issuer.clone(),
        stage: certification.stage,
        earned_on: certification.earned_on,
        expires_on: certification.first_expires_on,
        exam_on: certification.exam_on,
        credential_id: certification.credential_id.clone(),
        url: certification.url.clone(),
        cost: certification.cost.clone(),
        credits_needed: certification.credits_needed,
        cycle: certification.cycle,
        expiring_days: certification.expiring_days,
        reminders: certification.reminders.as_ref().map(record::list_of),
    }
}

pub(crate) fn insert(change: &Change<'_>, certification: &Certification) -> Result<()> {
    stored::insert(change, &stored_of(certification))
}

pub(crate) fn update(change: &Change<'_>, certification: &Certification) -> Result<()> {
    stored::update(change, &stored_of(certification))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Certification> {
    let stored = stored::from_row(row)?;
    Ok(Certification {
        id: stored.id,
        marks: crate::Marks::default(),
        name: stored.name,
        issuer: stored.issuer,
        stage: stored.stage,
        status: CertificationStatus::None,
        earned_on: stored.earned_on,
        expires_on: None,
        exam_on: stored.exam_on,
        credential_id: stored.credential_id,
        url: stored.url,
        cost: stored.cost,
        credits_needed: stored.credits_needed,
        cycle: stored.cycle,
        expiring_days: stored.expiring_days,
        reminders: stored.reminders.map(|days| serde_json::from_str(&days).unwrap_or_default()),
        renewals: vec![],
        credits: Credits::default(),
        verification: None,
        first_expires_on: stored.expires_on,
    })
}

pub(crate) fn get(db: &Connection, id: CertificationId, today: NaiveDate) -> Result<Certification> {
    let found = db.prepare_cached("SELECT * FROM certification WHERE id = ?1")?.query_row([id], from_row).optional()?;
    filled(db, found.into_iter().collect(), today, Audience::Me)?
        .pop()
        .ok_or_else(|| Error::not_found("certification", id))
}

/// The certifications that an audience may see, what runs out first on top.
pub(crate) fn list(db: &Connection, today: NaiveDate, audience: Audience) -> Result<Vec<Certification>> {
    let found = db
        .prepare_cached(
            "SELECT certification.* FROM certification JOIN record USING (id) ORDER BY created_at DESC, id DESC",
        )?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let mut found = filled(db, found, today, audience)?;
    found.sort_by_key(|one| (one.status == CertificationStatus::None, one.expires_on.is_none(), one.expires_on));
    Ok(found)
}

fn filled(
    db: &Connection,
    mut found: Vec<Certification>,
    today: NaiveDate,
    audience: Audience,
) -> Result<Vec<Certification>> {
    let ids: Vec<RecordId> = found.iter().map(|one| one.id.into()).collect();
    let mut marks = record::marks(db, &ids, audience)?;
    found.retain_mut(|one| marks.remove(&one.id.into()).map(|mark| one.marks = mark).is_some());
    let list = record::list_of(found.iter().map(|one| one.id));
    let at: HashMap<CertificationId, usize> = found.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    let mut renewals =
        db.prepare_cached("SELECT renewal.* FROM json_each(?1) JOIN renewal ON certification_id = json_each.value ORDER BY renewed_on, renewal.id")?;
    for row in renewals.query_map([&list], renewal::from_row)? {
        let row = row?;
        if let Some(one) = at.get(&row.certification_id).and_then(|at| found.get_mut(*at)) {
            one.renewals.push(row);
        }
    }
    let mut credits = db.prepare_cached("SELECT credit.* FROM json_each(?1) JOIN credit ON certification_id = json_each.value ORDER BY credited_on, credit.id")?;
    for row in credits.query_map([&list], credit::from_row)? {
        let row = row?;
        if let Some(one) = at.get(&row.certification_id).and_then(|at| found.get_mut(*at)) {
            one.credits.list.push(row);
        }
    }
    for one in &mut found {
        one.derive(today);
        if audience != Audience::Me {
            one.cost.clear();
        }
    }
    Ok(found)
}
