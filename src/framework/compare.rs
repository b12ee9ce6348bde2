//! What differs between two frameworks, or two versions of one: each change at a place that a person can read.

use std::fmt::Write as _;

use serde::Serialize;

use super::file::{
    FileArea, FileCriterion, FileSkill, FrameworkFile, GoalTemplate, GuideSection, Requirement, TemplateKind,
};
use crate::{Logbook, Result, store, word::words};

words! {
    /// How two frameworks differ at a place.
    Difference as "difference" {
        /// Only the later one has it.
        Added = "added",
        /// Only the earlier one has it.
        Removed = "removed",
        /// Both have it, and say something else.
        Changed = "changed",
    }
}

/// One thing that differs between two frameworks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrameworkChange {
    /// Where, as in `Leadership / Mentoring / level 3`.
    pub path: String,
    /// How.
    pub what: Difference,
    /// What the earlier one says there; empty when it says nothing.
    pub before: String,
    /// What the later one says there; empty when it says nothing.
    pub after: String,
}

impl Logbook {
    /// What changed from one framework to another, in the order of the later one. Each is named `slug` or `slug@version`.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn compare_frameworks(&self, from: &str, to: &str) -> Result<Vec<FrameworkChange>> {
        let (from, to) =
            self.read(|db| Ok((store::framework::file(db, Some(from))?, store::framework::file(db, Some(to))?)))?;
        Ok(from.changes_to(&to))
    }
}

impl FrameworkFile {
    /// What changed from this one to another. Areas, skills and all else are recognised by slug.
    pub fn changes_to(&self, later: &Self) -> Vec<FrameworkChange> {
        let mut changes = Changes::default();
        changes.text("Framework / name", &self.name, &later.name);
        changes.text("Framework / description", &self.description, &later.description);
        changes.ladder(self, later);
        changes.areas(self, later);
        changes.criteria(self, later);
        changes.templates(self, later);
        changes.named("Challenges", &self.challenges, &later.challenges, |kind| Named {
            slug: &kind.slug,
            name: &kind.name,
            says: kind.description.clone(),
        });
        changes.named("Specialisations", &self.specialisations, &later.specialisations, |field| Named {
            slug: &field.slug,
            name: &field.name,
            says: String::new(),
        });
        let [then, now] = [self, later].map(|file| file.guide.as_ref().map_or(&[][..], |guide| &guide.sections));
        changes.named("Guide", then, now, |section| Named {
            slug: &section.title,
            name: &section.title,
            says: facts(section),
        });
        changes.found
    }
}

/// Something of a list, for lists whose members say one thing each.
struct Named<'a> {
    slug: &'a str,
    name: &'a str,
    says: String,
}

#[derive(Default)]
struct Changes {
    found: Vec<FrameworkChange>,
}

impl Changes {
    fn note(&mut self, path: &str, what: Difference, before: &str, after: &str) {
        self.found.push(FrameworkChange {
            path: path.to_owned(),
            what,
            before: before.to_owned(),
            after: after.to_owned(),
        });
    }

    /// Two texts at one place; an empty one is none.
    fn text(&mut self, path: &str, before: &str, after: &str) {
        match (before.is_empty(), after.is_empty()) {
            _ if before == after => {}
            (true, _) => self.note(path, Difference::Added, before, after),
            (_, true) => self.note(path, Difference::Removed, before, after),
            _ => self.note(path, Difference::Changed, before, after),
        }
    }

    /// What both lists have stands in another order.
    fn order<T>(&mut self, path: &str, before: &[T], after: &[T], named: impl Fn(&T) -> (&str, &str)) {
        let shared = |list: &[T], other: &[T]| -> Vec<(String, String)> {
            list.iter()
                .map(&named)
                .filter(|(slug, _)| other.iter().any(|one| named(one).0 == *slug))
                .map(|(slug, name)| (slug.to_owned(), name.to_owned()))
                .collect()
        };
        let (then, now) = (shared(before, after), shared(after, before));
        if !then.iter().map(|(slug, _)| slug).eq(now.iter().map(|(slug, _)| slug)) {
            let names =
                |list: &[(String, String)]| list.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
            self.note(&format!("{path} / order"), Difference::Changed, &names(&then), &names(&now));
        }
    }

    fn named<T>(&mut self, list: &str, before: &[T], after: &[T], of: impl Fn(&T) -> Named<'_>) {
        let said = |one: &Named<'_>| if one.says.is_empty() { one.name.to_owned() } else { one.says.clone() };
        for item in after {
            let now = of(item);
            let path = format!("{list} / {}", now.name);
            match before.iter().map(&of).find(|then| then.slug == now.slug) {
                None => self.note(&path, Difference::Added, "", &said(&now)),
                Some(then) => {
                    self.text(&format!("{path} / name"), then.name, now.name);
                    self.text(&path, &then.says, &now.says);
                }
            }
        }
        for item in before {
            let then = of(item);
            if !after.iter().any(|item| of(item).slug == then.slug) {
                self.note(&format!("{list} / {}", then.name), Difference::Removed, &said(&then), "");
            }
        }
    }

    /// By rank, because that is what records hold.
    fn ladder(&mut self, before: &FrameworkFile, after: &FrameworkFile) {
        for level in &after.levels {
            let path = format!("Levels / {} {}", level.rank, level.name);
            match before.levels.iter().find(|then| then.rank == level.rank) {
                None => self.note(&path, Difference::Added, "", &level.name),
                Some(then) => {
                    self.text(&format!("{path} / name"), &then.name, &level.name);
                    self.text(&format!("{path} / description"), &then.description, &level.description);
                }
            }
        }
        for then in before.levels.iter().skip(after.levels.len()) {
            self.note(&format!("Levels / {} {}", then.rank, then.name), Difference::Removed, &then.name, "");
        }
    }

    fn areas(&mut self, before: &FrameworkFile, after: &FrameworkFile) {
        for area in &after.areas {
            let then = before.areas.iter().find(|then| then.slug == area.slug);
            match then {
                None => self.note(&area.name, Difference::Added, "", or_name(&area.description, &area.name)),
                Some(then) => {
                    self.text(&format!("{} / name", area.name), &then.name, &area.name);
                    self.text(&format!("{} / description", area.name), &then.description, &area.description);
                    self.text(&format!("{} / pinned", area.name), yes(then.pinned), yes(area.pinned));
                    self.order(&area.name, &then.skills, &area.skills, |skill| (&skill.slug, &skill.name));
                }
            }
            for skill in &area.skills {
                self.skill(area, skill, held(before, &skill.slug));
            }
            for gone in then.iter().flat_map(|then| &then.skills).filter(|skill| held(after, &skill.slug).is_none()) {
                self.removed(&area.name, gone);
            }
        }
        for gone in before.areas.iter().filter(|then| !after.areas.iter().any(|area| area.slug == then.slug)) {
            self.note(&gone.name, Difference::Removed, or_name(&gone.description, &gone.name), "");
            for skill in gone.skills.iter().filter(|skill| held(after, &skill.slug).is_none()) {
                self.removed(&gone.name, skill);
            }
        }
        self.order("Areas", &before.areas, &after.areas, |area| (&area.slug, &area.name));
    }

    fn removed(&mut self, area: &str, skill: &FileSkill) {
        let path = format!("{area} / {}", skill.name);
        self.note(&path, Difference::Removed, or_name(&skill.description, &skill.name), "");
    }

    fn skill(&mut self, area: &FileArea, skill: &FileSkill, then: Option<(&FileArea, &FileSkill)>) {
        let path = format!("{} / {}", area.name, skill.name);
        let Some((was_in, then)) = then else {
            return self.note(&path, Difference::Added, "", or_name(&skill.description, &skill.name));
        };
        if was_in.slug != area.slug {
            self.note(&format!("{path} / area"), Difference::Changed, &was_in.name, &area.name);
        }
        self.text(&format!("{path} / name"), &then.name, &skill.name);
        self.text(&format!("{path} / description"), &then.description, &skill.description);
        for rank in 1..=super::file::HIGHEST_RANK {
            let said = |skill: &FileSkill| skill.levels.get(&rank).cloned().unwrap_or_default();
            self.text(&format!("{path} / level {rank}"), &said(then), &said(skill));
        }
        self.text(&format!("{path} / examples"), &then.evidence.join("\n"), &skill.evidence.join("\n"));
    }

    fn criteria(&mut self, before: &FrameworkFile, after: &FrameworkFile) {
        let place = |file: &FrameworkFile, asked: &FileCriterion| {
            let level = file.levels.iter().find(|level| level.rank == asked.level).map(|level| level.name.as_str());
            let of = match (&asked.skill, asked.requirement) {
                (Some(slug), _) => held(file, slug).map_or(slug.clone(), |(_, skill)| skill.name.clone()),
                (None, Some(requirement)) => required(requirement).to_owned(),
                (None, None) => asked.slug.clone(),
            };
            format!("Criteria / {} / {of}", level.unwrap_or_default())
        };
        for asked in &after.criteria {
            let path = place(after, asked);
            match before.criteria.iter().find(|then| then.slug == asked.slug) {
                None => self.note(&path, Difference::Added, "", &asks(asked)),
                Some(then) => {
                    let was_at = place(before, then);
                    if (then.level, &then.skill, then.requirement) != (asked.level, &asked.skill, asked.requirement) {
                        self.note(&format!("{path} / place"), Difference::Changed, &was_at, &path);
                    }
                    self.text(&path, &asks(then), &asks(asked));
                }
            }
        }
        for then in &before.criteria {
            if !after.criteria.iter().any(|asked| asked.slug == then.slug) {
                self.note(&place(before, then), Difference::Removed, &asks(then), "");
            }
        }
    }

    fn templates(&mut self, before: &FrameworkFile, after: &FrameworkFile) {
        for template in &after.templates {
            let path = format!("Goal templates / {}", template.title);
            let Some(then) = before.templates.iter().find(|then| then.slug == template.slug) else {
                self.note(&path, Difference::Added, "", or_name(&template.why, &template.title));
                continue;
            };
            self.text(&format!("{path} / title"), &then.title, &template.title);
            self.text(&format!("{path} / why"), &then.why, &template.why);
            self.text(&format!("{path} / kind"), kind(then.kind), kind(template.kind));
            // A skill that is only called something else is the same one.
            if then.skills != template.skills {
                self.text(&format!("{path} / skills"), &towards(before, then), &towards(after, template));
            }
            self.text(&format!("{path} / milestones"), &milestones(then), &milestones(template));
        }
        for then in &before.templates {
            if !after.templates.iter().any(|template| template.slug == then.slug) {
                let path = format!("Goal templates / {}", then.title);
                self.note(&path, Difference::Removed, or_name(&then.why, &then.title), "");
            }
        }
    }
}

fn held<'a>(file: &'a FrameworkFile, slug: &str) -> Option<(&'a FileArea, &'a FileSkill)> {
    file.areas.iter().find_map(|area| Some((area, area.skills.iter().find(|skill| skill.slug == slug)?)))
}

fn or_name<'a>(text: &'a str, name: &'a str) -> &'a str {
    if text.is_empty() { name } else { text }
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn required(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Degree => "degree",
        Requirement::YearsDeepLearning => "years in deep learning",
        Requirement::YearsMachineLearning => "years in machine learning",
    }
}

fn kind(kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Practice => "practice",
        TemplateKind::Trend => "trend",
        TemplateKind::Growth => "growth",
    }
}

fn asks(criterion: &FileCriterion) -> String {
    let mut said = criterion.text.clone();
    let years = [
        ("at least", criterion.minimum),
        ("with a doctorate", criterion.minimum_with_doctorate),
        ("usually", criterion.typical),
    ];
    for (word, years) in years {
        if let Some(years) = years {
            let _ = write!(said, " ({word} {years})");
        }
    }
    if criterion.desirable {
        said.push_str(" (desirable)");
    }
    said
}

fn towards(file: &FrameworkFile, template: &GoalTemplate) -> String {
    let named = |slug: &str| held(file, slug).map_or(slug.to_owned(), |(_, skill)| skill.name.clone());
    template.skills.iter().map(|of| format!("{} {}", named(&of.skill), of.level)).collect::<Vec<_>>().join(", ")
}

fn milestones(template: &GoalTemplate) -> String {
    let line = |step: &super::file::TemplateMilestone| match (step.target, &step.unit) {
        (Some(target), Some(unit)) => format!("{} ({target} {unit})", step.title),
        (Some(target), None) => format!("{} ({target})", step.title),
        (None, _) => step.title.clone(),
    };
    template.milestones.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn facts(section: &GuideSection) -> String {
    section.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.text)).collect::<Vec<_>>().join("\n")
}
