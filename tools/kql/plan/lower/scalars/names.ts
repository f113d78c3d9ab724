import { QueryError, unsupported } from "../../position.ts";
import { positionOf } from "../context.ts";
import type { ScalarLowering } from "../scalar.ts";
import { tupleCall } from "./tuples.ts";

export const names: Readonly<Record<string, ScalarLowering>> = {
  NameReference(node, context) {
    const name = node.symbolName ?? node.text;
    const position = positionOf(node, context);
    if (node.symbolKind === "column") {
      return { kind: "column", name, type: node.scalarType ?? "dynamic", position };
    }
    const binding = context.names.get(name);
    if (binding?.kind === "scalar") {
      return binding.value;
    }
    throw unsupported(`The name \`${name}\` as a value`, position);
  },
  ParenthesizedExpression: (node, context) => context.scalar(node.child("Expression"), context),
  SimpleNamedExpression: (node, context) => context.scalar(node.child("Expression"), context),
  PathExpression(node, context) {
    const selector = node.child("Selector");
    const position = positionOf(node, context);
    const type = node.scalarType ?? "dynamic";
    // A field of a row: `$left.Name`, or the state of a scan's step.
    if (selector.symbolKind === "column" && node.child("Expression").scalarType !== "dynamic") {
      const of = node.child("Expression").text;
      return {
        kind: "column",
        name: of.startsWith("$") ? (selector.symbolName ?? selector.text) : `${of}.${selector.text}`,
        type,
        position,
      };
    }
    const key = selector.kind === "NameReference" ? selector.child("Name").text : undefined;
    if (key === undefined) {
      throw new QueryError("unsupported", `The path ${node.text}`, position);
    }
    const text = { kind: "literal", type: "string", value: key.replaceAll(/^\[['"]|['"]\]$/gu, ""), position } as const;
    return { kind: "path", value: context.scalar(node.child("Expression"), context), selector: text, type, position };
  },
  ElementExpression(node, context) {
    const selector = node.child("Selector");
    const inner = selector.kind === "BracketedExpression" ? selector.child("Expression") : selector;
    return {
      kind: "path",
      value: tupleCall(node.child("Expression"), context) ?? context.scalar(node.child("Expression"), context),
      selector: context.scalar(inner, context),
      type: node.scalarType ?? "dynamic",
      position: positionOf(node, context),
    };
  },
};
