import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "../lib/keys.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import Welcome from "./Welcome.svelte";

const skill = (slug: string, name: string) => ({ slug, name });
const WHOLE = [{ slug: "leadership", name: "Leadership", skills: Array.from({ length: 9 }, (_, at) => skill(`s${at}`, `Skill ${at}`)) }];
const FIVE = [
  { slug: "continuous-learning", name: "Continuous Learning", skills: [skill("papers", "Reading papers")] },
  { slug: "leadership", name: "Leadership", skills: [skill("mentoring", "Mentoring")] },
  { slug: "craft", name: "Craft", skills: [skill("training", "Training"), skill("debugging", "Debugging"), skill("evaluation", "Evaluation")] },
];
const core = standIn(() => ({
  list_areas: () => (core.sent("begin_with_five_skills").length > 0 ? FIVE : WHOLE),
  begin_with_five_skills: { slug: "deep-learning-engineer" },
  open_sample: { name: "sample" },
}));

beforeEach(() => window.addEventListener("keydown", keys.handle));
afterEach(() => window.removeEventListener("keydown", keys.handle));

test("there are two choices, and writing at once is a third way that is none", async () => {
  render(Welcome);
  await screen.findByRole("heading", { name: "Welcome to Cairn" });
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([
    expect.stringContaining("Start with five skills"),
    expect.stringContaining("Look around in the sample year"),
  ]);
  expect(screen.getByText(/Or just write/)).toBeTruthy();
});

test("one key begins with five skills, which are then named, and the sentence says what to write", async () => {
  render(Welcome);
  await screen.findByRole("heading", { name: "Welcome to Cairn" });
  await userEvent.keyboard("1");
  expect(await screen.findByRole("heading", { name: "Your five skills" })).toBeTruthy();
  expect(screen.getAllByRole("listitem").map((item) => item.textContent.trim())).toEqual(["Reading papers", "Mentoring", "Training", "Debugging", "Evaluation"]);
  expect(screen.getByRole("status").textContent).toContain("#evaluation");
  expect(toasts.shown.at(-1), "the choice can be taken back").toMatchObject({ action: { label: "Undo" } });
});

test("the other key opens the sample year, and a refusal is said", async () => {
  core.answers["open_sample"] = refusal("There is no room left on the disk.");
  render(Welcome);
  await screen.findByRole("heading", { name: "Welcome to Cairn" });
  await userEvent.keyboard("2");
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("There is no room left on the disk."));
  expect(core.sent("open_sample")).toEqual([null]);
});

test("who began with five skills and closed the window goes on where they were", async () => {
  core.answers["list_areas"] = FIVE;
  render(Welcome);
  expect(await screen.findByRole("heading", { name: "Your five skills" })).toBeTruthy();
  expect(keys.actions.map(({ id }) => id)).toEqual(["open-sample"]);
});
