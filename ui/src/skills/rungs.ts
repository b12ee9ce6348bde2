import type { Descriptor } from "../lib/bindings/Descriptor";
import type { Skill } from "../lib/bindings/Skill";

/** The rungs that matter now: mine, the one that comes next, and the one that a mentor sees. */
export function nearRungs({ mine, mentor }: Pick<Skill, "mine" | "mentor">, levels: readonly Descriptor[]) {
  const next = levels.find(({ level }) => level === (mine ?? 0) + 1)?.level;
  return { next, levels: new Set([mine, next, mentor].filter((level) => level !== null && level !== undefined)) };
}
