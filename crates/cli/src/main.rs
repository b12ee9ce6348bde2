//! `cairn`: the logbook in the terminal.

mod action;
mod activity;
mod arguments;
mod attachment;
mod backup;
mod brief;
mod case;
mod certification;
mod check_in;
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
mod packet;
mod person;
mod print;
mod profile;
mod progress;
mod quarter;
mod report;
mod review;
mod search;
mod session;
mod skill;
mod tag;
mod template;
mod terminal;
mod today;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Global, LogbookCommand};
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
    match command {
        Command::Completions { shell } => manual::completions(shell)?,
        Command::Man => manual::page()?,
        Command::Logbook(command) => return run_on_logbook(&Terminal::new(global)?, *command),
    }
    Ok(Finish::Whole)
}

fn run_on_logbook(terminal: &Terminal, command: LogbookCommand) -> Result<Finish, Failure> {
    match command {
        LogbookCommand::Log(log) => entry::log(terminal, log)?,
        LogbookCommand::Profile(profile) => profile::run(terminal, profile)?,
        LogbookCommand::Entry(entry) => entry::run(terminal, entry)?,
        LogbookCommand::Goal(goal) => goal::run(terminal, goal)?,
        LogbookCommand::Person(person) => person::run(terminal, person)?,
        LogbookCommand::Mentorship(mentorship) => mentorship::run(terminal, mentorship)?,
        LogbookCommand::Session(session) => session::run(terminal, session)?,
        LogbookCommand::Action(action) => action::run(terminal, action)?,
        LogbookCommand::Cert(certification) => certification::run(terminal, certification)?,
        LogbookCommand::Activity(activity) => activity::run(terminal, activity)?,
        LogbookCommand::Tag(tag) => tag::run(terminal, tag)?,
        LogbookCommand::Template(template) => template::run(terminal, template)?,
        LogbookCommand::Skill(skill) => skill::run(terminal, skill)?,
        LogbookCommand::Framework(framework) => framework::run(terminal, framework)?,
        LogbookCommand::Readiness(asked) => skill::readiness(terminal, asked.level.as_deref())?,
        LogbookCommand::Case(case) => case::run(terminal, case)?,
        LogbookCommand::Quarter(quarter) => quarter::run(terminal, quarter)?,
        LogbookCommand::Packet(packet) => packet::run(terminal, packet)?,
        LogbookCommand::Search(search) => search::run(terminal, search)?,
        LogbookCommand::Import(import) => return exchange::import(terminal, &import),
        LogbookCommand::Export(export) => exchange::export(terminal, export)?,
        LogbookCommand::Today => today::run(terminal)?,
        LogbookCommand::Undo => history::undo(terminal)?,
        LogbookCommand::Redo => history::redo(terminal)?,
        LogbookCommand::History(history) => history::steps(terminal, history)?,
        LogbookCommand::Trash(trash) => history::trash(terminal, trash.command)?,
        LogbookCommand::Backup(backup) => backup::run(terminal, backup.command)?,
        LogbookCommand::Check => backup::check(terminal)?,
        LogbookCommand::Demo => profile::demo(terminal)?,
    }
    Ok(Finish::Whole)
}
