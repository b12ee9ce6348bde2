import { expect, test } from "vitest";
import { nearRungs } from "./rungs";

const LEVELS = [0, 1, 2, 3, 4].map((level) => ({ level, name: "", text: "" }));
const near = (mine: number | null, mentor: number | null = null) => [...nearRungs({ mine, mentor }, LEVELS).levels].sort();

test("my rung, the next one and the mentor's are the ones that matter", () => {
  expect([near(2), near(2, 4), near(null), near(4), near(0)]).toEqual([[2, 3], [2, 3, 4], [1], [4], [0, 1]]);
});
