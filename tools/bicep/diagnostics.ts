import type { Position } from "./syntax/nodes.ts";

/**
 * Something wrong with a Bicep file. Positions and, where there is one, codes are the official compiler's
 * (Azure/bicep, src/Bicep.Core/Diagnostics/DiagnosticBuilder.cs); the wording is our own.
 */
export interface Diagnostic extends Position {
  readonly file: string;
  /** Such as `BCP057`. */
  readonly code: string;
  readonly message: string;
}

/** Thrown with everything that was found, in the order of the text. */
export class BicepError extends Error {
  override readonly name = "BicepError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(lineOf).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** As editors and CI read it: `infra/main.bicep(12,3) : Error BCP057: ...`. */
function lineOf({ file, line, column, code, message }: Diagnostic): string {
  return `${file}(${line},${column}) : Error ${code}: ${message}`;
}
