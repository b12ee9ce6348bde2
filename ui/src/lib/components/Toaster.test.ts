import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce } from "../announce.svelte";
import { toasts } from "../toasts.svelte";
import Toaster from "./Toaster.svelte";

beforeEach(() => {
  vi.useFakeTimers();
  render(Toaster);
});
afterEach(() => {
  for (const toast of toasts.shown) toasts.dismiss(toast.id);
  vi.useRealTimers();
});

function say(message: string, run?: () => void) {
  toasts.say(message, run ? { action: { label: "Undo", run } } : {});
  flushSync();
}

test("Undo can be reached for at least ten seconds, and then the message goes by itself", () => {
  say("Goal deleted.", () => {});
  vi.advanceTimersByTime(10_000);
  flushSync();
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
  vi.advanceTimersByTime(5_000);
  flushSync();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("a message does not take the focus, and is announced once", () => {
  const before = document.activeElement;
  say("Goal deleted.", () => {});
  expect(document.activeElement).toBe(before);
  expect(screen.getByRole("status").textContent).toBe("Goal deleted.");
  expect(screen.getAllByRole("status")).toHaveLength(1);
});

test("the same message said twice is announced twice", () => {
  announce("3 selected");
  flushSync();
  const first = screen.getByRole("status").firstElementChild;
  announce("3 selected");
  flushSync();
  expect(screen.getByRole("status").firstElementChild, "a new element is read out, an unchanged one is not").not.toBe(first);
});

test("Undo runs once and the message goes", async () => {
  vi.useRealTimers();
  const undo = vi.fn();
  say("Goal deleted.", undo);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("a message stays while its button has the focus", () => {
  say("Goal deleted.", () => {});
  screen.getByRole("button", { name: "Undo" }).focus();
  vi.advanceTimersByTime(60_000);
  flushSync();
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
});

test("only the newest three messages are on screen", () => {
  for (const message of ["one", "two", "three", "four"]) say(message);
  expect(toasts.shown.map(({ message }) => message)).toEqual(["two", "three", "four"]);
});
