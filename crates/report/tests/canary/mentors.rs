//! What each mentor finds in their copy of the report and in their packet, and what is in the files that a closed quarter keeps.

use std::collections::BTreeSet;

use cairn::{
    Audience, Logbook, NewCaseItem, NewEntry, NewMarks, NewPerson, PersonId, Profile, RecordId, Reply, ReplyAnswer,
    TakeReply, Visibility,
};
use cairn_report::{Format, Options, packet, write_case};

use crate::cage::{Cage, Canary};
use crate::leak::{IN_A_REPORT, OF_ANOTHER_QUARTER};
use crate::planted::{Planted, SHARED, planted};
use crate::{file, report};

const QUARTER: &str = "2026Q4";
/// What belongs to a session, which of all mentors only the one it was with may see, whatever its mark.
const OF_A_SESSION: [&str; 3] = ["takeaway", "decision", "action"];
/// The marks that let every mentor see a record or a part, and those that let Maya alone.
const FOR_MENTORS: [&str; 2] = ["mentor", "report, its part mentor"];
const FOR_MAYA: [&str; 2] = ["mentor:Maya", "report, its part mentor:Maya"];

fn is_for(canary: &Canary, is_maya: bool) -> bool {
    let marked = FOR_MENTORS.contains(&canary.mark) || (is_maya && FOR_MAYA.contains(&canary.mark));
    IN_A_REPORT.contains(&canary.field) && !OF_A_SESSION.contains(&canary.field) && (canary.mark == SHARED || marked)
}

/// Everything that is made for a mentor: the report in every format, and the packet.
fn copies(logbook: &Logbook, person: PersonId) -> Vec<(Format, Vec<u8>)> {
    let composed = report(logbook, QUARTER, Audience::Mentor(person));
    let mut files = Format::ALL.map(|format| (format, file(&composed, format))).to_vec();
    files.push((Format::Html, page(logbook, person)));
    files
}

fn page(logbook: &Logbook, person: PersonId) -> Vec<u8> {
    let composed = logbook.packet(person, &logbook.period(QUARTER).unwrap()).unwrap();
    packet(&composed.packet, &Options::default()).bytes
}

/// Maya, for whom some of it is alone, and another mentor.
fn mentors(logbook: &Logbook) -> [(PersonId, bool); 2] {
    let maya = logbook.list_people().unwrap().into_iter().find(|person| person.name == "Maya").unwrap();
    let noor = logbook.add_person(NewPerson { name: "Noor".into(), ..NewPerson::default() }).unwrap();
    [(maya.id, true), (noor.id, false)]
}

fn beyond(found: BTreeSet<Canary>, allowed: impl Fn(&Canary) -> bool) -> Vec<Canary> {
    found.into_iter().filter(|canary| !allowed(canary)).collect()
}

#[test]
fn a_mentor_finds_what_is_theirs_and_nothing_else() {
    let Planted { logbook, cage } = planted();
    for (person, is_maya) in mentors(&logbook) {
        for (format, bytes) in copies(&logbook, person) {
            let found = cage.found(&bytes, format);
            let lacks: Vec<_> = cage
                .all()
                .filter(|canary| is_for(canary, is_maya) && canary.field != OF_ANOTHER_QUARTER)
                .filter(|canary| !found.contains(canary))
                .collect();
            assert!(lacks.is_empty(), "{format:?} lacks {lacks:#?}");
            let leaked = beyond(found, |canary| is_for(canary, is_maya));
            assert!(leaked.is_empty(), "{format:?}, Maya: {is_maya}, holds {leaked:#?}");
        }
    }
}

/// Asks each mentor something, words it anew, and takes in what each answered; all with a word of its own.
fn asked_and_answered(logbook: &Logbook, cage: &mut Cage, mentors: [(PersonId, bool); 2]) {
    let period = logbook.period(QUARTER).unwrap();
    for (person, is_maya) in mentors {
        let mark = if is_maya { "Maya" } else { "Noor" };
        let before = logbook.ask(person, &period, &cage.word("question as it was first worded", mark)).unwrap();
        logbook.reword_question(before.id, &cage.word("question", mark)).unwrap();
        let gone = logbook.ask(person, &period, &cage.word("question that was taken back", mark)).unwrap();
        logbook.take_back_question(gone.id).unwrap();
        let packet = logbook.packet(person, &period).unwrap().packet;
        let places = packet.items.iter().map(|item| (&item.key, &item.hash)).take(2);
        let questions = packet.questions.iter().map(|question| (&question.key, &question.hash));
        let from = cage.word("name in the reply", mark);
        let answers = places.chain(questions).map(|(key, hash)| ReplyAnswer {
            key: key.clone(),
            hash: hash.clone(),
            seen: cage.word("what the reply says it saw", mark),
            level: None,
            words: cage.word("answer", mark),
        });
        let reply = Reply {
            packet: packet.id,
            quarter: QUARTER.into(),
            from,
            to: String::new(),
            saved_at: "2026-11-20T10:00:00Z".parse().unwrap(),
            answers: answers.collect(),
        };
        logbook.take_reply(&reply, &TakeReply::default()).unwrap();
    }
}

#[test]
fn questions_and_answers_stay_between_the_two() {
    let Planted { logbook, mut cage } = planted();
    let mentors = mentors(&logbook);
    asked_and_answered(&logbook, &mut cage, mentors);
    let words = |canary: &Canary| ["Maya", "Noor"].contains(&canary.mark);
    for (person, is_maya) in mentors {
        let mark = if is_maya { "Maya" } else { "Noor" };
        for (format, bytes) in copies(&logbook, person) {
            let leaked = beyond(cage.found(&bytes, format), |canary| {
                !words(canary) || (canary.mark == mark && ["question", "answer"].contains(&canary.field))
            });
            assert!(leaked.is_empty(), "the copy for {mark} as {format:?} holds {leaked:#?}");
        }
        let found: BTreeSet<&str> = (cage.found(&page(&logbook, person), Format::Html).iter())
            .filter(|canary| words(canary))
            .map(|canary| canary.field)
            .collect();
        assert_eq!(found, BTreeSet::from(["answer", "question"]), "{mark}");
    }
    for (format, bytes) in crate::files(&logbook, QUARTER) {
        let leaked: Vec<_> = cage.found(&bytes, format).into_iter().filter(words).collect();
        assert!(leaked.is_empty(), "the report as {format:?} holds {leaked:#?}");
    }
}

#[test]
fn an_answer_that_is_for_the_report_is_in_it_once_it_is_marked_so() {
    let Planted { logbook, mut cage } = planted();
    let mentors = mentors(&logbook);
    asked_and_answered(&logbook, &mut cage, mentors);
    let records: Vec<_> = logbook.list_entries(cairn::EntryFilter::default()).unwrap().into_iter().collect();
    let said = records.iter().filter(|entry| entry.kind == cairn::EntryKind::Feedback).map(|entry| entry.id.into());
    let visibility = Some(Visibility::Report);
    logbook.mark_all(cairn::MarkAll { records: said.collect(), visibility, ..cairn::MarkAll::default() }).unwrap();
    for (format, bytes) in crate::files(&logbook, QUARTER) {
        let found = cage.found(&bytes, format);
        let missing: Vec<_> = cage.all().filter(|one| one.field == "answer" && !found.contains(one)).collect();
        assert!(missing.is_empty(), "{format:?} lacks {missing:#?}");
        let leaked = beyond(found, |one| {
            (one.mark == SHARED && IN_A_REPORT.contains(&one.field)) || ["answer", "question"].contains(&one.field)
        });
        assert!(leaked.is_empty(), "{format:?} holds {leaked:#?}");
    }
}

#[test]
fn what_a_closed_quarter_keeps_holds_no_more_than_the_report_did() {
    let Planted { logbook, cage } = planted();
    let period = logbook.period(QUARTER).unwrap();
    let composed = logbook.report(&period, Audience::Report).unwrap();
    let files = Format::ALL.map(|format| (format.file_name(QUARTER), file(&composed.report, format)));
    logbook.close_quarter(&period, &composed.contents.hash, &files).unwrap();
    let shown = |canary: &Canary| canary.mark == SHARED && IN_A_REPORT.contains(&canary.field);
    for format in Format::ALL {
        let bytes = logbook.frozen_bytes(&period, &format.file_name(QUARTER)).unwrap();
        let leaked = beyond(cage.found(&bytes, format), shown);
        assert!(leaked.is_empty(), "the kept {format:?} holds {leaked:#?}");
    }
    let document = logbook.frozen_document(&period).unwrap();
    let leaked = beyond(cage.found(document.as_bytes(), Format::Json), shown);
    assert!(leaked.is_empty(), "the kept report holds {leaked:#?}");
}

/// What an item of the case says that tells of a record, and what one says that does not.
const OF_A_RECORD: [&str; 4] = ["case's situation", "case's action", "case's result", "case's link"];
const OF_NO_RECORD: [&str; 4] = ["other situation", "other action", "other result", "other link"];

/// An item of the case for each mark, of a record for the report and of none, and one of each mark's own record for the report.
fn case_items(logbook: &Logbook, cage: &mut Cage, maya: PersonId) {
    logbook.set_profile(Profile { target_level: Some(3), ..logbook.get_profile().unwrap() }).unwrap();
    let marks = [
        ("private", Visibility::Private),
        ("mentor", Visibility::Mentor),
        ("mentor:Maya", Visibility::Person(maya)),
        (SHARED, Visibility::Report),
    ];
    let case = logbook.case(None).unwrap();
    let mut criteria = case.criteria.iter().map(|of| of.criterion.slug.clone());
    let mut add = |mark, visibility, record: Option<RecordId>| {
        let fields = if record.is_some() { OF_A_RECORD } else { OF_NO_RECORD };
        let [situation, action, result, url] = fields.map(|field| cage.word(field, mark));
        let (criterion, url) = (criteria.next().unwrap(), format!("https://example.org/{url}"));
        let item = NewCaseItem { criterion, record, situation, action, result, url, visibility };
        logbook.add_case_item(&item).unwrap();
    };
    for (mark, visibility) in marks {
        let marks = NewMarks { visibility, ..NewMarks::default() };
        let entry = NewEntry { title: "Of the case".into(), marks, ..NewEntry::default() };
        let record = Some(logbook.add_entry(entry).unwrap().id.into());
        add(mark, visibility, None);
        add(mark, Visibility::Report, record);
    }
}

#[test]
fn a_case_holds_what_its_reader_may_see_alone_and_in_the_report() {
    let Planted { logbook, mut cage } = planted();
    let [(maya, _), (noor, _)] = mentors(&logbook);
    case_items(&logbook, &mut cage, maya);
    let case = |one: &Canary| OF_A_RECORD.contains(&one.field) || OF_NO_RECORD.contains(&one.field);
    let readers: [(Audience, &[&str]); 4] = [
        (Audience::Report, &[SHARED]),
        (Audience::Mentor(maya), &[SHARED, "mentor", "mentor:Maya"]),
        (Audience::Mentor(noor), &[SHARED, "mentor"]),
        (Audience::Me, &[SHARED, "mentor", "mentor:Maya", "private"]),
    ];
    for (audience, marks) in readers {
        let composed = logbook.compose_case(None, audience).unwrap();
        let report = report(&logbook, QUARTER, audience);
        for format in Format::ALL {
            let alone = write_case(&composed.case, format, &Options::default()).unwrap().bytes;
            for (bytes, whole) in [(alone, true), (file(&report, format), false)] {
                let found = cage.found(&bytes, format);
                let found: BTreeSet<Canary> = found.into_iter().filter(|one| whole || case(one)).collect();
                // A report tells of the items that have a record in its quarter.
                let told = |one: &Canary| OF_A_RECORD.contains(&one.field) || (whole && case(one));
                let wanted: BTreeSet<_> = cage.all().filter(|one| told(one) && marks.contains(&one.mark)).collect();
                assert_eq!(found, wanted, "{audience:?} {format:?}");
            }
        }
    }
}
