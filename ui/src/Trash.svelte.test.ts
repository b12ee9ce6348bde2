import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { toasts } from "./lib/toasts.svelte";
import { standIn } from "./lib/standIn";
import Trash from "./Trash.svelte";

const GONE = { id: "r1", kind: "entry", title: "A bad day", deletedAt: "2026-11-20T10:00:00Z" };
const core = standIn(() => ({
  list_trash: () => (core.sent("erase").length > 0 ? [] : [GONE]),
  erase: { finished: true, backups: ["cairn-2026-11-21.db", "cairn-2026-11-22.db"], quarters: ["2026Q3"] },
  restore: { id: "r1", kind: "entry", title: GONE.title, on: null },
}));

const writes = () => core.asked.filter(([command]) => command !== "list_trash" && command !== "last_step");

test("erasing for good asks first, and then names the backups that still hold it", async () => {
  render(Trash, { props: { open: true } });
  await userEvent.click(await screen.findByRole("button", { name: "Erase for good… A bad day" }));
  expect((await screen.findByRole("alertdialog")).textContent).toContain("This cannot be undone.");
  expect(writes()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(writes(), "Cancel erases nothing").toEqual([]);

  await userEvent.click(await screen.findByRole("button", { name: "Erase for good… A bad day" }));
  await userEvent.click(await screen.findByRole("button", { name: "Erase for good" }));
  await vi.waitFor(() => expect(writes()).toEqual([["erase", "r1"]]));
  expect(await screen.findByText(/may still hold it: cairn-2026-11-21.db and cairn-2026-11-22.db/)).toBeTruthy();
  expect(screen.getByText(/when 2026Q3 was closed still names it/)).toBeTruthy();
});

test("the list has the focus once it is read, so that the keys go on in it", async () => {
  render(Trash, { props: { open: true } });
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("grid", { name: "Deleted records" })));
});

test("Enter on a deleted record brings it back", async () => {
  render(Trash, { props: { open: true } });
  (await screen.findByRole("grid", { name: "Deleted records" })).focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(writes()).toEqual([["restore", "r1"]]));
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Restored “A bad day”.", action: { label: "Undo" } });
});

test("a deleted record comes back at one click, and that can be undone", async () => {
  render(Trash, { props: { open: true } });
  await userEvent.click(await screen.findByRole("button", { name: "Restore A bad day" }));
  await vi.waitFor(() => expect(writes()).toEqual([["restore", "r1"]]));
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Restored “A bad day”.", action: { label: "Undo" } });
});
