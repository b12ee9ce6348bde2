//! An assessment: a dated rating of a skill, by oneself or by somebody else, with a reason.

pub(crate) mod check_in;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    AssessmentId, Error, HIGHEST_RANK, Kind, Logbook, Marks, NewMarks, PersonId, Result, SkillCell, SkillMatrix,
    SkillRow, day::in_reach, logbook::Change, quarter::Period, store, text,
};

/// A dated rating of a skill.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Assessment {
    /// Its name for ever.
    pub id: AssessmentId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// The skill's slug.
    pub skill: String,
    /// The skill's name.
    pub skill_name: String,
    /// The area's slug.
    pub area: String,
    /// 0 to 4.
    pub level: u8,
    /// Why.
    pub reason: String,
    /// Who rated it; nobody means the person themselves.
    pub by: Option<String>,
    /// Who rated it.
    pub person_id: Option<PersonId>,
    /// The day.
    #[serde(rename = "on")]
    pub assessed_on: NaiveDate,
}

/// An assessment to write down.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewAssessment {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// The skill, by slug or a unique beginning of slug or name.
    pub skill: String,
    /// 0 to 4.
    pub level: u8,
    /// Why.
    pub reason: String,
    /// Who rated it; nobody means the person themselves.
    pub person_id: Option<PersonId>,
    /// The day; today unless said.
    #[serde(rename = "on")]
    pub assessed_on: Option<NaiveDate>,
}

impl Logbook {
    /// The ratings that a person gave, newest first; none for somebody who gave none.
    pub fn ratings_by(&self, person: PersonId) -> Result<Vec<Assessment>> {
        self.read(|db| store::assessment::given(db, person))
    }

    /// Writes down a rating; earlier ones are kept.
    ///
    /// # Errors
    /// `Invalid` for a level outside the ladder, a missing reason or a day to come; `NotFound` for the skill or person.
    pub fn rate_skill(&self, new: NewAssessment) -> Result<Assessment> {
        self.write("Rate skill", |change| rate_skill(change, &new))
    }

    /// All ratings of a skill, newest first.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn skill_history(&self, name: &str) -> Result<Vec<Assessment>> {
        self.read(|db| {
            let skill = store::framework::find_skill(db, name)?;
            store::assessment::list(db, Some(skill))
        })
    }

    /// The person's own level and the evidence of each skill over the newest quarters, oldest quarter first.
    pub fn skill_matrix(&self, quarters: u32) -> Result<SkillMatrix> {
        let profile = self.get_profile()?;
        let today = self.today();
        let mut periods = vec![Period::containing(today, profile.fiscal_start)];
        while periods.len() < quarters.clamp(1, 40) as usize {
            let earlier = periods.last().map(Period::previous);
            periods.extend(earlier);
        }
        periods.reverse();
        let areas = self.list_areas()?;
        let cells = self.read(|db| store::assessment::cells(db, &periods, today))?;
        Ok(SkillMatrix {
            quarters: periods.iter().map(|period| period.label.clone()).collect(),
            rows: areas
                .iter()
                .flat_map(|area| &area.skills)
                .map(|skill| SkillRow {
                    skill: skill.slug.clone(),
                    name: skill.name.clone(),
                    area: skill.area.clone(),
                    cells: cells
                        .iter()
                        .map(|of| of.get(&skill.id).cloned().unwrap_or(SkillCell { level: None, evidence: 0 }))
                        .collect(),
                })
                .collect(),
        })
    }
}

/// Writes a rating in a change that may hold more.
pub(crate) fn rate_skill(change: &Change<'_>, new: &NewAssessment) -> Result<Assessment> {
    on_the_ladder(new.level)?;
    let reason = text::body("reason", new.reason.trim())?;
    if reason.is_empty() {
        return Err(Error::invalid("reason", "Say why: in a year the reason is worth more than the number."));
    }
    let assessed_on = new.assessed_on.unwrap_or(change.today);
    if assessed_on > change.today {
        return Err(Error::invalid(
            "on",
            format!("{assessed_on} is still to come. A rating is of today or of a day before."),
        ));
    }
    in_reach("on", assessed_on)?;
    let skill = store::framework::find_skill(change, &new.skill)?;
    if let Some(person) = new.person_id {
        store::person::get(change, person)?;
    }
    let id: AssessmentId = change.id();
    store::record::insert(change, id.into(), Kind::Assessment, &new.marks)?;
    store::assessment::insert(change, id, skill, new.person_id, (new.level, &reason, assessed_on))?;
    store::assessment::get(change, id)
}

/// Refuses a level that no ladder has.
fn on_the_ladder(level: u8) -> Result<()> {
    if level > HIGHEST_RANK {
        return Err(Error::invalid("level", format!("{level} is not on the ladder: a level is a number from 0 to 4.")));
    }
    Ok(())
}
