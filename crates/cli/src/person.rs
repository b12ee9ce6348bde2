//! People: writing and listing them.

use cairn::{Kind, MergePeople, NewPerson, Person, PersonId, day::Leaning};

use crate::{
    arguments::person::{Person as Command, PersonFlags},
    failure::Failure,
    print::{self, Cell, DIM, Page},
    terminal::Terminal,
};

/// Runs `cairn person`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let find = |name: &str| terminal.find::<PersonId>(Kind::Person, name);
    let (done, person) = match command {
        Command::Add { name, flags } => {
            ("Added person", logbook.add_person(applied(flags, NewPerson { name, ..NewPerson::default() })?)?)
        }
        Command::List { limit } => return list(terminal, limit),
        Command::Show { person } => {
            let person = logbook.get_person(find(&person)?)?;
            return terminal.show(&person, |page| {
                show(page, &person);
                Ok(())
            });
        }
        Command::Edit { person, name, archived, flags } => {
            let before = logbook.get_person(find(&person)?)?;
            let mut new = NewPerson::from(&before);
            new.name = name.unwrap_or(new.name);
            new.archived_on = terminal.day("archived", archived.as_deref(), Leaning::Past, new.archived_on)?;
            ("Edited person", logbook.edit_person(before.id, applied(flags, new)?)?)
        }
        Command::Merge { from, into } => {
            ("Merged into", logbook.merge_people(MergePeople { from: find(&from)?, into: find(&into)? })?)
        }
        Command::Delete { person } => return crate::history::delete(terminal, Kind::Person, &person),
    };
    terminal.done(&person, |page| {
        let archived = print::on("archived", person.archived_on);
        page.facts([Some(done.to_owned()), Some(person.relation.to_string()), Some(person.role.clone()), archived]);
        page.title(&person.name, person.id);
        Ok(())
    })
}

fn applied(flags: PersonFlags, mut new: NewPerson) -> Result<NewPerson, Failure> {
    new.role = flags.role.unwrap_or(new.role);
    new.email = flags.email.unwrap_or(new.email);
    new.relation = flags.relation.as_deref().map_or(Ok(new.relation), |relation| relation.parse().map(Some))?;
    Ok(new)
}

fn list(terminal: &Terminal, limit: Option<usize>) -> Result<(), Failure> {
    let mut people = terminal.logbook.list_people()?;
    people.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&people, |page| {
        if people.is_empty() {
            page.line("Nobody here. `cairn person add NAME --relation mentor` writes someone down.");
        }
        let row = |person: &Person| {
            let relation = if person.archived_on.is_some() { "archived" } else { person.relation.as_str() };
            vec![
                Cell::id(person.id),
                person.name.as_str().into(),
                Cell::new(relation, DIM),
                person.role.as_str().into(),
                Cell::new(&person.email, DIM),
            ]
        };
        page.table(&["id", "name", "relation", "role", "email"], &[3], people.iter().map(row));
        Ok(())
    })
}

fn show(page: &mut Page, person: &Person) {
    page.title(&person.name, person.id);
    page.facts([person.relation.to_string(), person.role.clone()]);
    page.field("email", &person.email);
    page.field("archived", &print::on("", person.archived_on).unwrap_or_default());
}
