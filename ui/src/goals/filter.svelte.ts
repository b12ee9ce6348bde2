import type { Area } from "../lib/bindings/Area";
import type { Goal } from "../lib/bindings/Goal";
import type { GoalStatus } from "../lib/bindings/GoalStatus";
import { matches, type Choice, type ChoiceGroup } from "../lib/choice";
import { nameOf } from "../records/skills";
import { isOpen, STATUS_NAMES, STATUSES } from "./goal";

/** What the screen is narrowed to. */
export interface Filter {
  text: string;
  /** Empty for all. */
  status: "" | "open" | GoalStatus;
  /** The short name of an area or a skill; empty for all. */
  about: string;
}

const ALL: Filter = { text: "", status: "", about: "" };

/** Stays as it was left for as long as the window is open. */
export const filter = $state<Filter>({ ...ALL });

export function clearFilter(): void {
  Object.assign(filter, ALL);
}

export const isNarrowed = ({ text, status, about }: Filter) => text.trim() !== "" || status !== "" || about !== "";

export const STATUS_CHOICES: Choice[] = [
  { value: "", label: "Any status" },
  { value: "open", label: "Open" },
  ...STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] })),
];

/** Every area as a whole, then its skills. */
export function aboutChoices(areas: readonly Area[]): ChoiceGroup[] {
  return areas.map(({ slug, name, skills }) => ({
    heading: name,
    choices: [{ value: slug, label: `All of ${name}` }, ...skills.map((skill) => ({ value: skill.slug, label: skill.name }))],
  }));
}

const texts = new WeakMap<Goal, string>();

/** All that is written in a goal, to search in. */
function textOf(goal: Goal, areas: readonly Area[]): string {
  const known = texts.get(goal);
  if (known !== undefined) return known;
  const parts = [
    ...[goal.title, goal.why, goal.successCriteria, goal.nextStep, goal.dropReason ?? ""],
    ...goal.milestones.map(({ title }) => title),
    ...goal.checkIns.flatMap(({ note, blocker }) => [note, blocker]),
    ...goal.tags.map((tag) => `#${tag}`),
    ...goal.targets.map((target) => nameOf(areas, target)),
    ...goal.links.map(({ title }) => title),
  ];
  const text = parts.join("\n");
  if (areas.length > 0) texts.set(goal, text);
  return text;
}

function isAbout(goal: Goal, about: string, areas: readonly Area[]): boolean {
  const areaOfSkill = areas.find(({ skills }) => skills.some(({ slug }) => slug === about))?.slug;
  return [...goal.targets, ...goal.evidence].some(({ area, skill }) => area === about || skill === about || (skill === null && area === areaOfSkill));
}

/** The goals that a filter leaves, in their order. A milestone, a tag or a line of a check-in is found as well as a title. */
export function filtered(goals: readonly Goal[], { text, status, about }: Filter, areas: readonly Area[]): Goal[] {
  const typed = text.trim();
  return goals.filter(
    (goal) =>
      (status === "" || (status === "open" ? isOpen(goal) : goal.status === status)) &&
      (about === "" || isAbout(goal, about, areas)) &&
      (typed === "" || matches(textOf(goal, areas), typed)),
  );
}

/** What hides goals, in words: "“jax” in Leadership, Open". */
export function filterWords({ text, status, about }: Filter, areas: readonly Area[]): string {
  const area = areas.find(({ slug, skills }) => slug === about || skills.some((skill) => skill.slug === about));
  const name = area && (area.slug === about ? area.name : area.skills.find(({ slug }) => slug === about)?.name);
  const parts = [text.trim() && `“${text.trim()}”`, about && (name ?? about), STATUS_CHOICES.find(({ value }) => value === status && value !== "")?.label];
  return parts.filter(Boolean).join(", ");
}
