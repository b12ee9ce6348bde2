import type { Goal } from "../lib/bindings/Goal";
import type { GoalStatus } from "../lib/bindings/GoalStatus";
import type { GoalTemplate } from "../lib/bindings/GoalTemplate";
import type { Milestone } from "../lib/bindings/Milestone";
import type { NewGoal } from "../lib/bindings/NewGoal";
import type { NewMilestone } from "../lib/bindings/NewMilestone";
import { blankMarks, marksOf } from "../records/marks";

/** The order of the list: what is worked on first. */
export const STATUSES: GoalStatus[] = ["active", "planned", "paused", "achieved", "dropped"];

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

export function blankGoal(): NewGoal {
  return {
    ...blankMarks(),
    title: "",
    why: "",
    successCriteria: "",
    priority: "normal",
    startOn: null,
    dueOn: null,
    nextStep: "",
    parentId: null,
    targets: [],
    milestones: [],
  };
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

/** What a template makes of a goal that is being written: title, reason, skills and steps; the rest stays. */
export function fromTemplate(template: GoalTemplate, draft: NewGoal): NewGoal {
  const { title, why, skills, milestones } = template;
  return {
    ...draft,
    title,
    why,
    targets: skills.map(({ skill, level }) => ({ name: skill, level })),
    evidence: skills.map(({ skill }) => ({ name: skill, verb: "practised" })),
    milestones: milestones.map((step) => ({ ...blankMilestone(), ...step })),
  };
}

export function blankMilestone(): NewMilestone {
  return { id: null, title: "", dueOn: null, reachedOn: null, target: null, unit: null, value: null, visibility: null };
}
