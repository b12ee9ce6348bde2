import type { Confidence } from "../lib/bindings/Confidence";
import type { Goal } from "../lib/bindings/Goal";
import type { GoalId } from "../lib/bindings/GoalId";
import type { GoalStatus } from "../lib/bindings/GoalStatus";
import type { Milestone } from "../lib/bindings/Milestone";
import type { NewGoal } from "../lib/bindings/NewGoal";
import type { NewMilestone } from "../lib/bindings/NewMilestone";
import { marksOf } from "../records/marks";

/** The order of the list: what is worked on first. */
export const STATUSES: GoalStatus[] = ["active", "planned", "paused", "achieved", "dropped"];

/** The order of the board: from what is still to come to what is over. */
export const COLUMNS: GoalStatus[] = ["planned", "active", "paused", "achieved", "dropped"];

/** What each column of the board is for. */
export const COLUMN_MEANS: Record<GoalStatus, string> = {
  planned: "What you will take up later: a new goal with a start day to come.",
  active: "What you work on now. Few at a time move faster.",
  paused: "What rests for a while without being given up.",
  achieved: "What you reached, with the day.",
  dropped: "What you let go, with the reason why.",
};

/** How sure one is to reach a goal, as it is read. */
export const CONFIDENCE: Record<Confidence, string> = { low: "in doubt", medium: "likely", high: "sure" };

export const STATUS_NAMES: Record<GoalStatus, string> = {
  active: "Active",
  planned: "Planned",
  paused: "Paused",
  achieved: "Achieved",
  dropped: "Dropped",
};

export function isOpen({ status }: { status: GoalStatus }): boolean {
  return status !== "achieved" && status !== "dropped";
}

/** The goals by status; within one, what is due first stands first, and what has no day keeps its order at the end. */
export function listed(goals: readonly Goal[]): Goal[] {
  const late = "9999";
  const byDay = (one: Goal, other: Goal) => (one.dueOn ?? late).localeCompare(other.dueOn ?? late);
  return STATUSES.flatMap((status) => {
    const group = goals.filter((goal) => goal.status === status);
    return isOpen({ status }) ? group.sort(byDay) : group;
  });
}

/** The last day on which anything happened to a goal: its start, a check-in, a milestone, its end. */
export function movedOn({ startOn, checkIns, milestones, closedOn }: Goal): string {
  const days = [startOn, closedOn, ...checkIns.map(({ on }) => on), ...milestones.map(({ reachedOn }) => reachedOn)];
  return days.reduce<string>((newest, day) => (day !== null && day > newest ? day : newest), startOn);
}

/** The newest confidence that was noted. */
export function confidenceOf({ checkIns }: Pick<Goal, "checkIns">): Confidence | null {
  return checkIns.findLast(({ confidence }) => confidence !== null)?.confidence ?? null;
}

/** How many of the milestones are reached. */
export function reachedOf({ milestones }: Pick<Goal, "milestones">): number {
  return milestones.filter(({ reachedOn }) => reachedOn !== null).length;
}

/** The goals that a goal serves, the farthest first. */
export function pathOf(goal: Goal, all: readonly Goal[]): Goal[] {
  const path: Goal[] = [];
  for (let above = goal.parentId; above !== null && above !== goal.id; ) {
    const found = all.find(({ id }) => id === above);
    if (!found || path.includes(found)) break;
    path.unshift(found);
    above = found.parentId;
  }
  return path;
}

/** The goals that `goal` may serve: not itself, and none that serves it, however far below. */
export function possibleParents(goal: Goal | undefined, all: readonly Goal[], now: GoalId | null): Goal[] {
  const mayServe = (one: Goal) => one.id !== goal?.id && !pathOf(one, all).some(({ id }) => id === goal?.id);
  return all.filter((one) => (isOpen(one) || one.id === now) && mayServe(one));
}

export function milestoneAsIs({ id, title, dueOn, reachedOn, target, unit, value, visibility }: Milestone): NewMilestone {
  return { id, title, dueOn, reachedOn, target, unit, value, visibility };
}

/** Stands for the goal that is being typed and has no id yet. */
export const NEW = "new-goal";

/** The goal as an edit of it sends it back. */
export function draftOf(goal: Goal): NewGoal {
  const { title, why, successCriteria, priority, startOn, dueOn, nextStep, parentId } = goal;
  return {
    ...marksOf(goal),
    ...{ title, why, successCriteria, priority, startOn, dueOn, nextStep, parentId },
    targets: goal.targets.map(({ skill, area, level }) => ({ name: skill ?? area, level })),
    milestones: goal.milestones.map(milestoneAsIs),
  };
}
