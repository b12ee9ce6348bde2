//! Reading a reply: what each answer is about by now, what it would change, and taking it in as what the mentor said.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Reply, ReplyAnswer, compose, key, packet_id, said::Said};
use crate::{
    Error, Line, Logbook, PacketId, PartId, Person, PersonId, RecordId, Result, Visibility, logbook::Change,
    quarter::parse_period, report, store, store::Connection, word::words,
};

words! {
    /// What an answer is.
    AnswerKind as "answer" {
        /// A level of a skill.
        Rating = "rating",
        /// Words about a record or a skill.
        Comment = "comment",
        /// Words to a question.
        Answer = "answer",
    }
}

words! {
    /// How an answer stands to the logbook of now.
    AnswerState as "state" {
        /// It is about what the logbook still says.
        New = "new",
        /// It was taken in already.
        Taken = "taken",
        /// What it is about was changed since the packet was made.
        Changed = "changed",
        /// What it is about is no longer there.
        Gone = "gone",
    }
}

/// A reply beside the logbook of now.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadReply {
    /// Who answered.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// The label of the packet's period.
    pub quarter: String,
    /// The day on which it was saved.
    #[serde(rename = "on")]
    pub saved_on: NaiveDate,
    /// Every answer.
    pub answers: Vec<ReadAnswer>,
}

/// An answer beside what it is about.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadAnswer {
    /// Its name within the reply.
    pub key: String,
    /// What it is.
    pub kind: AnswerKind,
    /// How it stands to the logbook of now.
    pub state: AnswerState,
    /// What it is about, as the packet called it: not to be trusted.
    pub seen: String,
    /// What that is called by now; none where it is gone.
    pub title: Option<String>,
    /// The record that it is about.
    pub record: Option<Line>,
    /// The skill that it is about, by slug.
    pub skill: Option<String>,
    /// The newest rating by the same person.
    pub before: Option<u8>,
    /// The rating.
    pub level: Option<u8>,
    /// The words, as Markdown: not to be trusted.
    pub words: String,
}

/// Which answers of a reply to take in.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct TakeReply {
    /// The answers, by key; those that are about what is unchanged, unless said.
    pub keys: Option<Vec<String>>,
    /// Who may see what becomes of them; whoever answered, unless said.
    pub visibility: Option<Visibility>,
}

/// A reply that was read.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KeptReply {
    /// Its name for ever.
    pub id: PartId,
    /// Who answered.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// The label of the packet's period.
    pub quarter: String,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// When it was read here.
    pub read_at: DateTime<Utc>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) document: String,
}

/// An answer that was taken in, and the record that it became.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) id: PartId,
    pub(crate) packet: PacketId,
    pub(crate) answer_key: String,
    pub(crate) hash: String,
    pub(crate) record_id: RecordId,
}

impl Logbook {
    /// What a reply says, beside what it is about by now; nothing is written.
    ///
    /// # Errors
    /// `Invalid` for a reply to a packet that is not of this logbook.
    pub fn read_reply(&self, reply: &Reply) -> Result<ReadReply> {
        let saved_on = self.local_day(reply);
        self.read(|db| Ok(look(db, reply, self.today(), saved_on)?.0))
    }

    /// Takes answers of a reply in: ratings as those of the person, words as feedback in the journal that speaks of the person and the
    /// record. The whole reply is kept. What is taken in already stays as it is; an answer that was worded differently since replaces
    /// what the earlier one became.
    ///
    /// # Errors
    /// `Invalid` for a reply to a packet that is not of this logbook and for an answer that cannot be taken in.
    pub fn take_reply(&self, reply: &Reply, take: &TakeReply) -> Result<ReadReply> {
        let saved_on = self.local_day(reply);
        let name = self.read(|db| Ok(whose(db, reply)?.name))?;
        self.write(&format!("Read reply of {name}"), |change| {
            let (read, person) = look(change, reply, change.today, saved_on)?;
            keep(change, reply, &person)?;
            let taken = store::packet::taken_of(change, reply.packet)?;
            let mut taken: HashMap<String, Taken> =
                taken.into_iter().map(|one| (one.answer_key.clone(), one)).collect();
            let chosen = |answer: &&ReadAnswer| match &take.keys {
                None => answer.state == AnswerState::New,
                Some(keys) => answer.state != AnswerState::Taken && keys.contains(&answer.key),
            };
            let said = Said {
                person: &person,
                on: read.saved_on.min(change.today),
                visibility: take.visibility.unwrap_or(Visibility::Person(person.id)),
                quarter: &reply.quarter,
            };
            for answer in read.answers.iter().filter(chosen) {
                let earlier = taken.remove(&answer.key);
                let record_id = said.write(change, answer, earlier.as_ref())?;
                let hash = hash_of(answer.level, &answer.words)?;
                match earlier {
                    Some(earlier) => store::packet::taken::update(change, &Taken { hash, record_id, ..earlier })?,
                    None => {
                        let (id, answer_key) = (change.id(), answer.key.clone());
                        let one = Taken { id, packet: reply.packet, answer_key, hash, record_id };
                        store::packet::taken::insert(change, &one)?;
                    }
                }
            }
            Ok(look(change, reply, change.today, saved_on)?.0)
        })
    }

    /// Every reply that was read, newest first.
    pub fn list_replies(&self) -> Result<Vec<KeptReply>> {
        self.read(store::packet::replies)
    }

    /// A reply that was read before, to take in more of it.
    ///
    /// # Errors
    /// `NotFound`, `Storage` when it is damaged.
    pub fn kept_reply(&self, id: PartId) -> Result<Reply> {
        let kept = self.read(|db| store::packet::reply(db, id))?;
        serde_json::from_str(&kept.document).map_err(|error| Error::Storage {
            message: format!("The reply that was kept cannot be read any more ({error}). Read its file again."),
            path: None,
        })
    }

    fn local_day(&self, reply: &Reply) -> NaiveDate {
        self.on_the_clock(reply.saved_at).date_naive()
    }
}

fn keep(change: &Change<'_>, reply: &Reply, person: &Person) -> Result<()> {
    let kept = KeptReply {
        id: change.id(),
        person_id: person.id,
        person: person.name.clone(),
        quarter: reply.quarter.clone(),
        saved_at: reply.saved_at,
        read_at: change.now,
        document: report::document(reply)?,
    };
    store::packet::keep(change, &kept)
}

fn hash_of(level: Option<u8>, words: &str) -> Result<String> {
    report::hash_of(&(level, words))
}

/// Who answered: the one whose packet it is, or who has taken their place since another reply to it was read.
fn whose(db: &Connection, reply: &Reply) -> Result<Person> {
    let logbook = store::schema::logbook_id(db)?;
    let kept = store::packet::who_answered(db, reply.packet)?;
    let is_theirs =
        |person: &Person| Some(person.id) == kept || packet_id(logbook, person.id, &reply.quarter) == reply.packet;
    store::person::list(db)?.into_iter().find(is_theirs).ok_or_else(|| {
        let message = "This reply is to a packet of another logbook, or to somebody who is not in this one any more. \
                       Open the logbook that the packet was made from, and read the reply there.";
        Error::invalid("reply", message)
    })
}

/// What an answer can be about.
struct About {
    kind: AnswerKind,
    title: String,
    /// What the packet of now says of it; none where it says nothing.
    hash: Option<String>,
    record: Option<Line>,
    skill: Option<String>,
    before: Option<u8>,
}

fn look(db: &Connection, reply: &Reply, today: NaiveDate, saved_on: NaiveDate) -> Result<(ReadReply, Person)> {
    let person = whose(db, reply)?;
    let mut known = known(db, reply, &person, today)?;
    let taken: HashMap<String, String> =
        store::packet::taken_of(db, reply.packet)?.into_iter().map(|one| (one.answer_key, one.hash)).collect();
    let answers = reply.answers.iter().map(|answer| {
        let is_taken = taken.get(&answer.key) == Some(&hash_of(answer.level, &answer.words)?);
        Ok(beside(answer, known.remove(&answer.key), is_taken))
    });
    let read = ReadReply {
        person_id: person.id,
        person: person.name.clone(),
        quarter: reply.quarter.clone(),
        saved_on,
        answers: answers.collect::<Result<_>>()?,
    };
    Ok((read, person))
}

fn beside(answer: &ReplyAnswer, about: Option<About>, is_taken: bool) -> ReadAnswer {
    let state = match &about {
        _ if is_taken => AnswerState::Taken,
        None => AnswerState::Gone,
        Some(about) if about.hash.as_ref() == Some(&answer.hash) => AnswerState::New,
        Some(_) => AnswerState::Changed,
    };
    let of_skill = about.as_ref().is_some_and(|about| about.skill.is_some());
    let kind = match &about {
        _ if answer.level.is_some() && (of_skill || about.is_none()) => AnswerKind::Rating,
        Some(about) => about.kind,
        None => AnswerKind::Comment,
    };
    let (title, record, skill, before) = match about {
        Some(about) => (Some(about.title), about.record, about.skill, about.before),
        None => (None, None, None, None),
    };
    ReadAnswer {
        key: answer.key.clone(),
        kind,
        state,
        seen: answer.seen.clone(),
        title,
        record,
        skill,
        before,
        level: answer.level.filter(|_| kind == AnswerKind::Rating),
        words: answer.words.clone(),
    }
}

/// Everything that an answer can name, by key: what the packet of now holds, and what it held once.
fn known(db: &Connection, reply: &Reply, person: &Person, today: NaiveDate) -> Result<HashMap<String, About>> {
    let fiscal_start = store::profile::get(db)?.fiscal_start;
    let period = parse_period("reply", &reply.quarter, today, fiscal_start)?;
    let packet = compose(db, reply.packet, person.id, &period, today)?.packet;
    let mut known = HashMap::new();
    for line in store::record::lines(db)? {
        let (title, record) = (line.title.clone(), Some(line));
        let id = record.as_ref().map(|line| line.id).unwrap_or_default();
        let about = About { kind: AnswerKind::Comment, title, hash: None, record, skill: None, before: None };
        known.insert(key(packet.id, id), about);
    }
    for item in packet.items {
        if let Some(about) = known.get_mut(&item.key) {
            about.hash = Some(item.hash);
        }
    }
    let given = store::assessment::given(db, person.id)?;
    for skill in store::framework::areas(db, today)?.into_iter().flat_map(|area| area.skills) {
        let before = given.iter().find(|rating| rating.skill == skill.slug).map(|rating| rating.level);
        let about = About {
            kind: AnswerKind::Comment,
            title: skill.name,
            hash: None,
            record: None,
            skill: Some(skill.slug.clone()),
            before,
        };
        known.insert(key(packet.id, format!("skill/{}", skill.slug)), about);
    }
    for skill in packet.skills {
        if let Some(about) = known.get_mut(&skill.key) {
            about.hash = Some(skill.hash);
        }
    }
    for question in packet.questions {
        let about = About {
            kind: AnswerKind::Answer,
            title: question.text,
            hash: Some(question.hash),
            record: None,
            skill: None,
            before: None,
        };
        known.insert(question.key, about);
    }
    Ok(known)
}
