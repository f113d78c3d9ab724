import type { Scalar } from "../plan/expressions.ts";
import type { Codes } from "../tables/column.ts";
import { columnOf, type Table } from "../tables/table.ts";
import type { Value } from "../values/types.ts";
import type { Evaluator } from "./functions/define.ts";
import { scalarFunctions } from "./functions/registry.ts";

/** An evaluator that works once for each of the numbers. */
export function oncePerCode(evaluate: Evaluator, codes: Codes): Evaluator {
  const known = Array.from<Value | undefined>({ length: codes.size });
  return (row) => {
    const code = codes.of(row);
    if (code === -1) {
      return evaluate(row);
    }
    const value = known[code];
    return value === undefined ? (known[code] = evaluate(row)) : value;
  };
}

/** The numbers of the only column that an expression reads, if it reads one column and nothing else of the row, and values repeat enough. */
export function codesRead(scalar: Scalar, table: Table): Codes | undefined {
  const names = new Set<string>();
  if (!readsOnly(scalar, names) || names.size !== 1) {
    return undefined;
  }
  const [name = ""] = names;
  const { codes } = columnOf(table, name);
  return codes !== undefined && codes.size * 2 < table.rows ? codes : undefined;
}

/** Adds the columns that an expression reads; false when its value hangs on more than them. */
function readsOnly(scalar: Scalar, names: Set<string>): boolean {
  switch (scalar.kind) {
    case "column": {
      names.add(scalar.name);
      return true;
    }
    case "call": {
      const definition = scalarFunctions.get(scalar.name);
      return (
        definition?.isConstant !== false &&
        definition?.readsOtherRows !== true &&
        scalar.arguments.every((inner) => readsOnly(inner, names))
      );
    }
    case "path": {
      return readsOnly(scalar.value, names) && readsOnly(scalar.selector, names);
    }
    case "list": {
      return scalar.items.every((item) => readsOnly(item, names));
    }
    case "literal":
    case "subquery": {
      return true;
    }
  }
}
