//! Sentences that the program has for the person, kept until a page is there to show them.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::showing::MAIN;

/// What there is to say.
#[derive(Default)]
pub(crate) struct Told(Mutex<Vec<String>>);

/// A sentence as the page hears it.
#[derive(Clone, Serialize)]
struct Message<'a> {
    message: &'a str,
}

impl Told {
    /// Says it in the window that is there; else keeps it.
    pub(crate) fn tell<R: Runtime>(&self, app: &AppHandle<R>, sentence: &str) {
        eprintln!("{sentence}");
        let there = app.get_webview_window(MAIN).is_some();
        if !there || app.emit_to(MAIN, "told", Message { message: sentence }).is_err() {
            self.keep(sentence.to_owned());
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
