import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { place } from "../lib/place.svelte";
import { refusal } from "../lib/standIn";
import Goals from "./Goals.svelte";
import { GOALS, LEAD, card, column, core, goal, inputOf, openBoard, says } from "./standIn";

test("B shows the goals as a board, and the place remembers it", async () => {
  render(Goals);
  (await screen.findByRole("grid", { name: "Goals" })).focus();
  await userEvent.keyboard("b");
  expect(await card("Lead a design review")).toBeTruthy();
  expect(place.view).toBe("board");
  await userEvent.keyboard("b");
  expect(await screen.findByRole("grid", { name: "Goals" })).toBeTruthy();
  expect(place.view).toBe("list");
});

test("a card says what its goal is about, how far it is, how sure it is and when it is due", async () => {
  await openBoard();
  const text = (await card("Lead a design review")).textContent;
  for (const part of ["Leadership", "0 of 2", "likely", "Overdue"]) expect(text).toContain(part);
  expect(within(column("Paused")).getByText(/rests for a while/), "an empty column says what it is for").toBeTruthy();
  expect(within(column("Dropped")).queryByRole("link"), "what is over is folded away").toBeNull();
  await userEvent.click(within(column("Dropped")).getByRole("button"));
  expect(await card("Learn JAX")).toBeTruthy();
});

test("arrows walk the board, Enter opens the page, and Esc leads back to the card", async () => {
  await openBoard();
  (await card("Lead a design review")).focus();
  await userEvent.keyboard("{ArrowLeft}");
  await vi.waitFor(async () => expect(document.activeElement).toBe(await card("Publish a post")));
  expect((await card("Lead a design review")).tabIndex, "one card is in the order of Tab").toBe(-1);
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("region", { name: "Goal" })).toBeTruthy();
  expect(place.id).toBe("g2");
  place.select(undefined);
  await vi.waitFor(async () => expect((await card("Publish a post")).dataset.main).toBe("true"));
});

test("Alt with an arrow moves a goal to the next column, as the command does", async () => {
  await openBoard();
  (await card("Lead a design review")).focus();
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await vi.waitFor(() => expect(inputOf("move_goal")).toEqual({ id: "g1", new: { to: "pause" } }));
  expect(says()).toEqual(["Paused “Lead a design review”."]);
  await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await vi.waitFor(() => expect(inputOf("move_goal")).toEqual({ id: "g1", new: { to: "plan" } }));
});

const drag = (to: string, id: string, items: unknown[], trigger = "droppedIntoZone") =>
  column(to).querySelector("ul")!.dispatchEvent(new CustomEvent("finalize", { detail: { items, info: { trigger, id, source: "pointer" } } }));

test("a card that is dropped on “Dropped” asks why, and goes back when the question is not answered", async () => {
  await openBoard();
  await card("Lead a design review");
  drag("Dropped", "g1", [LEAD]);
  drag("Active", "g1", [], "droppedIntoAnother");
  const dialog = await screen.findByRole("dialog", { name: "Drop goal" });
  expect(within(column("Active")).queryByRole("link", { hidden: true }), "it waits where it was dropped").toBeNull();
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await vi.waitFor(() => expect(within(column("Active")).getByRole("link", { name: /Lead a design review/ })).toBeTruthy());
  expect(inputOf("move_goal")).toBeUndefined();
});

test("a card that is dragged to “Paused” is paused, and one that is refused goes back", async () => {
  await openBoard();
  await card("Lead a design review");
  drag("Paused", "g1", [LEAD]);
  await vi.waitFor(() => expect(inputOf("move_goal")).toEqual({ id: "g1", new: { to: "pause" } }));
  core.answers["move_goal"] = refusal("It is gone.");
  drag("Active", "g2", [GOALS[1], LEAD]);
  await vi.waitFor(() => expect(says().at(-1)).toBe("It is gone."));
  await vi.waitFor(() => expect(within(column("Planned")).getByRole("link", { name: /Publish a post/ })).toBeTruthy());
});

test("of a thousand goals fifty are drawn in a column, and all of them when asked for", async () => {
  core.answers["list_goals"] = Array.from({ length: 1000 }, (_, at) => goal(`n${at}`, `Goal ${at}`));
  await openBoard();
  await card("Goal 0$");
  expect(within(column("Active")).getAllByRole("listitem")).toHaveLength(50);
  expect(within(column("Active")).getByRole("button", { name: "Show all 1,000" })).toBeTruthy();
});
