//! A full quarter: every field filled, every script, and text that tries to be markup.

use cairn::*;
use chrono::NaiveDate;

/// Text that would be markup in every format that reads it so.
pub const HOSTILE: &str =
    "<script>alert(1)</script> #set page(fill: red) ](javascript:alert(2)) | `x` $a$ @b *c* _d_ \"e\" 'f' &amp; \\g";

pub fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn id(number: u128) -> RecordId {
    serde_json::from_value(serde_json::Value::String(uuid::Uuid::from_u128(number).to_string())).unwrap()
}

pub fn goal(number: u128, title: &str) -> ReportGoal {
    ReportGoal {
        id: Some(id(number)),
        title: title.into(),
        why: String::new(),
        status: GoalStatus::Active,
        moved: true,
        due_on: None,
        closed_on: None,
        drop_reason: None,
        progress: None,
        note: String::new(),
        milestones: vec![],
        seen_in: None,
    }
}

pub fn entry(number: u128, title: &str, kind: EntryKind, body: &str) -> ReportEntry {
    ReportEntry {
        id: Some(id(number)),
        title: title.into(),
        kind,
        challenge: None,
        happened_on: on("2026-08-19"),
        minutes: None,
        body: body.into(),
        seen_in: None,
    }
}

pub fn session(number: u128, person: &str, day: &str) -> ReportSession {
    ReportSession {
        id: Some(id(number)),
        person: person.into(),
        held_on: on(day),
        minutes: Some(50),
        takeaway: String::new(),
        decisions: vec![],
        actions: vec![],
        notes: String::new(),
        private_notes: String::new(),
        seen_in: None,
    }
}

pub fn activity(number: u128, title: &str, kind: ActivityKind, day: &str, minutes: u32) -> ReportActivity {
    ReportActivity {
        id: Some(id(number)),
        title: title.into(),
        kind,
        happened_on: on(day),
        minutes: Some(minutes),
        url: None,
        seen_in: None,
    }
}

pub fn milestone(title: &str, reached: Option<&str>) -> ReportMilestone {
    ReportMilestone { title: title.into(), reached_on: reached.map(on), value: None, target: None, unit: None }
}

pub fn action(text: &str, owner: Owner, due: Option<&str>, done: Option<&str>) -> ReportAction {
    ReportAction { text: text.into(), owner, due_on: due.map(on), done_on: done.map(on) }
}

/// A quarter with nothing in it but the two pinned areas.
pub fn empty() -> Report {
    let pinned = |area: &str, name: &str| ReportArea {
        area: area.into(),
        name: name.into(),
        pinned: true,
        ..ReportArea::default()
    };
    Report {
        quarter: "2026Q3".into(),
        from: on("2026-07-01"),
        to: on("2026-09-30"),
        as_of: on("2026-09-30"),
        audience: Audience::Report,
        mentor: None,
        name: String::new(),
        role: String::new(),
        target: None,
        intentions: vec![],
        areas: vec![pinned("continuous-learning", "Continuous Learning"), pinned("leadership", "Leadership")],
        challenges: vec![],
        focus: vec![],
        totals: Totals::default(),
        previous: Totals::default(),
        withheld: None,
        case: vec![],
    }
}

/// The full quarter, in letters that the built-in fonts have.
pub fn full() -> Report {
    let mut report = empty();
    report.name = "Amélie Dubois".into();
    report.role = "Deep Learning Engineer".into();
    report.target = Some("Senior Deep Learning Engineer".into());
    report.intentions = vec!["Lead one project from design to production".into(), "Read a paper a week".into()];
    report.focus = vec!["Distributed training at scale".into(), "Mentor one person".into()];
    report.challenges = vec![
        ChallengeCount { name: "Data quality and availability".into(), count: 3 },
        ChallengeCount { name: "Model interpretability".into(), count: 1 },
    ];
    report.totals = Totals {
        goals_moved: 3,
        goals_achieved: 1,
        milestones_reached: 4,
        sessions: 3,
        session_minutes: 150,
        actions_done: 2,
        activities: 4,
        activity_minutes: 1_110,
        certifications: 1,
        entries: 4,
        wins: 2,
        skill_changes: 3,
    };
    report.previous = Totals {
        goals_moved: 2,
        goals_achieved: 0,
        milestones_reached: 1,
        sessions: 4,
        session_minutes: 210,
        actions_done: 3,
        activities: 2,
        activity_minutes: 360,
        certifications: 0,
        entries: 7,
        wins: 1,
        skill_changes: 1,
    };
    report.areas = vec![learning(), leadership(), training(), unmapped()];
    report
}

fn learning() -> ReportArea {
    let mut course = activity(11, "Deep Learning Systems, lectures 1 to 12", ActivityKind::Course, "2026-07-20", 720);
    course.url = Some("https://dlsyscourse.example/lectures?term=2026&part=1".into());
    let mut elsewhere = activity(12, "Workshop on giving feedback", ActivityKind::Workshop, "2026-09-01", 180);
    elsewhere.seen_in = Some("leadership".into());
    ReportArea {
        area: "continuous-learning".into(),
        name: "Continuous Learning".into(),
        pinned: true,
        minutes: 1_005,
        goals: vec![
            ReportGoal {
                why: "Every project of the last year stalled on *one* machine.".into(),
                status: GoalStatus::Active,
                due_on: Some(on("2026-12-18")),
                progress: Some(60),
                note: "The eight-node run converged; the write-up is what is left.".into(),
                milestones: vec![
                    milestone("Reproduce the baseline", Some("2026-07-14")),
                    ReportMilestone {
                        value: Some(62.5),
                        target: Some(90.0),
                        unit: Some("% scaling efficiency".into()),
                        ..milestone("Scale to eight nodes", None)
                    },
                ],
                ..goal(1, "Train across machines with confidence")
            },
            ReportGoal { moved: false, ..goal(2, "Learn JAX") },
            ReportGoal { moved: false, ..goal(3, "Rust for data loaders") },
        ],
        activities: vec![
            course,
            activity(
                13,
                "ZeRO: memory optimisations toward training trillion-parameter models",
                ActivityKind::Paper,
                "2026-08-02",
                90,
            ),
            activity(14, "Designing Machine Learning Systems", ActivityKind::Book, "2026-08-30", 195),
            elsewhere,
        ],
        certifications: vec![ReportCertification {
            id: Some(id(21)),
            name: "Machine Learning Engineer, Professional".into(),
            issuer: "Example Cloud".into(),
            stage: CertificationStage::Earned,
            status: CertificationStatus::Valid,
            earned_on: Some(on("2026-08-07")),
            expires_on: Some(on("2028-08-07")),
            exam_on: Some(on("2026-08-07")),
            renewed_on: None,
            credential_id: Some("EC-4711-Ω".into()),
            url: Some("https://verify.example/EC-4711".into()),
            seen_in: None,
        }],
        entries: vec![
            ReportEntry {
                challenge: Some("Computational resource constraints".into()),
                minutes: Some(45),
                ..entry(
                    31,
                    "",
                    EntryKind::Challenge,
                    "Tried **gradient checkpointing** first; [notes](https://notes.example/gc).",
                )
            },
            ReportEntry { minutes: Some(90), ..entry(32, "Found the NCCL timeout", EntryKind::Win, MARKDOWN) },
        ],
        skill_changes: vec![
            SkillChange {
                id: None,
                skill: "distributed-training".into(),
                name: "Distributed training".into(),
                before: Some(1),
                after: 3,
                level: "Senior".into(),
                reason: "Led the eight-node run and explained it to the team".into(),
                by: Some("Maya Lindström".into()),
                assessed_on: on("2026-09-14"),
            },
            SkillChange {
                id: None,
                skill: "reading".into(),
                name: "Reading papers".into(),
                before: None,
                after: 2,
                level: "Deep Learning Engineer".into(),
                reason: String::new(),
                by: None,
                assessed_on: on("2026-09-14"),
            },
        ],
        ..ReportArea::default()
    }
}

/// Markdown with one of everything.
pub const MARKDOWN: &str = "\
# What happened

The job hung after *exactly* 1,800 seconds, `NCCL_TIMEOUT` was never set[^1].

1. Bisected the config
2. Found the rank that never reached the barrier
   - it waited for `Vec<String>` to arrive
   - on a full disk

- [x] wrote the runbook
- [ ] told the ~~platform~~ infrastructure team

> It is always the network, except when it is the disk.

```sh
NCCL_DEBUG=INFO torchrun --nproc_per_node 8 train.py --config configs/eight_nodes_with_a_rather_long_name_that_wraps.yaml
```

| step | before | after |
|:-----|-------:|------:|
| one epoch | 41 min | 12 min |
| resume | 9 min | 1 min |

See https://runbooks.example/nccl and ![the graph](https://graphs.example/nccl.png).

[^1]: The default is thirty minutes.
";

fn leadership() -> ReportArea {
    let mut retold = session(42, "Maya Lindström", "2026-09-22");
    retold.seen_in = Some("continuous-learning".into());
    ReportArea {
        area: "leadership".into(),
        name: "Leadership".into(),
        pinned: true,
        minutes: 410,
        goals: vec![
            ReportGoal {
                status: GoalStatus::Achieved,
                closed_on: Some(on("2026-09-03")),
                progress: Some(100),
                note: "Signed off by the three teams that use it.".into(),
                ..goal(4, "Write the design for the feature store")
            },
            ReportGoal {
                seen_in: Some("continuous-learning".into()),
                ..goal(1, "Train across machines with confidence")
            },
            ReportGoal {
                status: GoalStatus::Dropped,
                closed_on: Some(on("2026-08-11")),
                drop_reason: Some("The team was reorganised".into()),
                ..goal(5, "Run the reading group")
            },
        ],
        sessions: vec![
            ReportSession {
                takeaway: "Say what you need *before* the meeting, not in it.".into(),
                decisions: vec!["Présenter le projet en octobre".into(), "Ask Priya to pair on the review".into()],
                actions: vec![
                    action("Send the draft to the three teams", Owner::Me, Some("2026-08-21"), Some("2026-08-20")),
                    action("Introduce Amélie to the platform lead", Owner::Them, Some("2026-10-02"), None),
                    action("Ask for feedback after the talk", Owner::Me, None, None),
                ],
                ..session(41, "Maya Lindström", "2026-08-12")
            },
            retold,
        ],
        entries: vec![entry(
            33,
            "First design review that I led",
            EntryKind::Win,
            "Twelve people, one hour, **a decision**.",
        )],
        skill_changes: vec![SkillChange {
            id: None,
            skill: "feedback".into(),
            name: "Giving feedback".into(),
            before: Some(3),
            after: 2,
            level: "Deep Learning Engineer".into(),
            reason: "Harder than I thought".into(),
            by: None,
            assessed_on: on("2026-09-20"),
        }],
        ..ReportArea::default()
    }
}

fn training() -> ReportArea {
    ReportArea {
        area: "model-development".into(),
        name: "Model development, training and everything that surrounds it in production".into(),
        minutes: 35,
        goals: vec![ReportGoal {
            note: HOSTILE.into(),
            milestones: vec![milestone(HOSTILE, Some("2026-07-31"))],
            ..goal(6, HOSTILE)
        }],
        sessions: vec![ReportSession {
            takeaway: HOSTILE.into(),
            decisions: vec![HOSTILE.into()],
            actions: vec![action(HOSTILE, Owner::Them, None, None)],
            ..session(43, "Ólafur | O’Brien <o@example.org>", "2026-07-09")
        }],
        activities: vec![ReportActivity {
            url: Some("javascript:alert(3)".into()),
            ..activity(15, HOSTILE, ActivityKind::Talk, "2026-07-10", 35)
        }],
        ..ReportArea::default()
    }
}

fn unmapped() -> ReportArea {
    ReportArea {
        area: "unmapped".into(),
        name: "Without a skill".into(),
        minutes: 0,
        entries: vec![entry(
            34,
            "Averyveryverylongwordwithoutanyspacesthatgoesonandonandonandonandonandonandonandonandonandonandonandonandonandon",
            EntryKind::Note,
            "https://example.org/a/very/long/address/that/has/no/place/to/break/and/goes/on/and/on/and/on/and/on/and/on/and/on/until/the/end",
        )],
        ..ReportArea::default()
    }
}

/// The full quarter for the person alone, with scripts that need other fonts.
pub fn private() -> Report {
    let mut report = full();
    report.audience = Audience::Me;
    report.withheld = Some(4);
    report.as_of = on("2026-09-14");
    let learning = &mut report.areas[0];
    learning.entries.push(entry(
        35,
        "日本語のメモ 🎉",
        EntryKind::Reflection,
        "今日は**分散学習**について学びました。",
    ));
    learning.entries.push(entry(36, "הרשימה שלי", EntryKind::Note, "שלום עולם, NCCL 2.19.\n\nمرحبا بالعالم"));
    report.areas[1].sessions[0].notes = "## Agenda\n\nShared *notes*.".into();
    report.areas[1].sessions[0].private_notes = "Felt unsure; said so.".into();
    report
}
