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

/** The size of a file as a person says it: "340 bytes", "12 KB", "3.4 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, { one: "# byte", other: "# bytes" });
  const [unit, worth] = bytes < 1_000_000 ? ["KB", 1000] : ["MB", 1_000_000];
  const shown = bytes / (worth as number);
  return `${number.format(shown < 10 ? Math.round(shown * 10) / 10 : Math.round(shown))} ${unit}`;
}
