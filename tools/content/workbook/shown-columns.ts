import type { ColumnSchema } from "../../kql/language/schema.ts";
import { clickTargets, openedTabColumn } from "./tile-items.ts";
import type { QueryTileFile, ResourceTileFile } from "./workbook-file.ts";

const numbers: ReadonlySet<string> = new Set(["int", "long", "real", "decimal", "timespan"]);

/** What a visual wants of a column. */
interface Wanted {
  readonly column: string;
  readonly types: ReadonlySet<string>;
}

const number = (column: string): Wanted => ({ column, types: numbers });
const words = (column: string): Wanted => ({ column, types: new Set(["string"]) });
const time = (column: string): Wanted => ({ column, types: new Set(["datetime"]) });

/** Why the columns of a query's answer do not fit how they are shown. */
export function columnProblems(shows: QueryTileFile, given: readonly ColumnSchema[]): string[] {
  const types = new Map(given.map(({ name, type }) => [name, type]));
  const wrong = wantedBy(shows).flatMap(({ column, types: wanted }) => {
    const type = types.get(column);
    if (type === undefined) return [`the query gives no column ${column}`];
    return wanted.has(type) ? [] : [`${column} must be ${[...wanted].join(" or ")}, it is ${type}`];
  });
  if (shows.visual !== "table") return wrong;
  return [
    ...wrong,
    ...listProblems(
      shows,
      given.filter(({ name }) => name !== openedTabColumn),
    ),
    ...(shows.alsoChooses !== undefined && shows.opens === undefined
      ? ["a click that chooses something must open a tab"]
      : []),
  ];
}

/** Why what is taken of Resource Manager's answer does not fit how it is shown. */
export function resourceProblems(shows: ResourceTileFile): string[] {
  const { columns, sortBy } = shows.resources;
  // How they are shown, they are texts: Resource Manager declares no types.
  const given = Object.keys(columns).map((name): ColumnSchema => ({ name, type: "string" }));
  return [
    ...listProblems(shows, given),
    ...(sortBy in columns ? [] : [`the rows are sorted by ${sortBy}, which is no column`]),
  ];
}

/** Why the columns that a table lists do not fit those that are given. */
function listProblems(
  { columns }: Pick<ResourceTileFile, "columns">,
  given: readonly ColumnSchema[],
): readonly string[] {
  const names = new Set(given.map(({ name }) => name));
  const listed = new Map(columns.map((column) => [column.name, column]));
  return [
    ...[...listed.keys()].filter((name) => !names.has(name)).map((name) => `the query gives no column ${name}`),
    ...given
      .filter(({ name, type }) => numbers.has(type) && listed.get(name)?.unit === undefined)
      .filter(({ name }) => listed.get(name)?.as !== "hidden")
      .map(({ name }) => `the column ${name} is a number and has no unit`),
    ...given
      .filter(({ name }) => listed.get(name)?.label === undefined && listed.get(name)?.as !== "hidden")
      .filter(({ name }) => !readsWell(name))
      .map(({ name }) => `the column ${name} must have a label or be hidden: its name is not one plain word`),
    ...columns
      .filter(({ as, levels }) => (as === "level") !== (levels !== undefined))
      .map(({ name }) => `the column ${name} must have levels if it is shown as level, and only then`),
  ];
}

/** Names of columns are headings where there is no label. `Country` reads well; `EventTime`, `Id` and `count_` do not. */
function readsWell(name: string): boolean {
  return /^[A-Z][a-z]+$/u.test(name) && !["Id", "Ip", "Uuid"].includes(name);
}

function wantedBy(shows: QueryTileFile): Wanted[] {
  switch (shows.visual) {
    case "table":
      return [shows.opens, shows.alsoChooses].flatMap((target) =>
        target === undefined ? [] : [words(clickTargets[target].column)],
      );
    case "map":
      return [number(shows.latitude), number(shows.longitude), words(shows.label), number(shows.value)];
    case "numbers":
      return [words(shows.label), number(shows.value), words(shows.note)];
    case "pie":
      return [words(shows.label), number(shows.value)];
    case "bars":
      return [words(shows.x), ...shows.y.map(number), ...seriesOf(shows)];
    case "timebars":
    case "lines":
    case "areas":
      return [time(shows.x), ...shows.y.map(number), ...seriesOf(shows)];
  }
}

function seriesOf({ split }: { readonly split?: string }): Wanted[] {
  return split === undefined ? [] : [words(split)];
}
