import { expect, test } from "vitest";
import { hasFigure, runs } from "./figures";

const figures = (text: string) => runs(text).flatMap((run) => (run.figure ? [run.text] : []));

test("amounts and shares are found with their words, and the text around them is whole", () => {
  expect(figures("$150,000 to more than $250,000 a year, by place.")).toEqual(["$150,000", "$250,000"]);
  expect(figures("Worldwide at $225.91 billion by 2030, against $26.03 billion in 2023.")).toEqual(["$225.91 billion", "$26.03 billion"]);
  expect(figures("rose by 25.8%.")).toEqual(["25.8%"]);
  const text = "About $102,551 a year.";
  expect(runs(text).map((run) => run.text).join("")).toBe(text);
});

test("a year or a count of years is no figure to compare", () => {
  expect(hasFigure({ label: "", text: "Usually seven years or more, since 2018.", source: [] })).toBe(false);
});
