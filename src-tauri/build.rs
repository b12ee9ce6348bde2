//! Declares the window's own commands, so that each needs a permission, from the one list of them.

use std::{error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/commands.rs");
    let source = fs::read_to_string("src/commands.rs")?;
    let listed = source.split("commands! {").last().unwrap_or_default();
    let names: Vec<&'static str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("    ")?.split_once('('))
        .map(|(name, _)| &*name.trim_start_matches('@').to_owned().leak())
        .collect();
    let attributes =
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(names.leak()));
    Ok(tauri_build::try_build(attributes)?)
}
