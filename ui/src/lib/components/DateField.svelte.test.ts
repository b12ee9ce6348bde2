import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import DateField from "./DateField.svelte";

const refuse = () => Promise.reject({ kind: "invalid", message: "“frday” is no day. Say friday, 5 dec or in 2 weeks.", field: "day" });

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
  expect(await screen.findByText(/is no day/)).toBeTruthy();
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
