//! What an answer becomes: a rating of whoever gave it, or feedback in the journal.

use chrono::NaiveDate;

use super::{AnswerKind, ReadAnswer, taking::Taken};
use crate::{
    AssessmentId, EntryId, EntryKind, Kind, Line, NewAssessment, NewEntry, NewMarks, Person, RecordId, Result,
    Visibility, assessment::rate_skill, entry::add_entry, logbook::Change, store,
};

/// Who said it, on which day, and for whose eyes.
pub(super) struct Said<'a> {
    pub(super) person: &'a Person,
    pub(super) on: NaiveDate,
    pub(super) visibility: Visibility,
    pub(super) quarter: &'a str,
}

impl Said<'_> {
    /// Writes an answer as what it becomes, in the place of what an earlier one became.
    pub(super) fn write(&self, change: &Change<'_>, answer: &ReadAnswer, earlier: Option<&Taken>) -> Result<RecordId> {
        match (&answer.skill, answer.level) {
            (Some(skill), Some(level)) => Ok(self.rate(change, skill, level, &answer.words)?.into()),
            _ => Ok(self.quote(change, answer, earlier)?.into()),
        }
    }

    fn rate(&self, change: &Change<'_>, skill: &str, level: u8, words: &str) -> Result<AssessmentId> {
        let reason = match words.trim() {
            "" => format!("Said in the reply to the packet of {}.", self.quarter),
            words => words.to_owned(),
        };
        let new = NewAssessment {
            marks: NewMarks { visibility: self.visibility, ..NewMarks::default() },
            skill: skill.to_owned(),
            level,
            reason,
            person_id: Some(self.person.id),
            assessed_on: Some(self.on),
        };
        Ok(rate_skill(change, &new)?.id)
    }

    fn quote(&self, change: &Change<'_>, answer: &ReadAnswer, earlier: Option<&Taken>) -> Result<EntryId> {
        let new = self.entry(answer);
        if let Some(earlier) = earlier
            && let Ok(before) = store::entry::get(change, earlier.record_id.into())
        {
            let after = NewEntry { kind: Some(before.kind), ..new }.applied(change, before.clone())?;
            store::entry::update(change, &after)?;
            store::record::touch(change, before.id.into())?;
            return Ok(before.id);
        }
        Ok(add_entry(change, &new)?.id)
    }

    fn entry(&self, answer: &ReadAnswer) -> NewEntry {
        let name = &self.person.name;
        // The title of another record stands in the text alone, in brackets, where it is taken out for whoever may not see it.
        let (title, about) = match (&answer.record, &answer.title) {
            (Some(line), _) => (format!("{name} on {}", named(line.kind)), linked(line)),
            (None, Some(title)) if answer.kind == AnswerKind::Answer => (title.clone(), String::new()),
            (None, Some(title)) => (format!("{name} on {title}"), String::new()),
            // A skill that is gone can be rated no more; what was said of it stays.
            (None, None) => {
                let rated = answer.level.map(|level| format!("{}: {level}\n\n", answer.seen.trim()));
                (format!("{name} said"), rated.unwrap_or_default())
            }
        };
        let by = if answer.kind == AnswerKind::Answer { format!("{name}: ") } else { String::new() };
        let links = [Some(self.person.id.into()), answer.record.as_ref().map(|line| line.id)];
        NewEntry {
            marks: NewMarks {
                visibility: self.visibility,
                links: links.into_iter().flatten().collect(),
                ..NewMarks::default()
            },
            happened_on: Some(self.on),
            kind: Some(EntryKind::Feedback),
            title,
            body: format!("{about}{by}{}", answer.words.trim()),
            ..NewEntry::default()
        }
    }
}

/// A kind of record with its article.
fn named(kind: Kind) -> String {
    let word = kind.to_string();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// A paragraph that names the record.
fn linked(line: &Line) -> String {
    let title = line.title.trim();
    if title.is_empty() || title.contains(['[', ']', '\n']) { String::new() } else { format!("On [[{title}]]:\n\n") }
}
