//! Turns the built-in framework from the YAML that people edit into the JSON that the library reads.

use std::{env, error::Error, fs, path::Path};

const FRAMEWORK: &str = "frameworks/deep-learning-engineer.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={FRAMEWORK}");
    let yaml = fs::read_to_string(FRAMEWORK)?;
    let framework: serde_json::Value = serde_saphyr::from_str(&yaml).map_err(|why| format!("{FRAMEWORK}: {why}"))?;
    let target = Path::new(&env::var("OUT_DIR")?).join("deep-learning-engineer.json");
    fs::write(target, serde_json::to_vec(&framework)?)?;
    Ok(())
}
