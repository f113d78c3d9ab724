import type { ArmError } from "../arm-error.ts";
import type { ExpressionEnvironment, UserFunction } from "../expressions/environment.ts";
import { cannotEvaluate, ExpressionFault, validationFailed } from "../expressions/invalid-template.ts";
import { isJsonArray, sameName } from "../expressions/values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json-value.ts";
import { evaluateJson } from "./json-evaluation.ts";
import type { TemplateDocument } from "./template-document.ts";
import { violation } from "./value-schema.ts";

/** A function may call others; this many calls inside one another are a circle. */
const maxDepth = 50;

/**
 * The functions of a template by name: `__bicep.hours`.
 * Source: Microsoft Learn, "User-defined functions in ARM template". A function sees its own parameters and other functions only.
 */
export function userFunctions(
  { functions, definitions }: TemplateDocument,
  environmentOf: (inside: Pick<ExpressionEnvironment, "parameter" | "userFunction">) => ExpressionEnvironment,
): (name: string) => UserFunction | undefined {
  const members = new Map(functions.flatMap((namespace) => [...membersOf(namespace)]));
  let depth = 0;

  function find(name: string): UserFunction | undefined {
    const key = members.has(name) ? name : [...members.keys()].find((candidate) => sameName(candidate, name));
    const member = key === undefined ? undefined : members.get(key);
    return key === undefined || member === undefined ? undefined : (args) => call(key, member, args);
  }

  function call(name: string, { parameters, output }: FunctionMember, args: readonly JsonValue[]): JsonValue {
    if (args.length !== parameters.length) {
      throw new ExpressionFault(
        `Unable to evaluate template language function '${name}': function requires ${parameters.length} argument(s) while ${args.length} were provided.`,
      );
    }
    for (const [at, parameter] of parameters.entries()) {
      const found = violation(args[at] ?? null, parameter.schema, definitions, parameter.name);
      if (found !== undefined)
        throw cannotEvaluate(name, `Its parameter '${found.path}' is not valid. ${found.reason}`);
    }
    if (depth >= maxDepth) throw cannotEvaluate(name, "It calls itself.");
    depth += 1;
    try {
      const value = evaluateJson(
        output["value"] ?? null,
        environmentOf({ userFunction: find, parameter: argumentNamed(parameters, args) }),
      );
      const found = violation(value, output, definitions);
      if (found !== undefined) throw cannotEvaluate(name, `What it gives is not valid. ${found.reason}`);
      return value;
    } finally {
      depth -= 1;
    }
  }

  return find;
}

interface FunctionMember {
  readonly parameters: readonly FunctionParameter[];
  readonly output: JsonObject;
}

interface FunctionParameter {
  readonly name: string;
  readonly schema: JsonObject;
}

function* membersOf(space: JsonValue): Generator<readonly [string, FunctionMember]> {
  if (!isJsonObject(space)) throw malformed();
  const { namespace, members } = space;
  if (typeof namespace !== "string" || !isJsonObject(members)) throw malformed();
  for (const [name, member] of Object.entries(members)) {
    if (!isJsonObject(member) || !isJsonObject(member["output"])) throw malformed();
    const parameters = member["parameters"] ?? [];
    if (!isJsonArray(parameters)) throw malformed();
    yield [`${namespace}.${name}`, { parameters: parameters.map(parameterOf), output: member["output"] }];
  }
}

function parameterOf(schema: JsonValue): FunctionParameter {
  if (!isJsonObject(schema) || typeof schema["name"] !== "string") throw malformed();
  return { name: schema["name"], schema };
}

function malformed(): ArmError {
  return validationFailed(
    "The template functions are not valid: each namespace needs a name and 'members' with their 'parameters' and 'output'. Please see https://aka.ms/arm-functions for usage details.",
  );
}

function argumentNamed(
  parameters: readonly FunctionParameter[],
  args: readonly JsonValue[],
): (name: string) => JsonValue {
  return (asked) => {
    const at = parameters.findIndex(({ name }) => sameName(name, asked));
    if (at >= 0) return args[at] ?? null;
    throw new ExpressionFault(
      `The template parameter '${asked}' is not found. Please see https://aka.ms/arm-syntax-parameters for usage details.`,
    );
  };
}
