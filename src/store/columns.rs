//! How values sit in a column, and the four statements that every table needs.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

macro_rules! id_columns {
    ($($id:ident),* $(,)?) => {$(
        impl ToSql for crate::$id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.to_string().into())
            }
        }

        impl FromSql for crate::$id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
            }
        }
    )*};
}

macro_rules! word_columns {
    ($($word:ident),* $(,)?) => {$(
        impl ToSql for crate::$word {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        impl FromSql for crate::$word {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(FromSqlError::other)
            }
        }
    )*};
}

id_columns!(
    LogbookId,
    RecordId,
    PersonId,
    MentorshipId,
    SessionId,
    TopicId,
    ActionId,
    GoalId,
    MilestoneId,
    CertificationId,
    ActivityId,
    EntryId,
    AssessmentId,
    IntentionId,
    AttachmentId,
    EntryTemplateId,
    PartId,
    PacketId,
    FrameworkId,
    AreaId,
    SkillId,
    SkillCheckInId,
);

word_columns!(
    Kind,
    Verb,
    Visibility,
    Source,
    GoalStatus,
    Priority,
    Confidence,
    Relation,
    Direction,
    SessionStatus,
    TopicState,
    Owner,
    IntentionResult,
    EntryKind,
    ActivityKind,
    CertificationStage,
    Paper,
    WeekStart,
    TimeOfDay,
    Span,
    CheckInSide,
);

/// Writes `from_row` and `insert` for a row type from one list of its columns, and `update` unless it is `fixed`; `plus` names
/// the fields that other tables hold. The list stands once, so that a new column is one word here and one in the type.
macro_rules! table {
    ($row:ident in $table:literal { $($column:ident),+ $(,)? } $(plus $($rest:ident),+)?) => {
        table!(fixed $row in $table { $($column),+ } $(plus $($rest),+)?);

        pub(crate) fn update(change: &$crate::logbook::Change<'_>, row: &$row) -> $crate::Result<()> {
            change
                .prepare_cached(concat!("UPDATE ", $table, " SET id = :id", $(", ", stringify!($column), " = :", stringify!($column),)+ " WHERE id = :id"))?
                .execute(&[(":id", &row.id as &dyn rusqlite::ToSql), $((concat!(":", stringify!($column)), &row.$column)),+][..])?;
            Ok(())
        }
    };
    (fixed $row:ident in $table:literal { $($column:ident),+ $(,)? } $(plus $($rest:ident),+)?) => {
        pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<$row> {
            Ok($row {
                id: row.get("id")?,
                $($column: row.get(stringify!($column))?,)+
                $($($rest: Default::default(),)+)?
            })
        }

        pub(crate) fn insert(change: &$crate::logbook::Change<'_>, row: &$row) -> $crate::Result<()> {
            change
                .prepare_cached(concat!(
                    "INSERT INTO ", $table, " (id", $(", ", stringify!($column),)+ ") VALUES (:id", $(", :", stringify!($column),)+ ")"
                ))?
                .execute(&[(":id", &row.id as &dyn rusqlite::ToSql), $((concat!(":", stringify!($column)), &row.$column)),+][..])?;
            Ok(())
        }
    };
}

pub(crate) use table;
