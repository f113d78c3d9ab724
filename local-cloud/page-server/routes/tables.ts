import { Hono } from "hono";
import { check } from "../../../tools/kql/language/check.ts";
import type { DatabaseSchema } from "../../../tools/kql/language/schema.ts";
import type { LocalCloud } from "../../cloud.ts";
import type { ShownColumn, ShownFunction, TablesAnswer } from "../answers/tables.ts";
import { tableDescriptions } from "../tables/table-descriptions.ts";

/** Tables, with their rows at the moment, and functions of the workspace: `GET /`. */
export function createTableRoutes({ cloud }: { readonly cloud: Pick<LocalCloud, "database" | "workspace"> }): Hono {
  const api = new Hono();
  const descriptions = tableDescriptions();
  // Binding a function takes long; what it gives changes with the schema alone, which is the same object until something is deployed.
  const known = new WeakMap<DatabaseSchema, readonly ShownFunction[]>();
  const functionsOf = (schema: DatabaseSchema): readonly ShownFunction[] => {
    const found =
      known.get(schema) ??
      schema.functions
        .map((each) => describedFunction(each, schema))
        .toSorted((one, other) => one.name.localeCompare(other.name));
    known.set(schema, found);
    return found;
  };

  api.get("/", (context) => {
    const { schema } = cloud.database();
    const deployed = new Set(cloud.workspace.tables());
    const tables = schema.tables
      .map(({ name, columns }) => ({
        name,
        origin: deployed.has(name) ? ("deployed" as const) : ("other" as const),
        rows: deployed.has(name) ? cloud.workspace.count(name) : 0,
        ...descriptions.describe(name),
        columns: descriptions.describeColumns(name, columns),
      }))
      .toSorted((one, other) => one.origin.localeCompare(other.origin) || one.name.localeCompare(other.name));
    return context.json({ tables, functions: functionsOf(schema) } satisfies TablesAnswer);
  });
  return api;
}

/** Its columns are what the official language service makes of a call. */
function describedFunction(
  { name, parameters }: DatabaseSchema["functions"][number],
  schema: DatabaseSchema,
): ShownFunction {
  const columns: readonly ShownColumn[] = check(`${name}()`, schema).columns ?? [];
  return { name, parameters, columns };
}
