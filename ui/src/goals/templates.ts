import type { GoalTemplate } from "../lib/bindings/GoalTemplate";
import type { TemplateKind } from "../lib/bindings/TemplateKind";
import type { ChoiceGroup } from "../lib/choice";

const KINDS: [TemplateKind, string][] = [
  ["practice", "Practices to take up"],
  ["trend", "Trends to explore"],
  ["growth", "Steps to the next level"],
];

/** The templates by where they come from. */
export function templateChoices(templates: readonly GoalTemplate[]): ChoiceGroup[] {
  return KINDS.map(([kind, heading]) => ({
    heading,
    choices: templates.filter((one) => one.kind === kind).map(({ slug, title }) => ({ value: slug, label: title })),
  })).filter(({ choices }) => choices.length > 0);
}
