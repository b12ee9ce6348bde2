//! The logbook that is open, which can change while the program runs.

use std::{
    collections::HashSet,
    ops::Deref,
    sync::{Arc, PoisonError, RwLock, RwLockWriteGuard},
};

use cairn::{Error, Logbook};
use tauri::{
    Manager, Runtime,
    ipc::{CommandArg, CommandItem, InvokeError},
};

use crate::failure::Failure;

/// The logbook that is open.
pub(crate) struct Open(RwLock<Held>);

struct Held {
    logbook: Arc<Logbook>,
    /// The windows whose page still shows the logbook that was open before.
    stale: HashSet<String>,
}

/// Holds off every call until the other logbook is there.
pub(crate) struct Switching<'a>(RwLockWriteGuard<'a, Held>);

impl Switching<'_> {
    /// The logbook that is still open.
    pub(crate) fn logbook(&self) -> &Logbook {
        &self.0.logbook
    }

    /// Puts another logbook in its place. Pages that showed the one before must be read again before they may call.
    pub(crate) fn put(&mut self, logbook: Logbook, shown_in: impl IntoIterator<Item = String>) {
        self.0.logbook = Arc::new(logbook);
        self.0.stale.extend(shown_in);
    }
}

impl Open {
    /// Starts with this logbook.
    pub(crate) fn new(logbook: Logbook) -> Self {
        Self(RwLock::new(Held { logbook: Arc::new(logbook), stale: HashSet::new() }))
    }

    /// The logbook that is open now.
    pub(crate) fn logbook(&self) -> Arc<Logbook> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).logbook.clone()
    }

    /// Holds off every call, to put another logbook in its place.
    pub(crate) fn switch(&self) -> Switching<'_> {
        Switching(self.0.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// A window's page was read again.
    pub(crate) fn was_read_again(&self, window: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).stale.remove(window);
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
        let held = open.0.read().unwrap_or_else(PoisonError::into_inner);
        if held.stale.contains(webview.label()) {
            let message = "Another logbook was opened meanwhile, so this was not done in it.".into();
            return Err(Failure::from(Error::Storage { message, path: None }).into());
        }
        Ok(Self(held.logbook.clone()))
    }
}
