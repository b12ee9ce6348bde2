import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { NewGoal } from "../lib/bindings/NewGoal";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { standIn } from "../lib/standIn";
import Guide from "./Guide.svelte";

const criterion = (slug: string, level: number, text: string, more = {}) => ({
  slug, level, text, skill: null, requirement: null, minimum: null, minimumWithDoctorate: null, typical: null, desirable: false, source: [], ...more,
});
const fact = (label: string, text: string) => ({ label, text, source: [] });
const template = (slug: string, title: string, more = {}) => ({ slug, title, why: `Why ${title}`, kind: "trend", skills: [], milestones: [], source: [], ...more });
const FRAMEWORK = {
  id: "f1", slug: "dle", name: "Deep Learning Engineer", version: "1.0", description: "What the work asks for.", source: [], challenges: [],
  levels: [
    { rank: 0, slug: "not-yet", name: "Not yet", description: "" },
    { rank: 2, slug: "engineer", name: "Engineer", description: "The middle of the way." },
    { rank: 3, slug: "senior", name: "Senior", description: "Answers for a system." },
  ],
  areas: [
    { slug: "leadership", name: "Leadership", description: "", pinned: true, source: [], skills: [{ slug: "mentoring", name: "Mentoring", description: "", levels: {}, evidence: [], source: [] }] },
  ],
  criteria: [
    criterion("years", 3, "Five years of hands-on work.", { requirement: "years-deep-learning", minimum: 5 }),
    criterion("mentors", 3, "Has brought somebody to the next level.", { skill: "mentoring" }),
    criterion("asks", 2, "Asks early.", { skill: "mentoring" }),
  ],
  specialisations: [
    { slug: "edge-ai", name: "Edge AI", source: [] },
    { slug: "robotics", name: "Robotics", source: [] },
  ],
  templates: [
    template("explore-edge-ai", "Explore edge AI", { skills: [{ skill: "edge-ai", level: 2 }], milestones: [{ title: "Run a model on a phone", target: null, unit: null }] }),
    template("industry-depth", "Become fluent in one industry"),
    template("rebuild", "Rebuild a method", { kind: "practice" }),
  ],
  guide: {
    year: 2024,
    note: "For reference; never mixed with your own records.",
    sections: [
      { title: "Salaries", facts: [fact("Low end", "About $102,551 a year."), fact("Average", "From $130,476 to $344,000.")] },
      { title: "Trends", facts: [fact("Keeping up", "New methods keep arriving.")] },
    ],
  },
};
const core = standIn(() => ({
  framework_file: FRAMEWORK,
  get_profile: { level: 2, targetLevel: 3 },
  add_goal: ({ title }: NewGoal) => ({ id: "g9", title, status: "active" }),
}));

beforeEach(() => {
  place.go("guide");
  window.addEventListener("keydown", keys.handle);
});
afterEach(() => window.removeEventListener("keydown", keys.handle));

test("the chapters stand in their order: ladder, way, trends, fields, and then the figures under their note", async () => {
  render(Guide);
  await screen.findByRole("heading", { name: "The ladder" });
  const chapters = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
  expect(chapters).toEqual(["The ladder", "The way to Senior", "Trends", "Fields to go deep in", "Salaries"]);
  const contents = within(screen.getByRole("navigation", { name: "Contents" })).getAllByRole("button");
  expect(contents).toHaveLength(chapters.length);
  const note = screen.getByRole("complementary", { name: "How to read the figures" });
  expect(note.textContent).toContain("2024");
  expect(note.textContent).toContain("never mixed with your own records");
  const table = screen.getByRole("table", { name: "Salaries" });
  expect(within(table).getByRole("rowheader", { name: "Low end" })).toBeTruthy();
  expect(within(table).getByText("$102,551").tagName, "what is compared is what one sees first").toBe("STRONG");
});

test("the ladder says who stands on each level, and where I do", async () => {
  render(Guide);
  const ladder = await screen.findByRole("region", { name: "The ladder" });
  const here = await within(ladder).findByRole("listitem", { current: true });
  expect(here.textContent).toContain("Engineer");
  expect(here.textContent).toContain("I stand here");
  expect(within(ladder).getByText("I aim for it").closest("li")?.textContent).toContain("Senior");
});

test("the way tells what the level asks for, in words, and another level is one click away", async () => {
  render(Guide);
  const way = await screen.findByRole("region", { name: "The way to Senior" });
  expect(way.textContent).toContain("Five years of hands-on work.");
  expect(way.textContent).toContain("Has brought somebody to the next level.");
  expect(way.textContent).not.toContain("Asks early.");
  await userEvent.click(within(way).getByRole("radio", { name: "Engineer" }));
  expect((await screen.findByRole("region", { name: "The way to Engineer" })).textContent).toContain("Asks early.");
  await userEvent.click(screen.getByRole("button", { name: "Mentoring" }));
  expect([place.screen, place.id]).toEqual(["skills", "mentoring"]);
});

test("a field with a template becomes a goal at one click, which can be undone", async () => {
  render(Guide);
  await userEvent.click(await screen.findByRole("button", { name: "Write goal “Explore edge AI”" }));
  await vi.waitFor(() => expect(place.screen).toBe("goals"));
  expect(place.id).toBe("g9");
  expect(core.sent("add_goal")).toMatchObject([
    { title: "Explore edge AI", visibility: "private", targets: [{ name: "edge-ai", level: 2 }], milestones: [{ title: "Run a model on a phone", id: null }] },
  ]);
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Goal “Explore edge AI” added.", action: { label: "Undo" } });
});

test("a field whose goal is written leads to it, and one without a template only has its name", async () => {
  core.answers["list_goals"] = [{ id: "g1", title: "Explore edge AI", status: "active" }];
  render(Guide);
  await userEvent.click(await screen.findByRole("button", { name: "Open goal “Explore edge AI”" }));
  expect(place.id).toBe("g1");
  expect(screen.getByText("Robotics").closest("li")?.querySelector("button")).toBeNull();
  expect(screen.queryByText("Rebuild a method"), "a practice is no field").toBeNull();
});

test("a digit turns to its chapter, which has the focus then", async () => {
  render(Guide);
  await screen.findByRole("heading", { name: "The ladder" });
  await userEvent.keyboard("5");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Salaries" }));
  expect(screen.getByRole("button", { current: true }).textContent).toContain("Salaries");
});

test("a framework without a guide says so, and where it is written", async () => {
  core.answers["framework_file"] = { ...FRAMEWORK, guide: null };
  render(Guide);
  expect(await screen.findByText(/This framework has no guide/)).toBeTruthy();
  await userEvent.keyboard("e");
  expect([place.screen, place.view]).toEqual(["skills", "framework"]);
});
