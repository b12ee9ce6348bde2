//! The window: opens the logbook and answers the page's calls.

mod arguments;
mod commands;
mod diagnostics;
mod dropped;
mod failure;
mod framework;
mod logbooks;
mod machine;
mod notification;
mod open;
mod packet;
mod reminding;
mod report;
mod saving;
mod settings;
mod showing;
mod told;
mod window;

pub use commands::handler;

use std::{
    ffi::OsString,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
    sync::{Arc, Weak},
    time::Duration,
};

use cairn::Logbook;
use tauri::{AppHandle, Emitter, Manager, Runtime, plugin::TauriPlugin, webview::PageLoadEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::{arguments::Arguments, open::Open, settings::Settings, told::Told};

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
    let folder = std::env::current_dir().unwrap_or_default();
    let arguments =
        Arguments::read(std::env::args_os().skip(1), &folder)?.or_named(std::env::var_os("CAIRN_LOGBOOK"), &folder);
    require_display()?;
    let unopened = |why: tauri::Error| format!("The window could not be opened: {why}.");
    // What is done already is handed over by this plugin, so it comes first.
    let app = tauri::Builder::default()
        .plugin(one_instance(&arguments))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(showing::remember_size())
        .invoke_handler(commands::handler())
        .on_window_event(showing::follow)
        .on_window_event(dropped::follow)
        .on_page_load(|webview, load| match (load.event(), webview.try_state::<Open>()) {
            (PageLoadEvent::Started, Some(open)) => open.begins_in(webview.label()),
            // Another logbook was opened meanwhile, and the page did not listen yet.
            (PageLoadEvent::Finished, Some(open)) if open.is_stale_in(webview.label()) => {
                if let Err(why) = webview.reload() {
                    eprintln!("The page could not be read again ({why}).");
                }
            }
            _ => {}
        })
        .build(tauri::generate_context!())
        .map_err(unopened)?;
    if let Err(why) = open_first(app.handle(), &arguments) {
        return end_with(app, why);
    }
    let shown = if arguments.capture { showing::show_capture(app.handle()) } else { showing::show_main(app.handle()) };
    shown.map_err(unopened)?;
    for keep_on in [follow_other_writers, reminding::keep_reminding, showing::keep_size] {
        let handle = app.handle().clone();
        std::thread::spawn(move || keep_on(&handle));
    }
    app.run(|_, _| {});
    Ok(())
}

/// Says why there is no window: whoever started the program from a menu sees no terminal.
fn end_with(app: tauri::App, why: String) -> Result<(), String> {
    eprintln!("{why}");
    let handle = app.handle().clone();
    let told = app.dialog().message(&why).title("Cairn").kind(MessageDialogKind::Error);
    told.show(move |_| handle.exit(1));
    app.run(|_, _| {});
    Err(why)
}

/// Opens the logbook to start with, and what this machine remembers.
fn open_first<R: Runtime>(app: &AppHandle<R>, arguments: &Arguments) -> Result<(), String> {
    let folder =
        app.path().app_config_dir().map_err(|why| format!("This machine names no folder for settings: {why}."))?;
    let settings = Settings::in_folder(&folder);
    let broken = settings.set_broken_aside();
    let (path, remembered) = logbooks::first(arguments, &settings).map_err(|error| error.to_string())?;
    let logbook = Logbook::open_or_create(&path, logbooks::options()).map_err(|error| error.to_string())?;
    hold(app, logbook, &folder);
    if let Some(broken) = broken {
        app.state::<Told>().tell(app, &broken);
    }
    if remembered {
        logbooks::remember(app, &path);
    }
    if let Some(file) = &arguments.file {
        logbooks::open_dropped(app, file);
    }
    // Keys belong to one program: the one with the person's own logbook.
    if arguments.logbook.is_none() {
        machine::take_remembered(app, settings.read().capture_shortcut.as_deref());
    }
    Ok(())
}

/// Gives the program what its commands work on: the open logbook, and the folder of this machine's settings.
pub fn hold<R: Runtime>(app: &impl Manager<R>, logbook: Logbook, settings: &Path) {
    app.manage(Open::new(logbook));
    app.manage(Settings::in_folder(settings));
    app.manage(Told::default());
    app.manage(dropped::Dropped::default());
    app.manage(machine::Taken::default());
    app.manage(showing::Moved::default());
}

/// Hands a second start over to the window that is open. There is one for the person's own logbook, and one for each that is
/// named; where programs cannot be told apart by that, a named one always opens a window of its own.
fn one_instance<R: Runtime>(arguments: &Arguments) -> TauriPlugin<R> {
    let builder = tauri_plugin_single_instance::Builder::new().callback(|app: &AppHandle<R>, words, folder| {
        let handle = app.clone();
        // Once the window is there: what is asked for may need it.
        let asked = app.run_on_main_thread(move || {
            std::thread::spawn(move || receive(&handle, words, Path::new(&folder)));
        });
        if let Err(why) = asked {
            eprintln!("The second start could not be answered ({why}).");
        }
    });
    match &arguments.logbook {
        None => builder.build(),
        Some(named) if cfg!(target_os = "linux") => {
            builder.dbus_id(format!("dev.cairn.desktop.{}", mark(named))).build()
        }
        Some(_) => tauri::plugin::Builder::new("its-own-instance").build(),
    }
}

/// A word for a path that may stand in the name of a service.
fn mark(path: &Path) -> String {
    let mut hash = DefaultHasher::new();
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).hash(&mut hash);
    format!("at{:016x}", hash.finish())
}

/// Does what a second start was asked for.
fn receive<R: Runtime>(app: &AppHandle<R>, words: Vec<String>, folder: &Path) {
    // Without a logbook there is only the sentence that says why.
    let Some(told) = app.try_state::<Told>() else { return };
    match Arguments::read(words.into_iter().skip(1).map(OsString::from), folder) {
        Ok(arguments) if arguments.capture => machine::open_capture(app),
        Ok(arguments) => {
            if let Err(why) = showing::show_main(app) {
                told.tell(app, &format!("The window could not be shown ({why})."));
            }
            if let Some(file) = &arguments.file {
                logbooks::open_dropped(app, file);
            }
        }
        Err(why) => told.tell(app, &why),
    }
}

/// Tells the pages when another program has written to the logbook that is open, or the other window of this one.
fn follow_other_writers<R: Runtime>(app: &AppHandle<R>) {
    let open = app.state::<Open>();
    // Weak: nobody holds a logbook open that was left.
    let mut known = (Weak::new(), None, None);
    loop {
        let logbook = open.logbook();
        // What this program writes is of interest only as long as there are two windows.
        let two = app.get_webview_window(showing::CAPTURE).is_some();
        let step = two.then(|| logbook.last_step());
        let now = (Arc::downgrade(&logbook), logbook.data_version().ok(), step);
        drop(logbook);
        let changed = known.0.ptr_eq(&now.0) && (known.1, known.2) != (now.1, now.2);
        known = now;
        if changed && app.emit("changed", ()).is_err() {
            return;
        }
        std::thread::park_timeout(LOOK_EVERY);
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
