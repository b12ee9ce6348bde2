import { expect, test } from "vitest";
import { chainLine } from "./chain";

const shape = (line: ReturnType<typeof chainLine>) => line?.stretches.map(({ kind, left, width }) => [kind, Math.round(left), Math.round(width)]);

test("a chain is drawn to scale: what held, and what is left of it", () => {
  const line = chainLine({ earnedOn: "2024-01-01", expiresOn: "2028-01-01", renewals: [] }, "2026-01-01");
  expect(shape(line)).toEqual([["held", 0, 50], ["left", 50, 50]]);
  expect(Math.round(line!.today)).toBe(50);
});

test("the time in which it had run out is a stretch of its own", () => {
  const renewals = [{ renewedOn: "2022-01-01", expiresOn: "2023-01-01" }, { renewedOn: "2024-01-01", expiresOn: "2026-01-01" }];
  expect(shape(chainLine({ earnedOn: "2020-01-01", expiresOn: "2026-01-01", renewals }, "2026-01-01"))).toEqual([["held", 0, 33], ["held", 33, 17], ["lapsed", 50, 17], ["held", 67, 33]]);
});

test("after its end the line goes on to today, lapsed; without an end it holds", () => {
  expect(shape(chainLine({ earnedOn: "2024-01-01", expiresOn: "2025-01-01", renewals: [] }, "2026-01-01"))).toEqual([["held", 0, 50], ["lapsed", 50, 50]]);
  expect(shape(chainLine({ earnedOn: "2024-01-01", expiresOn: null, renewals: [] }, "2026-01-01"))).toEqual([["held", 0, 100]]);
});

test("what was never earned has no chain", () => {
  expect(chainLine({ earnedOn: null, expiresOn: null, renewals: [] }, "2026-01-01")).toBeUndefined();
});
