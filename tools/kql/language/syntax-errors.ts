import { itemsOf, kustoLanguage } from "./library.ts";

/** Whether the parser alone finds an error, so that there is no need to ask what the names mean. */
export function hasSyntaxError(text: string): boolean {
  const diagnostics = itemsOf(kustoLanguage().KustoCode.Parse(text).GetDiagnostics());
  return diagnostics.some(({ Severity }) => Severity === "Error");
}
