import type { Syntax } from "../../../language/syntax.ts";
import { missing } from "../../../values/types.ts";
import type { NamedScalar, Scalar } from "../../expressions.ts";
import type { ScanNode, ScanStep } from "../../nodes/rows.ts";
import { unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import { OpenColumns } from "../open-columns.ts";
import { columnNamed } from "./named-scalars.ts";

const outputs = ["all", "last", "none"] as const;

export function lowerScan(node: Syntax, input: Tabular, context: Context): ScanNode {
  const parameters = onlyParameters(node, ["with_match_id"], context);
  const columns = columnsAt(node, context);
  if (!parameters.has("with_match_id")) {
    bindWithoutMatchId(node, context);
  }
  const declared = (node.optional("DeclareClause")?.list("Declarations") ?? []).map((declaration): NamedScalar => {
    const column = columnNamed(declaration.child("NameAndType").child("Name"), columns, input, context);
    const initial = declaration.optional("DefaultValue")?.child("Value");
    const position = positionOf(declaration, context);
    const none: Scalar = { kind: "literal", type: column.type, value: missing(column.type), position };
    const value = initial === undefined ? none : context.scalar(initial, context);
    return { name: column.name, type: column.type, value };
  });
  return {
    kind: "scan",
    matchId: columns.at(-1)?.name,
    declared,
    steps: node.list("Steps").map((step) => lowerStep(step, declared, context)),
    columns,
    inputs: [input],
    position: positionOf(node, context),
  };
}

/** The binder gives the column of match ids also where the query does not ask for it, unlike the service: it is taken away again. */
function bindWithoutMatchId(node: Syntax, context: Context): never {
  if (context.within !== undefined) {
    throw unsupported("In a function, `scan` without with_match_id", positionOf(node, context));
  }
  const { end } = node.firstChild();
  const name = "scan_match_id";
  throw new OpenColumns(undefined, () => [
    { start: end, end, text: ` with_match_id=${name}` },
    { start: node.end, end: node.end, text: ` | project-away ${name}` },
  ]);
}

function lowerStep(step: Syntax, declared: readonly NamedScalar[], context: Context): ScanStep {
  const word = step.optional("ScanStepOutput")?.child("OutputKind").text ?? "all";
  const output = outputs.find((one) => one === word);
  if (output === undefined || step.optional("OptionalKeyword") !== undefined) {
    throw unsupported(output === undefined ? `output=${word}` : "`optional` of a step", positionOf(step, context));
  }
  // What a declared column is without a step's name, the documentation does not say.
  const scalar = (inner: Syntax, at: Context): Scalar => {
    const lowered = context.scalar(inner, at);
    if (lowered.kind === "column" && declared.some(({ name }) => name === lowered.name)) {
      throw unsupported(`The declared column ${lowered.name} without a step's name`, lowered.position);
    }
    return lowered;
  };
  const within = { ...context, scalar };
  return {
    name: step.child("Name").symbolName ?? step.child("Name").text,
    output,
    condition: scalar(step.child("Condition"), within),
    assignments: (step.optional("ComputationClause")?.list("Assignments") ?? []).map((assignment): NamedScalar => {
      const name = assignment.child("Name").symbolName;
      const column = declared.find((one) => one.name === name);
      if (column === undefined) {
        throw unsupported(`An assignment to ${assignment.child("Name").text}`, positionOf(assignment, context));
      }
      return { name: column.name, type: column.type, value: scalar(assignment.child("Expression"), within) };
    }),
  };
}
