//! Two people who are one.

use serde::Deserialize;

use crate::{Error, Logbook, Person, PersonId, Result, Visibility, store};

/// Two people who are to become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MergePeople {
    /// The one who goes.
    pub from: PersonId,
    /// The one who stays.
    pub into: PersonId,
}

impl Logbook {
    /// Makes two people one, as one step: mentorships with their sessions, ratings, links, evidence, tags and files of `from` are
    /// those of `into` from then on, who keeps their own name and takes over a role and an e-mail address where they have none.
    ///
    /// What was for `from` alone is for `into` alone afterwards, and so are the sessions with `from`: they are the same person.
    /// Beyond that nobody sees more than before: the record of `into` keeps to the fewer of those who could see either.
    ///
    /// # Errors
    /// `Invalid` when both are the same, `NotFound`.
    pub fn merge_people(&self, merge: MergePeople) -> Result<Person> {
        let MergePeople { from, into } = merge;
        if from == into {
            let message = "A person cannot be merged with themselves. Choose two people who are one.";
            return Err(Error::invalid("into", message));
        }
        self.write("Merge people", |change| {
            let gone = store::person::get(change, from)?;
            let stays = store::person::get(change, into)?;
            let or = |own: &String, other: &String| if own.is_empty() { other.clone() } else { own.clone() };
            let role = or(&stays.role, &gone.role);
            let email = or(&stays.email, &gone.email);
            store::person::update(change, &Person { role, email, ..stays.clone() })?;
            let is_now =
                |mark: Visibility| if mark == Visibility::Person(from) { Visibility::Person(into) } else { mark };
            let seen = is_now(gone.marks.visibility).narrower(is_now(stays.marks.visibility));
            store::part::hand_over(change, from, into)?;
            store::person::hand_over(change, from, into)?;
            store::record::show_to(change, into.into(), seen)?;
            store::record::delete(change, from.into())?;
            store::record::touch(change, into.into())?;
            store::person::get(change, into)
        })
    }
}
