import { QueryError } from "../../position.ts";
import { columnsAt, positionOf } from "../context.ts";
import type { SourceLowering } from "../tabular.ts";
import { namedScalars } from "./named-scalars.ts";

export const sources: Readonly<Record<string, SourceLowering>> = {
  DataTableExpression(node, context) {
    const columns = columnsAt(node, context);
    const values = node.list("Values").map((value, index) => {
      const lowered = context.scalar(value, context);
      const type = columns[index % columns.length]?.type;
      const negative = lowered.kind === "call" && lowered.name === "negate" ? lowered.arguments[0] : undefined;
      if (negative?.kind === "literal" && (typeof negative.value === "number" || typeof negative.value === "bigint")) {
        return cast(-negative.value, type);
      }
      if (lowered.kind !== "literal") {
        throw new QueryError("query", `${value.text} is no literal`, lowered.position);
      }
      return type === "string" && lowered.value === null ? "" : cast(lowered.value, type);
    });
    const rows = Array.from({ length: values.length / columns.length }, (_, row) =>
      values.slice(row * columns.length, (row + 1) * columns.length),
    );
    return { kind: "datatable", rows, columns, inputs: [], position: positionOf(node, context) };
  },
  PrintOperator(node, context) {
    const values = namedScalars(node, node.list("Expressions"), context);
    return {
      kind: "print",
      values,
      columns: columnsAt(node, context),
      inputs: [],
      position: positionOf(node, context),
    };
  },
  RangeOperator(node, context) {
    return {
      kind: "range",
      from: context.scalar(node.child("From"), context),
      to: context.scalar(node.child("To"), context),
      step: context.scalar(node.child("Step"), context),
      columns: columnsAt(node, context),
      inputs: [],
      position: positionOf(node, context),
    };
  },
  MaterializeExpression(node, context) {
    const input = context.tabular(node.child("Expression"), context);
    return { kind: "materialize", columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
  ExternalDataExpression(node, context) {
    throw new QueryError(
      "unsupported",
      "externaldata is refused: a query here reads nothing from outside",
      positionOf(node, context),
    );
  },
};

/** A whole number may stand for a real or an int. */
function cast<T>(value: T, type: string | undefined): T | number | bigint {
  if (typeof value === "bigint" && (type === "real" || type === "int" || type === "decimal")) {
    return Number(value);
  }
  return typeof value === "number" && type === "long" ? BigInt(value) : value;
}
