//! A person: a mentor, mentee, peer or manager.

mod merge;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Kind, Logbook, Marks, NewMarks, PersonId, Result, day::in_reach, logbook::Change, store, text, word::words,
};

pub use merge::MergePeople;

words! {
    /// What a person is to me.
    Relation as "relation" {
        /// They help me grow.
        Mentor = "mentor",
        /// I help them grow.
        Mentee = "mentee",
        /// We work side by side.
        Peer = "peer",
        /// I report to them.
        Manager = "manager",
    }
}

/// Someone I grow with.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Person {
    /// Their name for ever.
    pub id: PersonId,
    /// What every record has.
    #[serde(flatten)]
    pub marks: Marks,
    /// What they are called.
    pub name: String,
    /// What they do.
    pub role: String,
    /// What they are to me.
    pub relation: Relation,
    /// Where to write to; never leaves the machine.
    pub email: String,
    /// The day they were archived: kept, and offered no more.
    pub archived_on: Option<NaiveDate>,
}

/// A person to write down, or what an edited one is to be.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewPerson {
    /// What every record has.
    #[serde(flatten)]
    pub marks: NewMarks,
    /// What they are called.
    pub name: String,
    /// What they do.
    pub role: String,
    /// What they are to me; a mentor unless said.
    pub relation: Option<Relation>,
    /// Where to write to.
    pub email: String,
    /// The day they were archived.
    pub archived_on: Option<NaiveDate>,
}

impl From<&Person> for NewPerson {
    fn from(person: &Person) -> Self {
        Self {
            marks: NewMarks::from(&person.marks),
            name: person.name.clone(),
            role: person.role.clone(),
            relation: Some(person.relation),
            email: person.email.clone(),
            archived_on: person.archived_on,
        }
    }
}

impl NewPerson {
    fn applied(&self, before: Person) -> Result<Person> {
        let email = text::line("email", &self.email)?;
        if !email.is_empty() && (!email.contains('@') || email.contains(char::is_whitespace)) {
            return Err(Error::invalid(
                "email",
                format!("“{email}” is no e-mail address: it is written name@example.org."),
            ));
        }
        in_reach("archived", self.archived_on)?;
        Ok(Person {
            name: text::title("name", &self.name)?,
            role: text::line("role", &self.role)?,
            relation: self.relation.unwrap_or(before.relation),
            email,
            archived_on: self.archived_on,
            ..before
        })
    }
}

impl Logbook {
    /// Writes down a person.
    ///
    /// # Errors
    /// `Invalid` for an empty name, a name that is taken, or what is no e-mail address.
    pub fn add_person(&self, new: NewPerson) -> Result<Person> {
        self.write("Add person", |change| add_person(change, &new))
    }

    /// Makes a person what `new` says.
    ///
    /// # Errors
    /// As [`Logbook::add_person`], and `NotFound`.
    pub fn edit_person(&self, id: PersonId, new: NewPerson) -> Result<Person> {
        self.write("Edit person", |change| {
            let before = store::person::get(change, id)?;
            if NewPerson::from(&before) == new {
                return Ok(before);
            }
            let after = new.applied(before)?;
            refuse_taken_name(change, &after)?;
            store::person::update(change, &after)?;
            store::record::set_marks(change, id.into(), &new.marks)?;
            store::record::touch(change, id.into())?;
            store::person::get(change, id)
        })
    }

    /// One person.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn get_person(&self, id: PersonId) -> Result<Person> {
        self.read(|db| store::person::get(db, id))
    }

    /// Everyone, newest first; archived people last.
    pub fn list_people(&self) -> Result<Vec<Person>> {
        self.read(store::person::list)
    }
}

/// Writes a person in a change that may hold more.
pub(crate) fn add_person(change: &Change<'_>, new: &NewPerson) -> Result<Person> {
    let blank = Person {
        id: change.id(),
        marks: Marks::default(),
        name: String::new(),
        role: String::new(),
        relation: Relation::Mentor,
        email: String::new(),
        archived_on: None,
    };
    let mut person = new.applied(blank)?;
    refuse_taken_name(change, &person)?;
    person.marks = store::record::insert(change, person.id.into(), Kind::Person, &new.marks)?;
    store::person::insert(change, &person)?;
    Ok(person)
}

/// Two people of one name could never be named in the terminal or in a capture.
fn refuse_taken_name(change: &Change<'_>, person: &Person) -> Result<()> {
    let taken = store::person::list(change)?
        .iter()
        .any(|other| other.id != person.id && other.name.to_lowercase() == person.name.to_lowercase());
    if taken {
        return Err(Error::invalid(
            "name",
            format!("There is a {} already. Add a surname or an initial.", person.name),
        ));
    }
    Ok(())
}
