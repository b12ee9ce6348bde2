import { expect, test } from "vitest";
import css from "./tokens.css?raw";

type Theme = "light" | "dark";
const HEX = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g;
const colours = new Map([...css.matchAll(HEX)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string, theme: Theme): number {
  const [a, b] = [one, other].map((name) => luminance(colours.get(name)![theme]));
  return (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
}

function tooWeak(pairs: string[][], least: number): string[] {
  return (["light", "dark"] as const).flatMap((theme) =>
    pairs
      .map(([one, other]) => [one!, other!, contrast(one!, other!, theme)] as const)
      .filter(([, , ratio]) => ratio < least)
      .map(([one, other, ratio]) => `${theme}: ${one} on ${other} is ${ratio.toFixed(2)}, least ${least}`),
  );
}

const GROUNDS = ["ground", "ground-side", "ground-raised", "ground-field", "ground-hover", "ground-chosen"];
const across = (names: string[], grounds: string[]) => names.flatMap((name) => grounds.map((ground) => [name, ground]));

test("all text can be read on every ground it may stand on, in light and dark", () => {
  const pairs = [
    ...across(["ink", "ink-soft", "mine", "mentor", "soon", "late"], GROUNDS),
    ...["mine", "mentor", "soon", "late"].map((name) => [name, `${name}-wash`]),
    ...["mine-wash", "mentor-wash", "soon-wash", "late-wash"].flatMap((wash) => [["ink", wash], ["ink-soft", wash]]),
    ["on-mine", "mine-fill"],
    ["on-mine", "mine-fill-hover"],
  ];
  expect(tooWeak(pairs, 4.5)).toEqual([]);
});

test("edges of controls, marks of charts and the focus ring are seen on every ground", () => {
  expect(tooWeak(across(["mine", "mentor", "focus", "mine-fill"], GROUNDS), 3)).toEqual([]);
  // No field stands on a chosen row.
  const underFields = GROUNDS.filter((ground) => ground !== "ground-chosen");
  expect(tooWeak(across(["line-control"], underFields), 3)).toEqual([]);
});

test("there are four type sizes and two weights", () => {
  expect(css.match(/--size-[\w-]+:/g)).toHaveLength(4);
  expect(css.match(/--weight[\w-]*:/g)).toHaveLength(2);
});

test("no movement lasts longer than 200 ms", () => {
  const durations = [...css.matchAll(/: (\d+)ms/g)].map(([, ms]) => Number(ms));
  expect(durations.length).toBeGreaterThan(0);
  expect(Math.max(...durations)).toBeLessThanOrEqual(200);
});
