import { expect, test } from "vitest";
import { freshness } from "./freshness";

test("how long ago a skill was last shown is said in the unit that fits", () => {
  const today = "2026-11-23";
  const cases = { "2026-11-23": "today", "2026-11-22": "yesterday", "2026-11-09": "2 weeks ago", "2026-09-07": "11 weeks ago", "2026-02-20": "9 months ago", "2023-11-01": "3 years ago" };
  for (const [day, said] of Object.entries(cases)) expect(freshness(day, today)).toBe(said);
});
