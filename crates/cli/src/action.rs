//! Actions: what was promised in sessions.

use anstyle::Style;
use cairn::{Action, OpenAction, Owner, day, day::Leaning};

use crate::{
    arguments::session::Action as Command,
    failure::Failure,
    print::{self, Cell, DIM, GOOD, PLAIN, WARN},
    session,
    terminal::Terminal,
};

/// Runs `cairn action`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let (done, action) = match command {
        Command::List { open, limit } => {
            let mut actions = logbook.list_actions(open)?;
            actions.truncate(limit.unwrap_or(usize::MAX));
            return terminal.show(&actions, |page| {
                if actions.is_empty() {
                    page.line("No actions here. `cairn session log PERSON --action TEXT` writes one down.");
                }
                let today = logbook.today();
                page.table(
                    &["id", "", "action", "who", "due", "with", ""],
                    &[2],
                    actions.iter().map(|open| row(open, today)),
                );
                Ok(())
            });
        }
        Command::Done { action } => ("Done", logbook.finish_action(logbook.find_action(&action)?)?),
        Command::Postpone { action, day } => {
            let due_on = terminal.day("due", Some(&day), Leaning::Coming, None)?;
            ("Postponed", logbook.postpone_action(logbook.find_action(&action)?, due_on)?)
        }
        Command::Drop { action, reason } => ("Dropped", logbook.drop_action(logbook.find_action(&action)?, &reason)?),
    };
    terminal.done(&action, |page| {
        page.facts([
            print::on(done, action.done_on.or(action.dropped_on)).unwrap_or_else(|| done.to_owned()),
            action.drop_reason.clone(),
        ]);
        page.line_in(style(&action), line(&action));
        Ok(())
    })
}

/// An action in a column of its own kind.
pub fn row(open: &OpenAction, today: chrono::NaiveDate) -> Vec<Cell> {
    let action = &open.action;
    let late = action.is_open() && action.due_on.is_some_and(|due| due < today);
    let who = if action.owner == Owner::Me { "me" } else { open.person.as_str() };
    vec![
        Cell::new(
            action.id.to_string().rsplit('-').next().unwrap_or_default().chars().take(8).collect::<String>(),
            DIM,
        ),
        Cell::new(sign(action), style(action)),
        action.text.as_str().into(),
        Cell::new(who, DIM),
        Cell::new(print::dated(action.due_on), if late { WARN } else { PLAIN }),
        Cell::new(&open.person, DIM),
        Cell::new(if action.is_open() { session::carried(action.carried) } else { String::new() }, DIM),
    ]
}

fn sign(action: &Action) -> &'static str {
    match (action.done_on, action.dropped_on) {
        (Some(_), _) => "✓",
        (_, Some(_)) => "×",
        _ => "□",
    }
}

/// What was done is green, what was given up is faint.
pub fn style(action: &Action) -> Style {
    match (action.done_on, action.dropped_on) {
        (Some(_), _) => GOOD,
        (_, Some(_)) => DIM,
        _ => PLAIN,
    }
}

/// `□ me: write the RFC, due on Wed 30 Sep 2026`.
pub fn line(action: &Action) -> String {
    let due = action.due_on.map(|due| format!(", due on {}", day::reading(due))).unwrap_or_default();
    format!("{} {}: {}{due}", sign(action), action.owner, action.text)
}
