//! Everything Cairn knows and does, without a window, a terminal or any file format but its own.

#![warn(missing_docs)]

mod activity;
mod assessment;
mod attachment;
mod backup;
mod calendar;
pub mod capture;
mod case;
mod certification;
pub mod day;
mod demo;
mod digest;
mod draft;
mod entry;
mod error;
mod export;
mod framework;
mod goal;
mod history;
mod home;
mod id;
mod import;
mod intention;
mod logbook;
mod mentorship;
mod name;
mod packet;
mod person;
mod profile;
pub mod quarter;
mod record;
mod report;
mod search;
mod session;
mod store;
mod tag;
mod text;
mod today;
mod word;

pub use activity::{Activity, ActivityKind, NewActivity};
pub use assessment::check_in::{CheckInRating, CheckInRow, CheckInSide, RateInCheckIn, SkillCheckIn, SkillCheckInLine};
pub use assessment::{Assessment, NewAssessment};
pub use attachment::{ATTACHMENT_LIMIT, Attachment, checked_size};
pub use backup::Backup;
pub use calendar::{CalendarItem, CalendarKind, ComposedCalendar};
pub use capture::{Captured, Capturing};
pub use case::{
    CASE_ITEMS, Case, CaseCriterion, CaseItem, CaseReport, ComposedCase, NewCaseItem, ReportCaseItem, ReportCriterion,
};
pub use certification::{
    CalendarSpan, Certification, CertificationDay, CertificationDayKind, CertificationMove, CertificationQuestion,
    CertificationRule, CertificationStage, CertificationStatus, Credit, Credits, EXPIRING_DAYS, NewCertification,
    Renewal,
};
pub use day::{Span, TimeOfDay};
pub use digest::{Digest, DigestLine, SessionNotice};
pub use draft::Draft;
pub use entry::{
    Entry, EntryEdit, EntryFilter, EntryKind, EntryTemplate, EntryTemplates, EntryVersion, JournalDay, JournalYear,
    NewEntry, NewEntryTemplate, Promotion,
};
pub use error::{Error, Result};
pub use framework::file::{
    ChallengeKind, FileArea, FileCriterion, FileLevel, FileSkill, FrameworkFault, FrameworkFile, GoalTemplate, Guide,
    GuideFact, GuideSection, HIGHEST_RANK, Requirement, Specialisation, TemplateKind, TemplateMilestone, TemplateSkill,
};
pub use framework::{
    AREA_EVIDENCE, Area, AreaEvidence, AreaPage, Descriptor, Difference, EvidenceLine, Framework, FrameworkChange,
    FrameworkVersion, Level, Radar, RadarAxis, Readiness, ReadinessCriterion, ReadinessState, Skill, SkillCell,
    SkillMatrix, SkillPage, SkillRow,
};
pub use goal::{
    CheckIn, Confidence, Goal, GoalFilter, GoalMove, GoalStatus, Milestone, NewCheckIn, NewGoal, NewMilestone,
    NewTarget, Priority, Target,
};
pub use history::{Erased, FieldChange, RecordVersion, Source, Step, Trashed};
pub use id::{
    ActionId, ActivityId, AreaId, AssessmentId, AttachmentId, CertificationId, EntryId, EntryTemplateId, FrameworkId,
    GoalId, IntentionId, LogbookId, MentorshipId, MilestoneId, PacketId, PartId, PersonId, RecordId, SessionId,
    SkillCheckInId, SkillId, TopicId,
};
pub use import::{ImportNote, ImportPreview, Imported, PreviewItem, Update};
pub use intention::{Intention, IntentionResult};
pub use logbook::{Clock, Facts, Logbook, Options};
pub use mentorship::{Direction, EndMentorship, FocusRating, FocusSkill, Mentorship, NewMentorship};
pub use packet::{
    ANSWER_LIMIT, ANSWERS_LIMIT, AnswerKind, AnswerState, Comment, ComposedPacket, KeptReply, Packet, PacketItem,
    PacketLevel, PacketQuestion, PacketSkill, Question, ReadAnswer, ReadReply, Reply, ReplyAnswer, TakeReply,
};
pub use person::{MergePeople, NewPerson, Person, Relation};
pub use profile::{Paper, Profile, WeekStart};
pub use quarter::{
    DecideGoal, FiscalStart, FrozenFile, FrozenReport, GoalDecision, Period, Quarter, QuarterReview, ReviewedGoal,
};
pub use record::{Audience, Evidence, Kind, Line, MarkAll, Marks, NewEvidence, NewFile, NewMarks, Verb, Visibility};
pub use report::{
    ChallengeCount, ComposedReport, HeldBack, NewReportWording, Report, ReportAction, ReportActivity, ReportArea,
    ReportCertification, ReportContents, ReportEntry, ReportGoal, ReportIntention, ReportItem, ReportMilestone,
    ReportPlace, ReportSession, ReportWording, SkillChange, Totals,
};
pub use search::{Hit, RANKED, SearchInput};
pub use session::{
    Action, Brief, BriefAction, BriefEvidence, BriefGoal, Decision, NewAction, NewDecision, NewSession, NewTopic,
    OpenAction, Owner, ParkedTopic, Session, SessionDay, SessionFilter, SessionStatus, Topic, TopicState,
};
pub use tag::{MergeTags, Tag};
pub use text::{TEXT_LIMIT, TITLE_LIMIT};
pub use today::{STALLED_DAYS, TodayPage};
