//! Full and read-only disks: nothing that was saved is lost, and what is there can be read and exported.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cairn::Logbook;

use super::{bodies, sound, writer};
use crate::support::{entry, on_disk, options, text, unusable};

/// A small disk in memory, mounted for one test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let option = format!("size={size},mode=0700");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &option, "tmpfs"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        if mounted.is_ok_and(|status| status.success()) {
            Some(Self(folder))
        } else {
            eprintln!("no small disk can be mounted here, so nothing was shown about a full one");
            None
        }
    }

    fn fill(&self) -> PathBuf {
        let ballast = self.0.path().join("ballast");
        fs::write(&ballast, vec![0; 64 << 20]).unwrap_err();
        ballast
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let left = Command::new("umount").arg("-l").arg(self.0.path()).status();
        assert!(left.is_ok_and(|status| status.success()), "the small disk could not be unmounted");
    }
}

#[test]
fn a_disk_that_fills_up_loses_nothing_and_goes_on_when_there_is_space() {
    let Some(disk) = SmallDisk::mounted("5m") else { return };
    let logbook = on_disk(&disk.0.path().join("logbook.db"));
    for _ in 0..3 {
        let mut kept = bodies(&logbook).len();
        let ballast = disk.fill();
        let refusal = loop {
            match logbook.add_entry(text(&"long text ".repeat(3000))) {
                Ok(_) => kept += 1,
                refusal => break unusable(refusal),
            }
        };
        assert!(refusal.contains("The disk is full, so nothing was written."), "{refusal}");
        assert_eq!(bodies(&logbook).len(), kept, "reading goes on, and all that was saved is there");
        fs::remove_file(ballast).unwrap();
        entry(&logbook, "there is space again");
        sound(&logbook);
    }
}

/// A logbook whose writer was killed, so that its WAL is left beside it; returns how many entries it holds.
fn left_behind(file: &Path) -> usize {
    let mut child = writer::command(file, &[]).spawn().unwrap();
    let acknowledged = writer::saved(&mut child).nth(4);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(acknowledged, Some(4));
    let wal = PathBuf::from(format!("{}-wal", file.display()));
    assert!(fs::metadata(wal).unwrap().len() > 0, "the WAL is left over");
    fs::remove_file(format!("{}-shm", file.display())).unwrap();
    5
}

#[test]
fn a_logbook_on_a_full_disk_can_be_read_and_exported() {
    let Some(disk) = SmallDisk::mounted("5m") else { return };
    let file = disk.0.path().join("logbook.db");
    let saved = left_behind(&file);
    let ballast = disk.fill();
    {
        let logbook = Logbook::open(&file, options()).unwrap();
        assert!(logbook.read_only().unwrap().contains("disk is full"), "{:?}", logbook.read_only());
        assert!(bodies(&logbook).len() >= saved);
        assert!(logbook.export_all().unwrap().contains("entry 00004"));
        sound(&logbook);
        assert!(unusable(logbook.add_entry(text("more"))).contains("disk is full"));
    }
    fs::remove_file(ballast).unwrap();
    let logbook = on_disk(&file);
    assert_eq!(logbook.read_only(), None);
    entry(&logbook, "there is space again");
    sound(&logbook);
}

const READ: &str = "CAIRN_TEST_READ";

#[test]
fn a_logbook_in_a_folder_that_may_not_be_written_can_be_read_and_exported() {
    if let Some(file) = env::var_os(READ) {
        let logbook = Logbook::open(Path::new(&file), options()).unwrap();
        assert!(logbook.read_only().unwrap().contains("read-only"), "{:?}", logbook.read_only());
        assert!(logbook.find(None, "ENTRY 00004").is_ok(), "what is asked for by name is found");
        assert!(logbook.export_all().unwrap().contains("entry 00004"));
        sound(&logbook);
        assert!(unusable(logbook.add_entry(text("more"))).contains("read-only"));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for wal in ["left over", "folded in"] {
        let within = folder.path().join(wal);
        fs::create_dir(&within).unwrap();
        let file = within.join("logbook.db");
        left_behind(&file);
        if wal == "folded in" {
            drop(on_disk(&file));
        }
        let before: Vec<_> = list(&within);
        for found in fs::read_dir(&within).unwrap() {
            fs::set_permissions(found.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
        }
        for open in [folder.path(), &within] {
            fs::set_permissions(open, fs::Permissions::from_mode(0o555)).unwrap();
        }
        let read = Command::new("setpriv")
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(env::current_exe().unwrap())
            .args(["injuries::disk::a_logbook_in_a_folder_that_may_not_be_written_can_be_read_and_exported", "--exact"])
            .env(READ, &file)
            .output();
        match read {
            Ok(output) if output.status.success() => assert_eq!(list(&within), before, "nothing was left beside it"),
            Ok(output) if output.status.code() == Some(101) => {
                panic!("with its WAL {wal}: {}", String::from_utf8_lossy(&output.stdout))
            }
            other => eprintln!("nobody else can be run here, so nothing was shown about a read-only folder: {other:?}"),
        }
        for open in [folder.path(), &within] {
            fs::set_permissions(open, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder).unwrap().map(|found| found.unwrap().path()).collect();
    found.sort();
    found
}
