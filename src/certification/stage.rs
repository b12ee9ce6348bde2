//! From stage to stage: studying, booking, earning, renewing, crediting and withdrawing a certification.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{Certification, Credit, Renewal};
use crate::{
    CertificationId, Error, Logbook, RecordId, Result, day::in_reach, logbook::Change, store, text, word::words,
};

words! {
    /// How far a certification is.
    CertificationStage as "stage" {
        /// Meant for later.
        Planned = "planned",
        /// Being learned for.
        Studying = "studying",
        /// The exam has a day.
        Booked = "booked",
        /// Passed.
        Earned = "earned",
        /// Given up, or given back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Whether an earned certification holds; derived from its dates, never stored.
    CertificationStatus as "status" {
        /// It holds.
        Valid = "valid",
        /// It holds, and runs out soon.
        Expiring = "expiring",
        /// It has run out, and no longer counts as evidence.
        Expired = "expired",
        /// It was never earned, or was withdrawn.
        None = "none",
    }
}

impl CertificationStatus {
    /// Whether something has to be done about it: it runs out soon, or has.
    pub(crate) fn runs_out(self) -> bool {
        matches!(self, Self::Expiring | Self::Expired)
    }
}

/// How many days before its end a certification is expiring, unless it says otherwise (product.md).
pub const EXPIRING_DAYS: u16 = 90;

/// What became of a certification.
#[derive(Debug, Clone, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "to")]
#[ts(export)]
pub enum CertificationMove {
    /// Learning for it began.
    Study,
    /// The exam has a day.
    Book {
        /// The day of the exam.
        exam_on: NaiveDate,
    },
    /// It was passed.
    Earn {
        /// The day; today unless said.
        earned_on: Option<NaiveDate>,
        /// The last day it is valid.
        expires_on: Option<NaiveDate>,
    },
    /// It was renewed.
    Renew {
        /// The day; today unless said.
        renewed_on: Option<NaiveDate>,
        /// The last day it is valid from then on; by its cycle unless said.
        expires_on: Option<NaiveDate>,
    },
    /// Credits were gained.
    Credit {
        /// How many.
        amount: f64,
        /// What for.
        note: String,
        /// The activity or session that gained them.
        from_id: Option<RecordId>,
    },
    /// It was given up, or given back.
    Withdraw,
}

impl Logbook {
    /// Studies, books, earns, renews, credits or withdraws a certification.
    ///
    /// # Errors
    /// `Invalid` for days in the wrong order or still to come, renewing what was never earned and earning what was renewed,
    /// `NotFound`.
    pub fn move_certification(&self, id: CertificationId, to: CertificationMove) -> Result<Certification> {
        let intent = match to {
            CertificationMove::Study => "Study for certification",
            CertificationMove::Book { .. } => "Book exam",
            CertificationMove::Earn { .. } => "Earn certification",
            CertificationMove::Renew { .. } => "Renew certification",
            CertificationMove::Credit { .. } => "Credit certification",
            CertificationMove::Withdraw => "Withdraw certification",
        };
        self.write(intent, |change| move_certification(change, id, &to))
    }
}

/// Whether a certification holds on a day.
pub(super) fn status_on(
    stage: CertificationStage,
    expires_on: Option<NaiveDate>,
    expiring_days: Option<u16>,
    day: NaiveDate,
) -> CertificationStatus {
    if stage != CertificationStage::Earned {
        return CertificationStatus::None;
    }
    let soon = day.checked_add_days(Days::new(expiring_days.unwrap_or(EXPIRING_DAYS).into()));
    match expires_on {
        Some(end) if end < day => CertificationStatus::Expired,
        Some(end) if soon.is_some_and(|soon| end <= soon) => CertificationStatus::Expiring,
        _ => CertificationStatus::Valid,
    }
}

/// Moves a certification in a change that may hold more.
pub(crate) fn move_certification(
    change: &Change<'_>,
    id: CertificationId,
    to: &CertificationMove,
) -> Result<Certification> {
    let before = store::certification::get(change, id, change.today)?;
    let mut after = before.clone();
    match to {
        CertificationMove::Study => after.stage = unless_earned(&before, CertificationStage::Studying),
        CertificationMove::Book { exam_on } => {
            in_reach("exam", *exam_on)?;
            (after.stage, after.exam_on) = (unless_earned(&before, CertificationStage::Booked), Some(*exam_on));
        }
        CertificationMove::Earn { earned_on, expires_on } => {
            let earned = earned_on.unwrap_or(change.today);
            in_reach("earned", earned)?;
            has_come(earned, change.today)?;
            in_reach("expires", *expires_on)?;
            // The newest renewal says when it ends, whatever it was first given.
            if let Some(renewal) = before.renewals.last() {
                return Err(Error::invalid(
                    "stage",
                    format!("“{}” was renewed on {}. Renew it instead.", before.name, renewal.renewed_on),
                ));
            }
            if expires_on.is_some_and(|end| end < earned) {
                return Err(Error::invalid(
                    "expires",
                    format!("It would expire before it was earned on {earned}. Choose a later day."),
                ));
            }
            (after.stage, after.earned_on, after.first_expires_on) = (
                CertificationStage::Earned,
                Some(earned),
                expires_on.or(after.first_expires_on.filter(|end| *end >= earned)),
            );
        }
        CertificationMove::Renew { renewed_on, expires_on } => {
            let Some(earned) = before.earned_on else {
                return Err(Error::invalid(
                    "stage",
                    format!("“{}” was never earned, so it cannot be renewed. Use `cert earn` first.", before.name),
                ));
            };
            let day = renewed_on.unwrap_or(change.today);
            if day < before.renewals.last().map_or(earned, |renewal| renewal.renewed_on) {
                return Err(Error::invalid(
                    "on",
                    "It cannot be renewed before it was earned or last renewed. Choose a later day.",
                ));
            }
            let end = expires_on
                .or_else(|| before.cycle.map(|cycle| cycle.after(before.expires_on.map_or(day, |end| end.max(day)))));
            after.stage = CertificationStage::Earned;
            store::certification::insert_renewal(change, &checked_renewal(change.id(), id, day, end)?)?;
        }
        CertificationMove::Credit { amount, note, from_id } => {
            let (id, certification_id) = (change.id(), id);
            let (amount, note, from_id) = (*amount, note.clone(), *from_id);
            add_credit(change, Credit { id, certification_id, amount, credited_on: change.today, note, from_id })?;
        }
        CertificationMove::Withdraw => after.stage = CertificationStage::Withdrawn,
    }
    if after != before {
        store::certification::update(change, &after)?;
    }
    store::record::touch(change, id.into())?;
    store::certification::get(change, id, change.today)
}

/// What is earned stays so while it is being learned for again: until the exam is passed, what was earned holds.
fn unless_earned(before: &Certification, stage: CertificationStage) -> CertificationStage {
    if before.stage == CertificationStage::Earned { before.stage } else { stage }
}

/// Refuses to have earned it on a day that is still to come.
pub(super) fn has_come(earned_on: NaiveDate, today: NaiveDate) -> Result<()> {
    if earned_on <= today {
        return Ok(());
    }
    Err(Error::invalid(
        "earned",
        format!("{earned_on} is still to come, so it is not earned yet. Choose a day up to today."),
    ))
}

/// Writes down credits gained on a day, in a change that may hold more.
pub(crate) fn add_credit(change: &Change<'_>, credit: Credit) -> Result<()> {
    if !credit.amount.is_finite() || credit.amount <= 0.0 {
        return Err(Error::invalid("credits", "Credits are a number above zero."));
    }
    if let Some(from) = credit.from_id {
        store::record::line(change, from)?;
    }
    let note = text::line("note", &credit.note)?;
    store::certification::insert_credit(change, &Credit { note, ..credit })
}

pub(super) fn checked_renewal(
    id: RecordId,
    certification_id: CertificationId,
    renewed_on: NaiveDate,
    expires_on: Option<NaiveDate>,
) -> Result<Renewal> {
    in_reach("on", renewed_on)?;
    in_reach("expires", expires_on)?;
    if expires_on.is_some_and(|end| end < renewed_on) {
        return Err(Error::invalid(
            "expires",
            format!("It would expire before it was renewed on {renewed_on}. Choose a later day."),
        ));
    }
    Ok(Renewal { id, certification_id, renewed_on, expires_on })
}
