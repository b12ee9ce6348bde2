const plural = new Intl.PluralRules("en-GB");
const number = new Intl.NumberFormat("en-GB");

/** `counted(3, { one: "# goal", other: "# goals" })` is "3 goals". */
export function counted(count: number, words: { one: string; other: string }): string {
  return words[plural.select(count) === "one" ? "one" : "other"].replace("#", number.format(count));
}

/** Minutes as a person says them: "45 min", "2 h", "1 h 30 min". */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${number.format(hours)} h` : `${number.format(hours)} h ${rest} min`;
}
