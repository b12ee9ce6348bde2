use std::collections::BTreeSet;

use cairn::{
    Activity, Assessment, Certification, CertificationStage, CertificationStatus, Clock, Entry, EntryFilter, EntryKind,
    Error, Evidence, Goal, GoalFilter, GoalStatus, Intention, Logbook, Mentorship, NewEntry, NewMarks, Options, Owner,
    Period, Person, Profile, Session, SessionFilter, SessionStatus, Source, Verb, Visibility,
};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Utc, Weekday};
use proptest::prelude::*;

use crate::support::{logbook, noon, options};

/// Everything that the sample year holds.
#[derive(Debug, PartialEq)]
struct Year {
    today: NaiveDate,
    profile: Profile,
    people: Vec<Person>,
    mentorships: Vec<Mentorship>,
    goals: Vec<Goal>,
    sessions: Vec<Session>,
    certifications: Vec<Certification>,
    activities: Vec<Activity>,
    entries: Vec<Entry>,
    inbox: Vec<Entry>,
    assessments: Vec<Assessment>,
    intentions: Vec<Intention>,
}

fn quarters(today: NaiveDate) -> Vec<Period> {
    let now = Period::containing(today, None);
    std::iter::successors(Some(now), |later| Some(later.previous())).take(5).collect()
}

fn read(logbook: &Logbook) -> Year {
    let areas = logbook.list_areas().unwrap();
    let skills = areas.iter().flat_map(|area| &area.skills);
    let entries = |inbox| logbook.list_entries(EntryFilter { inbox, ..EntryFilter::default() }).unwrap();
    Year {
        today: logbook.today(),
        profile: logbook.get_profile().unwrap(),
        people: logbook.list_people().unwrap(),
        mentorships: logbook.list_mentorships().unwrap(),
        goals: logbook.list_goals(GoalFilter::default()).unwrap(),
        sessions: logbook.list_sessions(SessionFilter::default()).unwrap(),
        certifications: logbook.list_certifications(None).unwrap(),
        activities: logbook.list_activities().unwrap(),
        entries: entries(false),
        inbox: entries(true),
        assessments: skills.flat_map(|skill| logbook.skill_history(&skill.slug).unwrap()).collect(),
        intentions: quarters(logbook.today()).iter().flat_map(|of| logbook.list_intentions(of).unwrap()).collect(),
    }
}

fn filled_at(instant: DateTime<FixedOffset>) -> Logbook {
    let logbook = Logbook::in_memory(Options { clock: Clock::Fixed(instant), source: Source::Terminal }).unwrap();
    logbook.fill_demo().unwrap();
    logbook
}

fn year_at(day: NaiveDate) -> Year {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    read(&filled_at(DateTime::<Utc>::from_naive_utc_and_offset(day.and_time(noon), Utc).fixed_offset()))
}

fn sample() -> Year {
    read(&filled_at(noon()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Year {
    /// What each record of a period shows, with who may see it.
    fn evidence(&self, period: &Period) -> Vec<(&Evidence, Visibility)> {
        let entries = self.entries.iter().map(|one| (one.happened_on, &one.marks));
        let activities = self.activities.iter().map(|one| (one.happened_on, &one.marks));
        let held = self.sessions.iter().filter(|one| one.status == SessionStatus::Held);
        let sessions = held.map(|one| (one.held_on, &one.marks));
        let within = entries.chain(activities).chain(sessions).filter(|(on, _)| period.contains(*on));
        within.flat_map(|(_, marks)| marks.evidence.iter().map(|shown| (shown, marks.visibility))).collect()
    }

    fn areas(&self, period: &Period, visible: impl Fn(Visibility) -> bool) -> BTreeSet<&str> {
        self.evidence(period)
            .into_iter()
            .filter(|(_, mark)| visible(*mark))
            .map(|(shown, _)| shown.area.as_str())
            .collect()
    }

    fn goals_that_are(&self, status: GoalStatus) -> Vec<&Goal> {
        self.goals.iter().filter(|goal| goal.status == status).collect()
    }

    /// The promises that must hold whatever the day.
    fn keeps_its_promises(&self) {
        let today = self.today;
        assert_eq!((self.entries.len(), self.inbox.len(), self.activities.len()), (150, 4, 40));
        assert!(self.entries.iter().all(|entry| entry.happened_on <= today), "a journal has no day to come");
        assert!(self.activities.iter().all(|activity| activity.happened_on <= today));
        for session in &self.sessions {
            assert!(
                !matches!(session.held_on.weekday(), Weekday::Sat | Weekday::Sun),
                "{} is a weekend",
                session.held_on
            );
            match session.status {
                SessionStatus::Planned => {
                    assert!(
                        (1..=8).contains(&(session.held_on - today).num_days()),
                        "the next session is in the next days"
                    );
                    assert_eq!(session.starts_at.map(|start| start.date_naive()), Some(session.held_on));
                }
                SessionStatus::Held | SessionStatus::Cancelled => assert!(session.held_on <= today),
            }
            for action in &session.actions {
                assert!(action.done_on.is_none_or(|done| done <= today && done >= session.held_on), "{}", action.text);
            }
        }
        for goal in &self.goals {
            let past = |on: NaiveDate| on <= today;
            assert_eq!(goal.start_on > today, goal.status == GoalStatus::Planned, "{}", goal.title);
            assert!(goal.closed_on.is_none_or(past) && goal.check_ins.iter().all(|check_in| past(check_in.checked_on)));
            assert!(goal.milestones.iter().all(|milestone| milestone.reached_on.is_none_or(past)), "{}", goal.title);
        }
        assert!(self.profile.since_on.unwrap() < today);
        for period in quarters(today) {
            let of = |mentor: bool| {
                let rated = self.assessments.iter().filter(|one| period.contains(one.assessed_on));
                rated.filter(|one| one.person_id.is_some() == mentor).count()
            };
            assert!(of(false) >= 7 && of(true) >= 6, "{} lacks ratings", period.label);
            let rated = self.assessments.iter().filter(|one| period.contains(one.assessed_on));
            let mentors: BTreeSet<_> = rated.filter_map(|one| one.by.as_deref()).collect();
            assert_eq!(mentors.len(), 2, "both mentors rate in {}", period.label);
            assert_eq!(self.intentions.iter().filter(|one| one.quarter == period.label).count(), 3);
        }
        let last = &quarters(today)[1];
        assert_eq!(self.areas(last, |_| true).len(), 12, "every area has something in the last complete quarter");
        assert_eq!(self.areas(last, |mark| mark == Visibility::Report).len(), 12, "and so has the report of it");
        let earliest = &quarters(today)[4];
        assert!(
            self.entries.iter().any(|entry| entry.happened_on < earliest.from + Days::new(7)),
            "the first quarter is whole"
        );
        self.certifications_stand_as_told();
    }

    fn certifications_stand_as_told(&self) {
        let named = |piece: &str| self.certifications.iter().find(|one| one.name.contains(piece)).unwrap();
        assert_eq!(self.certifications.len(), 4);
        assert_eq!(named("Machine Learning").status, CertificationStatus::Expired);
        let scrum = named("Scrum");
        assert_eq!(scrum.status, CertificationStatus::Expiring);
        assert!((1..=60).contains(&(scrum.expires_on.unwrap() - self.today).num_days()));
        assert_eq!(scrum.renewals.len(), 1);
        assert_eq!((scrum.credits.list.len(), scrum.credits.needed), (5, Some(20.0)));
        assert!((10.0..20.0).contains(&scrum.credits.gained), "some credits, and some still to gain");
        let booked = named("Kubernetes");
        assert_eq!(booked.stage, CertificationStage::Booked);
        assert!(booked.exam_on.unwrap() > self.today);
        assert_eq!(named("LLMs").stage, CertificationStage::Studying);
    }
}

#[test]
fn the_sample_year_holds_what_it_promises() {
    let year = sample();
    year.keeps_its_promises();
    assert_eq!(
        (year.profile.name.as_str(), year.profile.level, year.profile.target_level),
        ("Jonas Feld", Some(2), Some(3))
    );
    assert_eq!((year.people.len(), year.mentorships.len(), year.sessions.len()), (7, 3, 24));
    let statuses = GoalStatus::ALL.iter().map(|status| year.goals_that_are(*status).len());
    assert_eq!(statuses.collect::<Vec<_>>(), [1, 6, 1, 3, 1], "planned, active, paused, achieved, dropped");
    let sessions = |status| year.sessions.iter().filter(|session| session.status == status).count();
    assert_eq!(SessionStatus::ALL.iter().map(|status| sessions(*status)).collect::<Vec<_>>(), [1, 22, 1]);
    for kind in EntryKind::ALL {
        assert!(year.entries.iter().any(|entry| entry.kind == *kind), "there is a {kind}");
    }
    let challenges: BTreeSet<_> =
        year.entries.iter().filter(|entry| !entry.challenge.is_empty()).map(|entry| &entry.challenge).collect();
    assert_eq!(challenges.len(), 10, "each kind of challenge was met");
    let bodies: BTreeSet<_> = year.entries.iter().map(|entry| &entry.body).collect();
    assert_eq!(bodies.len(), 150, "no entry says what another one says");
}

#[test]
fn every_area_has_evidence_and_learning_and_leading_have_the_most() {
    let year = sample();
    let whole = Period::range("range", day("2000-01-01"), year.today).unwrap();
    let shown = year.evidence(&whole);
    assert_eq!(year.areas(&whole, |_| true).len(), 12);
    let of = |area: &str| shown.iter().filter(|(evidence, _)| evidence.area == area).count();
    let others = shown
        .iter()
        .map(|(evidence, _)| evidence.area.as_str())
        .filter(|area| !["continuous-learning", "leadership"].contains(area));
    let most = others.map(of).max().unwrap();
    assert!(of("continuous-learning") > most && of("leadership") > most);
    for verb in Verb::ALL {
        assert!(shown.iter().any(|(evidence, _)| evidence.verb == *verb), "something was {verb}");
    }
}

#[test]
fn one_goal_stands_still_and_two_serve_a_third() {
    let year = sample();
    let stalled: Vec<_> = year
        .goals_that_are(GoalStatus::Active)
        .into_iter()
        .filter(|goal| goal.moved_on() + Days::new(42) < year.today)
        .collect();
    assert_eq!(stalled.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Give a talk outside the company"]);
    let parents: BTreeSet<_> = year.goals.iter().filter_map(|goal| goal.parent_id).collect();
    assert_eq!(parents.len(), 1);
    assert_eq!(year.goals.iter().filter(|goal| goal.parent_id.is_some()).count(), 2);
    let measured =
        year.goals.iter().flat_map(|goal| &goal.milestones).filter(|one| one.target.is_some() && one.unit.is_some());
    assert!(measured.count() >= 8);
}

#[test]
fn promises_of_both_sides_are_open_overdue_and_done() {
    let year = sample();
    let actions: Vec<_> = year.sessions.iter().flat_map(|session| &session.actions).collect();
    for owner in Owner::ALL {
        let mine = || actions.iter().filter(|action| action.owner == *owner);
        assert!(mine().any(|action| action.done_on.is_some()), "{owner} did something");
        let open = || mine().filter(|action| action.done_on.is_none());
        assert!(open().any(|action| action.due_on.unwrap() < year.today), "{owner} is late with something");
        assert!(open().any(|action| action.due_on.unwrap() >= year.today), "{owner} has something to do");
    }
    assert!(year.sessions.iter().any(|session| !session.private_notes.is_empty()));
    let next = year.sessions.iter().find(|session| session.status == SessionStatus::Planned).unwrap();
    assert!(next.topics.len() >= 3);
}

#[test]
fn skills_grow_by_a_step_or_two_and_one_goes_down() {
    let year = sample();
    let mut down = vec![];
    let skills: BTreeSet<_> = year.assessments.iter().map(|one| &one.skill).collect();
    for skill in skills {
        let mut mine: Vec<_> = year
            .assessments
            .iter()
            .filter(|one| one.skill == *skill && one.person_id.is_none())
            .map(|one| (one.assessed_on, one.level))
            .collect();
        mine.sort();
        let steps = mine.windows(2).map(|pair| i16::from(pair[1].1) - i16::from(pair[0].1));
        assert!(steps.clone().all(|step| step.abs() <= 1), "{skill} leaps");
        assert!(mine.last().unwrap().1 <= mine[0].1 + 2, "{skill} grows too fast for a year");
        down.extend(steps.filter(|step| *step < 0).map(|_| skill.as_str()));
    }
    assert_eq!(down, ["planning"]);
}

#[test]
fn one_clock_gives_one_year() {
    assert_eq!(sample(), sample());
}

#[test]
fn another_day_gives_the_same_year_shifted() {
    let (one, other) = (year_at(day("2026-11-23")), year_at(day("2027-02-08")));
    let ahead = Days::new(77);
    let told = |year: &Year, by: Days| {
        year.entries.iter().map(|entry| (entry.happened_on + by, entry.body.clone())).collect::<BTreeSet<_>>()
    };
    assert_eq!(told(&one, ahead), told(&other, Days::new(0)), "both are Mondays, so that every weekday stays");
    let titles = |year: &Year| year.goals.iter().map(|goal| (goal.title.clone(), goal.status)).collect::<Vec<_>>();
    assert_eq!(titles(&one), titles(&other));
}

#[test]
fn a_logbook_that_holds_something_is_left_as_it_is() {
    let logbook = logbook();
    logbook.add_entry(NewEntry { title: "Mine".into(), ..NewEntry::default() }).unwrap();
    let before = read(&logbook);
    let refused = logbook.fill_demo().unwrap_err();
    assert!(
        matches!(&refused, Error::Invalid { field: "logbook", message } if message.contains("not empty") && message.contains("--logbook"))
    );
    assert_eq!(read(&logbook), before);
    assert_eq!(logbook.undo().unwrap().intent, "Add entry", "the refusal is no step");
}

#[test]
fn one_undo_takes_the_sample_year_away() {
    let folder = tempfile::tempdir().unwrap();
    let logbook = Logbook::open_or_create(&folder.path().join("logbook.db"), options()).unwrap();
    let empty = read(&logbook);
    logbook.fill_demo().unwrap();
    let filled = read(&logbook);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
    assert_eq!(logbook.undo().unwrap().intent, "Fill with the sample year");
    assert_eq!(read(&logbook), empty);
    assert!(logbook.list_tags().unwrap().is_empty());
    assert!(logbook.undo().is_err(), "there was one step");
    logbook.redo().unwrap();
    assert_eq!(read(&logbook), filled);
    assert_eq!(logbook.check().unwrap(), Vec::<String>::new());
}

#[test]
fn it_stands_on_the_days_that_calendars_stumble_over() {
    for today in
        ["2028-02-29", "2028-03-01", "2026-12-31", "2027-01-01", "2027-03-31", "2027-04-01", "2026-05-31", "2027-08-29"]
    {
        year_at(day(today)).keeps_its_promises();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wherever_the_clock_stands_the_year_is_whole(ahead in 0u64..20_000) {
        year_at(day("2000-01-01") + Days::new(ahead)).keeps_its_promises();
    }
}

#[test]
fn whoever_may_see_it_is_chosen_with_care() {
    let year = sample();
    let marks: Vec<&cairn::Marks> = year.entries.iter().map(|entry| &entry.marks).collect();
    let with = |wanted: fn(Visibility) -> bool| marks.iter().filter(|mark| wanted(mark.visibility)).count();
    assert!(with(|mark| mark == Visibility::Report) > 75, "most of what is finished can be shown");
    assert!(with(|mark| mark == Visibility::Mentor) > 10);
    assert!(with(|mark| matches!(mark, Visibility::Person(_))) > 5);
    assert!(with(|mark| mark == Visibility::Private) > 10);
    assert!(year.inbox.iter().all(|entry| entry.marks.visibility == Visibility::Private && entry.captured));
    assert!(year.inbox.iter().all(|entry| NewMarks::from(&entry.marks).evidence.is_empty()));
}

#[test]
fn every_skill_of_the_year_is_counted_on_its_page_as_it_is_in_the_list() {
    let logbook = filled_at(noon());
    let areas = logbook.list_areas().unwrap();
    for listed in areas.iter().flat_map(|area| &area.skills) {
        assert_eq!(logbook.skill_page(listed.slug.clone()).unwrap().skill, *listed);
    }
}
