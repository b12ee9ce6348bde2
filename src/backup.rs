//! Backups: whole copies of the logbook, each opened and checked before it counts.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;

use crate::{Error, Logbook, Result, store};

/// A backup in the logbook's backup folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Backup {
    /// The file's name in the folder `backups` beside the logbook.
    pub name: String,
    /// The file.
    pub path: String,
    /// When it was made, by its name.
    pub made_at: DateTime<Utc>,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// How a backup's name tells its instant, after the name of its logbook.
const MADE_AT: &str = "%Y%m%dT%H%M%S%3fZ.db";

/// Of which logbook a backup of that name is, and when it was made; none for what is no backup's name.
pub(crate) fn named(name: &str) -> Option<(&str, DateTime<Utc>)> {
    let (logbook, made) = name.rsplit_once('-')?;
    Some((logbook, NaiveDateTime::parse_from_str(made, MADE_AT).ok()?.and_utc()))
}

/// What backups call their logbook: several can lie in one folder, and then share the folder of their backups.
fn name_of(logbook: &Path) -> String {
    let name = logbook.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".db").unwrap_or(&name).to_owned()
}

impl Logbook {
    /// Makes a backup beside the logbook, and checks it before it counts.
    ///
    /// # Errors
    /// `Storage` when it cannot be written or does not pass the check; nothing is then left behind.
    pub fn back_up(&self) -> Result<Backup> {
        let Some(logbook) = self.path() else {
            return Err(Error::Storage { message: "A logbook in memory has no backups.".into(), path: None });
        };
        let folder = folder_beside(logbook);
        drop(self.writer()?);
        let mut made = self.now();
        let (name, path) = loop {
            let name = format!("{}-{}", name_of(logbook), made.format(MADE_AT));
            let path = folder.join(&name);
            if store::backup::is_free(&path) && store::backup::write(logbook, &path)? {
                break (name, path);
            }
            made += chrono::Duration::milliseconds(1);
        };
        self.list_backups()?.into_iter().find(|backup| backup.name == name).ok_or_else(|| {
            Error::storage(&path, format!("The backup {} was written and is not there.", path.display()))
        })
    }

    /// The backups of the logbook, newest first.
    ///
    /// # Errors
    /// `Storage` when the folder cannot be read.
    pub fn list_backups(&self) -> Result<Vec<Backup>> {
        let own = self.path().map(name_of);
        self.backups_beside(|logbook| own.as_deref() == Some(logbook))
    }

    /// The backups in the folder beside the logbook of those logbooks whose names are asked for, newest first.
    pub(crate) fn backups_beside(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Backup>> {
        let Some(folder) = self.path().map(folder_beside) else {
            return Ok(vec![]);
        };
        let unreadable = |error: std::io::Error| {
            Error::storage(&folder, format!("The backups in {} cannot be listed ({error}).", folder.display()))
        };
        let entries = match std::fs::read_dir(&folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
            entries => entries.map_err(unreadable)?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some((_, made_at)) = named(&name).filter(|(logbook, _)| is_wanted(logbook)) {
                let size = entry.metadata().map_err(unreadable)?.len();
                found.push(Backup { path: entry.path().display().to_string(), made_at, size, name });
            }
        }
        found.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        Ok(found)
    }

    /// Looks through every backup; returns the ones that cannot be relied on, each with the reason.
    ///
    /// # Errors
    /// `Storage` when the folder cannot be read.
    pub fn verify_backups(&self) -> Result<Vec<(Backup, Option<String>)>> {
        Ok(self
            .list_backups()?
            .into_iter()
            .map(|backup| {
                let fault = store::backup::verify(Path::new(&backup.path)).err().map(|error| error.to_string());
                (backup, fault)
            })
            .collect())
    }

    /// Puts a backup in the place of all that the logbook holds: one of its own by its name, or any by its path. What is there now
    /// is backed up first.
    ///
    /// # Errors
    /// `Storage` when the file is not a sound logbook, or another program has the logbook open; nothing is then changed.
    pub fn restore_backup(&self, file: &Path) -> Result<Backup> {
        let own = self.list_backups()?.into_iter().find(|backup| Path::new(&backup.name) == file);
        let file = own.map_or_else(|| file.to_owned(), |backup| backup.path.into());
        store::backup::verify(&file)?;
        let kept = self.back_up()?;
        self.alone(|db| store::backup::restore(db, &file))?;
        Ok(kept)
    }

    /// Looks for damage in the file, its schema, its references, what can be read of it and its search index; each fault is a
    /// sentence, none is good news.
    ///
    /// # Errors
    /// `Storage` when the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut faults = self.read(store::backup::faults)?;
        faults.extend(self.read(store::schema::faults)?);
        faults.extend(self.read(store::attachment::faults)?);
        if faults.is_empty() {
            let today = self.today();
            faults.extend(self.read(|db| store::reading::faults(db, today))?);
        }
        if self.read_only().is_none() && !self.is_absent() {
            faults.extend(self.write_unnoted(|tx| store::search::faults(tx))?);
        }
        Ok(faults)
    }
}

fn folder_beside(logbook: &Path) -> PathBuf {
    logbook.with_file_name("backups")
}
