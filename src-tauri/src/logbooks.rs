//! The logbooks of this machine: which one opens, changing to another, moving one, and the sample year.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use cairn::{Clock, Error, Logbook, Options, Result, Source};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::{
    arguments::Arguments,
    open::Open,
    settings::Settings,
    told::Told,
    window::{LogbookInfo, logbook_info, unopened},
};

/// The sample year's file, in a folder of its own so that its backups never lie among real ones.
const SAMPLE: &str = "sample-year.db";

/// A logbook that this machine knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LogbookFile {
    /// The file's name without its ending.
    pub name: String,
    /// The file.
    pub path: String,
    /// Whether it is the open one.
    pub open: bool,
    /// Whether its file is not there any more.
    pub missing: bool,
    /// Whether it is the sample year.
    pub sample: bool,
}

/// How the window opens every logbook.
pub(crate) fn options() -> Options {
    Options { clock: Clock::System, source: Source::Window }
}

/// Whether a file of that name is a sample year.
pub(crate) fn is_sample(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SAMPLE)
}

/// Where the sample year that the window makes lies: among Cairn's own files, wherever the person's logbook is.
fn sample_path() -> Result<PathBuf> {
    Ok(Logbook::home()?.join("sample-year").join(SAMPLE))
}

/// The logbook to start with, and whether it is to be remembered: the one that was named, else the one used last that is
/// still there, else the person's own.
pub(crate) fn first(arguments: &Arguments, settings: &Settings) -> Result<(PathBuf, bool)> {
    match &arguments.logbook {
        Some(named) => Ok((named.clone(), false)),
        None => Ok((own(settings)?, true)),
    }
}

/// The person's own: the one used last that is still there, else the one at the default place.
fn own(settings: &Settings) -> Result<PathBuf> {
    match settings.read().logbooks.into_iter().find(|path| path.is_file()) {
        Some(last) => Ok(last),
        None => Logbook::default_path(),
    }
}

/// The logbooks that this machine knows, newest used first; the open one is always among them.
pub(crate) fn list_logbooks<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<Vec<LogbookFile>> {
    let open = app.state::<Open>().logbook();
    Ok(known(open.path(), app.state::<Settings>().read().logbooks))
}

fn known(open: Option<&Path>, remembered: Vec<PathBuf>) -> Vec<LogbookFile> {
    let mut paths = remembered;
    paths.extend(Logbook::default_path().ok().filter(|path| path.is_file()));
    paths.extend(sample_path().ok().filter(|path| path.is_file()));
    if let Some(open) = open
        && !paths.iter().any(|path| path == open)
    {
        paths.insert(0, open.to_owned());
    }
    let mut files: Vec<LogbookFile> = Vec::new();
    for path in paths {
        let shown = path.display().to_string();
        if files.iter().all(|file| file.path != shown) {
            files.push(LogbookFile {
                name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
                open: open == Some(&path),
                missing: !path.is_file(),
                sample: is_sample(&path),
                path: shown,
            });
        }
    }
    files
}

/// Asks for a logbook's file with the system's dialog.
pub(crate) fn choose_logbook<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<Option<String>> {
    let asked = app.dialog().file().add_filter("Logbook", &["db"]).add_filter("Every file", &["*"]);
    Ok(asked.blocking_pick_file().map(|file| file.to_string()))
}

/// Opens another logbook in every window, and creates it where there is no file.
pub(crate) fn open_logbook<R: Runtime>(app: &AppHandle<R>, path: String) -> Result<LogbookInfo> {
    let path = whole("logbook", &path)?;
    switch_to(app, &path)?;
    if !is_sample(&path) {
        remember(app, &path);
    }
    logbook_info(&app.state::<Open>().logbook())
}

/// A path as the page names it, which must not depend on where the program was started.
fn whole(field: &'static str, path: &str) -> Result<PathBuf> {
    let path = PathBuf::from(path.trim());
    if path.is_absolute() {
        return Ok(path);
    }
    let message = format!("Name the {field} by its whole path, from the top: “{}” could lie anywhere.", path.display());
    Err(Error::Invalid { field, message })
}

/// Opens a logbook in the place of the open one, and has every page read again.
fn switch_to<R: Runtime>(app: &AppHandle<R>, path: &Path) -> Result<()> {
    let windows: Vec<String> = app.webview_windows().into_keys().collect();
    let mut switching = app.state::<Open>().inner().switch();
    if switching.logbook().path() == Some(path) && path.is_file() {
        return Ok(());
    }
    switching.put(Logbook::open_or_create(path, options())?, windows);
    drop(switching);
    has_switched(app);
    Ok(())
}

fn has_switched<R: Runtime>(app: &AppHandle<R>) {
    if app.emit("switched", ()).is_err() {
        app.state::<Told>().tell(app, "Another logbook is open. Close the window and open it again to see it.");
    }
}

/// Remembers the logbook that the person chose. That this could not be written is said, and nothing else depends on it.
pub(crate) fn remember<R: Runtime>(app: &AppHandle<R>, path: &Path) {
    note(app, app.state::<Settings>().change(|remembered| remembered.used(path)));
}

fn note<R: Runtime>(app: &AppHandle<R>, written: std::io::Result<()>) {
    if let Err(error) = written {
        let told =
            format!("This machine could not remember which logbook you use ({error}). The logbook itself is safe.");
        app.state::<Told>().tell(app, &told);
    }
}

/// Moves the open logbook into another folder. Its backups stay where they are, which is said once the page is read again.
pub(crate) fn move_logbook<R: Runtime>(app: &AppHandle<R>, folder: String) -> Result<LogbookInfo> {
    let folder = whole("folder", &folder)?;
    replace(app, |logbook| {
        let from = logbook.path().map(Path::to_owned).unwrap_or_default();
        if is_sample(&from) {
            let message = "The sample year stays where it is: it goes away when you leave it.".into();
            return Err(Error::Invalid { field: "folder", message });
        }
        let to = folder.join(from.file_name().unwrap_or_default());
        logbook.move_to(&to)?;
        let settings = app.state::<Settings>();
        if settings.read().logbooks.contains(&from) {
            note(app, settings.change(|remembered| remembered.moved(&from, &to)));
        }
        app.state::<Told>().keep(moved(&from, &to));
        Logbook::open(&to, options())
    })
}

/// Puts one of the open logbook's backups, by its name, in the place of all that it holds. What it held until then is a backup
/// too, which is said once the page is read again.
pub(crate) fn restore_backup<R: Runtime>(app: &AppHandle<R>, name: String) -> Result<LogbookInfo> {
    replace(app, |logbook| {
        let (Some(path), Some(backup)) =
            (logbook.path(), logbook.list_backups()?.into_iter().find(|backup| backup.name == name))
        else {
            let message = format!("“{name}” is no backup of this logbook any more.");
            return Err(Error::Invalid { field: "backup", message });
        };
        logbook.restore_backup(Path::new(&backup.path))?;
        let told = "The backup is restored. What the logbook held until now is the newest backup in Settings.";
        app.state::<Told>().keep(told.into());
        Logbook::open(path, options())
    })
}

/// Lets `f` have the open logbook while every call waits, puts the one that it gives in its place, and has every page read again.
fn replace<R: Runtime>(app: &AppHandle<R>, f: impl FnOnce(&Logbook) -> Result<Logbook>) -> Result<LogbookInfo> {
    let windows: Vec<String> = app.webview_windows().into_keys().collect();
    let mut switching = app.state::<Open>().inner().switch();
    let logbook = f(switching.logbook())?;
    switching.put(logbook, windows);
    drop(switching);
    has_switched(app);
    logbook_info(&app.state::<Open>().logbook())
}

/// What there is to say after a logbook was moved.
fn moved(from: &Path, to: &Path) -> String {
    let backups = from.with_file_name("backups");
    let backups = if backups.is_dir() { format!(" Its backups stay in {}.", backups.display()) } else { String::new() };
    format!("The logbook is now {}.{backups}", to.display())
}

/// Takes a logbook off the list; its file stays.
pub(crate) fn forget_logbook<R: Runtime>(app: &AppHandle<R>, path: String) -> Result<()> {
    let path = PathBuf::from(path);
    if app.state::<Open>().logbook().path() == Some(&path) {
        let message = "This logbook is open. Open another one first, then forget it.".into();
        return Err(Error::Invalid { field: "logbook", message });
    }
    app.state::<Settings>().change(|remembered| remembered.forget(&path)).map_err(|error| {
        let message = format!("This machine could not note that ({error}).");
        Error::Storage { message, path: None }
    })?;
    Ok(())
}

/// Opens the sample year, and makes it where there is none.
pub(crate) fn open_sample<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<LogbookInfo> {
    let path = sample_path()?;
    let sample = Logbook::open(&path, options())?;
    if sample.is_fresh()? {
        sample.fill_demo()?;
    }
    drop(sample);
    switch_to(app, &path)?;
    logbook_info(&app.state::<Open>().logbook())
}

/// Goes back to the person's own logbook; the sample year that the window made is gone.
pub(crate) fn leave_sample<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<LogbookInfo> {
    let open = app.state::<Open>().logbook();
    if !open.path().is_some_and(is_sample) {
        let message = "The sample year is not open.".into();
        return Err(Error::Invalid { field: "logbook", message });
    }
    let made_here = sample_path().ok().filter(|made| open.path() == Some(made));
    drop(open);
    let back = own(&app.state::<Settings>())?;
    switch_to(app, &back)?;
    remember(app, &back);
    if let Some(Err(error)) = made_here.map(|made| remove_sample(&made)) {
        let told = format!("The sample year could not be removed ({error}). It holds nothing of yours.");
        app.state::<Told>().keep(told);
    }
    logbook_info(&app.state::<Open>().logbook())
}

/// Removes the sample year and its backups, and their folders where these hold nothing else.
fn remove_sample(path: &Path) -> std::io::Result<()> {
    let backups = path.with_file_name("backups");
    for (folder, of_it) in [(Some(&*backups), "sample-year-"), (path.parent(), SAMPLE)] {
        let Some((folder, files)) = folder.and_then(|folder| Some((folder, fs::read_dir(folder).ok()?))) else {
            continue;
        };
        for file in files {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with(of_it) {
                fs::remove_file(file.path())?;
            }
        }
        fs::remove_dir(folder)
            .or_else(|why| if why.kind() == ErrorKind::DirectoryNotEmpty { Ok(()) } else { Err(why) })?;
    }
    Ok(())
}

/// Opens the file that was dropped on the program, if it is a logbook; says in a sentence why not.
pub(crate) fn open_dropped<R: Runtime>(app: &AppHandle<R>, path: &Path) {
    let opened = readable(path).and_then(|()| switch_to(app, path).map_err(|error| error.to_string()));
    match opened {
        Ok(()) if is_sample(path) => {}
        Ok(()) => remember(app, path),
        Err(why) => app.state::<Told>().tell(app, &not_opened(path, &why)),
    }
}

/// Why a dropped file is not opened: it must be there already.
pub(crate) fn readable(path: &Path) -> std::result::Result<(), String> {
    if path.is_file() { Ok(()) } else { Err("There is no such file.".into()) }
}

/// What is said of a dropped file that is no logbook.
pub(crate) fn not_opened(path: &Path, why: &str) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("“{name}” was not opened: Cairn opens its own logbooks only. {why}")
}

/// Opens a folder in the system's file manager: `logbook`, `backups` or `reports`.
pub(crate) fn show_folder<R: Runtime>(app: &AppHandle<R>, which: String) -> Result<()> {
    let folder = folder(app.state::<Open>().logbook().path(), &which)?;
    app.opener()
        .open_path(folder.display().to_string(), None::<&str>)
        .map_err(|why| unopened(&folder.display().to_string(), &why))
}

fn folder(logbook: Option<&Path>, which: &str) -> Result<PathBuf> {
    let beside = logbook.and_then(Path::parent).map(Path::to_owned);
    let folder = match which {
        "logbook" => beside,
        "backups" => beside.map(|folder| folder.join("backups")),
        "reports" => dirs::document_dir().or_else(dirs::home_dir),
        other => {
            let message = format!("“{other}” is no folder of Cairn's: it is logbook, backups or reports.");
            return Err(Error::Invalid { field: "folder", message });
        }
    };
    folder.filter(|folder| folder.is_dir()).ok_or_else(|| {
        let message = match which {
            "backups" => "There is no backup yet. Make one first; its folder then lies beside the logbook.",
            _ => "That folder is not there yet.",
        };
        Error::Invalid { field: "folder", message: message.into() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str) -> Arguments {
        Arguments { logbook: Some(path.into()), ..Arguments::default() }
    }

    #[test]
    fn the_logbook_used_last_opens_if_it_is_still_there() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::in_folder(&folder.path().join("config"));
        let (kept, gone) = (folder.path().join("kept.db"), folder.path().join("gone.db"));
        fs::write(&kept, "any file").unwrap();
        settings.change(|remembered| remembered.used(&kept)).unwrap();
        settings.change(|remembered| remembered.used(&gone)).unwrap();
        let start = |arguments: &Arguments| first(arguments, &settings).unwrap();
        assert_eq!(start(&Arguments::default()), (kept.clone(), true), "the one before it, where the last is gone");
        assert_eq!(start(&named("/flag.db")), ("/flag.db".into(), false), "a named one is not remembered");
        fs::remove_file(&kept).unwrap();
        assert_eq!(start(&Arguments::default()), (Logbook::default_path().unwrap(), true));
    }

    #[test]
    fn the_open_logbook_is_always_on_the_list_and_each_stands_once() {
        let folder = tempfile::tempdir().unwrap();
        let (open, gone) = (folder.path().join("open.db"), folder.path().join("gone.db"));
        fs::write(&open, "any file").unwrap();
        let flags = |files: &[LogbookFile]| {
            files.iter().take(2).map(|file| (file.name.clone(), file.open, file.missing)).collect::<Vec<_>>()
        };
        let files = known(Some(&open), vec![gone.clone(), gone.clone()]);
        assert_eq!(flags(&files), [("open".into(), true, false), ("gone".into(), false, true)]);
        let files = known(Some(&open), vec![gone, open.clone()]);
        assert_eq!(flags(&files), [("gone".into(), false, true), ("open".into(), true, false)]);
    }

    #[test]
    fn only_folders_of_cairn_are_shown_and_only_whole_paths_opened() {
        let home = tempfile::tempdir().unwrap();
        let logbook = home.path().join("logbook.db");
        assert_eq!(folder(Some(&logbook), "logbook").unwrap(), home.path());
        assert!(folder(Some(&logbook), "backups").unwrap_err().to_string().contains("no backup yet"));
        assert!(folder(Some(&logbook), "/etc").is_err());
        assert!(whole("logbook", "../other.db").is_err() && whole("logbook", "").is_err());
    }

    #[test]
    fn leaving_the_sample_year_removes_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = |kept: &[&str]| kept.iter().map(|name| folder.path().join(name)).collect::<Vec<_>>();
        let sample =
            files(&["sample-year.db", "sample-year.db-wal", "backups/sample-year-20261123T120000000Z.db.sha256"]);
        let own = files(&["mine.db", "backups/mine-20261123T120000000Z.db"]);
        fs::create_dir(folder.path().join("backups")).unwrap();
        sample.iter().chain(&own).for_each(|file| fs::write(file, "any file").unwrap());
        remove_sample(&sample[0]).unwrap();
        assert!(own.iter().all(|file| file.is_file()), "it is not the sample year's");
        assert!(!sample.iter().any(|file| file.exists()));
        own.iter().for_each(|file| fs::remove_file(file).unwrap());
        remove_sample(&sample[0]).unwrap();
        assert!(!folder.path().exists(), "an empty folder goes too");
        remove_sample(&sample[0]).unwrap();
    }

    #[test]
    fn the_sample_year_lies_in_a_folder_of_its_own() {
        let (sample, own) = (sample_path().unwrap(), Logbook::default_path().unwrap());
        assert!(is_sample(&sample) && !is_sample(&own));
        assert_ne!(sample.parent(), own.parent(), "else its backups would lie among the person's");
    }
}
