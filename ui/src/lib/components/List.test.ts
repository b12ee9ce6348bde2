import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { announcer } from "../announce.svelte";
import List from "./List.svelte";

interface Fruit {
  id: string;
  name: string;
}

const fruits: Fruit[] = ["Apple", "Birne", "Cherry", "Damson"].map((name) => ({ id: name.toLowerCase(), name }));
const row = createRawSnippet((fruit: () => Fruit) => ({ render: () => `<span>${fruit().name}</span>` }));
const open = vi.fn();
const move = vi.fn();
let lists = 0;

let rerender: (props: Record<string, unknown>) => Promise<void>;

function show(more: Record<string, unknown> = {}) {
  const label = `Fruits ${(lists += 1)}`;
  ({ rerender } = render(List<Fruit>, {
    props: { label, items: fruits, id: (fruit) => fruit.id, name: (fruit) => fruit.name, row: row as never, open, move, multiple: true, ...more },
  }));
  screen.getByRole("grid", { name: label }).focus();
  return label;
}

const active = () => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "")?.textContent?.trim();
const selected = () => screen.getAllByRole("row", { selected: true }).map((one) => one.textContent?.trim());
const press = (keys: string) => userEvent.keyboard(keys);

beforeEach(() => vi.clearAllMocks());

test("arrows, Home and End move, and stop at both ends", async () => {
  show();
  expect(active()).toBe("Apple");
  await press("{ArrowDown}{ArrowDown}");
  expect(active()).toBe("Cherry");
  await press("{End}{ArrowDown}");
  expect(active()).toBe("Damson");
  await press("{Home}{ArrowUp}");
  expect(active()).toBe("Apple");
});

test("Enter opens the row, and so does a click", async () => {
  show();
  await press("{ArrowDown}{Enter}");
  await userEvent.click(screen.getByText("Damson"));
  expect(open.mock.calls.map(([fruit]) => fruit.id)).toEqual(["birne", "damson"]);
});

test("X selects and says so; Shift with an arrow extends from there", async () => {
  show();
  await press("{ArrowDown}x");
  expect(announcer.message).toBe("Birne selected, 1 in all");
  await press("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
  expect(selected()).toEqual(["Birne", "Cherry", "Damson"]);
  expect(announcer.message).toBe("3 selected");
  await press("{Escape}");
  expect(screen.queryAllByRole("row", { selected: true })).toEqual([]);
});

test("Ctrl+A selects everything", async () => {
  show();
  await press("{Control>}a{/Control}");
  expect(selected()).toHaveLength(4);
});

test("Alt with an arrow moves the row and announces its new place, but never beyond the ends", async () => {
  show();
  await press("{Alt>}{ArrowUp}{/Alt}");
  expect(move).not.toHaveBeenCalled();
  await press("{Alt>}{ArrowDown}{/Alt}");
  expect(move).toHaveBeenCalledExactlyOnceWith(fruits[0], 1);
  expect(announcer.message).toBe("Apple, now 2 of 4");
});

test("a list without selection leaves X and Ctrl+A to others", async () => {
  show({ multiple: false });
  const seen: boolean[] = [];
  const listen = (event: KeyboardEvent) => void seen.push(event.defaultPrevented);
  window.addEventListener("keydown", listen);
  await press("x");
  window.removeEventListener("keydown", listen);
  expect(seen).toEqual([false]);
});

test("keys pressed in a control inside a row are the control's", async () => {
  const control = createRawSnippet((fruit: () => Fruit) => ({ render: () => `<input aria-label="${fruit().name}">` }));
  show({ row: control });
  await userEvent.type(screen.getByLabelText("Birne"), "x{Enter}");
  expect(open).not.toHaveBeenCalled();
  expect(screen.queryAllByRole("row", { selected: true })).toEqual([]);
});

test("the open row is marked, and a list that is shown again starts at the row it was left on", async () => {
  const label = show({ opened: "cherry" });
  expect(screen.getByRole("row", { current: true }).textContent).toContain("Cherry");
  await press("{End}");
  document.body.innerHTML = "";
  render(List<Fruit>, { props: { label, items: fruits, id: (fruit) => fruit.id, name: (fruit) => fruit.name, row: row as never } });
  screen.getByRole("grid", { name: label }).focus();
  expect(active()).toBe("Damson");
});

test("when the active row goes, the one that takes its place is active, and at the end the last one", async () => {
  show();
  await press("{ArrowDown}{ArrowDown}");
  await rerender({ items: fruits.filter(({ id }) => id !== "cherry") });
  expect(active()).toBe("Damson");
  await rerender({ items: fruits.slice(0, 2) });
  expect(active()).toBe("Birne");
});

test("a row that goes is not selected any more", async () => {
  show({ selected: ["apple", "birne"] });
  await rerender({ items: fruits.slice(1) });
  await press("{End}x");
  expect(announcer.message).toBe("Damson selected, 2 in all");
});

test("each row says which one of all it is", () => {
  show();
  expect(screen.getAllByRole("row").map((one) => one.getAttribute("aria-rowindex"))).toEqual(["1", "2", "3", "4"]);
});

test("a list of very many rows has a height of its own, so that only what is in view is drawn", () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ id: `f${at}`, name: `Fruit ${at}` }));
  const height = () => getComputedStyle(document.activeElement!).maxHeight;
  show();
  expect(height()).toBe("none");
  show({ items: many });
  expect(height()).toBe("100vh");
  expect(screen.queryByText("Fruit 299")).toBeNull();
});

test("where all rows have room, nothing can be scrolled, and older rows are asked for at once", async () => {
  const more = vi.fn();
  const height = vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(2000);
  show({ more });
  expect(more).toHaveBeenCalledOnce();
  height.mockRestore();
  const rows = vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(3000);
  more.mockClear();
  show({ more });
  expect(more).not.toHaveBeenCalled();
  rows.mockRestore();
});
