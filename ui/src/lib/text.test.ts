import { expect, test } from "vitest";
import { firstLine } from "./text";

test("a text without a title is called by its first line, without Markdown's signs", () => {
  expect(firstLine("\n## Found **the** hang\n\nIt was NCCL.")).toBe("Found the hang");
  expect(firstLine("- [x] Read [the paper](https://example.org)")).toBe("Read the paper");
  expect(firstLine("snake_case and 2 * 3 stay")).toBe("snake_case and 2 * 3 stay");
  expect(firstLine("")).toBe("");
});
