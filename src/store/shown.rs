//! How many records show something about each skill and area, counted over all of them at once.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Rows, named_params, types::FromSql};

use super::framework::SkillOrArea;
use crate::Result;

/// What shows something about one skill or area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// How many records.
    pub(super) records: u32,
    /// The newest of their days.
    pub(super) newest_on: NaiveDate,
}

/// What counts by `today` for each skill and area that anything shows.
pub(super) fn by(db: &Connection, today: NaiveDate) -> Result<HashMap<SkillOrArea, Tally>> {
    let mut statement = db.prepare_cached(
        "SELECT skill_id, area_id, record_id, since_on FROM shown_evidence WHERE since_on <= :today AND coalesce(until_on >= :today, true)",
    )?;
    let mut tallies: HashMap<SkillOrArea, (u32, String)> = HashMap::new();
    each_once(statement.query(named_params! { ":today": today })?, |of, since_on| {
        let (records, newest_on) = tallies.entry(of).or_default();
        *records += 1;
        if since_on > newest_on.as_str() {
            since_on.clone_into(newest_on);
        }
    })?;
    let read = |(of, (records, newest_on)): (SkillOrArea, (u32, String))| {
        let newest_on = NaiveDate::column_result(newest_on.as_str().into()).map_err(rusqlite::Error::from)?;
        Ok((of, Tally { records, newest_on }))
    };
    tallies.into_iter().map(read).collect()
}

/// For each of some spans of days, how many records of it show something about each skill and area.
pub(super) fn within(db: &Connection, spans: &[(NaiveDate, NaiveDate)]) -> Result<Vec<HashMap<SkillOrArea, u32>>> {
    let mut counts = vec![HashMap::new(); spans.len()];
    let (Some(from), Some(to)) = (spans.iter().map(|span| span.0).min(), spans.iter().map(|span| span.1).max()) else {
        return Ok(counts);
    };
    let spans: Vec<_> = spans.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
    let mut statement = db.prepare_cached(
        "SELECT skill_id, area_id, record_id, since_on FROM shown_evidence WHERE since_on BETWEEN :from AND :to",
    )?;
    each_once(statement.query(named_params! { ":from": from, ":to": to })?, |of, since_on| {
        for ((from, to), count) in spans.iter().zip(&mut counts) {
            if from.as_str() <= since_on && since_on <= to.as_str() {
                *count.entry(of).or_default() += 1;
            }
        }
    })?;
    Ok(counts)
}

/// Gives `take` what each record shows, and since when, once however many verbs it shows it by. The rows of one record come
/// together: the view reads evidence record by record.
fn each_once(mut rows: Rows<'_>, mut take: impl FnMut(SkillOrArea, &str)) -> Result<()> {
    let mut record = String::new();
    let mut taken: Vec<SkillOrArea> = vec![];
    // Columns by number: by name, finding them would take longer than reading them.
    while let Some(row) = rows.next()? {
        let of = SkillOrArea { skill: row.get(0)?, area: row.get(1)? };
        let id = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        if id != record {
            id.clone_into(&mut record);
            taken.clear();
        }
        if !taken.contains(&of) {
            taken.push(of);
            take(of, row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?);
        }
    }
    Ok(())
}
