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

/**
 * Tables of other products that rules join, and the one of the function app's log, with all their columns. Sources: Azure Monitor Logs reference, the page of each table
 * (as of August 2026; the standard column `TenantId` where a page leaves it out); for `Okta_CL`, which has no page, the schema
 * that Azure/Azure-Sentinel checks queries with (`.script/tests/KqlvalidationsTests/CustomTables/Okta_CL.json`); for `GitHubAuditLogsV2_CL`, of
 * which only columns in use are there, the table of its GitHub solution (`Data Connectors/GitHubAuditLogs_CCF/GitHubAuditLogs_Table.json`).
 */
export function standardTables(): TableSchema[] {
  const folder = new URL("standard-tables/", import.meta.url);
  return readdirSync(folder).map((file) => readTableFile(new URL(file, folder)));
}
