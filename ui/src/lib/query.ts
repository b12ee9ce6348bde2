/** The filters of the search, as the palette offers them while they are typed: `type: skill: person: tag: before: after:`. */
import { matches, type Choice } from "./choice";

export const FILTERS = ["type", "skill", "person", "tag", "before", "after"] as const;
export type Filter = (typeof FILTERS)[number];

/** A filter that was chosen. */
export interface Chosen {
  filter: Filter;
  value: string;
  label: string;
}

/** What each filter is for, and what is said where nothing fits what is typed into it. */
export const ABOUT: Record<Filter, { is: string; asks: string }> = {
  type: { is: "Only one kind of record", asks: "There is no such kind of record." },
  skill: { is: "Only what shows a skill or an area", asks: "There is no such skill or area." },
  person: { is: "Only what has to do with a person", asks: "There is no such person in this logbook." },
  tag: { is: "Only what carries a tag", asks: "No record carries such a tag." },
  before: { is: "Only before a day or a quarter", asks: "Write a day or a quarter, such as before:2026-06-30 or before:2026q2." },
  after: { is: "Only from a day or a quarter on", asks: "Write a day or a quarter, such as after:2026-06-30 or after:2026q2." },
};

/** The values that each filter can have, as far as they are known. */
export type Values = Record<Filter, readonly Choice[]>;

const LAST = /\S*$/;
const BEGUN = new RegExp(`^(${FILTERS.join("|")}):(.*)$`, "i");
const AT_MOST = 10;

const lastWord = (text: string) => LAST.exec(text)![0];

/** The filters whose names the last word begins. */
export function filtersFor(text: string): Filter[] {
  const word = lastWord(text).toLowerCase();
  return word === "" ? [] : FILTERS.filter((name) => name.startsWith(word));
}

/** The text with its last word completed to a filter. */
export const withFilter = (text: string, filter: Filter) => `${text.replace(LAST, "")}${filter}:`;

/** The filter that is being typed, and what has been typed of its value. */
export function filterIn(text: string): { filter: Filter; typed: string } | undefined {
  const [, filter, typed] = BEGUN.exec(lastWord(text)) ?? [];
  return filter === undefined ? undefined : { filter: filter.toLowerCase() as Filter, typed: typed ?? "" };
}

/** The values that fit what is typed; a day is as it is typed, for the logbook to read. */
export function valuesFor(values: Values, { filter, typed }: { filter: Filter; typed: string }): Choice[] {
  const fitting = values[filter].filter(({ value, label }) => matches(`${label} ${value}`, typed.replaceAll("-", " ")) || value.startsWith(typed));
  const asTyped = typed !== "" && (filter === "before" || filter === "after") && !fitting.some(({ value }) => value === typed);
  return [...(asTyped ? [{ value: typed, label: typed }] : []), ...fitting].slice(0, AT_MOST);
}

/** The text without the filter at its end, and that filter as chosen; what no value fits is taken as it stands, for the logbook to refuse. */
export function chosenIn(values: Values, text: string): { text: string; chosen: Chosen } | undefined {
  const begun = filterIn(text);
  if (!begun || begun.typed === "") return undefined;
  const { filter, typed } = begun;
  const exact = values[filter].find(({ value, label }) => [value, label].some((one) => one.toLowerCase() === typed.toLowerCase()));
  const fitting = valuesFor(values, begun);
  const { value, label } = exact ?? (fitting.length === 1 ? fitting[0]! : { value: typed, label: typed });
  return { text: text.replace(LAST, ""), chosen: { filter, value, label } };
}

/** What the logbook is asked for. */
export const asQuery = (chosen: readonly Chosen[], text: string) => [...chosen.map(({ filter, value }) => `${filter}:${value}`), text.trim()].filter(Boolean).join(" ");
