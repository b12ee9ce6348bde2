//! The packet for a mentor: what one person may see of a period, with questions to answer and skills to rate, and the reply to it.

mod comment;
mod question;
mod reply;
mod said;
mod taking;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Audience, Direction, Kind, Logbook, LogbookId, PacketId, Period, Person, PersonId, Report, ReportContents,
    ReportPlace, Result, report, store, store::Connection,
};

pub use comment::Comment;
pub use question::Question;
pub use reply::{ANSWER_LIMIT, ANSWERS_LIMIT, Reply, ReplyAnswer};
pub(crate) use taking::Taken;
pub use taking::{AnswerKind, AnswerState, KeptReply, ReadAnswer, ReadReply, TakeReply};

/// What a mentor gets of a period: to read, to rate, to comment and to answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Packet {
    /// Its name, the same whenever the packet for that person and period is made from this logbook.
    pub id: PacketId,
    /// The name of the person whose progress it is; empty when the profile has none.
    pub from: String,
    /// The name of whom it is for.
    pub to: String,
    /// The progress, holding nothing that this reader may not see.
    pub report: Report,
    /// What can be commented on.
    pub items: Vec<PacketItem>,
    /// The skills to rate.
    pub skills: Vec<PacketSkill>,
    /// The questions.
    pub questions: Vec<PacketQuestion>,
}

/// A record that can be commented on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PacketItem {
    /// What an answer names it by. Not the record's id, which tells when it was written down.
    pub key: String,
    /// The SHA-256 of what the packet says of it.
    pub hash: String,
    /// Where the report shows it in full.
    pub place: ReportPlace,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub on: Option<NaiveDate>,
}

/// A skill to rate.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PacketSkill {
    /// What an answer names it by.
    pub key: String,
    /// The SHA-256 of its name and descriptors.
    pub hash: String,
    /// The skill's slug.
    #[serde(skip)]
    pub skill: String,
    /// Its name.
    pub name: String,
    /// The area's name.
    pub area: String,
    /// The person's own newest rating, where this reader may see it.
    pub mine: Option<u8>,
    /// The newest rating that this reader gave.
    pub said: Option<u8>,
    /// The ladder, lowest level first.
    pub levels: Vec<PacketLevel>,
}

/// A level of a skill.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PacketLevel {
    /// 0 to 4.
    pub rank: u8,
    /// The level's name.
    pub name: String,
    /// What one sees somebody at this level do.
    pub descriptor: String,
}

/// A question to answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PacketQuestion {
    /// What an answer names it by.
    pub key: String,
    /// The SHA-256 of the question.
    pub hash: String,
    /// The question.
    pub text: String,
}

/// A packet with what is for the person's eyes only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComposedPacket {
    /// What may leave the machine.
    pub packet: Packet,
    /// The records that it holds, and how much is held back; the hash is of the whole packet.
    pub contents: ReportContents,
}

impl ComposedPacket {
    /// This packet, as long as it is the one that was looked at.
    ///
    /// # Errors
    /// `Invalid` when its hash is another one.
    pub fn exactly(self, hash: &str) -> Result<Self> {
        report::is_the_one(&self.contents.hash, hash)?;
        Ok(self)
    }
}

impl Logbook {
    /// The packet for a person: what they may see of a period, with the questions to them and the skills that they help with.
    ///
    /// # Errors
    /// `Invalid` for a period that has not begun, `NotFound` for the person.
    pub fn packet(&self, person: PersonId, period: &Period) -> Result<ComposedPacket> {
        let today = self.today();
        self.read(|db| {
            let id = packet_id(store::schema::logbook_id(db)?, person, &period.label);
            compose(db, id, person, period, today)
        })
    }
}

/// The id of the packet for a person and a period.
pub(crate) fn packet_id(logbook: LogbookId, person: PersonId, quarter: &str) -> PacketId {
    Uuid::new_v5(&logbook.0, format!("packet/{person}/{quarter}").as_bytes()).into()
}

/// What an answer names something by: opaque, and of this packet alone.
pub(crate) fn key(packet: PacketId, of: impl std::fmt::Display) -> String {
    Uuid::new_v5(&packet.0, of.to_string().as_bytes()).to_string()
}

pub(crate) fn compose(
    db: &Connection,
    id: PacketId,
    person: PersonId,
    period: &Period,
    today: NaiveDate,
) -> Result<ComposedPacket> {
    let reader = store::person::get(db, person)?;
    let composed = report::compose(db, period, today, Audience::Mentor(person))?;
    let items = (composed.contents.items.iter())
        .filter(|item| !item.left_out && matches!(item.place, ReportPlace::Area { .. }))
        .map(|item| PacketItem {
            key: key(id, item.record),
            hash: item.hash.clone(),
            place: item.place.clone(),
            kind: item.kind,
            title: item.title.clone(),
            on: item.on,
        });
    let questions = store::packet::questions(db, person, &period.label)?.into_iter().map(|question| {
        let hash = report::hash_of(&question.text)?;
        Ok(PacketQuestion { key: key(id, question.id), hash, text: question.text })
    });
    let packet = Packet {
        id,
        from: composed.report.name.clone(),
        to: reader.name.clone(),
        items: items.collect(),
        skills: skills(db, id, &reader, &composed.report, today)?,
        questions: questions.collect::<Result<_>>()?,
        report: composed.report,
    };
    let hash = report::hash_of(&packet)?;
    Ok(ComposedPacket { packet, contents: ReportContents { hash, ..composed.contents } })
}

/// The skills in focus of the mentorship, or else those that the quarter puts first, or else those of the open goals that this
/// reader may see; each with the ratings that they may see.
fn skills(
    db: &Connection,
    packet: PacketId,
    reader: &Person,
    report: &Report,
    today: NaiveDate,
) -> Result<Vec<PacketSkill>> {
    let audience = Audience::Mentor(reader.id);
    let mut rated: HashMap<(String, bool), u8> = HashMap::new();
    for rating in store::assessment::until(db, report.as_of, audience)? {
        match rating.person_id {
            Some(by) if by != reader.id => {}
            by => drop(rated.insert((rating.skill, by.is_none()), rating.level)),
        }
    }
    in_focus(db, reader, report, audience)?
        .into_iter()
        .map(|slug| {
            let page = store::framework::skill_page(db, &slug, today)?;
            let levels: Vec<_> = (page.levels.into_iter())
                .map(|level| PacketLevel { rank: level.level, name: level.name, descriptor: level.text })
                .collect();
            let hash = report::hash_of(&(&page.skill.name, &levels))?;
            let (mine, said) = (rated.get(&(slug.clone(), true)).copied(), rated.get(&(slug.clone(), false)).copied());
            let (name, area) = (page.skill.name, page.skill.area_name);
            Ok(PacketSkill {
                key: key(packet, format!("skill/{slug}")),
                hash,
                skill: slug,
                name,
                area,
                mine,
                said,
                levels,
            })
        })
        .collect()
}

fn in_focus(db: &Connection, reader: &Person, report: &Report, audience: Audience) -> Result<Vec<String>> {
    let mentorship = store::mentorship::with(db, reader.id)?
        .filter(|one| one.direction == Direction::Mentee && one.runs_on(report.as_of));
    let of_mentorship: Vec<String> =
        mentorship.into_iter().flat_map(|one| one.skills).map(|focus| focus.skill).collect();
    if !of_mentorship.is_empty() {
        return Ok(of_mentorship);
    }
    let of_quarter = store::frozen::focus_skills(db, &report.quarter)?;
    if !of_quarter.is_empty() {
        return Ok(of_quarter);
    }
    let mut of_goals: Vec<String> = Vec::new();
    for goal in store::goal::list(db, &crate::GoalFilter::default(), audience)? {
        let open = goal.closed_on.is_none();
        for skill in goal.targets.into_iter().filter(|_| open).filter_map(|target| target.skill) {
            if !of_goals.contains(&skill) {
                of_goals.push(skill);
            }
        }
    }
    Ok(of_goals)
}
