import type { Syntax } from "../../../language/syntax.ts";
import { toText } from "../../../values/text.ts";
import type { KvForm, ParseNode, ParsePart } from "../../nodes/parsing.ts";
import { QueryError, unsupported } from "../../position.ts";
import type { Tabular } from "../../tabular.ts";
import { columnsAt, type Context, onlyParameters, positionOf } from "../context.ts";
import type { OperatorLowering } from "../tabular.ts";
import { columnNamed } from "./named-scalars.ts";
import { searching } from "./searching.ts";

export const parsing: Readonly<Record<string, OperatorLowering>> = {
  ParseOperator: (node, input, context) => parse(node, input, context, false),
  ParseWhereOperator: (node, input, context) => parse(node, input, context, true),
  ParseKvOperator(node, input, context) {
    const columns = columnsAt(node, context);
    const keys = node.child("Keys").list("Columns");
    return {
      kind: "parse-kv",
      value: context.scalar(node.child("Expression"), context),
      keys: keys.map((key) => columnNamed(key.child("Name"), columns, input, context)),
      form: kvForm(node, context),
      columns,
      inputs: [input],
      position: positionOf(node, context),
    };
  },
  ...searching.operators,
};

const modes = ["simple", "relaxed", "regex"] as const;

function parse(node: Syntax, input: Tabular, context: Context, onlyMatches: boolean): ParseNode {
  const parameters = onlyParameters(node, ["kind", "flags"], context);
  const position = positionOf(node, context);
  const mode = modes.find((one) => one === (parameters.get("kind") ?? "simple"));
  if (mode === undefined) {
    throw unsupported(`The kind ${parameters.get("kind")} of parse`, position);
  }
  const columns = columnsAt(node, context);
  const parts = node.list("Patterns").map((pattern): ParsePart => {
    if (pattern.kind === "StarExpression") {
      return { kind: "anything" };
    }
    if (pattern.kind === "NameDeclaration" || pattern.kind === "NameAndTypeDeclaration") {
      const name = pattern.kind === "NameDeclaration" ? pattern : pattern.child("Name");
      return { kind: "column", column: columnNamed(name, columns, input, context) };
    }
    return { kind: "text", text: literalText(pattern, context) };
  });
  return {
    kind: "parse",
    value: context.scalar(node.child("Expression"), context),
    mode,
    flags: parameters.get("flags") ?? "",
    parts,
    onlyMatches,
    columns,
    inputs: [input],
    position,
  };
}

function literalText(node: Syntax, context: Context): string {
  const value = context.scalar(node, context);
  if (value.kind !== "literal" || typeof value.value !== "string") {
    throw unsupported(`\`${node.text}\` in a pattern`, positionOf(node, context));
  }
  return value.value;
}

const kvProperties: ReadonlySet<string> = new Set([
  "pair_delimiter",
  "kv_delimiter",
  "quote",
  "escape",
  "greedy",
  "regex",
]);

/** Properties may be given more than once: several quotes, several escapes. */
function kvForm(node: Syntax, context: Context): KvForm {
  const position = positionOf(node, context);
  const given = (node.optional("WithClause")?.list("Properties") ?? []).map((property) => {
    const value = context.scalar(property.child("Expression"), context);
    return {
      name: property.child("Name").text.toLowerCase(),
      value: value.kind === "literal" ? toText(value.value, value.type) : "",
    };
  });
  const strange = given.find(({ name }) => !kvProperties.has(name));
  if (strange !== undefined) {
    throw unsupported(`The property ${strange.name} of parse-kv`, position);
  }
  const all = (name: string) => given.filter((property) => property.name === name).map((property) => property.value);
  const [pattern] = all("regex");
  if (pattern !== undefined) {
    return { kind: "regex", pattern };
  }
  const [pair, keyValue] = [all("pair_delimiter")[0], all("kv_delimiter")[0]];
  if ((pair === undefined) !== (keyValue === undefined)) {
    throw new QueryError("unsupported", "parse-kv takes pair_delimiter and kv_delimiter together", position);
  }
  return {
    kind: "delimiters",
    pair,
    keyValue,
    quotes: all("quote").map((quote) => [quote.charAt(0), quote.charAt(quote.length - 1)] as const),
    escapes: all("escape"),
    greedy: all("greedy")[0] === "true",
  };
}
