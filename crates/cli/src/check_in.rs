//! Check-ins of skills: rated beside each other, closed, and shown as they were kept.

use cairn::{
    CheckInRating, CheckInRow, CheckInSide, Error, Kind, PersonId, RateInCheckIn, SkillCheckIn, SkillCheckInId,
    SkillCheckInLine, Visibility,
    day::{self, Leaning},
};

use crate::{
    arguments::skill::{CheckIn as Command, Side, With},
    failure::Failure,
    marks,
    print::{self, BOLD, Cell, DIM, Page, WARN},
    terminal::Terminal,
};

/// Runs `cairn skill check-in`.
pub fn run(terminal: &Terminal, with: &With, command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => {
            let open = terminal.logbook.start_check_in(person(terminal, with)?)?;
            terminal.show(&open, |page| whole(page, &open))
        }
        Some(Command::Rate { skill, level, reason, side, with }) => {
            let level = Some(terminal.logbook.find_level(&level)?);
            let reason = terminal.text("reason", &reason)?;
            rate(terminal, &with, RateInCheckIn { skill, side: said_by(&side), level, reason })
        }
        Some(Command::Clear { skill, side, with }) => {
            rate(terminal, &with, RateInCheckIn { skill, side: said_by(&side), level: None, reason: String::new() })
        }
        Some(Command::Close { visibility, with }) => {
            let id = open(terminal, &with)?;
            let visibility = marks::visibility(terminal, visibility.as_deref())?.unwrap_or(Visibility::Private);
            let closed = terminal.logbook.close_check_in(id, visibility)?;
            terminal.done(&closed, |page| whole(page, &closed))
        }
        Some(Command::Discard { with }) => delete(terminal, open(terminal, &with)?, "Gave up the check-in"),
        Some(Command::List) => list(terminal),
        Some(Command::Show { day, with }) => {
            let kept = terminal.logbook.get_check_in(closed(terminal, &with, day.as_deref())?)?;
            terminal.show(&kept, |page| whole(page, &kept))
        }
        Some(Command::Delete { day, with }) => delete(
            terminal,
            closed(terminal, &with, Some(&day))?,
            "Deleted the check-in; the ratings that it left stay",
        ),
    }
}

fn rate(terminal: &Terminal, with: &With, new: RateInCheckIn) -> Result<(), Failure> {
    let open = terminal.logbook.rate_in_check_in(open(terminal, with)?, new)?;
    terminal.done(&open, |page| whole(page, &open))
}

fn delete(terminal: &Terminal, id: SkillCheckInId, told: &str) -> Result<(), Failure> {
    terminal.logbook.delete_check_in(id)?;
    terminal.done(&id, |page| {
        page.line(format!("{told}. cairn undo brings it back."));
        Ok(())
    })
}

fn list(terminal: &Terminal) -> Result<(), Failure> {
    let lines = terminal.logbook.list_check_ins()?;
    terminal.show(&lines, |page| {
        if lines.is_empty() {
            page.line("No check-in yet. `cairn skill check-in` begins one, with somebody by --with PERSON.");
        }
        let row = |one: &SkillCheckInLine| {
            vec![
                one.checked_on.to_string().into(),
                if one.closed_at.is_some() { "closed".into() } else { Cell::new("open", WARN) },
                one.person.clone().unwrap_or_else(|| "alone".to_owned()).into(),
                Cell::right(one.skills.to_string()),
                Cell::new(one.version.clone().unwrap_or_default(), DIM),
            ]
        };
        page.table(&["on", "", "with", "skills", "framework"], &[2], lines.iter().map(row));
        Ok(())
    })
}

fn person(terminal: &Terminal, with: &With) -> Result<Option<PersonId>, Failure> {
    with.with.as_deref().map(|name| terminal.find(Kind::Person, name)).transpose()
}

fn said_by(side: &Side) -> CheckInSide {
    match side {
        Side { mentor: true, .. } => CheckInSide::Mentor,
        Side { agreed: true, .. } => CheckInSide::Agreed,
        Side { .. } => CheckInSide::Me,
    }
}

/// The check-in that is open with somebody, or alone.
fn open(terminal: &Terminal, with: &With) -> Result<SkillCheckInId, Failure> {
    let person = person(terminal, with)?;
    let open = terminal
        .logbook
        .list_check_ins()?
        .into_iter()
        .find(|one| one.closed_at.is_none() && one.person_id == person)
        .ok_or_else(|| missing("open check-in", with, None))?;
    Ok(open.id)
}

/// The newest closed check-in with somebody, or with whomever, on a day or on any.
fn closed(terminal: &Terminal, with: &With, day: Option<&str>) -> Result<SkillCheckInId, Failure> {
    let person = person(terminal, with)?;
    let on = day.map(|day| terminal.logbook.day("day", day, Leaning::Past)).transpose()?;
    let closed = terminal
        .logbook
        .list_check_ins()?
        .into_iter()
        .filter(|one| one.closed_at.is_some())
        .find(|one| (with.with.is_none() || one.person_id == person) && on.is_none_or(|on| one.checked_on == on))
        .ok_or_else(|| missing("closed check-in", with, day))?;
    Ok(closed.id)
}

fn missing(what: &'static str, with: &With, day: Option<&str>) -> Error {
    let with = with.with.as_deref().map_or_else(|| "of your own".to_owned(), |name| format!("with {name}"));
    Error::NotFound { what, name: day.map_or(with, str::to_owned) }
}

fn whole(page: &mut Page, of: &SkillCheckIn) -> Result<(), Failure> {
    let with = of.person.as_deref().map_or_else(|| "Check-in".to_owned(), |name| format!("Check-in with {name}"));
    page.line_in(BOLD, with);
    let rated: Vec<&CheckInRow> = of.rows.iter().filter(|row| said(row).next().is_some()).collect();
    page.facts([
        print::on(if of.closed_at.is_some() { "closed" } else { "begun" }, Some(of.checked_on)),
        Some(format!("{} {}", of.framework, of.version)),
        Some(format!("{} rated", print::count(rated.len(), "skill"))),
    ]);
    if rated.is_empty() {
        page.line("Nothing is rated yet: cairn skill check-in rate SKILL LEVEL --reason WHY");
        return Ok(());
    }
    page.gap();
    columns(page, of, &rated);
    page.heading("Why");
    for row in &rated {
        reasons(page, of, row);
    }
    page.gap();
    let ladder: Vec<String> = of.levels.iter().map(|level| format!("{} {}", level.rank, level.name)).collect();
    page.line_in(DIM, ladder.join(" · "));
    Ok(())
}

fn columns(page: &mut Page, of: &SkillCheckIn, rated: &[&CheckInRow]) {
    let digit = |level: Option<u8>| level.map_or_else(|| "·".to_owned(), |level| level.to_string());
    let level = |one: &Option<CheckInRating>| Cell::right(digit(one.as_ref().map(|one| one.level)));
    let written = if of.closed_at.is_some() { "written" } else { "will be written" };
    let next = |row: &CheckInRow| {
        let mine = row.my_next.map(|level| format!("mine {level}"));
        let theirs = row.their_next.map(|level| format!("theirs {level}"));
        [mine, theirs].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let alone = of.person.is_none();
    let mut head = vec!["  skill", "before", "me"];
    if !alone {
        head.extend(["mentor", "agreed"]);
    }
    head.push(written);
    let row = |row: &&CheckInRow| {
        let mut cells = vec![format!("  {}", row.name).into(), Cell::right(digit(row.mine)).faint(), level(&row.me)];
        if !alone {
            cells.extend([level(&row.mentor), level(&row.agreed)]);
        }
        cells.push(Cell::new(next(row), DIM));
        cells
    };
    page.table(&head, &[0], rated.iter().map(row));
}

fn reasons(page: &mut Page, of: &SkillCheckIn, row: &CheckInRow) {
    page.line(format!("  {}", row.name));
    for (side, one) in said(row).filter(|(_, one)| !one.reason.is_empty()) {
        let who = if side == CheckInSide::Mentor { of.person.as_deref().unwrap_or("mentor") } else { side.as_str() };
        let on = one.on.map(|on| format!(" ({})", day::reading(on))).unwrap_or_default();
        page.sentence(DIM, 4, &format!("{who}{on}: {}", one.reason));
    }
    for side in &row.unexplained {
        page.sentence(WARN, 4, &format!("{side}: a reason is still asked for"));
    }
}

/// What each side says about a skill.
fn said(row: &CheckInRow) -> impl Iterator<Item = (CheckInSide, &CheckInRating)> {
    let sides = [(CheckInSide::Me, &row.me), (CheckInSide::Mentor, &row.mentor), (CheckInSide::Agreed, &row.agreed)];
    sides.into_iter().filter_map(|(side, one)| Some((side, one.as_ref()?)))
}
