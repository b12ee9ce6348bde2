//! When a reminder is due, and the thread that shows it: once a day a digest, and each session before it begins.

use std::{path::PathBuf, time::Duration};

use cairn::{Logbook, Result, SessionNotice, TimeOfDay};
use chrono::{NaiveDateTime, Timelike};
use tauri::{AppHandle, Manager, Runtime};

use crate::{
    logbooks::is_sample,
    notification,
    open::Open,
    settings::{Settings, ShownBefore},
};

/// How often reminders are looked for.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// How many things a digest names; the others are counted.
const NAMED: usize = 5;

/// What a moment asks for, as the logbook says it.
#[derive(Debug)]
struct Asked {
    /// The day and the time of day on the person's clock.
    at: NaiveDateTime,
    /// From when on the day's digest is shown; never where there is none.
    digest_at: Option<TimeOfDay>,
    /// The digest's lines, the most pressing first.
    digest: Vec<String>,
    /// The sessions that begin soon.
    sessions: Vec<SessionNotice>,
}

/// A reminder to show.
#[derive(Debug, PartialEq, Eq)]
struct Reminder {
    title: String,
    body: String,
    /// What counts as shown once this was.
    then: ShownBefore,
}

/// What is due at a moment and was not shown before, in the order in which it is shown; and what counts as shown where the
/// day's digest has nothing to say.
fn due(asked: &Asked, before: &ShownBefore) -> (Vec<Reminder>, ShownBefore) {
    let today = asked.at.date();
    let mut shown = before.clone();
    // One that has begun is not asked for again, and one that was put off is to be announced again.
    shown.sessions.retain(|known| asked.sessions.iter().any(|soon| soon.session == *known));
    let mut reminders = Vec::new();
    for session in &asked.sessions {
        if !shown.sessions.contains(&session.session) {
            shown.sessions.push(session.session);
            reminders.push(Reminder { title: "Session soon".into(), body: session.text.clone(), then: shown.clone() });
        }
    }
    if shown.digest_on != Some(today)
        && asked.digest_at.is_some_and(|from| from.minute_of_day() * 60 <= asked.at.num_seconds_from_midnight())
    {
        shown.digest_on = Some(today);
        if !asked.digest.is_empty() {
            let title = match asked.digest.len() {
                1 => "Today asks for one thing".to_owned(),
                several => format!("Today asks for {several} things"),
            };
            reminders.push(Reminder { title, body: digest_body(&asked.digest), then: shown.clone() });
        }
    }
    (reminders, shown)
}

fn digest_body(lines: &[String]) -> String {
    let mut body = lines.iter().take(NAMED).cloned().collect::<Vec<_>>();
    if lines.len() > NAMED {
        body.push(format!("and {} more", lines.len() - NAMED));
    }
    body.join("\n")
}

/// What the logbook asks for now; nothing where reminders are off.
fn asked(logbook: &Logbook) -> Result<Option<Asked>> {
    let profile = logbook.get_profile()?;
    if profile.digest_at.is_none() && profile.session_reminder.is_none() {
        return Ok(None);
    }
    let digest = match profile.digest_at {
        Some(_) => logbook.digest()?.lines.into_iter().map(|line| line.text).collect(),
        None => Vec::new(),
    };
    Ok(Some(Asked {
        at: logbook.local_time(),
        digest_at: profile.digest_at,
        digest,
        sessions: logbook.due_sessions()?,
    }))
}

/// Looks for reminders for as long as the program runs. What could not be shown is tried again, and stands on Today anyway.
pub(crate) fn keep_reminding<R: Runtime>(app: &AppHandle<R>) {
    loop {
        let logbook = app.state::<Open>().logbook();
        let real = logbook.path().filter(|path| !is_sample(path)).map(PathBuf::from);
        if let (Some(path), Ok(Some(asked))) = (real, asked(&logbook)) {
            remind(app, path, &asked);
        }
        drop(logbook);
        std::thread::park_timeout(LOOK_EVERY);
    }
}

fn remind<R: Runtime>(app: &AppHandle<R>, path: PathBuf, asked: &Asked) {
    let settings = app.state::<Settings>();
    let before = settings.read().shown.remove(&path).unwrap_or_default();
    let (reminders, mut after) = due(asked, &before);
    let mut shown = before.clone();
    for reminder in reminders {
        if let Err(why) = notification::show(app, &reminder.title, &reminder.body) {
            eprintln!("{why}");
            after = shown;
            break;
        }
        shown = reminder.then;
    }
    if after != before
        && let Err(why) = settings.change(|remembered| drop(remembered.shown.insert(path, after)))
    {
        eprintln!("This machine could not note which reminders were shown ({why}); they may come again.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_at(time: &str, digest: &[&str], sessions: &[u8]) -> Asked {
        let session = |number: &u8| SessionNotice {
            session: serde_json::from_value(format!("018f0000-0000-7000-8000-0000000000{number:02}").into()).unwrap(),
            text: format!("Session {number}"),
            starts_at: "2026-11-23T09:00:00Z".parse().unwrap(),
        };
        Asked {
            at: format!("2026-11-23T{time}").parse().unwrap(),
            digest_at: Some("09:00".parse().unwrap()),
            digest: digest.iter().map(|line| (*line).to_owned()).collect(),
            sessions: sessions.iter().map(session).collect(),
        }
    }

    fn titles(asked: &Asked, before: &ShownBefore) -> Vec<String> {
        due(asked, before).0.into_iter().map(|reminder| reminder.title).collect()
    }

    #[test]
    fn the_digest_comes_once_a_day_and_not_before_its_time() {
        let (early, late) = (asked_at("08:59:59", &["a", "b"], &[]), asked_at("09:00:00", &["a", "b"], &[]));
        let before = ShownBefore::default();
        assert_eq!(titles(&early, &before), [""; 0]);
        assert_eq!(titles(&late, &before), ["Today asks for 2 things"]);
        let (_, after) = due(&late, &before);
        assert_eq!(titles(&asked_at("18:00:00", &["a", "b", "c"], &[]), &after), [""; 0], "not again the same day");
        let tomorrow = Asked { at: "2026-11-24T09:10:00".parse().unwrap(), ..asked_at("09:00:00", &["a"], &[]) };
        assert_eq!(titles(&tomorrow, &after), ["Today asks for one thing"]);
        let off = Asked { digest_at: None, ..late };
        assert_eq!(titles(&off, &before), [""; 0], "off until the person says so");
    }

    #[test]
    fn a_day_that_asks_for_nothing_says_nothing_then_or_later() {
        let (reminders, after) = due(&asked_at("09:00:30", &[], &[]), &ShownBefore::default());
        assert!(reminders.is_empty());
        assert_eq!(titles(&asked_at("11:00:00", &["added since"], &[]), &after), [""; 0], "a digest has its time");
    }

    #[test]
    fn each_session_is_announced_once_however_often_it_is_looked_for() {
        let before = ShownBefore::default();
        let (first, after) = due(&asked_at("08:00:00", &[], &[1]), &before);
        assert_eq!((first[0].title.as_str(), first[0].body.as_str()), ("Session soon", "Session 1"));
        let (second, after) = due(&asked_at("08:00:30", &[], &[1, 2]), &after);
        assert_eq!(second.iter().map(|one| one.body.as_str()).collect::<Vec<_>>(), ["Session 2"]);
        assert_eq!(titles(&asked_at("08:01:00", &[], &[1, 2]), &after), [""; 0]);
        let next_day = Asked { at: "2026-11-24T00:00:10".parse().unwrap(), ..asked_at("00:00:10", &[], &[1, 2]) };
        assert_eq!(titles(&next_day, &after), [""; 0], "nor after midnight, for one that begins soon after it");
        let (_, begun) = due(&asked_at("09:01:00", &[], &[]), &after);
        assert!(begun.sessions.is_empty(), "those that began are not kept for ever");
        assert_eq!(
            titles(&asked_at("14:50:00", &[], &[1]), &begun),
            ["Session soon"],
            "it was put off to the afternoon"
        );
    }

    #[test]
    fn what_was_shown_before_a_failure_does_not_come_again() {
        let (reminders, _) = due(&asked_at("09:00:00", &["a"], &[1]), &ShownBefore::default());
        assert_eq!(reminders.len(), 2);
        let after_the_first = &reminders[0].then;
        assert_eq!(titles(&asked_at("09:00:30", &["a"], &[1]), after_the_first), ["Today asks for one thing"]);
    }

    #[test]
    fn a_long_digest_names_five_things_and_counts_the_rest() {
        let lines: Vec<String> = (1..=7).map(|number| format!("thing {number}")).collect();
        assert_eq!(digest_body(&lines), "thing 1\nthing 2\nthing 3\nthing 4\nthing 5\nand 2 more");
    }
}
