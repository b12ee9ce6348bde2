import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
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

test("what matches nothing is said", async () => {
  render(CommandPalette, { props: { open: true, groups } });
  await userEvent.type(await screen.findByRole("combobox"), "xyz");
  expect((await screen.findByRole("status")).textContent).toContain("Nothing matches “xyz”.");
});
