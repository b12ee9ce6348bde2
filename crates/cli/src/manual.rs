//! The manual page and the completion scripts, both made from the grammar.

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};

use crate::{arguments::Arguments, failure::Failure, terminal::print};

/// Prints a completion script.
pub fn completions(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "cairn", &mut script);
    print(&String::from_utf8_lossy(&script), clap::ColorChoice::Never)
}

/// Prints the manual page: the whole grammar on one page, each command with all its flags.
pub fn page() -> Result<(), Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let unwritable = |error: std::io::Error| Failure::File(format!("The manual page cannot be written ({error})."));
    Man::new(command.clone()).render(&mut page).map_err(unwritable)?;
    let mut commands = Roff::new();
    commands.control("SH", ["COMMANDS IN FULL"]);
    describe(&command, "cairn", &mut commands);
    commands.to_writer(&mut page).map_err(unwritable)?;
    print(&String::from_utf8_lossy(&page), clap::ColorChoice::Never)
}

fn describe(command: &Command, path: &str, page: &mut Roff) {
    for of in command.get_subcommands() {
        let path = format!("{path} {}", of.get_name());
        let arguments: Vec<_> =
            of.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help").collect();
        if !of.has_subcommands() || !arguments.is_empty() {
            page.control("SS", [path.as_str()]);
            page.text([roman(of.get_about().map(ToString::to_string).unwrap_or_default())]);
        }
        for arg in arguments {
            page.control("TP", []);
            page.text([roman(arg.to_string())]);
            page.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
        }
        describe(of, &path, page);
    }
}
