import { expect, test } from "vitest";
import type { Activity } from "../lib/bindings/Activity";
import type { Certification } from "../lib/bindings/Certification";
import type { CertificationRule } from "../lib/bindings/CertificationRule";
import { cyclesOf, missingWords } from "./credits";
import { headingsOf, ofKind, periodOf } from "./hours";
import { nextMove } from "./moves";
import { leadWords, withLead, withoutLead } from "./reminders";
import { stageSteps } from "./stages";
import { fillOf, fillWords, isTaken } from "./suggestion";

const NOW = "2026-11-23";
const certification = (more: Partial<Certification>) =>
  ({ stage: "planned", status: "none", examOn: null, earnedOn: null, expiresOn: null, renewals: [], credits: { gained: 0, needed: null, fromOn: null, list: [] }, ...more }) as Certification;
const RULE: CertificationRule = { sentence: "", expiresOn: "2027-03-12", creditsNeeded: null, cycle: "2y", reminders: null, source: "" };

test("the steps show what is behind, where it stands and what is ahead, with their days", () => {
  const said = (more: Partial<Certification>) => stageSteps(certification(more), NOW).map(({ word, state, about }) => [word, state, about].filter(Boolean).join(" "));
  expect(said({ stage: "booked", examOn: "2026-11-26" })).toEqual(["Planned done", "Studying done", "Booked now exam 26 Nov 2026, in 3 days", "Earned ahead"]);
  expect(said({ stage: "earned", earnedOn: "2026-05-03" })).toEqual(["Planned done", "Studying done", "Booked done", "Earned now 3 May 2026"]);
});

test("withdrawing is a last step, from wherever it was", () => {
  const steps = stageSteps(certification({ stage: "withdrawn" }), NOW);
  expect(steps.map(({ word, state }) => [word, state])).toEqual([["Planned", "ahead"], ["Studying", "ahead"], ["Booked", "ahead"], ["Earned", "ahead"], ["Withdrawn", "now"]]);
});

test("there is one next step, and none where nothing has to be done", () => {
  const needed = { gained: 3, needed: 20, fromOn: null, list: [] };
  const next = (more: Partial<Certification>) => nextMove(certification(more));
  expect([next({}), next({ stage: "studying" }), next({ stage: "booked" }), next({ stage: "withdrawn" })]).toEqual(["study", "book", "earn", undefined]);
  expect([next({ stage: "earned", status: "expiring" }), next({ stage: "earned", status: "valid", credits: needed }), next({ stage: "earned", status: "valid" })]).toEqual(["renew", "credit", undefined]);
});

test("a suggestion says what it would fill in, and fills only the fields that are there", () => {
  expect(fillWords(RULE, { expiresOn: null, cycle: null })).toBe("until 12 Mar 2027, a cycle of 2 years");
  expect(fillOf(RULE, { expiresOn: null })).toEqual({ expiresOn: "2027-03-12" });
  expect(fillWords({ ...RULE, expiresOn: null, cycle: null }, { expiresOn: null, cycle: null }), "what never runs out has nothing to fill in").toBe("");
});

test("a suggestion counts as taken until what it filled in is changed", () => {
  expect(isTaken(RULE, { expiresOn: "2027-03-12", cycle: "2y" })).toBe(true);
  expect(isTaken(RULE, { expiresOn: "2027-03-13", cycle: "2y" })).toBe(false);
});

test("lead times are kept once each, the longest first", () => {
  expect(withLead([90, 7], 30)).toEqual([90, 30, 7]);
  expect(withLead([90, 7], 7)).toEqual([90, 7]);
  expect(withoutLead([90, 30, 7], 30)).toEqual([90, 7]);
  expect([leadWords(1), leadWords(30), leadWords(0)]).toEqual(["1 day before", "30 days before", "on the last day"]);
});

test("credits stand under the cycle in which they were gained, the newest first", () => {
  const credit = (on: string, amount: number) => ({ on, amount, note: "", fromId: null });
  const list = [credit("2021-01-01", 1), credit("2023-02-01", 8), credit("2025-03-01", 5), credit("2026-04-03", 8.5)];
  const cycles = cyclesOf({ earnedOn: "2022-01-20", renewals: [{ renewedOn: "2025-01-12", expiresOn: null }], credits: { gained: 13.5, needed: 20, fromOn: "2025-01-12", list } });
  expect(cycles.map(({ from, gained, credits }) => [from, gained, credits.map(({ on }) => on)])).toEqual([
    ["2025-01-12", 13.5, ["2026-04-03", "2025-03-01"]],
    ["2022-01-20", 8, ["2023-02-01"]],
    [null, 1, ["2021-01-01"]],
  ]);
});

test("what is missing is said with the time that is left for it", () => {
  const credits = { gained: 13.5, needed: 20, fromOn: null, list: [] };
  expect(missingWords(certification({ credits, expiresOn: "2027-01-19" }), NOW)).toBe("6.5 missing until 19 Jan 2027, 57 days left.");
  expect(missingWords(certification({ credits: { ...credits, gained: 21 } }), NOW)).toBe("Enough for this cycle.");
  expect(missingWords(certification({}), NOW)).toBe("");
});

test("the hours of activities are summed by quarter, and by year before the quarters that are known", () => {
  const quarters = [{ label: "2026Q4", from: "2026-10-01", to: "2026-12-31", next: "2027Q1" }];
  const activity = (on: string, minutes: number | null, kind = "course") => ({ on, minutes, kind }) as Activity;
  const all = [activity("2026-11-01", 90), activity("2026-10-02", 60, "paper"), activity("2023-05-01", null)];
  expect([...headingsOf(all, quarters)]).toEqual([["2026Q4", "2026Q4 · 2 h 30 min"], ["2023", "2023"]]);
  expect(periodOf("2023-05-01", quarters)).toBe("2023");
  expect([ofKind(all, "paper").length, ofKind(all, "").length]).toEqual([1, 3]);
});
