//! Showing a notification, and telling the truth about whether it was shown.

use notify_rust::Notification;
use serde::Serialize;
use tauri::{AppHandle, Manager, Runtime};

use crate::{showing, told::Told};

/// Whether a notification was shown.
#[derive(Debug, Serialize, ts_rs::TS)]
#[ts(export)]
pub struct Shown {
    /// Whether the system took it.
    pub shown: bool,
    /// Why not.
    pub why: Option<String>,
}

/// Shows a notification to try whether they arrive.
pub(crate) fn try_notification<R: Runtime>(app: &AppHandle<R>, (): ()) -> cairn::Result<Shown> {
    let why = show(app, "Cairn", "This is how a reminder arrives.").err();
    Ok(Shown { shown: why.is_none(), why })
}

/// Hands a notification to the system, or says in a sentence why it was not taken. A click on it shows the window where the
/// system tells of clicks.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, title: &str, body: &str) -> Result<(), String> {
    if let Some(why) = why_silent() {
        return Err(why);
    }
    let mut notification = Notification::new();
    notification.appname("Cairn").summary(title).body(&plain(body)).auto_icon();
    clickable(&mut notification);
    let shown = notification.show().map_err(|why| format!("The system did not take the notification ({why})."))?;
    follow_click(app, shown);
    Ok(())
}

/// Why no notification can be shown here.
#[cfg(target_os = "linux")]
pub(crate) fn why_silent() -> Option<String> {
    notify_rust::get_server_information().err().map(|_| {
        "No program on this desktop shows notifications. Reminders still stand on Today whenever Cairn is open.".into()
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn why_silent() -> Option<String> {
    None
}

/// The body as the person reads it: some desktops take it for markup.
#[cfg(target_os = "linux")]
fn plain(body: &str) -> String {
    match notify_rust::get_capabilities() {
        Ok(able) if able.iter().any(|able| able == "body-markup") => without_markup(body),
        _ => body.to_owned(),
    }
}

#[cfg(not(target_os = "linux"))]
fn plain(body: &str) -> String {
    body.to_owned()
}

#[cfg(target_os = "linux")]
fn without_markup(body: &str) -> String {
    body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(target_os = "linux")]
fn clickable(notification: &mut Notification) {
    notification.action("default", "Show Cairn");
}

#[cfg(not(target_os = "linux"))]
fn clickable(_: &mut Notification) {}

#[cfg(target_os = "linux")]
fn follow_click<R: Runtime>(app: &AppHandle<R>, shown: notify_rust::NotificationHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        shown.wait_for_action(|action| {
            if action == "default"
                && let Err(why) = showing::show_main(&app)
            {
                app.state::<Told>().tell(&app, &format!("The window could not be shown ({why})."));
            }
        });
    });
}

#[cfg(not(target_os = "linux"))]
fn follow_click<R: Runtime, T>(_: &AppHandle<R>, _: T) {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::without_markup;

    #[test]
    fn a_title_is_never_taken_for_markup() {
        assert_eq!(without_markup("R&D <b>plan</b>"), "R&amp;D &lt;b&gt;plan&lt;/b&gt;");
    }
}
