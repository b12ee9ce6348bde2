import type { CaseCriterion } from "../lib/bindings/CaseCriterion";
import type { CaseItem } from "../lib/bindings/CaseItem";
import type { PartId } from "../lib/bindings/PartId";

/** How many items make the case for a criterion at most, as the core has it. */
const MOST = 3;

/** A row of the case: an item, or the place for one more. */
export interface CasePlace {
  id: string;
  of: CaseCriterion;
  item: CaseItem | undefined;
}

/** Each item of each criterion, and a place for one more where there is room; a hole is a criterion with that place alone. */
export function placesOf(criteria: readonly CaseCriterion[]): CasePlace[] {
  return criteria.flatMap((of) => {
    const items: CasePlace[] = of.items.map((item) => ({ id: item.id, of, item }));
    const isFull = items.length >= MOST || (of.skill === null && items.length > 0);
    return isFull ? items : [...items, { id: `${of.slug}+`, of, item: undefined }];
  });
}

/** The order of an item's criterion once it has moved; nothing where it is the first or the last there. */
export function movedBy(item: CaseItem, by: -1 | 1, criteria: readonly CaseCriterion[]): PartId[] | undefined {
  const order = criteria.find(({ slug }) => slug === item.criterion)?.items.map(({ id }) => id) ?? [];
  const from = order.indexOf(item.id);
  if (from < 0 || order[from + by] === undefined) return undefined;
  order.splice(from + by, 0, ...order.splice(from, 1));
  return order;
}
