import type { GoalTemplate } from "../lib/bindings/GoalTemplate";
import type { NewGoal } from "../lib/bindings/NewGoal";
import type { NewMilestone } from "../lib/bindings/NewMilestone";
import { blankMarks } from "./marks";

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
