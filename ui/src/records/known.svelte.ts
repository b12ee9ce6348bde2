import { ask, currentRevision, type Trouble } from "../lib/api.svelte";
import type { Commands } from "../lib/bindings/Commands";
import { same } from "../lib/same";

type Shared = "list_areas" | "list_levels" | "list_people" | "list_tags" | "logbook";

/** A list that many pieces of one screen need: read once for all of them, and again after each change. */
function shared<N extends Shared>(name: N) {
  let value = $state.raw<Commands[N]["output"]>();
  let failure = $state.raw<Trouble>();
  let users = 0;
  let readAt: number | undefined;

  async function read(now: number) {
    readAt = now;
    try {
      const answer = await ask(name, null as Commands[N]["input"]);
      if (readAt !== now) return;
      if (!same(value, answer)) value = answer;
      failure = undefined;
    } catch (error) {
      if (readAt === now) failure = error as Trouble;
    }
  }

  return () => {
    $effect(() => {
      users += 1;
      return () => {
        users -= 1;
        if (users === 0) readAt = undefined;
      };
    });
    $effect(() => {
      const now = currentRevision();
      if (now !== readAt) void read(now);
    });
    return {
      get value() {
        return value;
      },
      get failure() {
        return failure;
      },
    };
  };
}

/** The areas and skills to pick from; call these while a component is set up. */
export const useAreas = shared("list_areas");
/** The ladder, lowest rung first. */
export const useLevels = shared("list_levels");
export const usePeople = shared("list_people");
export const useTags = shared("list_tags");
/** The open logbook and its day of today. */
export const useLogbook = shared("logbook");
