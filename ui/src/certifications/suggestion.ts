import type { CertificationRule } from "../lib/bindings/CertificationRule";
import { isDay, writtenDay } from "../lib/day";
import { counted } from "../lib/numbers";
import { spanWords } from "../lib/span";

/** The fields that a rule can fill, as they are; one that is left out cannot be filled here. */
export type Fillable = Partial<Pick<CertificationRule, "expiresOn" | "cycle" | "creditsNeeded" | "reminders">>;

const NAMES = ["expiresOn", "cycle", "creditsNeeded", "reminders"] as const;

/** What of a rule fits into the fields: nothing that it leaves open. */
export function fillOf(rule: CertificationRule, fields: Fillable): Fillable {
  return Object.fromEntries(NAMES.filter((name) => name in fields && rule[name] !== null).map((name) => [name, rule[name]]));
}

/** What using a rule would fill in: "until 12 Mar 2027, a cycle of 2 years"; empty where that is nothing. */
export function fillWords(rule: CertificationRule, fields: Fillable): string {
  const { expiresOn, cycle, creditsNeeded, reminders } = fillOf(rule, fields);
  return [
    expiresOn && isDay(expiresOn) && `until ${writtenDay(expiresOn)}`,
    cycle && `a cycle of ${spanWords(cycle)}`,
    creditsNeeded && counted(creditsNeeded, { one: "# credit", other: "# credits" }),
    reminders && reminders.length > 0 && `reminders ${reminders.join(", ")} days before`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Whether the fields already hold what the rule says. */
export function isTaken(rule: CertificationRule, fields: Fillable): boolean {
  return Object.entries(fillOf(rule, fields)).every(([name, value]) => JSON.stringify(fields[name as keyof Fillable]) === JSON.stringify(value));
}
