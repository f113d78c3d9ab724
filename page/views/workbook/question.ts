import type { ListedParameter } from "./parameter.ts";
import { intervalText } from "./time-range.ts";
import type { Source } from "./tile.ts";
import { expanded, rangeOf } from "./values.ts";
import type { Values } from "./values.ts";

/** What is asked of the server. Two that are alike have the same answer. */
export type Question =
  | { readonly kind: "logs"; readonly query: string; readonly timespan: string }
  | Extract<Source, { readonly kind: "resources" }>;

/**
 * What a tile asks, with what is chosen.
 * @throws RangeError when a value cannot stand in a query, or the source is not known
 */
export function questionOf(source: Source, values: Values): Question {
  switch (source.kind) {
    case "logs":
      return { kind: "logs", query: expanded(source.query, values), timespan: timespanOf(source.time, values) };
    case "resources":
      return { ...source, path: expanded(source.path, values) };
    case "unknown":
      throw new RangeError(`${source.what} cannot be asked here.`);
  }
}

/** What a parameter's list asks. */
export function listQuestion({ query, reach }: ListedParameter, values: Values): Question {
  return questionOf({ kind: "logs", query, time: { duration: reach } }, values);
}

type Time = Extract<Source, { readonly kind: "logs" }>["time"];

/** Two instants even for "the last 7 days": all that is shown is of one moment. */
function timespanOf(time: Time, values: Values): string {
  return intervalText(
    "parameter" in time ? rangeOf(values, time.parameter) : { from: values.now - time.duration, to: values.now },
  );
}
