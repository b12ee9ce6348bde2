import Check from "@lucide/svelte/icons/check";
import ClipboardCheck from "@lucide/svelte/icons/clipboard-check";
import ListPlus from "@lucide/svelte/icons/list-plus";
import Pause from "@lucide/svelte/icons/pause";
import Pencil from "@lucide/svelte/icons/pencil";
import Play from "@lucide/svelte/icons/play";
import Trash from "@lucide/svelte/icons/trash-2";
import X from "@lucide/svelte/icons/x";
import { change } from "../lib/api.svelte";
import type { Goal } from "../lib/bindings/Goal";
import type { GoalMove } from "../lib/bindings/GoalMove";
import type { Action } from "../lib/keys.svelte";
import { make } from "../lib/steps";
import { isOpen } from "./goal";

function move(goal: Goal, to: GoalMove, said: string): void {
  void make(change("move_goal", { id: goal.id, new: to }), `${said} “${goal.title}”.`);
}

/** What starts work on a goal again, by where it stands. */
const RESUME = {
  planned: { label: "Start goal", said: "Started" },
  paused: { label: "Resume goal", said: "Resumed" },
  achieved: { label: "Reopen goal", said: "Reopened" },
  dropped: { label: "Reopen goal", said: "Reopened" },
};

interface Opens {
  edit: () => unknown;
  checkIn: () => unknown;
  drop: () => unknown;
  addMilestone: () => unknown;
  remove: () => unknown;
}

/** All that can be done with a goal, in the order of its menu. */
export function actionsOn(goal: Goal, opens: Opens): Action[][] {
  const about = goal.title;
  const open = isOpen(goal);
  const again = goal.status === "active" ? undefined : RESUME[goal.status];
  const only = (shown: boolean, action: Action) => (shown ? [{ ...action, about }] : []);
  return [
    [
      ...only(open, { id: "goal-check-in", label: "Check in on goal", key: "i", icon: ClipboardCheck, run: opens.checkIn }),
      ...only(true, { id: "goal-milestone", label: "Add milestone", key: "m", icon: ListPlus, run: opens.addMilestone }),
      ...only(true, { id: "goal-edit", label: "Edit goal", key: "e", icon: Pencil, run: opens.edit }),
    ],
    [
      ...only(open, { id: "goal-achieve", label: "Achieve goal", key: "a", icon: Check, run: () => move(goal, { to: "achieve" }, "Achieved") }),
      ...only(goal.status === "active", { id: "goal-pause", label: "Pause goal", key: "p", icon: Pause, run: () => move(goal, { to: "pause" }, "Paused") }),
      ...(again
        ? only(true, { id: "goal-resume", label: again.label, key: "p", icon: Play, run: () => move(goal, { to: "resume" }, again.said) })
        : []),
      ...only(open, { id: "goal-drop", label: "Drop goal", key: "d", icon: X, run: opens.drop }),
    ],
    [...only(true, { id: "goal-delete", label: "Delete goal", key: "Delete", icon: Trash, run: opens.remove })],
  ];
}
