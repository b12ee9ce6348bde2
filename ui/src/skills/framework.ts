import type { FileArea } from "../lib/bindings/FileArea";
import type { FileCriterion } from "../lib/bindings/FileCriterion";
import type { FileLevel } from "../lib/bindings/FileLevel";
import type { FileSkill } from "../lib/bindings/FileSkill";
import type { FrameworkFile } from "../lib/bindings/FrameworkFile";
import type { GoalTemplate } from "../lib/bindings/GoalTemplate";

/** Everything that is edited is known by an id while it is: its slug, or a word of the editor's own while it has none. */
type WithId<T> = T & { id: string };

export type EditedSkill = WithId<FileSkill>;
export type EditedCriterion = WithId<FileCriterion>;
export type EditedLevel = WithId<FileLevel>;
export type EditedArea = WithId<Omit<FileArea, "skills">> & { skills: EditedSkill[] };

/** What of a framework is edited by hand; the rest of its file stays as it is. */
export interface Edited {
  /** The version that the editing began from. */
  version: string;
  name: string;
  description: string;
  levels: EditedLevel[];
  areas: EditedArea[];
  criteria: EditedCriterion[];
}

/** The parts of a framework that are not areas or skills, by the id under which the editor opens them. */
export const PARTS = [
  { id: "~framework", label: "Name and purpose" },
  { id: "~ladder", label: "Ladder" },
  { id: "~requirements", label: "Requirements" },
  { id: "~versions", label: "Versions" },
  { id: "~file", label: "Import and export" },
] as const;

export type PartId = (typeof PARTS)[number]["id"];

export function editedOf(file: FrameworkFile): Edited {
  return {
    version: file.version,
    name: file.name,
    description: file.description,
    levels: file.levels.map((level) => ({ ...level, id: level.slug })),
    areas: file.areas.map((area) => ({ ...area, id: area.slug, skills: area.skills.map((skill) => ({ ...skill, id: skill.slug })) })),
    criteria: file.criteria.map((criterion) => ({ ...criterion, id: criterion.slug })),
  };
}

const without = <T extends { id?: unknown }>({ id: _, ...rest }: T): Omit<T, "id"> => rest;
const lines = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== "");
export const skillsOf = ({ areas }: Pick<Edited, "areas">): EditedSkill[] => areas.flatMap((area) => area.skills);

/** A template without the skills that are gone; nothing where none is left of those that it had. */
function kept(template: GoalTemplate, slugs: ReadonlySet<string>): GoalTemplate[] {
  const skills = template.skills.filter((one) => slugs.has(one.skill));
  return template.skills.length > 0 && skills.length === 0 ? [] : [{ ...template, skills }];
}

/** The file that is to be saved: what was edited, with all else as `file` has it. What is gone takes its criteria along. */
export function fileOf(edited: Edited, file: FrameworkFile): FrameworkFile {
  const minted = new Map(skillsOf(edited).map((skill) => [skill.id, skill.slug || (edited.criteria.some((one) => one.skill === skill.id) ? mint(skill, edited) : "")]));
  const areas = edited.areas.map((area): FileArea => ({
    ...without(area),
    skills: area.skills.map((skill): FileSkill => ({
      ...without(skill),
      slug: minted.get(skill.id) ?? "",
      levels: Object.fromEntries(Object.entries(skill.levels).filter(([, text]) => text?.trim())),
      evidence: lines(skill.evidence),
    })),
  }));
  const slugs = new Set(areas.flatMap((area) => area.skills.map(({ slug }) => slug)));
  return {
    ...file,
    version: edited.version,
    name: edited.name,
    description: edited.description,
    levels: edited.levels.map(without) as FileLevel[],
    areas,
    criteria: edited.criteria
      .filter(({ skill }) => skill === null || minted.has(skill))
      .map((one): FileCriterion => ({ ...(without(one) as FileCriterion), skill: one.skill === null ? null : (minted.get(one.skill) ?? null) })),
    templates: file.templates.flatMap((template) => kept(template, slugs)),
  };
}

/** A slug for a new skill that a criterion names before the core has given it one. */
function mint({ name, id }: EditedSkill, edited: Edited): string {
  const taken = new Set([...edited.areas, ...skillsOf(edited)].map(({ slug }) => slug));
  const made = name.toLowerCase().match(/[\p{Ll}\p{Lo}\p{N}]+/gu)?.join("-").slice(0, 40) || "skill";
  return taken.has(made) ? `${made}${id.replace("~", "-")}` : made;
}

/** An id that nothing in the editor has yet. */
export function freshId(edited: Edited): string {
  const ids = [...edited.areas, ...skillsOf(edited), ...edited.criteria].map(({ id }) => Number(/^~(\d+)$/.exec(id)?.[1] ?? 0));
  return `~${Math.max(0, ...ids) + 1}`;
}

/** Gives an id to what has none: putting what was typed onto a newer version leaves out the ids of what is gone there. */
export function numbered(edited: Edited): void {
  const all: { id: string | null; slug: string }[] = [...edited.areas, ...skillsOf(edited), ...edited.criteria];
  for (const one of all) {
    if (one.id === null) [one.id, one.slug] = [freshId(edited), ""];
  }
}

export function newSkill(id: string): EditedSkill {
  return { id, slug: "", name: "", description: "", levels: {}, evidence: [], source: [] };
}

export function newArea(id: string): EditedArea {
  return { id, slug: "", name: "", description: "", pinned: false, source: [], skills: [] };
}

export function newCriterion(id: string, skill: string, level: number): EditedCriterion {
  return { id, slug: "", level, skill, requirement: null, text: "", minimum: null, minimumWithDoctorate: null, typical: null, desirable: false, source: [] };
}

/** Where something is: its area, and its place among the skills of it unless it is the area itself. */
export function whereIs(edited: Pick<Edited, "areas">, id: string): { area: number; skill?: number } | undefined {
  for (const [area, one] of edited.areas.entries()) {
    if (one.id === id) return { area };
    const skill = one.skills.findIndex((each) => each.id === id);
    if (skill >= 0) return { area, skill };
  }
  return undefined;
}

/** Moves an area or a skill one place; a skill at the edge of its area goes over into the one beside it. Returns whether it moved. */
export function moveBy(edited: Pick<Edited, "areas">, id: string, by: 1 | -1): boolean {
  const at = whereIs(edited, id);
  if (!at) return false;
  const { areas } = edited;
  const list: { id: string }[] = at.skill === undefined ? areas : areas[at.area]!.skills;
  const from = at.skill ?? at.area;
  const to = from + by;
  if (to >= 0 && to < list.length) {
    list.splice(to, 0, ...list.splice(from, 1));
    return true;
  }
  const neighbour = at.skill === undefined ? undefined : areas[at.area + by];
  if (!neighbour) return false;
  const [moved] = areas[at.area]!.skills.splice(from, 1);
  if (moved) neighbour.skills.splice(by > 0 ? 0 : neighbour.skills.length, 0, moved);
  return true;
}

/** Something that was taken out, with the place that it had. */
export interface Removed {
  name: string;
  back: () => void;
}

/** Takes an area or a skill out, with the criteria that ask for it. */
export function take(edited: Edited, id: string): Removed | undefined {
  const at = whereIs(edited, id);
  if (!at) return undefined;
  const area = edited.areas[at.area]!;
  if (at.skill === undefined) {
    edited.areas.splice(at.area, 1);
    return { name: area.name || "New area", back: () => void edited.areas.splice(Math.min(at.area, edited.areas.length), 0, area) };
  }
  const [skill] = area.skills.splice(at.skill, 1);
  const place = at.skill;
  return {
    name: skill?.name || "New skill",
    // Its area may be gone as well by then.
    back: () => {
      const home = edited.areas.find((one) => one.id === area.id) ?? edited.areas[0];
      if (skill) home?.skills.splice(Math.min(place, home.skills.length), 0, skill);
    },
  };
}

/** The areas and skills of the file that the editing has taken out: what a refusal may be about. */
export function goneFrom(edited: Edited, file: FrameworkFile): { id: string; name: string; back: () => void }[] {
  const now = new Set([...edited.areas, ...skillsOf(edited)].map(({ id }) => id));
  return editedOf(file).areas.flatMap((area, place) => {
    if (!now.has(area.id)) {
      const whole = { ...area, skills: area.skills.filter(({ id }) => !now.has(id)) };
      return [{ id: area.id, name: area.name, back: () => void edited.areas.splice(Math.min(place, edited.areas.length), 0, whole) }];
    }
    return area.skills
      .map((skill, at) => ({ skill, at }))
      .filter(({ skill }) => !now.has(skill.id))
      .map(({ skill, at }) => ({
        id: skill.id,
        name: skill.name,
        back: () => {
          const home = edited.areas.find(({ id }) => id === area.id);
          home?.skills.splice(Math.min(at, home.skills.length), 0, skill);
        },
      }));
  });
}
