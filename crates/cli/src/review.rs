//! The ritual at a quarter's end: what was decided, what became of the intentions, what comes first next, and the freeze.

use std::path::PathBuf;

use cairn::{Audience, DecideGoal, FrozenReport, GoalDecision, IntentionResult, Kind, Period, QuarterReview, day};
use cairn_report::{Format, Options};

use crate::{
    arguments::quarter::{CloseFlags, Decision},
    document,
    failure::Failure,
    print::{self, BOLD, Cell, DIM, Page},
    quarter::said,
    report,
    terminal::Terminal,
};

/// Shows where the ritual stands.
pub fn show(terminal: &Terminal, period: &Period) -> Result<(), Failure> {
    let review = terminal.logbook.quarter_review(period)?;
    terminal.show(&review, |page| {
        page.line_in(BOLD, format!("Looking back at {}", said(period)));
        goals(page, &review);
        intended(page, &review);
        page.heading("Skills");
        page.line(match review.rated.len() {
            0 => "  none rated in this quarter yet: cairn skill check-in".to_owned(),
            1 => "  1 rated in this quarter".to_owned(),
            many => format!("  {many} rated in this quarter"),
        });
        for one in &review.check_ins {
            let with = one.person.as_deref().map(|name| format!(" with {name}")).unwrap_or_default();
            let skills = print::count(one.skills as usize, "skill");
            page.line(format!("  check-in{with} on {}: {skills}", day::reading(one.checked_on)));
        }
        next(page, &review);
        page.heading("The report");
        match &review.frozen {
            Some(frozen) => kept(page, frozen),
            None => page.line(format!("  open: cairn quarter close {}", period.label)),
        }
        Ok(())
    })
}

fn goals(page: &mut Page, review: &QuarterReview) {
    page.heading("Goals");
    if review.goals.is_empty() {
        page.line("  none was worked on");
    }
    let rows = review.goals.iter().map(|reviewed| {
        let decided = reviewed.decision.map_or("to decide", GoalDecision::as_str);
        vec![
            format!("  {}", reviewed.goal.title).into(),
            decided.into(),
            reviewed.goal.due_on.map(|due| format!("due {}", day::reading(due))).unwrap_or_default().into(),
            Cell::id(reviewed.goal.id),
        ]
    });
    page.table(&[], &[0], rows);
}

fn intended(page: &mut Page, review: &QuarterReview) {
    page.heading("Intended");
    if review.intentions.is_empty() {
        page.line("  nothing was written down");
    }
    for intention in &review.intentions {
        became(page, &intention.text, intention.result, &intention.outcome);
    }
}

fn next(page: &mut Page, review: &QuarterReview) {
    page.heading(&format!("For {}", review.next.label));
    let names: Vec<_> = review.next_focus_skills.iter().map(|skill| skill.name.as_str()).collect();
    page.line(match names.as_slice() {
        [] => "  no skill comes first yet: cairn quarter focus SKILL…".to_owned(),
        names => format!("  first: {}", names.join(", ")),
    });
    review.focus.iter().for_each(|intention| page.line(format!("  ○ {}", intention.text)));
}

/// An intention, with what became of it.
pub fn became(page: &mut Page, text: &str, result: Option<IntentionResult>, outcome: &str) {
    let sign = match result {
        None => "○",
        Some(IntentionResult::Kept) => "✓",
        Some(IntentionResult::Partly) => "◐",
        Some(IntentionResult::Missed) => "✗",
    };
    page.line(format!("  {sign} {text}"));
    if !outcome.is_empty() {
        page.line_in(DIM, format!("    {outcome}"));
    }
}

/// Decides about a goal.
pub fn decide(
    terminal: &Terminal,
    period: &Period,
    goal: &str,
    decision: Decision,
    because: Option<&str>,
) -> Result<(), Failure> {
    let id = terminal.find(Kind::Goal, goal)?;
    let words = terminal.text("because", because.unwrap_or_default())?;
    let to = match decision {
        Decision::Done => DecideGoal::Done { line: words },
        Decision::Carry => DecideGoal::Carry,
        Decision::Drop => DecideGoal::Drop { reason: words },
    };
    let what = match decision {
        Decision::Done => "Done in",
        Decision::Carry => "Carried over from",
        Decision::Drop => "Dropped in",
    };
    let goal = terminal.logbook.decide_goal(period, id, to)?;
    terminal.done(&goal, |page| {
        page.line(format!("{what} {}", said(period)));
        page.title(&goal.title, goal.id);
        Ok(())
    })
}

/// Says what became of an intention.
pub fn judge(terminal: &Terminal, name: &str, result: IntentionResult, outcome: Option<&str>) -> Result<(), Failure> {
    let id = terminal.find(Kind::Intention, name)?;
    let outcome = terminal.text("outcome", outcome.unwrap_or_default())?;
    let intention = terminal.logbook.judge_intention(id, Some(result), outcome.trim())?;
    terminal.done(&intention, |page| {
        became(page, &intention.text, intention.result, &intention.outcome);
        Ok(())
    })
}

/// Sets the skills that a quarter puts first.
pub fn focus(terminal: &Terminal, period: &Period, skills: &[String]) -> Result<(), Failure> {
    terminal.logbook.set_focus_skills(period, skills)?;
    terminal.done(&skills, |page| {
        page.line(match skills.len() {
            0 => format!("No skill comes first in {}", said(period)),
            _ => format!("First in {}: {}", said(period), skills.join(", ")),
        });
        Ok(())
    })
}

/// Writes the report into files, and keeps it and them as they are now.
pub fn close(terminal: &Terminal, period: &Period, flags: &CloseFlags) -> Result<(), Failure> {
    for path in &flags.output {
        document::refuse_present(path, flags.force)?;
    }
    let mut formats = flags.output.iter().map(|path| Format::from_path(path)).collect::<Result<Vec<_>, _>>()?;
    if formats.is_empty() {
        formats.push(Format::Pdf);
    }
    let mut composed = terminal.logbook.report(period, Audience::Report)?;
    if let Some(hash) = &flags.exactly {
        composed = composed.exactly(hash)?;
    }
    let options = Options { paper: terminal.logbook.get_profile()?.paper };
    let mut files = Vec::with_capacity(formats.len());
    for format in formats {
        let document = cairn_report::write(&composed.report, format, &options)?;
        document.warnings.iter().for_each(|warning| terminal.note(warning));
        files.push((format.file_name(&period.label), document.bytes));
    }
    for (path, (_, bytes)) in flags.output.iter().zip(&files) {
        document::write(path, bytes, flags.force)?;
    }
    let frozen = terminal.logbook.close_quarter(period, &composed.contents.hash, &files)?;
    terminal.done(&frozen, |page| {
        page.line(format!("Closed {}", said(period)));
        flags.output.iter().for_each(|path: &PathBuf| page.line(format!("Wrote {}", path.display())));
        kept(page, &frozen);
        Ok(())
    })?;
    report::held_back(composed.contents.held_back, report::QUARTER).iter().for_each(|told| terminal.note(told));
    Ok(())
}

/// Opens a closed quarter again.
pub fn reopen(terminal: &Terminal, period: &Period) -> Result<(), Failure> {
    terminal.logbook.reopen_quarter(period)?;
    terminal.done(&period, |page| {
        page.line(format!("Open again: {}. cairn undo brings back what was kept.", said(period)));
        Ok(())
    })
}

fn kept(page: &mut Page, frozen: &FrozenReport) {
    page.line(format!("  closed on {}", day::reading(frozen.closed_at.date_naive())));
    for file in &frozen.files {
        page.line(format!("  {} is kept, {} bytes", file.name, file.size));
    }
}
