//! Everything Cairn knows and does, without a window, a terminal or any file format but its own.

#![warn(missing_docs)]

mod activity;
mod assessment;
mod attachment;
mod backup;
pub mod capture;
mod certification;
pub mod day;
mod demo;
mod draft;
mod entry;
mod error;
mod export;
mod framework;
mod goal;
mod history;
mod id;
mod import;
mod intention;
mod logbook;
mod mentorship;
mod name;
mod person;
mod profile;
pub mod quarter;
mod record;
mod report;
mod search;
mod session;
mod store;
mod text;
mod today;
mod word;

pub use activity::{Activity, ActivityKind, NewActivity};
pub use assessment::{Assessment, NewAssessment};
pub use attachment::{ATTACHMENT_LIMIT, Attachment, checked_size};
pub use backup::Backup;
pub use capture::{Captured, Capturing};
pub use certification::{
    Certification, CertificationMove, CertificationStage, CertificationStatus, Credit, Credits, EXPIRING_DAYS,
    NewCertification, Renewal,
};
pub use day::Span;
pub use draft::Draft;
pub use entry::{Entry, EntryEdit, EntryFilter, EntryKind, NewEntry};
pub use error::{Error, Result};
pub use framework::file::{
    ChallengeKind, FileArea, FileCriterion, FileLevel, FileSkill, FrameworkFault, FrameworkFile, GoalTemplate, Guide,
    GuideFact, GuideSection, HIGHEST_RANK, Requirement, Specialisation, TemplateKind, TemplateMilestone, TemplateSkill,
};
pub use framework::{
    AREA_EVIDENCE, Area, AreaEvidence, AreaPage, Descriptor, EvidenceLine, Framework, Level, Skill, SkillCell,
    SkillMatrix, SkillPage, SkillRow,
};
pub use goal::{
    CheckIn, Confidence, Goal, GoalFilter, GoalMove, GoalStatus, Milestone, NewCheckIn, NewGoal, NewMilestone,
    NewTarget, Priority, Target,
};
pub use history::{Erased, Source, Step, Trashed};
pub use id::{
    ActionId, ActivityId, AreaId, AssessmentId, AttachmentId, CertificationId, EntryId, FrameworkId, GoalId,
    IntentionId, LogbookId, MentorshipId, MilestoneId, PartId, PersonId, RecordId, SessionId, SkillId, TopicId,
};
pub use import::{ImportNote, ImportPreview, Imported, PreviewItem, Update};
pub use intention::Intention;
pub use logbook::{Clock, Logbook, Options};
pub use mentorship::{Direction, FocusSkill, Mentorship, NewMentorship};
pub use person::{NewPerson, Person, Relation};
pub use profile::{Paper, Profile};
pub use quarter::{FiscalStart, Period, Quarter};
pub use record::{
    Audience, Evidence, Kind, Line, MarkAll, Marks, NewEvidence, NewFile, NewMarks, Tag, Verb, Visibility,
};
pub use report::{
    ChallengeCount, ComposedReport, Report, ReportAction, ReportActivity, ReportArea, ReportAudience,
    ReportCertification, ReportEntry, ReportGoal, ReportMilestone, ReportSession, SkillChange, Totals,
};
pub use search::{Hit, RANKED, SearchInput};
pub use session::{
    Action, Decision, NewAction, NewDecision, NewSession, NewTopic, OpenAction, Owner, ParkedTopic, Session,
    SessionFilter, SessionStatus, Topic, TopicState,
};
pub use text::{TEXT_LIMIT, TITLE_LIMIT};
pub use today::{STALLED_DAYS, TodayPage};
