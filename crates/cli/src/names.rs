//! What skills, levels and marks are called, for the pages that a person reads.

use std::collections::HashMap;

use cairn::{Evidence, Level, Logbook, Marks, Target, Verb, Visibility};

use crate::failure::Failure;

/// The names of the framework in use.
pub struct Names<'a> {
    logbook: &'a Logbook,
    skills: HashMap<String, String>,
    levels: Vec<Level>,
}

impl<'a> Names<'a> {
    /// Reads them.
    pub fn read(logbook: &'a Logbook) -> Result<Self, Failure> {
        let mut skills = HashMap::new();
        for area in logbook.list_areas()? {
            skills.extend(area.skills.into_iter().map(|skill| (skill.slug, skill.name)));
            skills.insert(area.slug, area.name);
        }
        Ok(Self { logbook, skills, levels: logbook.list_levels()? })
    }

    /// The names that a record with these marks needs: nothing is read for one without skills.
    pub fn read_for(logbook: &'a Logbook, marks: &Marks) -> Result<Self, Failure> {
        if marks.evidence.is_empty() {
            return Ok(Self { logbook, skills: HashMap::new(), levels: Vec::new() });
        }
        Self::read(logbook)
    }

    /// A visibility as one writes it: for one mentor by their name.
    pub fn visibility(logbook: &Logbook, visibility: Visibility) -> Result<String, Failure> {
        Ok(match visibility {
            Visibility::Person(person) => format!("mentor:{}", logbook.get_person(person)?.name),
            other => other.to_string(),
        })
    }

    /// A skill or area by its slug.
    pub fn skill(&self, slug: &str) -> String {
        self.skills.get(slug).cloned().unwrap_or_else(|| slug.to_owned())
    }

    /// `3 Senior`.
    pub fn level(&self, rank: u8) -> String {
        let name = self.levels.iter().find(|level| level.rank == rank).map(|level| level.name.as_str());
        name.map_or_else(|| rank.to_string(), |name| format!("{rank} {name}"))
    }

    /// `Leadership, Deployment led`; the default verb goes without saying.
    pub fn evidence(&self, evidence: &[Evidence]) -> String {
        let named = evidence.iter().map(|one| {
            let name = self.skill(one.skill.as_deref().unwrap_or(&one.area));
            if one.verb == Verb::Practised { name } else { format!("{name} {}", one.verb) }
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// `Leadership → 3 Senior`.
    pub fn targets(&self, targets: &[Target]) -> String {
        self.targets_with(targets, |level| self.level(level))
    }

    /// `Leadership → 3`.
    pub fn targets_in_short(&self, targets: &[Target]) -> String {
        self.targets_with(targets, |level| level.to_string())
    }

    fn targets_with(&self, targets: &[Target], named: impl Fn(u8) -> String) -> String {
        let each = targets.iter().map(|target| {
            let name = self.skill(target.skill.as_deref().unwrap_or(&target.area));
            target.level.map_or(name.clone(), |level| format!("{name} → {}", named(level)))
        });
        each.collect::<Vec<_>>().join(", ")
    }

    /// What every record has, as facts: what it speaks of, its tags, its files, who may see it.
    pub fn marks(&self, marks: &Marks) -> Result<Vec<String>, Failure> {
        let mut facts: Vec<String> = marks.links.iter().map(|line| line.title.clone()).collect();
        facts.extend(marks.tags.iter().map(|tag| format!("+{tag}")));
        facts.extend(marks.attachments.iter().map(|attachment| attachment.name.clone()));
        facts.push(Self::visibility(self.logbook, marks.visibility)?);
        Ok(facts)
    }
}
