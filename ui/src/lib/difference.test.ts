import { expect, test } from "vitest";
import { difference } from "./difference";

test("what became of a text is told by words", () => {
  expect(difference("Lead a design review", "Lead two design reviews")).toEqual([
    { is: "same", text: "Lead " },
    { is: "gone", text: "a" },
    { is: "new", text: "two" },
    { is: "same", text: " design " },
    { is: "gone", text: "review" },
    { is: "new", text: "reviews" },
  ]);
});

test("of a long passage that stayed as it was only the words beside a change are left", () => {
  const long = "word ".repeat(200);
  const [start, , end] = difference(`${long}old`, `${long}new`);
  expect(start!.text.length).toBeLessThan(60);
  expect(start!.text).toMatch(/^… word/);
  expect(end).toEqual({ is: "new", text: "new" });
});
