import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import type { ColumnSchema } from "../../../tools/kql/language/schema.ts";
import type { ShownColumn } from "../answers/tables.ts";

const folder = path.join(import.meta.dirname, "../../../infra/tables");

const described = v.object({
  name: v.string(),
  description: v.string(),
  columns: v.array(v.object({ name: v.string(), description: v.string() })),
});

/** Columns that Azure Monitor adds to each table. Source: Microsoft Learn, "Standard columns in Azure Monitor Logs". */
const standardColumns: Readonly<Record<string, string>> = {
  _TimeReceived: "When Azure Monitor received the row, UTC. Standard column.",
  TenantId: "Identifier of the workspace. Standard column.",
  Type: "Name of the table. Standard column.",
};

/** What is said about tables; nothing about those of other products. */
interface TableDescriptions {
  describe(table: string): { readonly description?: string };
  describeColumns(table: string, columns: readonly ColumnSchema[]): readonly ShownColumn[];
}

/** What is said about the tables that this project deploys, by `infra/tables/<name>.json`. */
export function tableDescriptions(): TableDescriptions {
  const tables = new Map(
    readdirSync(folder).map((file) => {
      const table = v.parse(described, JSON.parse(readFileSync(path.join(folder, file), "utf8")));
      return [table.name, table] as const;
    }),
  );
  return {
    describe(name) {
      const description = tables.get(name)?.description;
      return description === undefined ? {} : { description };
    },
    describeColumns(table, columns) {
      const own = new Map(tables.get(table)?.columns.map(({ name, description }) => [name, description]));
      return columns.map(({ name, type }) => {
        const description = own.get(name) ?? (own.size > 0 ? standardColumns[name] : undefined);
        return description === undefined ? { name, type } : { name, type, description };
      });
    },
  };
}
