//! `cairn case`: what shows that a level is reached, and what does not yet.

use cairn::{Audience, Case, CaseCriterion, CaseItem, ComposedCase, NewCaseItem, ReportCaseItem};
use cairn_report::{Format, Options, write_case};

use crate::{
    arguments::case::{Case as Command, ExportFlags, ItemFlags},
    document,
    failure::Failure,
    marks,
    names::Names,
    print::{self, BOLD, Cell, DIM, PLAIN, Page, WARN},
    report,
    terminal::Terminal,
};

/// Runs `cairn case`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Show { level } => {
            let case = whole(terminal, level.as_deref())?;
            terminal.show(&case, |page| show(terminal, page, &case))
        }
        Command::Candidates { criterion } => candidates(terminal, &criterion),
        Command::Add { criterion, flags } => {
            let new = said(terminal, NewCaseItem { criterion, ..NewCaseItem::default() }, flags)?;
            let item = terminal.logbook.add_case_item(&new)?;
            done(terminal, &item, "Added to the case for")
        }
        Command::Edit { criterion, number, flags } => {
            let before = at(terminal, &criterion, number)?;
            let new = said(terminal, NewCaseItem::from(&before), flags)?;
            let item = terminal.logbook.edit_case_item(before.id, &new)?;
            done(terminal, &item, "Changed in the case for")
        }
        Command::Move { criterion, number, to } => {
            let item = at(terminal, &criterion, number)?;
            let mut ids: Vec<_> = terminal.logbook.case_items(&item.criterion)?.iter().map(|one| one.id).collect();
            ids.retain(|id| *id != item.id);
            ids.insert(to.saturating_sub(1).min(ids.len()), item.id);
            terminal.logbook.order_case_items(&ids)?;
            done(terminal, &item, "Moved in the case for")
        }
        Command::Remove { criterion, number } => {
            let item = at(terminal, &criterion, number)?;
            terminal.logbook.remove_case_item(item.id)?;
            done(terminal, &item, "Taken out of the case for")
        }
        Command::Export { flags } => export(terminal, &flags),
    }
}

fn whole(terminal: &Terminal, level: Option<&str>) -> Result<Case, Failure> {
    let level = level.map(|name| terminal.logbook.find_level(name)).transpose()?;
    Ok(terminal.logbook.case(level)?)
}

/// An item by its number within its criterion, counted from 1.
fn at(terminal: &Terminal, criterion: &str, number: usize) -> Result<CaseItem, Failure> {
    let items = terminal.logbook.case_items(criterion)?;
    let held = items.len();
    let found = number.checked_sub(1).and_then(|at| items.into_iter().nth(at));
    found.ok_or_else(|| {
        Failure::refused(
            "number",
            format!("There is no item {number}: the criterion has {}.", print::count(held, "item")),
        )
    })
}

fn said(terminal: &Terminal, before: NewCaseItem, flags: ItemFlags) -> Result<NewCaseItem, Failure> {
    let situation = flags.situation.map(|text| terminal.text("situation", &text)).transpose()?;
    let record = flags.record.map(|name| terminal.logbook.find(None, &name)).transpose()?;
    let visibility = marks::visibility(terminal, flags.visibility.as_deref())?;
    Ok(NewCaseItem {
        criterion: before.criterion,
        record: record.or(before.record),
        situation: situation.unwrap_or(before.situation),
        action: flags.action.unwrap_or(before.action),
        result: flags.result.unwrap_or(before.result),
        url: flags.url.unwrap_or(before.url),
        visibility: visibility.unwrap_or(before.visibility),
    })
}

fn done(terminal: &Terminal, item: &CaseItem, what: &str) -> Result<(), Failure> {
    terminal.done(item, |page| {
        page.line(format!("{what} {}", item.criterion));
        let visibility = Names::visibility(&terminal.logbook, item.visibility)?;
        page.facts([item.record.as_ref().map(|line| line.title.clone()), Some(visibility)]);
        texts(page, [&item.situation, &item.action, &item.result]);
        Ok(())
    })
}

fn texts(page: &mut Page, [situation, action, result]: [&String; 3]) {
    for (name, text) in [("situation", situation), ("action", action), ("result", result)] {
        if !text.is_empty() {
            page.sentence(PLAIN, 5, &format!("{name}: {text}"));
        }
    }
}

fn show(terminal: &Terminal, page: &mut Page, case: &Case) -> Result<(), Failure> {
    page.line_in(BOLD, format!("The case for {}", case.name));
    for CaseCriterion { criterion, items } in &case.criteria {
        page.gap();
        let wish = if criterion.desirable { " (desirable)" } else { "" };
        page.line(format!("{}{wish}", criterion.text));
        page.facts(
            [criterion.slug.clone(), criterion.state.as_str().to_owned()].into_iter().chain(criterion.answer.clone()),
        );
        if items.is_empty() && criterion.answer.is_none() {
            page.line_in(WARN, format!("  nothing yet: cairn case add {}", criterion.slug));
        }
        for (number, item) in (1..).zip(items) {
            let named = item.record.as_ref().map_or("", |line| line.title.as_str());
            let visibility = Names::visibility(&terminal.logbook, item.visibility)?;
            page.line(format!("  {number}. {named}"));
            texts(page, [&item.situation, &item.action, &item.result]);
            page.sentence(DIM, 5, [item.url.as_str(), &visibility].join(" ").trim());
        }
    }
    Ok(())
}

fn candidates(terminal: &Terminal, criterion: &str) -> Result<(), Failure> {
    let found = terminal.logbook.case_candidates(criterion)?;
    terminal.show(&found, |page| {
        if found.is_empty() {
            page.line("No record shows its skill yet that is not in its case.");
        }
        let row = |shown: &cairn::EvidenceLine| {
            vec![
                Cell::id(shown.line.id),
                Cell::new(print::dated(shown.line.happened_on), DIM),
                Cell::new(shown.verb.as_str(), DIM),
                shown.line.title.as_str().into(),
            ]
        };
        page.table(&[], &[3], found.iter().map(row));
        Ok(())
    })
}

fn export(terminal: &Terminal, flags: &ExportFlags) -> Result<(), Failure> {
    let level = flags.level.as_deref().map(|name| terminal.logbook.find_level(name)).transpose()?;
    let audience = terminal.logbook.audience(&flags.audience)?;
    let mut composed = terminal.logbook.compose_case(level, audience)?;
    if let Some(hash) = &flags.leaving.exactly {
        composed = composed.exactly(hash)?;
    }
    let Some(path) = flags.file.as_deref().filter(|_| !flags.leaving.preview) else {
        return terminal.show(&composed, |page| {
            preview(page, &composed);
            Ok(())
        });
    };
    let format = Format::from_path(path)?;
    let document = write_case(&composed.case, format, &Options { paper: terminal.logbook.get_profile()?.paper })?;
    document::write(path, &document.bytes, flags.leaving.force)?;
    terminal.done(&composed.case, |page| {
        page.line(format!("Wrote {}: the case for {}", path.display(), composed.case.level));
        Ok(())
    })?;
    document.warnings.iter().for_each(|warning| terminal.note(warning));
    if audience != Audience::Me {
        report::held_back(composed.held_back, "the case").iter().for_each(|told| terminal.note(told));
    }
    Ok(())
}

fn preview(page: &mut Page, composed: &ComposedCase) {
    page.line_in(BOLD, format!("In the case for {}", composed.case.level));
    for criterion in &composed.case.criteria {
        page.heading(&criterion.text);
        match (&criterion.answer, criterion.items.is_empty()) {
            (Some(answer), _) => page.line(format!("  {answer}")),
            (None, true) => page.line_in(DIM, "  nothing yet"),
            (None, false) => {}
        }
        for ReportCaseItem { title, situation, action, result, .. } in &criterion.items {
            page.line(format!("  {}", title.as_deref().unwrap_or("without a record")));
            texts(page, [situation, action, result]);
        }
    }
    page.gap();
    report::held_back(composed.held_back, "the case").iter().for_each(|told| page.line_in(DIM, told));
    page.line_in(DIM, format!("To write exactly this: --exactly {}", composed.hash));
}
