import { render, screen } from "@testing-library/svelte";
import { createRawSnippet, flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import List from "./components/List.svelte";
import { grouped, keys, offer, spelled, type Action } from "./keys.svelte";

let done: string[] = [];
let leave = () => {};
const action = (id: string, key: string, extra: Partial<Action> = {}): Action => ({ id, label: id, key, run: () => done.push(id), ...extra });

function offered(...lists: Action[][]) {
  leave = $effect.root(() => lists.forEach((list) => offer(() => list)));
  flushSync();
}

/** Presses a key as the window sees it, with `target` in focus. */
function press(key: string, extra: KeyboardEventInit = {}, target: Element = document.body): boolean {
  let taken = false;
  const listen = (event: KeyboardEvent) => void (taken = keys.handle(event));
  window.addEventListener("keydown", listen, { once: true });
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...extra }));
  return taken;
}

function field(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

beforeEach(() => {
  done = [];
  document.body.innerHTML = "";
  localStorage.clear();
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

test("a single letter acts on the page, and is typed in a text field", () => {
  offered([action("new", "c")]);
  expect(press("c")).toBe(true);
  for (const html of ["<input>", "<textarea></textarea>", "<select></select>"]) expect(press("c", {}, field(html))).toBe(false);
  expect(press("c", {}, field("<input type=checkbox>"))).toBe(true);
  expect(done).toEqual(["new", "new"]);
});

test("no key acts while an input method is composing", () => {
  offered([action("new", "c")]);
  expect(press("c", { isComposing: true })).toBe(false);
});

test("Ctrl with a letter acts in a text field too, but undo there is the field's own", () => {
  offered([action("palette", "Mod+k"), action("undo", "Mod+z", { outsideText: true })]);
  const input = field("<input>");
  expect(press("k", { ctrlKey: true }, input)).toBe(true);
  expect(press("z", { ctrlKey: true }, input)).toBe(false);
  expect(press("z", { ctrlKey: true })).toBe(true);
});

test("AltGr and Shift write characters: `?` needs no Shift in its name, a letter does", () => {
  offered([action("help", "?"), action("redo", "Mod+Shift+z"), action("undo", "Mod+z")]);
  press("?", { shiftKey: true });
  press("Z", { shiftKey: true, ctrlKey: true });
  expect(done).toEqual(["help", "redo"]);
});

test("G and then a letter goes somewhere, and the letter alone does what it does otherwise", () => {
  vi.useFakeTimers();
  offered([action("new", "c"), action("go-certifications", "g c")]);
  press("g");
  expect(keys.pending).toBe("g");
  press("c");
  expect(keys.pending).toBeUndefined();
  press("c");
  press("g");
  vi.advanceTimersByTime(2000);
  press("c");
  expect(done).toEqual(["go-certifications", "new", "new"]);
});

test("keys of the page do not act behind an open dialog", () => {
  offered([action("new", "c"), action("palette", "Mod+k")]);
  const dialog = field('<div role="dialog"><button>ok</button></div>');
  expect(press("c", {}, dialog.firstElementChild!)).toBe(false);
  expect(press("k", { ctrlKey: true }, dialog.firstElementChild!)).toBe(false);
});

test("a key that a component has already used is left alone", () => {
  offered([action("new", "x")]);
  const list = field("<div tabindex=0></div>");
  list.addEventListener("keydown", (event) => event.preventDefault());
  expect(press("x", {}, list)).toBe(false);
});

test("an action that cannot be done now is neither listed nor run", () => {
  let possible = false;
  offered([action("back", "Alt+ArrowLeft", { when: () => possible })]);
  expect(keys.actions).toEqual([]);
  expect(press("ArrowLeft", { altKey: true })).toBe(false);
  possible = true;
  expect(press("ArrowLeft", { altKey: true })).toBe(true);
});

test("the open thing has its keys before the screen, and its group comes first under its name", () => {
  offered([action("everywhere", "e", { group: "Everywhere" })], [action("edit-goal", "e", { about: "Lead a review" })], [action("edit-list", "e")]);
  press("e");
  expect(done).toEqual(["edit-goal"]);
  expect(grouped(keys.actions).map(({ heading }) => heading)).toEqual(["Lead a review", "This screen", "Everywhere"]);
});

test("an action can have a second key", () => {
  offered([action("new", "c", { also: "Mod+n" })]);
  press("n", { ctrlKey: true });
  expect(done).toEqual(["new"]);
});

test("actions go when their component leaves the screen", () => {
  offered([action("new", "c")]);
  leave();
  expect(press("c")).toBe(false);
});

test("the five commands used last are remembered, newest first", () => {
  offered("abcdef".split("").map((key) => action(key, key)));
  for (const key of "abcdefa") press(key);
  expect(keys.recent).toEqual(["a", "f", "e", "d", "c"]);
});

test("a letter is found by its place on a keyboard without Latin letters", () => {
  offered([action("new", "c")]);
  expect(press("с", { code: "KeyC" })).toBe(true);
});

test("keys are written as a person reads them", () => {
  expect(spelled("Mod+Shift+z")).toEqual([["Ctrl", "Shift", "Z"]]);
  expect(spelled("g d")).toEqual([["G"], ["D"]]);
  expect(spelled("Mod++")).toEqual([["Ctrl", "+"]]);
  expect(spelled("Alt+ArrowLeft")).toEqual([["Alt", "←"]]);
});

const PAGE = `<main tabindex="-1"><div data-main tabindex="0"></div><input value="half a thought"></main>`;

test("Escape in a text field leads to the screen's list, and the text stays", () => {
  const [list, input] = field(PAGE).children as unknown as [HTMLElement, HTMLInputElement];
  input.focus();
  press("Escape", {}, input);
  expect(document.activeElement).toBe(list);
  expect(input.value).toBe("half a thought");
});

test("Escape in a dialog's field is the dialog's", () => {
  const input = field(`<div role="dialog"><input></div>${PAGE}`).querySelector("input")!;
  input.focus();
  press("Escape", {}, input);
  expect(document.activeElement).toBe(input);
});

test("when what had the focus is gone, the next key is the list's", () => {
  const [list, input] = field(PAGE).children as unknown as [HTMLElement, HTMLInputElement];
  const heard: string[] = [];
  list.addEventListener("keydown", (event) => heard.push(event.key));
  input.focus();
  input.remove();
  press("ArrowDown");
  expect(document.activeElement).toBe(list);
  expect(heard).toEqual(["ArrowDown"]);
});

test("while something lies over the page, the focus is not taken from it", () => {
  field(`${PAGE}<div role="menu"></div>`);
  press("ArrowDown");
  expect(document.activeElement).toBe(document.body);
});

test("when what had the focus is gone, a list on screen moves by the next key", async () => {
  const main = field(`<main tabindex="-1"></main>`);
  const row = createRawSnippet((name: () => string) => ({ render: () => `<span>${name()}</span>` }));
  const itself = (name: string) => name;
  render(List<string>, { target: main, props: { label: "Goals", main: true, items: ["One", "Two"], id: itself, name: itself, row: row as never } });
  press("ArrowDown");
  const list = screen.getByRole("grid", { name: "Goals" });
  await vi.waitFor(() => expect(list.getAttribute("aria-activedescendant")).toMatch(/-Two$/));
  expect(document.activeElement).toBe(list);
});
