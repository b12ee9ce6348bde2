//! Writing a file that was asked for: whole or not at all, and never over another one unawares.

use std::{io::Write, path::Path};

use crate::{failure::Failure, terminal::Terminal};

/// Refuses a file that is there, unless replacing it was asked for.
pub fn refuse_present(path: &Path, force: bool) -> Result<(), Failure> {
    if force || !path.exists() {
        return Ok(());
    }
    Err(Failure::refused("force", format!("{} is there already. Add --force to replace it.", path.display())))
}

/// Writes the file beside its place and moves it there.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    refuse_present(path, force)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| Failure::file(path, "written", &error);
    if !folder.is_dir() {
        return Err(Failure::File(format!("{} cannot be written: {} is no folder.", path.display(), folder.display())));
    }
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    let moved = if force { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map(drop).map_err(|error| failed(error.error))
}

/// Says where the file is.
pub fn told(terminal: &Terminal, path: &Path) -> Result<(), Failure> {
    terminal.done(&serde_json::json!({ "file": path.display().to_string() }), |page| {
        page.line(format!("Wrote {}", path.display()));
        Ok(())
    })
}
