import type { Area } from "../lib/bindings/Area";
import type { FocusSkill } from "../lib/bindings/FocusSkill";
import type { Verb } from "../lib/bindings/Verb";
import type { Choice, ChoiceGroup } from "../lib/choice";

/** What a record can show about a skill. */
export const VERBS: (Choice & { value: Verb })[] = [
  { value: "learned", label: "learned" },
  { value: "practised", label: "practised" },
  { value: "led", label: "led" },
  { value: "taught", label: "taught" },
];

const SIGNS: Record<string, "learning" | "leadership"> = { "continuous-learning": "learning", leadership: "leadership" };

/** The mark that an area wears beside its name, if it is one of the two that have one. */
export function signOf(area: string): "learning" | "leadership" | undefined {
  return SIGNS[area];
}

/** What a skill is called, or the whole area when no skill is named; the short name while the areas are not known. */
export function nameOf(areas: readonly Area[] | undefined, of: { skill: string | null; area: string }): string {
  const area = areas?.find(({ slug }) => slug === of.area);
  if (of.skill === null) return area?.name ?? of.area;
  return area?.skills.find(({ slug }) => slug === of.skill)?.name ?? of.skill;
}

/** Every skill under its area, and each area as a whole; pinned areas come first from the core. The skills in focus, if any, stand before all. */
export function skillChoices(areas: readonly Area[] | undefined, focus: readonly FocusSkill[] = []): ChoiceGroup[] {
  const first = new Set(focus.map(({ skill }) => skill));
  const all = (areas ?? []).map((area) => ({
    heading: area.name,
    sign: signOf(area.slug),
    choices: [
      ...area.skills.filter(({ slug }) => !first.has(slug)).map(({ slug, name }) => ({ value: slug, label: name })),
      { value: area.slug, label: area.name, detail: "the whole area" },
    ],
  }));
  return focus.length > 0 ? [{ heading: "In focus", choices: focus.map(({ skill, name }) => ({ value: skill, label: name })) }, ...all] : all;
}
