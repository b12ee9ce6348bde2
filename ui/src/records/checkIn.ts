import type { Goal } from "../lib/bindings/Goal";

/** The newest percentage that was noted. */
export function progressOf({ checkIns }: Pick<Goal, "checkIns">): number | null {
  return checkIns.findLast(({ progress }) => progress !== null)?.progress ?? null;
}

/** Stands for the check-in on a goal that is being typed. */
export const checkInName = ({ id }: Pick<Goal, "id">) => `check-in-${id}`;
