import { countText } from "../../words/count-text.ts";

const unitNames: Readonly<Record<string, string>> = { m: "minute", h: "hour", d: "day" };

/** `15m` -> `15 minutes`. */
export function spanText(span: string): string {
  const [, number, unit] = /^(\d+)([mhd])$/u.exec(span) ?? [];
  return number === undefined ? span : countText(Number(number), unitNames[unit ?? ""] ?? "");
}

/** What a hunting query found, and how much of it is about the incident. */
export function sayFound(rows: number, mentioning: number): string {
  if (mentioning === 0) return `${countText(rows, "row")}. None mentions an entity of this incident.`;
  const verb = mentioning === 1 ? "mentions" : "mention";
  return `${countText(rows, "row")}. ${mentioning.toLocaleString("en")} ${verb} an entity of this incident.`;
}
