//! Any sequence of changes over all nouns: undone step by step it gives back every state, redone the same.

use cairn::{
    ActivityKind, CertificationMove, CertificationStage, EntryEdit, FileArea, FileSkill, GoalMove, Kind, Logbook,
    MarkAll, MilestoneId, NewAction, NewActivity, NewAssessment, NewCertification, NewCheckIn, NewDecision, NewEntry,
    NewEvidence, NewGoal, NewMarks, NewMentorship, NewMilestone, NewPerson, NewSession, NewTarget, NewTopic, Owner,
    ParkedTopic, Period, PersonId, Profile, Quarter, RecordId, Result, SessionStatus, Span, TopicState, Verb, Visibility,
    capture::Capturing,
};
use proptest::prelude::*;

use crate::support::{day, logbook, on_disk};

/// One change, with the numbers that choose what it is about.
#[derive(Debug, Clone)]
struct Move {
    what: u8,
    which: usize,
    how: usize,
    number: f64,
    words: String,
}

fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let words = prop_oneof![
        "[a-zA-ZäöüÉñ 0-9]{1,12}",
        Just("「深度学习」の訓練 \"quoted\" \\ back\tslash\r\n\u{1}\u{7f}\u{2028}😀".to_owned()),
        Just("'; DROP TABLE goal; -- {\"a\": null}".to_owned()),
    ];
    let number = prop_oneof![Just(0.1 + 0.2), Just(1e-7), Just(12.0), 0.0..1e9f64, any::<f64>().prop_filter("finite", |n| n.is_finite())];
    let one = (0..35u8, 0..50usize, 0..50usize, number, words)
        .prop_map(|(what, which, how, number, words)| Move { what, which, how, number, words });
    prop::collection::vec(one, 1..most)
}

/// The n-th of what there is, counted round.
fn nth<T: Clone>(all: &[T], which: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[which % all.len()].clone())
}

fn records(logbook: &Logbook) -> Vec<RecordId> {
    let mut all: Vec<RecordId> = vec![];
    all.extend(logbook.list_goals(Default::default()).unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_entries(Default::default()).unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_sessions(Default::default()).unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_people().unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_mentorships().unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_certifications(None).unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_activities().unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.list_intentions(&quarter()).unwrap().iter().map(|one| RecordId::from(one.id)));
    all.extend(logbook.skill_history("mentoring").unwrap_or_default().iter().map(|one| RecordId::from(one.id)));
    all
}

fn quarter() -> Period {
    Period::from(Quarter::of(day("2026-11-23")))
}

const SKILLS: [&str; 5] = ["mentoring", "training", "leadership", "papers", "own-skill"];

impl Move {
    fn marks(&self, logbook: &Logbook) -> NewMarks {
        let people: Vec<PersonId> = logbook.list_people().unwrap().iter().map(|person| person.id).collect();
        NewMarks {
            visibility: match (self.how % 4, nth(&people, self.which)) {
                (0, _) => Visibility::Private,
                (1, _) => Visibility::Mentor,
                (2, Some(person)) => Visibility::Person(person),
                _ => Visibility::Report,
            },
            evidence: (0..self.which % 3)
                .map(|nth| NewEvidence {
                    name: SKILLS[(self.how + nth) % 4].into(),
                    verb: Verb::ALL[(self.how + nth) % Verb::ALL.len()],
                })
                .collect(),
            tags: ["Über", "über", "ddp", "DDP", "one two"].iter().take(self.how % 6).map(|tag| (*tag).to_owned()).collect(),
            links: records(logbook).into_iter().skip(self.which).take(self.how % 3).collect(),
            ..NewMarks::default()
        }
    }

    fn milestones(&self, had: impl IntoIterator<Item = MilestoneId>) -> Vec<NewMilestone> {
        let kept = had.into_iter().map(Some).chain([None, None]).skip(self.how % 3).take(self.which % 4);
        kept.map(|id| NewMilestone {
            id,
            title: format!("step {}", self.words),
            target: Some(self.number),
            unit: Some("runs".into()),
            value: Some(self.number / 3.0),
            ..NewMilestone::default()
        })
        .collect()
    }

    fn session(&self, logbook: &Logbook, person: PersonId) -> NewSession {
        NewSession {
            marks: self.marks(logbook),
            person_id: Some(person),
            status: Some(SessionStatus::ALL[self.how % 3]),
            held_on: Some(day("2026-11-01") + chrono::Days::new(self.which as u64)),
            starts_at: (self.how % 2 == 0).then(|| "2026-11-20T23:30:00.123456789Z".parse().unwrap()),
            zone: "Asia/Tokyo".into(),
            minutes: Some(45),
            notes: self.words.clone(),
            private_notes: self.words.clone(),
            takeaway: self.words.clone(),
            topics: (0..self.how % 3)
                .map(|_| NewTopic { text: format!("about {}", self.words), ..NewTopic::default() })
                .collect(),
            decisions: vec![NewDecision { text: format!("so {}", self.words), ..NewDecision::default() }],
            actions: (0..self.which % 3)
                .map(|_| NewAction { text: format!("do {}", self.words), owner: Some(Owner::Them), ..NewAction::default() })
                .collect(),
        }
    }

    /// Makes the change, if there is something to change; a rule may refuse it.
    fn make(&self, logbook: &Logbook) -> Result<()> {
        let people = logbook.list_people()?;
        let goals = logbook.list_goals(Default::default())?;
        let entries = logbook.list_entries(Default::default())?;
        let sessions = logbook.list_sessions(Default::default())?;
        let person = nth(&people, self.which);
        let goal = nth(&goals, self.which);
        let entry = nth(&entries, self.which);
        let session = nth(&sessions, self.which);
        let words = self.words.clone();
        match (self.what, goal, entry, person, session) {
            (0..=1, ..) => logbook
                .add_goal(NewGoal {
                    marks: self.marks(logbook),
                    title: words,
                    why: self.words.clone(),
                    parent_id: nth(&goals, self.how).filter(|_| self.which % 2 == 0).map(|goal| goal.id),
                    targets: vec![NewTarget { name: SKILLS[self.how % 5].into(), level: Some((self.which % 4 + 1) as u8) }],
                    milestones: self.milestones([]),
                    ..NewGoal::default()
                })
                .map(drop),
            (2..=3, Some(goal), ..) => {
                let mut new = NewGoal::from(&goal);
                new.title = words;
                new.parent_id = nth(&goals, self.how).filter(|_| self.which % 3 == 0).map(|goal| goal.id);
                new.milestones = self.milestones(goal.milestones.iter().map(|one| one.id));
                new.targets = SKILLS.iter().take(self.how % 3).map(|name| NewTarget { name: (*name).into(), level: None }).collect();
                logbook.edit_goal(goal.id, new).map(drop)
            }
            (4, Some(goal), ..) => logbook
                .move_goal(
                    goal.id,
                    match self.how % 4 {
                        0 => GoalMove::Achieve,
                        1 => GoalMove::Pause,
                        2 => GoalMove::Resume,
                        _ => GoalMove::Drop { reason: words },
                    },
                )
                .map(drop),
            (5, Some(goal), _, _, session) => logbook
                .check_in_goal(goal.id, NewCheckIn { note: words, session_id: session.map(|one| one.id), ..NewCheckIn::default() })
                .map(drop),
            (6, Some(goal), ..) => nth(&goal.milestones, self.how)
                .map_or(Ok(()), |step| logbook.reach_milestone(step.id, Some(self.number)).map(drop)),
            (7..=8, ..) => logbook
                .add_entry(NewEntry { marks: self.marks(logbook), body: words, mood: Some(4), ..NewEntry::default() })
                .map(drop),
            (9..=10, _, Some(entry), ..) => {
                let new = NewEntry { marks: self.marks(logbook), title: words, ..NewEntry::from(&entry) };
                logbook.edit_entry(EntryEdit { id: entry.id, base: None, entry: new }).map(drop)
            }
            (11, ..) => logbook
                .add_person(NewPerson { marks: self.marks(logbook), name: words, email: "a@example.org".into(), ..NewPerson::default() })
                .map(drop),
            (12, _, _, Some(person), _) => {
                let archived_on = (self.how % 2 == 0).then(|| day("2026-11-01"));
                logbook.edit_person(person.id, NewPerson { archived_on, role: words, ..NewPerson::from(&person) }).map(drop)
            }
            (13, _, _, Some(person), _) => logbook
                .start_mentorship(NewMentorship {
                    skills: vec!["mentoring".into(), "papers".into()],
                    purpose: words,
                    cadence: Some(Span::Weeks(2)),
                    ..NewMentorship::with(person.id)
                })
                .map(drop),
            (14, ..) => match nth(&logbook.list_mentorships()?, self.which) {
                Some(one) if self.how % 2 == 0 => logbook.end_mentorship(one.id).map(drop),
                Some(one) => {
                    let new = NewMentorship { purpose: words, skills: vec!["training".into()], ..NewMentorship::from(&one) };
                    logbook.edit_mentorship(one.id, new).map(drop)
                }
                None => Ok(()),
            },
            (15..=16, _, _, Some(person), _) => logbook.add_session(self.session(logbook, person.id)).map(drop),
            (17..=18, _, _, _, Some(session)) => {
                let mut new = NewSession { notes: words, ..NewSession::from(&session) };
                new.topics.truncate(self.how % 3);
                new.actions.reverse();
                new.topics.iter_mut().for_each(|topic| topic.state = Some(TopicState::ALL[self.how % 3]));
                logbook.edit_session(session.id, new).map(drop)
            }
            (19, _, _, Some(person), _) => logbook.park_topic(ParkedTopic { person_id: person.id, text: words }).map(drop),
            (20, ..) => match nth(&logbook.list_actions(false)?, self.which) {
                Some(open) if self.how % 3 == 0 => logbook.finish_action(open.action.id).map(drop),
                Some(open) if self.how % 3 == 1 => logbook.reopen_action(open.action.id).map(drop),
                Some(open) => logbook.drop_action(open.action.id, &words).map(drop),
                None => Ok(()),
            },
            (21, ..) => logbook
                .add_certification(NewCertification {
                    name: words,
                    stage: Some(CertificationStage::Earned),
                    earned_on: Some(day("2024-02-29")),
                    expires_on: Some(day("2027-02-28")),
                    credits_needed: Some(1.0 + self.number.abs()).filter(|needed| needed.is_finite()),
                    cycle: Some(Span::Years(3)),
                    ..NewCertification::default()
                })
                .map(drop),
            (22..=23, ..) => match nth(&logbook.list_certifications(None)?, self.which) {
                Some(one) => logbook
                    .move_certification(
                        one.id,
                        match self.how % 5 {
                            0 => CertificationMove::Study,
                            1 => CertificationMove::Renew { renewed_on: None, expires_on: None },
                            2 => CertificationMove::Withdraw,
                            3 => CertificationMove::Earn { earned_on: None, expires_on: None },
                            _ => CertificationMove::Credit { amount: self.number, note: words, from_id: nth(&records(logbook), self.how) },
                        },
                    )
                    .map(drop),
                None => Ok(()),
            },
            (24, ..) => {
                let new = NewActivity {
                    marks: self.marks(logbook),
                    title: words,
                    kind: ActivityKind::ALL[self.how % ActivityKind::ALL.len()],
                    minutes: Some(self.which as u32),
                    happened_on: None,
                    url: String::new(),
                    note: self.words.clone(),
                };
                match nth(&logbook.list_activities()?, self.which) {
                    Some(one) if self.how % 2 == 0 => logbook.edit_activity(one.id, new).map(drop),
                    _ => logbook.add_activity(new).map(drop),
                }
            }
            (25, _, _, person, _) => logbook
                .rate_skill(NewAssessment {
                    skill: SKILLS[self.how % 2].into(),
                    level: (self.which % 6) as u8,
                    reason: words,
                    person_id: person.filter(|_| self.how % 2 == 0).map(|person| person.id),
                    ..NewAssessment::default()
                })
                .map(drop),
            (26, ..) => match nth(&logbook.list_intentions(&quarter())?, self.which) {
                Some(one) if self.how % 2 == 0 => logbook.edit_intention(one.id, &words, self.marks(logbook)).map(drop),
                _ => logbook.intend(&quarter(), &words, self.marks(logbook)).map(drop),
            },
            (27, ..) => logbook
                .set_profile(Profile { name: words, target_level: Some((self.how % 6) as u8), ..Profile::default() })
                .map(drop),
            (28, _, Some(entry), ..) => match nth(&entry.marks.attachments, self.how) {
                Some(file) if self.which % 2 == 0 => logbook.detach(file.id),
                _ => logbook.attach(entry.id.into(), "notes.txt", self.words.as_bytes()).map(drop),
            },
            (29, ..) => logbook
                .mark_all(MarkAll {
                    records: records(logbook).into_iter().skip(self.which).take(4).collect(),
                    visibility: Some(Visibility::Report),
                    tags: vec!["ddp".into()],
                    untags: vec!["über".into()],
                    ..MarkAll::default()
                })
                .map(drop),
            (30..=31, ..) => nth(&records(logbook), self.which).map_or(Ok(()), |one| logbook.delete_record(one).map(drop)),
            (32, ..) => nth(&logbook.trash()?, self.which).map_or(Ok(()), |gone| logbook.restore(gone.id).map(drop)),
            (33, ..) => self.framework(logbook),
            (34, ..) => logbook.capture(Capturing { line: format!("{words} #mentoring +ddp 1h30"), ..Capturing::default() }).map(drop),
            _ => Ok(()),
        }
    }

    /// A framework of the person's own: added, replaced by a version with one skill more or less, or picked.
    fn framework(&self, logbook: &Logbook) -> Result<()> {
        if self.how % 4 == 0 {
            let name = if self.which % 2 == 0 { "mine" } else { "deep-learning-engineer" };
            return logbook.use_framework(name.into()).map(drop);
        }
        let mut file = logbook.framework_file(Some("deep-learning-engineer".into()))?;
        file.id = uuid::Uuid::from_u128(7);
        file.slug = "mine".into();
        file.version = self.how.to_string();
        let skill = |slug: &str| FileSkill {
            slug: slug.into(),
            name: format!("Skill {slug}"),
            description: String::new(),
            levels: Default::default(),
            evidence: vec![],
            source: vec![],
        };
        file.areas.truncate(0);
        file.criteria.clear();
        file.templates.clear();
        file.areas.push(FileArea {
            slug: "own".into(),
            name: "Own".into(),
            description: String::new(),
            pinned: true,
            source: vec![],
            skills: ["own-skill", "mentoring", "training"].iter().take(self.how % 4).map(|slug| skill(slug)).collect(),
        });
        logbook.import_framework(file).map(drop)
    }
}

fn state(logbook: &Logbook) -> String {
    logbook.export_all().unwrap()
}

fn newest(logbook: &Logbook) -> Option<i64> {
    logbook.history(None, 1).unwrap().first().map(|step| step.id)
}

/// Makes the moves; returns the state before the first and after each that became a step.
fn walk(logbook: &Logbook, moves: &[Move]) -> Vec<String> {
    let mut states = vec![state(logbook)];
    for one in moves {
        let steps = newest(logbook);
        let made = one.make(logbook);
        if newest(logbook) != steps {
            assert!(made.is_ok(), "a refused change is no step: {made:?}");
            states.push(state(logbook));
        } else if let (Err(refusal), Some(last)) = (&made, states.last()) {
            assert!(!matches!(refusal, cairn::Error::Storage { .. }), "{refusal} should have been a rule: {one:?}");
            assert!(state(logbook) == *last, "a refusal writes nothing: {refusal}");
        }
    }
    states
}

/// How many sequences each run tries; thousands were tried when this was written, and can be again.
fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("CAIRN_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: wanted.unwrap_or(usual), max_shrink_iters: 2000, ..ProptestConfig::default() }
}

/// Whether a step was taken; false at the end of the line, which is the only reason to refuse one.
fn more_of(step: Result<cairn::Step>) -> bool {
    match step {
        Ok(_) => true,
        Err(cairn::Error::Invalid { field: "history", .. }) => false,
        Err(other) => panic!("a step is always possible: {other}"),
    }
}

fn sound(logbook: &Logbook) {
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_changes_undone_one_by_one_lead_back_through_every_state_and_forth_again(moves in moves(24)) {
        let logbook = logbook();
        let states = walk(&logbook, &moves);
        sound(&logbook);
        for before in states.iter().rev().skip(1) {
            let step = logbook.undo().unwrap();
            prop_assert!(state(&logbook) == *before, "undoing {step:?}");
        }
        prop_assert!(logbook.undo().is_err());
        sound(&logbook);
        for after in states.iter().skip(1) {
            let step = logbook.redo().unwrap();
            prop_assert!(state(&logbook) == *after, "redoing {step:?}");
        }
        prop_assert!(logbook.redo().is_err());
        sound(&logbook);
    }

    #[test]
    fn wandering_back_and_forth_and_on_never_loses_the_way(rounds in prop::collection::vec((moves(6), 0..6usize, 0..6usize), 1..5)) {
        let logbook = logbook();
        let mut states = vec![state(&logbook)];
        for (moves, back, forth) in rounds {
            states.extend(walk(&logbook, &moves).into_iter().skip(1));
            let back = back.min(states.len() - 1);
            for _ in 0..back {
                logbook.undo().unwrap();
            }
            let forth = forth.min(back);
            for _ in 0..forth {
                logbook.redo().unwrap();
            }
            let here = states.len() - back + forth;
            prop_assert!(state(&logbook) == states[here - 1]);
            let steps = newest(&logbook);
            if logbook.add_entry(crate::support::text("and on")).is_ok() && newest(&logbook) != steps {
                states.truncate(here);
                states.push(state(&logbook));
            }
        }
        sound(&logbook);
        while more_of(logbook.undo()) {
            states.pop();
            prop_assert!(state(&logbook) == states[states.len() - 1]);
        }
        prop_assert_eq!(states.len(), 1);
    }

    #[test]
    fn erasing_in_between_never_stops_undo_and_leaves_a_sound_file(
        moves in moves(24), erased in prop::collection::vec(0..50usize, 1..4), more in moves(8),
    ) {
        let logbook = logbook();
        walk(&logbook, &moves);
        for which in erased {
            let gone: Vec<RecordId> = logbook.trash().unwrap().iter().map(|one| one.id).chain(records(&logbook)).collect();
            if let Some(one) = nth(&gone, which) && logbook.erase(one).is_ok() {
                prop_assert!(!state(&logbook).contains(&one.to_string()), "nothing names what was erased");
                sound(&logbook);
            }
        }
        walk(&logbook, &more);
        while more_of(logbook.undo()) {
            sound(&logbook);
        }
        prop_assert!(logbook.is_blank());
        while more_of(logbook.redo()) {
            sound(&logbook);
        }
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn undo_leads_back_when_the_file_is_opened_anew_for_every_step(moves in moves(12)) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logbook.db");
        let mut states = vec![state(&on_disk(&file))];
        for one in &moves {
            states.extend(walk(&on_disk(&file), std::slice::from_ref(one)).into_iter().skip(1));
        }
        for before in states.iter().rev().skip(1) {
            on_disk(&file).undo().unwrap();
            prop_assert!(state(&on_disk(&file)) == *before);
        }
        for after in states.iter().skip(1) {
            on_disk(&file).redo().unwrap();
            prop_assert!(state(&on_disk(&file)) == *after);
        }
        sound(&on_disk(&file));
    }
}

/// Whether no record is left, as far as lists show.
trait Blank {
    fn is_blank(&self) -> bool;
}

impl Blank for Logbook {
    fn is_blank(&self) -> bool {
        Kind::ALL.iter().all(|kind| {
            let query = format!("type:{kind}");
            self.search(&cairn::SearchInput { query, ..Default::default() }).unwrap().is_empty()
        })
    }
}
