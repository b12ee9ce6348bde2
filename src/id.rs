//! Names of things that never change: UUIDs, each of its own type.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        #[ts(export, type = "string & { readonly __id: unique symbol }")]
        pub struct $name(pub(crate) Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

macro_rules! record_ids {
    ($($name:ident),*) => {$(
        impl From<$name> for RecordId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }

        impl From<RecordId> for $name {
            fn from(id: RecordId) -> Self {
                Self(id.0)
            }
        }
    )*};
}

ids! {
    /// Names one logbook file.
    LogbookId;
    /// Names one record, of whatever kind.
    RecordId;
    /// Names one person.
    PersonId;
    /// Names one mentorship.
    MentorshipId;
    /// Names one session.
    SessionId;
    /// Names one topic of a session.
    TopicId;
    /// Names one action of a session.
    ActionId;
    /// Names one goal.
    GoalId;
    /// Names one milestone of a goal.
    MilestoneId;
    /// Names one certification.
    CertificationId;
    /// Names one activity.
    ActivityId;
    /// Names one journal entry.
    EntryId;
    /// Names one assessment.
    AssessmentId;
    /// Names one intention for a quarter.
    IntentionId;
    /// Names one packet: what one person gets of one period.
    PacketId;
    /// Names one attachment.
    AttachmentId;
    /// Names one template of entries.
    EntryTemplateId;
    /// Names one framework.
    FrameworkId;
    /// Names one skill area.
    AreaId;
    /// Names one skill.
    SkillId;
    /// Names one check-in of skills.
    SkillCheckInId;
}

/// Names one part of a record, of whatever kind: a milestone, goal check-in, topic, decision, action, attachment or evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct PartId(pub(crate) Uuid);

impl std::fmt::Display for PartId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Uuid> for PartId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

macro_rules! part_ids {
    ($($name:ident),*) => {$(
        impl From<$name> for PartId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }
    )*};
}

part_ids!(MilestoneId, TopicId, ActionId, AttachmentId);

record_ids!(PersonId, MentorshipId, SessionId, GoalId, CertificationId, ActivityId, EntryId, AssessmentId, IntentionId);

impl RecordId {
    /// The last part of the id, which is enough to name a record in the terminal.
    pub fn short(&self) -> String {
        let text = self.0.to_string();
        text[text.len() - 12..].to_owned()
    }
}
