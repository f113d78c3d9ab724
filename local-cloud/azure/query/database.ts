import type { Database } from "../../../tools/kql/engine/database.ts";
import type { DatabaseSchema, FunctionSchema, TableSchema } from "../../../tools/kql/language/schema.ts";
import { standardTables } from "../../../tools/kql/language/table-files.ts";
import { constantColumn } from "../../../tools/kql/tables/columns.ts";
import { type Table, tableFromRows } from "../../../tools/kql/tables/table.ts";
import type { ObservedResources } from "../resource-manager/resources.ts";
import { savedSearchType } from "../resource-manager/types/log-analytics/saved-searches.ts";
import { textAt } from "../resource-manager/types/rules/body.ts";
import type { Workspace } from "../workspace.ts";
import { readWatchlists } from "./watchlists.ts";

/** What queries of a workspace read, as it is deployed at the moment. */
export type DatabaseOf = (workspaceId: string) => Database;

/**
 * Tables, functions (saved searches with an alias) and watchlists of a workspace. Tables have the standard columns `_TimeReceived`,
 * `TenantId` (the workspace's id) and `Type` too. The tables of other products that rules join are there, without rows.
 */
export function createDatabases(
  resources: ObservedResources,
  workspaceOf: (workspaceId: string) => Workspace,
): DatabaseOf {
  const foreign = standardTables().filter(({ name }) => !name.endsWith("_CL"));
  const kept = new Map<string, Database>();
  // The binder remembers what it learned of a schema object, so it is the same one until something is deployed.
  resources.onChange(() => kept.clear());

  function open(workspaceId: string): Database {
    const workspace = workspaceOf(workspaceId);
    const id = textAt(resources.get(workspaceId)?.answered ?? {}, "properties.customerId") ?? "";
    const read = (name: string): Table | undefined => {
      const table = workspace.table(name);
      return table === undefined ? undefined : withStandardColumns(table, { TenantId: id, Type: name });
    };
    const lists = readWatchlists(resources, workspaceId);
    const others = new Map<string, Table>(foreign.map(({ name, columns }) => [name, tableFromRows(columns, [])]));
    const own = workspace.tables().map((name): TableSchema => ({ name, columns: read(name)?.schema ?? [] }));
    const schema: DatabaseSchema = {
      tables: [...own, ...foreign],
      functions: functionsOf(resources, workspaceId),
      watchlists: lists.map((list) => list.schema),
    };
    const rowsOfLists = new Map(lists.map(({ tableName, table }) => [tableName, table]));
    return { schema, table: (name) => read(name) ?? rowsOfLists.get(name) ?? others.get(name) };
  }

  return (workspaceId) => {
    const database = kept.get(workspaceId.toLowerCase()) ?? open(workspaceId);
    kept.set(workspaceId.toLowerCase(), database);
    return database;
  };
}

function withStandardColumns(table: Table, values: Readonly<Record<string, string>>): Table {
  const names = Object.keys(values).filter((name) => !table.schema.some((column) => column.name === name));
  return {
    ...table,
    schema: [...table.schema, ...names.map((name) => ({ name, type: "string" as const }))],
    columns: [...table.columns, ...names.map((name) => constantColumn("string", values[name] ?? "", table.rows))],
  };
}

function functionsOf(resources: ObservedResources, workspaceId: string): FunctionSchema[] {
  return resources.list(savedSearchType).flatMap(({ id, answered }) => {
    const name = textAt(answered, "properties.functionAlias");
    return name === undefined || !id.toLowerCase().startsWith(`${workspaceId.toLowerCase()}/`)
      ? []
      : [
          {
            name,
            parameters: textAt(answered, "properties.functionParameters") ?? "",
            body: textAt(answered, "properties.query") ?? "",
          },
        ];
  });
}
