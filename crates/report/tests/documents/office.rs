//! What LibreOffice makes of the files. Where there is no `soffice` these tests say so on standard error and prove nothing;
//! `./check` installs it.

use std::path::{Path, PathBuf};
use std::process::Command;

use cairn_report::Format;

use crate::quarter;
use crate::{SHOWN, document, pdf};

/// The file converted to another format by LibreOffice, with a profile of its own; none where it is not installed.
fn converted(folder: &Path, format: Format, to: &str) -> Option<Vec<PathBuf>> {
    let file = folder.join(format!("quarter.{}", format.extension()));
    std::fs::write(&file, document(&quarter::full(), format).bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.join("out");
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(&out)
        .arg(&file)
        .output();
    let Ok(run) = run else {
        eprintln!("skipped: there is no soffice here, so that nobody has opened the {}", format.extension());
        return None;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut files: Vec<PathBuf> = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    Some(files)
}

fn tight(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn libreoffice_opens_the_docx_and_prints_all_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let Some(files) = converted(folder.path(), Format::Docx, "pdf") else { return };
    let words = pdf::words(&std::fs::read(&files[0]).unwrap());
    for shown in SHOWN {
        assert!(words.contains(&tight(shown)), "{shown} is missing");
    }
    assert!(words.contains("ProgressinQ32026·AmélieDubois1of"), "pages are counted");
}

#[test]
fn libreoffice_opens_the_workbook_and_reads_its_types() {
    let folder = tempfile::tempdir().unwrap();
    // Fields by comma, text in quotes, UTF-8, from the first line, as shown, a file for each sheet.
    let every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let Some(files) = converted(folder.path(), Format::Xlsx, every_sheet) else { return };
    let read = |name: &str| {
        let file = files.iter().find(|file| file.ends_with(format!("quarter-{name}.csv"))).unwrap();
        std::fs::read_to_string(file).unwrap()
    };
    assert_eq!(files.len(), 15);
    assert!(read("Summary").contains("\nTime in activities,18.5,6,hours\n"), "{}", read("Summary"));
    let goals = read("Goals");
    assert!(goals.contains("Train across machines with confidence,Active,moved,2026-12-18,,60%,"), "{goals}");
    assert!(read("Activities").contains(",Book,2026-08-30,195"), "{}", read("Activities"));
}
