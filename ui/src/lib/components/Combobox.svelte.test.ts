import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import Combobox from "./Combobox.svelte";

const groups = [{ choices: [{ value: "maya", label: "Maya Lindqvist" }, { value: "jon", label: "Jon Abara" }] }];
const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Person" });
// jsdom lays nothing out, so that the popup counts as hidden until it has a place: its rows are found by text.

function show(more: Record<string, unknown> = {}) {
  const state = $state({ value: "maya" });
  render(Combobox, { props: { label: "Person", groups, ...more, get value() { return state.value; }, set value(now) { state.value = now; } } });
  return state;
}

test("the chosen one is written in the field, and another is chosen by keys", async () => {
  const state = show();
  expect(field().value).toBe("Maya Lindqvist");
  await userEvent.clear(field());
  await userEvent.type(field(), "jon{Enter}");
  expect(state.value).toBe("jon");
  expect(field().value).toBe("Jon Abara");
});

test("what was typed but not chosen does not stay in the field", async () => {
  const state = show();
  await userEvent.type(field(), "zz");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(field().value).toBe("Maya Lindqvist"));
  expect(state.value).toBe("maya");
});

test("something new can be made of what was typed", async () => {
  const create = vi.fn();
  show({ create });
  await userEvent.clear(field());
  await userEvent.type(field(), "Ada");
  await userEvent.click(await screen.findByText("Add “Ada”"));
  expect(create).toHaveBeenCalledWith("Ada");
});

test("a search is asked with each letter and its answer shown", async () => {
  const search = vi.fn(async (text: string) => [{ heading: "People", choices: [{ value: text, label: `Found ${text}` }] }]);
  show({ groups: [], search, shown: "Maya" });
  expect(field().value).toBe("Maya");
  await userEvent.clear(field());
  await userEvent.type(field(), "ab");
  expect(await screen.findByText("Found ab")).toBeTruthy();
});

test("where anything may be written, what is typed is kept, and what was written before is offered", async () => {
  const state = show({ free: true });
  state.value = "";
  await userEvent.type(field(), "Ada Lovelace");
  await userEvent.tab();
  expect([state.value, field().value]).toEqual(["Ada Lovelace", "Ada Lovelace"]);
  expect(screen.queryByText("Nothing matches.")).toBeNull();
  await userEvent.clear(field());
  await userEvent.type(field(), "abara{Enter}");
  expect(state.value).toBe("jon");
  await userEvent.clear(field());
  await userEvent.type(field(), "jon{Enter}");
  expect(state.value, "what was written out is not taken away again").toBe("jon");
});
