import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toasts } from "./lib/toasts.svelte";
import Trash from "./Trash.svelte";

const GONE = { id: "r1", kind: "entry", title: "A bad day", deletedAt: "2026-11-20T10:00:00Z" };
let asked: [string, unknown][] = [];

beforeEach(() => {
  asked = [];
  mockIPC((command, args) => {
    asked.push([command, (args as { input: unknown }).input]);
    if (command === "list_trash") return asked.some(([name]) => name === "erase") ? [] : [GONE];
    if (command === "erase") return { finished: true, backups: ["cairn-2026-11-21.db", "cairn-2026-11-22.db"] };
    return { id: "r1", kind: "entry", title: GONE.title, on: null };
  });
});
afterEach(() => {
  clearMocks();
  for (const toast of toasts.shown) toasts.dismiss(toast.id);
});

const writes = () => asked.filter(([command]) => command !== "list_trash");

test("erasing for good asks first, and then names the backups that still hold it", async () => {
  render(Trash, { props: { open: true } });
  await userEvent.click(await screen.findByRole("button", { name: "Erase A bad day for good" }));
  expect((await screen.findByRole("alertdialog")).textContent).toContain("This cannot be undone.");
  expect(writes()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(writes(), "Cancel erases nothing").toEqual([]);

  await userEvent.click(await screen.findByRole("button", { name: "Erase A bad day for good" }));
  await userEvent.click(await screen.findByRole("button", { name: "Erase for good" }));
  await vi.waitFor(() => expect(writes()).toEqual([["erase", "r1"]]));
  expect(await screen.findByText(/may still hold it: cairn-2026-11-21.db and cairn-2026-11-22.db/)).toBeTruthy();
});

test("a deleted record comes back at one click, and that can be undone", async () => {
  render(Trash, { props: { open: true } });
  await userEvent.click(await screen.findByRole("button", { name: "Restore A bad day" }));
  await vi.waitFor(() => expect(writes()).toEqual([["restore", "r1"]]));
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Restored “A bad day”.", action: { label: "Undo" } });
});
