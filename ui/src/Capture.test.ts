import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import Capture from "./Capture.svelte";
import { toasts } from "./lib/toasts.svelte";

const LINE = "Found the NCCL timeout #leadership ^nothing";
let asked: [string, unknown][] = [];
let refuse = false;

beforeEach(() => {
  [asked, refuse] = [[], false];
  localStorage.clear();
  mockIPC((command, args) => {
    const { input } = args as { input: string };
    asked.push([command, input]);
    if (command === "read_capture") return tokens(input);
    if (command === "capture" && refuse) return Promise.reject({ kind: "invalid", message: "The entry is empty. Write a title or a text.", field: "body" });
    if (command === "capture") return { entry: { evidence: [{ area: "leadership" }] }, messages: ["There is no goal “nothing”."] };
    return { intent: "Log entry", subject: "Found the NCCL timeout" };
  });
});
afterEach(() => {
  clearMocks();
  for (const toast of toasts.shown) toasts.dismiss(toast.id);
});

function tokens(line: string) {
  const at = line.indexOf("#leadership");
  if (at < 0) return [];
  const known = { start: at, end: at + 11, sign: "skill", name: "leadership", reading: { is: "known", label: "Leadership" } };
  const unknown = { start: at + 12, end: at + 20, sign: "goal", name: "nothing", reading: { is: "unknown", message: "There is no goal “nothing”." } };
  return line.includes("^nothing") ? [known, unknown] : [known];
}

test("while a line is typed its names become chips, and what nobody knows is said", async () => {
  render(Capture);
  await userEvent.type(screen.getByRole("textbox", { name: "Capture" }), LINE);
  expect(await screen.findByText("Leadership")).toBeTruthy();
  expect(await screen.findByText("There is no goal “nothing”.")).toBeTruthy();
});

test("Enter keeps the line, says what stayed in the text, and offers Undo", async () => {
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Capture" });
  await userEvent.type(field, `${LINE}{Enter}`);
  await vi.waitFor(() => expect(field.value).toBe(""));
  expect(asked).toContainEqual(["capture", { line: LINE, on: null, kind: null }]);
  expect(screen.getByText("There is no goal “nothing”.")).toBeTruthy();
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Captured.", action: { label: "Undo" } });
});

test("a refused line stays to be mended, and a line that was begun outlives the window", async () => {
  refuse = true;
  const { unmount } = render(Capture);
  await userEvent.type(screen.getByRole("textbox", { name: "Capture" }), "#leadership{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("The entry is empty. Write a title or a text.");
  unmount();
  render(Capture);
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Capture" }).value).toBe("#leadership");
  expect(await screen.findByText("Leadership"), "its chips are there again, too").toBeTruthy();
});
