//! A reply to a packet, as it was read from its file: what somebody else wrote, and nothing that is known to be true.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Error, PacketId, Result, TITLE_LIMIT};

/// How many answers a reply holds at most: more than any packet has places for.
pub const ANSWERS_LIMIT: usize = 5_000;
/// How long an answer may be, in bytes: some forty pages.
pub const ANSWER_LIMIT: usize = 100_000;

/// A reply to a packet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// The packet that it answers.
    pub packet: PacketId,
    /// The label of the packet's period.
    pub quarter: String,
    /// Who answered, by the name in the packet.
    pub from: String,
    /// Whose packet it was, by the name in it.
    pub to: String,
    /// When the reply was saved.
    pub saved_at: DateTime<Utc>,
    /// The answers.
    pub answers: Vec<ReplyAnswer>,
}

/// An answer: a rating, a comment, or words to a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplyAnswer {
    /// What it is about, by its key in the packet.
    pub key: String,
    /// The hash of what the packet said of it.
    pub hash: String,
    /// What it was called in the packet.
    pub seen: String,
    /// The rating, 0 to 4, of a skill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The words, as Markdown; may be empty beside a rating.
    pub words: String,
}

impl Reply {
    /// This reply, as long as it keeps within what a packet's page writes.
    ///
    /// # Errors
    /// `Invalid` for too many answers, for one that is given twice or is too long, and for a level that is not on the ladder.
    pub fn checked(self) -> Result<Self> {
        let refuse = |why: &str| {
            let message = format!("{why} Nothing was read; ask for the file that the packet's page saved.");
            Err(Error::invalid("reply", message))
        };
        if self.answers.len() > ANSWERS_LIMIT {
            return refuse("The reply has more answers than any packet has places for.");
        }
        if [&self.quarter, &self.from, &self.to].iter().any(|name| name.chars().count() > TITLE_LIMIT) {
            return refuse("A name in the reply is longer than any name.");
        }
        let mut keys = HashSet::new();
        for answer in &self.answers {
            if !keys.insert(&answer.key) {
                return refuse("The reply answers the same thing twice.");
            }
            if answer.words.len() > ANSWER_LIMIT || answer.seen.len() > ANSWER_LIMIT || answer.words.contains('\0') {
                return refuse(
                    "An answer in the reply is longer than any page lets one write, or holds what no page writes.",
                );
            }
            if answer.level.is_some_and(|level| level > 4) {
                return refuse("A rating in the reply is not on the ladder, which goes from 0 to 4.");
            }
        }
        Ok(self)
    }
}
