//! The logbook that is open, which can change while the program runs.

use std::{
    collections::HashSet,
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard},
};

use cairn::{Error, Logbook};
use tauri::{
    Manager, Runtime,
    ipc::{CommandArg, CommandItem, InvokeError},
};

use crate::failure::Failure;

/// The logbook that is open.
pub(crate) struct Open {
    logbook: RwLock<Arc<Logbook>>,
    /// The windows whose page still shows the logbook that was open before. Beside the lock on the logbook, so that a page can be
    /// read while another logbook is being opened.
    stale: Mutex<HashSet<String>>,
}

/// Holds off every call until the other logbook is there.
pub(crate) struct Switching<'a> {
    open: &'a Open,
    logbook: RwLockWriteGuard<'a, Arc<Logbook>>,
}

impl Switching<'_> {
    /// The logbook that is still open.
    pub(crate) fn logbook(&self) -> &Logbook {
        &self.logbook
    }

    /// Puts another logbook in its place. Pages that showed the one before must be read again before they may call.
    pub(crate) fn put(&mut self, logbook: Logbook, shown_in: impl IntoIterator<Item = String>) {
        *self.logbook = Arc::new(logbook);
        self.open.stale().extend(shown_in);
    }
}

impl Open {
    /// Starts with this logbook.
    pub(crate) fn new(logbook: Logbook) -> Self {
        Self { logbook: RwLock::new(Arc::new(logbook)), stale: Mutex::default() }
    }

    /// The logbook that is open now.
    pub(crate) fn logbook(&self) -> Arc<Logbook> {
        self.logbook.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Holds off every call, to put another logbook in its place.
    pub(crate) fn switch(&self) -> Switching<'_> {
        Switching { open: self, logbook: self.logbook.write().unwrap_or_else(PoisonError::into_inner) }
    }

    /// A window's page begins to be read, and shows the logbook that is open now.
    pub(crate) fn begins_in(&self, window: &str) {
        self.stale().remove(window);
    }

    /// Whether a window's page shows a logbook that is open no more.
    pub(crate) fn is_stale_in(&self, window: &str) -> bool {
        self.stale().contains(window)
    }

    fn stale(&self) -> MutexGuard<'_, HashSet<String>> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The logbook that a call of the page means: the open one, as long as the page shows that one.
pub(crate) struct Meant(Arc<Logbook>);

impl Deref for Meant {
    type Target = Logbook;

    fn deref(&self) -> &Logbook {
        &self.0
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Meant {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let webview = command.message.webview_ref();
        let open = webview.state::<Open>();
        // Held while it is asked whether the page shows it.
        let logbook = open.logbook.read().unwrap_or_else(PoisonError::into_inner);
        if open.is_stale_in(webview.label()) {
            let message = "Another logbook was opened meanwhile, so this was not done in it.".into();
            return Err(Failure::from(Error::Storage { message, path: None }).into());
        }
        Ok(Self(logbook.clone()))
    }
}
