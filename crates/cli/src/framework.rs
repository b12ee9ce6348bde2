//! Frameworks: looking at them and their versions, choosing one, moving them in and out.

use std::{fs, path::Path};

use cairn::{Difference, Framework, FrameworkChange, FrameworkFile};

use crate::{
    arguments::framework::Framework as Command,
    document,
    failure::Failure,
    print::{self, BOLD, Cell, DIM, Page},
    terminal::Terminal,
};

/// Runs `cairn framework`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::List => list(terminal),
        Command::Show { framework } => {
            let file = terminal.logbook.framework_file(framework)?;
            terminal.show(&file, |page| {
                show(page, &file);
                Ok(())
            })
        }
        Command::Use { framework } => {
            let framework = terminal.logbook.use_framework(framework)?;
            told(terminal, "Skills are picked from", &framework)
        }
        Command::Import { file } => {
            let bytes = fs::read(&file).map_err(|error| Failure::file(&file, "read", &error))?;
            let framework = terminal.logbook.import_framework(cairn_exchange::read_framework(&bytes)?)?;
            told(terminal, "Took in", &framework)
        }
        Command::Export { file, framework, force } => export(terminal, &file, framework, force),
        Command::Versions { framework } => versions(terminal, framework),
        Command::Diff { from, to } => {
            let changes = terminal.logbook.compare_frameworks(&from, &to)?;
            terminal.show(&changes, |page| {
                diff(page, &changes);
                Ok(())
            })
        }
        Command::Restore { version } => told(terminal, "Restored", &terminal.logbook.restore_framework(&version)?),
        Command::Five => told(terminal, "Begin with five skills of", &terminal.logbook.begin_with_five_skills()?),
        Command::Whole => told(terminal, "Took the whole of", &terminal.logbook.take_whole_framework()?),
    }
}

fn told(terminal: &Terminal, done: &str, framework: &Framework) -> Result<(), Failure> {
    terminal.done(framework, |page| {
        page.line(format!("{done} {} {} ({})", framework.name, framework.version, framework.slug));
        Ok(())
    })
}

fn list(terminal: &Terminal) -> Result<(), Failure> {
    let frameworks = terminal.logbook.list_frameworks()?;
    terminal.show(&frameworks, |page| {
        let row = |framework: &Framework| {
            vec![
                Cell::new(&framework.slug, DIM),
                framework.name.as_str().into(),
                framework.version.as_str().into(),
                Cell::new(if framework.in_use { "in use" } else { "" }, BOLD),
                Cell::new(if framework.built_in { "built in" } else { "" }, DIM),
            ]
        };
        page.table(&["framework", "name", "version", "", ""], &[1], frameworks.iter().map(row));
        Ok(())
    })
}

fn show(page: &mut Page, file: &FrameworkFile) {
    page.line_in(BOLD, format!("{} {}", file.name, file.version));
    page.prose(&file.description);
    page.heading("Levels");
    for level in &file.levels {
        page.line(format!("  {} {}", level.rank, level.name));
    }
    for area in &file.areas {
        page.heading(&area.name);
        let row =
            |skill: &cairn::FileSkill| vec![Cell::new(format!("  {}", skill.slug), DIM), skill.name.as_str().into()];
        page.table(&[], &[1], area.skills.iter().map(row));
    }
    page.gap();
    page.facts([
        print::count(file.areas.len(), "area"),
        print::count(file.areas.iter().map(|area| area.skills.len()).sum(), "skill"),
        if file.criteria.len() == 1 { "1 criterion".to_owned() } else { format!("{} criteria", file.criteria.len()) },
        print::count(file.templates.len(), "goal template"),
    ]);
}

fn versions(terminal: &Terminal, name: Option<String>) -> Result<(), Failure> {
    let slug = terminal.logbook.framework_file(name)?.slug;
    let versions = terminal.logbook.framework_versions(&slug)?;
    terminal.show(&versions, |page| {
        let row = |one: &cairn::FrameworkVersion| {
            vec![
                Cell::new(format!("{slug}@{}", one.version), DIM),
                one.saved_at.format("%Y-%m-%d").to_string().into(),
                Cell::new(if one.current { "current" } else { "" }, BOLD),
            ]
        };
        page.table(&["version", "saved", ""], &[0], versions.iter().map(row));
        Ok(())
    })
}

fn diff(page: &mut Page, changes: &[FrameworkChange]) {
    if changes.is_empty() {
        page.line("They say the same.");
    }
    for change in changes {
        let sign = match change.what {
            Difference::Added => "+",
            Difference::Removed => "-",
            Difference::Changed => "~",
        };
        page.line_in(BOLD, format!("{sign} {}", change.path));
        page.before_and_after(&change.before, &change.after);
    }
}

fn export(terminal: &Terminal, path: &Path, name: Option<String>, force: bool) -> Result<(), Failure> {
    document::refuse_present(path, force)?;
    let file = terminal.logbook.framework_file(name)?;
    document::write(path, cairn_exchange::write_framework(&file)?.as_bytes(), force)?;
    document::told(terminal, path)
}
