/** Times of day. The logbook keeps instants with the zone they were said in; the window shows and takes `15:00`. */
const MINUTE_MS = 60_000;

/** The zone of this machine, by its IANA name. */
export const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function onTheClock(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "short", timeZone: zone }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}

/** "15:00", as the clocks in `zone` show an instant. */
export function timeOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone || here() }).format(Date.parse(instant));
}

/** When a session starts, on the clocks of its own zone, which is named where it is not this machine's; undefined without a time. */
export function startOf({ startsAt, zone }: { startsAt: string | null; zone: string }): string | undefined {
  if (!startsAt) return undefined;
  const time = timeOf(startsAt, zone);
  return zone && zone !== here() ? `${time} (${zone})` : time;
}

/** The instant at which the clocks in `zone` show a day and a time ("15:00", "9.30", "9"); undefined when that is no time. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(time.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const wanted = Date.parse(`${day}T${hour.padStart(2, "0")}:${minute}:00Z`);
  // The second turn is for days on which the clocks change between the first guess and the answer.
  const turn = (guess: number) => guess + (wanted - onTheClock(guess, zone));
  const found = turn(turn(wanted));
  return new Date(Math.round(found / MINUTE_MS) * MINUTE_MS).toISOString();
}
