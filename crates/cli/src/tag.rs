//! Tags: listing, renaming, merging and deleting them.

use cairn::{MergeTags, Tag};
use serde_json::json;

use crate::{
    arguments::tag::Tag as Command,
    failure::Failure,
    print::{self, Cell},
    terminal::Terminal,
};

/// Runs `cairn tag`.
pub fn run(terminal: &Terminal, command: Command) -> Result<(), Failure> {
    match command {
        Command::List => list(terminal),
        Command::Rename { tag, name } => {
            let there = terminal.logbook.list_tags()?;
            let plain = |tag: &str| tag.trim().trim_start_matches(['+', '#']).to_lowercase();
            let same = |one: &str, other: &str| plain(one) == plain(other);
            if let Some(other) = there.iter().find(|other| same(&other.name, &name) && !same(&other.name, &tag)) {
                let message = format!("There is a tag +{} already. `cairn tag merge` makes the two one.", other.name);
                return Err(Failure::Refused { field: "name", message });
            }
            merge(terminal, "Renamed", vec![tag], name)
        }
        Command::Merge { from, into } => merge(terminal, "Merged", from, into),
        Command::Delete { tag } => {
            let carried = terminal.logbook.delete_tag(tag.clone())?;
            terminal.done(&json!({ "records": carried }), |page| {
                page.line(format!("Took +{} away from {}.", tag.trim_start_matches(['+', '#']), records(carried)));
                Ok(())
            })
        }
    }
}

fn merge(terminal: &Terminal, done: &str, from: Vec<String>, into: String) -> Result<(), Failure> {
    let tag = terminal.logbook.merge_tags(MergeTags { from, into })?;
    terminal.done(&tag, |page| {
        page.line(format!("{done}: {} now {} +{}.", records(tag.count), carry(tag.count), tag.name));
        Ok(())
    })
}

fn records(count: u32) -> String {
    print::count(count as usize, "record")
}

fn carry(count: u32) -> &'static str {
    if count == 1 { "carries" } else { "carry" }
}

fn list(terminal: &Terminal) -> Result<(), Failure> {
    let tags = terminal.logbook.list_tags()?;
    terminal.show(&tags, |page| {
        if tags.is_empty() {
            page.line("No tags here. `cairn log TEXT +tag` gives an entry one.");
        }
        let row = |tag: &Tag| vec![format!("+{}", tag.name).into(), Cell::right(tag.count.to_string())];
        page.table(&["tag", "records"], &[0], tags.iter().map(row));
        Ok(())
    })
}
