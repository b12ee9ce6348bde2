//! Files dropped on a window whose web view hands none of them to its page.
//!
//! WebKitGTK gives no page the files that are dropped on it (CVE-2025-13947, bugs.webkit.org/303434). There the program takes
//! them, and a page may ask for what was dropped, and for no other file.

use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use cairn::{Error, Result};
use serde::Serialize;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, Runtime, Window, WindowEvent};

use crate::{showing::MAIN, told::Told};

/// Whether the program takes what is dropped, since the web view does not.
pub(crate) const TAKES: bool = cfg!(target_os = "linux");

/// What was dropped and not asked for yet.
#[derive(Default)]
pub(crate) struct Dropped(Mutex<Vec<PathBuf>>);

/// What was dropped on the window together.
#[derive(Debug, Default, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DroppedThings {
    /// The files among it.
    pub files: Vec<DroppedFile>,
    /// The web addresses among it, a line each.
    pub text: String,
}

/// A file that was dropped on the window.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DroppedFile {
    /// Its name.
    pub name: String,
    /// Its bytes, in base64.
    pub bytes: String,
}

/// Keeps what is dropped until the page asks for it.
pub(crate) fn follow<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let (MAIN, WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. })) = (window.label(), event)
        && let Some(dropped) = window.try_state::<Dropped>()
    {
        dropped.0.lock().unwrap_or_else(PoisonError::into_inner).extend(paths.iter().cloned());
        if let Err(why) = window.emit_to(MAIN, "dropped", ()) {
            eprintln!("The page could not be told of the files that were dropped ({why}).");
        }
    }
}

/// What was dropped, once. What cannot be read is told, and the rest is there.
pub(crate) fn take_dropped<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<DroppedThings> {
    let paths = std::mem::take(&mut *app.state::<Dropped>().0.lock().unwrap_or_else(PoisonError::into_inner));
    let mut things = DroppedThings::default();
    for path in paths {
        if let Some(address) = address(&path) {
            things.text += &format!("{address}\n");
            continue;
        }
        match read(&path) {
            Ok(file) => things.files.push(file),
            Err(why) => app.state::<Told>().tell(app, &why.to_string()),
        }
    }
    things.text.truncate(things.text.trim_end().len());
    Ok(things)
}

pub(crate) fn read(path: &Path) -> Result<DroppedFile> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let unread = |why: &dyn Display| Error::Invalid {
        field: "attachment",
        message: format!("“{name}” could not be read ({why})."),
    };
    let about = fs::metadata(path).map_err(|why| unread(&why))?;
    if !about.is_file() {
        return Err(unread(if about.is_dir() { &"it is a folder; drop the files in it" } else { &"it is no file" }));
    }
    cairn::checked_size(&name, about.len())?;
    let bytes = STANDARD.encode(fs::read(path).map_err(|why| unread(&why))?);
    Ok(DroppedFile { name, bytes })
}

/// The web address that a link was dropped with. It arrives as if it were a path, its escapes taken away: the spaces are escaped
/// again, and what else was cannot be told.
fn address(path: &Path) -> Option<String> {
    let text = path.to_str()?;
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)).then(|| text.replace(' ', "%20"))
}

#[cfg(test)]
mod tests {
    use tauri::{Manager, test};

    use super::{Dropped, take_dropped};
    use crate::told::{Told, take_told};

    #[test]
    fn what_was_dropped_is_there_once_and_what_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("certificate.pdf");
        std::fs::write(&file, "proof").unwrap();
        let app = test::mock_app();
        app.manage(Told::default());
        let dropped = Dropped::default();
        *dropped.0.lock().unwrap() =
            vec![folder.path().to_owned(), file, "https://example.org/a b".into(), "/nowhere/gone.txt".into()];
        app.manage(dropped);
        let things = take_dropped(app.handle(), ()).unwrap();
        let files: Vec<_> = things.files.iter().map(|file| (file.name.as_str(), file.bytes.as_str())).collect();
        assert_eq!((files, things.text.as_str()), (vec![("certificate.pdf", "cHJvb2Y=")], "https://example.org/a%20b"));
        let told = take_told(app.handle(), ()).unwrap();
        assert!(told[0].ends_with("drop the files in it).") && told[1].starts_with("“gone.txt” could not"), "{told:?}");
        assert!(take_dropped(app.handle(), ()).unwrap().files.is_empty(), "it is asked for once");
    }
}
