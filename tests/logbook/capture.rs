//! The capture line: which words are tokens, what stays in the text, and what the window shows while one types.

use cairn::Error;
use cairn::capture::{Capture, Named, Reading, Sign, read};
use proptest::prelude::*;

/// A small logbook's names; what a name means is told as words.
fn find(named: Named<'_>) -> cairn::Result<(String, String)> {
    let (what, name, known): (_, _, &[&str]) = match named {
        Named::Skill { name, .. } => ("skill", name, &["leadership", "large-models", "c++"]),
        Named::Goal(name) => ("goal", name, &["ship-distributed", "4821"]),
        Named::Person(name) => ("person", name, &["maya", "mark", "zoë"]),
        Named::Kind(name) => ("kind", name, &["win", "note"]),
        Named::Visibility(name) => ("visibility", name, &["private", "mentor", "mentor:maya", "report"]),
    };
    let wanted = name.to_lowercase();
    let mut fitting: Vec<&str> = known.iter().copied().filter(|known| known.starts_with(&wanted)).collect();
    if let Some(exact) = fitting.iter().position(|known| *known == wanted) {
        fitting = vec![fitting[exact]];
    }
    let found = match fitting.as_slice() {
        [one] => (*one).to_owned(),
        [] => {
            return Err(Error::NotFound { what, name: name.to_owned() });
        }
        several => {
            let candidates = several.iter().map(|&one| one.to_owned()).collect();
            return Err(Error::Ambiguous { name: name.to_owned(), candidates });
        }
    };
    let verb = match named {
        Named::Skill { verb: Some(verb @ ("led" | "taught")), .. } => format!(":{verb}"),
        Named::Skill { verb: Some(verb), .. } => {
            let message = format!("“{verb}” is no verb: choose one of led, taught.");
            return Err(Error::Invalid { field: "verb", message });
        }
        _ => String::new(),
    };
    Ok((format!("{what} {found}{verb}"), found))
}

fn captured(line: &str) -> Capture<String> {
    read(line, find).unwrap()
}

/// What a logbook without any name makes of a line.
fn captured_by_nobody(line: &str) -> Capture<()> {
    let nothing = |named: Named<'_>| Err(Error::NotFound { what: "such thing as", name: format!("{named:?}") });
    read(line, nothing).unwrap()
}

#[test]
fn a_line_gives_its_text_and_everything_that_its_tokens_say() {
    let capture = captured("Paired on a DDP hang, found the NCCL timeout #leadership !win 1h30 @Maya q:report");
    assert_eq!(capture.text, "Paired on a DDP hang, found the NCCL timeout");
    assert_eq!(capture.known, ["skill leadership", "kind win", "person maya", "visibility report"]);
    assert_eq!(capture.minutes, Some(90));
    assert!(capture.tags.is_empty());
    assert!(capture.tokens.iter().all(|token| token.message().is_none()));
}

#[test]
fn every_sign_of_the_grammar_is_known() {
    for (token, meant) in [
        ("#leadership", "skill leadership"),
        ("#lead", "skill leadership"),
        ("#Leadership:led", "skill leadership:led"),
        ("#c++", "skill c++"),
        ("^ship-distributed", "goal ship-distributed"),
        ("^48", "goal 4821"),
        ("@Maya", "person maya"),
        ("@Zoë", "person zoë"),
        ("!win", "kind win"),
        ("q:private", "visibility private"),
        ("q:mentor", "visibility mentor"),
        ("q:mentor:Maya", "visibility mentor:maya"),
    ] {
        let capture = captured(&format!("before {token} after"));
        assert_eq!(capture.text, "before after", "{token}");
        assert_eq!(capture.known, [meant], "{token}");
    }
}

#[test]
fn tags_and_minutes_need_nobody_to_know_them() {
    let capture = captured_by_nobody("+paper read it +Paper +paper twice +été");
    assert_eq!(capture.text, "read it twice");
    assert_eq!(capture.tags, ["paper", "Paper", "été"]);
    for (line, minutes) in [
        ("30m", 30),
        ("1h", 60),
        ("1h30 in the middle", 90),
        ("1h30m", 90),
        // Written with a space it is two tokens, and several durations add up.
        ("1h 30m", 90),
        ("Read 30m, wrote 45m.", 75),
        ("24h", 1440),
    ] {
        assert_eq!(captured_by_nobody(line).minutes, Some(minutes), "{line}");
    }
}

#[test]
fn a_duration_that_would_make_more_than_a_day_stays_in_the_text() {
    let capture = captured_by_nobody("Debugged 20h and again 5h");
    assert_eq!((capture.text.as_str(), capture.minutes), ("Debugged and again 5h", Some(1200)));
    let message = capture.tokens[1].message().unwrap();
    assert!(message.contains("“5h”") && message.contains("more than a day"), "{message}");
}

#[test]
fn what_only_looks_like_a_token_is_text() {
    for line in [
        "C# and F# compared",
        "wrote to a@b.com",
        "#1234 is closed",
        "# Title",
        "## Title",
        "#",
        "#-",
        "(#leadership)",
        "x^leadership",
        "^",
        "^ up",
        "@ noon",
        "@3pm",
        "!",
        "!!",
        "a != b",
        "+ more",
        "+10% and +3",
        "1 + 1",
        "90",
        "5000m race",
        "0m",
        "1h75",
        "30M parameters, 1H results",
        "Q: what is it",
        "q: what is it",
        "q:1",
        "m h 3 m",
        "a\\b \\alpha \\\\server\\share \\# no title \\",
    ] {
        let capture = captured(line);
        assert_eq!(capture.text, line);
        assert_eq!(capture.tokens, [], "{line}");
        assert_eq!(capture.minutes, None, "{line}");
    }
}

#[test]
fn a_backslash_keeps_a_token_in_the_text_and_goes_away() {
    for (line, text) in [
        ("\\30m", "30m"),
        ("ran \\30m today", "ran 30m today"),
        ("\\#leadership, \\@Maya. \\!win!", "#leadership, @Maya. !win!"),
        ("\\+tag \\^goal \\q:report", "+tag ^goal q:report"),
        ("\\#unheard-of", "#unheard-of"),
        ("\\\\#leadership", "\\#leadership"),
    ] {
        let capture = captured(line);
        assert_eq!(capture.text, text);
        assert_eq!(capture.tokens, [], "{line}");
    }
}

#[test]
fn punctuation_behind_a_token_stays_with_the_words_before_it() {
    for (line, text) in [
        ("Led the review #leadership, then rested", "Led the review, then rested"),
        ("Led the review #leadership.", "Led the review."),
        ("Done with @Maya! 30m", "Done with!"),
        ("Read for 30m; slept", "Read for; slept"),
        ("He said “go #leadership”", "He said “go”"),
        ("#leadership, today", ", today"),
        ("昨日 #leadership。", "昨日。"),
    ] {
        let capture = captured(line);
        assert_eq!(capture.text, text);
        assert!(capture.tokens.iter().all(|token| token.message().is_none()), "{line}");
    }
}

#[test]
fn a_token_leaves_no_gap_and_touches_no_other_space() {
    for (line, text) in [
        ("  #leadership  text  ", "text"),
        ("a #leadership b", "a b"),
        ("a  #leadership  b", "a b"),
        ("a #leadership @Maya !win b", "a b"),
        ("a  b #leadership", "a  b"),
        ("a\tb #leadership\tc", "a\tb c"),
        ("a #leadership\nb", "a\nb"),
        ("a\n#leadership b", "a\nb"),
        ("a\n\n#leadership\n\nb", "a\n\n\n\nb"),
        ("a\r\n- one\r\n  - #leadership two\r\n    @Maya three", "a\r\n- one\r\n  - two\r\n    three"),
        ("#leadership !win", ""),
        ("", ""),
        ("\u{3000}日本\u{3000}#leadership\u{3000}語", "日本 語"),
    ] {
        assert_eq!(captured(line).text, text, "{line:?}");
    }
}

#[test]
fn an_unknown_name_stays_in_the_text_and_is_told() {
    let capture = captured("Paired #ladership, ^nothing @Bob !victory q:public #lead:danced 30m");
    assert_eq!(capture.text, "Paired #ladership, ^nothing @Bob !victory q:public #lead:danced");
    assert!(capture.known.is_empty());
    let told: Vec<_> = capture.tokens.iter().filter_map(|token| token.message()).collect();
    assert_eq!(
        told,
        [
            "There is no skill “ladership”.",
            "There is no goal “nothing”.",
            "There is no person “Bob”.",
            "There is no kind “victory”.",
            "There is no visibility “public”.",
            "“danced” is no verb: choose one of led, taught.",
        ]
    );
}

#[test]
fn an_ambiguous_name_stays_in_the_text_with_its_candidates() {
    let capture = captured("Asked @ma about it");
    assert_eq!(capture.text, "Asked @ma about it");
    let Reading::Ambiguous { candidates, message } = &capture.tokens[0].reading else {
        panic!("two people are called so: {:?}", capture.tokens);
    };
    assert_eq!(candidates, &["maya", "mark"]);
    assert!(message.contains("“ma” could be several: maya, mark"), "{message}");
}

#[test]
fn a_logbook_that_cannot_be_read_ends_the_reading() {
    let broken = |_: Named<'_>| -> cairn::Result<((), String)> {
        Err(Error::Storage { message: "The disk is gone.".to_owned(), path: None })
    };
    // Saving the line as if nobody were called so would lose what it says.
    assert!(matches!(read("with @Maya", broken), Err(Error::Storage { .. })));
    assert!(read("with nobody +tag 30m", broken).is_ok());
}

#[test]
fn tokens_tell_the_window_where_they_stand_in_utf_16() {
    let line = "🧗 Zoë’s idea:  #lead, \\30m ^48\n@ma 30m";
    let units: Vec<u16> = line.encode_utf16().collect();
    let capture = captured(line);
    let shown: Vec<_> = capture
        .tokens
        .iter()
        .map(|token| {
            let range = token.start as usize..token.end as usize;
            (token.sign, String::from_utf16(&units[range]).unwrap(), token.name.as_str())
        })
        .collect();
    assert_eq!(
        shown,
        [
            (Sign::Skill, "#lead".to_owned(), "lead"),
            (Sign::Goal, "^48".to_owned(), "48"),
            (Sign::Person, "@ma".to_owned(), "ma"),
            (Sign::Minutes, "30m".to_owned(), "30m"),
        ]
    );
    assert_eq!(
        serde_json::to_value(&capture.tokens[0]).unwrap(),
        serde_json::json!({
            "start": 16, "end": 21, "sign": "skill", "name": "lead",
            "reading": { "is": "known", "label": "leadership" }
        })
    );
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[#^@!q+\\\\]{0,2}:?[a-zé日0-9]{0,6}[,.!?)]{0,2}",
        "[#^@!+]?(lead|maya|ma|win|48|30m|1h30)[:,.]{0,2}",
        Just("q:report".to_owned()),
    ]
}

fn line() -> impl Strategy<Value = String> {
    let space = prop_oneof![Just(" "), Just("  "), Just("\n"), Just("\t"), Just("\r\n"), Just("\u{a0}")];
    proptest::collection::vec((word(), space), 0..12)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}

fn solid(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn a_text_of_which_nothing_is_known_comes_back_unchanged(
        words in proptest::collection::vec("[#^@!]?[a-z]{3,8}[,.]?", 0..10),
        space in "[ \n\t]{1,3}",
    ) {
        let line = words.join(&space);
        let capture = captured_by_nobody(&line);
        prop_assert_eq!(capture.text.as_str(), line.trim());
        prop_assert!(capture.tokens.iter().all(|token| token.message().is_some()));
    }

    #[test]
    fn what_is_not_taken_out_stays_letter_for_letter(line in line()) {
        let capture = captured(&line);
        let mut left: Vec<u16> = line.encode_utf16().collect();
        for token in capture.tokens.iter().rev().filter(|token| token.message().is_none()) {
            left.drain(token.start as usize..token.end as usize);
        }
        let left = String::from_utf16(&left).unwrap();
        // Only white space and the backslashes of escapes may be missing.
        let bare = |text: &str| solid(text).replace('\\', "");
        prop_assert_eq!(bare(&capture.text), bare(&left));
        prop_assert_eq!(capture.text.matches('\n').count(), left.trim().matches('\n').count(), "no line is lost");
    }

    #[test]
    fn tokens_lie_in_order_and_begin_after_white_space(line in any::<String>()) {
        let units: Vec<u16> = line.encode_utf16().collect();
        let mut end = 0;
        for token in captured(&line).tokens {
            prop_assert!(end <= token.start && token.start < token.end);
            let before = String::from_utf16(&units[..token.start as usize]).unwrap();
            prop_assert!(before.chars().next_back().is_none_or(char::is_whitespace));
            end = token.end;
        }
        prop_assert!(end as usize <= units.len());
    }
}
