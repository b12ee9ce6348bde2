import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, test, vi } from "vitest";
import { place } from "./lib/place.svelte";
import Sidebar from "./Sidebar.svelte";

const search = vi.fn();
const history = vi.fn();
const line = createRawSnippet(() => ({ render: () => "<input aria-label='Capture'>" }));
const show = () => render(Sidebar, { props: { logbook: "Ada’s logbook", search, help: vi.fn(), menu: [[{ id: "history", label: "Show history", key: "g h", run: history }]], line } });

test("the seven places are in their order, and the one on screen is marked", async () => {
  show();
  const places = within(screen.getByRole("navigation", { name: "Places" })).getAllByRole("button");
  expect(places.map((button) => button.title)).toEqual(["Today", "Goals", "Sessions", "Certifications", "Journal", "Skills", "Quarter"]);
  await userEvent.click(screen.getByRole("button", { name: "Skills" }));
  expect(place.screen).toBe("skills");
  expect(screen.getByRole("button", { current: "page" }).title).toBe("Skills");
});

test("a theme is applied at once", async () => {
  show();
  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  await userEvent.click(screen.getByRole("radio", { name: "As the system" }));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test("search is one click away", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: /^Search/ }));
  expect(search).toHaveBeenCalledOnce();
});

test("the logbook's name opens what can be done with it", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Logbook: Ada’s logbook" }));
  await userEvent.click(await screen.findByText("Show history"));
  expect(history).toHaveBeenCalledOnce();
});
