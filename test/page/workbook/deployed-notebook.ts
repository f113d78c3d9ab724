import { readFileSync } from "node:fs";
import * as v from "valibot";
import { readNotebook } from "../../../page/views/workbook/read-notebook.ts";
import { parametersOf } from "../../../page/views/workbook/notebook.ts";
import type { Item } from "../../../page/views/workbook/notebook.ts";
import type { Tile } from "../../../page/views/workbook/tile.ts";
import type { Values } from "../../../page/views/workbook/values.ts";

const file = new URL("../../../infra/content/workbooks.json", import.meta.url);
const [first] = v.parse(
  v.tuple([v.object({ serialized: v.pipe(v.string(), v.parseJson()) })]),
  JSON.parse(readFileSync(file, "utf8")),
);

/** The workbook's definition, as it is deployed. */
export const definition = first.serialized;

/** What the page reads of it. */
export const items = readNotebook(definition);

/** Every query step, of groups too. */
export const tiles: readonly Tile[] = tilesOf(items);

function tilesOf(of: readonly Item[]): readonly Tile[] {
  return of.flatMap((item) => {
    if (item.kind === "query") return [item.tile];
    return item.kind === "group" ? tilesOf(item.items) : [];
  });
}

/** The workbook with what is chosen, at noon of a day. */
export function valuesWith(
  choices: Values["choices"] = {},
  lists: Values["lists"] = new Map(),
): Values & { readonly now: number } {
  return { parameters: parametersOf(items), choices, lists, now: Date.UTC(2026, 2, 17, 12) };
}
