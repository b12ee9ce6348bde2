//! The day on which each file of a folder came into its Git history.

use std::collections::{HashMap, VecDeque};
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};
use gix::bstr::{BString, ByteSlice};
use gix::object::tree::diff::Change;
use gix::{ObjectId, Repository, Tree};

/// Bytes of unpacked trees kept at hand: neighbouring commits share almost all of theirs, and more makes a walk of 2,000 no faster.
const OBJECT_CACHE: usize = 2 << 20;

/// The first commit days of files.
#[derive(Debug, Default)]
pub(crate) struct FirstDays {
    /// Path below the folder → the author's own day of the commit that brought it in.
    pub(crate) days: HashMap<String, NaiveDate>,
    /// What keeps this from being all, as a sentence.
    pub(crate) doubt: Option<String>,
}

/// Walks the history of the checkout that holds `folder` once, from its newest commit, and finds for each of `paths`
/// (below `folder`, forward slashes) the day of its first commit under this or an earlier name. Empty outside a checkout.
pub(crate) fn first_days(folder: &Path, paths: &[&str]) -> FirstDays {
    let Some((mut repository, prefix)) = checkout(folder) else {
        return FirstDays::default();
    };
    repository.object_cache_size_if_unset(OBJECT_CACHE);
    let mut walk = Walk::default();
    let finished = walk.follow(&repository, &prefix, paths);
    let doubt = match finished {
        Err(error) => Some(format!(
            "The Git history of this folder could not be read to its end ({error}), so some notes may have the day of their file."
        )),
        Ok(()) if walk.cut => Some(
            "This checkout holds only the newest part of its Git history, so older notes have the day of their file. `git fetch --unshallow` brings the rest.".to_owned(),
        ),
        Ok(()) => None,
    };
    let days = paths.iter().zip(&walk.births);
    let days = days.filter_map(|(path, birth)| Some(((*path).to_owned(), birth.as_ref()?.day?)));
    FirstDays { days: days.collect(), doubt }
}

/// The repository around `folder` and the folder's path in it, ending in `/` unless empty.
fn checkout(folder: &Path) -> Option<(Repository, BString)> {
    let folder = folder.canonicalize().ok()?;
    // Settings of this account or machine must not change which day a note gets.
    let options =
        gix::sec::trust::Mapping { full: gix::open::Options::isolated(), reduced: gix::open::Options::isolated() };
    let repository = gix::ThreadSafeRepository::discover_opts(&folder, <_>::default(), options);
    let repository = repository.ok()?.to_thread_local();
    let root = repository.workdir()?.canonicalize().ok()?;
    let inside = folder.strip_prefix(&root).ok()?;
    let mut prefix = BString::default();
    for part in inside.components() {
        prefix.extend_from_slice(part.as_os_str().as_encoded_bytes());
        prefix.push(b'/');
    }
    Some((repository, prefix))
}

/// When a file came in, as far as the walk has come.
#[derive(Debug)]
struct Birth {
    seconds: i64,
    day: Option<NaiveDate>,
    /// A merge shows again what came in on its side branch: it counts only for what no other commit shows.
    by_merge: bool,
}

/// What one commit did, as far as it matters here.
#[derive(Debug, Default)]
struct Changes {
    added: Vec<BString>,
    /// Old name and new name.
    renamed: Vec<(BString, BString)>,
    any_deleted: bool,
}

#[derive(Default)]
struct Walk {
    /// Name at this point of the history → the files, by their place in `births`, that bore it.
    names: HashMap<BString, Vec<usize>>,
    births: Vec<Option<Birth>>,
    cut: bool,
}

/// A commit and what it is compared with.
struct Step {
    id: ObjectId,
    merge: bool,
    parent: Parent,
}

/// The first parent of a commit.
#[derive(Clone, Copy)]
enum Parent {
    None,
    Commit(ObjectId),
    /// Left out of a shallow checkout.
    Missing,
}

impl Walk {
    fn follow(&mut self, repository: &Repository, prefix: &BString, paths: &[&str]) -> gix::Result<()> {
        self.births = paths.iter().map(|_| None).collect();
        let Some(head) = repository.head()?.try_into_peeled_id()? else {
            return Ok(());
        };
        let tree = head.object()?.peel_to_tree()?;
        for (file, path) in paths.iter().enumerate() {
            let mut name = prefix.clone();
            name.extend_from_slice(path.as_bytes());
            if tree.lookup_entry(name.split_str("/"))?.is_some() {
                self.names.insert(name, vec![file]);
            }
        }
        if self.names.is_empty() {
            return Ok(());
        }
        let steps = children_first(repository, head.detach())?;
        let mut cache = repository.diff_resource_cache_for_tree_diff()?;
        for step in &steps {
            self.take(repository, step, &mut cache)?;
        }
        Ok(())
    }

    fn take(&mut self, repository: &Repository, step: &Step, cache: &mut gix::diff::blob::Platform) -> gix::Result<()> {
        let commit = repository.find_commit(step.id)?;
        let new = commit.tree()?;
        let old = match step.parent {
            Parent::None => repository.empty_tree(),
            Parent::Commit(parent) => repository.find_commit(parent)?.tree()?,
            Parent::Missing => {
                self.cut = true;
                return Ok(());
            }
        };
        let by_merge = step.merge;
        let mut changes = self.changes(&old, &new, None, cache)?;
        if changes.any_deleted && !changes.added.is_empty() && !by_merge {
            let plain = changes;
            // Similar content is a rename; where the files to compare are not there (a partial clone), names alone must do.
            changes = self.changes(&old, &new, Some(<_>::default()), cache).unwrap_or(plain);
            cache.clear_resource_cache();
        }
        if changes.added.is_empty() && changes.renamed.is_empty() {
            return Ok(());
        }
        let time = commit.author()?.time()?;
        for name in &changes.added {
            for file in self.names.get(name).into_iter().flatten() {
                let birth = &mut self.births[*file];
                let earlier =
                    birth.as_ref().is_none_or(|known| (by_merge, time.seconds) < (known.by_merge, known.seconds));
                if earlier {
                    *birth = Some(Birth { seconds: time.seconds, day: day(time), by_merge });
                }
            }
        }
        self.rename(changes.renamed);
        Ok(())
    }

    /// Goes back over renames: before them, the files bore their old names.
    fn rename(&mut self, renamed: Vec<(BString, BString)>) {
        let moved: Vec<_> =
            renamed.into_iter().filter_map(|(old, new)| Some((old, self.names.remove(&new)?))).collect();
        for (old, files) in moved {
            let bearers = self.names.entry(old).or_default();
            // What bears the old name today and came in later is another file.
            bearers.retain(|file| self.births[*file].is_none());
            bearers.extend(files);
        }
    }

    fn changes(
        &self,
        old: &Tree<'_>,
        new: &Tree<'_>,
        rewrites: Option<gix::diff::Rewrites>,
        cache: &mut gix::diff::blob::Platform,
    ) -> gix::Result<Changes> {
        let mut changes = Changes::default();
        let mut diff = old.changes()?;
        diff.options(|options| {
            options.track_path().track_rewrites(rewrites);
        });
        diff.for_each_to_obtain_tree_with_cache(new, cache, |change| {
            match change {
                Change::Addition { location, entry_mode, .. }
                    if entry_mode.is_blob() && self.names.contains_key(location) =>
                {
                    changes.added.push(location.to_owned());
                }
                Change::Deletion { entry_mode, .. } if entry_mode.is_blob() => {
                    changes.any_deleted = true;
                }
                Change::Rewrite { source_location, location, entry_mode, .. }
                    if entry_mode.is_blob() && self.names.contains_key(location) =>
                {
                    changes.renamed.push((source_location.to_owned(), location.to_owned()));
                }
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(changes)
    }
}

/// All commits from `head` on, each after every commit built on it, also where clocks went wrong.
fn children_first(repository: &Repository, head: ObjectId) -> gix::Result<Vec<Step>> {
    let mut parents: HashMap<ObjectId, Vec<ObjectId>> = HashMap::new();
    let mut children: HashMap<ObjectId, usize> = HashMap::new();
    for info in repository.rev_walk([head]).all()? {
        let info = info?;
        for parent in &info.parent_ids {
            *children.entry(*parent).or_default() += 1;
        }
        parents.insert(info.id, info.parent_ids.to_vec());
    }
    let mut steps = Vec::with_capacity(parents.len());
    let mut ready = VecDeque::from([head]);
    while let Some(id) = ready.pop_front() {
        let above = parents.get(&id).cloned().unwrap_or_default();
        for parent in &above {
            let left = children.entry(*parent).or_default();
            *left = left.saturating_sub(1);
            if *left == 0 && parents.contains_key(parent) {
                ready.push_back(*parent);
            }
        }
        steps.push(Step {
            id,
            merge: above.len() > 1,
            parent: match above.first() {
                None => Parent::None,
                Some(first) if parents.contains_key(first) => Parent::Commit(*first),
                Some(_) => Parent::Missing,
            },
        });
    }
    Ok(steps)
}

/// The author's own day of an instant.
fn day(time: gix::date::Time) -> Option<NaiveDate> {
    let offset = FixedOffset::east_opt(time.offset)?;
    let instant = DateTime::from_timestamp(time.seconds, 0)?;
    Some(instant.with_timezone(&offset).date_naive())
}
