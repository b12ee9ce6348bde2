//! Tags: words of the person's own on records, in any case the same; merged, renamed and taken away for all records at once.

use serde::{Deserialize, Serialize};

use crate::{Error, Logbook, Result, store, text};

/// A tag and how often it is used.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// How many records carry it.
    pub count: u32,
}

/// Tags that are to become one; to rename a tag is to merge it into a new name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergeTags {
    /// The tags that go.
    pub from: Vec<String>,
    /// What their records carry instead.
    pub into: String,
}

impl Logbook {
    /// Every tag in use, with how many records carry it, by name.
    pub fn list_tags(&self) -> Result<Vec<Tag>> {
        self.read(store::tag::list)
    }

    /// Lets every record that carries one of some tags carry `into` instead, as one step; a record that carries several of them
    /// carries it once. A tag of that name stays as it is written, unless it is itself one of those that go: then it is written
    /// the new way.
    ///
    /// # Errors
    /// `Invalid` without a tag to merge or for what could be no tag, `NotFound` for a tag that no record carries.
    pub fn merge_tags(&self, merge: MergeTags) -> Result<Tag> {
        self.write("Merge tags", |change| {
            let into = tag_name(&merge.into)?;
            let from = merge.from.iter().map(|tag| tag_name(tag)).collect::<Result<Vec<_>>>()?;
            if from.is_empty() {
                return Err(Error::invalid("tag", "Name the tags to merge."));
            }
            for tag in &from {
                store::tag::carried(change, tag)?.ok_or_else(|| Error::not_found("tag", tag))?;
            }
            let is_into = |tag: &String| tag.to_lowercase() == into.to_lowercase();
            let there = store::tag::carried(change, &into)?;
            let written = there.clone().filter(|_| !from.iter().any(is_into)).unwrap_or_else(|| into.clone());
            if there.as_ref() != Some(&written) || !from.iter().all(is_into) {
                store::tag::merge(change, &from, &written)?;
            }
            Ok(Tag { count: store::tag::count(change, &written)?, name: written })
        })
    }

    /// Takes a tag away from every record, as one step; returns how many carried it.
    ///
    /// # Errors
    /// `NotFound` when none does, `Invalid` for what could be no tag.
    pub fn delete_tag(&self, name: String) -> Result<u32> {
        self.write("Delete tag", |change| {
            let name = tag_name(&name)?;
            let carried = store::tag::count(change, &name)?;
            if carried == 0 {
                return Err(Error::not_found("tag", name));
            }
            store::tag::delete(change, &name)?;
            Ok(carried)
        })
    }
}

/// A tag's name as it is kept: without `#` or `+`, inner spaces as hyphens.
pub(crate) fn tag_name(name: &str) -> Result<String> {
    let name = text::title("tag", name.trim().trim_start_matches(['#', '+']))?;
    Ok(name.split_whitespace().collect::<Vec<_>>().join("-"))
}
