//! The sample year: one year of an engineer who is nobody, for newcomers, pictures and tests.

mod calendar;
mod story;

use crate::{Error, Logbook, Result, store};

impl Logbook {
    /// Fills an empty logbook with the sample year, as one step: the quarter of today and the four before it. All days count
    /// from the logbook's today, so that the year is never old, and one clock always gives the same records.
    ///
    /// # Errors
    /// `Invalid` when the logbook already holds a record; then nothing is written.
    pub fn fill_demo(&self) -> Result<()> {
        self.write("Fill with the sample year", |change| {
            if !store::record::is_empty(change)? {
                return Err(Error::invalid(
                    "logbook",
                    "This logbook is not empty, and the sample year would mix with what is in it. Name another one with \
                     --logbook, such as --logbook sample.db.",
                ));
            }
            store::search::at_once(change, || story::tell(change))
        })
    }
}
