import type { ColumnSchema } from "../../../language/schema.ts";
import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import type { BagUnpackNode, PivotNode } from "../../nodes/expanding.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import { OpenColumns, quotedName } from "../open-columns.ts";
import type { OperatorLowering } from "../tabular.ts";
import { functionName } from "../scalars/built-in-calls.ts";
import { aggregate } from "./grouping.ts";
import { lowerIpLookup } from "./ip-lookup.ts";

type PluginLowering = (node: Syntax, call: Syntax, input: Tabular, context: Context) => Tabular;

/** The plugins of `evaluate`, by name. All others are refused. */
const plugins: Readonly<Record<string, PluginLowering>> = {
  bag_unpack: (node, call, input, context) => withSchema(node, call, bagUnpack(node, call, input, context), context),
  pivot: (node, call, input, context) => withSchema(node, call, pivot(node, call, input, context), context),
  ipv4_lookup: (node, call, input, context) => lowerIpLookup(32, node, call, input, context),
  ipv6_lookup: (node, call, input, context) => lowerIpLookup(128, node, call, input, context),
};

/** The names of the plugins that run here. */
export const loweredPlugins: ReadonlySet<string> = new Set(Object.keys(plugins));

export const evaluating: Readonly<Record<string, OperatorLowering>> = {
  EvaluateOperator(node, input, context) {
    onlyParameters(node, [], context);
    const call = node.child("FunctionCall");
    const name = functionName(call);
    const lower = plugins[name];
    if (lower === undefined) {
      throw unsupported(`\`evaluate ${name}\``, positionOf(call, context));
    }
    return lower(node, call, input, context);
  },
};

/** Without an output schema the rows tell the columns: see `OpenColumns`. */
function withSchema(node: Syntax, call: Syntax, lowered: BagUnpackNode | PivotNode, context: Context): Tabular {
  if (node.optional("Schema") !== undefined) {
    return lowered;
  }
  if (context.within !== undefined) {
    const name = functionName(call);
    throw new QueryError(
      "unsupported",
      `\`evaluate ${name}\` in a function needs an output schema here: \`${name}(...) : (Name: string)\``,
      positionOf(call, context),
    );
  }
  throw new OpenColumns(lowered, (found) => [{ start: call.end, end: call.end, text: schemaText(lowered, found) }]);
}

function schemaText(node: BagUnpackNode | PivotNode, found: readonly ColumnSchema[]): string {
  const columns = found.map((column) => `${quotedName(column.name)}:${column.type}`);
  return ` : (${[...(node.kind === "bag-unpack" ? ["*"] : []), ...columns].join(", ")})`;
}

const conflicts = ["error", "replace_source", "keep_source"] as const;

function bagUnpack(node: Syntax, call: Syntax, input: Tabular, context: Context): BagUnpackNode {
  const { Column, OutputColumnPrefix, columnsConflict } = argumentsOf(call, context);
  const position = positionOf(node, context);
  if (Column?.kind !== "column" || Column.type !== "dynamic") {
    throw unsupported("`bag_unpack` of what is no dynamic column", position);
  }
  const conflict = conflicts.find((one) => one === (textOf(columnsConflict) ?? "error"));
  if (conflict === undefined) {
    throw unsupported(`columnsConflict ${textOf(columnsConflict)}`, position);
  }
  const declared = new Set(
    (node.optional("Schema")?.child("Schema").list("Columns") ?? []).map(
      (column) => column.child("Name").symbolName ?? "",
    ),
  );
  const passed = input.columns
    .map((column) => column.name)
    .filter((name) => name !== Column.name && !(conflict === "replace_source" && declared.has(name)));
  return {
    kind: "bag-unpack",
    bag: Column,
    prefix: textOf(OutputColumnPrefix) ?? "",
    conflict,
    passed: new Set(passed),
    columns: columnsAt(node, context),
    inputs: [input],
    position,
  };
}

const order = ["Column", "OutputColumnPrefix", "columnsConflict"] as const;

/** Arguments stand in order or by name. The binder refuses the fourth, `ignoredProperties`. */
function argumentsOf(call: Syntax, context: Context): Readonly<Partial<Record<(typeof order)[number], Scalar>>> {
  return Object.fromEntries(
    call
      .child("ArgumentList")
      .list("Expressions")
      .map((argument, index) => [
        argument.kind === "SimpleNamedExpression" ? argument.child("Name").text : order[index],
        context.scalar(argument, context),
      ]),
  );
}

function textOf(scalar: Scalar | undefined): string | undefined {
  return scalar?.kind === "literal" && typeof scalar.value === "string" ? scalar.value : undefined;
}

/** `pivot(column [, aggregate [, key, key ...]])`; `count()` unless it says otherwise, all other columns as keys. */
function pivot(node: Syntax, call: Syntax, input: Tabular, context: Context): PivotNode {
  const position = positionOf(node, context);
  const [of, by, ...keys] = call.child("ArgumentList").list("Expressions");
  if (of === undefined) {
    throw unsupported("`pivot` without a column", position);
  }
  const column = { name: "cell", type: by?.scalarType ?? "long", originals: [] } as const;
  const cell =
    by === undefined ? { name: "count", arguments: [], columns: [column], position } : aggregate(by, [column], context);
  const lowered = [of, ...keys].map((key) => context.scalar(key, context));
  const names = lowered.map((scalar) => {
    if (scalar.kind !== "column") {
      throw unsupported("`pivot` by an expression", scalar.position);
    }
    return scalar.name;
  });
  const used = new Set([names[0], ...cell.arguments.map((scalar) => (scalar.kind === "column" ? scalar.name : ""))]);
  const others = input.columns.map(({ name }) => name).filter((name) => !used.has(name));
  return {
    kind: "pivot",
    of: lowered[0] ?? context.scalar(of, context),
    aggregate: { ...cell, columns: [{ name: column.name, type: column.type }] },
    keys: keys.length === 0 ? others : names.slice(1),
    columns: columnsAt(node, context),
    inputs: [input],
    position,
  };
}
