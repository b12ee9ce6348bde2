import { expect, test } from "vitest";
import type { FrameworkFile } from "../lib/bindings/FrameworkFile";
import { editedOf, fileOf, freshId, goneFrom, moveBy, newCriterion, newSkill, numbered, skillsOf, take } from "./framework";

const skill = (slug: string) => ({ slug, name: slug.toUpperCase(), description: "", levels: { 1: "Tries." }, evidence: ["One"], source: ["A / 1"] });
const area = (slug: string, ...skills: string[]) => ({ slug, name: slug, description: "", pinned: false, source: [], skills: skills.map(skill) });
const criterion = (slug: string, of: string) => ({ ...newCriterion("", of, 3), slug, text: slug });
const FILE = {
  ...{ id: "f", slug: "own", name: "Own", version: "1.2", description: "", source: ["B / 1"], levels: [{ rank: 0, slug: "not-yet", name: "Not yet", description: "" }] },
  ...{ areas: [area("data", "lineage", "quality"), area("people", "mentoring")], criteria: [criterion("asks", "lineage")].map(({ id: _, ...one }) => one) },
  ...{ challenges: [], specialisations: [], guide: null, templates: [{ slug: "t", title: "T", why: "", kind: "practice", skills: [{ skill: "lineage", level: 2 }, { skill: "quality", level: 2 }], milestones: [], source: [] }] },
} as unknown as FrameworkFile;

const orderOf = (edited: ReturnType<typeof editedOf>) => edited.areas.map((one) => [one.id, ...one.skills.map(({ id }) => id)]);

test("what is not touched is saved as it was", () => {
  expect(fileOf(editedOf(FILE), FILE)).toEqual(FILE);
});

test("a skill goes up and down in its area, and over its edge into the next one", () => {
  const edited = editedOf(FILE);
  expect(moveBy(edited, "quality", -1)).toBe(true);
  expect(orderOf(edited)).toEqual([["data", "quality", "lineage"], ["people", "mentoring"]]);
  moveBy(edited, "lineage", 1);
  expect(orderOf(edited)).toEqual([["data", "quality"], ["people", "lineage", "mentoring"]]);
  moveBy(edited, "lineage", -1);
  expect(orderOf(edited)).toEqual([["data", "quality", "lineage"], ["people", "mentoring"]]);
  expect([moveBy(edited, "data", -1), moveBy(edited, "mentoring", 1)], "there is nothing beyond the first and the last").toEqual([false, false]);
  moveBy(edited, "people", -1);
  expect(orderOf(edited)[0]).toEqual(["people", "mentoring"]);
});

test("what is taken out goes with its criteria, and comes back to its place", () => {
  const edited = editedOf(FILE);
  const removed = take(edited, "lineage");
  const saved = fileOf(edited, FILE);
  expect([saved.criteria, saved.templates[0]?.skills]).toEqual([[], [{ skill: "quality", level: 2 }]]);
  removed?.back();
  expect(fileOf(edited, FILE)).toEqual(FILE);
});

test("a template that loses all of its skills leaves with them", () => {
  const edited = editedOf(FILE);
  take(edited, "data");
  expect(fileOf(edited, FILE).templates).toEqual([]);
});

test("a new skill gets its slug from the core, unless a criterion has to name it before", () => {
  const edited = editedOf(FILE);
  const id = freshId(edited);
  edited.areas[0]!.skills.push({ ...newSkill(id), name: "Data contracts" });
  expect(fileOf(edited, FILE).areas[0]!.skills.at(-1)?.slug).toBe("");
  edited.criteria.push({ ...newCriterion(freshId(edited), id, 3), text: "Writes them." });
  const saved = fileOf(edited, FILE);
  expect([saved.areas[0]!.skills.at(-1)?.slug, saved.criteria.at(-1)?.skill]).toEqual(["data-contracts", "data-contracts"]);
  expect(saved.areas[0]!.skills.at(-1)).not.toHaveProperty("id");
});

test("descriptors and examples that were emptied are left out", () => {
  const edited = editedOf(FILE);
  Object.assign(skillsOf(edited)[0]!, { levels: { 1: "  ", 2: "Does." }, evidence: ["One ", "", " "] });
  expect(fileOf(edited, FILE).areas[0]!.skills[0]).toMatchObject({ levels: { 2: "Does." }, evidence: ["One"] });
});

test("what a refusal is about can be put back where it was", () => {
  const edited = editedOf(FILE);
  take(edited, "quality");
  take(edited, "people");
  const gone = goneFrom(edited, FILE);
  expect(gone.map(({ name }) => name)).toEqual(["QUALITY", "people"]);
  for (const one of gone) one.back();
  expect(orderOf(edited)).toEqual([["data", "lineage", "quality"], ["people", "mentoring"]]);
});

test("what lost its id is new again", () => {
  const edited = editedOf(FILE);
  (skillsOf(edited)[0] as { id: string | null }).id = null;
  numbered(edited);
  expect(skillsOf(edited)[0]).toMatchObject({ id: "~1", slug: "" });
});
