//! Every record is found by its words, whatever became of it, in any script, and no query brings search down.

use cairn::{
    ActivityKind, ImportNote, Kind, Logbook, NewAction, NewActivity, NewAssessment, NewCertification, NewCheckIn,
    NewDecision, NewEntry, NewMarks, NewMilestone, NewPerson, NewSession, NewTopic, Period, Quarter, RANKED,
    SearchInput, Update, Verb, capture::Capturing,
};
use proptest::prelude::*;

use crate::support::{day, entry, evidence, found, goal, logbook, named, not_found, person, refused, text, titled};

fn kinds(logbook: &Logbook, query: &str) -> Vec<Kind> {
    let input = SearchInput { query: query.into(), ..SearchInput::default() };
    logbook.search(&input).unwrap().into_iter().map(|hit| hit.kind).collect()
}

fn snippets(logbook: &Logbook, query: &str) -> Vec<String> {
    let input = SearchInput { query: query.into(), ..SearchInput::default() };
    logbook.search(&input).unwrap().into_iter().map(|hit| hit.snippet).collect()
}

fn typing(logbook: &Logbook, query: &str) -> Vec<String> {
    let input = SearchInput { query: query.into(), typing: true, ..SearchInput::default() };
    logbook.search(&input).unwrap().into_iter().map(|hit| hit.title).collect()
}

#[test]
fn private_notes_are_found_and_never_shown() {
    let logbook = logbook();
    let maya = logbook.add_person(named("Maya")).unwrap();
    let new = NewSession {
        person_id: Some(maya.id),
        notes: "We spoke of the sharding plan at length".into(),
        private_notes: "She seemed tired of the sharding plan. 疲れた様子".into(),
        ..NewSession::default()
    };
    logbook.add_session(new).unwrap();
    for words in ["tired", "seemed sharding", "疲れた"] {
        let [snippet] = &snippets(&logbook, words)[..] else { panic!("{words} is found once") };
        assert!(!["seemed", "tired", "疲れた"].iter().any(|private| snippet.contains(private)), "{words}: {snippet}");
    }
    assert_eq!(snippets(&logbook, "tired"), [""]);
    assert!(snippets(&logbook, "length")[0].contains("\u{2}length\u{3}"), "what is not private is shown");
}

#[test]
fn every_noun_is_found_by_each_of_its_words() {
    let logbook = logbook();
    let maya = logbook.add_person(NewPerson { role: "cartographer".into(), ..named("Maya Lindqvist") }).unwrap();
    let mut new = titled("Ship the tokenizer");
    new.why = "latency hurts".into();
    new.success_criteria = "halved".into();
    new.next_step = "profile it".into();
    new.milestones = vec![NewMilestone { title: "prototype".into(), ..NewMilestone::default() }];
    let goal = logbook.add_goal(new).unwrap();
    let moved = NewCheckIn { note: "kernels fused".into(), blocker: "quota".into(), ..NewCheckIn::default() };
    logbook.check_in_goal(goal.id, moved).unwrap();
    logbook
        .add_session(NewSession {
            person_id: Some(maya.id),
            notes: "sharding".into(),
            private_notes: "nervousness".into(),
            takeaway: "ask earlier".into(),
            topics: vec![NewTopic { text: "promotion".into(), ..NewTopic::default() }],
            decisions: vec![NewDecision { text: "weekly demos".into(), ..NewDecision::default() }],
            actions: vec![NewAction { text: "draft proposal".into(), ..NewAction::default() }],
            ..NewSession::default()
        })
        .unwrap();
    let new = NewCertification { name: "Kubernetes Administrator".into(), issuer: "CNCF".into(), ..Default::default() };
    logbook.add_certification(new).unwrap();
    logbook
        .add_activity(NewActivity {
            marks: NewMarks::default(),
            title: "Attention paper".into(),
            kind: ActivityKind::Paper,
            minutes: None,
            happened_on: None,
            url: "https://example.org/attention".into(),
            note: "quadratic".into(),
        })
        .unwrap();
    entry(&logbook, "Bisected the regression");
    let rating = NewAssessment {
        skill: "mentoring".into(),
        level: 2,
        reason: "coached two juniors".into(),
        ..Default::default()
    };
    logbook.rate_skill(rating).unwrap();
    logbook.intend(&Period::from(Quarter::of(day("2026-11-23"))), "Write publicly", NewMarks::default()).unwrap();
    for (words, kind) in [
        ("lindqvist", Kind::Person),
        ("cartographer", Kind::Person),
        ("tokenizer", Kind::Goal),
        ("latency", Kind::Goal),
        ("halved", Kind::Goal),
        ("profile", Kind::Goal),
        ("prototype", Kind::Goal),
        ("fused", Kind::Goal),
        ("quota", Kind::Goal),
        ("sharding", Kind::Session),
        ("nervousness", Kind::Session),
        ("earlier", Kind::Session),
        ("promotion", Kind::Session),
        ("demos", Kind::Session),
        ("proposal", Kind::Session),
        ("kubernetes", Kind::Certification),
        ("cncf", Kind::Certification),
        ("attention", Kind::Activity),
        ("quadratic", Kind::Activity),
        ("bisected", Kind::Entry),
        ("juniors", Kind::Assessment),
        ("publicly", Kind::Intention),
    ] {
        assert_eq!(kinds(&logbook, words), [kind], "{words}");
    }
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn search_follows_every_edit_deletion_undo_and_import() {
    let logbook = logbook();
    let kept = entry(&logbook, "before");
    logbook.edit_entry(cairn::EntryEdit { id: kept.id, base: None, entry: text("afterwards") }).unwrap();
    assert!(found(&logbook, "before").is_empty());
    assert_eq!(found(&logbook, "afterwards").len(), 1);
    logbook.undo().unwrap();
    assert_eq!(found(&logbook, "before").len(), 1);
    logbook.redo().unwrap();
    logbook.delete_record(kept.id.into()).unwrap();
    assert!(found(&logbook, "afterwards").is_empty());
    logbook.undo().unwrap();
    let other = crate::support::logbook();
    other.import_all(&logbook.export_all().unwrap()).unwrap();
    assert_eq!(found(&other, "afterwards").len(), 1);
    assert_eq!(other.check().unwrap(), Vec::<String>::new());
}

#[test]
fn phrases_beginnings_and_words_still_being_typed_are_understood() {
    let logbook = logbook();
    entry(&logbook, "distributed data parallel");
    entry(&logbook, "data was distributed in parallel");
    assert_eq!(found(&logbook, "\"distributed data\""), ["distributed data parallel"]);
    assert_eq!(found(&logbook, "distrib*").len(), 2);
    assert!(found(&logbook, "distrib").is_empty(), "a finished word is a whole word");
    assert_eq!(typing(&logbook, "parallel distri").len(), 2);
    assert!(typing(&logbook, "distri parallel").is_empty(), "only the last word is unfinished");
}

#[test]
fn all_words_must_be_there_and_titles_come_first() {
    let logbook = logbook();
    entry(&logbook, "a long note that mentions quantisation once among very many other words of no interest at all");
    goal(&logbook, "Quantisation");
    entry(&logbook, "nothing of it");
    assert_eq!(found(&logbook, "quantisation")[0], "Quantisation");
    assert!(found(&logbook, "quantisation interest elsewhere").is_empty());
    let input = SearchInput { query: "quantisation".into(), limit: Some(1), typing: false };
    assert_eq!(logbook.search(&input).unwrap().len(), 1);
}

#[test]
fn accents_and_case_do_not_matter() {
    let logbook = logbook();
    entry(&logbook, "Café résumé ÜBERSICHT naïve");
    for query in ["cafe", "CAFÉ", "resume", "übersicht", "ubersicht", "naive", "NAÏVE"] {
        assert_eq!(found(&logbook, query).len(), 1, "{query}");
    }
}

#[test]
fn pieces_of_scripts_without_spaces_are_found() {
    let logbook = logbook();
    let texts = [
        "今天我们讨论了深度学习的训练",
        "分散学習のタイムアウトを直した",
        "오늘분산학습오류를고쳤다",
        "วันนี้แก้ปัญหาการฝึกแบบกระจาย",
    ];
    for body in texts {
        entry(&logbook, body);
    }
    entry(&logbook, "no such script here");
    entry(&logbook, "GPU训练 on eight cards");
    for (query, body) in [
        ("深度", texts[0]),
        ("深度学习", texts[0]),
        ("讨论了", texts[0]),
        ("分散", texts[1]),
        ("タイム", texts[1]),
        ("타", ""),
        ("분산", texts[2]),
        ("학습오류", texts[2]),
        ("แก้", texts[3]),
        ("การฝึก", texts[3]),
        ("gpu训练", "GPU训练 on eight cards"),
        ("训练 cards", "GPU训练 on eight cards"),
    ] {
        let expected: Vec<String> = if body.is_empty() { vec![] } else { vec![body.into()] };
        assert_eq!(found(&logbook, query), expected, "{query}");
    }
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn imported_notes_are_found_as_they_are_after_an_update_and_an_undo() {
    let logbook = logbook();
    let import = |body: &str| {
        let note = ImportNote {
            path: "trip.md".into(),
            title: "Trip".into(),
            happened_on: day("2026-01-05"),
            tags: vec![],
            frontmatter: None,
            body: body.into(),
            sha256: body.into(),
        };
        logbook.import_notes(&[note], Update::Changed, &mut |_, _| {}).unwrap();
    };
    import("Sailed to 東京");
    assert_eq!(found(&logbook, "東京"), ["Trip"], "the last two characters of a text are a piece too");
    import("Flew to 大阪");
    assert_eq!((found(&logbook, "大阪").len(), found(&logbook, "flew").len()), (1, 1));
    assert_eq!((found(&logbook, "東京").len(), found(&logbook, "sailed").len()), (0, 0));
    logbook.undo().unwrap();
    assert_eq!((found(&logbook, "東京").len(), found(&logbook, "flew").len()), (1, 0));
    logbook.undo().unwrap();
    assert!(found(&logbook, "東京").is_empty());
    logbook.redo().unwrap();
    assert_eq!(found(&logbook, "sailed"), ["Trip"]);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn filters_narrow_by_kind_skill_person_tag_and_day() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    let marks = NewMarks {
        tags: ["ddp", "Ümlaut"].map(str::to_owned).into(),
        links: vec![maya.id.into()],
        ..evidence("mentoring", Verb::Taught)
    };
    logbook.add_entry(NewEntry { marks, happened_on: Some(day("2026-03-31")), ..text("spring work") }).unwrap();
    logbook.add_entry(NewEntry { happened_on: Some(day("2026-04-01")), ..text("more work") }).unwrap();
    logbook.add_goal(cairn::NewGoal { marks: evidence("leadership", Verb::Led), ..titled("Lead the work") }).unwrap();
    let session = NewSession { person_id: Some(maya.id), notes: "work".into(), ..NewSession::default() };
    logbook.add_session(session).unwrap();
    for (query, expected) in [
        ("work type:goal", vec!["Lead the work"]),
        ("work type:goal,entry skill:leadership", vec!["Lead the work", "spring work"]),
        ("work skill:mentoring", vec!["spring work"]),
        ("work tag:DDP", vec!["spring work"]),
        ("work tag:ümlaut", vec!["spring work"]),
        ("tag:ÜMLAUT", vec!["spring work"]),
        ("work person:maya", vec!["Session with Maya", "spring work"]),
        ("work before:2026q2", vec!["spring work"]),
        ("work before:2026-04-01", vec!["spring work"]),
        ("work after:2026q2 type:entry", vec!["more work"]),
        ("work after:2026-04-01 before:2026-04-02", vec!["more work"]),
        ("type:session", vec!["Session with Maya"]),
        ("tag:ddp", vec!["spring work"]),
    ] {
        let mut titles = found(&logbook, query);
        titles.sort();
        assert_eq!(titles, expected, "{query}");
    }
    assert_eq!(found(&logbook, "").len(), 6, "an empty query lists everything");
}

#[test]
fn what_is_listed_without_words_is_newest_first_whatever_it_is() {
    let logbook = logbook();
    let maya = person(&logbook, "Maya");
    logbook.add_goal(cairn::NewGoal { due_on: Some(day("2026-11-30")), ..titled("due last") }).unwrap();
    let held = NewSession { person_id: Some(maya.id), held_on: Some(day("2026-11-20")), ..NewSession::default() };
    logbook.add_session(held).unwrap();
    for (body, on) in [("old", "2026-01-05"), ("new", "2026-11-22")] {
        let marks = NewMarks { tags: vec!["diary".into()], ..NewMarks::default() };
        logbook.add_entry(NewEntry { marks, happened_on: Some(day(on)), ..text(body) }).unwrap();
    }
    let mut all = found(&logbook, "");
    assert_eq!(all.remove(5), "Maya", "what has no day comes last");
    all.retain(|title| title != "Mentorship with Maya");
    assert_eq!(all, ["due last", "new", "Session with Maya", "old"]);
    assert_eq!(found(&logbook, "type:entry"), ["new", "old"]);
    assert_eq!(found(&logbook, "tag:diary before:2026-11-01"), ["old"]);
    let input = SearchInput { limit: Some(2), ..SearchInput::default() };
    assert_eq!(logbook.search(&input).unwrap().len(), 2);
}

#[test]
fn every_match_is_found_beyond_those_that_are_ranked_and_a_common_tag_is_listed_like_a_rare_one() {
    let logbook = logbook();
    let many = RANKED as usize + 5;
    let notes: Vec<ImportNote> = (0..many)
        .map(|at| ImportNote {
            path: format!("{at}.md"),
            title: format!("note {at} 東京"),
            happened_on: day("2026-01-05") + chrono::Days::new(at as u64 % 300),
            tags: vec!["common".into()],
            frontmatter: None,
            body: "the same words".into(),
            sha256: at.to_string(),
        })
        .collect();
    logbook.import_notes(&notes, Update::Nothing, &mut |_, _| {}).unwrap();
    goal(&logbook, "the same words");
    for query in
        ["", "words", "東京", "words 東京", "tag:common", "words tag:common after:2026-01-01", "type:entry,goal"]
    {
        assert_eq!(logbook.find_every(Kind::Entry, query).unwrap().len(), many, "{query}");
    }
    for query in ["type:goal words", "🎉", "absent"] {
        assert!(logbook.find_every(Kind::Entry, query).unwrap().is_empty(), "{query}");
    }
    let input = SearchInput { query: "tag:common".into(), limit: Some(3), typing: false };
    let days: Vec<_> = logbook.search(&input).unwrap().into_iter().map(|hit| hit.happened_on).collect();
    assert_eq!(days, [Some(day("2026-10-31")); 3]);
}

#[test]
fn a_note_in_a_year_that_nobody_means_is_refused_by_its_name() {
    let logbook = logbook();
    let note = ImportNote {
        path: "far.md".into(),
        title: "Far".into(),
        happened_on: day("2999-01-01"),
        tags: vec![],
        frontmatter: None,
        body: String::new(),
        sha256: "far".into(),
    };
    let import = |logbook: &Logbook| logbook.import_notes(&[note], Update::Nothing, &mut |_, _| {});
    let said = refused(&logbook, "on", import);
    assert!(said.starts_with("far.md: ") && said.contains("1900 to 2200"), "{said}");
}

#[test]
fn a_filter_that_means_nothing_is_refused_by_its_name() {
    let logbook = logbook();
    let search = |query: &'static str| {
        move |logbook: &Logbook| logbook.search(&SearchInput { query: query.into(), ..SearchInput::default() })
    };
    refused(&logbook, "type", search("type:nothing"));
    refused(&logbook, "before", search("before:someday"));
    refused(&logbook, "after", search("after:2026-02-30"));
    not_found(&logbook, search("skill:nothing"));
    not_found(&logbook, search("person:nobody"));
}

#[test]
fn hostile_queries_are_just_words() {
    let logbook = logbook();
    entry(&logbook, "NEAR the end OR not: AND 'quoted' \"doubly\"; DROP TABLE entry 100% C++ a_b");
    for query in [
        "NEAR(",
        "NEAR(the end, 5)",
        "\"",
        "\"\"",
        "'",
        "*",
        "**",
        "a*b",
        ":",
        "::",
        "-",
        "^",
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "the AND",
        "title:",
        "body:x",
        "{title}: x",
        "'; DROP TABLE entry; --",
        "\\",
        "%",
        "_",
        "\u{2}",
        "the\u{0}end",
        "+the",
        "the^2",
        "\"unfinished phrase",
        "x:y:z",
        "🎉",
        "\u{301}",
        "٣",
        "Ⅷ",
        "ﷺ",
    ] {
        let input = SearchInput { query: query.into(), typing: true, ..SearchInput::default() };
        logbook.search(&input).unwrap_or_else(|refusal| panic!("{query:?}: {refusal}"));
    }
    assert_eq!(found(&logbook, "NEAR").len(), 1);
    assert_eq!(found(&logbook, "'; DROP").len(), 1);
    assert_eq!(found(&logbook, "C++").len(), 1);
    assert!(found(&logbook, "🎉 ***").is_empty(), "signs alone are no words, and find nothing");
    assert_eq!(logbook.list_entries(Default::default()).unwrap().len(), 1);
}

#[test]
fn the_piece_that_matched_is_marked() {
    let logbook = logbook();
    entry(&logbook, "we found the NCCL timeout at last");
    let input = SearchInput { query: "nccl".into(), ..SearchInput::default() };
    assert!(logbook.search(&input).unwrap()[0].snippet.contains("\u{2}NCCL\u{3}"));
}

#[test]
fn a_captured_line_is_found_and_its_tokens_by_filter() {
    let logbook = logbook();
    logbook.capture(Capturing { line: "Paired on DDP hang #mentoring +gpu".into(), ..Capturing::default() }).unwrap();
    assert_eq!(found(&logbook, "hang skill:mentoring tag:gpu").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_query_brings_search_down(query in ".{0,40}", typing: bool) {
        let logbook = SHARED.with(std::rc::Rc::clone);
        match logbook.search(&SearchInput { query: query.clone(), typing, limit: None }) {
            Ok(_) | Err(cairn::Error::Invalid { .. } | cairn::Error::NotFound { .. } | cairn::Error::Ambiguous { .. }) => {}
            Err(other) => prop_assert!(false, "{query:?}: {other}"),
        }
    }

    #[test]
    fn every_word_of_a_text_finds_it(words in prop::collection::vec("[a-zA-Zäéß]{1,10}|[0-9]{1,6}|[一-龥]{2,6}|[ก-ฮ]{2,5}", 1..6)) {
        let logbook = SHARED.with(std::rc::Rc::clone);
        let kept = entry(&logbook, &words.join(" "));
        for word in &words {
            let hits = logbook.search(&SearchInput { query: word.clone(), typing: false, limit: Some(5000) }).unwrap();
            prop_assert!(hits.iter().any(|hit| hit.id == kept.id.into()), "{word}");
        }
    }
}

thread_local! {
    static SHARED: std::rc::Rc<Logbook> = std::rc::Rc::new(logbook());
}
