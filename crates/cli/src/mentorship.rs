//! Mentorships: starting, listing and ending them.

use cairn::{
    Direction, EndMentorship, Error, FocusRating, FocusSkill, Kind, Mentorship, MentorshipId, NewMentorship, day,
    day::Leaning,
};

use crate::{
    arguments::mentorship::{Mentorship as Command, MentorshipFlags},
    failure::Failure,
    marks,
    names::Names,
    print::{self, Cell, DIM, PLAIN, Page, WARN},
    session,
    terminal::Terminal,
};

/// Runs `cairn mentorship`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let (done, mentorship) = match command {
        Command::Start { person, flags } => {
            let new = NewMentorship::with(terminal.find(Kind::Person, &person)?);
            ("Started mentorship", logbook.start_mentorship(applied(terminal, flags, new)?)?)
        }
        Command::Edit { person, flags } => {
            let before = logbook.get_mentorship(find(terminal, &person)?)?;
            let new = applied(terminal, flags, NewMentorship::from(&before))?;
            ("Edited mentorship", logbook.edit_mentorship(before.id, new)?)
        }
        Command::List { limit } => return list(terminal, limit),
        Command::Show { person } => {
            let mentorship = logbook.get_mentorship(find(terminal, &person)?)?;
            return terminal.show(&mentorship, |page| show(terminal, page, &mentorship));
        }
        Command::End { person, ratings, reason, note } => {
            let id = find(terminal, &person)?;
            let ratings = ratings.iter().map(|said| rating(terminal, said, &reason)).collect::<Result<_, _>>()?;
            ("Ended mentorship", logbook.end_mentorship(id, EndMentorship { ratings, note })?)
        }
    };
    terminal.done(&mentorship, |page| {
        page.facts(std::iter::once(done.to_owned()).chain(facts(&mentorship)));
        page.title(&mentorship.person, mentorship.id);
        if mentorship.ended_on.is_some() {
            in_focus(&terminal.names()?, page, &mentorship);
        }
        Ok(())
    })
}

fn applied(terminal: &Terminal, flags: MentorshipFlags, new: NewMentorship) -> Result<NewMentorship, Failure> {
    let mut marks = new.marks;
    marks.visibility = marks::visibility(terminal, flags.visibility.as_deref())?.unwrap_or(marks.visibility);
    Ok(NewMentorship {
        marks,
        direction: flags.direction.as_deref().map_or(Ok(new.direction), |said| said.parse::<Direction>().map(Some))?,
        purpose: flags.purpose.unwrap_or(new.purpose),
        skills: if flags.skills.is_empty() { new.skills } else { flags.skills },
        cadence: terminal.span("every", flags.every.as_deref(), new.cadence)?,
        minutes: terminal.minutes(flags.minutes.as_deref(), new.minutes)?,
        confidentiality: flags.confidentiality.unwrap_or(new.confidentiality),
        from_on: terminal.day("from", flags.from.as_deref(), Leaning::Past, new.from_on)?,
        until_on: terminal.day("until", flags.until.as_deref(), Leaning::Coming, new.until_on)?,
        ..new
    })
}

/// `SKILL=LEVEL`.
fn rating(terminal: &Terminal, said: &str, reason: &str) -> Result<FocusRating, Failure> {
    let Some((skill, level)) = said.split_once('=') else {
        return Err(Failure::refused("rate", format!("“{said}” is no rating: write it as SKILL=LEVEL, mentoring=3.")));
    };
    let level = terminal.logbook.find_level(level)?;
    Ok(FocusRating { skill: skill.to_owned(), level, reason: reason.to_owned() })
}

/// The mentorship with a person, or the one of that id.
fn find(terminal: &Terminal, name: &str) -> Result<MentorshipId, Failure> {
    match terminal.logbook.find(Some(Kind::Person), name) {
        Ok(person) => Ok(terminal.logbook.mentorship_with(person.into())?.id),
        Err(Error::NotFound { .. }) => terminal.find(Kind::Mentorship, name),
        Err(other) => Err(other.into()),
    }
}

fn facts(mentorship: &Mentorship) -> Vec<String> {
    let mut facts = vec![format!("I am the {}", mentorship.direction)];
    facts.extend(mentorship.cadence.map(|cadence| format!("every {cadence}")));
    facts.extend(print::on("from", Some(mentorship.from_on)).map(|from| from.replace("from on", "from")));
    facts.extend(print::on("until", mentorship.until_on).map(|until| until.replace("until on", "until")));
    facts.extend(print::on("ended", mentorship.ended_on));
    facts.push(mentorship.skills.iter().map(|focus| focus.name.clone()).collect::<Vec<_>>().join(", "));
    facts
}

fn list(terminal: &Terminal, limit: Option<usize>) -> Result<(), Failure> {
    let mut mentorships = terminal.logbook.list_mentorships()?;
    mentorships.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&mentorships, |page| {
        if mentorships.is_empty() {
            page.line("No mentorships here. `cairn mentorship start PERSON` starts one.");
        }
        let row = |mentorship: &Mentorship| {
            vec![
                Cell::id(mentorship.id),
                mentorship.person.as_str().into(),
                Cell::new(format!("as {}", mentorship.direction), DIM),
                mentorship.cadence.map(|cadence| format!("every {cadence}")).unwrap_or_default().into(),
                print::dated(mentorship.last_session_on).into(),
                Cell::new(print::dated(mentorship.due_on), if late(terminal, mentorship) { WARN } else { PLAIN }),
                Cell::new(print::dated(mentorship.ended_on), DIM),
            ]
        };
        page.table(
            &["id", "with", "", "cadence", "last session", "next is due", "ended"],
            &[1],
            mentorships.iter().map(row),
        );
        Ok(())
    })
}

fn show(terminal: &Terminal, page: &mut Page, mentorship: &Mentorship) -> Result<(), Failure> {
    let names = terminal.names()?;
    page.title(&mentorship.person, mentorship.id);
    page.facts(
        facts(mentorship).into_iter().chain([Names::visibility(&terminal.logbook, mentorship.marks.visibility)?]),
    );
    page.field("purpose", &mentorship.purpose);
    page.field("between us", &mentorship.confidentiality);
    page.field("last session", &last(terminal, mentorship));
    page.field("next session", &next(terminal, mentorship));
    in_focus(&names, page, mentorship);
    let parked = terminal.logbook.parked_topics(mentorship.person_id)?;
    if !parked.is_empty() {
        page.heading("For the next session");
        parked.iter().for_each(|topic| page.line(session::topic(topic)));
    }
    Ok(())
}

/// Whether the next session should have been by now.
fn late(terminal: &Terminal, mentorship: &Mentorship) -> bool {
    mentorship.due_on.is_some_and(|due| due < terminal.logbook.today())
}

/// `12 days ago, on Wed 11 Nov 2026; every 2w`.
fn last(terminal: &Terminal, mentorship: &Mentorship) -> String {
    let Some(last) = mentorship.last_session_on else { return "none yet".to_owned() };
    match (terminal.logbook.today() - last).num_days() {
        0 => "today".to_owned(),
        1 => format!("yesterday, on {}", day::reading(last)),
        days => format!("{days} days ago, on {}", day::reading(last)),
    }
}

fn next(terminal: &Terminal, mentorship: &Mentorship) -> String {
    let Some(due) = mentorship.due_on.map(day::reading) else { return String::new() };
    match (mentorship.next_session_on.is_some(), late(terminal, mentorship)) {
        (true, true) => format!("was planned for {due}: `cairn session log` writes it down"),
        (true, false) => format!("on {due}"),
        (false, true) => format!("overdue since {due}, nothing is planned"),
        (false, false) => format!("due by {due}, nothing is planned"),
    }
}

/// The skills in focus, each at the start and since; of one that ended also which were not rated again.
fn in_focus(names: &Names<'_>, page: &mut Page, mentorship: &Mentorship) {
    if mentorship.skills.is_empty() {
        return;
    }
    page.heading("In focus");
    let ended = mentorship.ended_on.is_some();
    let mine = mentorship.direction == Direction::Mentee;
    let level = |when: &str, level: Option<u8>| level.map(|level| format!("{when} {}", names.level(level)));
    let row = |focus: &FocusSkill| {
        let since = level(if ended { "at the end" } else { "now" }, focus.end_level);
        let missing = if ended && mine { "not rated again" } else { "" };
        vec![
            format!("  {}", focus.name).into(),
            Cell::new(level("at the start", focus.start_level).unwrap_or_default(), DIM),
            Cell::from(since.unwrap_or_else(|| missing.to_owned())),
        ]
    };
    page.table(&[], &[0], mentorship.skills.iter().map(row));
    if ended && mine && mentorship.skills.iter().any(|focus| focus.end_level.is_none()) {
        let again =
            format!("`cairn mentorship end {} --rate SKILL=LEVEL --reason TEXT` rates them.", mentorship.person);
        page.line_in(DIM, format!("  {again}"));
    }
}
