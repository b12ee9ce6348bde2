//! Certifications: writing, listing and moving them.

use anstyle::Style;
use cairn::{
    Certification, CertificationId, CertificationMove, CertificationStatus, Kind, NewCertification, day::Leaning,
};

use crate::{
    arguments::certification::{Certification as Command, CertificationFlags},
    attachment,
    failure::Failure,
    marks,
    names::Names,
    print::{self, BAD, Cell, DIM, GOOD, Page, WARN},
    terminal::Terminal,
};

/// Runs `cairn cert`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    let logbook = &terminal.logbook;
    let find = |name: &str| terminal.find::<CertificationId>(Kind::Certification, name);
    let past = |field, said: Option<&str>| terminal.day(field, said, Leaning::Past, None);
    let coming = |field, said: Option<&str>| terminal.day(field, said, Leaning::Coming, None);
    let (done, certification) = match command {
        Command::Add { name, issuer, flags } => {
            let new = applied(terminal, *flags, NewCertification { name, issuer, ..NewCertification::default() })?;
            ("Added", logbook.add_certification(new)?)
        }
        Command::List { expiring, limit } => return list(terminal, expiring.as_deref(), limit),
        Command::Show { certification } => {
            let certification = logbook.get_certification(find(&certification)?)?;
            return terminal.show(&certification, |page| show(terminal, page, &certification));
        }
        Command::Edit { certification, name, issuer, flags } => {
            let before = logbook.get_certification(find(&certification)?)?;
            let mut new = NewCertification::from(&before);
            new.name = name.unwrap_or(new.name);
            new.issuer = issuer.unwrap_or(new.issuer);
            ("Edited", logbook.edit_certification(before.id, applied(terminal, *flags, new)?)?)
        }
        Command::Book { certification, on } => {
            let exam_on = logbook.day("exam", &on, Leaning::Coming)?;
            ("Booked", logbook.move_certification(find(&certification)?, CertificationMove::Book { exam_on })?)
        }
        Command::Earn { certification, on, expires } => {
            let (earned_on, expires_on) = (past("on", on.as_deref())?, coming("expires", expires.as_deref())?);
            let to = CertificationMove::Earn { earned_on, expires_on };
            ("Earned", logbook.move_certification(find(&certification)?, to)?)
        }
        Command::Renew { certification, on, expires } => {
            let (renewed_on, expires_on) = (past("on", on.as_deref())?, coming("expires", expires.as_deref())?);
            let to = CertificationMove::Renew { renewed_on, expires_on };
            ("Renewed", logbook.move_certification(find(&certification)?, to)?)
        }
        Command::Credit { certification, credits, note } => {
            let to = CertificationMove::Credit { amount: credits, note, from_id: None };
            ("Credited", logbook.move_certification(find(&certification)?, to)?)
        }
        Command::Withdraw { certification } => {
            ("Withdrew", logbook.move_certification(find(&certification)?, CertificationMove::Withdraw)?)
        }
        Command::Delete { certification } => {
            return crate::history::delete(terminal, Kind::Certification, &certification);
        }
    };
    terminal.done(&certification, |page| {
        let done = format!("{done} certification");
        page.facts(std::iter::once(done).chain(facts(&terminal.names()?, &certification)?));
        page.title(&certification.name, certification.id);
        Ok(())
    })
}

fn applied(
    terminal: &Terminal,
    flags: CertificationFlags,
    mut new: NewCertification,
) -> Result<NewCertification, Failure> {
    new.marks.files = attachment::read(&flags.proof)?;
    new.stage = flags.stage.as_deref().map_or(Ok(new.stage), |stage| stage.parse().map(Some))?;
    new.earned_on = terminal.day("earned", flags.earned.as_deref(), Leaning::Past, new.earned_on)?;
    new.expires_on = terminal.day("expires", flags.expires.as_deref(), Leaning::Coming, new.expires_on)?;
    new.exam_on = terminal.day("exam", flags.exam.as_deref(), Leaning::Coming, new.exam_on)?;
    new.credential_id = flags.id.unwrap_or(new.credential_id);
    new.url = flags.url.unwrap_or(new.url);
    new.cost = flags.cost.unwrap_or(new.cost);
    new.credits_needed = flags.credits.or(new.credits_needed);
    new.cycle = terminal.span("cycle", flags.cycle.as_deref(), new.cycle)?;
    new.reminders = match flags.reminders.as_deref() {
        None => new.reminders,
        Some("none") => None,
        Some("off") => Some(vec![]),
        Some(days) => Some(lead_times(days)?),
    };
    marks::apply(terminal, &flags.marks, &mut new.marks)?;
    Ok(new)
}

fn lead_times(said: &str) -> Result<Vec<u16>, Failure> {
    let days = said.split(',').map(|days| days.trim().parse()).collect::<Result<_, std::num::ParseIntError>>();
    days.map_err(|_| Failure::Refused {
        field: "reminders",
        message: format!("“{said}” are no days to be reminded before: write them as 60,14, or `off` for never."),
    })
}

fn list(terminal: &Terminal, expiring: Option<&str>, limit: Option<usize>) -> Result<(), Failure> {
    let today = terminal.logbook.today();
    let within = terminal.span("expiring", expiring, None)?.map(|span| (span.after(today) - today).num_days());
    let mut all = terminal.logbook.list_certifications(within.and_then(|days| u32::try_from(days).ok()))?;
    all.truncate(limit.unwrap_or(usize::MAX));
    terminal.show(&all, |page| {
        if all.is_empty() {
            page.line("No certifications here. `cairn cert add NAME --issuer ISSUER` writes one down.");
        }
        page.table(&["id", "certification", "issuer", "stage", "status", "expires"], &[1], all.iter().map(row));
        Ok(())
    })
}

/// A certification in columns.
pub fn row(certification: &Certification) -> Vec<Cell> {
    vec![
        Cell::id(certification.id),
        certification.name.as_str().into(),
        Cell::new(&certification.issuer, DIM),
        certification.stage.as_str().into(),
        Cell::new(status(certification), status_style(certification.status)),
        print::dated(certification.expires_on).into(),
    ]
}

fn status(certification: &Certification) -> &'static str {
    match certification.status {
        CertificationStatus::None => "",
        status => status.as_str(),
    }
}

fn status_style(status: CertificationStatus) -> Style {
    match status {
        CertificationStatus::Valid => GOOD,
        CertificationStatus::Expiring => WARN,
        CertificationStatus::Expired => BAD,
        CertificationStatus::None => DIM,
    }
}

fn facts(names: &Names<'_>, certification: &Certification) -> Result<Vec<String>, Failure> {
    let mut facts =
        vec![certification.issuer.clone(), certification.stage.to_string(), status(certification).to_owned()];
    facts.extend(print::on(
        "exam",
        certification.exam_on.filter(|exam| certification.earned_on.is_none_or(|earned| earned < *exam)),
    ));
    facts.extend(print::on("earned", certification.earned_on));
    facts.extend(certification.renewals.last().and_then(|renewal| print::on("renewed", Some(renewal.renewed_on))));
    facts.extend(print::on("expires", certification.expires_on));
    facts.push(names.evidence(&certification.marks.evidence));
    facts.extend(names.marks(&certification.marks)?);
    Ok(facts)
}

fn show(terminal: &Terminal, page: &mut Page, certification: &Certification) -> Result<(), Failure> {
    page.title(&certification.name, certification.id);
    page.facts(facts(&terminal.names()?, certification)?);
    page.field("credential", &certification.credential_id);
    page.field("url", &certification.url);
    page.field("cost", &certification.cost);
    let credits = &certification.credits;
    let needed = credits.needed.map(|needed| format!(" of {}", print::number(needed))).unwrap_or_default();
    if credits.needed.is_some() || !credits.list.is_empty() {
        page.field("credits", &format!("{}{needed}", print::number(credits.gained)));
    }
    page.field("cycle", &certification.cycle.map(|cycle| cycle.to_string()).unwrap_or_default());
    if let Some(days) = &certification.reminders {
        let days: Vec<String> = days.iter().map(u16::to_string).collect();
        let told = if days.is_empty() { "off".to_owned() } else { format!("{} days before", days.join(", ")) };
        page.field("reminders", &told);
    }
    for renewal in &certification.renewals {
        let until = print::on(", expires", renewal.expires_on).unwrap_or_default();
        page.field("renewed", &format!("{}{until}", print::on("", Some(renewal.renewed_on)).unwrap_or_default()));
    }
    if !credits.list.is_empty() {
        page.heading("Credits");
        let row = |credit: &cairn::Credit| {
            vec![
                format!("  {}", credit.credited_on).into(),
                Cell::right(print::number(credit.amount)),
                credit.note.as_str().into(),
            ]
        };
        page.table(&[], &[2], credits.list.iter().rev().map(row));
    }
    Ok(())
}
