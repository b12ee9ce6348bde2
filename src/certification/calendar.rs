//! The certification calendar: exams, ends, days to be reminded on, openings of renewal, and ends of cycles.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Certification, CertificationStage, rules};
use crate::{
    Audience, CertificationId, Logbook, Result, Visibility, day::in_reach, quarter::Period, store, word::words,
};

words! {
    /// What a day means for a certification.
    CertificationDayKind as "kind of day" {
        /// Its exam.
        Exam = "exam",
        /// The last day it is valid.
        Expires = "expires",
        /// So many days before its exam or its end that one wants to be reminded.
        Reminder = "reminder",
        /// The first day on which its issuer renews it, by the issuer's rule.
        RenewalOpens = "renewalOpens",
        /// The last day for the credits of a cycle.
        CycleEnds = "cycleEnds",
    }
}

/// Which days to show, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CalendarSpan {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// A day that matters for a certification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CertificationDay {
    /// The day.
    pub on: NaiveDate,
    /// What it means.
    pub what: CertificationDayKind,
    /// What the certification is called.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// The certification.
    pub certification: CertificationId,
    /// Who may see it.
    pub visibility: Visibility,
}

impl Logbook {
    /// The days from one to another that matter for certifications, in the order of the days. What was withdrawn has none. Days to
    /// be reminded on are those of the certification, or else of the profile, before the exam while it is booked and before the
    /// end of what was earned.
    ///
    /// # Errors
    /// `Invalid` for days in the wrong order, or in a year that nobody means.
    pub fn certification_calendar(&self, span: &CalendarSpan) -> Result<Vec<CertificationDay>> {
        in_reach("from", span.from)?;
        in_reach("to", span.to)?;
        let shown = Period::range("to", span.from, span.to)?;
        let today = self.today();
        let (certifications, usual) = self.read(|db| {
            Ok((store::certification::list(db, today, Audience::Me)?, store::profile::get(db)?.reminders))
        })?;
        let rules = rules::all()?;
        let mut days = Vec::new();
        for one in certifications.iter().filter(|one| one.stage != CertificationStage::Withdrawn) {
            let mut marked = exam_and_end(one, one.leads(&usual));
            marked.extend(renewal_opens(one, &rules));
            let ends = one.cycle_ends().take_while(|end| *end <= shown.to);
            marked.extend(ends.map(|end| (end, CertificationDayKind::CycleEnds)));
            days.extend(marked.into_iter().filter(|(on, _)| shown.contains(*on)).map(|(on, what)| CertificationDay {
                on,
                what,
                name: one.name.clone(),
                issuer: one.issuer.clone(),
                certification: one.id,
                visibility: one.marks.visibility,
            }));
        }
        days.sort_by(|one, next| {
            (one.on, one.what, &one.name, one.certification).cmp(&(next.on, next.what, &next.name, next.certification))
        });
        // Two lead times can mean the same day.
        days.dedup();
        Ok(days)
    }
}

impl Certification {
    /// How many days before its exam and its end to be reminded: its own lead times, or else the usual ones.
    pub(crate) fn leads<'a>(&'a self, usual: &'a [u16]) -> &'a [u16] {
        self.reminders.as_deref().unwrap_or(usual)
    }

    /// The day of its exam, while that is booked.
    pub(crate) fn booked_exam(&self) -> Option<NaiveDate> {
        self.exam_on.filter(|_| self.stage == CertificationStage::Booked)
    }

    /// The last day that what was earned is valid.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.expires_on.filter(|_| self.stage == CertificationStage::Earned)
    }

    /// The ends of the cycles that credits are gained in, up to the certification's own end; without one they go on.
    pub(crate) fn cycle_ends(&self) -> impl Iterator<Item = NaiveDate> {
        let earned = self.stage == CertificationStage::Earned && self.credits_needed.is_some();
        let cycle = self.cycle.filter(|_| earned).zip(self.credits.from_on);
        let first = cycle.map(|(cycle, from)| cycle.after(from));
        // The calendar itself has a last day, after which nothing comes.
        let next = move |end: &NaiveDate| cycle.map(|(cycle, _)| cycle.after(*end)).filter(|next| next > end);
        let last = self.expires_on.unwrap_or(NaiveDate::MAX);
        std::iter::successors(first, next).take_while(move |end| *end <= last)
    }
}

type Marked = (NaiveDate, CertificationDayKind);

fn exam_and_end(one: &Certification, leads: &[u16]) -> Vec<Marked> {
    let (end, booked) = (one.last_day(), one.booked_exam());
    let before = |day: NaiveDate| leads.iter().filter_map(move |lead| day.checked_sub_days(Days::new((*lead).into())));
    let reminders = booked.into_iter().chain(end).flat_map(before).map(|on| (on, CertificationDayKind::Reminder));
    let exam = one.exam_on.map(|on| (on, CertificationDayKind::Exam));
    exam.into_iter().chain(end.map(|on| (on, CertificationDayKind::Expires))).chain(reminders).collect()
}

fn renewal_opens(one: &Certification, rules: &[rules::Rule]) -> Option<Marked> {
    let end = one.last_day()?;
    let rule = rules.iter().find(|rule| one.earned_on.is_some_and(|on| rule.is_about(&one.issuer, &one.name, on)))?;
    Some((rule.opens_before?.before(end), CertificationDayKind::RenewalOpens))
}
