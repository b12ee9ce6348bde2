//! A disk that remembers what was made to last, and what a power cut may take back.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// One recorded call, as far as it is about the logbook's folder; names are those in the folder.
#[derive(Debug, Clone)]
pub enum Call {
    Create {
        name: String,
    },
    Write {
        name: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        name: String,
        to: usize,
    },
    Sync {
        name: String,
    },
    SyncFolder,
    Link {
        from: String,
        to: String,
    },
    Rename {
        from: String,
        to: String,
    },
    Unlink {
        name: String,
    },
    /// The writer has said that it saved the entry of this number.
    Saved(u32),
}

/// Reads what `strace -f -y -xx` wrote.
pub fn calls(trace: &str, folder: &Path) -> Vec<Call> {
    trace.lines().filter_map(|line| call(line.split_once(' ')?.1.trim(), folder)).collect()
}

fn call(line: &str, folder: &Path) -> Option<Call> {
    assert!(!line.contains("unfinished ..."), "calls that overlap cannot be put in order: {line}");
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let inside = |path: &str| -> Option<String> {
        let path = PathBuf::from(path);
        (path.parent()? == folder).then(|| path.file_name().unwrap().to_string_lossy().into_owned())
    };
    let on = || inside(opened(arguments)?);
    let texts = texts(arguments);
    let path = |at: usize| inside(std::str::from_utf8(texts.get(at)?).ok()?);
    let numbers: Vec<usize> =
        arguments.rsplit('"').next()?.split([',', ')', '>']).filter_map(|number| number.trim().parse().ok()).collect();
    match name {
        "openat" if arguments.contains("O_CREAT") => Some(Call::Create { name: path(0)? }),
        "pwrite64" => Some(Call::Write { name: on()?, at: *numbers.last()?, bytes: texts.first()?.clone() }),
        "write" => {
            let said = String::from_utf8_lossy(texts.first()?).into_owned();
            Some(Call::Saved(said.trim().strip_prefix("saved ")?.parse().ok()?))
        }
        "ftruncate" => Some(Call::Truncate { name: on()?, to: *numbers.last()? }),
        "fsync" | "fdatasync" if opened(arguments) == folder.to_str() => Some(Call::SyncFolder),
        "fsync" | "fdatasync" => Some(Call::Sync { name: on()? }),
        "link" | "linkat" => Some(Call::Link { from: path(0)?, to: path(1)? }),
        "rename" | "renameat" | "renameat2" => Some(Call::Rename { from: path(0)?, to: path(1)? }),
        "unlink" | "unlinkat" => Some(Call::Unlink { name: path(0)? }),
        _ => None,
    }
}

/// The path that strace shows for the file a call is on: `5<\x2f…>`.
fn opened(arguments: &str) -> Option<&'static str> {
    let (_, shown) = arguments.split_once('<')?;
    let (path, _) = shown.split_once('>')?;
    let path = if path.starts_with("\\x") { String::from_utf8(bytes(path)).ok()? } else { path.to_owned() };
    Some(Box::leak(path.into_boxed_str()))
}

/// The texts of a call, which strace writes in hexadecimal.
fn texts(arguments: &str) -> Vec<Vec<u8>> {
    arguments.split('"').skip(1).step_by(2).map(bytes).collect()
}

fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// A change to a file that may not have reached the disk yet.
#[derive(Debug, Clone)]
enum Pending {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { to: usize },
}

#[derive(Debug, Default, Clone)]
struct File {
    lasting: Vec<u8>,
    pending: Vec<Pending>,
}

/// A change to the folder that may not have reached the disk yet.
#[derive(Debug, Clone)]
enum Entry {
    Put { name: String, file: usize },
    Gone { name: String },
}

/// The files of one folder.
#[derive(Debug, Default)]
pub struct Disk {
    files: Vec<File>,
    /// The folder as programs see it.
    seen: BTreeMap<String, usize>,
    lasting: BTreeMap<String, usize>,
    pending: Vec<Entry>,
}

impl Disk {
    pub fn take(&mut self, call: &Call) {
        match call {
            Call::Create { name } => {
                if !self.seen.contains_key(name) {
                    self.files.push(File::default());
                    self.put(name.clone(), self.files.len() - 1);
                }
            }
            Call::Write { name, at, bytes } => {
                if let Some(file) = self.file(name) {
                    file.pending.push(Pending::Write { at: *at, bytes: bytes.clone() });
                }
            }
            Call::Truncate { name, to } => {
                if let Some(file) = self.file(name) {
                    file.pending.push(Pending::Truncate { to: *to });
                }
            }
            Call::Sync { name } => {
                if let Some(file) = self.file(name) {
                    for pending in std::mem::take(&mut file.pending) {
                        apply(&mut file.lasting, &pending, usize::MAX);
                    }
                }
            }
            Call::SyncFolder => {
                for entry in std::mem::take(&mut self.pending) {
                    self.settle(entry);
                }
            }
            Call::Link { from, to } => self.put(to.clone(), self.seen[from]),
            Call::Rename { from, to } => {
                self.put(to.clone(), self.seen[from]);
                self.remove(from);
            }
            Call::Unlink { name } => self.remove(name),
            Call::Saved(_) => {}
        }
    }

    fn file(&mut self, name: &str) -> Option<&mut File> {
        let at = self.seen.get(name)?;
        self.files.get_mut(*at)
    }

    fn put(&mut self, name: String, file: usize) {
        self.seen.insert(name.clone(), file);
        self.pending.push(Entry::Put { name, file });
    }

    fn remove(&mut self, name: &str) {
        self.seen.remove(name);
        self.pending.push(Entry::Gone { name: name.to_owned() });
    }

    fn settle(&mut self, entry: Entry) {
        match entry {
            Entry::Put { name, file } => _ = self.lasting.insert(name, file),
            Entry::Gone { name } => _ = self.lasting.remove(&name),
        }
    }

    /// What is found when the power comes back: what was synced, and of the rest what chance has let reach the disk. Each
    /// write is there, missing, or torn between two sectors; of the folder's changes a first part is there.
    pub fn after_power_cut(mut self, chance: &mut dyn FnMut(u64) -> u64) -> Vec<(String, Vec<u8>)> {
        const SECTOR: u64 = 512;
        let reached = chance(self.pending.len() as u64 + 1) as usize;
        let pending = std::mem::take(&mut self.pending);
        for entry in pending.into_iter().take(reached) {
            self.settle(entry);
        }
        for file in &mut self.files {
            for pending in std::mem::take(&mut file.pending) {
                let whole = match &pending {
                    Pending::Write { bytes, .. } => bytes.len() as u64,
                    Pending::Truncate { .. } => 1,
                };
                match chance(3) {
                    0 => {}
                    1 => apply(&mut file.lasting, &pending, usize::MAX),
                    _ => apply(&mut file.lasting, &pending, (chance(whole / SECTOR + 1) * SECTOR) as usize),
                }
            }
        }
        let names = std::mem::take(&mut self.lasting);
        names
            .into_iter()
            .filter(|(name, _)| !name.ends_with("-shm") && name != "trace")
            .map(|(name, file)| (name, self.files[file].lasting.clone()))
            .collect()
    }
}

/// Brings the first `most` bytes of a change into the file.
fn apply(file: &mut Vec<u8>, pending: &Pending, most: usize) {
    match pending {
        Pending::Write { at, bytes } => {
            let bytes = &bytes[..bytes.len().min(most)];
            if !bytes.is_empty() {
                file.resize(file.len().max(at + bytes.len()), 0);
                file[*at..at + bytes.len()].copy_from_slice(bytes);
            }
        }
        Pending::Truncate { to } if most > 0 => file.resize(*to, 0),
        Pending::Truncate { .. } => {}
    }
}
