import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Values } from "../query";
import CommandPalette from "./CommandPalette.svelte";

const undo = vi.fn();
const openGoal = vi.fn();
const groups = [{ heading: "Everywhere", items: [{ id: "undo", label: "Undo", key: "Mod+z", run: undo }, { id: "keys", label: "Show keys", run: vi.fn() }] }];

test("typing narrows the commands and brings the records after them; Enter runs the first", async () => {
  const records = vi.fn(async () => [{ heading: "Records", items: [{ id: "g1", label: "Lead a review", run: openGoal }] }]);
  render(CommandPalette, { props: { open: true, groups, records } });
  await userEvent.type(await screen.findByRole("combobox"), "un");
  await screen.findByRole("option", { name: /Lead a review/ });
  expect(screen.getAllByRole("option").map((option) => option.querySelector(".label")?.textContent)).toEqual(["Undo", "Lead a review"]);
  expect(records).toHaveBeenLastCalledWith("un");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(undo).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
});

test("it opens with an empty box again after a command was run and after it was closed from outside", async () => {
  const { rerender } = render(CommandPalette, { props: { open: true, groups } });
  await userEvent.type(await screen.findByRole("combobox"), "undo{Enter}");
  await vi.waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  await rerender({ open: true });
  expect((await screen.findByRole<HTMLInputElement>("combobox")).value).toBe("");
  await userEvent.type(screen.getByRole("combobox"), "keys");
  await rerender({ open: false });
  await vi.waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
  await rerender({ open: true });
  expect((await screen.findByRole<HTMLInputElement>("combobox")).value).toBe("");
});

test("what matches nothing is said", async () => {
  render(CommandPalette, { props: { open: true, groups } });
  await userEvent.type(await screen.findByRole("combobox"), "xyz");
  expect((await screen.findByRole("status")).textContent).toContain("Nothing matches “xyz”.");
});

const values: Values = {
  type: [{ value: "goal", label: "Goal" }, { value: "session", label: "Session" }],
  skill: [],
  person: [{ value: "p1", label: "Maya Lindqvist" }],
  tag: [],
  before: [],
  after: [],
};

test("a filter is offered as it is typed, completed by Tab, and taken away by Backspace", async () => {
  const records = vi.fn(async () => []);
  render(CommandPalette, { props: { open: true, groups, records, values } });
  const box = await screen.findByRole<HTMLInputElement>("combobox");
  await userEvent.type(box, "ty");
  expect(screen.getByRole("option", { name: /type:/ })).toBeTruthy();
  await userEvent.keyboard("{Tab}");
  expect(box.value).toBe("type:");
  expect(screen.getAllByRole("option").map((option) => option.textContent?.trim())).toEqual(["Goal", "Session"]);
  await userEvent.keyboard("se{Tab}");
  expect([box.value, screen.getByText("type: Session")]).toEqual(["", expect.anything()]);
  await userEvent.keyboard("person:maya hang");
  await vi.waitFor(() => expect(records).toHaveBeenLastCalledWith("type:session person:p1 hang"));
  await userEvent.clear(box);
  await userEvent.keyboard("{Backspace}");
  expect(screen.queryByText("person: Maya Lindqvist")).toBeNull();
  await vi.waitFor(() => expect(records).toHaveBeenLastCalledWith("type:session"));
});

test("what a filter does not know is said in words", async () => {
  render(CommandPalette, { props: { open: true, groups, values, records: async () => [{ heading: "“dream” is no kind of record.", items: [] }] } });
  const box = await screen.findByRole("combobox");
  await userEvent.type(box, "type:dream");
  expect((await screen.findByRole("status")).textContent).toContain("There is no such kind of record.");
  await userEvent.type(box, " ");
  expect(await screen.findByText("“dream” is no kind of record.")).toBeTruthy();
});
