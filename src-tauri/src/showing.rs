//! The two windows: the program's own, and the small one for a single line.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use tauri::{
    AppHandle, Manager, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent,
    plugin::TauriPlugin, utils::config::WindowConfig, window::Color,
};
use tauri_plugin_window_state::{AppHandleExt, StateFlags};

use crate::dropped;

/// The program's own window.
pub(crate) const MAIN: &str = "main";

/// The small window for a single line.
pub(crate) const CAPTURE: &str = "capture";

/// `--ground` of `tokens.css`, in light and in dark: what a window shows before its page is drawn.
const LIGHT: Color = Color(0xfd, 0xfc, 0xfb, 0xff);
const DARK: Color = Color(0x1c, 0x1b, 0x19, 0xff);

/// How often a window that was moved or resized is remembered: the system may end the program without a word to it.
const REMEMBER_EVERY: Duration = Duration::from_secs(1);

/// Whether the window was moved or resized since it was last remembered.
#[derive(Default)]
pub(crate) struct Moved(AtomicBool);

/// What is remembered of the window, where the system tells.
fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

/// The window is as large as it was and where it was; the small one always begins in the middle.
pub(crate) fn remember_size<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(remembered())
        .with_filename("window.json")
        .with_denylist(&[CAPTURE])
        .build()
}

/// Notes that the window was moved or resized.
pub(crate) fn follow<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let (MAIN, WindowEvent::Resized(_) | WindowEvent::Moved(_)) = (window.label(), event)
        && let Some(moved) = window.try_state::<Moved>()
    {
        moved.0.store(true, Ordering::Relaxed);
    }
}

/// Remembers where the window is for as long as the program runs. Where that cannot be written, it opens as it did before.
pub(crate) fn keep_size<R: Runtime>(app: &AppHandle<R>) {
    loop {
        std::thread::park_timeout(REMEMBER_EVERY);
        if app.state::<Moved>().0.swap(false, Ordering::Relaxed)
            && let Err(why) = app.save_window_state(remembered())
        {
            eprintln!("The window's size could not be remembered ({why}).");
        }
    }
}

/// Brings the program's own window to the front, and opens it where it is not open.
pub(crate) fn show_main<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|config| config.label == MAIN);
    match (app.get_webview_window(MAIN), config) {
        (Some(window), _) => to_front(&window),
        (None, Some(config)) => {
            let config = WindowConfig { drag_drop_enabled: dropped::TAKES, ..config.clone() };
            show(app, WebviewWindowBuilder::from_config(app, &config)?)
        }
        (None, None) => Ok(()),
    }
}

/// Opens the small window, in the middle of the screen and above all others.
pub(crate) fn show_capture<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    if let Some(window) = app.get_webview_window(CAPTURE) {
        return to_front(&window);
    }
    let small = WebviewWindowBuilder::new(app, CAPTURE, WebviewUrl::App("index.html?capture".into()))
        .title("Capture")
        .inner_size(620.0, 150.0)
        .resizable(false)
        .decorations(false)
        .always_on_top(true)
        .skip_taskbar(true)
        .disable_drag_drop_handler()
        .center();
    show(app, small)
}

/// Closes the small window.
pub(crate) fn close_capture<R: Runtime>(app: &AppHandle<R>, (): ()) -> cairn::Result<()> {
    if let Some(window) = app.get_webview_window(CAPTURE) {
        window.close().map_err(|why| crate::window::unopened("The small window", &why))?;
    }
    Ok(())
}

/// Opens a window that may show the program's own pages and nothing else, on the ground that its page will have.
fn show<'a, R: Runtime>(app: &'a AppHandle<R>, window: WebviewWindowBuilder<'a, R, AppHandle<R>>) -> tauri::Result<()> {
    let own = if cfg!(dev) {
        "http://localhost:5173"
    } else if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    let window = window
        .visible(false)
        .on_navigation(move |url| url.as_str().starts_with(own) || url.as_str() == "about:blank")
        .build()?;
    window.set_background_color(Some(if is_dark(app, &window) { DARK } else { LIGHT }))?;
    to_front(&window)
}

fn to_front<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Whether the page will be drawn dark: here the web view goes by the toolkit's theme.
#[cfg(target_os = "linux")]
fn is_dark<R: Runtime>(app: &AppHandle<R>, _: &WebviewWindow<R>) -> bool {
    use gtk::prelude::GtkSettingsExt;

    let (told, hears) = std::sync::mpsc::channel();
    let asked = app.run_on_main_thread(move || {
        let settings = gtk::Settings::default();
        let name = settings.as_ref().and_then(|settings| settings.gtk_theme_name());
        let names = [std::env::var("GTK_THEME").ok(), name.map(|name| name.to_string())];
        let prefers = settings.is_some_and(|settings| settings.is_gtk_application_prefer_dark_theme());
        // Nobody hears it any more when the window is already gone.
        let _ = told.send(prefers || names.iter().flatten().any(|name| is_dark_theme(name)));
    });
    asked.is_ok() && hears.recv().unwrap_or_default()
}

#[cfg(not(target_os = "linux"))]
fn is_dark<R: Runtime>(_: &AppHandle<R>, window: &WebviewWindow<R>) -> bool {
    matches!(window.theme(), Ok(tauri::Theme::Dark))
}

/// How GTK names the dark side of a theme.
#[cfg(target_os = "linux")]
fn is_dark_theme(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("-dark") || name.ends_with(":dark")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_its_pages_ground_before_the_page_is_drawn() {
        let tokens = include_str!("../../ui/src/styles/tokens.css");
        let hex = |Color(red, green, blue, _): Color| format!("#{red:02x}{green:02x}{blue:02x}");
        let ground = format!("--ground: light-dark({}, {});", hex(LIGHT), hex(DARK));
        assert!(tokens.contains(&ground), "tokens.css has another ground than {ground}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_dark_theme_is_known_by_its_name() {
        assert!(is_dark_theme("Adwaita:dark") && is_dark_theme("Breeze-Dark"));
        assert!(!is_dark_theme("Adwaita") && !is_dark_theme("darkroom"));
    }
}
