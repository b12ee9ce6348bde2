//! Versions of a framework: an edit counts up, what it replaces is kept whole, and an older one can be made the newest again.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Framework, built_in, file::FrameworkFile};
use crate::{Error, Logbook, Result, logbook::Change, store};

/// A version of a framework that the logbook holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkVersion {
    /// Which version it is.
    pub version: String,
    /// When it came to be.
    pub saved_at: DateTime<Utc>,
    /// Whether it is the one that skills are picked from when the framework is in use.
    pub current: bool,
}

impl Logbook {
    /// Makes a framework what the person wrote, as its next version; the version before is kept. `version` in the file says which
    /// one the edit began from. Skills and areas are recognised by slug; a new one without slug gets it from its name. An edit that
    /// changes nothing is no step.
    ///
    /// # Errors
    /// `Invalid` blaming `base` when it began from an older version, `slug` when it gives the framework another, `framework` when
    /// records point to a skill or area that would go (naming them, with how many records), and the field of a broken rule;
    /// `NotFound` for a framework that is not in the logbook.
    pub fn save_framework(&self, file: FrameworkFile) -> Result<Framework> {
        self.write("Edit framework", |change| {
            let (framework, before) = store::framework::version::of_id(change, file.id)?;
            if file == before {
                return Ok(framework);
            }
            if file.version != before.version {
                return Err(Error::invalid(
                    "base",
                    format!(
                        "“{}” is at version {} by now and this edit began from {}, so nothing was written. Open it again, or compare the two versions, then repeat the change.",
                        before.name, before.version, file.version
                    ),
                ));
            }
            if file.slug != before.slug {
                return Err(Error::invalid(
                    "slug",
                    format!("A framework keeps its slug: this one is “{}”. Import the file to have a second framework.", before.slug),
                ));
            }
            let file = file
                .with_slugs()
                .checked()
                .map_err(|fault| Error::Invalid { field: fault.field, message: fault.message })?;
            put_next(change, &before, file)
        })
    }

    /// The versions of a framework that the logbook holds, the current one first, then newest first.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn framework_versions(&self, name: &str) -> Result<Vec<FrameworkVersion>> {
        self.read(|db| store::framework::version::list(db, name))
    }

    /// Makes an older version, named `slug@version`, the newest again; the current one is kept.
    ///
    /// # Errors
    /// `NotFound`, and `Invalid` when records point to a skill or area that the older version does not have.
    pub fn restore_framework(&self, name: &str) -> Result<Framework> {
        self.write("Restore framework", |change| {
            let older = store::framework::file(change, Some(name))?;
            let (_, before) = store::framework::version::of_id(change, older.id)?;
            put_next(change, &before, older)
        })
    }
}

/// Puts a file in the place of `before` as the version after it; one that says the same is left alone.
pub(super) fn put_next(change: &Change<'_>, before: &FrameworkFile, file: FrameworkFile) -> Result<Framework> {
    let file = FrameworkFile { version: before.version.clone(), slug: before.slug.clone(), ..file };
    if file == *before {
        return Ok(store::framework::version::of_id(change, before.id)?.0);
    }
    let is_built_in = built_in()?.says_the_same(&file);
    let kept = store::framework::version::list(change, &before.slug)?;
    let taken: HashSet<String> = kept.into_iter().map(|one| one.version).collect();
    let mut version = next(&before.version);
    while taken.contains(&version) {
        version = next(&version);
    }
    store::framework::put(change, &FrameworkFile { version, ..file }, is_built_in)
}

impl FrameworkFile {
    /// Whether the other one differs in nothing but its version.
    fn says_the_same(self, other: &Self) -> bool {
        Self { version: other.version.clone(), ..self } == *other
    }
}

/// The version after one: its last number counted up, as wide as it was; `.1` where it ends in none.
fn next(version: &str) -> String {
    let head = version.trim_end_matches(|last: char| last.is_ascii_digit());
    let number = &version[head.len()..];
    match number.parse::<u64>().ok().and_then(|count| count.checked_add(1)) {
        Some(count) => format!("{head}{count:0width$}", width = number.len()),
        None => format!("{version}.1"),
    }
}
