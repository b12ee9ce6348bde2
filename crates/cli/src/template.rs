//! Templates of entries, and questions to write about: listing and keeping them.

use cairn::{EntryKind, EntryTemplate, EntryTemplateId, NewEntryTemplate};

use crate::{
    arguments::template::{Template as Command, TemplateFlags},
    failure::Failure,
    print::{BOLD, Cell, DIM},
    terminal::Terminal,
};

/// Runs `cairn template`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let (done, template) = match command {
        Command::List => return list(terminal),
        Command::Show { template } => {
            let template = logbook.find_entry_template(&template)?;
            return terminal.show(&template, |page| {
                page.line_in(BOLD, &template.name);
                page.facts([template.kind.to_string(), whose(&template).to_owned()]);
                page.prose(&template.body);
                Ok(())
            });
        }
        Command::Add { name, flags } => {
            let blank = NewEntryTemplate { name, kind: EntryKind::Note, body: String::new() };
            ("Added", logbook.add_entry_template(applied(terminal, flags, blank)?)?)
        }
        Command::Edit { template, name, flags } => {
            let before = logbook.find_entry_template(&template)?;
            let mut new = NewEntryTemplate::from(&before);
            new.name = name.unwrap_or(new.name);
            ("Edited", logbook.edit_entry_template(own(&before)?, applied(terminal, flags, new)?)?)
        }
        Command::Delete { template } => {
            let gone = logbook.find_entry_template(&template)?;
            logbook.delete_entry_template(own(&gone)?)?;
            ("Deleted", gone)
        }
    };
    terminal.done(&template, |page| {
        page.line(format!("{done} {}: {}", if template.is_prompt() { "question" } else { "template" }, template.name));
        Ok(())
    })
}

/// What comes with Cairn is no row of the logbook.
fn own(template: &EntryTemplate) -> Result<EntryTemplateId, Failure> {
    template.id.ok_or_else(|| Failure::Refused {
        field: "template",
        message: format!(
            "“{}” comes with Cairn and stays as it is. `cairn template add` keeps one of your own.",
            template.name
        ),
    })
}

fn applied(terminal: &Terminal, flags: TemplateFlags, new: NewEntryTemplate) -> Result<NewEntryTemplate, Failure> {
    Ok(NewEntryTemplate {
        kind: flags.kind.as_deref().map_or(Ok(new.kind), str::parse)?,
        body: flags.body.map_or(Ok(new.body), |body| terminal.text("body", &body))?,
        name: new.name,
    })
}

fn whose(template: &EntryTemplate) -> &'static str {
    if template.id.is_some() { "your own" } else { "" }
}

fn list(terminal: &Terminal) -> Result<(), Failure> {
    let all = terminal.logbook.list_entry_templates()?;
    let every: Vec<&EntryTemplate> = all.templates.iter().chain(&all.prompts).collect();
    terminal.show(&every, |page| {
        let row = |template: &EntryTemplate| {
            let named = Cell::new(format!("  {}", template.name), DIM);
            let name = if template.id.is_some() { format!("  {}", template.name).into() } else { named };
            vec![name, Cell::new(template.kind.as_str(), DIM), Cell::new(whose(template), DIM)]
        };
        page.heading("Templates");
        page.table(&[], &[0], all.templates.iter().map(row));
        page.heading("Questions, today's first");
        page.table(&[], &[0], all.prompts.iter().map(row));
        Ok(())
    })
}
