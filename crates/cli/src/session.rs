//! Sessions: planning, logging and listing them.

use anstyle::Style;
use cairn::{
    Action, Error, Kind, NewAction, NewDecision, NewSession, NewTopic, Owner, ParkedTopic, PersonId, Session,
    SessionDay, SessionFilter, SessionId, SessionStatus, Topic, TopicId, TopicState, day, day::Leaning,
};
use chrono::{DateTime, Local, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::{
    action,
    arguments::session::{Session as Command, SessionFlags, WrapFlags},
    brief,
    failure::Failure,
    marks,
    names::Names,
    print::{self, Cell, DIM, PLAIN, Page},
    terminal::Terminal,
};

/// Runs `cairn session`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let (done, session) = match command {
        Command::Plan { person, at, flags } => {
            let person_id = Some(terminal.find(Kind::Person, &person)?);
            let mut new = applied(terminal, flags, NewSession { person_id, ..NewSession::default() })?;
            set_moment(terminal, &mut new, &at)?;
            ("Planned", logbook.add_session(NewSession { status: Some(SessionStatus::Planned), ..new })?)
        }
        Command::Brief { person } => return brief::show(terminal, &person),
        Command::Park { person, text } => return park(terminal, &person, text),
        Command::Carry { session, topic, to } => return carry(terminal, &session, &topic, to.as_deref()),
        Command::Log { person, on, flags, wrap } => {
            let person_id = terminal.find(Kind::Person, &person)?;
            let new = NewSession { person_id: Some(person_id), ..NewSession::default() };
            let mut new = applied(terminal, flags, new)?;
            new.held_on = terminal.day("on", on.as_deref(), Leaning::Past, None)?;
            wrap_up(terminal, wrap, &mut new, |name| logbook.find_parked(person_id, name))?;
            offer_focus(terminal, person_id, &new)?;
            ("Logged", logbook.add_session(NewSession { status: Some(SessionStatus::Held), ..new })?)
        }
        Command::List { person, quarter, limit } => {
            return list(terminal, person.as_deref(), quarter.as_deref(), limit);
        }
        Command::Show { session } => {
            let session = logbook.get_session(find(terminal, &session)?)?;
            return terminal.show(&session, |page| show(terminal, page, &session));
        }
        Command::Edit { session, on, at, status, flags, wrap } => {
            let before = logbook.get_session(find(terminal, &session)?)?;
            let mut new = applied(terminal, flags, NewSession::from(&before))?;
            new.status = status.as_deref().map_or(Ok(new.status), |status| status.parse().map(Some))?;
            let planned = new.status == Some(SessionStatus::Planned);
            let leaning = if planned { Leaning::Coming } else { Leaning::Past };
            new.held_on = terminal.day("on", on.as_deref(), leaning, new.held_on)?;
            if let Some(at) = at {
                set_moment(terminal, &mut new, &at)?;
            }
            wrap_up(terminal, wrap, &mut new, |name| logbook.find_topic(before.id, name))?;
            ("Edited", logbook.edit_session(before.id, new)?)
        }
        Command::Delete { session } => return crate::history::delete(terminal, Kind::Session, &session),
    };
    let next = logbook.get_mentorship(session.mentorship_id)?.next_session_on;
    terminal.done(&session, |page| {
        page.facts(
            std::iter::once(format!("{done} session {}", when(&session))).chain(facts(&terminal.names()?, &session)?),
        );
        page.title(&title(&session), session.id);
        for (line, style) in parts(&session).into_iter().flat_map(|(_, lines)| lines) {
            page.line_in(style, line.trim_end());
        }
        if let Some(next) = next.filter(|next| *next > session.held_on) {
            page.line_in(DIM, format!("  The next session is on {}.", day::reading(next)));
        }
        Ok(())
    })
}

/// What was talked about, by its name on the agenda or as something new, and the day of the next session.
fn wrap_up(
    terminal: &Terminal,
    flags: WrapFlags,
    new: &mut NewSession,
    find: impl Fn(&str) -> cairn::Result<TopicId>,
) -> Result<(), Failure> {
    for text in flags.discussed {
        let id = match find(&text) {
            Ok(id) => Some(id),
            Err(Error::NotFound { .. }) => None,
            Err(other) => return Err(other.into()),
        };
        match new.topics.iter_mut().find(|topic| id.is_some() && topic.id == id) {
            Some(topic) => topic.state = Some(TopicState::Discussed),
            None => new.topics.push(NewTopic { id, text, state: Some(TopicState::Discussed), visibility: None }),
        }
    }
    let logbook = &terminal.logbook;
    new.next_on = match (flags.next.as_deref(), new.person_id) {
        (None, _) => None,
        (Some(""), Some(person_id)) => {
            let on = new.held_on.unwrap_or_else(|| logbook.today());
            let proposed = logbook.propose_session(SessionDay { person_id, on })?;
            let why = "No day follows from what you agreed on. Say the day: --next \"in 2 weeks\".";
            Some(proposed.ok_or_else(|| Failure::refused("next", why))?)
        }
        (Some(day), _) => Some(logbook.day("next", day, Leaning::Coming)?),
    };
    Ok(())
}

/// Names the skills in focus where a session was to show none.
fn offer_focus(terminal: &Terminal, person: PersonId, new: &NewSession) -> Result<(), Failure> {
    let mentorships = terminal.logbook.list_mentorships()?;
    let running = mentorships.iter().find(|one| one.person_id == person && one.ended_on.is_none());
    let focus = running.map(|one| one.skills.iter().map(|focus| focus.skill.as_str()).collect::<Vec<_>>().join(", "));
    if let Some(focus) = focus.filter(|focus| !focus.is_empty() && new.marks.evidence.is_empty()) {
        terminal.note(&format!("In focus: {focus}. `--skill NAME:VERB` says which of them the session shows."));
    }
    Ok(())
}

fn find(terminal: &Terminal, name: &str) -> Result<SessionId, Failure> {
    terminal.find(Kind::Session, name)
}

fn applied(terminal: &Terminal, flags: SessionFlags, mut new: NewSession) -> Result<NewSession, Failure> {
    new.minutes = terminal.minutes(flags.minutes.as_deref(), new.minutes)?;
    new.zone = flags.zone.unwrap_or(new.zone);
    new.notes = flags.notes.map_or(Ok(new.notes), |notes| terminal.text("notes", &notes))?;
    new.private_notes = flags.private.unwrap_or(new.private_notes);
    new.takeaway = flags.takeaway.unwrap_or(new.takeaway);
    new.decisions.extend(flags.decisions.into_iter().map(|text| NewDecision { text, ..NewDecision::default() }));
    new.topics.extend(flags.topics.into_iter().map(|text| NewTopic { text, ..NewTopic::default() }));
    new.actions.extend(flags.actions.iter().map(|said| promised(terminal, said)));
    marks::apply(terminal, &flags.marks, &mut new.marks)?;
    Ok(new)
}

/// `[me:|them:]TEXT[@DAY]`: the last `@` that begins a day; any other is text.
fn promised(terminal: &Terminal, said: &str) -> NewAction {
    let (owner, text) = match said.split_once(':') {
        Some((owner, text)) => owner.parse::<Owner>().map_or((None, said), |owner| (Some(owner), text)),
        None => (None, said),
    };
    let dated = text
        .rsplit_once('@')
        .and_then(|(text, day)| Some((text, terminal.logbook.day("action", day, Leaning::Coming).ok()?)));
    let (text, due_on) = dated.map_or((text, None), |(text, day)| (text, Some(day)));
    NewAction { text: text.trim().to_owned(), owner, due_on, ..NewAction::default() }
}

/// The moment that was said, and its day where the session is.
fn set_moment(terminal: &Terminal, new: &mut NewSession, at: &str) -> Result<(), Failure> {
    let moment = terminal.logbook.moment("at", at, &new.zone)?;
    new.starts_at = Some(moment);
    new.held_on = Some(day_in(moment, &new.zone));
    Ok(())
}

fn day_in(moment: DateTime<Utc>, zone: &str) -> NaiveDate {
    match zone.parse::<Tz>() {
        Ok(zone) => moment.with_timezone(&zone).date_naive(),
        Err(_) => moment.with_timezone(&Local).date_naive(),
    }
}

fn park(terminal: &Terminal, person: &str, text: String) -> Result<(), Failure> {
    let person_id = terminal.find(Kind::Person, person)?;
    let topic = terminal.logbook.park_topic(ParkedTopic { person_id, text })?;
    let name = terminal.logbook.get_person(person_id)?.name;
    terminal.done(&topic, |page| {
        page.line(format!("Kept for the next session with {name}: {}", topic.text));
        Ok(())
    })
}

fn carry(terminal: &Terminal, session: &str, topic: &str, to: Option<&str>) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let topic = logbook.find_topic(find(terminal, session)?, topic)?;
    let carried = logbook.carry_topic(topic, to.map(|name| find(terminal, name)).transpose()?)?;
    terminal.done(&carried, |page| {
        page.line(format!("Carried over: {}", carried.text));
        Ok(())
    })
}

fn list(terminal: &Terminal, person: Option<&str>, quarter: Option<&str>, limit: Option<usize>) -> Result<(), Failure> {
    let quarter = quarter.map(|said| terminal.logbook.period(said)).transpose()?;
    let mut sessions = terminal.logbook.list_sessions(SessionFilter {
        person_id: person.map(|name| terminal.find(Kind::Person, name)).transpose()?,
        from: quarter.as_ref().map(|quarter| quarter.from),
        to: quarter.as_ref().map(|quarter| quarter.to),
    })?;
    sessions.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&sessions, |page| {
        if sessions.is_empty() {
            page.line("No sessions here. `cairn session log PERSON` writes one down.");
        }
        let row = |session: &Session| {
            let style = if session.status == SessionStatus::Held { PLAIN } else { DIM };
            vec![
                Cell::id(session.id),
                print::dated(Some(session.held_on)).into(),
                session.person.as_str().into(),
                Cell::new(session.status.as_str(), style),
                Cell::right(session.minutes.map(print::minutes).unwrap_or_default()),
                print::first_line(&session.takeaway).into(),
            ]
        };
        page.table(&["id", "on", "with", "status", "length", "takeaway"], &[5], sessions.iter().map(row));
        Ok(())
    })
}

/// `on Fri 27 Nov 2026 15:00 (Europe/Berlin)`, or the day alone.
pub fn when(session: &Session) -> String {
    let zone = session.zone.parse::<Tz>().ok();
    match session.starts_at.zip(zone) {
        Some((at, zone)) => format!("on {} ({zone})", day::moment_reading(at, zone)),
        None => format!("on {}", day::reading(session.held_on)),
    }
}

/// What a session is called.
pub fn title(session: &Session) -> String {
    if session.takeaway.is_empty() {
        format!("Session with {}", session.person)
    } else {
        print::first_line(&session.takeaway).to_owned()
    }
}

fn facts(names: &Names<'_>, session: &Session) -> Result<Vec<String>, Failure> {
    let mut facts = vec![session.person.clone()];
    facts.extend(session.minutes.map(print::minutes));
    facts.push(names.evidence(&session.marks.evidence));
    facts.extend(names.marks(&session.marks)?);
    Ok(facts)
}

fn show(terminal: &Terminal, page: &mut Page, session: &Session) -> Result<(), Failure> {
    page.title(&format!("Session with {}", session.person), session.id);
    let head = [session.status.to_string(), when(session)];
    page.facts(head.into_iter().chain(facts(&terminal.names()?, session)?.into_iter().skip(1)));
    page.field("takeaway", &session.takeaway);
    for (heading, lines) in parts(session) {
        if !lines.is_empty() {
            page.heading(heading);
            lines.into_iter().for_each(|(line, style)| page.line_in(style, line.trim_end()));
        }
    }
    for (heading, text) in [("Notes", &session.notes), ("Private notes", &session.private_notes)] {
        if !text.trim().is_empty() {
            page.heading(heading);
            page.line(text.trim_end());
        }
    }
    Ok(())
}

/// Topics, decisions and actions under their headings.
fn parts(session: &Session) -> [(&'static str, Vec<(String, Style)>); 3] {
    let promised = |action: &Action| {
        let carried = if action.is_open() { carried(action.carried) } else { String::new() };
        (format!("  {}  {carried}", action::line(action)), action::style(action))
    };
    [
        ("Topics", session.topics.iter().map(|one| (topic(one), PLAIN)).collect()),
        ("Decisions", session.decisions.iter().map(|decision| (format!("  • {}", decision.text), PLAIN)).collect()),
        ("Actions", session.actions.iter().map(promised).collect()),
    ]
}

/// `○ The rota  carried 2×`.
pub fn topic(topic: &Topic) -> String {
    let sign = match topic.state {
        TopicState::Open => "○",
        TopicState::Discussed => "●",
        TopicState::Carried => "→",
    };
    format!("  {sign} {}  {}", topic.text, carried(topic.carried)).trim_end().to_owned()
}

/// `carried 3×`, where it was.
pub fn carried(times: u32) -> String {
    if times == 0 { String::new() } else { format!("carried {times}×") }
}
