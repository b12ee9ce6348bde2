//! Everything the window can ask for, one line each.

use cairn::{
    Action, ActionId, Activity, ActivityId, Area, AreaPage, Assessment, AttachmentId, Audience, Backup, Brief,
    CalendarSpan, Captured, Capturing, Case, CaseItem, Certification, CertificationDay, CertificationId,
    CertificationMove, CertificationQuestion, CertificationRule, ChallengeKind, Comment, ComposedCalendar,
    ComposedCase, Digest, Draft, EndMentorship, Entry, EntryEdit, EntryFilter, EntryId, EntryTemplate, EntryTemplateId,
    EntryTemplates, Erased, EvidenceLine, Framework, FrameworkChange, FrameworkFile, FrameworkVersion, Goal,
    GoalFilter, GoalId, GoalMove, GoalTemplate, Hit, Intention, JournalYear, KeptReply, Level, Line, Logbook, MarkAll,
    Mentorship, MentorshipId, MergePeople, MergeTags, MilestoneId, NewActivity, NewAssessment, NewCaseItem,
    NewCertification, NewCheckIn, NewEntry, NewEntryTemplate, NewGoal, NewMentorship, NewPerson, NewSession,
    OpenAction, ParkedTopic, PartId, Person, PersonId, Profile, Promotion, QuarterReview, Question, Radar,
    RateInCheckIn, ReadReply, Readiness, RecordId, RecordVersion, ReportWording, SearchInput, Session, SessionDay,
    SessionFilter, SessionId, SkillCheckIn, SkillCheckInId, SkillCheckInLine, SkillMatrix, SkillPage, Step, Tag,
    TodayPage, Topic, TopicId, Trashed, Visibility, capture::Token,
};

use crate::{
    diagnostics,
    dropped::{self, DroppedThings},
    failure::Failure,
    framework::{self, FrameworkPair},
    logbooks::{self, LogbookFile},
    machine::{self, Machine, SetMachine},
    notification::{self, Shown},
    open::Meant,
    packet::{self, NewQuestion, PacketOf, PacketPreview, ReplyFrom, ReplyTaken},
    report::{
        self, GoalDecided, InReport, IntentionJudged, LeaveOut, QuarterFocus, ReportOrder, ReportPreview, Rewording,
    },
    saving::{self, CaseAsked, CloseQuarter, FrozenFileAsked, SaveCase, SavePacket, SaveReport, SavedFile},
    showing, told,
    window::{self, AttachedFile, DayReading, DayText, FileBytes, LogbookInfo, NewIntention, QuarterInfo, StepNumber},
};

macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty = $call:expr;)* $(@$own:ident($own_input:ty) -> $own_output:ty = $own_call:path;)*) => {
        $(
            #[tauri::command(async)]
            fn $name(logbook: Meant, input: $input) -> Result<$output, Failure> {
                let call: fn(&Logbook, $input) -> cairn::Result<$output> = $call;
                Ok(call(&logbook, input)?)
            }
        )*
        $(
            #[tauri::command(async)]
            fn $own<R: tauri::Runtime>(app: tauri::AppHandle<R>, input: $own_input) -> Result<$own_output, Failure> {
                Ok($own_call(&app, input)?)
            }
        )*

        /// Answers the window's calls.
        pub fn handler<R: tauri::Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* $($own),*]
        }

        /// The same list as TypeScript sees it.
        #[derive(ts_rs::TS)]
        #[ts(export)]
        #[expect(dead_code, reason = "only its TypeScript is used")]
        struct Commands {
            $($name: Command<$input, $output>,)*
            $($own: Command<$own_input, $own_output>,)*
        }
    };
}

/// What a command takes and gives.
#[derive(ts_rs::TS)]
#[ts(export)]
#[expect(dead_code, reason = "only its TypeScript is used")]
struct Command<Input, Output> {
    input: Input,
    output: Output,
}

/// A record and what it is to be.
#[derive(serde::Deserialize, ts_rs::TS)]
#[ts(export)]
struct Edit<Id, New> {
    id: Id,
    new: New,
}

commands! {
    logbook(()) -> LogbookInfo = |logbook, ()| window::logbook_info(logbook);
    today(()) -> TodayPage = |logbook, ()| logbook.today_page();
    digest(()) -> Digest = |logbook, ()| logbook.digest();
    calendar(()) -> ComposedCalendar = |logbook, ()| logbook.compose_calendar();
    save_calendar(String) -> SavedFile = |logbook, hash| saving::save_calendar(logbook, &hash);
    search(SearchInput) -> Vec<Hit> = |logbook, input| logbook.search(&input);

    capture(Capturing) -> Captured = Logbook::capture;
    read_capture(String) -> Vec<Token> = |logbook, line| logbook.read_capture(&line);
    read_day(DayText) -> DayReading = window::read_day;
    render_markdown(String) -> String = |_, text| Ok(cairn_report::markdown_to_html(&text));

    undo(()) -> Step = |logbook, ()| logbook.undo();
    undo_step(StepNumber) -> Step = window::undo_step;
    last_step(()) -> Option<StepNumber> = |logbook, ()| window::last_step(logbook);
    redo(()) -> Step = |logbook, ()| logbook.redo();
    list_steps(Option<RecordId>) -> Vec<Step> = |logbook, record| logbook.history(record, 500);
    record_history(RecordId) -> Vec<RecordVersion> = Logbook::record_history;
    list_trash(()) -> Vec<Trashed> = |logbook, ()| logbook.trash();
    restore(RecordId) -> Line = Logbook::restore;
    erase(RecordId) -> Erased = Logbook::erase;
    delete_record(RecordId) -> Line = Logbook::delete_record;
    get_line(RecordId) -> Line = Logbook::record_line;
    mark_all(MarkAll) -> u32 = Logbook::mark_all;
    mark_part(Edit<PartId, Option<Visibility>>) -> () = |logbook, edit| logbook.mark_part(edit.id, edit.new);
    list_tags(()) -> Vec<Tag> = |logbook, ()| logbook.list_tags();
    merge_tags(MergeTags) -> Tag = Logbook::merge_tags;
    delete_tag(String) -> u32 = Logbook::delete_tag;

    add_goal(NewGoal) -> Goal = Logbook::add_goal;
    edit_goal(Edit<GoalId, NewGoal>) -> Goal = |logbook, edit| logbook.edit_goal(edit.id, edit.new);
    move_goal(Edit<GoalId, GoalMove>) -> Goal = |logbook, edit| logbook.move_goal(edit.id, edit.new);
    check_in_goal(Edit<GoalId, NewCheckIn>) -> Goal = |logbook, edit| logbook.check_in_goal(edit.id, edit.new);
    reach_milestone(Edit<MilestoneId, Option<f64>>) -> Goal = |logbook, edit| logbook.reach_milestone(edit.id, edit.new);
    get_goal(GoalId) -> Goal = Logbook::get_goal;
    list_goals(GoalFilter) -> Vec<Goal> = Logbook::list_goals;
    list_templates(()) -> Vec<GoalTemplate> = |logbook, ()| logbook.list_templates();

    add_person(NewPerson) -> Person = Logbook::add_person;
    edit_person(Edit<PersonId, NewPerson>) -> Person = |logbook, edit| logbook.edit_person(edit.id, edit.new);
    merge_people(MergePeople) -> Person = Logbook::merge_people;
    get_person(PersonId) -> Person = Logbook::get_person;
    list_people(()) -> Vec<Person> = |logbook, ()| logbook.list_people();
    start_mentorship(NewMentorship) -> Mentorship = Logbook::start_mentorship;
    edit_mentorship(Edit<MentorshipId, NewMentorship>) -> Mentorship = |logbook, edit| logbook.edit_mentorship(edit.id, edit.new);
    end_mentorship(Edit<MentorshipId, EndMentorship>) -> Mentorship = |logbook, edit| logbook.end_mentorship(edit.id, edit.new);
    list_mentorships(()) -> Vec<Mentorship> = |logbook, ()| logbook.list_mentorships();

    add_session(NewSession) -> Session = Logbook::add_session;
    edit_session(Edit<SessionId, NewSession>) -> Session = |logbook, edit| logbook.edit_session(edit.id, edit.new);
    get_session(SessionId) -> Session = Logbook::get_session;
    list_sessions(SessionFilter) -> Vec<Session> = Logbook::list_sessions;
    session_brief(PersonId) -> Brief = Logbook::session_brief;
    propose_session(SessionDay) -> Option<chrono::NaiveDate> = Logbook::propose_session;
    park_topic(ParkedTopic) -> Topic = Logbook::park_topic;
    carry_topic(Edit<TopicId, Option<SessionId>>) -> Topic = |logbook, edit| logbook.carry_topic(edit.id, edit.new);
    list_parked_topics(PersonId) -> Vec<Topic> = Logbook::parked_topics;
    finish_action(ActionId) -> Action = Logbook::finish_action;
    reopen_action(ActionId) -> Action = Logbook::reopen_action;
    postpone_action(Edit<ActionId, Option<chrono::NaiveDate>>) -> Action = |logbook, edit| logbook.postpone_action(edit.id, edit.new);
    drop_action(Edit<ActionId, String>) -> Action = |logbook, edit| logbook.drop_action(edit.id, &edit.new);
    list_actions(bool) -> Vec<OpenAction> = Logbook::list_actions;

    add_certification(NewCertification) -> Certification = Logbook::add_certification;
    edit_certification(Edit<CertificationId, NewCertification>) -> Certification = |logbook, edit| logbook.edit_certification(edit.id, edit.new);
    move_certification(Edit<CertificationId, CertificationMove>) -> Certification = |logbook, edit| logbook.move_certification(edit.id, edit.new);
    get_certification(CertificationId) -> Certification = Logbook::get_certification;
    list_certifications(Option<u32>) -> Vec<Certification> = Logbook::list_certifications;
    suggest_certification(CertificationQuestion) -> Option<CertificationRule> = |logbook, asked| logbook.suggest_certification(&asked);
    certification_calendar(CalendarSpan) -> Vec<CertificationDay> = |logbook, span| logbook.certification_calendar(&span);

    add_activity(NewActivity) -> Activity = Logbook::add_activity;
    edit_activity(Edit<ActivityId, NewActivity>) -> Activity = |logbook, edit| logbook.edit_activity(edit.id, edit.new);
    get_activity(ActivityId) -> Activity = Logbook::get_activity;
    list_activities(()) -> Vec<Activity> = |logbook, ()| logbook.list_activities();

    add_entry(NewEntry) -> Entry = Logbook::add_entry;
    edit_entry(EntryEdit) -> Entry = Logbook::edit_entry;
    get_entry(EntryId) -> Entry = Logbook::get_entry;
    list_entries(EntryFilter) -> Vec<Entry> = Logbook::list_entries;
    list_entry_versions(EntryFilter) -> Vec<cairn::EntryVersion> = Logbook::list_entry_versions;
    journal_year(i32) -> JournalYear = Logbook::journal_year;
    promote_paragraph(Promotion) -> Entry = Logbook::promote_paragraph;
    list_entry_templates(()) -> EntryTemplates = |logbook, ()| logbook.list_entry_templates();
    add_entry_template(NewEntryTemplate) -> EntryTemplate = Logbook::add_entry_template;
    edit_entry_template(Edit<EntryTemplateId, NewEntryTemplate>) -> EntryTemplate = |logbook, edit| logbook.edit_entry_template(edit.id, edit.new);
    delete_entry_template(EntryTemplateId) -> () = Logbook::delete_entry_template;
    draft(String) -> Option<Draft> = |logbook, name| logbook.draft(&name);
    keep_draft(Edit<String, Draft>) -> () = |logbook, edit| logbook.keep_draft(&edit.id, &edit.new);
    drop_draft(String) -> () = |logbook, name| logbook.drop_draft(&name);
    list_challenges(()) -> Vec<ChallengeKind> = |logbook, ()| logbook.list_challenges();
    attach(AttachedFile) -> cairn::Attachment = window::attach;
    attachment_bytes(AttachmentId) -> FileBytes = window::attachment_bytes;
    save_attachment(AttachmentId) -> SavedFile = saving::save_attachment;
    detach(AttachmentId) -> () = Logbook::detach;

    list_areas(()) -> Vec<Area> = |logbook, ()| logbook.list_areas();
    list_levels(()) -> Vec<Level> = |logbook, ()| logbook.list_levels();
    skill_page(String) -> SkillPage = Logbook::skill_page;
    list_ratings(PersonId) -> Vec<Assessment> = Logbook::ratings_by;
    rate_skill(NewAssessment) -> Assessment = Logbook::rate_skill;
    skill_matrix(u32) -> SkillMatrix = Logbook::skill_matrix;
    area_page(String) -> AreaPage = |logbook, name| logbook.area_page(&name)?.ok_or(cairn::Error::NotFound { what: "area", name });
    start_check_in(Option<PersonId>) -> SkillCheckIn = Logbook::start_check_in;
    rate_in_check_in(Edit<SkillCheckInId, RateInCheckIn>) -> SkillCheckIn = |logbook, edit| logbook.rate_in_check_in(edit.id, edit.new);
    close_check_in(Edit<SkillCheckInId, Visibility>) -> SkillCheckIn = |logbook, edit| logbook.close_check_in(edit.id, edit.new);
    delete_check_in(SkillCheckInId) -> () = Logbook::delete_check_in;
    get_check_in(SkillCheckInId) -> SkillCheckIn = Logbook::get_check_in;
    list_check_ins(()) -> Vec<SkillCheckInLine> = |logbook, ()| logbook.list_check_ins();
    readiness(Option<u8>) -> Readiness = Logbook::readiness;
    case(Option<u8>) -> Case = Logbook::case;
    case_candidates(String) -> Vec<EvidenceLine> = |logbook, criterion| logbook.case_candidates(&criterion);
    add_case_item(NewCaseItem) -> CaseItem = |logbook, new| logbook.add_case_item(&new);
    edit_case_item(Edit<PartId, NewCaseItem>) -> CaseItem = |logbook, edit| logbook.edit_case_item(edit.id, &edit.new);
    remove_case_item(PartId) -> () = Logbook::remove_case_item;
    order_case_items(Vec<PartId>) -> () = |logbook, ids| logbook.order_case_items(&ids);
    compose_case(CaseAsked) -> ComposedCase = |logbook, of| logbook.compose_case(of.level, of.audience);
    save_case(SaveCase) -> SavedFile = saving::save_case;
    radar(()) -> Radar = |logbook, ()| logbook.radar();
    radar_svg(()) -> String = |logbook, ()| Ok(cairn_report::chart::radar(&logbook.radar()?).svg);

    list_frameworks(()) -> Vec<Framework> = |logbook, ()| logbook.list_frameworks();
    framework_file(Option<String>) -> FrameworkFile = Logbook::framework_file;
    save_framework(FrameworkFile) -> Framework = Logbook::save_framework;
    framework_versions(String) -> Vec<FrameworkVersion> = |logbook, name| logbook.framework_versions(&name);
    compare_frameworks(FrameworkPair) -> Vec<FrameworkChange> = |logbook, of| logbook.compare_frameworks(&of.from, &of.to);
    use_framework(String) -> Framework = Logbook::use_framework;
    restore_framework(String) -> Framework = |logbook, name| logbook.restore_framework(&name);
    import_framework_text(String) -> Framework = |logbook, text| logbook.import_framework(framework::read(&text)?);
    export_framework(String) -> SavedFile = saving::export_framework;
    begin_with_five_skills(()) -> Framework = |logbook, ()| logbook.begin_with_five_skills();
    take_whole_framework(()) -> Framework = |logbook, ()| logbook.take_whole_framework();

    get_profile(()) -> Profile = |logbook, ()| logbook.get_profile();
    set_profile(Profile) -> Profile = Logbook::set_profile;

    backup_now(()) -> Backup = |logbook, ()| logbook.back_up();
    list_backups(()) -> Vec<Backup> = |logbook, ()| logbook.list_backups();

    list_quarters(()) -> Vec<QuarterInfo> = |logbook, ()| window::list_quarters(logbook);
    preview_report(Edit<String, Audience>) -> ReportPreview = |logbook, edit| report::preview_report(logbook, &edit.id, edit.new);
    leave_out_of_report(LeaveOut) -> () = report::leave_out_of_report;
    order_report(ReportOrder) -> () = report::order_report;
    reword_in_report(Rewording) -> () = report::reword_in_report;
    report_wording(InReport) -> ReportWording = report::report_wording;
    quarter_review(String) -> QuarterReview = |logbook, quarter| logbook.quarter_review(&logbook.period(&quarter)?);
    decide_goal(GoalDecided) -> Goal = report::decide_goal;
    judge_intention(IntentionJudged) -> Intention = report::judge_intention;
    set_focus_skills(QuarterFocus) -> () = report::set_focus_skills;
    close_quarter(CloseQuarter) -> Vec<SavedFile> = saving::close_quarter;
    reopen_quarter(String) -> () = |logbook, quarter| logbook.reopen_quarter(&logbook.period(&quarter)?);
    save_frozen_file(FrozenFileAsked) -> SavedFile = saving::save_frozen_file;
    save_report(SaveReport) -> SavedFile = saving::save_report;
    list_intentions(String) -> Vec<Intention> = |logbook, quarter| logbook.list_intentions(&logbook.period(&quarter)?);
    intend(NewIntention) -> Intention = window::intend;
    edit_intention(Edit<cairn::IntentionId, String>) -> Intention = |logbook, edit| logbook.edit_intention(edit.id, &edit.new);

    preview_packet(PacketOf) -> PacketPreview = packet::preview_packet;
    save_packet(SavePacket) -> SavedFile = saving::save_packet;
    list_questions(PacketOf) -> Vec<Question> = packet::list_questions;
    ask_question(NewQuestion) -> Question = packet::ask;
    reword_question(Edit<PartId, String>) -> Question = |logbook, edit| logbook.reword_question(edit.id, &edit.new);
    take_back_question(PartId) -> () = Logbook::take_back_question;
    order_questions(Vec<PartId>) -> () = |logbook, ids| logbook.order_questions(&ids);
    list_replies(()) -> Vec<KeptReply> = |logbook, ()| logbook.list_replies();
    list_comments(RecordId) -> Vec<Comment> = Logbook::list_comments;
    is_reply(FileBytes) -> bool = |_, file| packet::is_reply(file);
    read_reply(ReplyFrom) -> ReadReply = packet::read_reply;
    take_reply(ReplyTaken) -> ReadReply = packet::take_reply;

    // What the program does itself, whichever logbook is open.
    @list_logbooks(()) -> Vec<LogbookFile> = logbooks::list_logbooks;
    @choose_reply(()) -> Option<FileBytes> = packet::choose_reply;
    @choose_logbook(()) -> Option<String> = logbooks::choose_logbook;
    @open_logbook(String) -> LogbookInfo = logbooks::open_logbook;
    @move_logbook(String) -> LogbookInfo = logbooks::move_logbook;
    @restore_backup(String) -> LogbookInfo = logbooks::restore_backup;
    @forget_logbook(String) -> () = logbooks::forget_logbook;
    @open_sample(()) -> LogbookInfo = logbooks::open_sample;
    @leave_sample(()) -> LogbookInfo = logbooks::leave_sample;
    @show_folder(String) -> () = logbooks::show_folder;
    @take_told(()) -> Vec<String> = told::take_told;
    @take_dropped(()) -> DroppedThings = dropped::take_dropped;
    @machine(()) -> Machine = machine::machine;
    @set_machine(SetMachine) -> Machine = machine::set_machine;
    @try_notification(()) -> Shown = notification::try_notification;
    @diagnostics(()) -> String = diagnostics::diagnostics;
    @close_capture(()) -> () = showing::close_capture;
    @choose_folder(()) -> Option<String> = window::choose_folder;
    @open_link(String) -> () = window::open_link;
    @open_file(String) -> () = window::open_file;
    @show_in_folder(String) -> () = window::show_in_folder;
}
