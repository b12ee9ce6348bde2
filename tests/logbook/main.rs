//! The product without a window, driven through `Logbook` as the faces drive it.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must fail")]

mod audiences; // who sees what of a quarter, and as it stood on which day
mod capture; // one line, many meanings
mod days; // the days and times a person types
mod demo; // the sample year, wherever the clock stands
mod framework_file; // the built-in framework and other people's
mod goals; // a goal from its first word to its end
mod history; // undo, redo, trash, erasing
mod injuries; // kills, power cuts, full disks, foreign files
mod quarters; // calendar and fiscal
mod search; // found by every word, in every script
mod support; // a logbook at noon
