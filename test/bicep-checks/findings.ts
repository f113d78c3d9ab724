import { fileURLToPath } from "node:url";
import { bind } from "../../tools/bicep/binding/bind.ts";
import type { FileSymbols } from "../../tools/bicep/binding/symbols.ts";
import { checkFile } from "../../tools/bicep/checks/check-file.ts";
import type { Diagnostic } from "../../tools/bicep/diagnostics.ts";
import { loadParser } from "../../tools/bicep/syntax/grammar.ts";
import { parse } from "../../tools/bicep/syntax/parse.ts";
import { plainText } from "../../tools/bicep/syntax/walk.ts";
import { openResourceTypes } from "../../tools/bicep/types/resource-types.ts";

const parser = await loadParser();

/** Definitions of made-up resources of a café, in the format of Microsoft's. */
export const cafe = openResourceTypes(fileURLToPath(new URL("definitions", import.meta.url)));

export interface Around {
  /** Modules and files that are loaded, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  readonly linting?: boolean;
  readonly resourceTypes?: typeof cafe;
}

/** What the checks find in a file: each code, with the word that it stands at. Syntax and names must be right. */
export function findings(text: string, around: Around = {}): string[] {
  const lines = text.split("\n");
  return diagnosticsOf(text, around).map(
    ({ line, column, code }) => `${code} ${wordAt(lines[line - 1] ?? "", column)}`,
  );
}

export function messages(text: string, around: Around = {}): string[] {
  return diagnosticsOf(text, around).map(({ message }) => message);
}

/** A text in quotes, a name with its dots, or else a sign. */
function wordAt(line: string, column: number): string {
  return /^(?:'[^']*'|[-@#!]?[\w.-]+|.)/.exec(line.slice(column - 1))?.[0] ?? "";
}

function diagnosticsOf(text: string, around: Around): readonly Diagnostic[] {
  return checkFile(symbolsOf("main.bicep", text, around), {
    resourceTypes: "resourceTypes" in around ? around.resourceTypes : cafe,
    linting: around.linting ?? false,
  });
}

function symbolsOf(path: string, text: string, around: Around): FileSymbols {
  const parsed = parse(parser, path, text);
  const { symbols, diagnostics } = bind(parsed.file, {
    moduleTarget: ({ path: target }) =>
      symbolsOf(plainText(target) ?? "", around.files?.[plainText(target) ?? ""] ?? "", around),
    read: (file) => around.files?.[file],
  });
  const problems = [...parsed.diagnostics, ...diagnostics];
  if (problems.length > 0)
    throw new Error(
      `The test's own Bicep is wrong: ${problems.map(({ line, message }) => `line ${line}: ${message}`).join("; ")}`,
    );
  return symbols;
}
