import { fieldsOf, listOf, numberOf, textOf } from "./json.ts";
import { formatters, readNumberFormat, readThreshold } from "./cell-format.ts";
import type { Format } from "./cell-format.ts";

/** How a table is shown. */
export interface Grid {
  /** By column. */
  readonly formats: ReadonlyMap<string, Format>;
  /** Column -> its heading. */
  readonly headings: Readonly<Record<string, string>>;
  /** Most rows that are shown. */
  readonly most: number;
  readonly hasFilter: boolean;
  readonly sorting: { readonly column: string; readonly descending: boolean } | undefined;
}

/** Microsoft Learn, "Azure Workbooks grid visualizations": what the portal shows when the workbook does not say. */
const usualRows = 250;

/** `gridSettings` of a query step. */
export function readGrid(value: unknown): Grid {
  const settings = fieldsOf(value);
  return {
    formats: new Map(
      listOf(settings["formatters"]).flatMap((each) => {
        const column = textOf(fieldsOf(each)["columnMatch"]);
        return column === undefined ? [] : [[column, readFormat(each)] as const];
      }),
    ),
    headings: Object.fromEntries(
      listOf(settings["labelSettings"])
        .map(fieldsOf)
        .flatMap(({ columnId, label }) =>
          typeof columnId === "string" && typeof label === "string" ? [[columnId, label] as const] : [],
        ),
    ),
    most: numberOf(settings["rowLimit"]) ?? usualRows,
    hasFilter: settings["filter"] === true,
    sorting: readSorting(listOf(settings["sortBy"])[0]),
  };
}

function readFormat(value: unknown): Format {
  const fields = fieldsOf(value);
  const options = fieldsOf(fields["formatOptions"]);
  const number = readNumberFormat(fields["numberFormat"]);
  const kind = formatters[numberOf(fields["formatter"]) ?? -1] ?? "text";
  switch (kind) {
    case "hidden":
      return { kind: "hidden" };
    case "bar":
      return { kind: "bar", number };
    case "heat":
      return { kind: "heat", number };
    case "link":
      return { kind: "link", label: textOf(options["linkLabel"]) };
    case "thresholds":
      return { kind: "thresholds", known: listOf(options["thresholdsGrid"]).map(readThreshold), number };
    case "bigNumber":
    case "text":
      return { kind: "text", number };
  }
}

/** Columns with icons and colours are named otherwise here: `$gen_thresholds_State_1`. 1 is up and 2 is down. */
function readSorting(value: unknown): Grid["sorting"] {
  const { itemKey, sortOrder } = fieldsOf(value);
  if (typeof itemKey !== "string") return undefined;
  const column = /^\$gen_[a-z]+_(?<column>.+)_\d+$/u.exec(itemKey)?.groups?.["column"] ?? itemKey;
  return { column, descending: sortOrder === 2 };
}
