//! What every record has: who may see it, what it shows about which skill, its tags, links and attachments.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Attachment, Error, Logbook, PartId, PersonId, RecordId, Result, store, tag::tag_name, word::words};

words! {
    /// The nouns that are records of the person's own.
    Kind as "type" {
        /// A mentor, mentee, peer or manager.
        Person = "person",
        /// An agreement with a person.
        Mentorship = "mentorship",
        /// Something to learn or reach.
        Goal = "goal",
        /// One meeting within a mentorship.
        Session = "session",
        /// A certification and its renewals.
        Certification = "certification",
        /// A learning activity.
        Activity = "activity",
        /// A journal entry.
        Entry = "entry",
        /// A dated rating of a skill.
        Assessment = "assessment",
        /// What is meant to happen in a quarter.
        Intention = "intention",
    }
}

words! {
    /// What a record shows about a skill.
    Verb as "verb" {
        /// Took it in.
        Learned = "learned",
        /// Did it.
        Practised = "practised",
        /// Led others in it.
        Led = "led",
        /// Taught it to others.
        Taught = "taught",
    }
}

/// Who may see a record besides the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, ts_rs::TS)]
#[ts(export, type = "\"private\" | \"mentor\" | \"report\" | `mentor:${string}`")]
pub enum Visibility {
    /// Nobody else.
    #[default]
    Private,
    /// All mentors.
    Mentor,
    /// One mentor alone.
    Person(PersonId),
    /// The report, and every packet.
    Report,
}

impl Visibility {
    /// How far it reaches, to hold two against each other.
    fn reach(self) -> u8 {
        match self {
            Self::Private => 0,
            Self::Person(_) => 1,
            Self::Mentor => 2,
            Self::Report => 3,
        }
    }

    /// Of two, the one that fewer people see; for two different mentors, nobody sees both.
    pub(crate) fn narrower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Person(one), Self::Person(another)) if one != another => Self::Private,
            _ if other.reach() < self.reach() => other,
            _ => self,
        }
    }
}

impl fmt::Display for Visibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Private => f.pad("private"),
            Self::Mentor => f.pad("mentor"),
            Self::Person(person) => f.pad(&format!("mentor:{person}")),
            Self::Report => f.pad("report"),
        }
    }
}

impl FromStr for Visibility {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "private" => Ok(Self::Private),
            "mentor" => Ok(Self::Mentor),
            "report" => Ok(Self::Report),
            _ => mentor_in(text).map(Self::Person).ok_or_else(|| {
                Error::invalid(
                    "visibility",
                    format!("“{text}” is no visibility: choose private, mentor, mentor:PERSON or report."),
                )
            }),
        }
    }
}

/// The mentor that `mentor:ID` names.
fn mentor_in(text: &str) -> Option<PersonId> {
    Some(text.strip_prefix("mentor:")?.parse::<Uuid>().ok()?.into())
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

as_text!(Visibility, Audience);

/// For whom something is read; what it may not see is never selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ts_rs::TS)]
#[ts(export, type = "\"report\" | \"me\" | `mentor:${string}`")]
pub enum Audience {
    /// The person: everything.
    Me,
    /// Whoever gets the report.
    #[default]
    Report,
    /// One mentor.
    Mentor(PersonId),
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Me => f.pad("me"),
            Self::Report => f.pad("report"),
            Self::Mentor(person) => f.pad(&format!("mentor:{person}")),
        }
    }
}

impl FromStr for Audience {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "me" => Ok(Self::Me),
            "report" => Ok(Self::Report),
            _ => mentor_in(text).map(Self::Mentor).ok_or_else(|| {
                Error::invalid(
                    "audience",
                    format!("“{text}” is no audience: choose report (what is marked for it), mentor:PERSON or me (everything)."),
                )
            }),
        }
    }
}

impl Audience {
    /// Whether a record, or a part of one, with this mark is for this audience.
    pub fn sees(self, mark: Visibility) -> bool {
        match self {
            Self::Me => true,
            Self::Report => mark == Visibility::Report,
            Self::Mentor(person) => match mark {
                Visibility::Private => false,
                Visibility::Mentor | Visibility::Report => true,
                Visibility::Person(only) => only == person,
            },
        }
    }

    /// Whether a part is for this audience: never more than the record it belongs to.
    pub(crate) fn sees_part(self, record: Visibility, part: Option<Visibility>) -> bool {
        self.sees(record) && part.is_none_or(|mark| self.sees(mark))
    }
}

/// What every record has beside its own fields.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Marks {
    /// Who may see it.
    pub visibility: Visibility,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// What it shows about which skills.
    pub evidence: Vec<Evidence>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// The records it speaks of.
    pub links: Vec<Line>,
    /// The files kept with it.
    pub attachments: Vec<Attachment>,
}

/// A record shows something about a skill, or about a whole area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Evidence {
    /// Its name for ever.
    pub id: PartId,
    /// The skill's slug; none when it speaks of the whole area.
    pub skill: Option<String>,
    /// The area's slug.
    pub area: String,
    /// What it shows.
    pub verb: Verb,
    /// The paragraph of the record that shows it, for the person alone; empty when the whole record does.
    pub quote: String,
    /// Less visible than its record, where set.
    pub visibility: Option<Visibility>,
}

/// A record on one line.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Line {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Its day, where it has one.
    #[serde(rename = "on")]
    pub happened_on: Option<chrono::NaiveDate>,
}

/// What a new or edited record is to have beside its own fields.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct NewMarks {
    /// Who may see it.
    pub visibility: Visibility,
    /// What it shows about which skills.
    pub evidence: Vec<NewEvidence>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// The records it speaks of.
    pub links: Vec<RecordId>,
    /// When the version that an edit began from was last changed: an edit of an older version is refused. Nothing is asked of
    /// a new record, nor of an edit that says none.
    pub base: Option<DateTime<Utc>>,
    /// Files to keep with it from now on; those that it has stay.
    #[serde(skip)]
    #[ts(skip)]
    pub files: Vec<NewFile>,
}

/// A file to keep with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its name; folders are taken off.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A skill or area by name, with what the record shows about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewEvidence {
    /// The slug, or a unique beginning of slug or name, of a skill or an area.
    pub name: String,
    /// What it shows.
    pub verb: Verb,
}

impl NewMarks {
    /// Takes in what a record was marked with meanwhile; of two visibilities the one that reaches fewer people.
    pub(crate) fn join(&mut self, now: &Marks) {
        let now = Self::from(now);
        self.visibility = self.visibility.narrower(now.visibility);
        self.evidence.extend(now.evidence);
        self.tags.extend(now.tags);
        self.links.extend(now.links);
    }
}

impl From<&Marks> for NewMarks {
    fn from(marks: &Marks) -> Self {
        Self {
            visibility: marks.visibility,
            evidence: marks
                .evidence
                .iter()
                .map(|evidence| NewEvidence {
                    name: evidence.skill.clone().unwrap_or_else(|| evidence.area.clone()),
                    verb: evidence.verb,
                })
                .collect(),
            tags: marks.tags.clone(),
            links: marks.links.iter().map(|line| line.id).collect(),
            base: Some(marks.updated_at),
            files: vec![],
        }
    }
}

/// A change to many records at once; what is left out stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct MarkAll {
    /// The records to change.
    pub records: Vec<RecordId>,
    /// Who may see them from now on.
    pub visibility: Option<Visibility>,
    /// Evidence to add.
    pub evidence: Vec<NewEvidence>,
    /// Tags to add.
    pub tags: Vec<String>,
    /// Tags to take away.
    pub untags: Vec<String>,
}

impl Logbook {
    /// Gives many records skills, tags or a visibility as one step; returns how many there were.
    ///
    /// # Errors
    /// `Invalid` when nothing is asked for, `NotFound` for an unknown record, skill or area.
    pub fn mark_all(&self, all: MarkAll) -> Result<u32> {
        if all.visibility.is_none() && all.evidence.is_empty() && all.tags.is_empty() && all.untags.is_empty() {
            return Err(Error::invalid("tags", "Say what to give them: skills, tags or a visibility."));
        }
        self.write("Mark records", |change| {
            let untags = all.untags.iter().map(|tag| tag_name(tag)).collect::<Result<Vec<_>>>()?;
            for &record in &all.records {
                let before = store::record::marks_of(change, record)?;
                let mut new = NewMarks::from(&before);
                new.visibility = all.visibility.unwrap_or(new.visibility);
                new.evidence.extend(all.evidence.iter().cloned());
                new.tags.extend(all.tags.iter().cloned());
                new.tags.retain(|tag| !untags.iter().any(|gone| gone.to_lowercase() == tag.to_lowercase()));
                store::record::set_marks(change, record, &new)?;
                if store::record::marks_of(change, record)? != before {
                    store::record::touch(change, record)?;
                }
            }
            Ok(u32::try_from(all.records.len()).unwrap_or(u32::MAX))
        })
    }

    /// Shows a part of a record (milestone, goal check-in, topic, decision, action, attachment or evidence) to fewer than see its
    /// record; with no visibility, to the same again.
    ///
    /// # Errors
    /// `Invalid` for a visibility wider than the record's, `NotFound` for the part or the mentor.
    pub fn mark_part(&self, part: PartId, visibility: Option<Visibility>) -> Result<()> {
        self.write("Mark part", |change| {
            let record = store::part::owner(change, part)?;
            let shown = store::record::marks_of(change, record)?.visibility;
            if visibility.is_some_and(|mark| mark.reach() > shown.reach()) {
                let why = "A part cannot be shown to more people than its record. Show the record to them first.";
                return Err(Error::invalid("visibility", why));
            }
            store::part::mark(change, part, visibility)?;
            store::record::touch(change, record)
        })
    }

    /// Deletes a record with everything that belongs to it alone; the trash keeps it until it is erased.
    ///
    /// # Errors
    /// `NotFound`; `Invalid` when other records depend on it, saying which.
    pub fn delete_record(&self, id: RecordId) -> Result<Line> {
        self.write("Delete", |change| {
            let line = store::record::line(change, id)?;
            let dependents = store::record::dependents(change, id)?;
            if !dependents.is_empty() {
                let archive = if line.kind == Kind::Person { ", or archive them instead" } else { "" };
                return Err(Error::invalid(
                    line.kind.as_str(),
                    format!(
                        "“{}” is still needed by {}. Delete those first{archive}.",
                        line.title,
                        dependents.join(" and ")
                    ),
                ));
            }
            store::record::delete(change, id)?;
            Ok(line)
        })
    }

    /// Finds one record by its id, the beginning of its id's last part, its day as `2026-09-14`, or a piece of its title.
    ///
    /// # Errors
    /// `NotFound`, or `Ambiguous` with the candidates.
    pub fn find(&self, kind: Option<Kind>, name: &str) -> Result<RecordId> {
        self.read(|db| store::record::find(db, kind, name))
    }

    /// A record on one line.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn record_line(&self, id: RecordId) -> Result<Line> {
        self.read(|db| store::record::line(db, id))
    }
}
