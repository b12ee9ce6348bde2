import { expect, test } from "vitest";
import { paragraphAt, paragraphsOf } from "./paragraphs";

const NOTE = "# Week\n\nFound the leak\nin the loader.\n\n- led the review\n- [x] wrote it up\n  in two lines\n\n---\n\n```\na\n\nb\n```\n\n  1. last  ";
const texts = (note: string) => paragraphsOf(note).map(({ text }) => text);

test("a note falls into paragraphs and items, without its headings and rules", () => {
  expect(texts(NOTE)).toEqual(["Found the leak\nin the loader.", "led the review", "wrote it up\n  in two lines", "```\na\n\nb\n```", "last"]);
});

test("each paragraph stands in the note word for word, as the core asks", () => {
  for (const { text, from, to } of paragraphsOf(NOTE)) expect(NOTE.slice(from, to)).toBe(text);
});

test("the paragraph at the cursor is taken, or the one before an empty line", () => {
  expect(paragraphAt(NOTE, NOTE.indexOf("loader"))?.text).toBe("Found the leak\nin the loader.");
  expect(paragraphAt(NOTE, NOTE.indexOf("wrote"))?.text).toBe("wrote it up\n  in two lines");
  expect(paragraphAt(NOTE, 0)?.text, "before the first one it is the first one").toMatch(/^Found/);
  expect(paragraphAt("", 0)).toBeUndefined();
});
