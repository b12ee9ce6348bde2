//! What this machine can do for Cairn: keys that work from anywhere, and notifications.

use std::sync::{Mutex, PoisonError};

use cairn::Error;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_global_shortcut::{Code, GlobalShortcut, Modifiers, Shortcut, ShortcutState};

use crate::{notification, settings::Settings, showing, told::Told};

/// What this machine can do for Cairn.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Machine {
    /// The keys that open the small window from anywhere; off unless the person chose some.
    pub capture_shortcut: Option<String>,
    /// Whether such keys can work here.
    pub shortcut_possible: bool,
    /// Why they cannot, or why the chosen ones do not.
    pub shortcut_why: Option<String>,
    /// Whether notifications can be shown.
    pub notifications: bool,
    /// Why they cannot.
    pub notifications_why: Option<String>,
}

/// What the person chooses for this machine.
#[derive(Debug, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SetMachine {
    /// Keys such as `Ctrl+Alt+N`; none turns them off.
    pub capture_shortcut: Option<String>,
}

/// Why the chosen keys do not work, from the last attempt to take them.
#[derive(Default)]
pub(crate) struct Taken(Mutex<Option<String>>);

/// What this machine can do.
pub(crate) fn machine<R: Runtime>(app: &AppHandle<R>, (): ()) -> cairn::Result<Machine> {
    let impossible = why_impossible();
    let failed = app.state::<Taken>().0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let silent = notification::why_silent();
    Ok(Machine {
        capture_shortcut: app.state::<Settings>().read().capture_shortcut,
        shortcut_possible: impossible.is_none(),
        shortcut_why: impossible.or(failed),
        notifications: silent.is_none(),
        notifications_why: silent,
    })
}

/// Takes the keys that the person chose, or gives them back. A refusal leaves what was there before.
pub(crate) fn set_machine<R: Runtime>(app: &AppHandle<R>, chosen: SetMachine) -> cairn::Result<Machine> {
    let wanted = chosen.capture_shortcut.map(|keys| keys.trim().to_owned()).filter(|keys| !keys.is_empty());
    let settings = app.state::<Settings>();
    let before = settings.read().capture_shortcut;
    if let Some(keys) = &wanted {
        let shortcut = understood(keys).map_err(refused)?;
        if let Some(why) = why_impossible() {
            return Err(refused(why));
        }
        give_back(app);
        if let Err(why) = take(app, shortcut, keys) {
            take_remembered(app, before.as_deref());
            return Err(refused(why));
        }
    } else {
        give_back(app);
    }
    *app.state::<Taken>().0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    settings.change(|remembered| remembered.capture_shortcut = wanted).map_err(|error| {
        refused(format!("This machine could not remember that ({error}), so it holds until Cairn ends."))
    })?;
    machine(app, ())
}

fn refused(message: String) -> Error {
    Error::Invalid { field: "captureShortcut", message }
}

/// Takes the keys that were chosen before, when the program starts. That they do not work is kept to be shown.
pub(crate) fn take_remembered<R: Runtime>(app: &AppHandle<R>, keys: Option<&str>) {
    let Some(keys) = keys else { return };
    let taken = understood(keys).and_then(|shortcut| match why_impossible() {
        None => take(app, shortcut, keys),
        Some(why) => Err(why),
    });
    *app.state::<Taken>().0.lock().unwrap_or_else(PoisonError::into_inner) = taken.err();
}

/// The keys that words such as `Ctrl+Alt+N` say. Letters alone would be lost to every other program.
fn understood(keys: &str) -> Result<Shortcut, String> {
    let shortcut: Shortcut = keys
        .parse()
        .map_err(|_| format!("“{keys}” are no keys that can be taken: write them as Ctrl+Alt+N, the letter last."))?;
    if shortcut.mods.intersects(Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER) {
        Ok(shortcut)
    } else {
        Err(format!("“{keys}” would be lost to every other program. Add Ctrl, Alt or Super, as in Ctrl+Alt+N."))
    }
}

/// Why no keys can be taken here.
fn why_impossible() -> Option<String> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let asked = cfg!(target_os = "linux").then(|| (set("WAYLAND_DISPLAY"), set("DISPLAY")));
    let why = match asked {
        Some((true, _)) => "Wayland lets no program take keys from the others",
        Some((false, false)) => "There is no X11 display here to take keys from",
        _ => return None,
    };
    Some(format!("{why}. Your desktop's own keyboard settings can run this instead: cairn-desktop --capture"))
}

/// Takes keys from every other program.
fn take<R: Runtime>(app: &AppHandle<R>, shortcut: Shortcut, keys: &str) -> Result<(), String> {
    let (told, hears) = std::sync::mpsc::channel();
    let handle = app.clone();
    // Some systems give keys to the main thread only.
    let asked = app.run_on_main_thread(move || {
        // Nobody hears it any more when the program is ending.
        let _ = told.send(listening(&handle));
    });
    asked
        .map_err(|why| why.to_string())
        .and_then(|()| hears.recv().map_err(|why| why.to_string())?)
        .map_err(unlistened)?;
    let shortcuts = app.try_state::<GlobalShortcut<R>>();
    shortcuts.map_or(Ok(()), |shortcuts| shortcuts.register(shortcut)).map_err(|why| match why.to_string() {
        why if why.contains("already registered") => {
            format!("Another program has taken {keys} already. Choose other keys.")
        }
        why => format!("{keys} could not be taken ({why}). Choose other keys."),
    })
}

fn unlistened(why: String) -> String {
    format!("This machine's keys cannot be listened to ({why}).")
}

/// Listens for keys from the first time that some are taken: a program that takes none listens to none.
fn listening<R: Runtime>(app: &AppHandle<R>) -> Result<(), String> {
    if app.try_state::<GlobalShortcut<R>>().is_some() {
        return Ok(());
    }
    let plugin = tauri_plugin_global_shortcut::Builder::new()
        .with_handler(|app: &AppHandle<R>, _, event| {
            if event.state == ShortcutState::Pressed {
                let app = app.clone();
                std::thread::spawn(move || open_capture(&app));
            }
        })
        .build();
    app.plugin(plugin).map_err(|why| why.to_string())
}

/// Opens the small window, and says where it cannot be opened.
pub(crate) fn open_capture<R: Runtime>(app: &AppHandle<R>) {
    if let Err(why) = showing::show_capture(app) {
        app.state::<Told>().tell(app, &format!("The small window could not be opened ({why})."));
    }
}

/// Gives the taken keys back.
fn give_back<R: Runtime>(app: &AppHandle<R>) {
    let Some(shortcuts) = app.try_state::<GlobalShortcut<R>>() else { return };
    let given =
        shortcuts.unregister_all().and_then(|()| if cfg!(target_os = "linux") { send_on(&shortcuts) } else { Ok(()) });
    if let Err(why) = given {
        app.state::<Told>()
            .tell(app, &format!("The keys before could not be given back ({why}). They end with Cairn."));
    }
}

/// Giving keys back reaches the X server with the next keys that are asked for, so some are that no person presses.
fn send_on<R: Runtime>(shortcuts: &GlobalShortcut<R>) -> Result<(), tauri_plugin_global_shortcut::Error> {
    let every = Modifiers::CONTROL | Modifiers::ALT | Modifiers::SHIFT | Modifiers::SUPER;
    let unpressed = Shortcut::new(Some(every), Code::F24);
    match shortcuts.register(unpressed) {
        Ok(()) => shortcuts.unregister(unpressed),
        // That they are not there was found out by asking.
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_that_no_other_program_needs_for_typing_are_taken() {
        assert!(understood("Ctrl+Alt+N").is_ok() && understood("super+space").is_ok());
        for typed in ["n", "Shift+N", "F5"] {
            assert!(understood(typed).unwrap_err().contains("would be lost"), "{typed}");
        }
        for nonsense in ["", "Ctrl+", "N+Ctrl", "Ctrl+Alt+Möwe"] {
            assert!(understood(nonsense).unwrap_err().contains("Ctrl+Alt+N"), "{nonsense}");
        }
    }
}
