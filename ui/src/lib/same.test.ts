import { expect, test } from "vitest";
import { same } from "./same";

test("answers are the same when every part of them is", () => {
  const goal = (title: string, steps: unknown[]) => ({ id: "1", title, steps, closedOn: null });
  expect(same(goal("Learn", [{ done: true }]), goal("Learn", [{ done: true }]))).toBe(true);
  expect(same(goal("Learn", [{ done: true }]), goal("Learn", [{ done: false }]))).toBe(false);
  expect(same(goal("Learn", []), goal("Learn", [{ done: true }]))).toBe(false);
  expect(same([], {}), "a list is no record").toBe(false);
  expect(same({ a: undefined }, { b: undefined }), "names count").toBe(false);
  expect(same(null, {})).toBe(false);
});
