//! The terminal as a person and a script meet it: the built binary, its streams and its exit codes.

mod cases;
mod check_ins;
mod desk;
mod files;
mod json;
mod packets;
mod records;
mod refusals;
mod reports;
mod reviews;
mod sessions;
mod story;
mod streams;
mod upkeep;
