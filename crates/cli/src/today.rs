//! What today asks for, on one page.

use cairn::{Entry, day};

use crate::{
    action, certification, entry,
    failure::Failure,
    goal,
    print::{BOLD, Cell, DIM},
    session,
    terminal::Terminal,
};

/// Runs `cairn today`.
pub fn run(terminal: &Terminal) -> Result<(), Failure> {
    let today = terminal.logbook.today_page()?;
    terminal.show(&today, |page| {
        page.line_in(BOLD, day::reading(today.today));
        if let Some(next) = &today.next_session {
            page.heading("Next session");
            page.line(format!("  {} {}", next.person, session::when(next)));
            next.topics.iter().for_each(|topic| page.line(session::topic(topic)));
        }
        if !today.actions.is_empty() {
            page.heading("Promised");
            page.table(&[], &[2], today.actions.iter().map(|open| action::row(open, today.today)));
        }
        if !today.stalled.is_empty() {
            page.heading("Goals without movement");
            page.table(&[], &[1], today.stalled.iter().map(goal::stalled));
        }
        if !today.expiring.is_empty() {
            page.heading("Certifications that run out");
            page.table(&[], &[1], today.expiring.iter().map(certification::row));
        }
        if !today.on_this_day.is_empty() {
            page.heading("On this day");
            let row = |entry: &Entry| {
                vec![Cell::id(entry.id), Cell::new(entry.happened_on.to_string(), DIM), entry::heading(entry).into()]
            };
            page.table(&[], &[2], today.on_this_day.iter().map(row));
        }
        let nothing = today.next_session.is_none()
            && today.actions.is_empty()
            && today.stalled.is_empty()
            && today.expiring.is_empty();
        page.gap();
        match today.inbox {
            0 if nothing => page.line("Nothing is due. `cairn log TEXT` writes something down."),
            0 => {}
            1 => page.line("1 captured entry waits for a skill: cairn entry list --inbox"),
            more => page.line(format!("{more} captured entries wait for a skill: cairn entry list --inbox")),
        }
        Ok(())
    })
}
