//! `cairn session brief`: what to bring to the next session with someone.

use cairn::{Brief, BriefAction, BriefEvidence, BriefGoal, Kind, Line, day};

use crate::{
    action, certification,
    failure::Failure,
    print::{self, BOLD, Cell, DIM, Page},
    session,
    terminal::Terminal,
};

/// How many records are named for each skill: a brief is read in the minutes before.
const NEWEST: usize = 3;

/// Shows the brief for a person.
pub fn show(terminal: &Terminal, person: &str) -> Result<(), Failure> {
    let brief = terminal.logbook.session_brief(terminal.find(Kind::Person, person)?)?;
    terminal.show(&brief, |page| whole(terminal, page, &brief))
}

fn whole(terminal: &Terminal, page: &mut Page, brief: &Brief) -> Result<(), Failure> {
    page.line_in(BOLD, format!("Before the session with {}", brief.person));
    page.line_in(
        DIM,
        match brief.last_on {
            Some(last) => format!("Since the last session, {}", day::reading(last)),
            None => format!("The first session; since {}", day::reading(brief.since)),
        },
    );
    if !brief.topics.is_empty() {
        page.heading("Topics that wait");
        brief.topics.iter().for_each(|topic| page.line(session::topic(topic)));
    }
    if !brief.actions.is_empty() {
        page.heading("Promised");
        page.table(&[], &[0], brief.actions.iter().map(promised));
    }
    if !brief.goals.is_empty() {
        page.heading("Goals");
        page.table(&[], &[2], brief.goals.iter().map(goal));
    }
    if !brief.evidence.is_empty() {
        page.heading("New evidence");
        let names = terminal.names()?;
        for one in &brief.evidence {
            shown(page, one, &names.skill(one.skill.as_deref().unwrap_or(&one.area)));
        }
    }
    if !brief.certifications.is_empty() {
        page.heading("Certifications that run out");
        page.table(&[], &[1], brief.certifications.iter().map(certification::row));
    }
    if !brief.entries.is_empty() {
        page.heading("Marked for mentors");
        page.table(&[], &[2], brief.entries.iter().map(line));
    }
    let parts = [brief.topics.len(), brief.actions.len(), brief.goals.len(), brief.evidence.len()];
    if parts.iter().sum::<usize>() + brief.certifications.len() + brief.entries.len() == 0 {
        page.gap();
        page.line("Nothing that they may see has happened. Records are in a brief once they are marked for mentors.");
    }
    Ok(())
}

fn promised(one: &BriefAction) -> Vec<Cell> {
    let late = if one.overdue { "overdue" } else { "" };
    let carried = session::carried(one.action.carried);
    vec![format!("  {}", action::line(&one.action)).into(), Cell::new(late, BOLD), Cell::new(carried, DIM)]
}

fn goal(one: &BriefGoal) -> Vec<Cell> {
    let said = one.check_in.as_ref().map(|check_in| {
        let progress = check_in.progress.map(|progress| format!("{progress}%"));
        let note = Some(check_in.note.trim()).filter(|note| !note.is_empty()).map(str::to_owned);
        [progress, note].into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    vec![
        Cell::id(one.id),
        Cell::new(if one.stalled { "stands still" } else { one.status.as_str() }, DIM),
        one.title.as_str().into(),
        Cell::new(print::dated(Some(one.moved_on)), DIM),
        Cell::new(said.unwrap_or_default(), DIM),
    ]
}

fn shown(page: &mut Page, one: &BriefEvidence, name: &str) {
    page.line_in(BOLD, format!("  {name}"));
    page.table(&[], &[2], one.lines.iter().take(NEWEST).map(line));
    if one.lines.len() > NEWEST {
        page.line_in(DIM, format!("            and {} more", one.lines.len() - NEWEST));
    }
}

fn line(line: &Line) -> Vec<Cell> {
    vec![Cell::id(line.id), print::dated(line.happened_on).into(), line.title.as_str().into()]
}
