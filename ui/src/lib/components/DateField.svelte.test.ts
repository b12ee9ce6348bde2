import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import { standIn } from "../standIn";
import DateField from "./DateField.svelte";

const refuse = () => Promise.reject({ kind: "invalid", message: "“frday” is no day for “day”: say friday, 5 dec or in 2 weeks.", field: "day" });

vi.setConfig({ testTimeout: 30_000 });
const core = standIn(() => ({ get_profile: { weekStart: "monday" } }));

function field() {
  return screen.getByRole<HTMLInputElement>("textbox", { name: "Due" });
}

test("words become a day, and the reading is shown before anything is saved", async () => {
  const props = $state({ label: "Due", value: "", read: async () => "2024-11-29" });
  render(DateField, { props });
  await userEvent.type(field(), "next friday");
  expect(await screen.findByText("Fri 29 Nov 2024")).toBeTruthy();
  expect(field().value).toBe("next friday");
});

test("a stored day is written in words that can be typed again", () => {
  render(DateField, { props: { label: "Due", value: "2026-09-30", read: refuse } });
  expect(field().value).toBe("30 Sep 2026");
});

test("nonsense is refused aloud at the field, and keeps a form from being sent", async () => {
  render(DateField, { props: { label: "Due", value: "2026-09-30", read: refuse } });
  await userEvent.clear(field());
  await userEvent.type(field(), "frday");
  expect(await screen.findByText("“frday” is no day for “Due”: say friday, 5 dec or in 2 weeks."), "it names the field as the window does").toBeTruthy();
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(field().validity.valid).toBe(false);
});

test("an emptied field is no day and no mistake", async () => {
  render(DateField, { props: { label: "Due", value: "2026-09-30", read: refuse } });
  await userEvent.clear(field());
  expect(field().validity.valid).toBe(true);
  expect(screen.queryByText(/2026/)).toBeNull();
});

test("a slow reading of older words never replaces the newest one", async () => {
  const waiting = new Map<string, (day: string) => void>();
  const read = (text: string) => new Promise<string>((resolve) => waiting.set(text, resolve));
  render(DateField, { props: { label: "Due", read } });
  await userEvent.type(field(), "fr");
  await vi.waitFor(() => expect(waiting.size).toBe(2));
  waiting.get("fr")?.("2024-11-29");
  waiting.get("f")?.("2024-02-01");
  expect(await screen.findByText("Fri 29 Nov 2024")).toBeTruthy();
  expect(screen.queryByText(/Feb/)).toBeNull();
});

test("what cannot be read as a day is told to whoever asks, and is read again when it is given back", async () => {
  const props = $state({ label: "Due", value: "", unread: "", read: refuse });
  render(DateField, { props });
  await userEvent.type(field(), "frday");
  await vi.waitFor(() => expect([props.value, props.unread]).toEqual(["", "frday"]));
  cleanup();
  render(DateField, { props: { label: "Due", value: "frday", read: refuse } });
  expect(field().value).toBe("frday");
  expect(await screen.findByText(/is no day/)).toBeTruthy();
});

async function calendar() {
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  return dialog();
}

/** The calendar, by its mark: where nothing is laid out, what opens beside something is never placed and counts as hidden. */
const dialog = () =>
  vi.waitFor(() => {
    const open = document.querySelector<HTMLElement>("[role=dialog]");
    expect(open?.ariaLabel).toBe("Calendar: Due");
    return open!;
  }, { timeout: 20_000 });
const gone = () => vi.waitFor(() => expect(document.querySelector("[role=dialog]")).toBeNull());

test("a day is chosen in a calendar by keys alone, and the focus comes back to the field", async () => {
  const props = $state({ label: "Due", value: "2026-09-30", read: refuse });
  render(DateField, { props });
  field().focus();
  const open = await calendar();
  await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toContain("30 September 2026"));
  expect((await axe.run(open, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
  await userEvent.keyboard("{ArrowDown}{ArrowRight}{Enter}");
  await gone();
  expect([props.value, field().value]).toEqual(["2026-10-08", "8 Oct 2026"]);
  expect(document.activeElement).toBe(field());
});

test("the calendar goes without taking a day, and its weeks begin as the person's do", async () => {
  core.answers["get_profile"] = { weekStart: "sunday" };
  render(DateField, { props: { label: "Due", value: "2026-09-30", read: refuse } });
  await userEvent.click(screen.getByRole("button", { name: "Choose Due in a calendar" }));
  const open = await dialog();
  await vi.waitFor(() => expect(open.querySelector("th")?.textContent).toBe("Su"));
  await userEvent.keyboard("{Escape}");
  await gone();
  expect(field().value).toBe("30 Sep 2026");
});
