import { expect, test } from "vitest";

const SOURCES = import.meta.glob<string>(["./**/*.svelte", "./**/*.ts", "!./**/*.test.ts", "!./lib/bindings/**", "!./standInLogbook.ts"], { query: "?raw", import: "default", eager: true });

/** The words of the product for what others call otherwise. */
const OTHER_NAMES: Record<string, RegExp> = {
  goal: /\b(objectives?|OKRs?)\b/i,
  session: /\b(meetings?|appointments?|1:1s?)\b/i,
  certification: /\bcertificates?\b/i,
  entry: /\b(diary|blog|posts?)\b/i,
  action: /\b(to-?dos?|tasks?|action items?)\b/i,
  topic: /\bagenda items?\b/i,
  skill: /\b(competenc(y|ies)|capabilit(y|ies))\b/i,
  area: /\b(categor(y|ies)|domains?)\b/i,
  logbook: /\b(vaults?|workspaces?|databases?)\b/i,
  evidence: /\bproofs? of skills?\b/i,
  framework: /\b(career ladders?|rubrics?)\b/i,
  person: /\bcontacts?\b/i,
  tag: /\b(hashtags?|keywords?)\b/i,
};

/** What a label may say of the world outside, where that word is right. */
const RIGHT = /The key to the database|Markdown task/;

/** Words that begin a button or an action: what happens when it is pressed. */
const VERBS = new Set(
  `Achieve Add Answer Ask Attach Back Begin Book Cancel Capture Carry Check Choose Clear Close Compare Complete Copy Delete Dismiss Drop Earn Edit End Erase
   Export Filter Find Finish Forget Give Go Hide Import Keep Lead Leave Log Look Make Mark Meet Merge Move Name Open Park Pause Plan Postpone Post Promote Put Quick Rate
   Read Redo Remove Rename Renew Reopen Reschedule Reset Restore Resume Save Search Send Set Share Show Sort Start Switch Take Tick Try Turn Undo Use
   Withdraw Wrap Write Zoom`.split(/\s+/),
);
/** What moves on from one to the next, which a key says better with the way than with a verb. */
const WAYS = new Set(["Next", "Previous", "New", "All", "Another", "As", "Unfinished"]);
/** Answers that say nothing of what they do. */
const EMPTY_ANSWERS = /^(OK|Okay|Yes|No|Submit|Continue|Proceed|Confirm|Done|Go|Apply)$/i;

/** Every text of the window that is written in a label, a title, a hint or a sentence. */
function said(source: string): string[] {
  const attributes = [...source.matchAll(/\b(?:label|title|about|hint|placeholder|sentence|add|back|heading|message)(?:=|: )[`"]([^`"]+)[`"]/g)];
  const buttons = [...source.matchAll(/<Button\b(?:[^>]|=>)*>([^<{]+)/g)];
  return [...attributes, ...buttons].map(([, text]) => text!.trim()).filter(Boolean);
}

/** What can be pressed: buttons and actions. */
function pressed(source: string): string[] {
  const actions = [...source.matchAll(/\{ ?id: [`"][^`"]+[`"], label: [`"]([^`"]+)[`"], key:/g)];
  const buttons = [...source.matchAll(/<Button\b(?:[^>]|=>)*>([^<{]+)/g)];
  return [...actions, ...buttons].map(([, text]) => text!.trim()).filter((text) => /^[A-Z]/.test(text));
}

const each = (of: (source: string) => string[]) => Object.entries(SOURCES).flatMap(([file, source]) => of(source).map((text) => [file, text] as const));

test("the same thing has one name: no label says what the product calls otherwise", () => {
  const wrong = each(said).flatMap(([file, text]) =>
    Object.entries(OTHER_NAMES)
      .filter(([, other]) => other.test(text) && !RIGHT.test(text))
      .map(([word]) => `${file}: “${text}” is about a ${word}`),
  );
  expect(wrong).toEqual([]);
});

test("what can be pressed says what it does", () => {
  const wrong = each(pressed).filter(([, text]) => EMPTY_ANSWERS.test(text) || !(VERBS.has(text.split(/[\s…]/)[0]!) || WAYS.has(text.split(/\s/)[0]!)));
  expect(wrong.map(([file, text]) => `${file}: “${text}”`)).toEqual([]);
  expect(each(pressed).length, "the test still finds them").toBeGreaterThan(80);
});

test("nobody is asked whether they are sure, and no streak is counted", () => {
  const wrong = each(said).filter(([, text]) => /are you sure|streak|don’t lose|don't lose/i.test(text) && !/no streak/i.test(text));
  expect(wrong).toEqual([]);
});
