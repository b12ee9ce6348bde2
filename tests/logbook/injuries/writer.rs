//! A writer in a process of its own, which can be killed: this test binary, started again with the name of one test.

use std::{
    env, fs,
    io::{BufRead, BufReader, Write, stdout},
    path::Path,
    process::{Child, Command, Stdio},
};

use cairn::Logbook;

use super::{bodies, sound};
use crate::support::{entry, on_disk};

/// Names the file that the started process writes to, and how many entries at most, opening the file anew after so many.
const FILE: &str = "CAIRN_TEST_FILE";
const MOST: &str = "CAIRN_TEST_MOST";
const ANEW: &str = "CAIRN_TEST_ANEW";
const NAME: &str = "CAIRN_TEST_NAME";

/// The command that writes entries into a file and says `saved N` on its standard output after each, through `via` if given.
pub fn command(file: &Path, via: &[&str]) -> Command {
    let program = env::current_exe().unwrap();
    let mut command = match via {
        [] => Command::new(program),
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
    };
    command
        .args(["injuries::writer::a_writer_says_saved_only_after_it_is", "--exact", "--nocapture", "--test-threads=1"])
        .env(FILE, file)
        .env(MOST, "100000")
        .env(ANEW, "100000")
        .env(NAME, "entry")
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// As [`command`], to end by itself after `most` entries, having opened the file anew after every few.
pub fn ending(file: &Path, via: &[&str], most: u32, anew: u32) -> Command {
    let mut command = command(file, via);
    command.env(MOST, most.to_string()).env(ANEW, anew.to_string());
    command
}

/// The numbers that a writer has acknowledged, as they come.
pub fn saved(child: &mut Child) -> impl Iterator<Item = u32> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| line.rsplit_once("saved ")?.1.parse().ok())
}

/// How many entries a file holds that a writer wrote, after checking that they are the first ones without a gap.
pub fn written(logbook: &Logbook) -> u32 {
    written_by(logbook, "entry")
}

fn written_by(logbook: &Logbook, name: &str) -> u32 {
    let own: Vec<String> = bodies(logbook).into_iter().filter(|body| body.starts_with(name)).collect();
    for (number, body) in own.iter().enumerate() {
        assert_eq!(*body, format!("{name} {number:05}"), "no entry is missing between others");
    }
    u32::try_from(own.len()).unwrap()
}

#[test]
fn a_writer_says_saved_only_after_it_is() {
    let Some(file) = env::var_os(FILE) else {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logbook.db");
        let mut child = ending(&file, &[], 5, 2).spawn().unwrap();
        assert_eq!(saved(&mut child).last(), Some(4));
        assert!(child.wait().unwrap().success());
        assert_eq!(written(&on_disk(&file)), 5);
        return;
    };
    let number = |name: &str| env::var(name).unwrap().parse::<u32>().unwrap();
    let (most, anew) = (number(MOST), number(ANEW));
    let name = env::var(NAME).unwrap();
    let mut logbook = on_disk(Path::new(&file));
    for next in written_by(&logbook, &name)..most {
        entry(&logbook, &format!("{name} {next:05}"));
        let mut out = stdout().lock();
        // A name that libtest has begun a line with must not stand before it.
        out.write_all(format!("\nsaved {next}\n").as_bytes()).unwrap();
        out.flush().unwrap();
        if next % anew == anew - 1 {
            drop(logbook);
            logbook = on_disk(Path::new(&file));
        }
    }
}

#[test]
fn nothing_that_was_saved_is_lost_when_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("logbook.db");
    for round in 0..30u32 {
        let mut child = command(&file, &[]).spawn().unwrap();
        let mut acknowledged = saved(&mut child);
        let mut last = None;
        for _ in 0..=(round * 7) % 5 {
            last = acknowledged.next().or(last);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let last = acknowledged.last().or(last).map_or(0, |last| last + 1);
        let logbook = on_disk(&file);
        let there = written(&logbook);
        assert!(there == last || there == last + 1, "round {round}: {last} were saved, {there} are there");
        sound(&logbook);
    }
}

#[test]
fn two_processes_that_create_and_write_one_file_lose_nothing() {
    for _ in 0..3 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logbook.db");
        let names = ["window", "terminal"];
        let mut children = names.map(|name| ending(&file, &[], 12, 4).env(NAME, name).spawn().unwrap());
        for child in &mut children {
            assert_eq!(saved(child).last(), Some(11));
            assert!(child.wait().unwrap().success());
        }
        let logbook = on_disk(&file);
        assert_eq!(names.map(|name| written_by(&logbook, name)), [12, 12]);
        sound(&logbook);
    }
}

#[cfg(unix)]
#[test]
fn every_file_is_for_this_person_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data").join("cairn").join("logbook.db");
    let mut child = command(&file, &["/bin/sh", "-c", "umask 000; exec \"$0\" \"$@\""]).spawn().unwrap();
    saved(&mut child).nth(2);
    child.kill().unwrap();
    child.wait().unwrap();
    on_disk(&file).back_up().unwrap();
    let mut folders = vec![folder.path().join("data")];
    let mut seen = 0;
    while let Some(within) = folders.pop() {
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&within), 0o700, "{}", within.display());
        for found in fs::read_dir(&within).unwrap() {
            let path = found.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "the logbook, its backup and the backup's hash at least");
}
