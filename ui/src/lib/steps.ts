import { ask, asTrouble, change, currentRevision, type Trouble } from "./api.svelte";
import { toasts } from "./toasts.svelte";

/** Shows a failure where no form could show it. */
export function sayTrouble(trouble: Trouble): void {
  toasts.say(trouble.message, { details: trouble.details });
}

/** Whether the newest step is still one of `before` (milliseconds) that is not undone; where it cannot be read, no. */
async function isNewest(before: number): Promise<boolean> {
  const [newest] = await ask("list_steps", null).catch(() => []);
  return newest !== undefined && !newest.undone && Date.parse(newest.at) <= before;
}

/**
 * Says what the change just made was, and offers to undo it. Once anything newer is written, by whomever,
 * that Undo would take back something else: it then says so and leaves the choice to the person.
 */
export function did(message: string): void {
  const mine = currentRevision();
  const said = Date.now();
  toasts.say(message, {
    action: {
      label: "Undo",
      async run() {
        // The shell also tells of this window's own writes, so another revision alone means nothing.
        if (currentRevision() === mine || (await isNewest(said))) return undo();
        toasts.say("Something newer was written since. Undo takes back one step at a time, newest first.", {
          action: { label: "Undo newest", run: undo },
        });
      },
    },
  });
}

async function step(command: "undo" | "redo", word: string): Promise<void> {
  try {
    const { intent, subject } = await change(command, null);
    toasts.say(subject ? `${word}: ${intent}, “${subject}”.` : `${word}: ${intent}.`);
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
