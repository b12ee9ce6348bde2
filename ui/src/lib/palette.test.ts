import { expect, test } from "vitest";
import { narrowed } from "./choice";
import { arranged, firstOf, marked } from "./palette";

const item = (id: string, label: string) => ({ id, label, run: () => undefined });
const groups = [
  { heading: "Everywhere", items: [item("undo", "Undo"), item("keys", "Show keys")] },
  { heading: "Lead a review", first: true, items: [item("achieve", "Achieve goal")] },
];

test("with nothing typed: actions on the open thing, then what was used last, then the rest", () => {
  expect(arranged(groups, ["keys", "gone"], "").map(({ heading }) => heading)).toEqual(["Lead a review", "Used last", "Everywhere"]);
});

test("typing narrows by every word, without regard to case and accents", () => {
  expect(arranged(groups, ["keys"], "KÉYS sh").flatMap(({ items }) => items.map(({ id }) => id))).toEqual(["keys"]);
});

test("a choice found by its own name stands before those found by their heading", () => {
  const areas = [
    { heading: "Continuous Learning", choices: [{ value: "read", label: "Reading papers" }] },
    { heading: "Leadership", choices: [{ value: "mentor", label: "Mentoring" }, { value: "lead", label: "Leading a project" }] },
  ];
  expect(narrowed(areas, "lea").flatMap(({ choices }) => choices.map(({ value }) => value))).toEqual(["lead", "mentor", "read"]);
});

test("what matched in a piece of text is told apart from the rest", () => {
  expect(marked("found the \u0002NCCL\u0003 timeout")).toEqual([
    { text: "found the ", match: false },
    { text: "NCCL", match: true },
    { text: " timeout", match: false },
  ]);
});

test("what fits on the palette is drawn first, in whole and begun groups", () => {
  expect(firstOf(groups, 1).map(({ items }) => items.length)).toEqual([1]);
  expect(firstOf(groups, 3).map(({ items }) => items.length)).toEqual([2, 1]);
});
