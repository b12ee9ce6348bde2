//! The case for a level: for each criterion the one to three strongest things that show it, in the person's words.

mod compose;

use serde::{Deserialize, Serialize};

use crate::{
    Error, EvidenceLine, Line, Logbook, PartId, ReadinessCriterion, RecordId, Result, Visibility, logbook::Change,
    name::pick, store, text,
};

pub(crate) use compose::in_report;
pub use compose::{CaseReport, ComposedCase, ReportCaseItem, ReportCriterion};

/// How many items make the case for a criterion at most (product.md, row 21).
pub const CASE_ITEMS: usize = 3;

/// What shows that a criterion is met.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseItem {
    /// Its name for ever.
    pub id: PartId,
    /// The criterion, by slug.
    pub criterion: String,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) record_id: Option<RecordId>,
    /// The record that it tells of.
    pub record: Option<Line>,
    /// How things stood, as Markdown.
    pub situation: String,
    /// What the person did.
    pub action: String,
    /// What came of it.
    pub result: String,
    /// Where it can be seen.
    pub url: String,
    /// Who may see it: never more than may see the record.
    pub visibility: Visibility,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) position: u32,
}

/// An item to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewCaseItem {
    /// The criterion, by slug or a piece of its text.
    pub criterion: String,
    /// The record that it tells of.
    pub record: Option<RecordId>,
    /// How things stood, as Markdown.
    pub situation: String,
    /// What the person did.
    pub action: String,
    /// What came of it.
    pub result: String,
    /// Where it can be seen.
    pub url: String,
    /// Who may see it.
    pub visibility: Visibility,
}

/// The case for a level.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Case {
    /// The rank of the level.
    pub level: u8,
    /// The level's name.
    pub name: String,
    /// Its criteria, in the order of the framework.
    pub criteria: Vec<CaseCriterion>,
}

/// A criterion with what makes the case for it; without any it is a hole.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseCriterion {
    /// What is asked for, and how one stands to it.
    #[serde(flatten)]
    pub criterion: ReadinessCriterion,
    /// The items, strongest first.
    pub items: Vec<CaseItem>,
}

impl From<&CaseItem> for NewCaseItem {
    fn from(item: &CaseItem) -> Self {
        Self {
            criterion: item.criterion.clone(),
            record: item.record_id,
            situation: item.situation.clone(),
            action: item.action.clone(),
            result: item.result.clone(),
            url: item.url.clone(),
            visibility: item.visibility,
        }
    }
}

impl NewCaseItem {
    fn applied(&self, change: &Change<'_>, id: PartId, position: u32) -> Result<CaseItem> {
        let record = self.record.map(|record| store::record::line(change, record)).transpose()?;
        let item = CaseItem {
            id,
            criterion: find_criterion(change, &self.criterion)?,
            record_id: self.record,
            situation: text::body("situation", self.situation.trim())?,
            action: text::body("action", self.action.trim())?,
            result: text::body("result", self.result.trim())?,
            url: text::line("url", &self.url)?,
            visibility: self.visibility,
            position,
            record,
        };
        if [&item.situation, &item.action, &item.result].iter().all(|text| text.is_empty()) {
            let message = "The item says nothing yet. Write how things stood, what you did, or what came of it.";
            return Err(Error::invalid("situation", message));
        }
        store::record::refuse_unknown_mentor(change, item.visibility)?;
        Ok(item)
    }
}

impl Logbook {
    /// The case for a level; for the level aimed for, unless one is named.
    ///
    /// # Errors
    /// `Invalid` for a level that is not on the ladder, and without one when the profile aims for none.
    pub fn case(&self, level: Option<u8>) -> Result<Case> {
        let readiness = self.readiness(level)?;
        self.read(|db| {
            let order = store::framework::file(db, None)?.criteria;
            let place = |slug: &str| order.iter().position(|criterion| criterion.slug == slug);
            let mut items = store::case::list(db)?;
            let mut criteria: Vec<CaseCriterion> = (readiness.criteria.into_iter())
                .map(|criterion| CaseCriterion {
                    items: items.extract_if(.., |item| item.criterion == criterion.slug).collect(),
                    criterion,
                })
                .collect();
            criteria.sort_by_key(|of| place(&of.criterion.slug));
            Ok(Case { level: readiness.level, name: readiness.name, criteria })
        })
    }

    /// The items that make the case for a criterion, strongest first.
    ///
    /// # Errors
    /// `NotFound` or `Ambiguous` for the criterion.
    pub fn case_items(&self, criterion: &str) -> Result<Vec<CaseItem>> {
        self.read(|db| of(db, &find_criterion(db, criterion)?))
    }

    /// The records that show the skill of a criterion and are not in its case yet, newest first.
    ///
    /// # Errors
    /// `NotFound` or `Ambiguous` for the criterion.
    pub fn case_candidates(&self, criterion: &str) -> Result<Vec<EvidenceLine>> {
        let today = self.today();
        self.read(|db| {
            let slug = find_criterion(db, criterion)?;
            let file = store::framework::file(db, None)?;
            let skill = file.criteria.into_iter().find(|one| one.slug == slug).and_then(|one| one.skill);
            let Some(skill) = skill else {
                return Ok(Vec::new());
            };
            let items = store::case::list(db)?;
            let mut evidence = store::framework::skill_page(db, &skill, today)?.evidence;
            evidence.retain(|shown| {
                !items.iter().any(|item| item.criterion == slug && item.record_id == Some(shown.line.id))
            });
            Ok(evidence)
        })
    }

    /// Adds an item to the case for a criterion, as its last.
    ///
    /// # Errors
    /// `Invalid` for one that says nothing and for one too many, `NotFound` for the record, `NotFound` or `Ambiguous` for the criterion.
    pub fn add_case_item(&self, new: &NewCaseItem) -> Result<CaseItem> {
        self.write("Add to case", |change| {
            let criterion = find_criterion(change, &new.criterion)?;
            let items = of(change, &criterion)?;
            refuse_more(&items)?;
            let item = new.applied(change, change.id(), next_place(&items))?;
            store::case::insert(change, &item)?;
            Ok(item)
        })
    }

    /// Makes an item what the edit says; it may move to another criterion.
    ///
    /// # Errors
    /// As [`Logbook::add_case_item`], and `NotFound` for the item.
    pub fn edit_case_item(&self, id: PartId, new: &NewCaseItem) -> Result<CaseItem> {
        self.write("Edit case", |change| {
            let before = store::case::get(change, id)?;
            let mut after = new.applied(change, id, before.position)?;
            if after.criterion != before.criterion {
                let there = of(change, &after.criterion)?;
                refuse_more(&there)?;
                after.position = next_place(&there);
            }
            if after != before {
                store::case::update(change, &after)?;
            }
            Ok(after)
        })
    }

    /// Takes an item out of the case; the record that it tells of stays.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn remove_case_item(&self, id: PartId) -> Result<()> {
        self.write("Take out of case", |change| store::case::delete(change, id))
    }

    /// Puts the items of a criterion into this order.
    ///
    /// # Errors
    /// `NotFound` for an item.
    pub fn order_case_items(&self, ids: &[PartId]) -> Result<()> {
        self.write("Order case", |change| {
            (0..).zip(ids).try_for_each(|(position, id)| {
                let item = store::case::get(change, *id)?;
                store::case::update(change, &CaseItem { position, ..item })
            })
        })
    }
}

fn of(db: &store::Connection, criterion: &str) -> Result<Vec<CaseItem>> {
    let mut items = store::case::list(db)?;
    items.retain(|item| item.criterion == criterion);
    Ok(items)
}

fn next_place(items: &[CaseItem]) -> u32 {
    items.last().map_or(0, |last| last.position.saturating_add(1))
}

fn refuse_more(items: &[CaseItem]) -> Result<()> {
    if items.len() < CASE_ITEMS {
        return Ok(());
    }
    let message =
        format!("A criterion has {CASE_ITEMS} items already: the strongest ones. Take one out, or edit one of them.");
    Err(Error::invalid("criterion", message))
}

/// A criterion of the framework in use, by its slug or a piece of its text; one of the level aimed for before any other.
fn find_criterion(db: &store::Connection, name: &str) -> Result<String> {
    let criteria = store::framework::file(db, None)?.criteria;
    let target = store::profile::get(db)?.target_level;
    let called: Vec<_> =
        criteria.iter().map(|one| (one.level, &one.slug, format!("{} {}", one.slug, one.text))).collect();
    let among = |wanted: &dyn Fn(u8) -> bool| {
        let these = called.iter().filter(|(level, ..)| wanted(*level));
        pick("criterion", name, these.map(|(_, slug, text)| ((*slug).clone(), (*slug).clone(), text.as_str())))
    };
    match among(&|level| Some(level) == target) {
        Err(Error::NotFound { .. }) => among(&|_| true),
        found => found,
    }
}
