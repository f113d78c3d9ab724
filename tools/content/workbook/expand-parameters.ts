import type { ParameterFile } from "./workbook-file.ts";

/** What an analyst chose. A parameter that is not there is as the workbook opens: all, or nothing. */
export interface Chosen {
  /** The time range, in milliseconds since 1970. */
  readonly time: { readonly from: number; readonly to: number };
  /** Parameter -> values; of one that takes one value, the first counts. */
  readonly values?: Readonly<Record<string, "all" | readonly string[]>>;
}

/** What stands for all of a list, so that a query need not name thousands of people: see {@link expandParameters}. */
export const allValue = "*";

/**
 * A query with what was chosen in the place of `{Person}`, as Azure Workbooks does it (Microsoft Learn, "Workbook dropdown parameters" and
 * "Workbook time parameters"):
 *
 * - several of a list: each value in single quotes, with commas between; for all of them `'*'`, the value that the parameter gives to "All". So a query
 *   says `'*' in ({Person}) or UserUuid in ({Person})`
 * - one of a list, or a text: the bare value, and nothing when nothing is chosen. The query puts quotes around it
 * - the time: `{TimeRange:start}` and `{TimeRange:end}` as datetime literals, `{TimeRange:grain}` as a length of time
 *
 * Whether Workbooks escapes a quote inside of a value is not documented. So no value may have one: lists give identifiers as values, and names,
 * with any quotes, as labels, which queries never see.
 *
 * @throws RangeError for a parameter or a format that the workbook has not, and for a value that would end the text that it stands in
 */
export function expandParameters(query: string, parameters: readonly ParameterFile[], chosen: Chosen): string {
  return query.replaceAll(/\{(?<name>[A-Z]\w*)(?::(?<format>\w+))?\}/gu, (whole, name: string, format?: string) => {
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) throw new RangeError(`${whole}: the workbook has no parameter ${name}.`);
    if (parameter.kind === "time") return timeText(whole, format, chosen.time);
    if (format !== undefined) throw new RangeError(`${whole}: a ${parameter.kind} parameter has no format ${format}.`);
    return valueText(parameter, chosen.values?.[name]);
  });
}

function valueText(parameter: ParameterFile, values: "all" | readonly string[] | undefined): string {
  if (parameter.kind === "many") {
    const all = values === undefined || values === "all" || values.length === 0;
    return (all ? [allValue] : values).map((value) => `'${safe(value)}'`).join(",");
  }
  const [value = ""] = values === "all" ? [] : (values ?? []);
  // The portal marks a text that does not fit the pattern; what a query gets then is not documented, and here it is nothing.
  if (parameter.kind === "text" && !new RegExp(parameter.pattern, "u").test(value)) return "";
  return safe(value);
}

function safe(value: string): string {
  if (/['"\\\r\n]/u.test(value)) throw new RangeError(`${JSON.stringify(value)} can be no value of a parameter.`);
  return value;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Time range -> width of a bar. The documentation has one example (24 hours: 30 minutes); the rest is ours, and the portal's may differ. Queries
 * must be right with any.
 */
const grains = [
  { upTo: 60 * minuteMs, grain: "1m" },
  { upTo: 240 * minuteMs, grain: "5m" },
  { upTo: dayMs, grain: "30m" },
  { upTo: 3 * dayMs, grain: "1h" },
  { upTo: 14 * dayMs, grain: "6h" },
  { upTo: Number.POSITIVE_INFINITY, grain: "1d" },
] as const;

function timeText(whole: string, format: string | undefined, { from, to }: Chosen["time"]): string {
  if (format === "start") return `datetime(${new Date(from).toISOString()})`;
  if (format === "end") return `datetime(${new Date(to).toISOString()})`;
  if (format === "grain") return grains.find(({ upTo }) => to - from <= upTo)?.grain ?? "1d";
  throw new RangeError(`${whole}: use :start, :end or :grain. The range itself is the timespan of the query.`);
}
