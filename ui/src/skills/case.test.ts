import { expect, test } from "vitest";
import type { CaseCriterion } from "../lib/bindings/CaseCriterion";
import type { CaseItem } from "../lib/bindings/CaseItem";
import type { PartId } from "../lib/bindings/PartId";
import { movedBy, placesOf } from "./case";

const item = (id: string, criterion: string): CaseItem => ({ id: id as PartId, criterion, record: null, situation: id, action: "", result: "", url: "", visibility: "private" });

const criterion = (slug: string, items: string[], skill: string | null = slug): CaseCriterion => ({
  slug, skill, text: slug, skillName: skill, area: skill, requirement: null, answer: skill ? null : "MSc", desirable: false, mine: null, mentor: null, evidence: 0, newestOn: null, state: "none",
  items: items.map((id) => item(id, slug)),
});

test("a criterion has a place for one more until it has three, and one that the profile answers has none beside an item", () => {
  const ids = (...criteria: CaseCriterion[]) => placesOf(criteria).map(({ id }) => id);
  expect(ids(criterion("hole", []), criterion("some", ["a"]), criterion("full", ["b", "c", "d"]))).toEqual(["hole+", "a", "some+", "b", "c", "d"]);
  expect(ids(criterion("degree", [], null), criterion("years", ["e"], null))).toEqual(["degree+", "e"]);
});

test("an item moves within its criterion and no further", () => {
  const criteria = [criterion("one", ["a", "b", "c"]), criterion("two", ["d"])];
  expect(movedBy(item("a", "one"), 1, criteria)).toEqual(["b", "a", "c"]);
  expect(movedBy(item("c", "one"), -1, criteria)).toEqual(["a", "c", "b"]);
  expect(movedBy(item("a", "one"), -1, criteria)).toBeUndefined();
  expect(movedBy(item("d", "two"), 1, criteria)).toBeUndefined();
});
