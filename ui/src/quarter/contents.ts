import type { RecordId } from "../lib/bindings/RecordId";
import type { ReportItem } from "../lib/bindings/ReportItem";

/** The part of the report that an item stands in, as its heading says it. */
export function headingOf({ place }: ReportItem): string {
  if (place.in === "area") return place.name;
  return place.in === "intended" ? "Intended" : "Focus for the next";
}

/** The items that one item can change places with: those of its kind in its part. */
function likeOf(item: ReportItem, items: readonly ReportItem[]): ReportItem[] {
  return items.filter((other) => other.kind === item.kind && headingOf(other) === headingOf(item));
}

/** The order of an item and its like once it has moved; nothing where it is the first or the last of them. */
export function movedBy(item: ReportItem, by: -1 | 1, items: readonly ReportItem[]): RecordId[] | undefined {
  const order = likeOf(item, items).map(({ record }) => record);
  const from = order.indexOf(item.record);
  if (order[from + by] === undefined) return undefined;
  order.splice(from + by, 0, ...order.splice(from, 1));
  return order;
}
