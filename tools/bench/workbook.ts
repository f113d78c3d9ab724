import { expandParameters } from "../content/workbook/expand-parameters.ts";
import type { Chosen } from "../content/workbook/expand-parameters.ts";
import { listTimeMs } from "../content/workbook/parameter-items.ts";
import { queryTiles, readWorkbook } from "../content/workbook/read-workbook.ts";
import type { Workbook } from "../content/workbook/read-workbook.ts";
import { milliseconds } from "../content/workbook/spans.ts";
import { deployedQuery } from "../content/workbook/tile-items.ts";
import { prepareQuery } from "../kql/engine/run-query.ts";
import { toText } from "../kql/values/text.ts";
import type { Table } from "../kql/tables/table.ts";
import type { World } from "./detections/world.ts";
import { processorSeconds } from "./processor-seconds.ts";
import type { QueryTiming, TimeRange } from "./query-timing.ts";

const limits = { rows: 10_000_000, milliseconds: 60_000 };
/** What an empty choice of a person or an item would make too easy. */
const chosenBy = [
  {
    parameter: "OnePerson",
    query: "OnePasswordItemUsages() | where not(IsServiceAccount) | top-hitters 1 of UserUuid",
  },
  { parameter: "OneItem", query: "OnePasswordItemUsages() | where not(IsServiceAccount) | top-hitters 1 of ItemUuid" },
] as const;

/** A query of the workbook, ready but for what is chosen. */
export interface ShownQuery {
  /** File, relative to the project. */
  readonly file: string;
  readonly text: string;
  /** Length of time that it looks at, whatever is chosen, in milliseconds. */
  readonly ownTimeMs: number | undefined;
}

/** Every query of the workbook over the workspace: lists of parameters, then tiles. */
export function shownQueries({ parameters, tabs }: Workbook): ShownQuery[] {
  const lists = parameters.flatMap(({ shows, query }): ShownQuery[] =>
    query === undefined || !(shows.kind === "many" || shows.kind === "one")
      ? []
      : [{ ...query, ownTimeMs: listTimeMs[shows.kind] }],
  );
  // Two lists may have one query: the one that looks back further counts.
  const longest = new Map(lists.toSorted(byOwnTime).map((list) => [list.file, list]));
  const tiles = tabs.flatMap(({ tiles: each }) => queryTiles(each));
  return [
    ...longest.values(),
    ...tiles.map((tile) => ({
      file: tile.query.file,
      text: deployedQuery(tile),
      ownTimeMs: tile.shows.time === undefined ? undefined : milliseconds(tile.shows.time),
    })),
  ];
}

function byOwnTime(one: ShownQuery, other: ShownQuery): number {
  return (one.ownTimeMs ?? 0) - (other.ownTimeMs ?? 0);
}

/** Runs a query of the workbook as the portal would: with what is chosen in it, over rows of its time. `now` is the end of the range that is chosen. */
export async function runShown(
  { text, ownTimeMs }: ShownQuery,
  { parameters }: Pick<Workbook, "parameters">,
  view: World["quiet"],
  chosen: Chosen,
): Promise<Table> {
  const { from, to } = chosen.time;
  const seen = view({ from: ownTimeMs === undefined ? from : to - ownTimeMs, to, arrivedBy: to });
  const query = expandParameters(
    text,
    parameters.map(({ shows }) => shows),
    chosen,
  );
  return await prepareQuery(query, seen.schema).run(seen, { now: to, limits });
}

/**
 * Times every query of the workbook over a company's days, with the parsers as they are deployed.
 * @param root - Folder of the project.
 * @throws Error where there is no workbook
 */
export async function measureWorkbook(
  root: string,
  view: World["asDeployed"],
  time: TimeRange,
): Promise<QueryTiming[]> {
  const workbook = readWorkbook(root);
  if (workbook === undefined) throw new Error("There is no workbook.");
  const values = await mostActive(workbook, view, { time });
  const timings: QueryTiming[] = [];
  for (const query of shownQueries(workbook)) {
    const { seconds, result } = await processorSeconds(() => runShown(query, workbook, view, { time, values }));
    timings.push({ query: query.file, seconds, rows: result.rows });
  }
  return timings;
}

/** The person who uses the most items, and the item that is used most, as an analyst would have chosen them. */
export async function mostActive(
  workbook: Pick<Workbook, "parameters">,
  view: World["quiet"],
  chosen: Chosen,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries: (readonly [string, readonly string[]])[] = [];
  for (const { parameter, query } of chosenBy) {
    const table = await runShown({ file: parameter, text: query, ownTimeMs: undefined }, workbook, view, chosen);
    entries.push([parameter, table.rows === 0 ? [] : [toText(table.columns[0]?.get(0) ?? null, "string")]]);
  }
  return Object.fromEntries(entries);
}
