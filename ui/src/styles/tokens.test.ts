import { expect, test } from "vitest";
import base from "./base.css?raw";
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

function ratio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const contrast = (one: string, other: string, theme: Theme) => ratio(colours.get(one)![theme], colours.get(other)![theme]);

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
    ["ink", "ground-picked"],
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

const SOURCES = import.meta.glob<string>(["../**/*.svelte", "../**/*.css"], { query: "?raw", import: "default", eager: true });

/** Washes and lines only part things, and a mark is never told by them alone. */
const ONLY_GROUNDS = /^(ground|line$|track$|[a-z]+-wash$)/;

test("every colour that a chart is drawn in is seen on the page and on what lies above it", () => {
  const drawn = new Set(Object.values(SOURCES).flatMap((source) => [...source.matchAll(/\b(?:fill|stroke): ?var\(--([\w-]+)\)/g)].map(([, name]) => name!)));
  const marks = [...drawn].filter((name) => !ONLY_GROUNDS.test(name));
  expect(marks.length).toBeGreaterThan(2);
  expect(tooWeak(across(marks, ["ground", "ground-raised", "ground-field"]), 3)).toEqual([]);
});

test("the focus ring is seen beside what it surrounds", () => {
  const surrounded = ["mine-wash", "mentor-wash", "soon-wash", "late-wash"];
  expect(tooWeak(across(["focus"], surrounded), 3)).toEqual([]);
  // Around a filled button there is a gap in the colour of the page.
  expect(base).toMatch(/:focus-visible \{\s*outline: 2px solid var\(--focus\);\s*outline-offset: 2px;/);
});

test("badges are read on every ground that they stand on", () => {
  expect(tooWeak(across(["ink-soft"], ["ground-chosen"]), 4.5)).toEqual([]);
  const badges = ["mine", "mentor", "soon", "late"].map((tone) => [tone, `${tone}-wash`]);
  expect(tooWeak(badges, 4.5)).toEqual([]);
});

test("what is disabled is paler, and still to be read", () => {
  const opacity = Number(/:disabled[^{]*\{\s*opacity: ([\d.]+)/.exec(base)![1]);
  expect(opacity).toBeLessThan(0.8);
  const pale = (name: string, ground: string, theme: Theme) => {
    const [over, under] = [name, ground].map((one) => colours.get(one)![theme]);
    const mixed = [1, 3, 5].map((at) => Math.round(parseInt(over!.slice(at, at + 2), 16) * opacity + parseInt(under!.slice(at, at + 2), 16) * (1 - opacity)));
    return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  for (const theme of ["light", "dark"] as const) {
    for (const ground of GROUNDS) {
      const text = ratio(pale("ink", ground, theme), colours.get(ground)![theme]);
      expect(text, `${theme}: text on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    const [label, button] = ["on-mine", "mine-fill"].map((name) => pale(name, "ground", theme));
    expect(ratio(label!, button!), `${theme}: a filled button`).toBeGreaterThanOrEqual(3);
  }
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
