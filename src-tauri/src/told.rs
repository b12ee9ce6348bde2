//! Sentences that the program has for the person, kept until a page is there to show them.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::showing::MAIN;

/// What there is to say.
#[derive(Default)]
pub(crate) struct Told(Mutex<Vec<String>>);

impl Told {
    /// Has the page ask for it; one that does not listen yet asks once it does.
    pub(crate) fn tell<R: Runtime>(&self, app: &AppHandle<R>, sentence: &str) {
        eprintln!("{sentence}");
        self.keep(sentence.to_owned());
        if let Err(why) = app.emit_to(MAIN, "told", ()) {
            eprintln!("The page could not be told ({why}).");
        }
    }

    /// Keeps a sentence for the next page.
    pub(crate) fn keep(&self, sentence: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sentence);
    }
}

/// What was kept for this page, once.
pub(crate) fn take_told<R: Runtime>(app: &AppHandle<R>, (): ()) -> cairn::Result<Vec<String>> {
    Ok(std::mem::take(&mut *app.state::<Told>().0.lock().unwrap_or_else(PoisonError::into_inner)))
}
