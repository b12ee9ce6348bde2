//! Learning activities: writing and listing them.

use cairn::{Activity, ActivityId, Kind, NewActivity, NewMarks, day::Leaning};

use crate::{
    arguments::activity::{Activity as Command, ActivityFlags},
    failure::Failure,
    marks,
    names::Names,
    print::{self, Cell, DIM},
    terminal::Terminal,
};

/// Runs `cairn activity`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let find = |name: &str| terminal.find::<ActivityId>(Kind::Activity, name);
    let (done, activity) = match command {
        Command::Add { title, kind, flags } => {
            let blank = NewActivity {
                marks: NewMarks::default(),
                title,
                kind: kind.parse()?,
                minutes: None,
                happened_on: None,
                url: String::new(),
                note: String::new(),
            };
            ("Added activity", logbook.add_activity(applied(terminal, flags, blank)?)?)
        }
        Command::List { limit } => return list(terminal, limit),
        Command::Show { activity } => {
            let activity = logbook.get_activity(find(&activity)?)?;
            return terminal.show(&activity, |page| {
                page.title(&activity.title, activity.id);
                let on = print::on("", Some(activity.happened_on)).unwrap_or_default();
                page.facts(std::iter::once(on).chain(facts(&terminal.names()?, &activity)?));
                page.field("url", &activity.url);
                page.prose(&activity.note);
                Ok(())
            });
        }
        Command::Edit { activity, title, kind, flags } => {
            let before = logbook.get_activity(find(&activity)?)?;
            let mut new = NewActivity::from(&before);
            new.title = title.unwrap_or(new.title);
            new.kind = kind.as_deref().map_or(Ok(new.kind), str::parse)?;
            ("Edited activity", logbook.edit_activity(before.id, applied(terminal, flags, new)?)?)
        }
        Command::Delete { activity } => return crate::history::delete(terminal, Kind::Activity, &activity),
    };
    terminal.done(&activity, |page| {
        let done = print::on(done, Some(activity.happened_on)).unwrap_or_default();
        page.facts(std::iter::once(done).chain(facts(&terminal.names()?, &activity)?));
        page.title(&activity.title, activity.id);
        Ok(())
    })
}

fn applied(terminal: &Terminal, flags: ActivityFlags, mut new: NewActivity) -> Result<NewActivity, Failure> {
    new.minutes = terminal.minutes(flags.minutes.as_deref(), new.minutes)?;
    new.happened_on = terminal.day("on", flags.on.as_deref(), Leaning::Past, new.happened_on)?;
    new.url = flags.url.unwrap_or(new.url);
    new.note = flags.note.map_or(Ok(new.note), |note| terminal.text("note", &note))?;
    marks::apply(terminal, &flags.marks, &mut new.marks)?;
    Ok(new)
}

fn facts(names: &Names<'_>, activity: &Activity) -> Result<Vec<String>, Failure> {
    let mut facts = vec![activity.kind.to_string()];
    facts.extend(activity.minutes.map(print::minutes));
    facts.push(names.evidence(&activity.marks.evidence));
    facts.extend(names.marks(&activity.marks)?);
    Ok(facts)
}

fn list(terminal: &Terminal, limit: Option<usize>) -> Result<(), Failure> {
    let mut activities = terminal.logbook.list_activities()?;
    activities.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&activities, |page| {
        if activities.is_empty() {
            page.line("No activities here. `cairn activity add TITLE --kind book` writes one down.");
        }
        let names = terminal.names()?;
        let row = |activity: &Activity| {
            vec![
                Cell::id(activity.id),
                print::dated(Some(activity.happened_on)).into(),
                Cell::new(activity.kind.as_str(), DIM),
                activity.title.as_str().into(),
                Cell::right(activity.minutes.map(print::minutes).unwrap_or_default()),
                Cell::new(names.evidence(&activity.marks.evidence), DIM),
            ]
        };
        page.table(&["id", "on", "kind", "activity", "time", "skills"], &[5, 3], activities.iter().map(row));
        Ok(())
    })
}
