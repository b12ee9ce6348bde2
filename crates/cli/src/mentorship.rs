//! Mentorships: starting, listing and ending them.

use cairn::{Direction, Error, Kind, Mentorship, MentorshipId, NewMentorship, day::Leaning};

use crate::{
    arguments::mentorship::Mentorship as Command,
    failure::Failure,
    names::Names,
    print::{self, Cell, DIM, Page},
    terminal::Terminal,
};

/// Runs `cairn mentorship`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let (done, mentorship) = match command {
        Command::Start { person, direction, purpose, skills, every, until } => {
            let new = NewMentorship {
                direction: direction.as_deref().map(str::parse::<Direction>).transpose()?,
                purpose,
                cadence: terminal.span("every", every.as_deref(), None)?,
                until_on: terminal.day("until", until.as_deref(), Leaning::Coming, None)?,
                skills,
                ..NewMentorship::with(terminal.find(Kind::Person, &person)?)
            };
            ("Started mentorship", logbook.start_mentorship(new)?)
        }
        Command::List { limit } => return list(terminal, limit),
        Command::Show { person } => {
            let mentorship = logbook.get_mentorship(find(terminal, &person)?)?;
            return terminal.show(&mentorship, |page| show(terminal, page, &mentorship));
        }
        Command::End { person } => ("Ended mentorship", logbook.end_mentorship(find(terminal, &person)?)?),
    };
    terminal.done(&mentorship, |page| {
        page.facts(std::iter::once(done.to_owned()).chain(facts(&mentorship)));
        page.title(&mentorship.person, mentorship.id);
        Ok(())
    })
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
                print::dated(mentorship.next_session_on).into(),
                Cell::new(print::dated(mentorship.ended_on), DIM),
            ]
        };
        page.table(
            &["id", "with", "", "cadence", "last session", "next session", "ended"],
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
    page.field("last session", &print::on("", mentorship.last_session_on).unwrap_or_default());
    page.field("next session", &print::on("", mentorship.next_session_on).unwrap_or_default());
    if !mentorship.skills.is_empty() {
        page.heading("In focus");
        let row = |focus: &cairn::FocusSkill| {
            let start = focus.start_level.map(|level| format!("at the start {}", names.level(level)));
            vec![format!("  {}", focus.name).into(), Cell::new(start.unwrap_or_default(), DIM)]
        };
        page.table(&[], &[0], mentorship.skills.iter().map(row));
    }
    let parked = terminal.logbook.parked_topics(mentorship.person_id)?;
    if !parked.is_empty() {
        page.heading("For the next session");
        parked.iter().for_each(|topic| page.line(format!("  ○ {}", topic.text)));
    }
    Ok(())
}
