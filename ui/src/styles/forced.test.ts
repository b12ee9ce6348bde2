import { expect, test } from "vitest";
import base from "./base.css?raw";

const SOURCES = import.meta.glob<string>(["../**/*.svelte", "../**/*.css"], { query: "?raw", import: "default", eager: true });

const RULE = /([^{}]+)\{[^{}]*?background: var\(--/g;
/** What a part of the page may be at the moment, as selectors say it. */
const STATE = /\[aria-(?:selected|pressed|checked|current)|\[data-(?:selected|highlighted)|\.opened|\.chosen|:checked|\bins\b/;
const forced = (css: string) => css.slice(css.indexOf("@media (forced-colors: active)"));

test("what a background tells is told by an edge where the system chooses all colours", () => {
  const told = Object.entries(SOURCES).flatMap(([path, source]) =>
    [...source.matchAll(RULE)].flatMap(([, selector]) => {
      const state = STATE.exec(selector!)?.[0];
      return state ? [{ path, state, own: source.includes("@media (forced-colors: active)") }] : [];
    }),
  );
  expect(told.length).toBeGreaterThan(8);
  const everywhere = forced(base);
  const untold = told.filter(({ state, own }) => !own && !everywhere.includes(state));
  expect(untold.map(({ path, state }) => `${path}: ${state}`)).toEqual([]);
});
