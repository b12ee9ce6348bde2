import { untrack } from "svelte";
import { asTrouble, beforeSwitch, change } from "../lib/api.svelte";
import type { CheckInRating } from "../lib/bindings/CheckInRating";
import type { CheckInRow } from "../lib/bindings/CheckInRow";
import type { CheckInSide } from "../lib/bindings/CheckInSide";
import type { RateInCheckIn } from "../lib/bindings/RateInCheckIn";
import type { SkillCheckIn } from "../lib/bindings/SkillCheckIn";
import type { SkillCheckInId } from "../lib/bindings/SkillCheckInId";
import { sayTrouble } from "../lib/steps";

const KEEP_AFTER = 600;

/** A column of a check-in. */
export interface Column {
  side: CheckInSide;
  label: string;
  /** What its reason answers. */
  why: string;
  /** What takes it back says. */
  clear: string;
}

/** The columns of a check-in: mine alone, where I rate alone. */
export function columnsOf({ person }: Pick<SkillCheckIn, "person">): Column[] {
  const me: Column = { side: "me", label: "Me", why: "Why I say so", clear: "Clear my level" };
  if (person === null) return [me];
  return [
    me,
    { side: "mentor", label: person, why: `Why ${person} says so`, clear: `Clear the level that ${person} sees` },
    { side: "agreed", label: "Agreed", why: "Why we agree", clear: "Clear what we agreed on" },
  ];
}

/** What is said in an open check-in, kept a moment after it was said, and at once when the window or the caller goes. */
export function saying(id: SkillCheckInId) {
  let said = $state.raw<Record<string, RateInCheckIn>>({});
  const sent = new WeakSet<RateInCheckIn>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(one: RateInCheckIn) {
    sent.add(one);
    try {
      await change("rate_in_check_in", { id, new: one });
    } catch (error) {
      forget(one);
      sayTrouble(asTrouble(error));
    }
  }

  function forget(one: RateInCheckIn) {
    said = Object.fromEntries(Object.entries(said).filter(([, other]) => other !== one));
  }

  function keep(): Promise<unknown> {
    clearTimeout(timer);
    return Promise.all(Object.values(said).filter((one) => !sent.has(one)).map(send));
  }

  $effect(() => {
    addEventListener("pagehide", keep);
    const stay = beforeSwitch(keep);
    return () => {
      removeEventListener("pagehide", keep);
      stay();
      void keep();
    };
  });

  return {
    keep,
    /** What one side says: what was said here last, else what the logbook holds. */
    of(row: CheckInRow, side: CheckInSide): CheckInRating | null {
      const here = said[`${row.skill}/${side}`];
      if (here === undefined) return row[side];
      return here.level === null ? null : { level: here.level, reason: here.reason, on: null };
    },
    say(one: RateInCheckIn): void {
      said = { ...said, [`${one.skill}/${one.side}`]: one };
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_AFTER);
    },
    /** What the logbook says by now is read from there, so that Undo is seen. */
    settle(rows: CheckInRow[]): void {
      untrack(() => {
        for (const one of Object.values(said)) {
          const kept = rows.find(({ skill }) => skill === one.skill)?.[one.side] ?? null;
          const here = kept?.on ? null : kept;
          if (sent.has(one) && (here?.level ?? null) === one.level && (here?.reason ?? "") === one.reason) forget(one);
        }
      });
    },
    /** Whoever goes on to another skill has said it. */
    async leave(): Promise<void> {
      await keep();
      for (const one of Object.values(said)) if (sent.has(one)) forget(one);
    },
  };
}

export type Saying = ReturnType<typeof saying>;
