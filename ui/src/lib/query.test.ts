import { expect, test } from "vitest";
import { asQuery, chosenIn, filterIn, filtersFor, valuesFor, withFilter, type Values } from "./query";

const VALUES: Values = {
  type: [{ value: "goal", label: "Goal" }, { value: "session", label: "Session" }],
  skill: [{ value: "distributed-training", label: "Distributed training" }],
  person: [{ value: "p1", label: "Maya Lindqvist" }],
  tag: [],
  before: [{ value: "2026q3", label: "2026Q3" }],
  after: [],
};

test("a filter is offered by the beginning of its name, and completed", () => {
  expect(filtersFor("ty")).toEqual(["type"]);
  expect(filtersFor("hang t")).toEqual(["type", "tag"]);
  expect(filtersFor(""), "an empty palette is not full of filters").toEqual([]);
  expect(withFilter("hang ty", "type")).toBe("hang type:");
});

test("values are found by what they are and by what they are called", () => {
  const found = (text: string) => valuesFor(VALUES, filterIn(text)!).map(({ label }) => label);
  expect(found("type:se")).toEqual(["Session"]);
  expect(found("person:lind")).toEqual(["Maya Lindqvist"]);
  expect(found("skill:distributed-tr")).toEqual(["Distributed training"]);
  expect(found("before:2026-06-30"), "any day can be written").toEqual(["2026-06-30"]);
});

test("a filter is chosen by what it means, and what nothing fits goes to the logbook as it stands", () => {
  expect(chosenIn(VALUES, "hang type:se")).toEqual({ text: "hang ", chosen: { filter: "type", value: "session", label: "Session" } });
  expect(chosenIn(VALUES, "type:dream")?.chosen).toEqual({ filter: "type", value: "dream", label: "dream" });
  expect(chosenIn(VALUES, "hang")).toBeUndefined();
  expect(asQuery([{ filter: "person", value: "p1", label: "Maya" }], " hang ")).toBe("person:p1 hang");
});
