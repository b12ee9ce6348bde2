//! The rules of a framework file, each broken one told as a sentence that names the place.

use std::collections::HashSet;

use super::{
    FileArea, FileCriterion, FileLevel, FileSkill, FrameworkFile, GoalTemplate, Guide, HIGHEST_RANK, Requirement,
};

/// The longest slug, in characters: what one still types.
const SLUG_LIMIT: usize = 60;

/// The longest name or title, in characters: what still fits a line of a report.
const NAME_LIMIT: usize = 500;

/// The first rule that a framework file breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FrameworkFault {
    /// The field to blame, by its name in the file.
    pub field: &'static str,
    /// Where it stands and what would be right.
    pub message: String,
}

type Checked<T = ()> = std::result::Result<T, FrameworkFault>;

impl FrameworkFile {
    /// The file itself when every rule holds, else the first rule that does not.
    pub fn checked(self) -> Checked<Self> {
        slug("the framework", &self.slug)?;
        name("name", "the framework", &self.name)?;
        name("version", "the framework", &self.version)?;
        let top = ladder(&self.levels)?;
        let skills = areas(&self.areas, top)?;
        criteria(&self.criteria, top, &skills)?;
        distinct("challenges", "name", self.challenges.iter().map(|kind| (&kind.slug, &kind.name)))?;
        distinct("specialisations", "name", self.specialisations.iter().map(|field| (&field.slug, &field.name)))?;
        distinct("templates", "title", self.templates.iter().map(|template| (&template.slug, &template.title)))?;
        for template in &self.templates {
            goal_template(template, top, &skills)?;
        }
        self.guide.as_ref().map_or(Ok(()), guide)?;
        Ok(self)
    }
}

/// The slugs of the skills that have come up, for what refers to them.
type Skills<'a> = HashSet<&'a str>;

fn ladder(levels: &[FileLevel]) -> Checked<u8> {
    let mut top = None;
    for (expected, level) in (0..=HIGHEST_RANK).zip(levels) {
        if level.rank != expected {
            return broken(
                "levels",
                format!(
                    "The level “{}” has rank {} where {expected} was due. Count the ladder from 0 (not yet) without gaps.",
                    level.name, level.rank
                ),
            );
        }
        top = Some(expected);
    }
    distinct("levels", "name", levels.iter().map(|level| (&level.slug, &level.name)))?;
    match top {
        Some(top) if top >= 1 && levels.len() == usize::from(top) + 1 => Ok(top),
        _ => broken(
            "levels",
            format!(
                "The ladder counts {} in all. Give it rank 0 (not yet) and then 1 to {HIGHEST_RANK} more.",
                levels.len()
            ),
        ),
    }
}

fn areas(areas: &[FileArea], top: u8) -> Checked<Skills<'_>> {
    if areas.is_empty() {
        return broken("areas", "The framework has no areas. Give it at least one, with the skills in it.");
    }
    // Areas and skills are named in one breath (`#leadership`, `#mentoring`), so they share one set of slugs.
    let everything = areas.iter().flat_map(|area| {
        std::iter::once((&area.slug, &area.name)).chain(area.skills.iter().map(|skill| (&skill.slug, &skill.name)))
    });
    distinct("areas and skills", "name", everything)?;
    let mut skills = Skills::new();
    for skill in areas.iter().flat_map(|area| &area.skills) {
        descriptors(skill, top)?;
        skills.insert(&skill.slug);
    }
    Ok(skills)
}

fn descriptors(skill: &FileSkill, top: u8) -> Checked {
    let place = format!("the skill “{}”", skill.slug);
    for (rank, text) in &skill.levels {
        on_ladder(&place, *rank, top)?;
        said("levels", &format!("{place} at level {rank}"), text)?;
    }
    skill.evidence.iter().try_for_each(|example| said("evidence", &place, example))
}

fn criteria(criteria: &[FileCriterion], top: u8, skills: &Skills<'_>) -> Checked {
    distinct("criteria", "text", criteria.iter().map(|criterion| (&criterion.slug, &criterion.text)))?;
    for criterion in criteria {
        let place = format!("the criterion “{}”", criterion.slug);
        on_ladder(&place, criterion.level, top)?;
        match (&criterion.skill, criterion.requirement) {
            (Some(skill), None) => known(&place, skill, skills)?,
            (None, Some(_)) => {}
            _ => {
                return broken(
                    "skill",
                    format!("Let {place} name either a skill or a requirement that the profile answers, and not both."),
                );
            }
        }
        years(&place, criterion)?;
    }
    Ok(())
}

fn years(place: &str, criterion: &FileCriterion) -> Checked {
    let counted =
        matches!(criterion.requirement, Some(Requirement::YearsDeepLearning | Requirement::YearsMachineLearning));
    let Some(minimum) = criterion.minimum else {
        if counted || criterion.minimum_with_doctorate.is_some() || criterion.typical.is_some() {
            return broken("minimum", format!("Say in {place} how many years are the minimum."));
        }
        return Ok(());
    };
    if !counted {
        return broken("minimum", format!("Take the years out of {place}: only a requirement of years has a minimum."));
    }
    if criterion.typical.is_some_and(|typical| typical < minimum) {
        return broken("typical", format!("Let the typical years of {place} be at least its minimum of {minimum}."));
    }
    if criterion.minimum_with_doctorate.is_some_and(|fewer| fewer > minimum) {
        return broken(
            "minimumWithDoctorate",
            format!("Let {place} ask no more years with a doctorate than the {minimum} without."),
        );
    }
    Ok(())
}

fn goal_template(template: &GoalTemplate, top: u8, skills: &Skills<'_>) -> Checked {
    let place = format!("the template “{}”", template.slug);
    for wanted in &template.skills {
        known(&place, &wanted.skill, skills)?;
        on_ladder(&place, wanted.level, top)?;
    }
    for milestone in &template.milestones {
        name("milestones", &place, &milestone.title)?;
        if milestone.target == Some(0) {
            return broken(
                "milestones",
                format!("Let the milestone “{}” of {place} count to more than 0.", milestone.title),
            );
        }
        if milestone.unit.is_some() && milestone.target.is_none() {
            return broken(
                "milestones",
                format!("Give the milestone “{}” of {place} a target to its unit.", milestone.title),
            );
        }
    }
    Ok(())
}

fn guide(guide: &Guide) -> Checked {
    // Four digits, so that “24” is never read as a year.
    if !(1000..=9999).contains(&guide.year) {
        return broken(
            "year",
            format!("Give the guide the year of its figures in four digits; {} is none.", guide.year),
        );
    }
    for section in &guide.sections {
        name("title", "a section of the guide", &section.title)?;
        for fact in &section.facts {
            let place = format!("the guide's section “{}”", section.title);
            name("label", &place, &fact.label)?;
            said("text", &place, &fact.text)?;
        }
    }
    Ok(())
}

/// Slugs that follow the rule and come up once each, with something to show in the field that names them.
fn distinct<'a>(
    list: &'static str,
    named_by: &'static str,
    items: impl Iterator<Item = (&'a String, &'a String)>,
) -> Checked {
    let mut seen = HashSet::new();
    for (its_slug, its_name) in items {
        slug(&format!("“{its_name}” among the {list}"), its_slug)?;
        name(named_by, &format!("“{its_slug}” among the {list}"), its_name)?;
        if !seen.insert(its_slug) {
            return broken(
                "slug",
                format!("The slug “{its_slug}” comes up twice among the {list}. Give one of them another."),
            );
        }
    }
    Ok(())
}

fn slug(place: &str, slug: &str) -> Checked {
    let fits = |c: char| c == '-' || (c.is_alphanumeric() && !c.is_uppercase());
    if slug.is_empty() {
        return broken("slug", format!("Give {place} a slug: a short name in small letters, digits and hyphens."));
    }
    if !slug.chars().all(fits) || slug.starts_with('-') || slug.ends_with('-') || slug.chars().count() > SLUG_LIMIT {
        return broken(
            "slug",
            format!(
                "The slug “{slug}” of {place} does not do. Use small letters, digits and hyphens between them, {SLUG_LIMIT} at most."
            ),
        );
    }
    Ok(())
}

fn name(field: &'static str, place: &str, text: &str) -> Checked {
    said(field, place, text)?;
    if text.contains(char::is_control) || text.chars().count() > NAME_LIMIT {
        return broken(field, format!("Keep the {field} of {place} to one line of at most {NAME_LIMIT} characters."));
    }
    Ok(())
}

fn said(field: &'static str, place: &str, text: &str) -> Checked {
    if text.trim().is_empty() {
        return broken(field, format!("Fill in the {field} of {place}: it is empty."));
    }
    if text.contains('\0') {
        return broken(field, format!("Remove the NUL character from the {field} of {place}."));
    }
    Ok(())
}

fn on_ladder(place: &str, level: u8, top: u8) -> Checked {
    if (1..=top).contains(&level) {
        return Ok(());
    }
    broken("level", format!("There is no level {level} for {place}. Use one from 1 to {top}."))
}

fn known(place: &str, skill: &str, skills: &Skills<'_>) -> Checked {
    if skills.contains(skill) {
        return Ok(());
    }
    broken("skill", format!("The skill “{skill}” of {place} is not in the framework. Add it, or name one that is."))
}

fn broken<T>(field: &'static str, message: impl Into<String>) -> Checked<T> {
    Err(FrameworkFault { field, message: message.into() })
}
