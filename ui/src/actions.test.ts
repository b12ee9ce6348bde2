import { afterEach, expect, test, vi } from "vitest";
import { goTo } from "./actions";

afterEach(() => vi.restoreAllMocks());

test("on a Mac, Alt with an arrow goes from word to word in a text field and nowhere else", () => {
  const inText = () => goTo().filter(({ id }) => id === "back" || id === "forward").map(({ outsideText }) => !outsideText);
  expect(inText()).toEqual([true, true]);
  vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
  expect(inText()).toEqual([false, false]);
});
