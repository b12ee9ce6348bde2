import { afterEach, expect, test } from "vitest";
import { goHome } from "./focus";

afterEach(() => document.body.replaceChildren());

test("the keys go to the screen where its list gives way to the page and takes no focus", () => {
  document.body.innerHTML = `<main tabindex="-1"><button data-main disabled>List</button><input></main>`;
  document.querySelector("input")?.focus();
  expect(goHome()).toBe(document.querySelector("main"));
  expect(document.activeElement).toBe(document.querySelector("main"));
});
