//! `cairn packet`: a quarter for a mentor to answer, and what they said.

use std::{fs, path::Path};

use cairn::{
    AnswerState, ComposedPacket, Kind, Period, PersonId, Question, ReadAnswer, ReadReply, Reply, TakeReply, day,
};
use cairn_exchange::read_reply;
use cairn_report::Options;

use crate::{
    arguments::packet::{MakeFlags, Packet as Command, ReadFlags},
    document,
    failure::Failure,
    marks,
    names::Names,
    print::{self, BOLD, Cell, DIM, Page, WARN},
    quarter::{period, said},
    report,
    terminal::Terminal,
};

/// Runs `cairn packet`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Make { person, quarter, flags } => {
            make(terminal, terminal.find(Kind::Person, &person)?, &period(terminal, quarter)?, &flags)
        }
        Command::Ask { person, question, quarter } => {
            let (person, period) = (terminal.find(Kind::Person, &person)?, period(terminal, quarter)?);
            let asked = terminal.logbook.ask(person, &period, &question)?;
            told(terminal, &asked, "Goes with the packet of")
        }
        Command::Questions { person, quarter } => {
            questions(terminal, terminal.find(Kind::Person, &person)?, &period(terminal, quarter)?)
        }
        Command::TakeBack { person, number, quarter } => {
            let (person, period) = (terminal.find(Kind::Person, &person)?, period(terminal, quarter)?);
            let question = terminal.logbook.question_at(person, &period, number)?;
            terminal.logbook.take_back_question(question.id)?;
            told(terminal, &question, "Taken back from the packet of")
        }
        Command::Read { file, flags } => read(terminal, file.as_deref(), &flags),
        Command::Replies => replies(terminal),
    }
}

fn make(terminal: &Terminal, person: PersonId, period: &Period, flags: &MakeFlags) -> Result<(), Failure> {
    let mut composed = terminal.logbook.packet(person, period)?;
    if let Some(hash) = &flags.leaving.exactly {
        composed = composed.exactly(hash)?;
    }
    let ComposedPacket { packet, contents } = composed;
    let Some(path) = flags.output.as_deref().filter(|_| !flags.leaving.preview) else {
        return terminal.show(&contents, |page| {
            report::contents(page, &format!("In the packet for {}, {}", packet.to, said(period)), &contents);
            page.line_in(DIM, asked(packet.skills.len(), packet.questions.len()));
            Ok(())
        });
    };
    if path.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("html")) {
        return Err(Failure::refused("output", "A packet is a page for a browser: end the file's name in .html."));
    }
    let document = cairn_report::packet(&packet, &Options { paper: terminal.logbook.get_profile()?.paper });
    document::write(path, &document.bytes, flags.leaving.force)?;
    terminal.done(&packet, |page| {
        page.line(format!("Wrote {} for {}, {}", path.display(), packet.to, said(period)));
        page.line_in(DIM, asked(packet.skills.len(), packet.questions.len()));
        page.line_in(DIM, "Send it any way you like; read the file that comes back with `cairn packet read`.");
        Ok(())
    })?;
    report::held_back(contents.held_back, report::QUARTER).iter().for_each(|told| terminal.note(told));
    Ok(())
}

fn asked(skills: usize, questions: usize) -> String {
    format!("It asks for {} and {}.", print::count(skills, "rating"), print::count(questions, "answer"))
}

fn told(terminal: &Terminal, question: &Question, what: &str) -> Result<(), Failure> {
    terminal.done(question, |page| {
        page.line(format!("{what} {}", question.quarter));
        page.line(&question.text);
        Ok(())
    })
}

fn questions(terminal: &Terminal, person: PersonId, period: &Period) -> Result<(), Failure> {
    let asked = terminal.logbook.list_questions(person, period)?;
    let name = terminal.logbook.get_person(person)?.name;
    terminal.show(&asked, |page| {
        page.line_in(BOLD, format!("Questions to {name}, {}", said(period)));
        if asked.is_empty() {
            page.line("None yet. `cairn packet ask` asks one.");
        }
        page.table(
            &[],
            &[1],
            (1..).zip(&asked).map(|(number, one)| vec![Cell::right(format!("{number}")), one.text.as_str().into()]),
        );
        Ok(())
    })
}

fn read(terminal: &Terminal, file: Option<&Path>, flags: &ReadFlags) -> Result<(), Failure> {
    if !flags.preview {
        terminal.refuse_unasked(flags.yes)?;
    }
    let reply = match (file, flags.kept) {
        (Some(file), _) => read_reply(&fs::read(file).map_err(|error| Failure::file(file, "read", &error))?)?,
        (None, number) => kept(terminal, number.unwrap_or_default())?,
    };
    let read = terminal.logbook.read_reply(&reply)?;
    let keys = chosen(&read, &flags.take)?;
    if flags.preview || !flags.yes {
        terminal.show(&read, |page| preview(terminal, page, &read))?;
    }
    if flags.preview {
        return Ok(());
    }
    if keys.is_empty() {
        terminal.note("Nothing is left to take in.");
    } else {
        let question =
            format!("{} will be taken in as what {} said. Go ahead?", print::count(keys.len(), "answer"), read.person);
        terminal.confirm(flags.yes, &question)?;
    }
    let visibility = marks::visibility(terminal, flags.visibility.as_deref())?;
    let number = keys.len();
    let read = terminal.logbook.take_reply(&reply, &TakeReply { keys: Some(keys), visibility })?;
    terminal.done(&read, |page| {
        page.line(format!("Took in {} of {}", print::count(number, "answer"), read.person));
        let left = read.answers.iter().filter(|answer| answer.state != AnswerState::Taken).count();
        if left > 0 {
            page.line_in(
                DIM,
                format!("{} left: about what was changed or is gone. --take names more.", print::count(left, "answer")),
            );
        }
        Ok(())
    })
}

/// A reply that was read before, by its number in the list.
fn kept(terminal: &Terminal, number: usize) -> Result<Reply, Failure> {
    let replies = terminal.logbook.list_replies()?;
    let reply = number.checked_sub(1).and_then(|at| replies.get(at));
    let reply = reply.ok_or_else(|| {
        Failure::refused("kept", format!("There is no reply number {number}: `cairn packet replies` lists them."))
    })?;
    Ok(terminal.logbook.kept_reply(reply.id)?)
}

/// The keys of the answers that were named: new ones, all, or by number.
fn chosen(read: &ReadReply, take: &str) -> Result<Vec<String>, Failure> {
    let open = |answer: &&ReadAnswer| answer.state != AnswerState::Taken;
    let key = |answer: &ReadAnswer| answer.key.clone();
    match take.trim() {
        "new" => Ok(read.answers.iter().filter(|answer| answer.state == AnswerState::New).map(key).collect()),
        "all" => Ok(read.answers.iter().filter(open).map(key).collect()),
        numbers => numbers
            .split(',')
            .map(|number| {
                let at = number.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                let answer = at.and_then(|at| read.answers.get(at));
                answer.map(key).ok_or_else(|| {
                    Failure::refused(
                        "take",
                        format!("“{number}” is no answer of the reply: say new, all, or numbers such as 1,4."),
                    )
                })
            })
            .collect(),
    }
}

fn preview(terminal: &Terminal, page: &mut Page, read: &ReadReply) -> Result<(), Failure> {
    let names = terminal.names()?;
    page.line_in(
        BOLD,
        format!("{} answered the packet of {} on {}", read.person, read.quarter, day::reading(read.saved_on)),
    );
    for (number, answer) in (1..).zip(&read.answers) {
        page.gap();
        one(page, number, answer, &names);
    }
    Ok(())
}

fn one(page: &mut Page, number: usize, answer: &ReadAnswer, names: &Names<'_>) {
    let about = answer.title.as_deref().unwrap_or(&answer.seen);
    page.line(format!("{number}. {} on {about}", answer.kind));
    if let Some(level) = answer.level {
        let before = answer.before.map_or_else(|| "not rated".to_owned(), |before| names.level(before));
        page.line(format!("   {before} → {}", names.level(level)));
    }
    if !answer.words.is_empty() {
        page.sentence(print::PLAIN, 3, &answer.words);
    }
    match answer.state {
        AnswerState::New => {}
        AnswerState::Taken => page.line_in(DIM, "   taken in already"),
        AnswerState::Changed => {
            page.line_in(WARN, format!("   changed since the packet was made; in it: {}", answer.seen));
        }
        AnswerState::Gone => page.line_in(WARN, "   no longer there; as the packet called it"),
    }
}

fn replies(terminal: &Terminal) -> Result<(), Failure> {
    let kept = terminal.logbook.list_replies()?;
    terminal.show(&kept, |page| {
        if kept.is_empty() {
            page.line("No reply was read yet. `cairn packet make` writes a packet, `cairn packet read` reads what comes back.");
        }
        page.table(&[], &[1], (1..).zip(&kept).map(|(number, reply)| {
            vec![
                Cell::right(format!("{number}")),
                reply.person.as_str().into(),
                reply.quarter.as_str().into(),
                format!("saved {}", reply.saved_at.date_naive()).into(),
                format!("read {}", reply.read_at.date_naive()).into(),
            ]
        }));
        Ok(())
    })
}
