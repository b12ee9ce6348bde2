//! Beginning small: five skills of the framework, and the rest of it when one has grown into them.

use super::{
    Framework, built_in,
    file::{FileArea, FileSkill, FrameworkFile, GoalTemplate},
    version::put_next,
};
use crate::{Error, Logbook, Result, store};

/// The skills to begin with, by slug: two of each pinned area, and the one that the daily work of every engineer shows.
fn five() -> Result<Vec<String>> {
    serde_json::from_str(include_str!("five-skills.json")).map_err(|why| Error::Storage {
        message: format!("The five skills to begin with cannot be read: {why}."),
        path: None,
    })
}

impl Logbook {
    /// Makes the framework in use one of five skills, as its next version. They keep their ids, so that nothing is lost by growing
    /// later; criteria and goal templates of other skills leave with them.
    ///
    /// # Errors
    /// `Invalid` when the framework in use does not have the five, or records point to another skill or area of it.
    pub fn begin_with_five_skills(&self) -> Result<Framework> {
        let five = five()?;
        self.write("Begin with five skills", |change| {
            let whole = store::framework::file(change, None)?;
            let known =
                |slug: &&String| whole.areas.iter().flat_map(|area| &area.skills).any(|skill| skill.slug == **slug);
            if let Some(missing) = five.iter().find(|slug| !known(slug)) {
                return Err(Error::invalid(
                    "framework",
                    format!(
                        "“{}” has no skill “{missing}” to begin with. Use the framework that comes with Cairn first.",
                        whole.name
                    ),
                ));
            }
            let before = whole.clone();
            put_next(change, &before, whole.only(&five))
        })
    }

    /// Makes the built-in framework whole again and uses it, as its next version: what it lacks comes back, what the person added
    /// or worded otherwise stays, and every record stays mapped.
    ///
    /// # Errors
    /// `Invalid` when what the person made of it does not fit what comes back, naming the place.
    pub fn take_whole_framework(&self) -> Result<Framework> {
        let whole = built_in()?;
        self.write("Take the whole framework", |change| {
            let (framework, before) = store::framework::version::of_id(change, whole.id)?;
            let grown = whole
                .grown_from(&before)
                .checked()
                .map_err(|fault| Error::Invalid { field: fault.field, message: fault.message })?;
            put_next(change, &before, grown)?;
            store::framework::choose(change, &framework.slug)
        })
    }
}

impl FrameworkFile {
    /// What is left of it when these skills alone stay.
    fn only(mut self, skills: &[String]) -> Self {
        for area in &mut self.areas {
            area.skills.retain(|skill| skills.contains(&skill.slug));
        }
        self.areas.retain(|area| !area.skills.is_empty());
        self.criteria.retain(|asked| asked.skill.as_ref().is_none_or(|skill| skills.contains(skill)));
        self.templates = self.templates.iter().filter_map(|template| template.only(skills)).collect();
        self
    }

    /// This one, with what a person made of a part of it standing where they put it.
    fn grown_from(self, part: &Self) -> Self {
        let held = |slug: &str| part.areas.iter().flat_map(|area| &area.skills).any(|skill| skill.slug == slug);
        let skills: Vec<String> =
            part.areas.iter().flat_map(|area| &area.skills).map(|skill| skill.slug.clone()).collect();
        let areas = joined(
            self.areas,
            &part.areas,
            |area| &area.slug,
            |whole, own| {
                let missing: Vec<FileSkill> = whole
                    .skills
                    .into_iter()
                    .filter(|skill| {
                        own.is_some_and(|own| own.skills.iter().any(|mine| mine.slug == skill.slug))
                            || !held(&skill.slug)
                    })
                    .collect();
                let Some(own) = own else {
                    return FileArea { skills: missing, ..whole };
                };
                let skills = joined(missing, &own.skills, |skill| &skill.slug, own_or_whole);
                FileArea { skills, ..own.clone() }
            },
        );
        let templates = joined(
            self.templates,
            &part.templates,
            |template| &template.slug,
            |whole, own| match own {
                // It was cut only because its other skills were not there.
                Some(own) if whole.only(&skills).as_ref() != Some(own) => own.clone(),
                _ => whole,
            },
        );
        Self {
            areas,
            templates,
            criteria: joined(self.criteria, &part.criteria, |asked| &asked.slug, own_or_whole),
            challenges: joined(self.challenges, &part.challenges, |kind| &kind.slug, own_or_whole),
            specialisations: joined(self.specialisations, &part.specialisations, |field| &field.slug, own_or_whole),
            guide: part.guide.clone().or(self.guide),
            ..part.clone()
        }
    }
}

impl GoalTemplate {
    /// The template with these skills alone; none when it works towards another one only.
    fn only(&self, skills: &[String]) -> Option<Self> {
        let left: Vec<_> = self.skills.iter().filter(|of| skills.contains(&of.skill)).cloned().collect();
        (!left.is_empty() || self.skills.is_empty()).then(|| Self { skills: left, ..self.clone() })
    }
}

fn own_or_whole<T: Clone>(whole: T, own: Option<&T>) -> T {
    own.cloned().unwrap_or(whole)
}

/// The list in its own order, each made one with its counterpart in `part`, and then what `part` alone has.
fn joined<T: Clone>(whole: Vec<T>, part: &[T], slug: fn(&T) -> &String, one: impl Fn(T, Option<&T>) -> T) -> Vec<T> {
    let known: Vec<String> = whole.iter().map(|item| slug(item).clone()).collect();
    let mut all: Vec<T> = whole
        .into_iter()
        .map(|item| {
            let own = part.iter().find(|own| slug(own) == slug(&item));
            one(item, own)
        })
        .collect();
    all.extend(part.iter().filter(|own| !known.contains(slug(own))).cloned());
    all
}
