//! Goals: writing, listing and moving them.

use cairn::{
    Confidence, Goal, GoalFilter, GoalId, GoalMove, GoalStatus, Kind, NewCheckIn, NewEvidence, NewGoal, NewMilestone,
    NewTarget, Verb, day::Leaning,
};

use crate::{
    arguments::goal::{Goal as Command, GoalFlags},
    failure::Failure,
    marks,
    names::Names,
    print::{self, Cell, DIM, GOOD, PLAIN, Page, WARN},
    terminal::Terminal,
};

/// Runs `cairn goal`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let find = |name: &str| terminal.find::<GoalId>(Kind::Goal, name);
    let (done, goal) = match command {
        Command::Templates => return templates(terminal),
        Command::Add { title, template, flags } => {
            let template = template.as_deref().map(|name| logbook.find_template(name)).transpose()?;
            let mut new = template.map_or_else(NewGoal::default, |template| template.goal());
            new.title = title.unwrap_or(new.title);
            ("Added goal", logbook.add_goal(applied(terminal, flags, new)?)?)
        }
        Command::List { statuses, skill, limit } => return list(terminal, &statuses, skill, limit),
        Command::Show { goal } => {
            let goal = logbook.get_goal(find(&goal)?)?;
            return terminal.show(&goal, |page| show(terminal, page, &goal));
        }
        Command::Edit { goal, title, flags } => {
            let before = logbook.get_goal(find(&goal)?)?;
            let mut new = NewGoal::from(&before);
            new.title = title.unwrap_or(new.title);
            ("Edited goal", logbook.edit_goal(before.id, applied(terminal, flags, new)?)?)
        }
        Command::Milestone { goal, title, due, target, unit } => {
            let before = logbook.get_goal(find(&goal)?)?;
            let due_on = terminal.day("due", due.as_deref(), Leaning::Coming, None)?;
            let mut new = NewGoal::from(&before);
            new.milestones.push(NewMilestone { title, due_on, target, unit, ..NewMilestone::default() });
            ("Added milestone to goal", logbook.edit_goal(before.id, new)?)
        }
        Command::Reach { goal, milestone, value } => {
            let id = find(&goal)?;
            ("Moved milestone of goal", logbook.reach_milestone(logbook.find_milestone(id, &milestone)?, value)?)
        }
        Command::CheckIn { goal, progress, confidence, note, blocker } => {
            let check_in = NewCheckIn {
                progress: progress.as_deref().map(percent),
                confidence: confidence.as_deref().map(str::parse::<Confidence>).transpose()?,
                note,
                blocker,
                ..NewCheckIn::default()
            };
            ("Checked in on goal", logbook.check_in_goal(find(&goal)?, check_in)?)
        }
        Command::Achieve { goal, note } => {
            ("Achieved goal", logbook.move_goal(find(&goal)?, GoalMove::Achieve { line: note })?)
        }
        Command::Pause { goal } => ("Paused goal", logbook.move_goal(find(&goal)?, GoalMove::Pause)?),
        Command::Resume { goal } => ("Resumed goal", logbook.move_goal(find(&goal)?, GoalMove::Resume)?),
        Command::Drop { goal, reason } => ("Dropped goal", logbook.move_goal(find(&goal)?, GoalMove::Drop { reason })?),
        Command::Delete { goal } => return crate::history::delete(terminal, Kind::Goal, &goal),
    };
    terminal.done(&goal, |page| {
        page.facts(std::iter::once(done.to_owned()).chain(facts(&terminal.names()?, &goal)?));
        page.title(&goal.title, goal.id);
        Ok(())
    })
}

/// What is no number is outside the scale, so that the logbook says what the scale is.
fn percent(said: &str) -> u8 {
    said.trim().trim_end_matches('%').trim_end().parse().unwrap_or(u8::MAX)
}

fn applied(terminal: &Terminal, flags: GoalFlags, mut new: NewGoal) -> Result<NewGoal, Failure> {
    new.why = flags.why.unwrap_or(new.why);
    new.success_criteria = flags.success.unwrap_or(new.success_criteria);
    new.start_on = terminal.day("start", flags.start.as_deref(), Leaning::Coming, new.start_on)?;
    new.due_on = terminal.day("due", flags.due.as_deref(), Leaning::Coming, new.due_on)?;
    new.priority = flags.priority.as_deref().map_or(Ok(new.priority), |priority| priority.parse().map(Some))?;
    new.next_step = flags.next.unwrap_or(new.next_step);
    new.parent_id = match flags.parent.as_deref() {
        None => new.parent_id,
        Some("none") => None,
        Some(parent) => Some(terminal.find(Kind::Goal, parent)?),
    };
    if !flags.skills.is_empty() {
        new.targets = targets(terminal, &flags.skills)?;
        let practised = |target: &NewTarget| NewEvidence { name: target.name.clone(), verb: Verb::Practised };
        new.marks.evidence = new.targets.iter().map(practised).collect();
    }
    if !flags.tags.is_empty() {
        new.marks.tags = flags.tags;
    }
    if let Some(visibility) = marks::visibility(terminal, flags.visibility.as_deref())? {
        new.marks.visibility = visibility;
    }
    Ok(new)
}

fn targets(terminal: &Terminal, skills: &[String]) -> Result<Vec<NewTarget>, Failure> {
    let read = |said: &String| {
        let (name, level) = match said.rsplit_once(':') {
            Some((name, level)) => (name, Some(terminal.logbook.find_level(level)?)),
            None => (said.as_str(), None),
        };
        Ok(NewTarget { name: name.to_owned(), level })
    };
    skills.iter().map(read).collect()
}

fn templates(terminal: &Terminal) -> Result<(), Failure> {
    let templates = terminal.logbook.list_templates()?;
    terminal.show(&templates, |page| {
        let row = |template: &cairn::GoalTemplate| vec![Cell::new(&template.slug, DIM), template.title.as_str().into()];
        page.table(&["template", "goal"], &[1], templates.iter().map(row));
        Ok(())
    })
}

fn list(terminal: &Terminal, statuses: &[String], skill: Option<String>, limit: Option<usize>) -> Result<(), Failure> {
    let statuses = statuses.iter().map(|status| status.parse()).collect::<Result<Vec<GoalStatus>, _>>()?;
    let mut goals = terminal.logbook.list_goals(GoalFilter { statuses, skill })?;
    goals.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&goals, |page| {
        if goals.is_empty() {
            page.line("No goals here. `cairn goal add TITLE` writes one down, `cairn goal templates` has ideas.");
        }
        let (names, today) = (terminal.names()?, terminal.logbook.today());
        let row = |goal: &Goal| {
            let late = goal.closed_on.is_none() && goal.due_on.is_some_and(|due| due < today);
            vec![
                Cell::id(goal.id),
                goal.title.as_str().into(),
                Cell::new(goal.status.as_str(), status_style(goal.status)),
                Cell::right(progress(goal)),
                Cell::new(print::dated(goal.due_on), if late { WARN } else { PLAIN }),
                Cell::new(names.targets_in_short(&goal.targets), DIM),
            ]
        };
        page.table(&["id", "goal", "status", "done", "due", "skills"], &[5, 1], goals.iter().map(row));
        Ok(())
    })
}

fn status_style(status: GoalStatus) -> anstyle::Style {
    match status {
        GoalStatus::Active => PLAIN,
        GoalStatus::Achieved => GOOD,
        GoalStatus::Planned | GoalStatus::Paused | GoalStatus::Dropped => DIM,
    }
}

fn progress(goal: &Goal) -> String {
    let newest = goal.check_ins.iter().rev().find_map(|check_in| check_in.progress);
    newest.map(|progress| format!("{progress}%")).unwrap_or_default()
}

fn facts(names: &Names<'_>, goal: &Goal) -> Result<Vec<String>, Failure> {
    let mut facts = vec![goal.status.to_string()];
    if goal.priority != cairn::Priority::Normal {
        facts.push(format!("{} priority", goal.priority));
    }
    facts.push(progress(goal));
    facts.extend(print::on("due", goal.due_on.filter(|_| goal.closed_on.is_none())));
    facts.extend(print::on("closed", goal.closed_on));
    facts.push(names.targets(&goal.targets));
    facts.extend(names.marks(&goal.marks)?);
    Ok(facts)
}

/// A goal on one line for `today`: its title, and the day on which it last moved.
pub fn stalled(goal: &Goal) -> Vec<Cell> {
    vec![Cell::id(goal.id), goal.title.as_str().into(), Cell::new(format!("still since {}", goal.moved_on()), DIM)]
}

fn show(terminal: &Terminal, page: &mut Page, goal: &Goal) -> Result<(), Failure> {
    let names = terminal.names()?;
    page.title(&goal.title, goal.id);
    page.facts(facts(&names, goal)?);
    page.field("why", &goal.why);
    page.field("reached when", &goal.success_criteria);
    page.field("next step", &goal.next_step);
    page.field("shows", &names.evidence(&goal.marks.evidence));
    page.field("started", &print::on("", Some(goal.start_on)).unwrap_or_default());
    if let Some(parent) = goal.parent_id {
        page.field("serves", &terminal.logbook.get_goal(parent)?.title);
    }
    page.field("dropped", goal.drop_reason.as_deref().unwrap_or_default());
    if !goal.milestones.is_empty() {
        page.heading("Milestones");
        page.table(&[], &[1], goal.milestones.iter().map(milestone));
    }
    if !goal.check_ins.is_empty() {
        page.heading("Check-ins");
        page.table(&[], &[3], goal.check_ins.iter().rev().flat_map(check_in));
    }
    Ok(())
}

fn milestone(milestone: &cairn::Milestone) -> Vec<Cell> {
    let number = milestone.target.map(|target| {
        let unit = milestone.unit.as_deref().unwrap_or_default();
        format!("{} of {} {unit}", print::number(milestone.value.unwrap_or(0.0)), print::number(target))
    });
    let day = print::on("reached", milestone.reached_on).or(print::on("due", milestone.due_on));
    let (sign, style) = if milestone.reached_on.is_some() { ("  ✓", GOOD) } else { ("  ○", PLAIN) };
    vec![
        Cell::new(sign, style),
        milestone.title.as_str().into(),
        number.unwrap_or_default().into(),
        Cell::new(day.unwrap_or_default(), DIM),
    ]
}

fn check_in(check_in: &cairn::CheckIn) -> Vec<Vec<Cell>> {
    let row = vec![
        format!("  {}", check_in.checked_on).into(),
        Cell::right(check_in.progress.map(|progress| format!("{progress}%")).unwrap_or_default()),
        Cell::new(check_in.confidence.map(|confidence| confidence.to_string()).unwrap_or_default(), DIM),
        check_in.note.as_str().into(),
    ];
    let blocker =
        vec!["".into(), Cell::right(""), "".into(), Cell::new(format!("blocked: {}", check_in.blocker), WARN)];
    if check_in.blocker.is_empty() { vec![row] } else { vec![row, blocker] }
}
