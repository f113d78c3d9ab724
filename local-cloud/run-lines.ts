import type { Workspace } from "./azure/workspace.ts";
import { tableName } from "./hosts.ts";

/** What the connector said of one stream in one run: its health row. */
export interface StreamLine {
  readonly stream: string;
  readonly category: string;
  readonly outcome: string;
  readonly events: number;
  readonly pages: number;
  readonly lagSeconds: number | undefined;
  readonly seconds: number;
  readonly message: string | undefined;
}

/** The health rows that reached the workspace since a time. */
export function healthSince(workspace: Workspace, since: Date): readonly StreamLine[] {
  const rows = [...workspace.rows(tableName, { since })];
  return rows.filter((row) => row["log_source"] === "healthevents").map((row) => lineOf(row));
}

function lineOf(row: Readonly<Record<string, unknown>>): StreamLine {
  const details = new Map<string, unknown>(Object.entries(Object(row["details"])));
  const number = (name: string): number | undefined => {
    const value = details.get(name);
    return typeof value === "number" ? value : undefined;
  };
  const text = (name: string): string => {
    const value = details.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    stream: text("stream"),
    category: String(row["category"]),
    outcome: text("outcome"),
    events: number("events") ?? 0,
    pages: number("pages") ?? 0,
    lagSeconds: number("lag_seconds"),
    seconds: number("duration_seconds") ?? 0,
    message: details.has("message") ? text("message") : undefined,
  };
}

/** Whether a run left nothing behind, by what it said of its streams. A probe tells of no run. */
export function isDrained(lines: readonly StreamLine[]): boolean {
  return lines.every(({ outcome }) => outcome === "drained" || outcome === "probe");
}

const columns = [10, 16, 9, 6, 9, 9] as const;

/** Heading of the lines that {@link writeLine} makes. */
export const heading = aligned(["time", "stream", "events", "pages", "lag", "took"], "outcome");

/** One stream's run as one line. `at` is in milliseconds since 1970. */
export function writeLine(line: StreamLine, at: number): string {
  const outcome =
    line.category === "ok" ? line.outcome.replaceAll("_", " ") : `${line.category}: ${line.message ?? line.outcome}`;
  return aligned(
    [
      new Date(at).toISOString().slice(11, 19),
      line.stream,
      line.events.toLocaleString("en"),
      String(line.pages),
      line.lagSeconds === undefined ? "?" : `${line.lagSeconds} s`,
      `${line.seconds.toFixed(1)} s`,
    ],
    outcome,
  );
}

function aligned(cells: readonly string[], last: string): string {
  const padded = cells.map((cell, index) =>
    index < 2 ? cell.padEnd(columns[index] ?? 0) : cell.padStart(columns[index] ?? 0),
  );
  return `${padded.join("")}  ${last}`;
}
