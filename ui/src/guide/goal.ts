import type { GoalTemplate } from "../lib/bindings/GoalTemplate";
import type { Specialisation } from "../lib/bindings/Specialisation";

/** The template that is about a field: named after it, else working towards the skill of that name. */
export function templateFor({ slug }: Specialisation, templates: readonly GoalTemplate[]): GoalTemplate | undefined {
  return (
    templates.find((one) => one.slug === slug || one.slug.endsWith(`-${slug}`)) ?? templates.find(({ skills }) => skills.some(({ skill }) => skill === slug))
  );
}
