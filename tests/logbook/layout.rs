//! The rules of ARCHITECTURE.md that a program can check: what may name what, and what no file may hold.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The most lines of a source file, so that it can be read in one sitting.
const LINES: usize = 450;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the project below a folder, by its path from the root.
fn files(below: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "node_modules", "dist", ".git", "gen"].contains(&name.as_str()) {
                folders.push(path);
            } else if path.is_file() {
                found.push(path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn ends(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Source that people write: Rust, TypeScript, Svelte, styles and SQL, but no generated bindings.
fn sources() -> Vec<String> {
    let written = [".rs", ".ts", ".svelte", ".css", ".sql", ".html"];
    files("").into_iter().filter(|path| ends(path, &written) && !path.contains("/bindings/")).collect()
}

/// The lines that hold something, as `path:number: line`.
fn holding(paths: &[String], wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        for (number, line) in read(path).lines().enumerate().filter(|(_, line)| wanted(line)) {
            found.push(format!("{path}:{}: {}", number + 1, line.trim()));
        }
    }
    found
}

fn none(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// What this test looks for must not be found in this test.
fn without_this_file(paths: Vec<String>) -> Vec<String> {
    paths.into_iter().filter(|path| path != "tests/logbook/layout.rs").collect()
}

#[test]
fn only_the_store_names_the_database_library() {
    let rust: Vec<String> = sources().into_iter().filter(|path| path.ends_with(".rs")).collect();
    let elsewhere: Vec<String> = without_this_file(rust)
        .into_iter()
        .filter(|path| path != "src/store.rs" && !path.starts_with("src/store/"))
        // What Cairn adds to the bare database can only be measured beside it.
        .filter(|path| !path.starts_with("benches/"))
        .collect();
    none(holding(&elsewhere, |line| line.contains("rusqlite")), "SQL is for src/store alone");
    let packages: Vec<String> = files("")
        .into_iter()
        .filter(|path| path.ends_with("Cargo.toml") && path != "Cargo.toml" && path != "benches/Cargo.toml")
        .collect();
    none(holding(&packages, |line| line.contains("sqlite")), "only the core depends on the database library");
}

#[test]
fn every_migration_runs_and_none_is_left_out_of_the_count() {
    let schema = read("src/store/schema.rs");
    let migrations = files("migrations");
    assert!(!migrations.is_empty());
    for (at, path) in migrations.iter().enumerate() {
        let name = path.strip_prefix("migrations/").unwrap();
        assert!(name.starts_with(&format!("{:04}_", at + 1)) && name.ends_with(".sql"), "{name} is number {}", at + 1);
        assert!(schema.contains(&format!("include_str!(\"../../{path}\")")), "schema.rs runs {path}");
    }
    assert_eq!(schema.matches("include_str!(\"../../migrations/").count(), migrations.len());
}

#[test]
fn sqlite_is_never_older_than_the_one_that_mends_the_wal() {
    assert!(read("src/store/schema.rs").contains("const OLDEST_SQLITE: i32 = 3_051_003;"));
}

#[test]
fn only_the_logbook_reads_the_clock() {
    let rust: Vec<String> = sources().into_iter().filter(|path| path.ends_with(".rs")).collect();
    let clocks = ["Utc::now", "Local::now", "SystemTime::now"];
    let reading = holding(&without_this_file(rust), |line| clocks.iter().any(|clock| line.contains(clock)));
    assert_eq!(reading.len(), 1, "{reading:#?}");
    assert!(reading[0].starts_with("src/logbook.rs:"));
}

#[test]
fn only_one_file_of_the_page_knows_the_window() {
    let page: Vec<String> = files("ui/src").into_iter().filter(|path| ends(path, &[".ts", ".svelte"])).collect();
    let (tests, page): (Vec<_>, Vec<_>) =
        page.into_iter().partition(|path| path.ends_with(".test.ts") || path == "ui/src/lib/standIn.ts");
    let elsewhere: Vec<String> = page.into_iter().filter(|path| path != "ui/src/lib/api.svelte.ts").collect();
    none(holding(&elsewhere, |line| line.contains("@tauri-apps")), "the page asks through lib/api.svelte.ts");
    none(
        holding(&tests, |line| {
            line.contains("from \"@tauri-apps") && !line.contains("/api/mocks\"") && !line.contains("/api/event\"")
        }),
        "a test of the page stands in for the window and calls nothing of it",
    );
}

#[test]
fn colours_are_named_once() {
    let styled: Vec<String> = files("ui")
        .into_iter()
        .filter(|path| ends(path, &[".css", ".svelte", ".ts", ".html"]) && !path.contains("/bindings/"))
        .filter(|path| {
            path != "ui/src/styles/tokens.css" && !path.ends_with(".test.ts") || path == "ui/src/lib/standIn.ts"
        })
        .collect();
    none(holding(&styled, holds_colour), "colours are in tokens.css");
}

/// Whether a line writes a colour out: a function of one, or `#` and three to eight hexadecimal digits.
fn holds_colour(line: &str) -> bool {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    let called = functions.iter().any(|function| {
        line.match_indices(function)
            .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '-'))
    });
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_hexdigit).count();
    let hexadecimal = line.match_indices('#').any(|(at, _)| {
        let rest = &line[at + 1..];
        let long = digits(rest);
        let after = rest[long..].chars().next();
        [3, 4, 6, 8].contains(&long) && !after.is_some_and(|next| next.is_alphanumeric() || next == '-' || next == '_')
    });
    called || hexadecimal
}

#[test]
fn a_colour_is_recognised_however_it_is_written() {
    for colour in [
        "color: #fff;",
        "fill=\"#A1B2C3D4\"",
        "background: rgb(0 0 0)",
        "oklch(60% 0.1 20)",
        "1px solid hsl(0, 0%, 0%)",
    ] {
        assert!(holds_colour(colour), "{colour}");
    }
    for other in [
        "{#each days as day}",
        "#private = 1;",
        "href=\"#added\"",
        "color: var(--ink)",
        "#leadership",
        "light-dark(var(--a), var(--b))",
    ] {
        assert!(!holds_colour(other), "{other}");
    }
}

/// What a file of the page imports from other files of it, as paths from `ui/src`.
fn imports(path: &str) -> Vec<String> {
    let folder = PathBuf::from(path.strip_prefix("ui/src/").unwrap());
    let text = read(path);
    let quoted = text.lines().filter(|line| line.contains("import") || line.contains("from ")).filter_map(|line| {
        let (_, rest) = line
            .split_once("from \"")
            .or_else(|| line.split_once("import \""))
            .or_else(|| line.split_once("import(\""))?;
        rest.split_once('"').map(|(name, _)| name.to_owned())
    });
    quoted
        .filter(|name| name.starts_with('.'))
        .map(|name| {
            let mut whole = folder.parent().unwrap().to_path_buf();
            for part in name.split('/') {
                match part {
                    "." => {}
                    ".." => assert!(whole.pop(), "{path} imports from outside the page: {name}"),
                    part => whole.push(part),
                }
            }
            whole.to_string_lossy().replace('\\', "/")
        })
        .collect()
}

#[test]
fn the_page_is_built_in_tiers() {
    for path in files("ui/src").into_iter().filter(|path| ends(path, &[".ts", ".svelte"])) {
        let inside = path.strip_prefix("ui/src/").unwrap();
        let Some((tier, rest)) = inside.split_once('/') else { continue };
        for import in imports(&path) {
            let from = import.split('/').next().unwrap();
            let allowed: &[&str] = match tier {
                "lib" => &["lib"],
                "records" => &["lib", "records"],
                "styles" => &["styles"],
                noun => &["lib", "records", noun],
            };
            assert!(allowed.contains(&from), "{path} imports {import}, which is not below it");
            if tier == "lib" && rest.starts_with("components/") {
                assert!(!import.starts_with("lib/bindings"), "{path} knows a noun: {import}");
            }
        }
    }
}

#[test]
fn files_are_named_after_nouns_and_boundaries() {
    let refused = [
        "utils", "util", "helpers", "helper", "common", "models", "types", "services", "managers", "prelude", "ops",
        "domain", "infra", "misc",
    ];
    for path in files("") {
        let named = path.split('/').map(|part| part.split('.').next().unwrap_or_default());
        let vague: Vec<&str> = named.filter(|part| refused.contains(part)).collect();
        assert!(vague.is_empty(), "{path}: {vague:?} says nothing about what is in it");
    }
}

#[test]
fn nothing_is_left_undone_or_silenced() {
    let left = [
        "#[allow(",
        "#![allow(",
        "todo!",
        "unimplemented!",
        "TODO",
        "FIXME",
        "#[ignore",
        "@ts-ignore",
        "eslint-disable",
        "test.skip",
        "it.skip",
        "test.only(",
    ];
    none(
        holding(&without_this_file(sources()), |line| left.iter().any(|left| line.contains(left))),
        "what is unfinished is an issue, and what is silenced has `expect` with a reason",
    );
}

#[test]
fn every_source_file_can_be_read_in_one_sitting() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|path| ends(path, &[".rs", ".ts", ".svelte"]))
        .map(|path| (read(&path).lines().count(), path))
        .filter(|(lines, _)| *lines > LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    none(long, "a longer file holds two things");
}

#[test]
fn every_public_word_of_the_core_is_explained() {
    assert!(read("src/lib.rs").contains("#![warn(missing_docs)]"), "and ./check makes warnings errors");
}

#[test]
fn the_window_runs_nothing_that_is_not_its_own() {
    let window: serde_json::Value = serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
    let app = &window["app"];
    assert_eq!(
        app["security"]["csp"],
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
         connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'"
    );
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(window["identifier"], "dev.cairn.desktop", "it names folders on people's machines, so it never changes");
    let page = read("ui/index.html");
    assert!(!page.contains("<style") && !page.contains("style=") && page.matches("<script").count() == 1, "{page}");
}

/// The commands of the one list, and those that a window's capability file permits.
fn commands() -> Vec<String> {
    let source = read("src-tauri/src/commands.rs");
    let listed = source.rsplit("commands! {").next().unwrap();
    let names = listed.lines().filter_map(|line| line.strip_prefix("    ")?.split_once('('));
    names.map(|(name, _)| name.trim_start_matches('@').to_owned()).collect()
}

fn permitted(window: &str) -> Vec<String> {
    let file: serde_json::Value =
        serde_json::from_str(&read(&format!("src-tauri/capabilities/{window}.json"))).unwrap();
    let (own, of_the_toolkit): (Vec<&str>, Vec<&str>) = file["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap())
        .partition(|one| one.starts_with("allow-"));
    assert_eq!(of_the_toolkit, ["core:event:allow-listen", "core:event:allow-unlisten"], "{window}: hearing, no more");
    own.iter().map(|one| one.trim_start_matches("allow-").replace('-', "_")).collect()
}

#[test]
fn a_window_may_call_what_is_listed_and_the_small_one_only_what_writing_a_line_needs() {
    let listed = commands();
    assert!(listed.len() > 100 && listed.contains(&"capture".to_owned()), "{listed:?}");
    let own: Vec<String> = listed.iter().filter(|name| *name != "close_capture").cloned().collect();
    assert_eq!(permitted("default"), own, "in the order of the list");
    assert_eq!(files("src-tauri/capabilities").len(), 2, "each window has its own");
    let reads = ["logbook", "read_capture", "read_day", "list_areas", "list_goals", "list_people", "list_tags"];
    let writes = ["capture", "last_step", "draft", "keep_draft", "drop_draft", "close_capture"];
    let mut small = permitted("capture");
    small.sort();
    let mut needed = [reads.as_slice(), &writes].concat();
    needed.sort_unstable();
    assert_eq!(small, needed);
    let mut described: Vec<String> = files("src-tauri/permissions/autogenerated")
        .iter()
        .map(|path| path.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned())
        .collect();
    let mut sorted = listed;
    sorted.sort();
    described.sort();
    assert_eq!(described, sorted, "no permission is left of a command that is gone");
}

#[test]
fn the_one_gate_is_the_one_that_everybody_runs() {
    assert_eq!(read(".ci/run"), "#!/bin/sh\nexec ./check\n");
}
