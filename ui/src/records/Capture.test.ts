import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import Capture from "./Capture.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";

const LINE = "Found the NCCL timeout #leadership ^nothing";
const core = standIn(() => ({
  read_capture: tokens,
  capture: { entry: { evidence: [{ area: "leadership" }] }, messages: ["There is no goal “nothing”."] },
}));

function tokens(line: string) {
  const at = line.indexOf("#leadership");
  if (at < 0) return [];
  const known = { start: at, end: at + 11, sign: "skill", name: "leadership", reading: { is: "known", label: "Leadership" } };
  const unknown = { start: at + 12, end: at + 20, sign: "goal", name: "nothing", reading: { is: "unknown", message: "There is no goal “nothing”." } };
  return line.includes("^nothing") ? [known, unknown] : [known];
}

test("while a line is typed its names become chips, and what nobody knows is said", async () => {
  render(Capture);
  await userEvent.type(screen.getByRole("combobox", { name: "Capture" }), LINE);
  expect(await screen.findByText("Leadership")).toBeTruthy();
  expect(await screen.findByText("There is no goal “nothing”.")).toBeTruthy();
});

test("Enter keeps the line, says what stayed in the text, and offers Undo", async () => {
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await userEvent.type(field, `${LINE}{Enter}`);
  await vi.waitFor(() => expect(field.value).toBe(""));
  expect(core.sent("capture")).toEqual([{ line: LINE, on: null, kind: null }]);
  expect(screen.getByText("There is no goal “nothing”.")).toBeTruthy();
  expect(core.drafts, "what became an entry is no draft any more").toEqual({});
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Captured.", action: { label: "Undo" } });
});

test("a line is captured once, however often Enter is pressed, and what is typed meanwhile stays", async () => {
  let answer!: (made: unknown) => void;
  core.answers["capture"] = () => new Promise((resolve) => (answer = resolve));
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await userEvent.type(field, "Paired on the hang{Enter}{Enter}Then a walk");
  await vi.waitFor(() => expect(core.sent("capture")).toHaveLength(1));
  answer({ entry: { evidence: [] }, messages: [] });
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toMatch(/^Captured/));
  expect([field.value, core.sent("capture")]).toEqual(["Then a walk", [{ line: "Paired on the hang", on: null, kind: null }]]);
});

test("a line that is refused after the next one was begun is offered again", async () => {
  let refuse!: () => void;
  core.answers["capture"] = () => new Promise((_, reject) => (refuse = () => reject({ kind: "readOnly", message: "This logbook can only be read.", field: null })));
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await userEvent.type(field, "Paired{Enter}then");
  await vi.waitFor(() => expect(core.sent("capture")).toHaveLength(1));
  refuse();
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("“Paired” was not captured. This logbook can only be read."));
  toasts.shown.at(-1)?.action?.run();
  await vi.waitFor(() => expect(field.value).toBe("Paired then"));
});

test("a refused line stays to be mended, and a line that was begun outlives the window", async () => {
  core.answers["capture"] = refusal("The entry is empty. Write a title or a text.", "body");
  const { unmount } = render(Capture);
  await userEvent.type(screen.getByRole("combobox", { name: "Capture" }), "#leadership{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("The entry is empty. Write a title or a text.");
  unmount();
  render(Capture);
  await vi.waitFor(() => expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" }).value).toBe("#leadership"));
  expect(await screen.findByText("Leadership"), "its chips are there again, too").toBeTruthy();
});

test("a name that is begun is completed by keys alone, and Enter then keeps the line", async () => {
  core.answers["list_areas"] = [{ slug: "leadership", name: "Leadership", skills: [{ slug: "mentoring", name: "Mentoring" }] }];
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await userEvent.type(field, "Paired #l");
  expect((await screen.findAllByRole("option")).map((one) => one.textContent?.trim())).toEqual(["Leadership the whole area"]);
  await userEvent.keyboard("{Tab}");
  expect(field.value).toBe("Paired #leadership ");
  await userEvent.type(field, "#men");
  await screen.findByRole("option", { name: /Mentoring/ });
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("option"), "Escape closes what is offered").toBeNull();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(core.sent("capture")).toEqual([{ line: "Paired #leadership #men", on: null, kind: null }]));
});

test("the day that a line is kept on is shown, and words change it", async () => {
  core.answers["read_day"] = ({ text }: { text: string }) => (text === "yesterday" ? { on: "2026-11-22", reading: "Sun 22 Nov" } : Promise.reject({ kind: "invalid", message: "This is no day.", field: "day" }));
  render(Capture);
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await userEvent.type(field, "Paired");
  const day = screen.getByRole<HTMLInputElement>("textbox", { name: "Day" });
  await userEvent.type(day, "yester");
  expect((await screen.findByRole("alert")).textContent).toBe("This is no day.");
  await userEvent.keyboard("{Enter}");
  expect(core.sent("capture"), "no line is kept on no day").toEqual([]);
  await userEvent.type(day, "day");
  expect(await screen.findByText(/Sun 22 Nov/)).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(core.sent("capture")).toEqual([{ line: "Paired", on: "2026-11-22", kind: null }]));
});
