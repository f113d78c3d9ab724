/** `1 alert`, `2 alerts`. */
export function count(number: number, thing: string): string {
  return `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
}

/** `TruePositive` -> `True positive`. */
export function spaced(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ");
  return words.slice(0, 1) + words.slice(1).toLowerCase();
}

const unitNames: Readonly<Record<string, string>> = { m: "minute", h: "hour", d: "day" };

/** `15m` -> `15 minutes`. */
export function spanText(span: string): string {
  const [, number, unit] = /^(\d+)([mhd])$/u.exec(span) ?? [];
  return number === undefined ? span : count(Number(number), unitNames[unit ?? ""] ?? "");
}

/** What a hunting query found, and how much of it is about the incident. */
export function sayFound(rows: number, mentioning: number): string {
  if (mentioning === 0) return `${count(rows, "row")}. None mentions an entity of this incident.`;
  const verb = mentioning === 1 ? "mentions" : "mention";
  return `${count(rows, "row")}. ${mentioning.toLocaleString("en")} ${verb} an entity of this incident.`;
}
