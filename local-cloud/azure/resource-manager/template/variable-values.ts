import type { ExpressionEnvironment } from "../expressions/environment.ts";
import { validationFailed, within } from "../expressions/invalid-template.ts";
import type { JsonObject, JsonValue } from "../json-value.ts";
import { type CopyElement, copyElements, evaluateJson, unroll } from "./json-evaluation.ts";
import { onceEach } from "./once-each.ts";

/**
 * The values of a template's variables. All are evaluated, also those that nothing uses, as in Azure.
 * @throws ArmError when one cannot be evaluated before the deployment starts.
 */
export function variableValues(
  variables: JsonObject,
  environmentOf: (variable: (name: string) => JsonValue) => ExpressionEnvironment,
): (name: string) => JsonValue {
  const { copy = [], ...plain } = variables;
  const loops = new Map((copyElements(copy) ?? []).map((loop): [string, CopyElement] => [loop.name, loop]));
  const names = [...Object.keys(plain), ...loops.keys()];

  const variable = onceEach("variable", names, (name) =>
    within(
      (reason) => validationFailed(`The template variable '${name}' is not valid: ${reason}`, name),
      () => {
        const environment = environmentOf(variable);
        const loop = loops.get(name);
        return loop === undefined ? evaluateJson(plain[name] ?? null, environment) : unroll(loop, environment, false);
      },
    ),
  );
  for (const name of names) variable(name);
  return variable;
}
