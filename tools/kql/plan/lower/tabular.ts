import type { Syntax } from "../../language/syntax.ts";
import { unsupported } from "../position.ts";
import type { Tabular } from "../tabular.ts";
import { lowerCall } from "./calls.ts";
import { type Context, positionOf } from "./context.ts";
import { combining } from "./operators/combining.ts";
import { expanding } from "./operators/expanding.ts";
import { finding } from "./operators/finding.ts";
import { grouping } from "./operators/grouping.ts";
import { moreGrouping } from "./operators/more-grouping.ts";
import { moreRows } from "./operators/more-rows.ts";
import { parsing } from "./operators/parsing.ts";
import { rows } from "./operators/rows.ts";
import { searching } from "./operators/searching.ts";
import { series } from "./operators/series.ts";
import { shaping } from "./operators/shaping.ts";
import { sources } from "./operators/sources.ts";

/** Lowers an operator over the rows of its input. */
export type OperatorLowering = (node: Syntax, input: Tabular, context: Context) => Tabular;
/** Lowers what begins a pipe. */
export type SourceLowering = (node: Syntax, context: Context) => Tabular;

/** By the parser's name of the operator. */
const operators: Readonly<Record<string, OperatorLowering>> = {
  ...rows,
  ...moreRows,
  ...shaping,
  ...grouping,
  ...moreGrouping,
  ...combining.operators,
  ...expanding,
  ...parsing,
  ...series,
};

const beginnings: Readonly<Record<string, SourceLowering>> = {
  ...sources,
  ...combining.sources,
  ...searching.sources,
  ...finding.sources,
  ParenthesizedExpression: (node, context) => lowerTabular(node.child("Expression"), context),
  PipeExpression: lowerPipe,
  FunctionCallExpression: (node, context) => tabularOf(lowerCall(node, context), node, context),
  NameReference: lowerName,
};

/** By the parser's name: all operators and beginnings of a pipe that run here. */
export const loweredTabular: ReadonlySet<string> = new Set([...Object.keys(operators), ...Object.keys(beginnings)]);

export function lowerTabular(node: Syntax, context: Context): Tabular {
  const lower = beginnings[node.kind];
  if (lower === undefined) {
    throw unsupported(keywordOf(node), positionOf(node, context));
  }
  return lower(node, context);
}

/** A pipeline inside an operator: its first operator reads `input`. */
export function lowerPipeline(node: Syntax, input: Tabular, context: Context): Tabular {
  if (node.kind === "PipeExpression") {
    return lowerOperator(node.child("Operator"), lowerPipeline(node.child("Expression"), input, context), context);
  }
  return lowerOperator(node, input, context);
}

function lowerPipe(node: Syntax, context: Context): Tabular {
  return lowerOperator(node.child("Operator"), lowerTabular(node.child("Expression"), context), context);
}

function lowerOperator(node: Syntax, input: Tabular, context: Context): Tabular {
  const lower = operators[node.kind];
  if (lower === undefined) {
    throw unsupported(keywordOf(node), positionOf(node, context));
  }
  return lower(node, input, { ...context, columns: input.columns });
}

/** Analysts know operators by their keywords: `mv-apply`, not `MvApplyOperator`. */
function keywordOf(node: Syntax): string {
  return `\`${node.firstChild().text}\``;
}

function lowerName(node: Syntax, context: Context): Tabular {
  const name = node.symbolName ?? node.text;
  const position = positionOf(node, context);
  const binding = context.names.get(name);
  if (binding?.kind === "tabular" && node.symbolKind !== "table") {
    return binding.value;
  }
  const named = context.named.get(name);
  if (named !== undefined && node.symbolKind === "variable") {
    return named;
  }
  if (node.symbolKind === "table") {
    const columns = (node.columns ?? []).map((column) => ({ name: column.name, type: column.type }));
    return { kind: "table", name, columns, inputs: [], position };
  }
  if (node.symbolKind === "function") {
    return tabularOf(lowerCall(node, context), node, context);
  }
  throw unsupported(`\`${name}\` as a table`, position);
}

function tabularOf(lowered: ReturnType<typeof lowerCall>, node: Syntax, context: Context): Tabular {
  if (lowered?.kind !== "tabular") {
    throw unsupported(`\`${node.text}\` as a table`, positionOf(node, context));
  }
  return lowered.value;
}
