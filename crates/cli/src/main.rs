//! `cairn`: the logbook in the terminal.

mod activity;
mod arguments;
mod attachment;
mod backup;
mod certification;
mod checkup;
mod document;
mod entry;
mod exchange;
mod failure;
mod framework;
mod goal;
mod history;
mod manual;
mod marks;
mod mentorship;
mod names;
mod person;
mod print;
mod profile;
mod progress;
mod quarter;
mod search;
mod session;
mod skill;
mod terminal;
mod today;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Global};
use failure::{Failure, Finish};
use terminal::Terminal;

fn main() -> ExitCode {
    let Arguments { global, command } = Arguments::parse();
    let colour = global.color;
    match run(global, command) {
        Ok(finish) => finish.into(),
        Err(failure) => failure.tell(colour),
    }
}

fn run(global: Global, command: Command) -> Result<Finish, Failure> {
    // What says nothing about a logbook needs none.
    if let Command::Completions { .. } | Command::Man = command {
        return manual::print(&command).map(|()| Finish::Whole);
    }
    let terminal = &Terminal::new(global)?;
    match command {
        Command::Log(log) => entry::log(terminal, log)?,
        Command::Profile(profile) => profile::run(terminal, profile)?,
        Command::Entry(entry) => entry::run(terminal, entry)?,
        Command::Goal(goal) => goal::run(terminal, goal)?,
        Command::Person(person) => person::run(terminal, person)?,
        Command::Mentorship(mentorship) => mentorship::run(terminal, mentorship)?,
        Command::Session(session) => session::run(terminal, session)?,
        Command::Action(action) => session::run_action(terminal, action)?,
        Command::Cert(certification) => certification::run(terminal, certification)?,
        Command::Activity(activity) => activity::run(terminal, activity)?,
        Command::Skill(skill) => skill::run(terminal, skill)?,
        Command::Framework(framework) => framework::run(terminal, framework)?,
        Command::Quarter(quarter) => quarter::run(terminal, quarter)?,
        Command::Search(search) => search::run(terminal, search)?,
        Command::Import(import) => return exchange::import(terminal, import),
        Command::Export(export) => exchange::export(terminal, export)?,
        Command::Today => today::run(terminal)?,
        Command::Undo => history::undo(terminal)?,
        Command::Redo => history::redo(terminal)?,
        Command::History(history) => history::history(terminal, history)?,
        Command::Trash(trash) => history::trash(terminal, trash.command)?,
        Command::Backup(backup) => backup::run(terminal, backup.command)?,
        Command::Check => checkup::check(terminal)?,
        Command::Demo => checkup::demo(terminal)?,
        Command::Completions { .. } | Command::Man => {}
    }
    Ok(Finish::Whole)
}
