//! Mentorships and the skills in their focus.

use rusqlite::{Connection, Row, named_params};

use super::{columns::table, framework, record};
use crate::{
    Audience, Direction, Error, FocusSkill, Mentorship, MentorshipId, PersonId, RecordId, Result, SkillId,
    logbook::Change,
};

table!(Mentorship in "mentorship" {
    person_id, direction, purpose, cadence, minutes, confidentiality, from_on, until_on, ended_on
} plus marks, person, skills, last_session_on, next_session_on, due_on);

fn named_row(row: &Row<'_>) -> rusqlite::Result<Mentorship> {
    let mut mentorship = from_row(row)?;
    mentorship.person = row.get("person")?;
    mentorship.last_session_on = row.get("last_session_on")?;
    mentorship.next_session_on = row.get("next_session_on")?;
    mentorship.due_on = mentorship.due_on();
    Ok(mentorship)
}

pub(crate) fn get(db: &Connection, id: MentorshipId) -> Result<Mentorship> {
    select(db, Some(id), None)?.pop().ok_or_else(|| Error::not_found("mentorship", id))
}

pub(crate) fn list(db: &Connection) -> Result<Vec<Mentorship>> {
    select(db, None, None)
}

/// The running mentorship with a person, or else the newest one.
pub(crate) fn with(db: &Connection, person: PersonId) -> Result<Option<Mentorship>> {
    Ok(select(db, None, Some(person))?.into_iter().next())
}

fn select(db: &Connection, id: Option<MentorshipId>, person: Option<PersonId>) -> Result<Vec<Mentorship>> {
    let mut mentorships: Vec<Mentorship> = db
        .prepare_cached(
            "SELECT mentorship.*, person.name AS person,
               (SELECT max(held_on) FROM session WHERE mentorship_id = mentorship.id AND status = 'held') AS last_session_on,
               (SELECT min(held_on) FROM session WHERE mentorship_id = mentorship.id AND status = 'planned') AS next_session_on
             FROM mentorship JOIN person ON person.id = person_id
             WHERE (:id IS NULL OR mentorship.id = :id) AND (:person IS NULL OR person_id = :person)
             ORDER BY ended_on IS NOT NULL, from_on DESC, mentorship.id DESC",
        )?
        .query_map(named_params! { ":id": id, ":person": person }, named_row)?
        .collect::<rusqlite::Result<_>>()?;
    let ids: Vec<RecordId> = mentorships.iter().map(|mentorship| mentorship.id.into()).collect();
    let mut marks = record::marks(db, &ids, Audience::Me)?;
    mentorships
        .retain_mut(|mentorship| marks.remove(&mentorship.id.into()).map(|mark| mentorship.marks = mark).is_some());
    for mentorship in &mut mentorships {
        mentorship.skills = focus(db, mentorship)?;
    }
    Ok(mentorships)
}

/// The skills in focus, each with the person's own rating at the start, and with the newest one that came after it.
fn focus(db: &Connection, mentorship: &Mentorship) -> Result<Vec<FocusSkill>> {
    let mine = mentorship.direction == Direction::Mentee;
    Ok(db
        .prepare_cached(
            "SELECT slug, name, start_level,
               (SELECT level FROM assessment WHERE skill_id = skill.id AND person_id IS NULL
                    AND (assessed_on, assessment.id) > (:from, :mentorship) AND (:ended IS NULL OR assessed_on <= :ended)
                    ORDER BY assessed_on DESC, assessment.id DESC LIMIT 1) AS end_level
             FROM mentorship_skill JOIN skill ON skill.id = skill_id
             WHERE mentorship_id = :mentorship ORDER BY mentorship_skill.position",
        )?
        .query_map(
            named_params! { ":mentorship": mentorship.id, ":from": mentorship.from_on, ":ended": mentorship.ended_on },
            |row| {
                let level = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<u8>>(column)?.filter(|_| mine));
                Ok(FocusSkill {
                    skill: row.get("slug")?,
                    name: row.get("name")?,
                    start_level: level("start_level")?,
                    end_level: level("end_level")?,
                })
            },
        )?
        .collect::<rusqlite::Result<_>>()?)
}

/// The skills that names mean for a mentorship, each once: what is in its focus already is meant, even when another framework
/// is in use by now.
pub(crate) fn find_skills(change: &Change<'_>, mentorship: MentorshipId, names: &[String]) -> Result<Vec<SkillId>> {
    let before: Vec<(SkillId, String)> = change
        .prepare_cached(
            "SELECT skill.id, slug FROM mentorship_skill JOIN skill ON skill.id = skill_id WHERE mentorship_id = ?1",
        )?
        .query_map([mentorship], |row| Ok((row.get("id")?, row.get("slug")?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut skills = Vec::with_capacity(names.len());
    for name in names {
        let had = before.iter().find(|(_, slug)| slug == name);
        let skill = had.map_or_else(|| framework::find_skill(change, name), |(skill, _)| Ok(*skill))?;
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    Ok(skills)
}

/// Gives a mentorship other skills in focus; one that is new takes the person's own rating of its first day.
pub(crate) fn set_skills(change: &Change<'_>, mentorship: &Mentorship, wanted: &[SkillId]) -> Result<()> {
    let before: Vec<SkillId> = change
        .prepare_cached("SELECT skill_id FROM mentorship_skill WHERE mentorship_id = ?1")?
        .query_map([mentorship.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for gone in before.iter().filter(|skill| !wanted.contains(skill)) {
        change
            .prepare_cached("DELETE FROM mentorship_skill WHERE mentorship_id = ?1 AND skill_id = ?2")?
            .execute((mentorship.id, gone))?;
    }
    for (position, skill) in wanted.iter().enumerate().filter(|(_, skill)| !before.contains(skill)) {
        change
            .prepare_cached(
                "INSERT INTO mentorship_skill (id, mentorship_id, skill_id, start_level, position)
                 VALUES (:id, :mentorship, :skill, (SELECT level FROM assessment WHERE skill_id = :skill AND person_id IS NULL
                     AND assessed_on <= :from ORDER BY assessed_on DESC, id DESC LIMIT 1), :position)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(named_params! {
                ":id": change.id::<RecordId>(), ":mentorship": mentorship.id, ":skill": skill, ":from": mentorship.from_on, ":position": position as i64
            })?;
    }
    Ok(())
}
