export interface Choice {
  value: string;
  label: string;
  /** A second, softer text in the row. */
  detail?: string;
}

export interface ChoiceGroup {
  /** Left out when the choices need no heading. */
  heading?: string;
  /** The mark that the heading wears, as its name does everywhere. */
  sign?: "learning" | "leadership" | undefined;
  choices: Choice[];
}

/** The values of a list of words, to choose from. */
export const choicesOf = <Value extends string>(words: Record<Value, string>): Choice[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Whether every word of `typed` is somewhere in `text`, without regard to case and accents. */
export function matches(text: string, typed: string): boolean {
  const haystack = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/**
 * The groups with only the choices that match. A heading counts for all choices under it, but what matches by its own
 * name comes first, so that Enter takes what was typed.
 */
export function narrowed(groups: ChoiceGroup[], typed: string): ChoiceGroup[] {
  const ownName = (choice: Choice) => Number(!matches(choice.label, typed));
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices
        .filter((choice) => matches(`${group.heading ?? ""} ${choice.label} ${choice.detail ?? ""}`, typed))
        .sort((one, other) => ownName(one) - ownName(other)),
    }))
    .filter((group) => group.choices.length > 0)
    .sort((one, other) => ownName(one.choices[0]!) - ownName(other.choices[0]!));
}
