//! Files that are there whole or not at all: written beside their place, made to last, then moved.

use std::{
    fs,
    io::{ErrorKind, Result as IoResult},
    path::Path,
};

use crate::{Error, Result};

/// How the name of a file ends that is still being written.
const UNFINISHED: &str = ".new";

/// How many seconds after it was begun nobody is writing a file any more: many times what copying a large logbook takes.
const ABANDONED: u64 = 3600;

/// Has a file written beside its place and moves it there, so that a crash leaves all of it or nothing.
///
/// # Errors
/// `Storage` when it cannot be written, and when another program put a file there meanwhile, which then stays.
pub(super) fn write_whole(path: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if write_first(path, |fresh| fill(fresh).map(|()| true))? {
        return Ok(());
    }
    Err(Error::storage(
        path,
        format!("Another program wrote {} at this very moment, so nothing was written. Try again.", path.display()),
    ))
}

/// As [`write_whole`], unless another program is first: false when it put a file there meanwhile, or when `fill` finds so.
///
/// # Errors
/// `Storage` when it cannot be written.
pub(super) fn write_first(path: &Path, fill: impl FnOnce(&Path) -> Result<bool>) -> Result<bool> {
    let named = |what: &str, error: std::io::Error| {
        Error::storage(
            path,
            format!("{} cannot be written ({what}: {error}). Choose a folder that you may write to.", path.display()),
        )
    };
    let folder = folder_of(path);
    make_private_folder(folder).map_err(|error| named("its folder", error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder.join(format!("{name}.{}{UNFINISHED}", uuid::Uuid::now_v7()));
    make_private_file(&fresh).map_err(|error| named("the file", error))?;
    let placed = fill(&fresh).and_then(|first| {
        if !first {
            return Ok(false);
        }
        sync(&fresh).map_err(|error| named("making it last", error))?;
        match place(&fresh, path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            placed => placed.map(|()| true).map_err(|error| named("moving it", error)),
        }
    });
    remove_if_there(&fresh).map_err(|error| named("tidying up", error))?;
    let placed = placed?;
    sync(folder).map_err(|error| named("its folder", error))?;
    Ok(placed)
}

/// The folder that a file lies in; the present one for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Removes what a crash left unfinished of the files that are ours by their names, and nothing that may still be being written.
pub(super) fn remove_unfinished(folder: &Path, is_ours: impl Fn(&str) -> bool) -> IoResult<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().and_then(abandoned).is_some_and(&is_ours) {
            remove_if_there(&entry.path())?;
        }
    }
    Ok(())
}

/// The name that an unfinished file was to have, if the file was begun long enough ago.
fn abandoned(unfinished: &str) -> Option<&str> {
    let (name, begun) = unfinished.strip_suffix(UNFINISHED)?.rsplit_once('.')?;
    let seconds = |id: uuid::Uuid| id.get_timestamp().map(|at| at.to_unix().0);
    let begun = begun.parse().ok().filter(|id: &uuid::Uuid| id.get_version_num() == 7).and_then(seconds)?;
    (begun + ABANDONED <= seconds(uuid::Uuid::now_v7())?).then_some(name)
}

/// Moves a file to where none is yet; where a folder knows no links, as near to that as it can.
fn place(fresh: &Path, path: &Path) -> IoResult<()> {
    match fs::hard_link(fresh, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists && !path.exists() => fs::rename(fresh, path),
        placed => placed,
    }
}

pub(super) fn remove_if_there(path: &Path) -> IoResult<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes a folder, and those above it, for this person alone.
pub(super) fn make_private_folder(folder: &Path) -> IoResult<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file for this person alone.
pub(super) fn make_private_file(path: &Path) -> IoResult<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

fn sync(path: &Path) -> IoResult<()> {
    #[cfg(unix)]
    fs::File::open(path)?.sync_all()?;
    Ok(())
}
