import { beforeEach, expect, test, vi } from "vitest";

async function fresh() {
  vi.resetModules();
  return (await import("./place.svelte")).place;
}

beforeEach(() => localStorage.clear());

test("the first start shows Today, the next ones where the person was", async () => {
  const first = await fresh();
  expect(first.screen).toBe("today");
  first.go("goals", "g1", "open");
  const second = await fresh();
  expect([second.screen, second.id, second.view]).toEqual(["goals", "g1", "open"]);
});

test("a remembered screen that no longer exists is forgotten", async () => {
  localStorage.setItem("cairn.place", JSON.stringify({ screen: "inbox" }));
  expect((await fresh()).screen).toBe("today");
  localStorage.setItem("cairn.place", "{broken");
  expect((await fresh()).screen).toBe("today");
});

test("back and forward walk the way that was taken", async () => {
  const place = await fresh();
  place.go("goals");
  place.select("g1");
  place.go("goals", "g1");
  place.back();
  expect([place.screen, place.id]).toEqual(["goals", undefined]);
  place.back();
  expect(place.screen).toBe("today");
  expect(place.canGoBack).toBe(false);
  place.forward();
  place.forward();
  expect(place.id).toBe("g1");
});

test("a screen is found again as it was left, and going to it twice closes what is open", async () => {
  const first = await fresh();
  first.go("goals", "g1", "achieved");
  first.visit("today");
  const place = await fresh();
  place.visit("goals");
  expect([place.id, place.view]).toEqual(["g1", "achieved"]);
  place.visit("goals");
  expect([place.id, place.view]).toEqual([undefined, "achieved"]);
});

test("a page opens at its top, and where it was left the next time", async () => {
  vi.resetModules();
  const { keepScroll } = await import("./place.svelte");
  const page = document.createElement("section");
  const leave = keepScroll("page:a")(page);
  page.scrollTop = 300;
  page.dispatchEvent(new Event("scroll"));
  leave();
  keepScroll("page:b")(page)();
  expect(page.scrollTop).toBe(0);
  keepScroll("page:a")(page);
  expect(page.scrollTop).toBe(300);
});
