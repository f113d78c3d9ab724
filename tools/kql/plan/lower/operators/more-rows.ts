import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { ScalarType } from "../../../values/types.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { lowerCall } from "../calls.ts";
import { columnsAt, type Context, onlyParameters, parametersOf, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { lowerScan } from "./scan.ts";
import { extend } from "./shaping.ts";

export const moreRows: Readonly<Record<string, OperatorLowering>> = {
  SerializeOperator(node, input, context) {
    const position = positionOf(node, context);
    const serialized: Tabular = { kind: "serialize", columns: input.columns, inputs: [input], position };
    return node.list("Expressions").length === 0 ? serialized : extend(node, serialized, context);
  },
  SampleOperator(node, input, context) {
    onlyParameters(node, [], context);
    const count = context.scalar(node.child("Expression"), context);
    return { kind: "sample", count, columns: input.columns, inputs: [input], position: positionOf(node, context) };
  },
  AsOperator(node, input, context) {
    const position = positionOf(node, context);
    const { columns } = input;
    const isMaterialized = parametersOf(node).get("hint.materialized") === "true";
    onlyParameters(node, [], context);
    const name = node.child("Name").symbolName ?? node.child("Name").text;
    const rows: Tabular = isMaterialized ? { kind: "materialize", columns, inputs: [input], position } : input;
    const named: Tabular = { kind: "as", name, columns, inputs: [rows], position };
    context.named.set(name, named);
    return named;
  },
  GetSchemaOperator: (node, input, context) => schemaTable(input.columns, node, context),
  RenderOperator(node, input, context) {
    const properties = [...node.list("Parameters"), ...(node.optional("WithClause")?.list("Properties") ?? [])];
    return {
      kind: "render",
      chart: node.child("ChartType").text,
      properties: Object.fromEntries(
        properties.map((property) => [
          property.child("Name").text,
          propertyText(property.child("Expression"), context),
        ]),
      ),
      columns: input.columns,
      inputs: [input],
      position: positionOf(node, context),
    };
  },
  InvokeOperator(node, input, context) {
    const called = lowerCall(node.child("Function"), context, input);
    if (called?.kind !== "tabular") {
      throw unsupported(`\`invoke ${node.child("Function").text}\``, positionOf(node, context));
    }
    return called.value;
  },
  ScanOperator: lowerScan,
};

function propertyText(node: Syntax, context: Context): string {
  if (node.kind === "NameReferenceList" || node.kind === "TokenLiteralExpression" || node.kind === "NameReference") {
    return node.text;
  }
  const value = context.scalar(node, context);
  return value.kind === "literal" && typeof value.value === "string" ? value.value : node.text;
}

/**
 * The .NET type of each type. Source: "getschema operator"; those of bool and decimal are not in its example: not confirmed.
 */
const netTypes: Readonly<Record<ScalarType, string>> = {
  bool: "System.SByte",
  int: "System.Int32",
  long: "System.Int64",
  real: "System.Double",
  decimal: "System.Data.SqlTypes.SqlDecimal",
  datetime: "System.DateTime",
  timespan: "System.TimeSpan",
  guid: "System.Guid",
  string: "System.String",
  dynamic: "System.Object",
};

/** The rows of the input are not even read. The result counts as ordered ("serialize operator"). */
function schemaTable(described: readonly ColumnSchema[], node: Syntax, context: Context): Tabular {
  const [columns, position] = [columnsAt(node, context), positionOf(node, context)];
  const rows = described.map(({ name, type }, index) => [name, BigInt(index), netTypes[type], type]);
  const table: Tabular = { kind: "datatable", rows, columns, inputs: [], position };
  return { kind: "serialize", columns, inputs: [table], position };
}
