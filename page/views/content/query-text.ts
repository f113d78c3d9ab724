/** How far a look at a rule's query goes back; the first is what the rule itself does. */
export const looks = ["", "1h", "1d", "7d", "14d", "30d"] as const;

const minutes = { m: 1, h: 60, d: 1_440 } as const;

/** `1d` -> 1440. Undefined for what is no length of time. */
export function minutesOf(span: string): number | undefined {
  const [, digits, unit] = /^(\d+)([mhd])$/u.exec(span) ?? [];
  if (unit !== "m" && unit !== "h" && unit !== "d") return undefined;
  return Number(digits) * minutes[unit];
}

/** What stands behind "the last": `7d` -> `7 days`, `1h` -> `hour`. */
export function spanWords(span: string): string {
  const [, digits = "", unit = ""] = /^(\d+)([mhd])$/u.exec(span) ?? [];
  const word = { m: "minute", h: "hour", d: "day" }[unit];
  if (word === undefined) return span;
  return digits === "1" ? word : `${digits} ${word}s`;
}

/** What a knob of a query is set to: `let frequency = 15m;` has `15m`. Undefined when the query has no such knob. */
export function knobOf(query: string, name: string): string | undefined {
  return lineOf(name).exec(query)?.[2];
}

/** The query with a knob set to something else; as it was when it has no such knob. */
export function withKnob(query: string, name: string, value: string): string {
  return query.replace(lineOf(name), (_, before: string) => `${before}${value};`);
}

/**
 * The query of a rule for a look at more than its last run: all arrivals of a length of time until now. A run looks at what arrived in the
 * last `frequency`, and leaves the last five minutes to the next run (`ago(5m)`); its `lookback` is widened where it is shorter.
 * @param span - Such as `7d`; empty for the rule's own query.
 */
export function lookingBack(query: string, span: string): string {
  if (span === "") return query;
  const wide = withKnob(query, "frequency", span).replaceAll(/\bago\(5m\)/gu, "now()");
  const lookback = minutesOf(knobOf(query, "lookback") ?? "") ?? Infinity;
  return lookback < (minutesOf(span) ?? 0) ? withKnob(wide, "lookback", span) : wide;
}

/** A query's line that sets a knob: what is before the value, and the value. */
function lineOf(name: string): RegExp {
  return new RegExp(String.raw`^(let ${name} = )([^;]*);`, "mu");
}
