import type { Call, Scalar } from "../plan/expressions.ts";
import { QueryError, unsupported } from "../plan/position.ts";
import { columnOf, type Table } from "../tables/table.ts";
import { missing, type Value } from "../values/types.ts";
import type { Argument, Evaluator } from "./functions/define.ts";
import { elementOf } from "./functions/path.ts";
import { scalarFunctions } from "./functions/registry.ts";
import { codesRead, oncePerCode } from "./once-per-code.ts";
import type { Runtime } from "./runtime.ts";

/**
 * An expression as a function from a row's number to its value, for the rows of one table. `isOnce`: it is part of one that
 * is computed once for equal values already.
 */
export function compile(scalar: Scalar, table: Table, runtime: Runtime, isOnce = false): Evaluator {
  const codes = isOnce || scalar.kind === "column" ? undefined : codesRead(scalar, table);
  const evaluate = compileAny(scalar, table, runtime, isOnce || codes !== undefined);
  if (isConstant(scalar)) {
    const value = evaluate(0);
    return () => value;
  }
  return codes === undefined ? evaluate : oncePerCode(evaluate, codes);
}

/** The value of an expression that reads no row: a limit, a step. */
export function constantValue(scalar: Scalar, table: Table, runtime: Runtime): Value {
  return compileAny(scalar, table, runtime, false)(0);
}

function compileAny(scalar: Scalar, table: Table, runtime: Runtime, isOnce: boolean): Evaluator {
  switch (scalar.kind) {
    case "literal": {
      return () => scalar.value;
    }
    case "column": {
      const column = columnOf(table, scalar.name);
      return (row) => column.get(row);
    }
    case "call": {
      return compileCall(scalar, table, runtime, isOnce);
    }
    case "path": {
      const value = compile(scalar.value, table, runtime, isOnce);
      const selector = compile(scalar.selector, table, runtime, isOnce);
      return (row) => elementOf(value(row), selector(row));
    }
    case "list": {
      const items = scalar.items.map((item) => compile(item, table, runtime, isOnce));
      return (row) => items.map((item) => item(row));
    }
    case "subquery": {
      const value = runtime.subqueries.get(scalar) ?? missing(scalar.type);
      return () => value;
    }
  }
}

function compileCall(call: Call, table: Table, runtime: Runtime, isOnce: boolean): Evaluator {
  const definition = scalarFunctions.get(call.name);
  if (definition === undefined) {
    throw unsupported(`\`${call.name}\``, call.position);
  }
  if (definition.readsOtherRows && table.ordered !== true) {
    throw new QueryError(
      "query",
      `${call.name} needs ordered rows: put \`sort\` or \`serialize\` before it`,
      call.position,
    );
  }
  const list = call.arguments.map((scalar): Argument => {
    const evaluate = compile(scalar, table, runtime, isOnce);
    const items = scalar.kind === "list" ? scalar.items : undefined;
    return {
      type: scalar.type,
      evaluate,
      constant: isConstant(scalar) ? evaluate(0) : undefined,
      items: items?.map((item) => ({
        type: item.type,
        evaluate: compile(item, table, runtime, isOnce),
        constant: undefined,
      })),
    };
  });
  return definition.compile({
    name: call.name,
    arguments: list,
    type: call.type,
    position: call.position,
    table,
    runtime,
  });
}

/** Whether the value is the same in all rows. */
export function isConstant(scalar: Scalar): boolean {
  switch (scalar.kind) {
    case "column": {
      return false;
    }
    case "call": {
      return scalarFunctions.get(scalar.name)?.isConstant !== false && scalar.arguments.every(isConstant);
    }
    case "path": {
      return isConstant(scalar.value) && isConstant(scalar.selector);
    }
    case "list": {
      return scalar.items.every(isConstant);
    }
    case "literal":
    case "subquery": {
      return true;
    }
  }
}

/** Whether a row's value depends on other rows (`prev`, `row_number`), so that rows must be computed all and in order. */
export function readsOtherRows(scalar: Scalar): boolean {
  switch (scalar.kind) {
    case "call": {
      return scalarFunctions.get(scalar.name)?.readsOtherRows === true || scalar.arguments.some(readsOtherRows);
    }
    case "path": {
      return readsOtherRows(scalar.value) || readsOtherRows(scalar.selector);
    }
    case "list": {
      return scalar.items.some(readsOtherRows);
    }
    case "column":
    case "literal":
    case "subquery": {
      return false;
    }
  }
}
