import { readdirSync, readFileSync } from "node:fs";

import * as v from "valibot";

import { scalarTypes } from "../values/types.ts";
import type { TableSchema } from "./schema.ts";

const tableFile = v.object({
  name: v.string(),
  columns: v.array(v.object({ name: v.string(), type: v.picklist(scalarTypes) })),
});

/** A table from its JSON: `infra/tables/*.json`, `standard-tables/*.json`. */
export function readTableFile(path: URL): TableSchema {
  return v.parse(tableFile, JSON.parse(readFileSync(path, "utf8")));
}

/** Tables of Sentinel that rules join: the columns in use. Source: the Azure Monitor Logs table reference. */
export function standardTables(): TableSchema[] {
  const folder = new URL("standard-tables/", import.meta.url);
  return readdirSync(folder).map((file) => readTableFile(new URL(file, folder)));
}
