import { afterEach, expect, test, vi } from "vitest";
import { goHome, keepFocus } from "./focus";

afterEach(() => document.body.replaceChildren());

const focused = () => document.activeElement;
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;

test("the keys go to the screen where its list gives way to the page and takes no focus", () => {
  document.body.innerHTML = `<main tabindex="-1"><button data-main disabled>List</button><input></main>`;
  document.querySelector("input")?.focus();
  expect(goHome()).toBe(document.querySelector("main"));
  expect(document.activeElement).toBe(document.querySelector("main"));
});

test("what had the focus takes it along to the main list, whenever it goes, and not while something lies above the screen", async () => {
  document.body.innerHTML = `<main tabindex="-1"><button data-main>List</button><button id="opener">New</button></main><div role="dialog"><input></div>`;
  const end = keepFocus();
  find("input").focus();
  find("input").remove();
  await Promise.resolve();
  expect(focused(), "the dialog has the keys for itself").toBe(document.body);
  find("[role=dialog]").remove();
  await vi.waitFor(() => expect(focused()).toBe(find("[data-main]")));

  find("#opener").focus();
  find("#opener").remove();
  await vi.waitFor(() => expect(focused(), "the opener of a dialog that changed the view").toBe(find("[data-main]")));
  find("[data-main]").remove();
  await vi.waitFor(() => expect(focused(), "without a list, the screen").toBe(find("main")));
  end();
});
