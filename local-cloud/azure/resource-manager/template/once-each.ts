import { ExpressionFault, validationFailed } from "../expressions/invalid-template.ts";
import { sameName } from "../expressions/values.ts";
import type { JsonValue } from "../json-value.ts";

/**
 * The values of a template's parameters or variables, which may need one another: each is worked out once, when it is first asked for,
 * whatever the case of its name.
 */
export function onceEach(
  kind: "parameter" | "variable",
  names: readonly string[],
  valueOf: (name: string) => JsonValue,
): (name: string) => JsonValue {
  const seeAlso = `Please see https://aka.ms/arm-syntax-${kind}s for usage details.`;
  const values = new Map<string, JsonValue>();
  const underWay = new Set<string>();
  return (asked) => {
    const name = names.includes(asked) ? asked : names.find((candidate) => sameName(candidate, asked));
    if (name === undefined) throw new ExpressionFault(`The template ${kind} '${asked}' is not found. ${seeAlso}`);
    const known = values.get(name);
    if (known !== undefined) return known;
    if (underWay.has(name)) throw validationFailed(`The template ${kind} '${name}' is defined by itself. ${seeAlso}`);
    underWay.add(name);
    const value = valueOf(name);
    underWay.delete(name);
    values.set(name, value);
    return value;
  };
}
