import type { Syntax } from "../../../language/syntax.ts";
import type { Scalar } from "../../expressions.ts";
import type { IpLookupNode, JoinKey } from "../../nodes/combining.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, positionOf } from "../context.ts";

/**
 * `ipv4_lookup(Table, Address, Network [, ExtraKey ...] [, return_unmatched])`. The result has the columns of both tables; extra
 * keys are there once. Source: "ipv4_lookup plugin", Parameters and Returns.
 */
export function lowerIpLookup(
  bits: IpLookupNode["bits"],
  node: Syntax,
  call: Syntax,
  left: Tabular,
  context: Context,
): IpLookupNode {
  const position = positionOf(node, context);
  const [table, address, network, ...more] = call.child("ArgumentList").list("Expressions");
  if (table === undefined || address === undefined || network === undefined) {
    throw unsupported("A look-up of addresses without its three arguments", position);
  }
  const right = context.tabular(table, context);
  const inRight = { ...context, columns: right.columns };
  const flag = more.find(isFlag);
  const equal = more
    .filter((argument) => !isFlag(argument))
    .map((argument) => extraKey(argument, left, right, context));
  const dropped = new Set(equal.map((key) => (key.right.kind === "column" ? key.right.name : "")));
  const columns = columnsAt(node, context);
  const outputs = [
    ...left.columns.map(({ name }) => ({ side: "left" as const, name })),
    ...right.columns.filter(({ name }) => !dropped.has(name)).map(({ name }) => ({ side: "right" as const, name })),
  ];
  if (outputs.length !== columns.length) {
    throw new QueryError("query", "The sources of the look-up's columns are not known", position);
  }
  return {
    kind: "ip-lookup",
    bits,
    address: context.scalar(address, context),
    network: context.scalar(network, inRight),
    equal,
    keepsUnmatched: flag !== undefined && isTrue(context.scalar(flag, context)),
    outputs,
    columns,
    inputs: [left, right],
    position,
  };
}

/** `return_unmatched`, by name or at its place. */
function isFlag(argument: Syntax): boolean {
  return argument.kind === "SimpleNamedExpression" || argument.scalarType === "bool";
}

function extraKey(argument: Syntax, left: Tabular, right: Tabular, context: Context): JoinKey {
  const key = context.scalar(argument, context);
  const inBoth =
    key.kind === "column" &&
    [left, right].every(({ columns }) => columns.some(({ name, type }) => name === key.name && type === key.type));
  if (!inBoth) {
    throw new QueryError("query", `${argument.text} must be a column of both tables, of one type`, key.position);
  }
  return { left: key, right: key };
}

function isTrue(scalar: Scalar): boolean {
  return scalar.kind === "literal" && scalar.value === true;
}
