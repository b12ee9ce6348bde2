//! Reading the flags of what every record has.

use cairn::{NewEvidence, NewMarks, Verb, Visibility};

use crate::{arguments::marks::MarkFlags, failure::Failure, terminal::Terminal};

/// Skills, each with the verb that was said or the usual one.
pub fn evidence(skills: &[String]) -> Result<Vec<NewEvidence>, Failure> {
    let read = |said: &String| {
        let (name, verb) = match said.rsplit_once(':') {
            Some((name, verb)) => (name, verb.parse()?),
            None => (said.as_str(), Verb::Practised),
        };
        Ok(NewEvidence { name: name.to_owned(), verb })
    };
    skills.iter().map(read).collect()
}

/// Makes the marks what the flags say; what is not named stays.
pub fn apply(terminal: &Terminal, flags: &MarkFlags, marks: &mut NewMarks) -> Result<(), Failure> {
    if !flags.skills.is_empty() {
        marks.evidence = evidence(&flags.skills)?;
    }
    if !flags.tags.is_empty() {
        marks.tags.clone_from(&flags.tags);
    }
    if let Some(visibility) = visibility(terminal, flags.visibility.as_deref())? {
        marks.visibility = visibility;
    }
    Ok(())
}

/// A visibility, where one was said.
pub fn visibility(terminal: &Terminal, said: Option<&str>) -> Result<Option<Visibility>, Failure> {
    Ok(said.map(|text| terminal.logbook.visibility(text)).transpose()?)
}
