//! A period's report: what will be in it, in which words, and the file.

use std::path::Path;

use cairn::{
    Audience, FrozenReport, HeldBack, NewReportWording, Period, RecordId, ReportContents, ReportItem, ReportPlace, day,
};
use cairn_report::{Format, Options};

use crate::{
    arguments::quarter::ReportFlags,
    document,
    failure::Failure,
    print::{BOLD, Cell, DIM, Page},
    quarter::said,
    terminal::Terminal,
};

/// What a report's or a packet's records are of.
pub const QUARTER: &str = "this quarter";

/// Writes the report, or shows what would be in it.
pub fn write(terminal: &Terminal, period: &Period, flags: &ReportFlags) -> Result<(), Failure> {
    let output = flags.output.as_deref();
    let format = output.map_or(Ok(Format::Markdown), Format::from_path)?;
    let audience = terminal.logbook.audience(&flags.audience)?;
    let mut composed = terminal.logbook.report(period, audience)?;
    if let Some(hash) = &flags.leaving.exactly {
        composed = composed.exactly(hash)?;
    }
    if flags.leaving.preview {
        return terminal.show(&composed.contents, |page| {
            contents(page, &format!("In the report of {}", said(period)), &composed.contents);
            Ok(())
        });
    }
    if let Some(path) = output {
        document::refuse_present(path, flags.leaving.force)?;
        if audience == Audience::Report
            && !flags.anew
            && let Some(frozen) = terminal.logbook.frozen_report(period)?
        {
            return hand_out(terminal, period, &frozen, format, path, flags.leaving.force);
        }
    }
    let options = Options { paper: terminal.logbook.get_profile()?.paper };
    let document = cairn_report::write(&composed.report, format, &options)?;
    match output {
        Some(path) => {
            document::write(path, &document.bytes, flags.leaving.force)?;
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
    if audience != Audience::Me {
        held_back(composed.contents.held_back, QUARTER).iter().for_each(|told| terminal.note(told));
    }
    Ok(())
}

/// Writes a file of a closed quarter once more, byte for byte as it was written when the quarter was closed.
fn hand_out(
    terminal: &Terminal,
    period: &Period,
    frozen: &FrozenReport,
    format: Format,
    path: &Path,
    force: bool,
) -> Result<(), Failure> {
    let name = format.file_name(&period.label);
    if !frozen.files.iter().any(|file| file.name == name) {
        let message = format!(
            "{} is closed, and no .{} was written then. Add --anew to write one from the records as they are now.",
            period.label,
            format.extension()
        );
        return Err(Failure::refused("anew", message));
    }
    document::write(path, &terminal.logbook.frozen_bytes(period, &name)?, force)?;
    terminal.done(frozen, |page| {
        let closed = day::reading(frozen.closed_at.date_naive());
        page.line(format!("Wrote {} as it was when {} was closed on {closed}", path.display(), period.label));
        Ok(())
    })
}

/// How much is held back, a sentence for each reason.
pub fn held_back(held: HeldBack, of: &str) -> Vec<String> {
    let told = |count: u32, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 record of {of} {one}.")),
        many => Some(format!("{many} records of {of} {more}.")),
    };
    [
        told(held.by_visibility, "is held back by its visibility", "are held back by their visibility"),
        told(held.by_person, "is for somebody else", "are for somebody else"),
        told(held.by_date, "is still to come", "are still to come"),
        told(held.left_out, "was left out by you", "were left out by you"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What leaves: each record under where it stands, and how much is held back.
pub fn contents(page: &mut Page, title: &str, contents: &ReportContents) {
    page.line_in(BOLD, title);
    if contents.items.is_empty() {
        page.line("Nothing: no record of this quarter is marked for it.");
    }
    for group in contents.items.chunk_by(|one, next| one.place == next.place) {
        page.heading(match group.first().map(|item| &item.place) {
            Some(ReportPlace::Area { name, .. }) => name,
            Some(ReportPlace::Focus) => "Focus for the next",
            Some(ReportPlace::Intended) | None => "Intended",
        });
        page.table(&[], &[1], group.iter().map(row));
    }
    page.gap();
    held_back(contents.held_back, QUARTER).iter().for_each(|told| page.line_in(DIM, told));
    page.line_in(DIM, format!("To write exactly this: --exactly {}", contents.hash));
}

fn row(item: &ReportItem) -> Vec<Cell> {
    let state = match (item.left_out, item.reworded) {
        (true, _) => "left out",
        (false, true) => "in other words",
        (false, false) => "",
    };
    vec![
        format!("  {}", item.kind).into(),
        item.title.as_str().into(),
        item.on.map(day::reading).unwrap_or_default().into(),
        Cell::from(state).faint(),
        Cell::id(item.record),
    ]
}

/// Leaves records out of the reports of a period, or takes them in again.
pub fn leave_out(terminal: &Terminal, period: &Period, names: &[String], left_out: bool) -> Result<(), Failure> {
    let records = found(terminal, names)?;
    terminal.logbook.leave_out_of_report(period, &records, left_out)?;
    told(terminal, period, &records, if left_out { "Left out of the report of" } else { "Taken into the report of" })
}

/// Puts records into this order in the reports of a period.
pub fn order(terminal: &Terminal, period: &Period, names: &[String]) -> Result<(), Failure> {
    let records = found(terminal, names)?;
    terminal.logbook.order_report(period, &records)?;
    told(terminal, period, &records, "In this order in the report of")
}

/// Words a record differently in the reports of a period.
pub fn reword(
    terminal: &Terminal,
    period: &Period,
    name: &str,
    title: Option<String>,
    words: Option<&str>,
) -> Result<(), Failure> {
    let record = terminal.logbook.find(None, name)?;
    let words = words.map(|said| terminal.text("words", said)).transpose()?;
    terminal.logbook.reword_in_report(period, record, &NewReportWording { title, words })?;
    let wording = terminal.logbook.report_wording(period, record)?;
    let line = terminal.logbook.record_line(record)?;
    terminal.done(&wording, |page| {
        let own = wording.title.is_none() && wording.words.is_none();
        let what = if own { "Stands in its own words" } else { "Stands in other words" };
        page.line(format!("{what} in the report of {}", said(period)));
        page.title(wording.title.as_deref().unwrap_or(&line.title), record);
        if let Some(words) = &wording.words {
            page.prose(words);
        }
        Ok(())
    })
}

fn found(terminal: &Terminal, names: &[String]) -> Result<Vec<RecordId>, Failure> {
    names.iter().map(|name| Ok(terminal.logbook.find(None, name)?)).collect()
}

fn told(terminal: &Terminal, period: &Period, records: &[RecordId], what: &str) -> Result<(), Failure> {
    let lines =
        records.iter().map(|record| terminal.logbook.record_line(*record)).collect::<cairn::Result<Vec<_>>>()?;
    terminal.done(&lines, |page| {
        page.line(format!("{what} {}", said(period)));
        lines.iter().for_each(|line| page.title(&line.title, line.id));
        Ok(())
    })
}
