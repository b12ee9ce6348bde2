//! The profile, and the sample year for those who have nothing to show yet.

use cairn::{
    FiscalStart, Profile,
    day::{self, Leaning},
};

use crate::{
    arguments::profile::{Profile as Command, ProfileFlags},
    failure::Failure,
    print::{self, BOLD, Page},
    terminal::Terminal,
};

/// Runs `cairn profile`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::Show => {
            let profile = terminal.logbook.get_profile()?;
            terminal.show(&profile, |page| show(terminal, page, &profile))
        }
        Command::Set(flags) => {
            let profile = terminal.logbook.set_profile(applied(terminal, *flags)?)?;
            terminal.done(&profile, |page| show(terminal, page, &profile))
        }
    }
}

fn applied(terminal: &Terminal, flags: ProfileFlags) -> Result<Profile, Failure> {
    let mut profile = terminal.logbook.get_profile()?;
    let level =
        |said: Option<&str>, before| said.map_or(Ok(before), |level| terminal.logbook.find_level(level).map(Some));
    profile.name = flags.name.unwrap_or(profile.name);
    profile.level = level(flags.level.as_deref(), profile.level)?;
    profile.target_level = level(flags.target.as_deref(), profile.target_level)?;
    profile.since_on = terminal.day("since", flags.since.as_deref(), Leaning::Past, profile.since_on)?;
    profile.degree = flags.degree.unwrap_or(profile.degree);
    profile.fiscal_start = match flags.fiscal_start.as_deref() {
        None => profile.fiscal_start,
        Some("none") => None,
        Some(month) => Some(FiscalStart::parse("fiscal-start", month)?),
    };
    profile.reminders = flags.reminders.unwrap_or(profile.reminders);
    profile.paper = flags.paper.as_deref().map_or(Ok(profile.paper), str::parse)?;
    profile.week_start = flags.week_start.as_deref().map_or(Ok(profile.week_start), str::parse)?;
    profile.digest_at = match flags.digest.as_deref() {
        None => profile.digest_at,
        Some(OFF) => None,
        Some(time) => Some(day::parse_time("digest", time)?),
    };
    profile.session_reminder = match flags.session_reminder.as_deref() {
        None => profile.session_reminder,
        Some(OFF) => None,
        Some(said) => Some(minutes_before(said)?),
    };
    Ok(profile)
}

/// What takes a reminder away.
const OFF: &str = "off";

fn minutes_before(said: &str) -> Result<u16, Failure> {
    said.trim().parse().map_err(|_| Failure::Refused {
        field: "session-reminder",
        message: format!("“{said}” is no number of minutes before a session: write 15, or `off` for never."),
    })
}

fn show(terminal: &Terminal, page: &mut Page, profile: &Profile) -> Result<(), Failure> {
    let names = terminal.names()?;
    let level = |rank: Option<u8>| rank.map(|rank| names.level(rank)).unwrap_or_default();
    page.line_in(BOLD, if profile.name.is_empty() { "No name yet" } else { &profile.name });
    page.field("level", &level(profile.level));
    page.field("target", &level(profile.target_level));
    page.field("since", &print::on("", profile.since_on).unwrap_or_default());
    page.field("degree", &profile.degree);
    page.field("fiscal year", &profile.fiscal_start.map(|month| format!("starts in {month}")).unwrap_or_default());
    let reminders: Vec<String> = profile.reminders.iter().map(u16::to_string).collect();
    page.field("reminders", &format!("{} days before", reminders.join(", ")));
    page.field("paper", profile.paper.as_str());
    page.field("week starts", profile.week_start.as_str());
    page.field("digest", &profile.digest_at.map_or_else(|| OFF.to_owned(), |time| format!("at {time}")));
    let before = profile.session_reminder.map(|minutes| format!("{} before", print::minutes(minutes.into())));
    page.field("sessions", &before.unwrap_or_else(|| OFF.to_owned()));
    Ok(())
}

/// Runs `cairn demo`.
pub fn demo(terminal: &Terminal) -> Result<(), Failure> {
    terminal.logbook.fill_demo()?;
    let goals = terminal.logbook.list_goals(cairn::GoalFilter::default())?;
    terminal.done(&goals, |page| {
        page.line("Filled the logbook with a sample year. `cairn today` is a good place to begin.");
        Ok(())
    })
}
