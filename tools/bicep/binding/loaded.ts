import type { JsonValue } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import type { Report } from "../findings.ts";
import type { CallExpression, Declaration, Expression } from "../syntax/nodes.ts";
import { decoratorArguments, expressionsOf, plainText, visit, withNested } from "../syntax/walk.ts";
import { readJson, readYaml } from "./json-content.ts";
import { findByPath } from "./json-path.ts";

/** A file's content, the path being relative to the file that names it. */
export type ReadBeside = (path: string) => string | undefined;

/** The functions that read a file when it is compiled (Microsoft Learn, "File functions for Bicep"). Those with a parser take a JSON path. */
const loaders: ReadonlyMap<string, ((text: string) => JsonValue) | undefined> = new Map<
  string,
  ((text: string) => JsonValue) | undefined
>([
  ["loadJsonContent", readJson],
  ["loadYamlContent", readYaml],
  ["loadTextContent", undefined],
]);

/** They run when the file is compiled as well. */
const unsupported = new Set(["loadFileAsBase64", "loadDirectoryFileInfo", "readEnvironmentVariable"]);

/** Reads what the calls of a file's declarations load. */
export function loadContents(
  declarations: readonly Declaration[],
  read: ReadBeside,
  report: Report,
): ReadonlyMap<CallExpression, JsonValue> {
  const loaded = new Map<CallExpression, JsonValue>();
  const all = withNested(declarations);
  for (const expression of [...all.flatMap(decoratorArguments), ...all.flatMap(expressionsOf)]) {
    visit(expression, (part) => {
      if (part.kind !== "call") return;
      if (unsupported.has(part.callee.name))
        report(part.callee.at, "unsupported", `The function "${part.callee.name}" is not supported.`);
      if (!loaders.has(part.callee.name)) return;
      const value = load(part, read, report);
      if (value !== undefined) loaded.set(part, value);
    });
  }
  return loaded;
}

function load({ callee, args, argsAt }: CallExpression, read: ReadBeside, report: Report): JsonValue | undefined {
  const parseContent = loaders.get(callee.name);
  const [fileArgument, pathArgument, encoding] = parseContent === undefined ? [args[0], undefined, args[1]] : args;
  const file = constant(fileArgument, report);
  const path = pathArgument === undefined ? undefined : constant(pathArgument, report);
  if (encoding !== undefined && plainText(encoding) !== "utf-8")
    report(encoding.at, "unsupported", "Only the encoding 'utf-8' is supported.");
  if (fileArgument === undefined || file === undefined || (pathArgument !== undefined && path === undefined))
    return undefined;
  const text = read(file)?.replace(/^\uFEFF/, "");
  if (text === undefined) {
    report(fileArgument.at, "BCP091", `The file "${file}" cannot be read.`);
    return undefined;
  }
  if (parseContent === undefined) return text;
  try {
    return select(parseContent(text), path, pathArgument, report);
  } catch (error) {
    report(
      argsAt,
      "BCP186",
      `The file "${file}" is not valid: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

function constant(argument: Expression | undefined, report: Report): string | undefined {
  const text = argument === undefined ? undefined : plainText(argument);
  if (argument !== undefined && text === undefined)
    report(argument.at, "BCP032", "This must be a plain text, known when the file is compiled.");
  return text;
}

function select(
  value: JsonValue,
  path: string | undefined,
  argument: Expression | undefined,
  report: Report,
): JsonValue | undefined {
  if (path === undefined || argument === undefined) return value;
  const found = findByPath(value, path);
  const [only, ...others] = found ?? [];
  if (only !== undefined) return others.length === 0 ? only : [only, ...others];
  report(
    argument.at,
    "BCP235",
    found === undefined ? "This form of JSON path is not supported." : "The JSON path finds nothing.",
  );
  return undefined;
}
