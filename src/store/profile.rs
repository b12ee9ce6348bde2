//! The profile: one row.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::{Profile, Result, logbook::Change, quarter::FiscalStart};

pub(crate) fn get(db: &Connection) -> Result<Profile> {
    Ok(db
        .prepare_cached("SELECT * FROM profile")?
        .query_row([], |row| {
            Ok(Profile {
                name: row.get("name")?,
                level: row.get("level")?,
                target_level: row.get("target_level")?,
                since_on: row.get("since_on")?,
                degree: row.get("degree")?,
                fiscal_start: row
                    .get::<_, Option<u32>>("fiscal_start")?
                    .and_then(|month| FiscalStart::try_from(month).ok()),
                reminders: serde_json::from_str(&row.get::<_, String>("reminders")?).unwrap_or_default(),
                paper: row.get("paper")?,
                week_start: row.get("week_start")?,
                digest_at: row.get("digest_at")?,
                session_reminder: row.get("session_reminder")?,
            })
        })
        .optional()?
        .unwrap_or_default())
}

pub(crate) fn set(change: &Change<'_>, profile: &Profile) -> Result<()> {
    change
        .prepare_cached(
            "INSERT INTO profile (id, name, level, target_level, since_on, degree, fiscal_start, reminders, paper, week_start,
                 digest_at, session_reminder)
             VALUES ('profile', :name, :level, :target_level, :since_on, :degree, :fiscal_start, :reminders, :paper, :week_start,
                 :digest_at, :session_reminder)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level, target_level = excluded.target_level,
                 since_on = excluded.since_on, degree = excluded.degree, fiscal_start = excluded.fiscal_start,
                 reminders = excluded.reminders, paper = excluded.paper, week_start = excluded.week_start,
                 digest_at = excluded.digest_at, session_reminder = excluded.session_reminder",
        )?
        .execute(named_params! {
            ":name": profile.name, ":level": profile.level, ":target_level": profile.target_level, ":since_on": profile.since_on,
            ":degree": profile.degree, ":fiscal_start": profile.fiscal_start.map(|start| start.month()),
            ":reminders": super::record::list_of(&profile.reminders), ":paper": profile.paper,
            ":week_start": profile.week_start, ":digest_at": profile.digest_at, ":session_reminder": profile.session_reminder,
        })?;
    Ok(())
}
