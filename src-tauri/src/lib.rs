//! The window: opens the logbook and answers the page's calls.

mod commands;
mod failure;
mod saving;
mod window;

pub use commands::handler;

use std::{path::PathBuf, time::Duration};

use cairn::{Clock, Logbook, Options, Source};
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewWindowBuilder};

/// How often the window looks whether another program wrote to the logbook.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Opens the window on the logbook, or says in the terminal why it cannot; returns the exit code.
pub fn run() -> i32 {
    match start() {
        Ok(()) => 0,
        Err(why) => {
            eprintln!("{why}");
            1
        }
    }
}

fn start() -> Result<(), String> {
    require_display()?;
    let logbook = Logbook::open_or_create(&logbook_path()?, Options { clock: Clock::System, source: Source::Window })
        .map_err(|error| error.to_string())?;
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(logbook)
        .invoke_handler(commands::handler())
        .setup(|app| {
            open_window(app)?;
            let handle = app.handle().clone();
            std::thread::spawn(move || follow_other_writers(&handle));
            Ok(())
        })
        .run(tauri::generate_context!())
        .map_err(|why| format!("The window could not be opened: {why}."))
}

/// The one window. It may show the program's own pages and nothing else.
fn open_window<R: Runtime>(app: &tauri::App<R>) -> tauri::Result<()> {
    let Some(config) = app.config().app.windows.first() else { return Ok(()) };
    let own = if cfg!(dev) {
        "http://localhost:5173"
    } else if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(move |url| url.as_str().starts_with(own) || url.as_str() == "about:blank")
        .build()
        .map(|_| ())
}

/// Tells the page when another program has written to the logbook.
fn follow_other_writers<R: Runtime>(app: &AppHandle<R>) {
    let logbook = app.state::<Logbook>();
    let mut known = logbook.data_version().ok();
    loop {
        std::thread::park_timeout(LOOK_EVERY);
        let now = logbook.data_version().ok();
        if now != known {
            known = now;
            if app.emit("changed", ()).is_err() {
                return;
            }
        }
    }
}

/// `--logbook PATH`, else `CAIRN_LOGBOOK`, else the person's own.
fn logbook_path() -> Result<PathBuf, String> {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        Some(flag) if flag == "--logbook" => {
            arguments.next().map(PathBuf::from).ok_or_else(|| "--logbook needs the path of a file.".into())
        }
        Some(other) => {
            Err(format!("{} is not understood. Usage: cairn-desktop [--logbook PATH]", other.to_string_lossy()))
        }
        None => match std::env::var_os("CAIRN_LOGBOOK").filter(|path| !path.is_empty()) {
            Some(path) => Ok(path.into()),
            None => Logbook::default_path().map_err(|error| error.to_string()),
        },
    }
}

#[cfg(target_os = "linux")]
fn require_display() -> Result<(), String> {
    gtk::init().map_err(|_| {
        "There is no display here for the window.\n\
         The same logbook works in the terminal: cairn today, cairn log \"…\", cairn quarter report\n\
         To open the window anyway: xvfb-run -a cairn-desktop"
            .into()
    })
}

#[cfg(not(target_os = "linux"))]
fn require_display() -> Result<(), String> {
    Ok(())
}
