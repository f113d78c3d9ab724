import type { TableSchema } from "../../tools/kql/language/schema.ts";
import { scalarTypeOf } from "./cells.ts";
import type { JsonObject } from "./resource-manager/json-value.ts";
import { columnType } from "./resource-manager/types/log-analytics/table-columns.ts";
import { textAt } from "./resource-manager/types/rules/body.ts";

/** A table as queries see it, by the columns that are deployed. */
export function tableSchema(name: string, columns: readonly JsonObject[]): TableSchema {
  return {
    name,
    columns: columns.map((column) => ({ name: textAt(column, "name") ?? "", type: scalarTypeOf(columnType(column)) })),
  };
}
