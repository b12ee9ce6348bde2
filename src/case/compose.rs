//! The case as a document for an audience, and the part of it that a quarter's report tells.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{Case, CaseItem};
use crate::{
    Audience, HeldBack, Line, Logbook, Profile, RecordId, Report, ReportItem, Requirement, Result, Visibility,
    framework::file::FileCriterion, report, store, store::Connection,
};

/// The case for a level, holding nothing that its audience may not see.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CaseReport {
    /// The level's name.
    pub level: String,
    /// The day that it is of.
    pub as_of: NaiveDate,
    /// Who it was composed for.
    #[serde(serialize_with = "report::audience_word")]
    #[ts(type = "\"report\" | \"me\" | \"mentor\"")]
    pub audience: Audience,
    /// The mentor that it was composed for, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mentor: Option<String>,
    /// The person's name; empty when the profile has none.
    pub name: String,
    /// The person's level, by name; empty when the profile has none.
    pub role: String,
    /// What the level asks for, in the framework's order.
    pub criteria: Vec<ReportCriterion>,
}

/// A criterion in a document.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportCriterion {
    /// What is asked for, in a sentence.
    pub text: String,
    /// The skill in which it is asked for, by name; none where the profile answers.
    pub skill: Option<String>,
    /// What the profile has to answer.
    pub requirement: Option<Requirement>,
    /// The answer of the profile, in words.
    pub answer: Option<String>,
    /// Whether the level is better with it and possible without.
    pub desirable: bool,
    /// What makes the case for it; nothing where it is a hole.
    pub items: Vec<ReportCaseItem>,
}

/// What shows that a criterion is met, in a document.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReportCaseItem {
    /// What is asked for, in a sentence.
    pub criterion: String,
    /// The record that it tells of, by its title there.
    pub title: Option<String>,
    /// The record's day.
    pub on: Option<NaiveDate>,
    /// How things stood, as Markdown.
    pub situation: String,
    /// What the person did.
    pub action: String,
    /// What came of it.
    pub result: String,
    /// Where it can be seen; may be empty.
    pub url: String,
}

/// A case with what is for the person's eyes only.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComposedCase {
    /// What may leave the machine: every item of it is in the file.
    pub case: CaseReport,
    /// How many items the audience does not see.
    pub held_back: HeldBack,
    /// The hash of the case: a file is written from exactly this one.
    pub hash: String,
}

impl ComposedCase {
    /// This case, as long as it is the one that was looked at.
    ///
    /// # Errors
    /// `Invalid` when its hash is another one.
    pub fn exactly(self, hash: &str) -> Result<Self> {
        report::is_the_one(&self.hash, hash)?;
        Ok(self)
    }
}

impl Logbook {
    /// The case for a level as an audience may see it; for the level aimed for, unless one is named.
    ///
    /// # Errors
    /// As [`Logbook::case`].
    pub fn compose_case(&self, level: Option<u8>, audience: Audience) -> Result<ComposedCase> {
        let case = self.case(level)?;
        let profile = self.get_profile()?;
        let as_of = self.today();
        self.read(|db| {
            let mut held_back = HeldBack::default();
            let case = written(db, case, &profile, (audience, as_of), &mut held_back)?;
            let hash = report::hash_of(&case)?;
            Ok(ComposedCase { case, held_back, hash })
        })
    }
}

fn written(
    db: &Connection,
    case: Case,
    profile: &Profile,
    (audience, as_of): (Audience, NaiveDate),
    held_back: &mut HeldBack,
) -> Result<CaseReport> {
    let levels = store::framework::file(db, None)?.levels;
    let role = levels.iter().find(|level| Some(level.rank) == profile.level).map(|level| level.name.clone());
    let mut criteria = Vec::new();
    for of in case.criteria {
        let mut items = Vec::new();
        for item in of.items {
            let reasons = hidden(db, &item, audience)?;
            held_back.by_visibility += reasons.by_visibility;
            held_back.by_person += reasons.by_person;
            if reasons == HeldBack::default() {
                let title = item.record.as_ref().map(|line| line.title.clone());
                items.push(told(item, &of.criterion.text, title));
            }
        }
        let items = bare(db, items, audience)?;
        criteria.push(ReportCriterion {
            text: of.criterion.text,
            skill: of.criterion.skill_name,
            requirement: of.criterion.requirement,
            answer: of.criterion.answer,
            desirable: of.criterion.desirable,
            items,
        });
    }
    Ok(CaseReport {
        level: case.name,
        as_of,
        audience,
        mentor: match audience {
            Audience::Mentor(person) => Some(store::person::get(db, person)?.name),
            Audience::Me | Audience::Report => None,
        },
        name: profile.name.clone(),
        role: role.unwrap_or_default(),
        criteria,
    })
}

/// Why an audience may not see an item: because of its own mark, or of that of the record that it tells of.
fn hidden(db: &Connection, item: &CaseItem, audience: Audience) -> Result<HeldBack> {
    if audience == Audience::Me {
        return Ok(HeldBack::default());
    }
    let of_record = store::record::hidden(db, &BTreeSet::from_iter(item.record_id), audience)?;
    if of_record != HeldBack::default() || audience.sees(item.visibility) {
        return Ok(of_record);
    }
    let by_person = u32::from(matches!(item.visibility, Visibility::Person(_)));
    Ok(HeldBack { by_person, by_visibility: 1 - by_person, ..HeldBack::default() })
}

fn told(item: CaseItem, criterion: &str, title: Option<String>) -> ReportCaseItem {
    ReportCaseItem {
        criterion: criterion.to_owned(),
        title,
        on: item.record.and_then(|line| line.happened_on),
        situation: item.situation,
        action: item.action,
        result: item.result,
        url: item.url,
    }
}

/// What the case for a level tells of the records of a report: of those that something happened to, by the titles that they have there.
pub(crate) fn in_report(
    db: &Connection,
    level: Option<u8>,
    records: &[ReportItem],
    report: &Report,
) -> Result<Vec<ReportCaseItem>> {
    let still: HashSet<RecordId> = report
        .areas
        .iter()
        .flat_map(|area| &area.goals)
        .filter(|goal| !goal.moved)
        .filter_map(|goal| goal.id)
        .collect();
    let told = records.iter().filter(|item| !item.left_out && !still.contains(&item.record));
    let titles: HashMap<RecordId, &String> = told.map(|item| (item.record, &item.title)).collect();
    let criteria = store::framework::file(db, None)?.criteria;
    let mut found = Vec::new();
    for item in store::case::list(db)? {
        let asked = |one: &FileCriterion| one.slug == item.criterion && Some(one.level) == level;
        let criterion = criteria.iter().enumerate().find(|(_, one)| asked(one));
        let title = item.record_id.and_then(|record| titles.get(&record));
        if let (Some((at, criterion)), Some(title)) = (criterion, title)
            && report.audience.sees(item.visibility)
        {
            found.push((at, self::told(item, &criterion.text, Some((*title).clone()))));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    bare(db, found.into_iter().map(|(_, item)| item).collect(), report.audience)
}

/// The items without the titles, in double brackets, of records that the audience may not see.
fn bare(db: &Connection, mut items: Vec<ReportCaseItem>, audience: Audience) -> Result<Vec<ReportCaseItem>> {
    let texts =
        |item: &ReportCaseItem| [&item.situation, &item.action, &item.result].iter().any(|text| text.contains("[["));
    if !items.iter().any(texts) {
        return Ok(items);
    }
    let lines = store::record::lines(db)?;
    let mut held_back = HashSet::new();
    for line in lines.iter().filter(|_| audience != Audience::Me) {
        if store::record::hidden(db, &BTreeSet::from([line.id]), audience)? != HeldBack::default() {
            held_back.insert(report::names::compared(line));
        }
    }
    let links: Vec<Line> =
        lines.into_iter().filter(|line| !held_back.contains(&report::names::compared(line))).collect();
    for item in &mut items {
        for text in [&mut item.situation, &mut item.action, &mut item.result] {
            *text = report::names::bare(text, &links, &held_back);
        }
    }
    Ok(items)
}
