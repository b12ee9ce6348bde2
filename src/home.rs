//! Where the person's own logbook lies when nobody says otherwise.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Error, Logbook, Result};

/// What stands in the platform's place once the logbook was moved elsewhere: a file with its path.
const MOVED: &str = "logbook.moved";

impl Logbook {
    /// Where the logbook lies when nobody says otherwise: `cairn/logbook.db` in the platform's data folder, or where it was moved to
    /// from there, for as long as it is there.
    ///
    /// # Errors
    /// `Storage` when the platform names no data folder.
    pub fn default_path() -> Result<PathBuf> {
        let home = home()?;
        let moved = fs::read_to_string(home.join(MOVED)).map(PathBuf::from);
        Ok(moved.ok().filter(|moved| moved.is_file()).unwrap_or_else(|| home.join("logbook.db")))
    }
}

/// Leaves word of where the person's own logbook goes while `going` brings it there, for every program that asks. Word of a place
/// where it is not counts for nothing, so it may be left first, and stay when the logbook comes home.
pub(crate) fn with_word_left(to: &Path, going: impl FnOnce() -> Result<()>) -> Result<()> {
    let word = home()?.join(MOVED);
    let before = fs::read(&word).unwrap_or_default();
    fs::write(&word, to.to_string_lossy().as_bytes()).map_err(|error| {
        let message =
            format!("Word of the new place could not be left in {} ({error}), so nothing was moved.", word.display());
        Error::storage(&word, message)
    })?;
    let gone = going();
    if gone.is_err() {
        // It could be written a moment ago; and if not now, it names a place where no logbook is.
        fs::write(&word, before).unwrap_or_default();
    }
    gone
}

fn home() -> Result<PathBuf> {
    dirs::data_dir().map(|folder| folder.join("cairn")).ok_or_else(|| Error::Storage {
        message: "This machine names no data folder. Say where the logbook is with --logbook or CAIRN_LOGBOOK.".into(),
        path: None,
    })
}
