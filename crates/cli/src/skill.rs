//! Skills: how one stands, what shows it, and rating them.

use anstyle::Style;
use cairn::{
    AREA_EVIDENCE, Area, AreaEvidence, AreaPage, Assessment, EvidenceLine, Kind, NewAssessment, Readiness,
    ReadinessCriterion, Skill, SkillCell, SkillMatrix, SkillPage, day::Leaning,
};

use crate::{
    arguments::skill::Skill as Command,
    check_in,
    failure::Failure,
    marks,
    names::Names,
    print::{self, BOLD, Cell, DIM, PLAIN, Page},
    terminal::Terminal,
};

/// Runs `cairn skill`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::List { area } => list(terminal, area.as_deref()),
        Command::Show { skill } => show(terminal, skill),
        Command::Rate { skill, level, reason, by, on, visibility } => {
            let mut new = NewAssessment {
                level: terminal.logbook.find_level(&level)?,
                skill,
                reason,
                person_id: by.map(|name| terminal.find(Kind::Person, &name)).transpose()?,
                assessed_on: terminal.day("on", on.as_deref(), Leaning::Past, None)?,
                ..NewAssessment::default()
            };
            if let Some(visibility) = marks::visibility(terminal, visibility.as_deref())? {
                new.marks.visibility = visibility;
            }
            let rated = terminal.logbook.rate_skill(new)?;
            terminal.done(&rated, |page| {
                let names = terminal.names()?;
                let on = print::on("Rated", Some(rated.assessed_on)).unwrap_or_default();
                page.facts([
                    Some(on),
                    rated.by.clone(),
                    Some(Names::visibility(&terminal.logbook, rated.marks.visibility)?),
                ]);
                page.title(&format!("{}: {}", rated.skill_name, names.level(rated.level)), rated.id);
                Ok(())
            })
        }
        Command::History { skill } => {
            let ratings = terminal.logbook.skill_history(&skill)?;
            terminal.show(&ratings, |page| {
                if ratings.is_empty() {
                    page.line("No ratings yet. `cairn skill rate SKILL LEVEL --reason TEXT` writes one down.");
                }
                let names = terminal.names()?;
                page.table(
                    &["id", "on", "level", "by", "reason"],
                    &[4],
                    ratings.iter().map(|rating| rated(&names, rating)),
                );
                Ok(())
            })
        }
        Command::Matrix { quarters } => {
            let matrix = terminal.logbook.skill_matrix(quarters)?;
            terminal.show(&matrix, |page| self::matrix(terminal, page, &matrix))
        }
        Command::CheckIn { with, command } => check_in::run(terminal, &with, command),
    }
}

/// Runs `cairn readiness`.
pub fn readiness(terminal: &Terminal, level: Option<&str>) -> Result<(), Failure> {
    let level = level.map(|name| terminal.logbook.find_level(name)).transpose()?;
    let readiness = terminal.logbook.readiness(level)?;
    terminal.show(&readiness, |page| asked(terminal, page, &readiness))
}

fn asked(terminal: &Terminal, page: &mut Page, readiness: &Readiness) -> Result<(), Failure> {
    let names = terminal.names()?;
    page.heading(&readiness.name);
    if readiness.criteria.is_empty() {
        page.line("The framework asks for nothing at this level.");
    }
    let level = |rank: Option<u8>| rank.map(|rank| names.level(rank)).unwrap_or_default();
    let row = |one: &ReadinessCriterion| {
        let of = one.skill.as_deref().or(one.answer.as_deref()).unwrap_or("profile");
        let text = if one.desirable { format!("{} (desirable)", one.text) } else { one.text.clone() };
        vec![
            Cell::new(format!("  {}", one.state.as_str()), BOLD),
            Cell::new(of, DIM),
            text.into(),
            level(one.mine).into(),
            Cell::new(level(one.mentor), DIM),
            Cell::right(if one.evidence == 0 { "·".to_owned() } else { one.evidence.to_string() }),
            Cell::new(print::dated(one.newest_on), DIM),
        ]
    };
    let head = ["  stands", "skill", "what is asked for", "mine", "by others", "evidence", "newest"];
    page.table(&head, &[2], readiness.criteria.iter().map(row));
    Ok(())
}

fn list(terminal: &Terminal, area: Option<&str>) -> Result<(), Failure> {
    let areas = match area {
        None => terminal.logbook.list_areas()?,
        Some(name) => {
            let unknown = || cairn::Error::NotFound { what: "area", name: name.to_owned() };
            vec![terminal.logbook.area_page(name)?.ok_or_else(unknown)?.area]
        }
    };
    let skills: Vec<&Skill> = areas.iter().flat_map(|area| &area.skills).collect();
    terminal.show(&skills, |page| areas.iter().try_for_each(|area| of_area(terminal, page, area)))
}

fn of_area(terminal: &Terminal, page: &mut Page, area: &Area) -> Result<(), Failure> {
    let names = terminal.names()?;
    let whole = if area.evidence == 0 { String::new() } else { format!(" · {} for the whole area", area.evidence) };
    page.heading(&format!("{}{whole}", area.name));
    let level = |rank: Option<u8>| rank.map(|rank| names.level(rank)).unwrap_or_default();
    let row = |skill: &Skill| {
        let evidence = if skill.evidence == 0 { "·".to_owned() } else { skill.evidence.to_string() };
        vec![
            Cell::new(format!("  {}", skill.slug), DIM),
            skill.name.as_str().into(),
            level(skill.mine).into(),
            Cell::new(level(skill.mentor), DIM),
            Cell::right(evidence),
            Cell::new(print::dated(skill.newest_on), DIM),
        ]
    };
    page.table(&["  skill", "", "mine", "by others", "evidence", "newest"], &[1], area.skills.iter().map(row));
    Ok(())
}

fn show(terminal: &Terminal, name: String) -> Result<(), Failure> {
    if let Some(area) = terminal.logbook.area_page(&name)? {
        return terminal.show(&area, |page| whole_area(terminal, page, &area));
    }
    let skill = terminal.logbook.skill_page(name)?;
    terminal.show(&skill, |page| whole(terminal, page, &skill))
}

fn whole_area(terminal: &Terminal, page: &mut Page, of: &AreaPage) -> Result<(), Failure> {
    of_area(terminal, page, &of.area)?;
    if of.newest.is_empty() {
        return Ok(());
    }
    let names = terminal.names()?;
    page.heading(if of.newest.len() < AREA_EVIDENCE as usize { "Evidence" } else { "Newest evidence" });
    let row = |evidence: &AreaEvidence| {
        let mut row = shown(&evidence.shown);
        row.push(Cell::new(evidence.skill.as_deref().map(|slug| names.skill(slug)).unwrap_or_default(), DIM));
        row
    };
    page.table(&[], &[3, 5], of.newest.iter().map(row));
    if of.newest.len() == AREA_EVIDENCE as usize {
        page.line_in(DIM, format!("`cairn search skill:{} --limit N` finds more.", of.area.slug));
    }
    Ok(())
}

/// A record as evidence, in columns.
fn shown(evidence: &EvidenceLine) -> Vec<Cell> {
    vec![
        Cell::id(evidence.line.id),
        print::dated(evidence.line.happened_on).into(),
        Cell::new(evidence.line.kind.as_str(), DIM),
        evidence.line.title.as_str().into(),
        Cell::new(evidence.verb.as_str(), DIM),
    ]
}

fn whole(terminal: &Terminal, page: &mut Page, of: &SkillPage) -> Result<(), Failure> {
    let (names, skill) = (terminal.names()?, &of.skill);
    page.line_in(BOLD, &skill.name);
    let by = |who: &str, rank: Option<u8>| rank.map(|rank| format!("{who} {}", names.level(rank)));
    page.facts([
        Some(skill.area_name.clone()),
        by("mine", skill.mine),
        by("by others", skill.mentor),
        Some(print::count(skill.evidence as usize, "record")),
        print::on("newest", skill.newest_on),
    ]);
    page.prose(&of.description);
    page.heading("Levels");
    for level in of.levels.iter().filter(|level| !level.text.is_empty()) {
        let style = if skill.mine == Some(level.level) { BOLD } else { PLAIN };
        page.line_in(style, format!("  {} {}", level.level, level.name));
        page.sentence(DIM, 4, &level.text);
    }
    if !of.evidence.is_empty() {
        page.heading("Evidence");
        page.table(&[], &[3], of.evidence.iter().map(shown));
    }
    if !of.assessments.is_empty() {
        page.heading("Ratings");
        page.table(&[], &[4], of.assessments.iter().map(|rating| rated(&names, rating)));
    }
    Ok(())
}

fn rated(names: &Names<'_>, rating: &Assessment) -> Vec<Cell> {
    vec![
        Cell::id(rating.id),
        print::dated(Some(rating.assessed_on)).into(),
        names.level(rating.level).into(),
        Cell::new(rating.by.as_deref().unwrap_or("me"), DIM),
        rating.reason.as_str().into(),
    ]
}

/// A level at the quarter's end, and how many records are evidence in it; a dot where there is neither.
fn cell(cell: &SkillCell) -> (String, Style) {
    match (cell.level, cell.evidence) {
        (None, 0) => ("·".to_owned(), DIM),
        (None, evidence) => (format!("+{evidence}"), PLAIN),
        (Some(level), 0) => (level.to_string(), DIM),
        (Some(level), evidence) => (format!("{level} +{evidence}"), BOLD),
    }
}

fn matrix(terminal: &Terminal, page: &mut Page, matrix: &SkillMatrix) -> Result<(), Failure> {
    let names = terminal.names()?;
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(matrix.rows.len());
    let mut area = "";
    for row in &matrix.rows {
        if row.area != area {
            area = &row.area;
            rows.push(vec![Cell::new(names.skill(area), BOLD)]);
        }
        let cells = row.cells.iter().map(|of| {
            let (text, style) = cell(of);
            Cell::new(text, style)
        });
        rows.push(std::iter::once(Cell::from(format!("  {}", row.name))).chain(cells).collect());
    }
    let head: Vec<&str> = std::iter::once("").chain(matrix.quarters.iter().map(String::as_str)).collect();
    page.table(&head, &[0], rows);
    page.gap();
    page.line_in(DIM, "A number is your level at the quarter's end, +n the evidence in it.");
    Ok(())
}
