//! A learning activity: a course, a paper, a talk and so on, with the time it took.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    ActivityId, Audience, Kind, Logbook, Marks, NewMarks, Result,
    day::{LONGEST_MINUTES, in_reach, short_enough},
    logbook::Change,
    store, text,
    word::words,
};

words! {
    /// What kind of activity it is.
    ActivityKind as "kind" {
        /// A course taken.
        Course = "course",
        /// A paper read.
        Paper = "paper",
        /// A book read.
        Book = "book",
        /// A talk heard or given.
        Talk = "talk",
        /// A workshop attended or held.
        Workshop = "workshop",
        /// A conference attended.
        Conference = "conference",
        /// Work on open source.
        OpenSource = "open-source",
        /// Something tried out.
        Experiment = "experiment",
    }
}

/// A learning activity.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Activity {
    /// Its name for ever.
    pub id: ActivityId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// What it was.
    pub title: String,
    /// What kind it is.
    pub kind: ActivityKind,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Its day.
    #[serde(rename = "on")]
    pub happened_on: NaiveDate,
    /// Where it can be found.
    pub url: String,
    /// What came of it, as Markdown.
    pub note: String,
}

/// An activity to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewActivity {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// What it was.
    pub title: String,
    /// What kind it is.
    pub kind: ActivityKind,
    /// How long it took.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Its day; today unless said.
    #[serde(rename = "on", default)]
    pub happened_on: Option<NaiveDate>,
    /// Where it can be found.
    #[serde(default)]
    pub url: String,
    /// What came of it, as Markdown.
    #[serde(default)]
    pub note: String,
}

impl From<&Activity> for NewActivity {
    fn from(activity: &Activity) -> Self {
        Self {
            marks: NewMarks::from(&activity.marks),
            title: activity.title.clone(),
            kind: activity.kind,
            minutes: activity.minutes,
            happened_on: Some(activity.happened_on),
            url: activity.url.clone(),
            note: activity.note.clone(),
        }
    }
}

impl NewActivity {
    fn applied(&self, before: Activity) -> Result<Activity> {
        in_reach("on", self.happened_on)?;
        // A course of many weeks is one activity on one day, so that a day would be too short for it; what cannot be said cannot
        // be meant.
        short_enough("An activity", self.minutes, LONGEST_MINUTES)?;
        Ok(Activity {
            title: text::title("title", &self.title)?,
            kind: self.kind,
            minutes: self.minutes,
            happened_on: self.happened_on.unwrap_or(before.happened_on),
            url: text::line("url", &self.url)?,
            note: text::body("note", &self.note)?,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down an activity.
    ///
    /// # Errors
    /// `Invalid` for a broken rule, `NotFound` or `Ambiguous` for a skill that is named wrongly.
    pub fn add_activity(&self, new: NewActivity) -> Result<Activity> {
        self.write("Add activity", |change| add_activity(change, &new))
    }

    /// Makes an activity what `new` says.
    ///
    /// # Errors
    /// As [`Logbook::add_activity`], and `NotFound`.
    pub fn edit_activity(&self, id: ActivityId, new: NewActivity) -> Result<Activity> {
        self.write("Edit activity", |change| {
            let before = store::activity::get(change, id)?;
            if NewActivity::from(&before) == new {
                return Ok(before);
            }
            let after = new.applied(before)?;
            store::activity::update(change, &after)?;
            store::record::set_marks(change, id.into(), &new.marks)?;
            store::record::touch(change, id.into())?;
            store::activity::get(change, id)
        })
    }

    /// One activity.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_activity(&self, id: ActivityId) -> Result<Activity> {
        self.read(|db| store::activity::get(db, id))
    }

    /// Activities, newest day first.
    pub fn list_activities(&self) -> Result<Vec<Activity>> {
        self.read(|db| store::activity::list(db, None, Audience::Me))
    }
}

/// Writes an activity in a change that may hold more.
pub(crate) fn add_activity(change: &Change<'_>, new: &NewActivity) -> Result<Activity> {
    let blank = Activity {
        id: change.id(),
        marks: Marks::default(),
        title: String::new(),
        kind: new.kind,
        minutes: None,
        happened_on: change.today,
        url: String::new(),
        note: String::new(),
    };
    let mut activity = new.applied(blank)?;
    activity.marks = store::record::insert(change, activity.id.into(), Kind::Activity, &new.marks)?;
    store::activity::insert(change, &activity)?;
    Ok(activity)
}
