//! Questions to a person, asked with the packet of a quarter.

use serde::Serialize;

use crate::{Error, Logbook, PartId, Period, PersonId, Result, store, text};

/// A question to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Question {
    /// Its name for ever.
    pub id: PartId,
    /// Whom it is for.
    pub person_id: PersonId,
    /// The period's label.
    pub quarter: String,
    /// The question.
    pub text: String,
    /// Its place among them.
    pub position: u32,
}

impl Logbook {
    /// Asks a person something with the packet of a period.
    ///
    /// # Errors
    /// `Invalid` for a question that says nothing, `NotFound` for the person.
    pub fn ask(&self, person: PersonId, period: &Period, question: &str) -> Result<Question> {
        self.write("Ask", |change| {
            store::person::get(change, person)?;
            let asked = store::packet::questions(change, person, &period.label)?;
            let question = Question {
                id: change.id(),
                person_id: person,
                quarter: period.label.clone(),
                text: text::title("question", question)?,
                position: asked.last().map_or(0, |last| last.position.saturating_add(1)),
            };
            store::packet::question::insert(change, &question)?;
            Ok(question)
        })
    }

    /// Words a question differently.
    ///
    /// # Errors
    /// `Invalid` for a question that says nothing, `NotFound`.
    pub fn reword_question(&self, id: PartId, question: &str) -> Result<Question> {
        self.write("Reword question", |change| {
            let before = store::packet::get_question(change, id)?;
            let question = Question { text: text::title("question", question)?, ..before };
            store::packet::question::update(change, &question)?;
            Ok(question)
        })
    }

    /// Takes a question back.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn take_back_question(&self, id: PartId) -> Result<()> {
        self.write("Take back question", |change| store::packet::delete_question(change, id))
    }

    /// Puts the questions to a person into this order.
    ///
    /// # Errors
    /// `NotFound` for a question.
    pub fn order_questions(&self, ids: &[PartId]) -> Result<()> {
        self.write("Order questions", |change| {
            (0..).zip(ids).try_for_each(|(position, id)| {
                let question = store::packet::get_question(change, *id)?;
                store::packet::question::update(change, &Question { position, ..question })
            })
        })
    }

    /// The questions to a person with the packet of a period, in their order.
    pub fn list_questions(&self, person: PersonId, period: &Period) -> Result<Vec<Question>> {
        self.read(|db| store::packet::questions(db, person, &period.label))
    }

    /// The question with this number, counted from 1, among those to a person.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn question_at(&self, person: PersonId, period: &Period, number: usize) -> Result<Question> {
        let asked = self.list_questions(person, period)?;
        let question = number.checked_sub(1).and_then(|at| asked.into_iter().nth(at));
        question.ok_or_else(|| Error::not_found("question", number))
    }
}
