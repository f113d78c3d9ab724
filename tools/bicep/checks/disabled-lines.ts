import type { Diagnostic } from "../diagnostics.ts";
import type { BicepFile } from "../syntax/nodes.ts";

/** What the official compiler only warns of. Its errors cannot be disabled, so neither can they here. */
const WARNINGS: ReadonlySet<string> = new Set(
  "BCP035 BCP036 BCP037 BCP040 BCP052 BCP053 BCP073 BCP078 BCP081 BCP083 BCP088 BCP089 BCP179 BCP187 BCP318 BCP321 BCP327 BCP328 BCP332 BCP333 BCP416 BCP422".split(
    " ",
  ),
);
const LINTED = /^(no-unused-|secure-parameter-default|outputs-should-not-contain-secrets)/;

function canBeDisabled(code: string): boolean {
  return WARNINGS.has(code) || LINTED.test(code);
}

/** Leaves out what `#disable-next-line CODE` silences, and reports one that silences nothing. `lookedFor` says which codes could have been found. */
export function withoutDisabled(
  diagnostics: readonly Diagnostic[],
  { path, disabledCodes }: BicepFile,
  lookedFor: (code: string) => boolean,
): readonly Diagnostic[] {
  const isDisabled = ({ line, code }: Diagnostic): boolean =>
    canBeDisabled(code) && disabledCodes.get(line)?.includes(code) === true;
  const useless = [...disabledCodes].flatMap(([line, codes]) =>
    codes
      .filter(
        (code) =>
          canBeDisabled(code) &&
          lookedFor(code) &&
          !diagnostics.some((each) => each.line === line && each.code === code),
      )
      .map((code) => ({
        file: path,
        line: line - 1,
        column: 1,
        code: "useless-disable",
        message: `There is no ${code} on the next line that could be disabled.`,
      })),
  );
  return [...diagnostics.filter((each) => !isDisabled(each)), ...useless];
}
