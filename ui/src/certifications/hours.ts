import type { Activity } from "../lib/bindings/Activity";
import type { ActivityKind } from "../lib/bindings/ActivityKind";
import type { QuarterInfo } from "../lib/bindings/QuarterInfo";
import { duration } from "../lib/numbers";

/** The activities of one kind; all of them without one. */
export function ofKind(activities: readonly Activity[], kind: ActivityKind | ""): Activity[] {
  return activities.filter((activity) => kind === "" || activity.kind === kind);
}

/** The quarter that a day is in, by its label; its year where the quarters do not reach back that far. */
export function periodOf(on: string, quarters: readonly QuarterInfo[]): string {
  return quarters.find(({ from, to }) => from <= on && on <= to)?.label ?? on.slice(0, 4);
}

export const minutesOf = (activities: readonly Activity[]) => activities.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/** The heading of each period: "2026Q4 · 24 h 30 min", or its name alone where no time was noted. */
export function headingsOf(activities: readonly Activity[], quarters: readonly QuarterInfo[]): Map<string, string> {
  const periods = new Map<string, Activity[]>();
  for (const activity of activities) {
    const period = periodOf(activity.on, quarters);
    periods.set(period, [...(periods.get(period) ?? []), activity]);
  }
  return new Map(
    [...periods].map(([period, all]) => {
      const minutes = minutesOf(all);
      return [period, minutes === 0 ? period : `${period} · ${duration(minutes)}`];
    }),
  );
}
