//! A quarter: what was intended, what happened, and its report.

use std::path::Path;

use cairn::{NewMarks, Paper, Period, Report, ReportArea, ReportAudience};
use cairn_report::{Format, Options};

use crate::{
    arguments::quarter::Quarter as Command,
    document,
    failure::Failure,
    marks,
    print::{self, BOLD, Cell, PLAIN, Page},
    terminal::Terminal,
};

/// Runs `cairn quarter`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Show { quarter } => show(terminal, &period(terminal, quarter)?),
        Command::Report { quarter, output, audience, force } => {
            let period = period(terminal, quarter)?;
            report(terminal, &period, audience_of(&audience)?, output.as_deref(), force)
        }
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

fn period(terminal: &Terminal, said: Option<String>) -> Result<Period, Failure> {
    Ok(terminal.logbook.period(said.as_deref().unwrap_or("this quarter"))?)
}

fn audience_of(said: &str) -> Result<ReportAudience, Failure> {
    match said {
        "report" => Ok(ReportAudience::Report),
        "me" => Ok(ReportAudience::Me),
        _ => Err(Failure::refused(
            "audience",
            format!(
                "“{said}” is no audience for a report yet: choose report (what is marked for it) or me (everything)."
            ),
        )),
    }
}

/// `2026Q3, Wed 1 Jul 2026 to Wed 30 Sep 2026`.
fn said(period: &Period) -> String {
    format!("{}, {} to {}", period.label, cairn::day::reading(period.from), cairn::day::reading(period.to))
}

fn report(
    terminal: &Terminal,
    period: &Period,
    audience: ReportAudience,
    output: Option<&Path>,
    force: bool,
) -> Result<(), Failure> {
    let format = output.map_or(Ok(Format::Markdown), Format::from_path)?;
    if let Some(path) = output {
        document::refuse_present(path, force)?;
    }
    let composed = terminal.logbook.report(period, audience)?;
    let paper = match terminal.logbook.get_profile()?.paper {
        Paper::A4 => cairn_report::Paper::A4,
        Paper::Letter => cairn_report::Paper::Letter,
    };
    let document = cairn_report::write(&composed.report, format, &Options { paper })?;
    match output {
        Some(path) => {
            document::write(path, &document.bytes, force)?;
            terminal.done(&composed.report, |page| {
                page.line(format!("Wrote {} for {}", path.display(), said(period)));
                Ok(())
            })?;
        }
        None => terminal.show(&composed.report, |page| {
            page.line(String::from_utf8_lossy(&document.bytes).trim_end());
            Ok(())
        })?,
    }
    document.warnings.iter().for_each(|warning| terminal.note(warning));
    if audience == ReportAudience::Report && composed.withheld > 0 {
        terminal.note(&match composed.withheld {
            1 => "1 record of this quarter is held back by its visibility.".to_owned(),
            more => format!("{more} records of this quarter are held back by their visibility."),
        });
    }
    Ok(())
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
    let report = terminal.logbook.report(period, ReportAudience::Me)?.report;
    terminal.show(&report, |page| {
        page.line_in(BOLD, said(period));
        if !report.intentions.is_empty() {
            page.heading("Intended");
            report.intentions.iter().for_each(|intention| page.line(format!("  ○ {intention}")));
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
