//! Where the person's own logbook lies when nobody says otherwise.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use crate::{Error, Logbook, Result};

/// What stands in the platform's place once the logbook was moved elsewhere: a file with its path.
const MOVED: &str = "logbook.moved";

impl Logbook {
    /// Where the logbook lies when nobody says otherwise: `cairn/logbook.db` in the platform's data folder, or where it was moved to
    /// from there.
    ///
    /// # Errors
    /// `Storage` when the platform names no data folder, and when the logbook was moved to where it is not any more: on a drive
    /// that is not there, say. A second one is never begun in its place.
    pub fn default_path() -> Result<PathBuf> {
        let home = Self::home()?;
        let (own, word) = (home.join("logbook.db"), home.join(MOVED));
        let said = match fs::read_to_string(&word) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let message =
                    format!("Where your logbook was moved to cannot be read in {} ({error}).", word.display());
                return Err(Error::storage(&word, message));
            }
            said => said.unwrap_or_default(),
        };
        let moved = Path::new(said.trim_end());
        if moved.is_file() {
            return Ok(moved.to_owned());
        }
        // Moving did not come to its end, or somebody brought it home.
        if moved.as_os_str().is_empty() || own.is_file() {
            return Ok(own);
        }
        let message = format!(
            "Your logbook was moved to {} and is not there now. Connect the drive that it is on, or bring it back. To begin a new one instead, remove {}.",
            moved.display(),
            word.display()
        );
        Err(Error::storage(moved, message))
    }

    /// The folder of the platform where Cairn's own files lie; it may not be there yet.
    ///
    /// # Errors
    /// `Storage` when the platform names none.
    pub fn home() -> Result<PathBuf> {
        dirs::data_dir().map(|folder| folder.join("cairn")).ok_or_else(|| Error::Storage {
            message: "This machine names no data folder. Say where the logbook is with --logbook or CAIRN_LOGBOOK."
                .into(),
            path: None,
        })
    }
}

/// Leaves word of where the person's own logbook goes while `going` brings it there, for every program that asks. Until it is
/// there the word counts for nothing.
///
/// # Errors
/// `Storage` when word cannot be left, and as `going`; the word before then stands again.
pub(crate) fn with_word_left(to: &Path, going: impl FnOnce() -> Result<()>) -> Result<()> {
    let word = Logbook::home()?.join(MOVED);
    let before = fs::read(&word).unwrap_or_default();
    let leave =
        |said: &[u8]| fs::File::create(&word).and_then(|mut file| file.write_all(said).and_then(|()| file.sync_all()));
    let whole = std::path::absolute(to)
        .and_then(|to| to.into_os_string().into_string().map_err(|_| std::io::Error::other("its path is no text")));
    whole.and_then(|to| leave(to.as_bytes())).map_err(|error| {
        let message =
            format!("Word of the new place could not be left in {} ({error}), so nothing was moved.", word.display());
        Error::storage(&word, message)
    })?;
    going().inspect_err(|_| {
        // Where even this cannot be written, the word names a place where no logbook is, and the one at home counts.
        let _ = leave(&before);
    })
}
