//! The product without a window, driven through `Logbook` as the faces drive it.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene must fail")]

mod activities; // courses, papers, talks and the time they took
mod assessments; // ratings of skills
mod attachments; // files kept with a record
mod audiences; // who sees what of a quarter, and as it stood on which day
mod briefs;
mod calendar; // what is still to come
mod capture; // one line, many meanings
mod cases;
mod certifications; // stages, renewals, credits
mod check_ins; // skills rated side by side, and kept
mod days; // the days and times a person types
mod demo; // the sample year, wherever the clock stands
mod digest; // what a day asks for
mod entries; // the journal
mod entry_templates; // what an entry may begin as
mod exports; // everything out, and in again
mod framework_file; // the built-in framework and other people's
mod frameworks; // skills by name, and new versions
mod goals; // a goal from its first word to its end
mod history; // undo, redo, trash, erasing
mod injuries; // kills, power cuts, full disks, foreign files
mod intentions; // what a quarter is for
mod layout; // what may name what
mod marks; // visibility, evidence, tags, links, for one or many
mod mentorships; // agreements
mod merging; // people and tags that are one
mod packets;
mod people; // mentors and others
mod profile; // who the person is
mod promotions; // a paragraph as evidence
mod quarters; // calendar and fiscal
mod readiness;
mod reports;
mod reviews;
mod search; // found by every word, in every script
mod sessions; // from plan to takeaway
mod support; // a logbook at noon
mod upgrade; // files of earlier versions
mod versions; // a record, step by step
