const NAMES = "123456789abcdefghijklmnopqrstuvwxyz";

/** What is pressed for the part at a place in its list, after the letter of the list; undefined beyond the last name. */
export const nameAt = (at: number): string | undefined => NAMES[at];

/** The parts of a list that a key reaches, each with its name. */
export function numbered<T>(parts: readonly T[]): { part: T; name: string }[] {
  return parts.slice(0, NAMES.length).map((part, at) => ({ part, name: NAMES[at]! }));
}
