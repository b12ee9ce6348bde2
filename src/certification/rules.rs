//! What issuers say about how long their certifications hold: suggestions to start from, never more.
//!
//! The rules are in `rules.json`, in words of our own, each with where it was found and on which day. The first one that fits is
//! suggested; what stands on the certificate counts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Error, Logbook, Result, Span, day::in_reach};

/// A certification that a rule is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct CertificationQuestion {
    /// Who issues it.
    pub issuer: String,
    /// What it is called.
    pub name: String,
    /// The day it was earned, where it has been.
    pub earned_on: Option<NaiveDate>,
}

/// What an issuer's rule suggests for a certification.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CertificationRule {
    /// The rule, and that it is a suggestion.
    pub sentence: String,
    /// The last day it would be valid; none while it is not earned, and when it does not run out.
    pub expires_on: Option<NaiveDate>,
    /// How many credits a cycle asks for, where it asks for any.
    pub credits_needed: Option<f64>,
    /// How long it holds, each time.
    pub cycle: Option<Span>,
    /// How many days before its end to be reminded, where the issuer's ways give a reason for others than the profile's.
    pub reminders: Option<Vec<u16>>,
    /// Where the rule was found, and on which day.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Rules {
    looked_up_on: NaiveDate,
    rules: Vec<Rule>,
}

/// A rule as it is written down; words fit in whatever case, and only whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Rule {
    /// One of them is in the issuer, or in the name where no issuer is given.
    issuers: Vec<String>,
    /// One of them is in the name; without any, every name fits.
    #[serde(default)]
    names: Vec<String>,
    /// None of them is in the name.
    #[serde(default)]
    unless: Vec<String>,
    /// The first day of earning it that the rule is about.
    earned_from: Option<NaiveDate>,
    /// The first day that it is no longer about.
    earned_before: Option<NaiveDate>,
    /// How long it holds; none when it does not run out.
    validity: Option<Span>,
    /// How long before its end it can be renewed at the earliest.
    pub(super) opens_before: Option<Span>,
    credits_needed: Option<f64>,
    reminders: Option<Vec<u16>>,
    sentence: String,
    source: String,
}

impl Rules {
    fn read() -> Result<Self> {
        serde_json::from_str(include_str!("rules.json")).map_err(|why| Error::Storage {
            message: format!("The rules of certifications cannot be read: {why}."),
            path: None,
        })
    }
}

/// Every rule, in the order in which they are tried.
pub(super) fn all() -> Result<Vec<Rule>> {
    Ok(Rules::read()?.rules)
}

impl Rule {
    /// Whether it is about a certification of that issuer and name, earned on that day.
    pub(super) fn is_about(&self, issuer: &str, name: &str, earned_on: NaiveDate) -> bool {
        let (issuer, name) = (words(issuer), words(name));
        let issued = if issuer.trim().is_empty() { &name } else { &issuer };
        let has = |text: &str, wanted: &str| text.contains(&format!(" {wanted} "));
        self.issuers.iter().any(|wanted| has(issued, wanted))
            && (self.names.is_empty() || self.names.iter().any(|wanted| has(&name, wanted)))
            && !self.unless.iter().any(|wanted| has(&name, wanted))
            && self.earned_from.is_none_or(|from| earned_on >= from)
            && self.earned_before.is_none_or(|before| earned_on < before)
    }
}

/// The text as words in small letters with one space around each, so that a whole word can be looked for.
fn words(text: &str) -> String {
    let spaced: String =
        text.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Logbook {
    /// What the issuer's rule says about a certification by the day it was earned (by today, where it was not yet), or nothing where
    /// no rule is known. Always a suggestion: it is written down only as the person takes it over.
    ///
    /// # Errors
    /// `Invalid` for a day in a year that nobody means.
    pub fn suggest_certification(&self, asked: &CertificationQuestion) -> Result<Option<CertificationRule>> {
        in_reach("earned", asked.earned_on)?;
        let earned_on = asked.earned_on.unwrap_or_else(|| self.today());
        let Rules { looked_up_on, rules } = Rules::read()?;
        let fits = rules.into_iter().find(|rule| rule.is_about(&asked.issuer, &asked.name, earned_on));
        Ok(fits.map(|rule| CertificationRule {
            sentence: format!("{} This is a suggestion: what stands on the certificate counts.", rule.sentence),
            expires_on: asked.earned_on.and_then(|day| Some(rule.validity?.after(day))),
            credits_needed: rule.credits_needed,
            cycle: rule.validity,
            reminders: rule.reminders,
            source: format!("{}; looked up on {looked_up_on}", rule.source),
        }))
    }
}
