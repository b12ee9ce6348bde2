//! A certification: from planned to earned, then valid, expiring and expired, with renewals and credits.

mod calendar;
mod rules;
pub(crate) mod stage;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    Audience, CertificationId, Error, Kind, Logbook, Marks, NewMarks, RecordId, Result, Span, day::in_reach,
    logbook::Change, profile::lead_times, store, text,
};

pub use calendar::{CalendarSpan, CertificationDay, CertificationDayKind};
pub use rules::{CertificationQuestion, CertificationRule};
pub use stage::{CertificationMove, CertificationStage, CertificationStatus, EXPIRING_DAYS};
use stage::{checked_renewal, has_come, status_on};

/// The longest time before its end that a certification counts as expiring, in days: ten years.
const LONGEST_EXPIRING: u16 = 3650;

/// A certification with its chain of renewals.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Certification {
    /// Its name for ever.
    pub id: CertificationId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// What it is called.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// How far it is.
    pub stage: CertificationStage,
    /// Whether it holds today.
    pub status: CertificationStatus,
    /// The day it was earned.
    pub earned_on: Option<NaiveDate>,
    /// The last day it is valid, by the newest renewal.
    pub expires_on: Option<NaiveDate>,
    /// The day of the exam.
    pub exam_on: Option<NaiveDate>,
    /// The issuer's number for it.
    pub credential_id: String,
    /// Where it can be checked.
    pub url: String,
    /// What it cost; never leaves the machine.
    pub cost: String,
    /// How many credits a cycle asks for.
    pub credits_needed: Option<f64>,
    /// How long a cycle is.
    pub cycle: Option<Span>,
    /// How many days before its end it is expiring; 90 unless set.
    pub expiring_days: Option<u16>,
    /// How many days before its exam and its end to be reminded; as the profile says unless set.
    pub reminders: Option<Vec<u16>>,
    /// Its renewals, oldest first.
    pub renewals: Vec<Renewal>,
    /// Credits towards its next renewal, and where they stand.
    pub credits: Credits,
    /// What a badge file proved about it, once one was dropped on it.
    #[ts(type = "null")]
    pub verification: Option<()>,
    /// The end that the certification was first given.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) first_expires_on: Option<NaiveDate>,
}

/// One renewal of a certification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Renewal {
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) id: RecordId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) certification_id: CertificationId,
    /// The day it was renewed.
    pub renewed_on: NaiveDate,
    /// The last day it is valid from then on; none when it no longer runs out.
    pub expires_on: Option<NaiveDate>,
}

/// Credits of a certification.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Credits {
    /// How many were gained in the cycle of today.
    pub gained: f64,
    /// How many the cycle asks for.
    pub needed: Option<f64>,
    /// The first day of the cycle.
    pub from_on: Option<NaiveDate>,
    /// All that were ever gained, oldest first.
    pub list: Vec<Credit>,
}

/// Credits gained at once.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Credit {
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) id: RecordId,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) certification_id: CertificationId,
    /// How many.
    pub amount: f64,
    /// The day.
    #[serde(rename = "on")]
    pub credited_on: NaiveDate,
    /// What for.
    pub note: String,
    /// The activity or session that gained them.
    pub from_id: Option<RecordId>,
}

/// A certification to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewCertification {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// What it is called.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// How far it is; planned unless said.
    pub stage: Option<CertificationStage>,
    /// The day it was earned.
    pub earned_on: Option<NaiveDate>,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// The day of the exam.
    pub exam_on: Option<NaiveDate>,
    /// The issuer's number for it.
    pub credential_id: String,
    /// Where it can be checked.
    pub url: String,
    /// What it cost.
    pub cost: String,
    /// How many credits a cycle asks for.
    pub credits_needed: Option<f64>,
    /// How long a cycle is.
    pub cycle: Option<Span>,
    /// How many days before its end it is expiring.
    pub expiring_days: Option<u16>,
    /// How many days before its exam and its end to be reminded; as the profile says unless set, never when empty.
    pub reminders: Option<Vec<u16>>,
}

impl Certification {
    /// The certification as it stood on a day: what happened later has not happened.
    pub(crate) fn standing_on(mut self, day: NaiveDate) -> Self {
        self.renewals.retain(|renewal| renewal.renewed_on <= day);
        self.credits.list.retain(|credit| credit.credited_on <= day);
        if let Some(earned) = self.earned_on.filter(|earned| self.stage == CertificationStage::Earned && *earned > day)
        {
            // An exam after that day is for earning it again.
            let booked = self.exam_on.is_some_and(|exam| exam <= earned);
            self.stage = if booked { CertificationStage::Booked } else { CertificationStage::Studying };
        }
        self.derive(day);
        self
    }

    /// Works out what follows from the stored fields on a day.
    pub(crate) fn derive(&mut self, day: NaiveDate) {
        self.expires_on = self.renewals.last().map_or(self.first_expires_on, |renewal| renewal.expires_on);
        self.status = status_on(self.stage, self.expires_on, self.expiring_days, day);
        let from_on = self.renewals.last().map(|renewal| renewal.renewed_on).or(self.earned_on);
        self.credits.from_on = from_on;
        self.credits.needed = self.credits_needed;
        self.credits.gained = self
            .credits
            .list
            .iter()
            .filter(|credit| from_on.is_none_or(|from| credit.credited_on >= from))
            // A sum of nothing would be −0.
            .fold(0.0, |gained, credit| gained + credit.amount);
    }
}

impl From<&Certification> for NewCertification {
    fn from(certification: &Certification) -> Self {
        Self {
            marks: NewMarks::from(&certification.marks),
            name: certification.name.clone(),
            issuer: certification.issuer.clone(),
            stage: Some(certification.stage),
            earned_on: certification.earned_on,
            expires_on: certification.expires_on,
            exam_on: certification.exam_on,
            credential_id: certification.credential_id.clone(),
            url: certification.url.clone(),
            cost: certification.cost.clone(),
            credits_needed: certification.credits_needed,
            cycle: certification.cycle,
            expiring_days: certification.expiring_days,
            reminders: certification.reminders.clone(),
        }
    }
}

impl NewCertification {
    fn applied(&self, before: Certification, today: NaiveDate) -> Result<Certification> {
        let earned_now = self.earned_on.is_some() && before.earned_on.is_none();
        let stage = self.stage.unwrap_or(if earned_now { CertificationStage::Earned } else { before.stage });
        for (field, day) in [("earned", self.earned_on), ("expires", self.expires_on), ("exam", self.exam_on)] {
            in_reach(field, day)?;
        }
        if let Some(earned) = self.earned_on {
            has_come(earned, today)?;
        }
        if stage == CertificationStage::Earned && self.earned_on.is_none() {
            return Err(Error::invalid("earned", "Say on which day it was earned."));
        }
        if stage == CertificationStage::Booked && self.exam_on.is_none() {
            return Err(Error::invalid("exam", "Say on which day the exam is."));
        }
        if let (Some(earned), Some(expires)) = (self.earned_on, self.expires_on)
            && expires < earned
        {
            return Err(Error::invalid(
                "expires",
                format!("It would expire before it was earned on {earned}. Choose a later day."),
            ));
        }
        if let (Some(earned), Some(renewal)) = (self.earned_on, before.renewals.first())
            && (earned > renewal.renewed_on || before.first_expires_on.is_some_and(|end| end < earned))
        {
            return Err(Error::invalid(
                "earned",
                format!(
                    "It was renewed on {}, so it was earned before that and before it first ran out.",
                    renewal.renewed_on
                ),
            ));
        }
        if self.expiring_days.is_some_and(|days| days > LONGEST_EXPIRING) {
            return Err(Error::invalid(
                "expiring",
                format!("A certification is expiring from at most {LONGEST_EXPIRING} days before its end."),
            ));
        }
        if self.credits_needed.is_some_and(|needed| !needed.is_finite() || needed <= 0.0) {
            return Err(Error::invalid("credits", "Credits are a number above zero."));
        }
        Ok(Certification {
            name: text::title("name", &self.name)?,
            issuer: text::line("issuer", &self.issuer)?,
            stage,
            earned_on: self.earned_on,
            first_expires_on: if before.renewals.is_empty() { self.expires_on } else { before.first_expires_on },
            exam_on: self.exam_on,
            credential_id: text::line("id", &self.credential_id)?,
            url: text::line("url", &self.url)?,
            cost: text::line("cost", &self.cost)?,
            credits_needed: self.credits_needed,
            cycle: self.cycle,
            expiring_days: self.expiring_days,
            reminders: self.reminders.clone().map(lead_times).transpose()?,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down a certification.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound` or `Ambiguous` for a skill that is named wrongly.
    pub fn add_certification(&self, new: NewCertification) -> Result<Certification> {
        self.write("Add certification", |change| add_certification(change, &new))
    }

    /// Makes a certification what `new` says; an end that differs changes its newest renewal.
    ///
    /// # Errors
    /// As [`Logbook::add_certification`], and `NotFound`.
    pub fn edit_certification(&self, id: CertificationId, new: NewCertification) -> Result<Certification> {
        self.write("Edit certification", |change| {
            let before = store::certification::get(change, id, change.today)?;
            if NewCertification::from(&before) == new {
                return Ok(before);
            }
            if let Some(newest) = before.renewals.last()
                && newest.expires_on != new.expires_on
            {
                let renewal = checked_renewal(newest.id, id, newest.renewed_on, new.expires_on)?;
                store::certification::update_renewal(change, &renewal)?;
            }
            let after = new.applied(before, change.today)?;
            store::certification::update(change, &after)?;
            store::record::set_marks(change, id.into(), &new.marks)?;
            store::record::touch(change, id.into())?;
            store::certification::get(change, id, change.today)
        })
    }

    /// One certification.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_certification(&self, id: CertificationId) -> Result<Certification> {
        let today = self.today();
        self.read(|db| store::certification::get(db, id, today))
    }

    /// Certifications, what runs out first on top, then the newest; `expiring_within` leaves only what runs out in that many days.
    pub fn list_certifications(&self, expiring_within: Option<u32>) -> Result<Vec<Certification>> {
        let today = self.today();
        let end = expiring_within.and_then(|days| today.checked_add_days(Days::new(days.into())));
        let mut all = self.read(|db| store::certification::list(db, today, Audience::Me))?;
        if expiring_within.is_some() {
            all.retain(|one| {
                one.stage == CertificationStage::Earned
                    && one.expires_on.is_some_and(|on| on >= today && end.is_none_or(|end| on <= end))
            });
        }
        Ok(all)
    }
}

/// Writes a certification in a change that may hold more.
pub(crate) fn add_certification(change: &Change<'_>, new: &NewCertification) -> Result<Certification> {
    let blank = Certification {
        id: change.id(),
        marks: Marks::default(),
        name: String::new(),
        issuer: String::new(),
        stage: CertificationStage::Planned,
        status: CertificationStatus::None,
        earned_on: None,
        expires_on: None,
        exam_on: None,
        credential_id: String::new(),
        url: String::new(),
        cost: String::new(),
        credits_needed: None,
        cycle: None,
        expiring_days: None,
        reminders: None,
        renewals: vec![],
        credits: Credits::default(),
        verification: None,
        first_expires_on: None,
    };
    let certification = new.applied(blank, change.today)?;
    store::record::insert(change, certification.id.into(), Kind::Certification, &new.marks)?;
    store::certification::insert(change, &certification)?;
    store::certification::get(change, certification.id, change.today)
}
