//! The traps of people's notes, one small file for each.

use std::fs;
use std::path::Path;

use cairn_exchange::{DaySource, MAX_NOTE_BYTES, MarkdownOptions, Notes, read_markdown};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{change_at, copy, day, note, read, walk, warning};

const FILE_DAY: &str = "2020-01-02";

fn fixtures() -> Notes {
    let folder = copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notes"));
    for file in walk(folder.path()) {
        change_at(&file, day(FILE_DAY));
    }
    read(folder.path())
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
    }
    folder
}

#[test]
fn a_title_comes_from_the_frontmatter_then_the_first_heading_then_the_file_name() {
    let notes = fixtures();
    for (path, title) in [
        ("bom.md", "Marked"),
        ("number.md", "1.10"),
        ("empty-values.md", "From the heading"),
        ("empty-frontmatter.md", "Nothing above"),
        ("setext.md", "A title that is underlined"),
        ("fence.md", "The real title"),
        ("list.md", "A list at the head"),
        ("crlf.md", "Line ends"),
        ("named by file.md", "named by file"),
        ("2024-03-07 Meeting.md", "2024-03-07 Meeting"),
        ("release 2024.1.2.md", "release 2024.1.2"),
    ] {
        assert_eq!(note(&notes, path).title, title, "{path}");
    }
    assert_eq!(
        note(&notes, "template.md").title,
        "template",
        "the closing fence of unreadable frontmatter underlines no heading"
    );
    assert_eq!(
        note(&notes, "late-title.md").title,
        "late-title",
        "a note that begins with parts is titled by its file, as in a vault"
    );
}

#[test]
fn a_day_comes_from_the_frontmatter_then_the_name_then_the_file() {
    let notes = fixtures();
    for (path, on, from) in [
        ("bom.md", "2024-03-05", DaySource::Frontmatter),
        ("crlf.md", "2024-03-06", DaySource::Frontmatter),
        ("offset.md", "2024-03-05", DaySource::Frontmatter),
        ("utc.md", "2024-03-05", DaySource::Frontmatter),
        ("words.md", "2024-03-05", DaySource::Frontmatter),
        ("number.md", "2024-03-05", DaySource::Frontmatter),
        ("pandoc.md", "2024-03-05", DaySource::Frontmatter),
        ("impossible.md", "2023-03-02", DaySource::Frontmatter),
        ("2024-03-07 Meeting.md", "2024-03-07", DaySource::FileName),
        ("2024_03_08.md", "2024-03-08", DaySource::FileName),
        ("20240309.md", "2024-03-09", DaySource::FileName),
        ("202403101530 Slip.md", "2024-03-10", DaySource::FileName),
        ("March 11th, 2024.md", "2024-03-11", DaySource::FileName),
        ("Stand-up 2024-03-12.md", "2024-03-12", DaySource::FileName),
        ("2024/03/13.md", "2024-03-13", DaySource::FileName),
        ("2024/03/14-title.md", "2024-03-14", DaySource::FileName),
        ("2023-02-29 Leap.md", FILE_DAY, DaySource::FileTime),
        ("release 2024.1.2.md", FILE_DAY, DaySource::FileTime),
        ("hundred-days.md", FILE_DAY, DaySource::FileTime),
        ("template.md", FILE_DAY, DaySource::FileTime),
        ("tab.md", FILE_DAY, DaySource::FileTime),
        ("none.md", FILE_DAY, DaySource::FileTime),
        ("soon.md", FILE_DAY, DaySource::FileTime),
    ] {
        let note = note(&notes, path);
        assert_eq!((note.on, note.on_from), (day(on), from), "{path}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_a_warning_and_never_another_day() {
    let notes = fixtures();
    for (path, words) in [
        (
            "hundred-days.md",
            "“Day 0: February 30, 2016 (Example 1)” names a day that the calendar does not have. It is put on 2020-01-02, from the time of the file.",
        ),
        (
            "impossible.md",
            "says date: 2023-02-30, which is a day that the calendar does not have. It is put on 2023-03-02, from its frontmatter.",
        ),
        ("2023-02-29 Leap.md", "holds a day that the calendar does not have. It is put on 2020-01-02"),
        ("none.md", "which is not a day such as 2024-03-05"),
        ("soon.md", "says date: soon, which is not a day such as 2024-03-05. It is put on 2020-01-02"),
    ] {
        let message = warning(&notes, path).unwrap_or_default();
        assert!(message.contains(words), "{path}: {message}");
    }
}

#[test]
fn a_day_in_a_year_that_nobody_means_falls_to_the_next_source_with_a_warning() {
    let notes = [
        ("2024-03-05 Far.md", "---\ndate: 2999-01-01\n---\ntext"),
        ("2999-01-01 Name.md", "text"),
        ("1899/12/31.md", "text"),
        ("January 1, 2201.md", "text"),
        ("2200-12-31 Last.md", "text"),
        ("No other day.md", "---\ndate: 1492-10-12\n---\ntext"),
    ];
    let folder = folder(&notes.map(|(path, text)| (path, text.as_bytes())));
    for file in walk(folder.path()) {
        change_at(&file, day(FILE_DAY));
    }
    change_at(&folder.path().join("No other day.md"), day("2201-01-01"));
    let notes = read(folder.path());
    for (path, on, told) in [
        (
            "2024-03-05 Far.md",
            "2024-03-05",
            "Its frontmatter says date: 2999-01-01, but 2999 is outside the years 1900 to 2200. It is put on 2024-03-05, from its name.",
        ),
        (
            "2999-01-01 Name.md",
            FILE_DAY,
            "Its name “2999-01-01 Name” holds the day 2999-01-01, but 2999 is outside the years 1900 to 2200. It is put on 2020-01-02, from the time of the file.",
        ),
        ("1899/12/31.md", FILE_DAY, "holds the day 1899-12-31, but 1899 is outside"),
        ("January 1, 2201.md", FILE_DAY, "holds the day 2201-01-01, but 2201 is outside"),
    ] {
        assert_eq!(note(&notes, path).on, day(on), "{path}");
        let message = warning(&notes, path).unwrap_or_default();
        assert!(message.contains(told), "{path}: {message}");
    }
    assert_eq!(
        (note(&notes, "2200-12-31 Last.md").on, warning(&notes, "2200-12-31 Last.md")),
        (day("2200-12-31"), None)
    );
    let skipped: Vec<_> = notes.skipped.iter().map(|skipped| skipped.source.as_str()).collect();
    assert_eq!(skipped, ["No other day.md"], "not even the time of its file can be meant");
}

#[test]
fn frontmatter_that_is_no_map_stays_in_the_text_with_one_warning() {
    let notes = fixtures();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notes");
    for (path, words) in [
        ("list.md", "it is a list"),
        ("template.md", "(line 2: a template's placeholder is not filled in)"),
        ("tab.md", "line 4"),
        ("twice.md", "line 3"),
        ("bomb.md", ""),
    ] {
        let note = note(&notes, path);
        let bytes = fs::read(source.join(path)).unwrap();
        assert_eq!((&note.frontmatter, note.body.as_bytes()), (&None, bytes.as_slice()), "{path}");
        let message = warning(&notes, path).unwrap_or_default();
        assert!(message.starts_with("Its frontmatter is not") && message.contains(words), "{path}: {message}");
    }
    let sources: Vec<_> = notes.warnings.iter().map(|warning| warning.source.as_str()).collect();
    assert_eq!(
        sources,
        [
            "2023-02-29 Leap.md",
            "bomb.md",
            "hundred-days.md",
            "impossible.md",
            "list.md",
            "none.md",
            "soon.md",
            "tab.md",
            "template.md",
            "twice.md"
        ],
        "one warning for each doubtful note, and none for the others"
    );
}

#[test]
fn frontmatter_longer_than_its_limit_stays_in_the_text() {
    let long = format!("---\nnote: {}\n---\nBody\n", "x".repeat(64 << 10));
    let folder = folder(&[("long.md", long.as_bytes())]);
    let notes = read(folder.path());
    assert_eq!(note(&notes, "long.md").body, long);
    assert!(warning(&notes, "long.md").unwrap_or_default().contains("longer than 64 KiB"));
}

#[test]
fn frontmatter_and_text_are_kept_as_typed() {
    let notes = fixtures();
    let marked = note(&notes, "bom.md");
    assert_eq!(marked.frontmatter.as_deref(), Some("title: Marked\ndate: 2024-03-05\n"));
    assert_eq!(marked.body, "Body of a marked file.\n", "without the byte order mark");
    assert_eq!(
        marked.sha256, "79c463fa2970e08e0a46125441eb8ee700f226aeb4a872a82df7d01b381a9fa5",
        "of the bytes of the file, its mark included"
    );
    let windows = note(&notes, "crlf.md");
    assert_eq!(windows.frontmatter.as_deref(), Some("date: 2024-03-06\r\ntags:\r\n  - windows\r\n"));
    assert_eq!(windows.body, "# Line ends\r\n\r\nKept as typed.\r\n");
    let rule = note(&notes, "rule.md");
    assert_eq!((&rule.frontmatter, rule.body.as_str()), (&None, "---\n\nA line above, never closed.\n"));
}

#[test]
fn tags_come_from_the_frontmatter_the_folders_and_the_text_each_once() {
    let notes = fixtures();
    let tags = |path: &str| note(&notes, path).tags.join(" | ");
    assert_eq!(tags("frontmatter-tags.md"), "rust | testing | sqlite | Machine Learning | more");
    assert_eq!(tags("Rust/Async/pin.md"), "Rust | Async");
    assert_eq!(tags("2024/03/13.md"), "", "a folder that is a number is no topic");
    assert_eq!(tags("inline-tags.md"), "in-heading | alpha | beta/gamma | Über | y2024");
    assert_eq!(tags("fence.md"), "", "code holds no tags");
}

#[test]
fn tags_of_folders_and_text_can_be_left_out() {
    let folder = folder(&[("Rust/a.md", b"---\ntags: kept\n---\n#inline\n")]);
    let options = MarkdownOptions { folder_tags: false, inline_tags: false, ..MarkdownOptions::default() };
    let notes = read_markdown(folder.path(), options, &mut |_, _| ()).unwrap();
    assert_eq!(note(&notes, "Rust/a.md").tags, ["kept"]);
}

#[test]
fn a_file_that_cannot_be_a_note_is_named_with_the_reason() {
    let notes = fixtures();
    let skipped: Vec<_> =
        notes.skipped.iter().map(|skipped| (skipped.source.as_str(), skipped.reason.as_str())).collect();
    assert_eq!(
        skipped,
        [
            ("latin1.md", "It is not UTF-8 text (line 1). Save it as UTF-8."),
            ("nul.md", "It holds NUL bytes, so it is not text."),
            ("utf16.md", "It is UTF-16 text. Save it as UTF-8."),
        ]
    );
    assert_eq!(notes.other, 2, "files of other kinds are counted and nothing more");
}

#[test]
fn a_note_may_be_five_megabytes_long_and_not_a_byte_more() {
    let most = vec![b'x'; usize::try_from(MAX_NOTE_BYTES).unwrap()];
    let more = [most.as_slice(), b"x"].concat();
    let folder = folder(&[("most.md", &most), ("more.md", &more)]);
    let notes = read(folder.path());
    assert_eq!(notes.notes.len(), 1);
    assert_eq!(notes.skipped[0].source, "more.md");
    assert!(notes.skipped[0].reason.contains("5 MB"), "{}", notes.skipped[0].reason);
}

#[test]
fn hidden_folders_are_passed_over_and_links_are_not_followed() {
    let outside = folder(&[("secret.md", b"# Secret\n")]);
    let folder = folder(&[("a.md", b"# A\n"), (".trash/b.md", b"# B\n"), (".git/c.md", b"# C\n")]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path(), folder.path().join("linked")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("link.md")).unwrap();
    }
    let notes = read(folder.path());
    assert_eq!(notes.notes.iter().map(|note| note.path.as_str()).collect::<Vec<_>>(), ["a.md"]);
    #[cfg(unix)]
    assert_eq!(notes.skipped[0].source, "link.md");
}

#[test]
fn notes_come_in_the_order_of_their_paths_and_progress_reaches_its_end() {
    let folder = folder(&[("b/a.md", b""), ("b.md", b""), ("a.md", b""), ("B.MD", b""), ("x.markdown", b"")]);
    let mut steps = Vec::new();
    let notes =
        read_markdown(folder.path(), MarkdownOptions::default(), &mut |done, total| steps.push((done, total))).unwrap();
    let paths: Vec<_> = notes.notes.iter().map(|note| note.path.as_str()).collect();
    assert_eq!(paths, ["B.MD", "a.md", "b.md", "b/a.md", "x.markdown"]);
    assert_eq!(steps, [(0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
}

#[test]
fn two_notes_with_equal_text_are_two_notes() {
    let folder = folder(&[("a.md", b"same\n"), ("b.md", b"same\n")]);
    let notes = read(folder.path()).notes;
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[0].sha256, notes[1].sha256);
}

#[test]
fn a_single_file_is_a_folder_of_one() {
    let folder = folder(&[("notes/a.md", b"# A\n"), ("notes/b.md", b"# B\n")]);
    let notes = read(&folder.path().join("notes/a.md"));
    assert_eq!(notes.notes.iter().map(|note| note.path.as_str()).collect::<Vec<_>>(), ["a.md"]);
}

#[test]
fn a_folder_that_is_not_there_is_said_in_a_sentence() {
    let error = read_markdown(Path::new("/no/such/notes"), MarkdownOptions::default(), &mut |_, _| ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The folder /no/such/notes cannot be read: it is not there. Choose a folder of Markdown notes."
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_a_note_holds_none_of_its_text_is_lost(text in "(---\n)?([-#`a-z:é\t \r\n{}\\[\\]*&>]|---\n|date: |tags: ){0,80}") {
        let folder = folder(&[("note.md", text.as_bytes())]);
        let notes = read(folder.path());
        let note = note(&notes, "note.md");
        match &note.frontmatter {
            None => prop_assert_eq!(&note.body, &text),
            Some(kept) => {
                let fence = text.find('\n').unwrap() + 1;
                prop_assert!(text[fence..].starts_with(kept.as_str()));
                prop_assert!(text.ends_with(&note.body));
                let closing = &text[fence + kept.len()..text.len() - note.body.len()];
                prop_assert!(matches!(closing.trim_end(), "---" | "..."));
            }
        }
        prop_assert!(!note.title.is_empty());
    }
}
