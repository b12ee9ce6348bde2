import { counted } from "../lib/numbers";

/** The longest time before its end at which a certification reminds, in days: ten years. */
export const LONGEST_LEAD = 3650;

/** "90 days before". */
export function leadWords(days: number): string {
  return days === 0 ? "on the last day" : counted(days, { one: "# day before", other: "# days before" });
}

/** The lead times with one more; the longest first. */
export function withLead(leads: readonly number[], lead: number): number[] {
  return [...new Set([...leads, lead])].sort((one, other) => other - one);
}

export function withoutLead(leads: readonly number[], lead: number): number[] {
  return leads.filter((one) => one !== lead);
}
