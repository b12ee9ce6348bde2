//! What the program was started with.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// How the program is called.
const USAGE: &str = "Usage: cairn-desktop [--capture] [--logbook PATH] [FILE]";

/// What the program was started with.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The logbook that was named, which is not remembered as the person's own.
    pub(crate) logbook: Option<PathBuf>,
    /// Whether only the small window for one line was asked for.
    pub(crate) capture: bool,
    /// A file that was dropped on the program.
    pub(crate) file: Option<PathBuf>,
}

impl Arguments {
    /// Reads the words after the program's name; paths are seen from `folder`.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>, folder: &Path) -> Result<Self, String> {
        let mut read = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--capture") => read.capture = true,
                Some("--logbook") => {
                    let path = words.next().filter(|path| !path.is_empty());
                    let path = path.ok_or_else(|| format!("--logbook needs the path of a file. {USAGE}"))?;
                    read.logbook = Some(folder.join(path));
                }
                Some(flag) if flag.starts_with('-') => return Err(format!("{flag} is not understood. {USAGE}")),
                _ if read.file.is_some() => return Err(format!("Only one file can be opened at a time. {USAGE}")),
                _ => read.file = Some(folder.join(word)),
            }
        }
        Ok(read)
    }

    /// The same where the logbook that `CAIRN_LOGBOOK` names counts as named.
    pub(crate) fn or_named(mut self, variable: Option<OsString>, folder: &Path) -> Self {
        let named = variable.filter(|path| !path.is_empty()).map(|path| folder.join(path));
        self.logbook = self.logbook.or(named);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(OsString::from), Path::new("/here"))
    }

    #[test]
    fn the_program_understands_a_logbook_a_capture_and_a_file() {
        assert_eq!(read(&[]), Ok(Arguments::default()));
        let all = read(&["--capture", "--logbook", "work.db", "/there/other.db"]).unwrap();
        assert_eq!(all.logbook.as_deref(), Some(Path::new("/here/work.db")), "seen from where it was started");
        assert_eq!((all.capture, all.file.as_deref()), (true, Some(Path::new("/there/other.db"))));
    }

    #[test]
    fn what_is_not_understood_is_refused_in_a_sentence() {
        for wrong in [&["--logbook"][..], &["--logbook", ""], &["--other"], &["a.db", "b.db"]] {
            assert!(read(wrong).unwrap_err().contains("Usage: cairn-desktop"), "{wrong:?}");
        }
    }

    #[test]
    fn a_flag_comes_before_the_environment() {
        let (flag, none) = (read(&["--logbook", "work.db"]).unwrap(), read(&[]).unwrap());
        let named = |read: Arguments| read.or_named(Some("env.db".into()), Path::new("/here")).logbook;
        assert_eq!(named(flag), Some("/here/work.db".into()));
        assert_eq!(named(none.clone()), Some("/here/env.db".into()));
        assert_eq!(none.or_named(Some("".into()), Path::new("/here")).logbook, None);
    }
}
