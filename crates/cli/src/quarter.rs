//! A quarter: what was intended, what happened, and its report.

use cairn::{Audience, NewMarks, Period, Report, ReportArea};

use crate::{
    arguments::quarter::Quarter as Command,
    failure::Failure,
    marks,
    print::{self, BOLD, Cell, PLAIN, Page},
    report,
    review::{self, became},
    terminal::Terminal,
};

/// Runs `cairn quarter`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Show { quarter } => show(terminal, &period(terminal, quarter)?),
        Command::Report { quarter, flags } => report::write(terminal, &period(terminal, quarter)?, &flags),
        Command::LeaveOut { records, quarter } => {
            report::leave_out(terminal, &period(terminal, quarter)?, &records, true)
        }
        Command::TakeIn { records, quarter } => {
            report::leave_out(terminal, &period(terminal, quarter)?, &records, false)
        }
        Command::Order { records, quarter } => report::order(terminal, &period(terminal, quarter)?, &records),
        Command::Reword { record, title, words, quarter } => {
            report::reword(terminal, &period(terminal, quarter)?, &record, title, words.as_deref())
        }
        Command::Review { quarter } => review::show(terminal, &period(terminal, quarter)?),
        Command::Decide { goal, decision, because, quarter } => {
            review::decide(terminal, &period(terminal, quarter)?, &goal, decision, because.as_deref())
        }
        Command::Judge { intention, result, outcome } => {
            review::judge(terminal, &intention, result.parse()?, outcome.as_deref())
        }
        Command::Focus { skills, quarter } => {
            let next = quarter.or_else(|| Some("next quarter".to_owned()));
            review::focus(terminal, &period(terminal, next)?, &skills)
        }
        Command::Close { quarter, flags } => review::close(terminal, &period(terminal, quarter)?, &flags),
        Command::Reopen { quarter } => review::reopen(terminal, &period(terminal, quarter)?),
        Command::Intend { quarter, text, visibility } => {
            let period = period(terminal, quarter)?;
            let visibility = marks::visibility(terminal, visibility.as_deref())?.unwrap_or_default();
            let marks = NewMarks { visibility, ..NewMarks::default() };
            let intention = terminal.logbook.intend(&period, &text, marks)?;
            terminal.done(&intention, |page| {
                page.facts([format!("Intended for {}", said(&period)), visibility.to_string()]);
                page.title(&intention.text, intention.id);
                Ok(())
            })
        }
    }
}

/// The period that was named; this quarter unless said.
pub fn period(terminal: &Terminal, said: Option<String>) -> Result<Period, Failure> {
    Ok(terminal.logbook.period(said.as_deref().unwrap_or("this quarter"))?)
}

/// `2026Q3, Wed 1 Jul 2026 to Wed 30 Sep 2026`.
pub fn said(period: &Period) -> String {
    format!("{}, {} to {}", period.label, cairn::day::reading(period.from), cairn::day::reading(period.to))
}

fn show(terminal: &Terminal, period: &Period) -> Result<(), Failure> {
    let intentions = terminal.logbook.list_intentions(period)?;
    if period.from > terminal.logbook.today() {
        return terminal.show(&intentions, |page| {
            page.line_in(BOLD, said(period));
            intentions.iter().for_each(|intention| page.line(format!("  ○ {}", intention.text)));
            Ok(())
        });
    }
    let report = terminal.logbook.report(period, Audience::Me)?.report;
    terminal.show(&report, |page| {
        page.line_in(BOLD, said(period));
        if !report.intentions.is_empty() {
            page.heading("Intended");
            report
                .intentions
                .iter()
                .for_each(|intention| became(page, &intention.text, intention.result, &intention.outcome));
        }
        totals(page, period, &report);
        areas(page, &report.areas);
        if !report.focus.is_empty() {
            page.heading("Next");
            report.focus.iter().for_each(|intention| page.line(format!("  ○ {intention}")));
        }
        Ok(())
    })
}

fn totals(page: &mut Page, period: &Period, report: &Report) {
    let (now, before) = (&report.totals, &report.previous);
    let counts = [
        ("goals moved", now.goals_moved, before.goals_moved),
        ("goals achieved", now.goals_achieved, before.goals_achieved),
        ("milestones reached", now.milestones_reached, before.milestones_reached),
        ("sessions", now.sessions, before.sessions),
        ("actions done", now.actions_done, before.actions_done),
        ("activities", now.activities, before.activities),
        ("certifications", now.certifications, before.certifications),
        ("entries", now.entries, before.entries),
        ("skill changes", now.skill_changes, before.skill_changes),
    ];
    page.heading("In numbers");
    let row = |(what, now, before): (&str, u32, u32)| {
        vec![format!("  {what}").into(), Cell::right(now.to_string()), Cell::right(before.to_string()).faint()]
    };
    page.table(&["", &period.label, &period.previous().label], &[0], counts.map(row));
}

fn areas(page: &mut Page, areas: &[ReportArea]) {
    page.heading("By area");
    let row = |area: &ReportArea| {
        let counted = |count: usize| Cell::right(if count == 0 { "·".to_owned() } else { count.to_string() });
        let style = if area.pinned { BOLD } else { PLAIN };
        vec![
            Cell::new(format!("  {}", area.name), style),
            counted(area.goals.len()),
            counted(area.sessions.len()),
            counted(area.activities.len()),
            counted(area.certifications.len()),
            counted(area.entries.len()),
            Cell::right(if area.minutes == 0 { "·".to_owned() } else { print::minutes(area.minutes) }),
        ]
    };
    let head = ["  area", "goals", "sessions", "activities", "certs", "entries", "time"];
    page.table(&head, &[0], areas.iter().map(row));
}
