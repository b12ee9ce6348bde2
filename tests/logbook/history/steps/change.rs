//! One change of a random sequence, over whichever noun its numbers choose.

use cairn::{
    ActivityKind, CertificationMove, CertificationStage, EndMentorship, EntryEdit, EntryKind, FileArea, FileSkill,
    FocusRating, GoalMove, Logbook, MarkAll, MergePeople, MergeTags, MilestoneId, NewAction, NewActivity,
    NewAssessment, NewCertification, NewCheckIn, NewDecision, NewEntry, NewEntryTemplate, NewEvidence, NewGoal,
    NewMarks, NewMentorship, NewMilestone, NewPerson, NewSession, NewTarget, NewTopic, Owner, ParkedTopic, Period,
    PersonId, Profile, Promotion, Quarter, RecordId, Result, SessionStatus, Span, TopicState, Verb, Visibility,
    capture::Capturing,
};
use proptest::prelude::*;

use crate::support::day;

/// One change, with the numbers that choose what it is about.
#[derive(Debug, Clone)]
pub struct Move {
    what: u8,
    which: usize,
    how: usize,
    number: f64,
    words: String,
}

pub fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let words = prop_oneof![
        "[a-zA-ZäöüÉñ 0-9]{1,12}",
        Just("「深度学习」の訓練 \"quoted\" \\ back\tslash\r\n\u{1}\u{7f}\u{2028}😀".to_owned()),
        Just("'; DROP TABLE goal; -- {\"a\": null}".to_owned()),
    ];
    let number = prop_oneof![
        Just(0.1 + 0.2),
        Just(1e-7),
        Just(12.0),
        0.0..1e9f64,
        any::<f64>().prop_filter("finite", |n| n.is_finite())
    ];
    let one = (0..41u8, 0..50usize, 0..50usize, number, words).prop_map(|(what, which, how, number, words)| Move {
        what,
        which,
        how,
        number,
        words,
    });
    prop::collection::vec(one, 1..most)
}

/// The n-th of what there is, counted round.
pub fn nth<T: Clone>(all: &[T], which: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[which % all.len()].clone())
}

/// Every record of the logbook.
pub fn records(logbook: &Logbook) -> Vec<RecordId> {
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
            tags: ["Über", "über", "ddp", "DDP", "one two"]
                .iter()
                .take(self.how % 6)
                .map(|tag| (*tag).to_owned())
                .collect(),
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
            starts_at: (self.how.is_multiple_of(2)).then(|| "2026-11-20T23:30:00.123456789Z".parse().unwrap()),
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
                .map(|_| NewAction {
                    text: format!("do {}", self.words),
                    owner: Some(Owner::Them),
                    ..NewAction::default()
                })
                .collect(),
            next_on: (self.how.is_multiple_of(4)).then(|| day("2027-02-01")),
        }
    }

    /// Makes the change, if there is something to change; a rule may refuse it.
    pub fn make(&self, logbook: &Logbook) -> Result<()> {
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
                    parent_id: nth(&goals, self.how).filter(|_| self.which.is_multiple_of(2)).map(|goal| goal.id),
                    targets: vec![NewTarget {
                        name: SKILLS[self.how % 5].into(),
                        level: Some((self.which % 4 + 1) as u8),
                    }],
                    milestones: self.milestones([]),
                    ..NewGoal::default()
                })
                .map(drop),
            (2..=3, Some(goal), ..) => {
                let mut new = NewGoal::from(&goal);
                new.title = words;
                new.parent_id = nth(&goals, self.how).filter(|_| self.which.is_multiple_of(3)).map(|goal| goal.id);
                new.milestones = self.milestones(goal.milestones.iter().map(|one| one.id));
                new.targets = SKILLS
                    .iter()
                    .take(self.how % 3)
                    .map(|name| NewTarget { name: (*name).into(), level: None })
                    .collect();
                logbook.edit_goal(goal.id, new).map(drop)
            }
            (4, Some(goal), ..) => logbook
                .move_goal(
                    goal.id,
                    match self.how % 4 {
                        0 => GoalMove::Achieve { line: String::new() },
                        1 => GoalMove::Pause,
                        2 => GoalMove::Resume,
                        _ => GoalMove::Drop { reason: words },
                    },
                )
                .map(drop),
            (5, Some(goal), _, _, session) => logbook
                .check_in_goal(
                    goal.id,
                    NewCheckIn { note: words, session_id: session.map(|one| one.id), ..NewCheckIn::default() },
                )
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
                .add_person(NewPerson {
                    marks: self.marks(logbook),
                    name: words,
                    email: "a@example.org".into(),
                    ..NewPerson::default()
                })
                .map(drop),
            (12, _, _, Some(person), _) => {
                let archived_on = (self.how.is_multiple_of(2)).then(|| day("2026-11-01"));
                logbook
                    .edit_person(person.id, NewPerson { archived_on, role: words, ..NewPerson::from(&person) })
                    .map(drop)
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
                Some(one) if self.how.is_multiple_of(2) => {
                    let rating = FocusRating { skill: "papers".into(), level: 3, reason: words.clone() };
                    logbook.end_mentorship(one.id, EndMentorship { ratings: vec![rating], note: words }).map(drop)
                }
                Some(one) => {
                    let new = NewMentorship {
                        purpose: words,
                        skills: vec!["training".into(), "papers".into()],
                        ..NewMentorship::from(&one)
                    };
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
            (19, _, _, Some(person), _) => {
                logbook.park_topic(ParkedTopic { person_id: person.id, text: words }).map(drop)
            }
            (20, ..) => match nth(&logbook.list_actions(false)?, self.which) {
                Some(open) if self.how.is_multiple_of(4) => logbook.finish_action(open.action.id).map(drop),
                Some(open) if self.how % 4 == 1 => logbook.reopen_action(open.action.id).map(drop),
                Some(open) if self.how % 4 == 2 => {
                    logbook.postpone_action(open.action.id, Some(day("2026-12-24"))).map(drop)
                }
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
                            _ => CertificationMove::Credit {
                                amount: self.number,
                                note: words,
                                from_id: nth(&records(logbook), self.how),
                            },
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
                    Some(one) if self.how.is_multiple_of(2) => logbook.edit_activity(one.id, new).map(drop),
                    _ => logbook.add_activity(new).map(drop),
                }
            }
            (25, _, _, person, _) => logbook
                .rate_skill(NewAssessment {
                    skill: SKILLS[self.how % 2].into(),
                    level: (self.which % 6) as u8,
                    reason: words,
                    person_id: person.filter(|_| self.how.is_multiple_of(2)).map(|person| person.id),
                    ..NewAssessment::default()
                })
                .map(drop),
            (26, ..) => match nth(&logbook.list_intentions(&quarter())?, self.which) {
                Some(one) if self.how.is_multiple_of(2) => logbook.edit_intention(one.id, &words).map(drop),
                _ => logbook.intend(&quarter(), &words, self.marks(logbook)).map(drop),
            },
            (27, ..) => logbook
                .set_profile(Profile { name: words, target_level: Some((self.how % 6) as u8), ..Profile::default() })
                .map(drop),
            (28, _, Some(entry), ..) => match nth(&entry.marks.attachments, self.how) {
                Some(file) if self.which.is_multiple_of(2) => logbook.detach(file.id),
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
            (30..=31, ..) => {
                nth(&records(logbook), self.which).map_or(Ok(()), |one| logbook.delete_record(one).map(drop))
            }
            (32, ..) => nth(&logbook.trash()?, self.which).map_or(Ok(()), |gone| logbook.restore(gone.id).map(drop)),
            (33, ..) => self.framework(logbook),
            (34, ..) => logbook
                .capture(Capturing { line: format!("{words} #mentoring +ddp 1h30"), ..Capturing::default() })
                .map(drop),
            (35, _, _, _, Some(session)) => match nth(&session.topics, self.how) {
                Some(topic) => {
                    let to = nth(&logbook.list_sessions(Default::default())?, self.which).map(|to| to.id);
                    logbook.carry_topic(topic.id, to.filter(|_| self.how.is_multiple_of(2))).map(drop)
                }
                None => Ok(()),
            },
            (36, _, Some(entry), ..) => match nth(&entry.marks.evidence, self.how) {
                Some(part) => logbook.mark_part(part.id, self.which.is_multiple_of(2).then_some(Visibility::Private)),
                None => Ok(()),
            },
            (37, _, _, Some(person), _) => match nth(&people, self.how) {
                Some(into) => logbook.merge_people(MergePeople { from: person.id, into: into.id }).map(drop),
                None => Ok(()),
            },
            (38, ..) => match nth(&logbook.list_tags()?, self.which) {
                Some(tag) if self.how.is_multiple_of(5) => logbook.delete_tag(tag.name).map(drop),
                Some(tag) => {
                    let into = ["Über", "ddp", "dDP", "one two", "new"][self.how % 5].to_owned();
                    logbook.merge_tags(MergeTags { from: vec![tag.name, "Über".into()], into }).map(drop)
                }
                None => Ok(()),
            },
            (39, _, Some(entry), ..) => {
                let evidence = vec![NewEvidence { name: SKILLS[self.how % 4].into(), verb: Verb::Led }];
                let promotion = Promotion { entry: entry.id, paragraph: entry.body, evidence };
                logbook.promote_paragraph(promotion).map(drop)
            }
            (40, ..) => {
                let new = NewEntryTemplate { name: words, kind: EntryKind::Win, body: self.words.clone() };
                match logbook.list_entry_templates()?.templates[0].id {
                    Some(id) if self.how.is_multiple_of(3) => logbook.delete_entry_template(id),
                    Some(id) if self.how % 3 == 1 => logbook.edit_entry_template(id, new).map(drop),
                    _ => logbook.add_entry_template(new).map(drop),
                }
            }
            _ => Ok(()),
        }
    }

    /// A framework of the person's own: added, replaced by a version with one skill more or less, or picked.
    fn framework(&self, logbook: &Logbook) -> Result<()> {
        if self.how.is_multiple_of(4) {
            let name = if self.which.is_multiple_of(2) { "mine" } else { "deep-learning-engineer" };
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
