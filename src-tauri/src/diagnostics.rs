//! What can be said of this Cairn without saying anything of what is in it.

use std::{fmt::Write, fs, path::Path};

use cairn::{Logbook, Result};
use tauri::{AppHandle, Manager, Runtime};

use crate::{logbooks::is_sample, notification, open::Open, settings::Settings};

/// Versions, platform, counts and sizes, for a report of a fault: no name, no title, no path.
pub(crate) fn diagnostics<R: Runtime>(app: &AppHandle<R>, (): ()) -> Result<String> {
    let mut told = about_program();
    about_logbook(&mut told, &app.state::<Open>().logbook())?;
    about_settings(&mut told, &app.state::<Settings>());
    Ok(told)
}

fn line(told: &mut String, what: &str, value: impl std::fmt::Display) {
    // Writing to a text does not fail.
    let _ = writeln!(told, "{what}: {value}");
}

fn about_program() -> String {
    let mut told = String::new();
    line(&mut told, "Cairn", env!("CARGO_PKG_VERSION"));
    line(&mut told, "Platform", format_args!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    line(&mut told, "Tauri", tauri::VERSION);
    line(&mut told, "Web view", tauri::webview_version().unwrap_or_else(|_| "unknown".into()));
    let session = match ["WAYLAND_DISPLAY", "DISPLAY"].map(|name| std::env::var_os(name).is_some()) {
        [true, _] => "Wayland",
        [false, true] => "X11",
        _ => "the system's own",
    };
    line(&mut told, "Display", session);
    line(&mut told, "Notifications", if notification::why_silent().is_none() { "possible" } else { "not possible" });
    told
}

fn about_logbook(told: &mut String, logbook: &Logbook) -> Result<()> {
    let facts = logbook.facts()?;
    line(told, "SQLite", facts.sqlite);
    line(told, "Schema", facts.schema);
    line(told, "Logbook", kind_of(logbook));
    if let Some(path) = logbook.path() {
        let beside = |ending: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            size(Path::new(&name))
        };
        line(told, "Size", format_args!("{} bytes, {} not yet folded in", beside(""), beside("-wal")));
    }
    for (kind, count) in facts.records {
        line(told, &format!("Records, {kind}"), count);
    }
    line(told, "Backups", logbook.list_backups()?.len());
    line(told, "Profile, paper", logbook.get_profile()?.paper);
    Ok(())
}

fn kind_of(logbook: &Logbook) -> &'static str {
    match (logbook.path().is_some_and(is_sample), logbook.read_only()) {
        (true, _) => "the sample year",
        (false, Some(_)) => "read-only",
        (false, None) => "writable",
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map(|found| found.len()).unwrap_or_default()
}

fn about_settings(told: &mut String, settings: &Settings) {
    let remembered = settings.read();
    line(told, "Known logbooks", remembered.logbooks.len());
    line(told, "Keys to capture", if remembered.capture_shortcut.is_some() { "on" } else { "off" });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The words of a JSON text's values: what a person wrote.
    fn words(value: &serde_json::Value, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) => found.extend(
                text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_owned),
            ),
            serde_json::Value::Array(parts) => parts.iter().for_each(|part| words(part, found)),
            serde_json::Value::Object(parts) => parts.values().for_each(|part| words(part, found)),
            _ => {}
        }
    }

    #[test]
    fn diagnostics_say_nothing_of_what_is_in_the_logbook_nor_where_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("maya-lindqvist-home");
        let logbook = Logbook::open_or_create(&home.join("secret-project.db"), crate::logbooks::options()).unwrap();
        logbook.fill_demo().unwrap();
        let settings = Settings::in_folder(&home);
        settings.change(|remembered| remembered.used(&home.join("secret-project.db"))).unwrap();
        let mut told = about_program();
        let program = told.clone();
        about_logbook(&mut told, &logbook).unwrap();
        about_settings(&mut told, &settings);
        let own: BTreeSet<&str> = told.split(|letter: char| !letter.is_alphanumeric()).collect();
        let people: Vec<String> = logbook.list_people().unwrap().into_iter().map(|person| person.name).collect();
        let goals = logbook.list_goals(Default::default()).unwrap();
        let entries = logbook.list_entries(Default::default()).unwrap();
        let written =
            people.iter().chain(goals.iter().map(|goal| &goal.title)).chain(entries.iter().map(|entry| &entry.body));
        let mut texts = 0;
        for text in written.filter(|text| !text.is_empty()) {
            assert!(!told.contains(text.as_str()), "{text} is the person's");
            texts += 1;
        }
        assert!(texts > 50, "the sample year is there to be looked for");
        let mut content = BTreeSet::new();
        words(&serde_json::from_str(&logbook.export_all().unwrap()).unwrap(), &mut content);
        let allowed: BTreeSet<&str> = program
            .split(|letter: char| !letter.is_alphanumeric())
            .chain(told.lines().filter_map(|line| line.split_once(':')).flat_map(|(what, _)| what.split([' ', ','])))
            .chain(["writable", "bytes", "folded"])
            .collect();
        let leaked: Vec<&&str> =
            own.iter().filter(|word| content.contains(**word) && !allowed.contains(**word)).collect();
        assert!(leaked.is_empty(), "{leaked:?} are words of the record");
        for part in home.components().chain([std::path::Component::Normal("secret-project".as_ref())]) {
            let part = part.as_os_str().to_string_lossy().into_owned();
            assert!(part.len() < 4 || !told.contains(&part), "{part} is part of a path");
        }
        assert!(told.contains("Records, goal: ") && told.contains("Schema: "), "{told}");
    }
}
