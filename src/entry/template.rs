//! Templates that an entry may begin as, and questions to write about: the person's own, and those that come with Cairn.

mod built_in;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{EntryKind, EntryTemplateId, Error, Logbook, NewEntry, Result, logbook::Change, name::pick, store, text};

/// What an entry may begin as. Without a body it is a prompt, and its name is the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EntryTemplate {
    /// Its name for ever; none for those that come with Cairn.
    pub id: Option<EntryTemplateId>,
    /// What it is called, or the question.
    pub name: String,
    /// The kind of entry that it begins.
    pub kind: EntryKind,
    /// The text to begin with, as Markdown.
    pub body: String,
}

/// A template to keep, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewEntryTemplate {
    /// What it is called, or the question.
    pub name: String,
    /// The kind of entry that it begins.
    pub kind: EntryKind,
    /// The text to begin with, as Markdown; empty for a prompt.
    pub body: String,
}

/// Every template and every prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EntryTemplates {
    /// Templates, the person's own first.
    pub templates: Vec<EntryTemplate>,
    /// Prompts in their order, the person's own before the others, turned so that the day's prompt stands first.
    pub prompts: Vec<EntryTemplate>,
}

impl EntryTemplate {
    /// Whether it is a question to write about rather than a text to begin with.
    pub fn is_prompt(&self) -> bool {
        self.body.trim().is_empty()
    }

    /// The entry that it begins as: a prompt is its title.
    pub fn entry(&self) -> NewEntry {
        let title = if self.is_prompt() { self.name.clone() } else { String::new() };
        NewEntry { title, kind: Some(self.kind), body: self.body.clone(), ..NewEntry::default() }
    }
}

impl From<&EntryTemplate> for NewEntryTemplate {
    fn from(template: &EntryTemplate) -> Self {
        Self { name: template.name.clone(), kind: template.kind, body: template.body.clone() }
    }
}

impl NewEntryTemplate {
    fn applied(&self, change: &Change<'_>, id: EntryTemplateId) -> Result<EntryTemplate> {
        let template = EntryTemplate {
            id: Some(id),
            name: text::title("name", &self.name)?,
            kind: self.kind,
            body: text::body("body", &self.body)?,
        };
        let wanted = template.name.to_lowercase();
        let own = store::entry_template::list(change)?;
        if own.iter().any(|other| other.id != template.id && other.name.to_lowercase() == wanted) {
            let message =
                format!("There is a template called “{}” already. Give this one another name.", template.name);
            return Err(Error::invalid("name", message));
        }
        Ok(template)
    }
}

impl Logbook {
    /// Every template and prompt. The day's prompt is the same all day, and each day's is the next one of the list, so that
    /// every prompt comes round.
    pub fn list_entry_templates(&self) -> Result<EntryTemplates> {
        let mut all = self.read(store::entry_template::list)?;
        all.extend(built_in::all());
        let (mut prompts, templates): (Vec<_>, Vec<_>) = all.into_iter().partition(EntryTemplate::is_prompt);
        let turned = turn_of(self.today(), prompts.len());
        prompts.rotate_left(turned);
        Ok(EntryTemplates { templates, prompts })
    }

    /// Keeps a template, or a prompt when it has no body.
    ///
    /// # Errors
    /// `Invalid` without a name, or for one that another template of the person's own has.
    pub fn add_entry_template(&self, new: NewEntryTemplate) -> Result<EntryTemplate> {
        self.write("Add template", |change| {
            let template = new.applied(change, change.id())?;
            store::entry_template::insert(change, &template)?;
            Ok(template)
        })
    }

    /// Makes a template of the person's own what `new` says.
    ///
    /// # Errors
    /// As [`Logbook::add_entry_template`], and `NotFound`.
    pub fn edit_entry_template(&self, id: EntryTemplateId, new: NewEntryTemplate) -> Result<EntryTemplate> {
        self.write("Edit template", |change| {
            let before = store::entry_template::get(change, id)?;
            let after = new.applied(change, id)?;
            if after != before {
                store::entry_template::update(change, &after)?;
            }
            Ok(after)
        })
    }

    /// Deletes a template of the person's own.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn delete_entry_template(&self, id: EntryTemplateId) -> Result<()> {
        self.write("Delete template", |change| {
            store::entry_template::get(change, id)?;
            store::entry_template::delete(change, id)
        })
    }

    /// Finds a template or prompt by its id or its name, or a piece of either; the person's own before the others.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find_entry_template(&self, name: &str) -> Result<EntryTemplate> {
        let own = self.read(store::entry_template::list)?;
        match find(&own, name) {
            Err(Error::NotFound { .. }) => find(&built_in::all(), name),
            found => found,
        }
    }
}

fn find(among: &[EntryTemplate], name: &str) -> Result<EntryTemplate> {
    let called = |template: &EntryTemplate| template.id.map(|id| id.to_string()).unwrap_or_default();
    pick("template", name, among.iter().map(|template| (template.clone(), called(template), template.name.as_str())))
}

/// Which of so many comes on a day.
fn turn_of(day: NaiveDate, of: usize) -> usize {
    usize::try_from(day.num_days_from_ce()).unwrap_or_default().checked_rem(of).unwrap_or_default()
}
