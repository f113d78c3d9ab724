import type { FileSymbols } from "../binding/symbols.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { Findings } from "../findings.ts";
import { createInference } from "../types/infer.ts";
import type { Inference } from "../types/inference.ts";
import type { ResourceTypes } from "../types/resource-types.ts";
import { checkBodies } from "./check-bodies.ts";
import { checkDeclarations } from "./check-declarations.ts";
import { checkDecoratorArguments } from "./check-decorator-arguments.ts";
import { checkFunctionPlaces } from "./check-function-places.ts";
import { checkAbsent } from "./check-absent.ts";
import { checkNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { checkSecrets } from "./check-secrets.ts";
import { checkStart } from "./check-start.ts";
import { checkUnused } from "./check-unused.ts";
import { withoutDisabled } from "./disabled-lines.ts";

export interface CheckOptions {
  /** Microsoft's definitions; without them the bodies of resources are not checked, which the caller must say aloud. */
  readonly resourceTypes: ResourceTypes | undefined;
  /** Whether to look for what the official compiler leaves to its linter: what is unused, and secrets that are given away. */
  readonly linting: boolean;
}

type Check = (inference: Inference) => void;

const CHECKS: readonly Check[] = [
  checkDeclarations,
  checkBodies,
  checkReferences,
  checkAbsent,
  checkNames,
  checkStart,
  checkFunctionPlaces,
  checkDecoratorArguments,
];
const LINTING: readonly Check[] = [checkUnused, checkSecrets];

/** Checks a file whose names are bound: types, bodies of resources and modules, what must be known at the start. In the order of the text. */
export function checkFile(symbols: FileSymbols, { resourceTypes, linting }: CheckOptions): readonly Diagnostic[] {
  const findings = new Findings(symbols.file.path);
  const inference = createInference(symbols, resourceTypes, findings.report);
  for (const check of linting ? [...CHECKS, ...LINTING] : CHECKS) check(inference);
  const lookedFor = (code: string): boolean => (code.startsWith("BCP") ? resourceTypes !== undefined : linting);
  return withoutDisabled(once(findings.diagnostics), symbols.file, lookedFor).toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

/** What several checks find, or the items of a loop have in common, is told once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [
    ...new Map(diagnostics.map((each) => [`${each.line}:${each.column}:${each.code}:${each.message}`, each])).values(),
  ];
}
