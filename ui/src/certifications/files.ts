/** The bytes of a file as the logbook takes them. */
export function inBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
}

/** A place in memory from which the window shows or saves bytes; whoever asks for it revokes it. */
export function addressOf(base64: string, mediaType: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: mediaType }));
}

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** "182 kB". */
export function sizeOf(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const number = new Intl.NumberFormat("en-GB", { style: "unit", unit: UNITS[step], unitDisplay: step === 0 ? "long" : "short", maximumSignificantDigits: 3 });
  return number.format(bytes / 1000 ** step);
}
