//! Foreign formats in and out: what other programs keep, read into plain values and written back.

mod error;
mod framework;
mod git;
mod ics;
mod markdown;
mod reply;

pub use error::{Error, Result};
pub use framework::{read_framework, write_framework};
pub use ics::write_calendar;
pub use markdown::{
    DaySource, MAX_FRONTMATTER_BYTES, MAX_NOTE_BYTES, MarkdownOptions, Note, Notes, Skipped, Warning, read_markdown,
};
pub use reply::{is_reply, read_reply};
