import { watchlistTable } from "../../language/schema.ts";
import type { Syntax } from "../../language/syntax.ts";
import { QueryError } from "../position.ts";
import type { Tabular } from "../tabular.ts";
import { columnsAt, type Context, positionOf } from "./context.ts";

/** Functions that give the table whose name is their argument. */
export const tablesByName: Readonly<Record<string, (node: Syntax, context: Context) => Tabular>> = {
  /** The second argument, the data scope, says where the service looks for the rows; there is one place here. */
  table(node, context) {
    const [name, position] = [nameIn(node, context), positionOf(node, context)];
    const found = context.tables.find((table) => table.name === name);
    if (found === undefined) {
      throw new QueryError("query", `There is no table ${name}`, position);
    }
    return { kind: "table", name, columns: found.columns, inputs: [], position };
  },
  /** One that there is not has no rows: the service's function reads the items of all watchlists and keeps those of the alias. */
  _GetWatchlist: (node, context) => ({
    kind: "table",
    name: watchlistTable(nameIn(node, context)),
    columns: columnsAt(node, context),
    mayBeMissing: true,
    inputs: [],
    position: positionOf(node, context),
  }),
};

function nameIn(node: Syntax, context: Context): string {
  const [argument] = node.child("ArgumentList").list("Expressions");
  const name = argument === undefined ? undefined : context.scalar(argument, context);
  if (name?.kind !== "literal" || typeof name.value !== "string") {
    throw new QueryError("unsupported", `The name in ${node.text} must be a literal`, positionOf(node, context));
  }
  return name.value;
}
