//! `cairn-desktop`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    std::process::exit(cairn_desktop::run());
}
