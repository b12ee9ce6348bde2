//! Files in and out: imports, exports, reports, frameworks and backups.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_preview_says_what_an_import_would_do_and_writes_nothing() {
    let desk = Desk::new();
    desk.write("notes/2026-08-01 One.md", "# One\n");
    desk.write("notes/2026-08-02 Two.md", "# Two\n");
    let preview = desk.json(&["import", "notes", "--from", "markdown", "--preview"]);
    assert_eq!(preview["found"], json!({ "entry": 2 }));
    assert_eq!(
        preview["items"][0],
        json!({ "kind": "entry", "title": "One", "on": "2026-08-01", "duplicate": false, "changed": false, "skills": [] })
    );
    assert_eq!((&preview["skipped"], &preview["warnings"]), (&json!([]), &json!([])));
    assert!(!desk.logbook().exists(), "a preview writes nothing");

    let taken = desk.json(&["import", "notes", "--yes"]);
    assert_eq!((&taken["taken"], &taken["duplicates"]), (&json!({ "entry": 2 }), &json!(0)));
    desk.write("notes/2026-08-02 Two.md", "# Two\n\nmore\n");
    let again = desk.json(&["import", "notes", "--yes"]);
    assert_eq!((&again["taken"], &again["duplicates"], &again["changed"]), (&json!({}), &json!(1), &json!(1)));
    let preview = desk.json(&["import", "notes", "--preview"]);
    assert_eq!((&preview["items"][0]["duplicate"], &preview["items"][1]["changed"]), (&json!(true), &json!(true)));
    assert_eq!(desk.json(&["import", "notes", "--yes", "--update"])["taken"], json!({ "entry": 1 }));
    assert_eq!(desk.json(&["entry", "show", "Two"])["body"].as_str().map(|body| body.contains("more")), Some(true));
}

#[test]
fn a_note_that_cannot_be_taken_is_named_and_the_others_are_taken() {
    let desk = Desk::new();
    desk.write("notes/2026-08-01.md", "# Good\n");
    desk.write("notes/2026-08-02.md", b"# Bad\0\n");
    desk.write("notes/picture.png", b"not a note");
    let told = desk.run(&["import", "notes", "--yes"]);
    assert_eq!(told.code, 5, "{told:?}");
    assert!(told.err.contains("2026-08-02.md") && !told.err.contains("picture"), "{told:?}");
    assert_eq!(desk.json(&["entry", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn everything_out_and_back_is_equal_byte_for_byte() {
    let desk = Desk::furnished();
    desk.done(&["entry", "add", "--title", "With a file", "--attach", &desk.write("a.txt", "attached")]);
    desk.done(&["profile", "set", "--name", "Sam"]);
    desk.done(&["export", "all", "one.json"]);
    desk.refused(1, desk.run(&["export", "all", "one.json"]), "force");
    let other = Desk::new();
    let path = desk.path("one.json").display().to_string();
    assert!(other.json(&["import", &path, "--preview"])["found"]["goal"] == 1);
    assert!(!other.logbook().exists());
    other.done(&["import", &path, "--yes"]);
    other.done(&["export", "all", "two.json"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), fs::read_to_string(other.path("two.json")).unwrap());
    assert_eq!(other.json(&["import", &path, "--yes"])["taken"], json!({}), "all of it is here already");
    desk.write("stranger.json", "{}");
    desk.refused(1, desk.run(&["import", "stranger.json", "--yes"]), "cairn export all");
}

#[test]
fn what_is_to_come_goes_into_a_calendar_file_that_is_the_same_each_time() {
    let desk = Desk::furnished();
    desk.done(&[
        "cert",
        "add",
        "CKAD",
        "--issuer",
        "CNCF",
        "--stage",
        "earned",
        "--earned",
        "2026-01-02",
        "--expires",
        "2027-01-02",
    ]);
    let told = desk.done(&["export", "ics", "one.ics", "--preview"]);
    assert!(told.contains("goal") && told.contains("Lead a design review") && !desk.path("one.ics").exists(), "{told}");
    let hash = desk.json(&["export", "ics", "--preview"])["hash"].as_str().unwrap().to_owned();
    let told = desk.done(&["export", "ics", "one.ics", "--exactly", &hash]);
    assert!(told.contains("one.ics: 1 goal, 1 certification date"), "{told}");
    let file = fs::read_to_string(desk.path("one.ics")).unwrap();
    assert!(file.contains("SUMMARY:Lead a design review\r\n") && file.contains("SUMMARY:CKAD expires\r\n"), "{file}");
    assert!(file.contains("DTSTART;VALUE=DATE:20261201\r\n") && !file.contains("RFC"), "that action is late: {file}");
    desk.refused(1, desk.run(&["export", "ics", "one.ics"]), "force");
    assert_eq!(desk.json(&["export", "ics", "one.ics", "--force"])["dates"], json!({ "goal": 1, "certification": 1 }));
    assert_eq!(fs::read_to_string(desk.path("one.ics")).unwrap(), file);
    let empty = Desk::new();
    let told = empty.done(&["export", "ics", "none.ics"]);
    assert!(told.contains("nothing with a day is to come"), "{told}");
    assert!(!empty.logbook().exists(), "a look ahead writes no logbook");
}

#[test]
fn a_report_never_replaces_a_file_unasked_and_is_the_same_each_time() {
    let desk = Desk::furnished();
    desk.write("q3.md", "mine");
    desk.refused(1, desk.run(&["quarter", "report", "2026Q3", "-o", "q3.md"]), "force");
    assert_eq!(fs::read_to_string(desk.path("q3.md")).unwrap(), "mine");
    desk.done(&["quarter", "report", "2026Q3", "-o", "q3.md", "--force", "--audience", "me"]);
    let markdown = fs::read_to_string(desk.path("q3.md")).unwrap();
    assert!(markdown.contains("Found the NCCL timeout"));
    assert_eq!(
        desk.done(&["quarter", "report", "2026Q3", "--audience", "me"]),
        markdown,
        "without a file it goes to standard output"
    );
    for ending in ["pdf", "html", "docx", "xlsx", "csv", "json"] {
        let names = [format!("one.{ending}"), format!("two.{ending}")];
        names.iter().for_each(|name| drop(desk.done(&["quarter", "report", "2026Q3", "-o", name])));
        assert_eq!(fs::read(desk.path(&names[0])).unwrap(), fs::read(desk.path(&names[1])).unwrap());
    }
    let left: Vec<_> = fs::read_dir(desk.path(".")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "{left:?}");
}

#[test]
fn a_framework_goes_out_and_comes_back() {
    let desk = Desk::furnished();
    desk.done(&["framework", "export", "mine.yaml"]);
    desk.refused(1, desk.run(&["framework", "export", "mine.yaml"]), "force");
    assert!(desk.done(&["framework", "import", "mine.yaml"]).contains("deep-learning-engineer"));
    assert!(desk.done(&["framework", "show"]).contains("Continuous Learning"));
    assert_eq!(desk.json(&["framework", "list"])[0]["inUse"], true);
    desk.write("bad.yaml", "id: [");
    desk.refused(1, desk.run(&["framework", "import", "bad.yaml"]), "Line 1");
}

#[test]
fn versions_of_a_framework_are_listed_compared_and_restored() {
    let desk = Desk::new();
    desk.done(&["framework", "export", "mine.yaml"]);
    let file = std::fs::read_to_string(desk.path("mine.yaml")).unwrap();
    assert!(file.contains("Reading research"), "{file}");
    desk.write("next.yaml", file.replace("Reading research", "Reading").replace("1.0", "2.0"));
    desk.done(&["framework", "import", "next.yaml"]);
    let versions = desk.json(&["framework", "versions"]);
    assert_eq!(
        (&versions[0]["version"], &versions[0]["current"], &versions[1]["version"]),
        (&"2.0".into(), &true.into(), &"1.0".into())
    );
    assert!(desk.done(&["framework", "versions"]).contains("deep-learning-engineer@1.0"));
    let told = desk.done(&["framework", "diff", "@1.0", "@2.0"]);
    assert_eq!(told, "~ Continuous Learning / Reading / name\n  - Reading research\n  + Reading\n");
    assert_eq!(desk.json(&["framework", "diff", "@1.0", "deep-learning-engineer"])[0]["what"], "changed");
    assert_eq!(desk.done(&["framework", "diff", "@2.0", "@2.0"]), "They say the same.\n");
    desk.refused(3, desk.run(&["framework", "diff", "@1.0", "@9"]), "9");
    assert!(desk.done(&["framework", "restore", "@1.0"]).contains("2.1"));
    assert_eq!(desk.json(&["framework", "show", "@2.0"])["version"], "2.0");
}

#[test]
fn a_beginner_has_five_skills_and_grows_into_all_of_them() {
    let desk = Desk::furnished();
    assert!(desk.done(&["framework", "five"]).contains("1.1"));
    assert_eq!(desk.json(&["skill", "list"]).as_array().unwrap().len(), 5);
    desk.done(&["log", "Held a retrospective #mentoring"]);
    assert!(desk.done(&["framework", "whole"]).contains("1.2"));
    assert!(desk.json(&["skill", "list"]).as_array().unwrap().len() > 30);
    assert_eq!(desk.json(&["skill", "show", "mentoring"])["skill"]["evidence"], 1);
}

#[cfg(target_os = "linux")]
#[test]
fn ones_own_logbook_is_followed_to_where_it_was_moved_and_none_is_begun_in_its_place() {
    let desk = Desk::furnished();
    let own = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.env_remove("CAIRN_LOGBOOK").env("XDG_DATA_HOME", desk.path("data"));
        crate::desk::told(command)
    };
    desk.write("data/cairn/logbook.moved", format!("{}\n", desk.logbook().display()));
    assert!(own(&["goal", "list"]).out.contains("Lead a design review"));
    fs::rename(desk.logbook(), desk.path("unplugged.db")).unwrap();
    desk.refused(4, own(&["log", "Written meanwhile"]), "is not there now");
    let home = desk.path("data/cairn/logbook.db");
    assert!(!home.exists() && !desk.logbook().exists(), "what is written to a second logbook would be lost");
    fs::rename(desk.path("unplugged.db"), &home).unwrap();
    assert!(own(&["goal", "list"]).out.contains("Lead a design review"), "it was brought home");
}

#[test]
fn a_backup_is_checked_and_can_be_put_back() {
    let desk = Desk::furnished();
    let backup = desk.json(&["backup"]);
    let name = backup["name"].as_str().unwrap();
    assert_eq!(desk.json(&["backup", "list"])[0]["name"], name);
    assert_eq!(desk.json(&["backup", "verify"])[0]["fault"], json!(null));
    desk.done(&["log", "After the backup"]);
    // A moment later: what is there now is backed up first, and a backup is named after its moment.
    let later = |arguments: &[&str]| crate::desk::told(desk.command_at("2026-11-23T09:00:01+01:00", arguments));
    let told = later(&["backup", "restore", name, "--yes"]);
    assert!(told.code == 0 && told.out.contains("is kept in"), "{told:?}");
    assert_eq!(desk.json(&["search", "After"]), json!([]));
    assert_eq!(desk.json(&["backup", "list"]).as_array().map(Vec::len), Some(2));
    desk.write("backups/logbook-20261120T080000000Z.db", "no backup at all");
    let told = later(&["backup", "verify"]);
    assert!(told.code == 4 && told.err.contains("1 backup cannot be relied on"), "{told:?}");
}

#[test]
fn files_are_kept_with_a_record() {
    let desk = Desk::furnished();
    let file = desk.write("certificate.pdf", "%PDF");
    let certification = desk.json(&["cert", "edit", "CKA", "--proof", &file]);
    assert_eq!(certification["attachments"][0]["name"], "certificate.pdf");
    let entry = desk.json(&["entry", "add", "--title", "With a file", "--attach", &file]);
    assert_eq!(entry["attachments"][0]["size"], 4);
}

#[test]
fn a_logbook_may_be_named_by_its_file_name_alone() {
    let desk = Desk::new();
    let told = desk.run(&["--logbook", "growth.db", "log", "The first line"]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{told:?}");
    desk.done(&["--logbook", "growth.db", "backup"]);
    desk.done(&["--logbook", "growth.db", "backup", "verify"]);
    assert_eq!(desk.json(&["--logbook", "growth.db", "entry", "list"]).as_array().map(Vec::len), Some(1));
    let left = fs::read_dir(desk.path(""))
        .unwrap()
        .filter(|file| file.as_ref().is_ok_and(|file| file.file_name().to_string_lossy().ends_with(".new")));
    assert_eq!(left.count(), 0, "nothing unfinished is left");
}

/// A small disk in memory, mounted for one test.
struct SmallDisk(PathBuf);

#[expect(clippy::unwrap_used, reason = "a disk that cannot be set up fails the test that asked for it")]
impl SmallDisk {
    fn mounted_at(folder: PathBuf) -> Option<Self> {
        fs::create_dir(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(&folder).stderr(Stdio::null());
        if mount.status().is_ok_and(|status| status.success()) {
            return Some(Self(folder));
        }
        eprintln!("no small disk can be mounted here, so nothing was shown about a full one");
        None
    }

    fn fill_but_for(&self, bytes: u64) {
        let ballast = self.0.join("ballast");
        fs::write(&ballast, vec![0; 16 << 20]).unwrap_err();
        let file = fs::OpenOptions::new().write(true).open(ballast).unwrap();
        file.set_len(file.metadata().unwrap().len() - bytes).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let left = Command::new("umount").arg("-l").arg(&self.0).status();
        assert!(left.is_ok_and(|status| status.success()), "the small disk could not be unmounted");
    }
}

#[test]
fn erasing_says_that_a_full_disk_may_keep_pieces_of_the_text() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mounted_at(desk.path("disk")) else { return };
    let logbook = disk.0.join("logbook.db").display().to_string();
    let attached = desk.write("large.bin", vec![7; 3 << 20]);
    desk.done(&["--logbook", &logbook, "entry", "add", "--title", "With a file", "--attach", &attached]);
    desk.done(&["--logbook", &logbook, "log", "Unmistakable"]);
    // Enough to erase the record, too little to write the file anew.
    disk.fill_but_for(1 << 20);
    let said = desk.done(&["--logbook", &logbook, "trash", "erase", "Unmistakable", "--yes"]);
    assert!(said.contains("Erased for good.") && said.contains("or the disk is full"), "{said}");
}
