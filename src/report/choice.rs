//! What the person chooses for the report of one period: what is left out, in which words, in which order.

use serde::{Deserialize, Serialize};

use crate::{Logbook, PartId, Period, RecordId, Result, logbook::Change, store, text};

/// How a record stands in the report of one period.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportChoice {
    pub(crate) id: PartId,
    /// The period's label.
    pub(crate) quarter: String,
    pub(crate) record_id: RecordId,
    pub(crate) left_out: bool,
    /// In place of its own title.
    pub(crate) title: Option<String>,
    /// In place of its own text.
    pub(crate) words: Option<String>,
    /// Its place among its like.
    pub(crate) position: Option<u32>,
}

impl ReportChoice {
    fn says_nothing(&self) -> bool {
        !self.left_out && self.title.is_none() && self.words.is_none() && self.position.is_none()
    }
}

/// What a record says of itself, and what it says in the report of one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportWording {
    /// Its own title; none where the report shows none.
    pub own_title: Option<String>,
    /// Its own text; none where the report shows none.
    pub own_words: Option<String>,
    /// The title in the report, where it is another one.
    pub title: Option<String>,
    /// The text in the report, where it is another one.
    pub words: Option<String>,
}

/// Other words for a record in the report of one period; its own where they are absent or the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewReportWording {
    /// In place of its title.
    pub title: Option<String>,
    /// In place of its text; empty for none.
    pub words: Option<String>,
}

impl Logbook {
    /// Leaves records out of the reports of a period for others, or takes them in again. The record itself stays as it is.
    ///
    /// # Errors
    /// `NotFound` for a record.
    pub fn leave_out_of_report(&self, period: &Period, records: &[RecordId], left_out: bool) -> Result<()> {
        let intent = if left_out { "Leave out of report" } else { "Take into report" };
        self.write(intent, |change| {
            records.iter().try_for_each(|record| choose(change, period, *record, |choice| choice.left_out = left_out))
        })
    }

    /// Words a record differently in the reports of a period. The record itself stays as it is.
    ///
    /// # Errors
    /// `Invalid` for words where the report shows none, `NotFound` for the record.
    pub fn reword_in_report(&self, period: &Period, record: RecordId, new: &NewReportWording) -> Result<()> {
        self.write("Reword in report", |change| {
            let (own_title, own_words) = store::report_choice::own_words(change, record)?;
            let title = new.title.as_deref().map(|title| text::title("title", title)).transpose()?;
            let words = new.words.as_deref().map(|words| text::body("words", words)).transpose()?;
            let other = |chosen: Option<String>, own: Option<&String>| match own {
                Some(own) => chosen.filter(|chosen| chosen != own),
                None => None,
            };
            choose(change, period, record, |choice| {
                choice.title = other(title, own_title.as_ref());
                choice.words = other(words, own_words.as_ref());
            })
        })
    }

    /// What a record says of itself, and what in the reports of a period.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn report_wording(&self, period: &Period, record: RecordId) -> Result<ReportWording> {
        self.read(|db| {
            let (own_title, own_words) = store::report_choice::own_words(db, record)?;
            let chosen = store::report_choice::get(db, &period.label, record)?;
            let (title, words) = chosen.map_or((None, None), |choice| (choice.title, choice.words));
            Ok(ReportWording { own_title, own_words, title, words })
        })
    }

    /// Puts records of one kind and area into this order in the reports of a period.
    ///
    /// # Errors
    /// `NotFound` for a record.
    pub fn order_report(&self, period: &Period, records: &[RecordId]) -> Result<()> {
        self.write("Order report", |change| {
            (0..).zip(records).try_for_each(|(position, record)| {
                choose(change, period, *record, |choice| choice.position = Some(position))
            })
        })
    }
}

fn choose(change: &Change<'_>, period: &Period, record: RecordId, set: impl FnOnce(&mut ReportChoice)) -> Result<()> {
    let line = store::record::line(change, record)?;
    let before = store::report_choice::get(change, &period.label, record)?;
    let mut choice = before.clone().unwrap_or_else(|| ReportChoice {
        id: change.id(),
        quarter: period.label.clone(),
        record_id: line.id,
        left_out: false,
        title: None,
        words: None,
        position: None,
    });
    set(&mut choice);
    match before {
        Some(_) if choice.says_nothing() => store::report_choice::delete(change, choice.id),
        Some(_) => store::report_choice::update(change, &choice),
        None if choice.says_nothing() => Ok(()),
        None => store::report_choice::insert(change, &choice),
    }
}
