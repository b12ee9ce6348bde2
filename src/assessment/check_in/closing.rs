//! Closing a check-in: what is kept of it, and the ratings that it leaves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CheckInRow, Kept, SkillCheckIn};
use crate::{
    Error, FrameworkFile, NewAssessment, NewMarks, PersonId, Result, Visibility,
    assessment::rate_skill,
    framework::{descriptors, ladder},
    logbook::Change,
    store,
};

/// How many skills a refusal names.
const NAMED: usize = 3;

/// All that is kept of a closed check-in, so that it says the same whatever becomes of the framework, the ratings and the people.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    on: NaiveDate,
    person: Option<String>,
    framework: FrameworkFile,
    rows: Vec<CheckInRow>,
}

/// Keeps a check-in as it is, without what nobody rated, and writes what changed as ratings.
pub(super) fn close(change: &Change<'_>, mut open: SkillCheckIn, kept: Kept, visibility: Visibility) -> Result<()> {
    open.rows.retain(CheckInRow::is_touched);
    let framework = store::framework::file(change, None)?;
    refuse_unfinished(&open, &framework)?;
    for row in &mut open.rows {
        row.levels = descriptors(&framework, &row.skill);
    }
    for row in &open.rows {
        write_changes(change, row, open.person_id, visibility)?;
    }
    let document = Document { on: change.today, person: open.person, framework, rows: open.rows };
    let document = serde_json::to_string(&document)
        .map_err(|why| Error::invalid("checkIn", format!("It cannot be kept: {why}.")))?;
    store::skill_check_in::take_all_back(change, kept.id)?;
    let closed = Kept { checked_on: change.today, closed_at: Some(change.now), document: Some(document), ..kept };
    store::skill_check_in::update(change, &closed)
}

fn write_changes(
    change: &Change<'_>,
    row: &CheckInRow,
    person: Option<PersonId>,
    visibility: Visibility,
) -> Result<()> {
    let rating = |level: u8, reason: Option<&str>, person_id: Option<PersonId>| NewAssessment {
        marks: NewMarks { visibility, ..NewMarks::default() },
        skill: row.skill.clone(),
        level,
        reason: reason.unwrap_or_default().to_owned(),
        person_id,
        assessed_on: None,
    };
    if let Some(level) = row.my_next {
        rate_skill(change, &rating(level, row.my_reason(), None))?;
    }
    if let (Some(level), Some(said)) = (row.their_next, &row.mentor) {
        rate_skill(change, &rating(level, Some(&said.reason), person))?;
    }
    Ok(())
}

fn refuse_unfinished(open: &SkillCheckIn, framework: &FrameworkFile) -> Result<()> {
    if open.rows.is_empty() {
        let message = "Nothing is rated yet, so there is nothing to keep. Rate a skill, or give the check-in up.";
        return Err(Error::invalid("level", message));
    }
    let strange = named(&open.rows, |row| framework.skill(&row.skill).is_none());
    if !strange.is_empty() {
        let message = format!(
            "{} has no {strange}. Take back what was said about it, or put its framework to use again.",
            framework.name
        );
        return Err(Error::invalid("skill", message));
    }
    let silent = named(&open.rows, |row| !row.unexplained.is_empty());
    if !silent.is_empty() {
        let message = format!("Say why it changed: {silent}. In a year the reason is worth more than the number.");
        return Err(Error::invalid("reason", message));
    }
    Ok(())
}

/// The names of the first few rows that something is true of, and how many more there are.
fn named(rows: &[CheckInRow], wanted: impl Fn(&CheckInRow) -> bool) -> String {
    let all: Vec<&str> = rows.iter().filter(|row| wanted(row)).map(|row| row.name.as_str()).collect();
    let first = all.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// A closed check-in from its document.
pub(super) fn read(kept: &Kept, document: &str) -> Result<SkillCheckIn> {
    let Document { on, person, framework, rows } = serde_json::from_str(document).map_err(|why| Error::Storage {
        message: format!("A closed check-in in the logbook cannot be read: {why}."),
        path: None,
    })?;
    Ok(SkillCheckIn {
        id: kept.id,
        person_id: kept.person_id,
        person,
        checked_on: on,
        closed_at: kept.closed_at,
        levels: ladder(&framework),
        framework: framework.name,
        version: framework.version,
        rows,
    })
}
