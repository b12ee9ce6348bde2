//! How one stands in the skills of each area: now, at an earlier day, and what open goals ask for.

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

/// One skill of the framework in use, or an area that has none.
pub(crate) struct Spoke {
    pub(crate) area: String,
    pub(crate) name: String,
    pub(crate) pinned: bool,
    /// Whether it stands for a skill.
    pub(crate) skill: bool,
    pub(crate) now: Option<u8>,
    pub(crate) before: Option<u8>,
    /// The highest level that an open goal asks for in it.
    pub(crate) target: Option<u8>,
}

/// The skills of the framework in use, pinned areas first, with the person's own ratings on two days.
pub(crate) fn spokes(db: &Connection, today: NaiveDate, earlier: NaiveDate) -> crate::Result<Vec<Spoke>> {
    Ok(db
        .prepare_cached(
            "SELECT area.slug AS area, area.name, pinned, skill.id IS NOT NULL AS is_skill,
               (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NULL AND assessed_on <= :today
                ORDER BY assessed_on DESC, id DESC LIMIT 1) AS now,
               (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NULL AND assessed_on <= :earlier
                ORDER BY assessed_on DESC, id DESC LIMIT 1) AS before,
               (SELECT max(target.level) FROM target JOIN goal ON goal.id = goal_id
                WHERE (target.skill_id = skill.id OR target.area_id = area.id) AND closed_on IS NULL) AS target
             FROM area JOIN framework ON framework.id = framework_id LEFT JOIN skill ON skill.area_id = area.id
             WHERE in_use ORDER BY pinned DESC, area.position, skill.position",
        )?
        .query_map(named_params! { ":today": today, ":earlier": earlier }, |row| {
            Ok(Spoke {
                area: row.get("area")?,
                name: row.get("name")?,
                pinned: row.get("pinned")?,
                skill: row.get("is_skill")?,
                now: row.get("now")?,
                before: row.get("before")?,
                target: row.get("target")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}
