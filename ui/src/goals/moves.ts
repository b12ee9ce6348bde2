import Check from "@lucide/svelte/icons/check";
import ClipboardCheck from "@lucide/svelte/icons/clipboard-check";
import ListPlus from "@lucide/svelte/icons/list-plus";
import Pause from "@lucide/svelte/icons/pause";
import Pencil from "@lucide/svelte/icons/pencil";
import Play from "@lucide/svelte/icons/play";
import Trash from "@lucide/svelte/icons/trash-2";
import X from "@lucide/svelte/icons/x";
import { asTrouble, change } from "../lib/api.svelte";
import type { Goal } from "../lib/bindings/Goal";
import type { GoalMove } from "../lib/bindings/GoalMove";
import type { GoalStatus } from "../lib/bindings/GoalStatus";
import type { Action } from "../lib/keys.svelte";
import { did, sayTrouble } from "../lib/steps";
import { removeRecord } from "../records/remove";
import { isOpen } from "./goal";

/** What a person is asked about a goal, in a form of its own. */
export type Question = "edit" | "check-in" | "achieve" | "drop";
export type Ask = (what: Question, goal: Goal) => unknown;

/** Moves a goal and says so, or says why it stays; returns whether it was moved. */
async function move(goal: Goal, to: GoalMove, said: string): Promise<boolean> {
  try {
    await change("move_goal", { id: goal.id, new: to });
    did(`${said} “${goal.title}”.`);
    return true;
  } catch (error) {
    sayTrouble(asTrouble(error));
    return false;
  }
}

/** What starts work on a goal again, by where it stands. */
const RESUME = {
  planned: { label: "Start goal", said: "Started" },
  paused: { label: "Resume goal", said: "Resumed" },
  achieved: { label: "Reopen goal", said: "Reopened" },
  dropped: { label: "Reopen goal", said: "Reopened" },
};

export const pause = (goal: Goal) => move(goal, { to: "pause" }, "Paused");

/** Moves a goal to a column of the board, with the question that such a move asks. Returns whether anything comes of it. */
export async function moveTo(goal: Goal, status: GoalStatus, ask: Ask): Promise<boolean> {
  if (status === goal.status) return false;
  if (status === "achieved" || status === "dropped") {
    ask(status === "achieved" ? "achieve" : "drop", goal);
    return true;
  }
  if (status === "paused") return pause(goal);
  if (status === "active" && goal.status !== "active") return move(goal, { to: "resume" }, RESUME[goal.status].said);
  return move(goal, { to: "plan" }, "Planned");
}

/** All that can be done with a goal, in the order of its menu. */
export function actionsOn(goal: Goal, ask: Ask, addMilestone?: () => unknown): Action[][] {
  const about = goal.title;
  const open = isOpen(goal);
  const again = goal.status === "active" ? undefined : RESUME[goal.status];
  const only = (shown: boolean, action: Action) => (shown ? [{ ...action, about }] : []);
  return [
    [
      ...only(open, { id: "goal-check-in", label: "Check in on goal", key: "i", icon: ClipboardCheck, run: () => ask("check-in", goal) }),
      ...(addMilestone ? only(true, { id: "goal-milestone", label: "Add milestone", key: "m", icon: ListPlus, run: addMilestone }) : []),
      ...only(true, { id: "goal-edit", label: "Edit goal", key: "e", icon: Pencil, run: () => ask("edit", goal) }),
    ],
    [
      ...only(open, { id: "goal-achieve", label: "Achieve goal", key: "a", icon: Check, run: () => ask("achieve", goal) }),
      ...only(goal.status === "active", { id: "goal-pause", label: "Pause goal", key: "p", icon: Pause, run: () => pause(goal) }),
      ...(again ? only(true, { id: "goal-resume", label: again.label, key: "p", icon: Play, run: () => move(goal, { to: "resume" }, again.said) }) : []),
      ...only(open, { id: "goal-drop", label: "Drop goal", key: "d", icon: X, run: () => ask("drop", goal) }),
    ],
    [...only(true, { id: "goal-delete", label: "Delete goal", key: "Delete", icon: Trash, run: () => removeRecord(goal.id, goal.title) })],
  ];
}
