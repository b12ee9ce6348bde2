//! A logbook with a word in every field of every noun and part, once for each mark; all of it in the fourth quarter of 2026.

use cairn::*;
use chrono::NaiveDate;

use crate::cage::Cage;
use crate::{NOON, logbook_at};

/// The mark of records that are for the report.
pub const SHARED: &str = "report";
/// Where a text stood that is no longer in any record: worded anew, undone, deleted.
pub const GONE: &str = "gone";

/// The skills that each mark's records map to: one each, so that no rating replaces another.
const SKILLS: [&str; 5] = ["papers", "mentoring", "training", "collection", "serving"];

pub struct Planted {
    pub logbook: Logbook,
    pub cage: Cage,
}

/// Writes the records of one mark, with a word in every field.
struct Planter<'a> {
    logbook: &'a Logbook,
    cage: &'a mut Cage,
    mark: &'static str,
    visibility: Visibility,
    skill: &'static str,
}

pub fn planted() -> Planted {
    let logbook = logbook_at(NOON);
    let mut cage = Cage::default();
    let maya = logbook.add_person(NewPerson { name: "Maya".into(), ..NewPerson::default() }).unwrap();
    let only_maya = Visibility::Person(maya.id);
    let less = [("private", Visibility::Private), ("mentor", Visibility::Mentor), ("mentor:Maya", only_maya)];
    let mut held_back = Vec::new();
    for ((mark, visibility), skill) in less.into_iter().chain([(SHARED, Visibility::Report)]).zip(SKILLS) {
        let mut planter = Planter { logbook: &logbook, cage: &mut cage, mark, visibility, skill };
        let records = planter.every_noun(&held_back);
        held_back.extend(records);
    }
    let parts = [
        ("report, its part private", less[0].1),
        ("report, its part mentor", less[1].1),
        ("report, its part mentor:Maya", only_maya),
    ];
    for (mark, part) in parts {
        Planter { logbook: &logbook, cage: &mut cage, mark, visibility: Visibility::Report, skill: SKILLS[4] }
            .parts(part);
    }
    // A part can be less visible than its record, never more.
    Planter {
        logbook: &logbook,
        cage: &mut cage,
        mark: "private, its part report",
        visibility: Visibility::Private,
        skill: SKILLS[4],
    }
    .parts(Visibility::Report);
    Planter { logbook: &logbook, cage: &mut cage, mark: GONE, visibility: Visibility::Report, skill: SKILLS[4] }.gone();
    Planted { logbook, cage }
}

pub fn on(day: &str) -> Option<NaiveDate> {
    Some(day.parse().unwrap())
}

impl Planter<'_> {
    fn word(&mut self, field: &'static str) -> String {
        self.cage.word(field, self.mark)
    }

    fn marks(&mut self) -> NewMarks {
        NewMarks {
            visibility: self.visibility,
            evidence: vec![NewEvidence { name: self.skill.into(), verb: Verb::Led }],
            tags: vec![self.word("tag")],
            ..NewMarks::default()
        }
    }

    /// One record of every noun; each speaks of the records before it, which are held back from it.
    fn every_noun(&mut self, held_back: &[RecordId]) -> Vec<RecordId> {
        let person = self.person();
        let session = self.session(person);
        let goal = self.goal(session, held_back.iter().copied());
        let activity = self.activity();
        let certification = self.certification(activity);
        self.ratings(person);
        let mut records = vec![session.into(), goal.into(), activity.into(), certification.into()];
        records.extend([self.entry(held_back), self.imported()]);
        for (field, period) in [("intention", "2026Q4"), ("focus", "2027Q1"), ("earlier intention", "2026Q3")] {
            let (words, marks) = (self.word(field), self.marks());
            records.push(self.logbook.intend(&self.logbook.period(period).unwrap(), &words, marks).unwrap().id.into());
        }
        for record in &records {
            let name = format!("{}.txt", self.word("attachment's name"));
            let bytes = self.word("attachment's bytes");
            self.logbook.attach(*record, &name, bytes.as_bytes()).unwrap();
        }
        records
    }

    /// A person with a mark of their own, and the one that sessions are with, whose record nobody else sees.
    fn person(&mut self) -> PersonId {
        let listed = NewPerson {
            name: self.word("person's name"),
            role: self.word("person's role"),
            email: format!("{}@example.org", self.word("person's address")),
            marks: self.marks(),
            ..NewPerson::default()
        };
        self.logbook.add_person(listed).unwrap();
        let met = NewPerson {
            name: self.word("whom the session is with"),
            role: self.word("person's role"),
            email: format!("{}@example.org", self.word("person's address")),
            ..NewPerson::default()
        };
        let person = self.logbook.add_person(met).unwrap().id;
        let mentorship = NewMentorship {
            marks: self.marks(),
            purpose: self.word("mentorship's purpose"),
            confidentiality: self.word("mentorship's confidentiality"),
            from_on: on("2026-10-01"),
            ..NewMentorship::with(person)
        };
        self.logbook.start_mentorship(mentorship).unwrap();
        let text = self.word("parked topic");
        self.logbook.park_topic(ParkedTopic { person_id: person, text }).unwrap();
        person
    }

    fn session(&mut self, person: PersonId) -> SessionId {
        let session = NewSession {
            marks: self.marks(),
            person_id: Some(person),
            held_on: on("2026-10-14"),
            minutes: Some(50),
            notes: self.word("session's notes"),
            private_notes: self.word("session's private notes"),
            takeaway: self.word("takeaway"),
            topics: vec![NewTopic { text: self.word("topic"), ..NewTopic::default() }],
            decisions: vec![NewDecision { text: self.word("decision"), ..NewDecision::default() }],
            actions: vec![
                NewAction { text: self.word("action"), ..NewAction::default() },
                NewAction { text: self.word("dropped action"), ..NewAction::default() },
            ],
            ..NewSession::default()
        };
        let session = self.logbook.add_session(session).unwrap();
        let reason = self.word("why an action was dropped");
        self.logbook.drop_action(session.actions[1].id, &reason).unwrap();
        session.id
    }

    fn goal(&mut self, session: SessionId, held_back: impl Iterator<Item = RecordId>) -> GoalId {
        let whole = NewGoal {
            marks: NewMarks { links: held_back.collect(), ..self.marks() },
            title: self.word("goal"),
            why: self.word("why"),
            success_criteria: self.word("success criteria"),
            next_step: self.word("next step"),
            start_on: on("2026-10-02"),
            milestones: vec![NewMilestone {
                title: self.word("milestone"),
                unit: Some(self.word("unit")),
                target: Some(10.0),
                value: Some(4.0),
                ..NewMilestone::default()
            }],
            ..NewGoal::default()
        };
        let goal = self.logbook.add_goal(whole).unwrap().id;
        let check_in = NewCheckIn {
            checked_on: on("2026-10-20"),
            note: self.word("check-in"),
            blocker: self.word("blocker"),
            session_id: Some(session),
            ..NewCheckIn::default()
        };
        self.logbook.check_in_goal(goal, check_in).unwrap();
        let dropped = NewGoal { marks: self.marks(), title: self.word("goal"), ..NewGoal::default() };
        let dropped = self.logbook.add_goal(dropped).unwrap().id;
        let reason = self.word("why a goal was dropped");
        self.logbook.move_goal(dropped, GoalMove::Drop { reason }).unwrap();
        self.below(goal);
        goal
    }

    /// A goal for the report that serves this one, whatever this one's mark is.
    fn below(&mut self, parent: GoalId) {
        let child = NewGoal {
            marks: NewMarks { visibility: Visibility::Report, ..NewMarks::default() },
            title: self.cage.word("goal", SHARED),
            parent_id: Some(parent),
            ..NewGoal::default()
        };
        self.logbook.add_goal(child).unwrap();
    }

    fn activity(&mut self) -> ActivityId {
        let activity = NewActivity {
            marks: self.marks(),
            title: self.word("activity"),
            kind: ActivityKind::Course,
            minutes: Some(90),
            happened_on: on("2026-10-21"),
            url: format!("https://example.org/{}", self.word("activity's address")),
            note: self.word("activity's note"),
        };
        self.logbook.add_activity(activity).unwrap().id
    }

    fn certification(&mut self, activity: ActivityId) -> CertificationId {
        let certification = NewCertification {
            marks: self.marks(),
            name: self.word("certification"),
            issuer: self.word("issuer"),
            stage: Some(CertificationStage::Earned),
            earned_on: on("2026-10-28"),
            expires_on: on("2028-10-28"),
            credential_id: self.word("credential id"),
            url: format!("https://example.org/{}", self.word("credential's address")),
            cost: self.word("cost"),
            ..NewCertification::default()
        };
        let id = self.logbook.add_certification(certification).unwrap().id;
        let note = self.word("credit's note");
        self.logbook
            .move_certification(id, CertificationMove::Credit { amount: 2.0, note, from_id: Some(activity.into()) })
            .unwrap();
        id
    }

    fn ratings(&mut self, person: PersonId) {
        for (level, person_id) in [(2, None), (3, Some(person))] {
            let rating = NewAssessment {
                marks: self.marks(),
                skill: self.skill.into(),
                level,
                reason: self.word("reason of a rating"),
                person_id,
                assessed_on: on("2026-11-02"),
            };
            self.logbook.rate_skill(rating).unwrap();
        }
    }

    fn entry(&mut self, held_back: &[RecordId]) -> RecordId {
        let quote = self.word("quote");
        let entry = NewEntry {
            marks: NewMarks { links: held_back.to_vec(), ..self.marks() },
            happened_on: on("2026-11-03"),
            title: self.word("entry"),
            body: quote.clone(),
            minutes: Some(30),
            mood: Some(2),
            energy: Some(4),
            ..NewEntry::default()
        };
        let entry = self.logbook.add_entry(entry).unwrap();
        let evidence = vec![NewEvidence { name: self.skill.into(), verb: Verb::Led }];
        let quoted = self.logbook.promote_paragraph(Promotion { entry: entry.id, paragraph: quote, evidence }).unwrap();
        // What it links to is named in its text, as the window's editor names it.
        let named = quoted.marks.links.iter().map(|line| format!(" [[{}]]", line.title));
        let body = self.word("entry's text") + &named.collect::<String>();
        let reworded = NewEntry { body, ..NewEntry::from(&quoted) };
        self.logbook.edit_entry(EntryEdit { id: entry.id, base: None, entry: reworded }).unwrap();
        entry.id.into()
    }

    fn imported(&mut self) -> RecordId {
        let path = format!("{}/note.md", self.word("entry's source"));
        let note = ImportNote {
            path: path.clone(),
            title: self.word("entry"),
            happened_on: "2026-11-04".parse().unwrap(),
            tags: vec![self.word("tag")],
            frontmatter: Some(format!("secret: {}", self.word("frontmatter"))),
            body: self.word("entry's text"),
            sha256: self.word("entry's source"),
        };
        self.logbook.import_notes(&[note], Update::Nothing, &mut |_, _| {}).unwrap();
        let folder = Some(path.trim_end_matches("/note.md").to_owned());
        let found = self.logbook.list_entries(EntryFilter { folder, ..EntryFilter::default() }).unwrap();
        let record = found[0].id.into();
        let visibility = Some(self.visibility);
        self.logbook.mark_all(MarkAll { records: vec![record], visibility, ..MarkAll::default() }).unwrap();
        record
    }

    /// A goal and a session whose parts have a mark of their own.
    fn parts(&mut self, part: Visibility) {
        let marks = NewMarks { visibility: self.visibility, ..NewMarks::default() };
        let visibility = Some(part);
        let goal = NewGoal {
            marks: marks.clone(),
            title: "A goal with parts".into(),
            milestones: vec![NewMilestone {
                title: self.word("milestone"),
                unit: Some(self.word("unit")),
                target: Some(10.0),
                visibility,
                ..NewMilestone::default()
            }],
            ..NewGoal::default()
        };
        let goal = self.logbook.add_goal(goal).unwrap().id;
        let (note, blocker) = (self.word("check-in"), self.word("blocker"));
        self.logbook.check_in_goal(goal, NewCheckIn { note, blocker, visibility, ..NewCheckIn::default() }).unwrap();
        let person = NewPerson { name: format!("Robin, {}", self.mark), ..NewPerson::default() };
        let session = NewSession {
            marks,
            person_id: Some(self.logbook.add_person(person).unwrap().id),
            topics: vec![NewTopic { text: self.word("topic"), visibility, ..NewTopic::default() }],
            decisions: vec![NewDecision { text: self.word("decision"), visibility, ..NewDecision::default() }],
            actions: vec![NewAction { text: self.word("action"), visibility, ..NewAction::default() }],
            ..NewSession::default()
        };
        self.logbook.add_session(session).unwrap();
    }

    /// Texts for the report that are no longer what the record says.
    fn gone(&mut self) {
        let marks = NewMarks { visibility: Visibility::Report, ..NewMarks::default() };
        let entry = NewEntry {
            marks: marks.clone(),
            title: self.word("entry"),
            body: self.word("entry's text"),
            ..NewEntry::default()
        };
        let reworded = self.logbook.add_entry(entry).unwrap();
        let entry = NewEntry { title: "Worded anew".into(), body: String::new(), ..NewEntry::from(&reworded) };
        self.logbook.edit_entry(EntryEdit { id: reworded.id, base: None, entry }).unwrap();

        let goal = NewGoal {
            marks: marks.clone(),
            title: self.word("goal"),
            milestones: vec![NewMilestone { title: self.word("milestone"), ..NewMilestone::default() }],
            ..NewGoal::default()
        };
        let goal = self.logbook.add_goal(goal).unwrap();
        let without = NewGoal { title: "Worded anew".into(), milestones: vec![], ..NewGoal::from(&goal) };
        self.logbook.edit_goal(goal.id, without).unwrap();

        let activity = NewActivity {
            marks: marks.clone(),
            title: self.word("activity"),
            kind: ActivityKind::Talk,
            minutes: None,
            happened_on: None,
            url: String::new(),
            note: String::new(),
        };
        let deleted = self.logbook.add_activity(activity).unwrap().id;
        self.logbook.delete_record(deleted.into()).unwrap();

        let entry = NewEntry { marks, title: self.word("entry"), ..NewEntry::default() };
        self.logbook.add_entry(entry).unwrap();
        self.logbook.undo().unwrap();
    }
}
