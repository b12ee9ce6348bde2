import { asTrouble, change, lastStep, type Trouble } from "./api.svelte";
import type { Step } from "./bindings/Step";
import { toasts } from "./toasts.svelte";

/** Shows a failure where no form could show it. */
export function sayTrouble(trouble: Trouble): void {
  toasts.say(trouble.message, { details: trouble.details });
}

/**
 * Says what the change just made was, and offers to undo it: that change and no other. Once anything newer is written,
 * by whomever, it says so and leaves the choice to the person.
 */
export function did(message: string): void {
  const mine = lastStep();
  toasts.say(message, { step: mine, action: { label: "Undo", run: () => undoStep(mine) } });
}

/** Takes one step back, as long as nothing newer lies above it, and says what it was. */
export async function undoStep(step: number | null): Promise<void> {
  if (step === null) return toasts.say("That changed nothing in the logbook, so there is nothing to take back.");
  try {
    sayStep("Undone", await change("undo_step", step));
  } catch (error) {
    const trouble = asTrouble(error);
    if (trouble.field !== "step") return sayTrouble(trouble);
    toasts.say("Something newer was written since. Undo takes back one step at a time, newest first.", {
      action: { label: "Undo newest", run: undo },
    });
  }
}

/** Waits for a change that no form sends, and says what it did, with Undo, or why it was refused. */
export function make<T>(changed: Promise<T>, said: string): Promise<void> {
  return changed.then(
    () => did(said),
    (error) => sayTrouble(asTrouble(error)),
  );
}

function sayStep(word: string, { intent, subject }: Step): void {
  toasts.say(subject ? `${word}: ${intent}, “${subject}”.` : `${word}: ${intent}.`);
}

async function step(command: "undo" | "redo", word: string): Promise<void> {
  try {
    const taken = await change(command, null);
    toasts.dismissOf(taken.id);
    sayStep(word, taken);
  } catch (error) {
    sayTrouble(asTrouble(error));
  }
}

/** Takes back the newest step of the logbook, whoever wrote it, and says what it was. */
export function undo(): Promise<void> {
  return step("undo", "Undone");
}

/** Brings back the step that was undone last, and says what it was. */
export function redo(): Promise<void> {
  return step("redo", "Done again");
}
