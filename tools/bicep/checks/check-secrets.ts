import type { NamedSymbol } from "../binding/symbols.ts";
import type { Decorator, Expression, Parameter, Position } from "../syntax/nodes.ts";
import { insideOf, plainText, visit } from "../syntax/walk.ts";
import type { Inference } from "../types/inference.ts";

/**
 * Reports secrets that a template would give away: as a default of a secure parameter, or in an output.
 * As the official linter does (Azure/bicep, SecureParameterDefaultRule.cs and OutputsShouldNotContainSecretsRule.cs), and through variables, too.
 */
export function checkSecrets(inference: Inference): void {
  const { symbols, report } = inference;
  for (const parameter of symbols.parameters) {
    const { defaultValue } = parameter;
    if (!isSecure(parameter) || defaultValue === undefined || isHarmless(defaultValue, inference)) continue;
    report(
      defaultValue.at,
      "secure-parameter-default",
      `A default of the secure parameter "${parameter.id.name}" can be read by all who read the template.`,
    );
  }
  for (const output of symbols.outputs) {
    if (isSecure(output)) continue;
    const { name, at } = output.id;
    if (/password/i.test(name))
      report(
        at,
        "outputs-should-not-contain-secrets",
        `The output "${name}" seems to be a password. Outputs can be read in the deployment's history.`,
      );
    for (const secret of secretsIn(output.value, inference)) {
      report(
        secret.at,
        "outputs-should-not-contain-secrets",
        `The output "${name}" contains ${secret.what}. Outputs can be read in the deployment's history.`,
      );
    }
  }
}

function isSecure({ decorators }: { readonly decorators: readonly Decorator[] }): boolean {
  return decorators.some(({ name }) => name === "secure");
}

/** Nothing, something new each time, or what is secure itself. */
function isHarmless(value: Expression, { symbols }: Inference): boolean {
  if (plainText(value) === "" || (value.kind === "object" && value.properties.length === 0)) return true;
  let harmless = false;
  visit(value, (expression) => {
    harmless ||= expression.kind === "call" && expression.callee.name === "newGuid";
    harmless ||= expression.kind === "name" && isSecureParameter(symbols.names.get(expression));
  });
  return harmless;
}

function isSecureParameter(symbol: NamedSymbol | undefined): symbol is Parameter {
  return symbol?.kind === "param" && isSecure(symbol);
}

interface Secret {
  readonly at: Position;
  readonly what: string;
}

function* secretsIn(expression: Expression, inference: Inference): Generator<Secret> {
  const symbol = expression.kind === "name" ? inference.symbols.names.get(expression) : undefined;
  if (isSecureParameter(symbol)) yield { at: expression.at, what: `the secure parameter "${symbol.id.name}"` };
  if (symbol?.kind === "var" && maySpeak(symbol.value, inference)) {
    const [first] = secretsIn(symbol.value, inference);
    if (first !== undefined) yield { at: expression.at, what: `"${symbol.id.name}" with ${first.what}` };
  }
  if (
    expression.kind === "call" &&
    expression.callee.name.startsWith("list") &&
    !inference.symbols.calls.has(expression)
  ) {
    yield { at: expression.at, what: `what "${expression.callee.name}" returns` };
  }
  for (const inside of insideOf(expression)) yield* secretsIn(inside, inference);
}

/** A yes or no, or a number, tells no secret. */
function maySpeak(value: Expression, { typeOf }: Inference): boolean {
  const { kind } = typeOf(value);
  return kind !== "bool" && kind !== "int";
}
