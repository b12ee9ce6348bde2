import { expect, test } from "vitest";
import { begunAt, completed, completions, type Known } from "./completion";

const KNOWN = {
  areas: [
    { slug: "leadership", name: "Leadership", skills: [{ slug: "mentoring", name: "Mentoring" }] },
    { slug: "training", name: "Training", skills: [{ slug: "distributed-training", name: "Distributed training" }] },
  ],
  goals: [
    { id: "00000000-0000-0000-0000-0000000000a1", title: "Ship distributed training" },
    { id: "00000000-0000-0000-0000-0000000000a2", title: "Ship" },
  ],
  people: [
    { id: "00000000-0000-0000-0000-0000000000b1", name: "Maya Lindqvist" },
    { id: "00000000-0000-0000-0000-0000000000b2", name: "Jon Abara" },
  ],
  tags: [{ name: "ddp-hang", count: 3 }],
} as unknown as Known;
const offered = (line: string) => completions(KNOWN, begunAt(line, line.length)!).map(({ word }) => word);

test("a name is begun by its sign at the beginning of a word, and nowhere else", () => {
  expect(begunAt("Paired #lea", 11)).toEqual({ sign: "#", typed: "lea", start: 7, end: 11 });
  expect(begunAt("C# is fun", 2), "within a word").toBeUndefined();
  expect(begunAt("#leadership", 4), "in the middle of a name").toBeUndefined();
});

test("each sign offers what it stands for, and what begins so comes first", () => {
  expect(offered("#tra")).toEqual(["#training", "#distributed-training"]);
  expect(offered("#mentoring:l")).toEqual(["#mentoring:learned", "#mentoring:led"]);
  expect(offered("@may")).toEqual(["@maya-lindqvist"]);
  expect(offered("!w")).toEqual(["!win"]);
  expect(offered("+ddp")).toEqual(["+ddp-hang"]);
});

test("a goal whose name says too little is named by its id", () => {
  expect(offered("^ship")).toEqual(["^ship-distributed-training", "^0000000000a2"]);
});

test("a name is completed where it stands, and the cursor goes on behind it", () => {
  const line = "Paired #men today";
  const begun = begunAt(line, 11)!;
  expect(completed(line, begun, completions(KNOWN, begun)[0]!)).toEqual({ line: "Paired #mentoring today", caret: 18 });
});
