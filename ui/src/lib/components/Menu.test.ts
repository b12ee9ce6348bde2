import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import Menu from "./Menu.svelte";

const achieve = vi.fn();
const actions = [
  { id: "achieve", label: "Achieve goal", key: "a", run: achieve },
  { id: "resume", label: "Resume goal", key: "r", when: () => false, run: vi.fn() },
];

// jsdom lays nothing out, so that the popup counts as hidden until it has a place: its rows are found by text.
test("a menu opens by keys, offers what can be done now, and runs it", async () => {
  render(Menu, { props: { label: "Goal", actions } });
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect((await screen.findByText("Resume goal")).parentElement?.ariaDisabled).toBe("true");
  await userEvent.click(screen.getByText("Achieve goal"));
  expect(achieve).toHaveBeenCalledOnce();
});
