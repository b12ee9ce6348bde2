//! What the window learns when a call does not succeed.

use cairn::Error;
use serde::Serialize;

/// What the window learns when a call does not succeed.
#[derive(Debug, Serialize, ts_rs::TS)]
#[ts(export)]
pub struct Failure {
    kind: FailureKind,
    message: String,
    /// The input to blame, when there is one.
    field: Option<&'static str>,
}

/// What the window does about a failure.
#[derive(Debug, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FailureKind {
    /// Show it beside the field.
    Invalid,
    /// The thing is gone: leave its page.
    NotFound,
    /// The file is at fault.
    Broken,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (kind, field) = match &error {
            Error::Invalid { field, .. } => (FailureKind::Invalid, Some(*field)),
            Error::Ambiguous { .. } => (FailureKind::Invalid, None),
            Error::NotFound { .. } => (FailureKind::NotFound, None),
            Error::TooNew { .. } | Error::Storage { .. } => (FailureKind::Broken, None),
        };
        Self { kind, message: error.to_string(), field }
    }
}
