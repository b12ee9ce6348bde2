//! Slugs for what a person added to a framework by name alone.

use std::collections::HashSet;

use super::file::FrameworkFile;

/// The longest slug that is made of a name, in characters: what one still reads at a glance, and a number can follow.
const MADE_LIMIT: usize = 40;

impl FrameworkFile {
    /// The file with a slug, made from its name, for everything that has none yet.
    pub(super) fn with_slugs(mut self) -> Self {
        // Areas and skills are named in one breath, so they share one set of slugs.
        let mut taken: HashSet<String> = HashSet::new();
        for area in &self.areas {
            taken.insert(area.slug.clone());
            taken.extend(area.skills.iter().map(|skill| skill.slug.clone()));
        }
        for area in &mut self.areas {
            fill(&mut area.slug, &area.name, "area", &mut taken);
            for skill in &mut area.skills {
                fill(&mut skill.slug, &skill.name, "skill", &mut taken);
            }
        }
        fill_all(self.levels.iter_mut().map(|level| (&mut level.slug, level.name.as_str())), "level");
        fill_all(self.criteria.iter_mut().map(|asked| (&mut asked.slug, asked.text.as_str())), "criterion");
        fill_all(self.challenges.iter_mut().map(|kind| (&mut kind.slug, kind.name.as_str())), "challenge");
        fill_all(self.templates.iter_mut().map(|goal| (&mut goal.slug, goal.title.as_str())), "goal");
        fill_all(self.specialisations.iter_mut().map(|field| (&mut field.slug, field.name.as_str())), "field");
        self
    }
}

fn fill_all<'a>(named: impl Iterator<Item = (&'a mut String, &'a str)>, noun: &str) {
    let named: Vec<_> = named.collect();
    let mut taken: HashSet<String> = named.iter().map(|(slug, _)| (*slug).clone()).collect();
    for (slug, name) in named {
        fill(slug, name, noun, &mut taken);
    }
}

/// Makes an empty slug one that nothing else has; `noun` stands in for a name without letters.
fn fill(slug: &mut String, name: &str, noun: &str, taken: &mut HashSet<String>) {
    if !slug.trim().is_empty() {
        return;
    }
    let made = made_of(name).unwrap_or_else(|| noun.to_owned());
    let mut free = made.clone();
    let mut count = 2u32;
    while taken.contains(&free) {
        free = format!("{made}-{count}");
        count = count.saturating_add(1);
    }
    taken.insert(free.clone());
    *slug = free;
}

fn made_of(name: &str) -> Option<String> {
    let spaced: String = name
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() && !letter.is_uppercase() { letter } else { ' ' })
        .collect();
    let mut made = String::new();
    for word in spaced.split_whitespace() {
        let longer = made.chars().count() + 1 + word.chars().count();
        if !made.is_empty() && longer > MADE_LIMIT {
            break;
        }
        if !made.is_empty() {
            made.push('-');
        }
        made.extend(word.chars().take(MADE_LIMIT));
    }
    (!made.is_empty()).then_some(made)
}
