//! What this machine remembers of the person's choices, beside no logbook: `settings.json` in the program's own folder.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use cairn::SessionId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many logbooks are remembered.
const REMEMBERED: usize = 20;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Remembered {
    /// The logbooks that the person opened, newest used first.
    pub(crate) logbooks: Vec<PathBuf>,
    /// The keys that open the small window from anywhere.
    pub(crate) capture_shortcut: Option<String>,
    /// What was shown as a notification, by logbook.
    pub(crate) shown: BTreeMap<PathBuf, ShownBefore>,
}

/// What was shown of one logbook as a notification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ShownBefore {
    /// The day whose digest was shown last.
    pub(crate) digest_on: Option<NaiveDate>,
    /// The sessions that were announced and have not begun.
    pub(crate) sessions: Vec<SessionId>,
}

impl Remembered {
    /// Puts a logbook first.
    pub(crate) fn used(&mut self, path: &Path) {
        self.logbooks.retain(|known| known != path);
        self.logbooks.insert(0, path.to_owned());
        self.logbooks.truncate(REMEMBERED);
    }

    /// Follows a logbook to its new place, where it is the one used last.
    pub(crate) fn moved(&mut self, from: &Path, to: &Path) {
        let shown = self.shown.remove(from);
        self.forget(from);
        self.used(to);
        if let Some(shown) = shown {
            self.shown.insert(to.to_owned(), shown);
        }
    }

    /// Remembers a logbook no longer.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.logbooks.retain(|known| known != path);
        self.shown.remove(path);
    }
}

/// The file, which is read anew each time: another window may have written it.
pub(crate) struct Settings {
    path: PathBuf,
    writing: Mutex<()>,
}

impl Settings {
    /// The settings in that folder.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join("settings.json"), writing: Mutex::new(()) }
    }

    /// What is remembered; nothing where there is no file, or none that can be read.
    pub(crate) fn read(&self) -> Remembered {
        fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Moves a file that cannot be understood out of the way, and says so.
    pub(crate) fn set_broken_aside(&self) -> Option<String> {
        let why = match fs::read(&self.path) {
            Ok(bytes) => serde_json::from_slice::<Remembered>(&bytes).err()?.to_string(),
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => error.to_string(),
        };
        let aside = self.path.with_file_name("settings.broken.json");
        let moved = match fs::rename(&self.path, &aside) {
            Ok(()) => format!("It is now {}", aside.display()),
            Err(error) => format!("It could not be moved aside either ({error})"),
        };
        Some(format!(
            "What this machine remembered of your settings could not be read ({why}). {moved}; Cairn starts afresh. Your logbooks are not touched."
        ))
    }

    /// Changes what is remembered.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Remembered)) -> io::Result<()> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.read();
        let mut after = before.clone();
        change(&mut after);
        if after == before { Ok(()) } else { self.write(&after) }
    }

    /// Writes the file whole: beside its place, made to last, then moved there.
    fn write(&self, remembered: &Remembered) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let fresh = self.path.with_file_name(format!("settings.{}.new", std::process::id()));
        let written = fs::File::create(&fresh).and_then(|mut file| {
            file.write_all(&serde_json::to_vec_pretty(remembered)?)?;
            file.sync_all()
        });
        written.and_then(|()| fs::rename(&fresh, &self.path)).inspect_err(|_| drop(fs::remove_file(&fresh)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(settings: &Settings) -> Vec<String> {
        settings.read().logbooks.iter().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn the_logbook_used_last_stands_first_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(&folder.path().join("config"));
        assert_eq!(settings.read(), Remembered::default());
        for path in ["/a.db", "/b.db", "/a.db"] {
            settings.change(|remembered| remembered.used(Path::new(path))).unwrap();
        }
        assert_eq!(names(&settings), ["/a.db", "/b.db"]);
        settings.change(|remembered| remembered.forget(Path::new("/a.db"))).unwrap();
        assert_eq!(names(&settings), ["/b.db"]);
        for number in 0..30 {
            settings.change(|remembered| remembered.used(Path::new(&format!("/{number}.db")))).unwrap();
        }
        assert_eq!(settings.read().logbooks.len(), REMEMBERED);
        let left: Vec<_> = fs::read_dir(folder.path().join("config")).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing unfinished is left beside it");
    }

    #[test]
    fn two_windows_do_not_forget_what_the_other_remembers() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (Settings::in_folder(folder.path()), Settings::in_folder(folder.path()));
        one.change(|remembered| remembered.used(Path::new("/a.db"))).unwrap();
        other.change(|remembered| remembered.capture_shortcut = Some("Ctrl+Alt+N".into())).unwrap();
        one.change(|remembered| remembered.used(Path::new("/b.db"))).unwrap();
        assert_eq!(names(&other), ["/b.db", "/a.db"]);
        assert_eq!(one.read().capture_shortcut.as_deref(), Some("Ctrl+Alt+N"));
    }

    #[test]
    fn a_broken_file_is_set_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(folder.path());
        assert_eq!(settings.set_broken_aside(), None, "no file is nothing broken");
        fs::write(folder.path().join("settings.json"), "{ \"logbooks\": 7 }").unwrap();
        assert_eq!(settings.read(), Remembered::default(), "it never keeps Cairn from starting");
        let told = settings.set_broken_aside().unwrap();
        assert!(told.contains("settings.broken.json"), "{told}");
        assert!(!folder.path().join("settings.json").exists());
        settings.change(|remembered| remembered.used(Path::new("/a.db"))).unwrap();
        assert_eq!(settings.set_broken_aside(), None, "what a newer Cairn adds or an older one lacks is not broken");
        fs::write(folder.path().join("settings.json"), "{ \"later\": true }").unwrap();
        assert_eq!(settings.set_broken_aside(), None);
    }
}
