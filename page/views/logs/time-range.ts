/** What a query looks at, or from one time to another (UTC, as `<input type="datetime-local">` has it). */
export interface TimeRange {
  /** One of `ranges`, or any other timespan that an address named. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The choices; ISO 8601 durations up to now, as the query API takes them. */
const ranges: readonly { readonly id: string; readonly title: string }[] = [
  { id: "PT1H", title: "Last hour" },
  { id: "PT4H", title: "Last 4 hours" },
  { id: "P1D", title: "Last 24 hours" },
  { id: "P7D", title: "Last 7 days" },
  { id: "P30D", title: "Last 30 days" },
  { id: "P90D", title: "Last 90 days" },
  { id: "all", title: "All time" },
  { id: "custom", title: "From … to …" },
];

export const firstRange: TimeRange = { id: "P7D", from: "", to: "" };

/** What stands for an end that is left open: the query API wants two. */
const open = { from: "1970-01-01T00:00:00", to: "9999-12-31T00:00:00" } as const;

/** A range as the query API's timespan; undefined for all time. An end that is not given is open. */
export function timespanOf({ id, from, to }: TimeRange): string | undefined {
  if (id === "all") return undefined;
  if (id !== "custom") return id;
  if (from === "" && to === "") return undefined;
  return `${withZone(from === "" ? open.from : from)}/${withZone(to === "" ? open.to : to)}`;
}

/** What is wrong with a range; undefined when nothing is. */
export function rangeProblem({ id, from, to }: TimeRange): string | undefined {
  return id === "custom" && from !== "" && to !== "" && from > to ? "The end is before the beginning." : undefined;
}

/** The range of a timespan in an address; without one, all time. What the choices do not have stays as it is. */
export function rangeOf(timespan: string | null): TimeRange {
  if (timespan === null || timespan === "") return { id: "all", from: "", to: "" };
  const [from, to] = timespan.split("/").map((part) => Date.parse(part));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) {
    return { id: timespan === "custom" ? "all" : timespan, from: "", to: "" };
  }
  const [first, last] = [secondOf(from, Math.floor), secondOf(to, Math.ceil)];
  return { id: "custom", from: first === open.from ? "" : first, to: last === open.to ? "" : last };
}

/** How a range is written in an address. */
export function rangeInAddress(range: TimeRange): string {
  return timespanOf(range) ?? "all";
}

/** The choices, and the range itself when it is none of them. */
export function choicesFor({ id }: TimeRange): typeof ranges {
  return ranges.some((range) => range.id === id) ? ranges : [{ id, title: id }, ...ranges];
}

function secondOf(at: number, round: (value: number) => number): string {
  return new Date(round(at / 1_000) * 1_000).toISOString().slice(0, 19);
}

function withZone(local: string): string {
  return `${local.length === 16 ? `${local}:00` : local}Z`;
}
