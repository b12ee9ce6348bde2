import type { CheckInRow } from "../lib/bindings/CheckInRow";
import type { SkillCheckIn } from "../lib/bindings/SkillCheckIn";

/** "Check-in with Maya". */
export const titleOf = ({ person }: Pick<SkillCheckIn, "person">) => (person === null ? "Check-in" : `Check-in with ${person}`);

export const isRated = ({ me, mentor, agreed }: CheckInRow) => me !== null || mentor !== null || agreed !== null;
export const isChanged = ({ myNext, theirNext, unexplained }: CheckInRow) => myNext !== null || theirNext !== null || unexplained.length > 0;

/** What closing makes of a skill: "mine 1 → 2, Maya 3". */
export function changeOf({ mine, theirs, myNext, theirNext }: CheckInRow, person: string | null): string {
  const from = (whose: string, before: number | null, next: number | null) => (next === null ? [] : [`${whose} ${before === null ? "" : `${before} → `}${next}`]);
  return [...from("mine", mine, myNext), ...from(person ?? "theirs", theirs, theirNext)].join(", ");
}
