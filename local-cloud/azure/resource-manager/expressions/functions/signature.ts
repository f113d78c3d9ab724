import type { JsonObject, JsonValue } from "../../json-value.ts";
import type { ExpressionEnvironment } from "../environment.ts";
import { ExpressionFault } from "../invalid-template.ts";
import { typeName } from "../values.ts";

/** `lambda('x', ...)`, ready to be called. */
export class Lambda {
  readonly parameters: number;
  readonly call: (...values: readonly JsonValue[]) => JsonValue;

  constructor(parameters: number, call: (...values: readonly JsonValue[]) => JsonValue) {
    this.parameters = parameters;
    this.call = call;
  }
}

export type Argument = JsonValue | Lambda;

interface Kinds {
  readonly string: string;
  readonly int: number;
  readonly bool: boolean;
  readonly array: readonly JsonValue[];
  readonly object: JsonObject;
  readonly any: JsonValue;
  readonly lambda: Lambda;
}

type KindName = keyof Kinds;

/** What an argument may be: `string`, or one of several: `string | array`. */
export type Kind = KindName | `${KindName} | ${KindName}` | `${KindName} | ${KindName} | ${KindName}`;

type ValueOf<K> = K extends `${infer One} | ${infer Others}`
  ? ValueOf<One> | ValueOf<Others>
  : K extends KindName
    ? Kinds[K]
    : never;

type ValuesOf<K extends readonly Kind[]> = { readonly [I in keyof K]: ValueOf<K[I]> };

export interface Signature {
  /** Arguments that must be there. */
  readonly takes?: readonly Kind[];
  /** Arguments that may follow. */
  readonly may?: readonly Kind[];
  /** Any number of further ones. */
  readonly more?: Kind;
}

type ArgumentsOf<S extends Signature> = readonly [
  ...ValuesOf<S["takes"] extends readonly Kind[] ? S["takes"] : []>,
  ...Partial<ValuesOf<S["may"] extends readonly Kind[] ? S["may"] : []>>,
  ...(S["more"] extends Kind ? readonly ValueOf<S["more"]>[] : []),
];

/** One function of the table: its name stands in the table. */
export interface TemplateFunction {
  readonly signature: Signature;
  /** @throws ArmError when the arguments do not fit, or the function says so. */
  readonly call: (name: string, args: readonly Argument[], environment: ExpressionEnvironment) => JsonValue;
}

const tests: { readonly [K in KindName]: (value: unknown) => boolean } = {
  string: (value) => typeof value === "string",
  int: (value) => Number.isInteger(value),
  bool: (value) => typeof value === "boolean",
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Lambda),
  any: (value) => !(value instanceof Lambda),
  lambda: (value) => value instanceof Lambda,
};

const azureNames: { readonly [K in KindName]: string } = {
  string: "String",
  int: "Integer",
  bool: "Boolean",
  array: "Array",
  object: "Object",
  any: "Any",
  lambda: "Lambda",
};

/** A function of the table. `evaluate` gets the arguments as the signature says; count and types are checked before. */
export function fn<const S extends Signature>(
  signature: S,
  evaluate: (args: ArgumentsOf<S>, environment: ExpressionEnvironment) => JsonValue,
): TemplateFunction {
  const fits = (args: readonly unknown[]): args is ArgumentsOf<S> =>
    args.every((arg, at) => accepts(signature, at, arg));
  return {
    signature,
    call: (name, args, environment) => {
      checkCount(name, signature, args.length);
      if (fits(args)) return evaluate(args, environment);
      throw wrongType(name, signature, args);
    },
  };
}

function kindAt({ takes = [], may = [], more }: Signature, at: number): Kind | undefined {
  return [...takes, ...may][at] ?? more;
}

function accepts(signature: Signature, at: number, arg: unknown): boolean {
  return namesOf(kindAt(signature, at)).some((name) => tests[name](arg));
}

function isName(name: string): name is KindName {
  return Object.hasOwn(tests, name);
}

function namesOf(kind: Kind | undefined): readonly KindName[] {
  return kind === undefined ? [] : kind.split(" | ").filter(isName);
}

/** @throws ArmError in Azure's words when there are too few arguments or too many. */
export function checkCount(name: string, { takes = [], may = [], more }: Signature, given: number): void {
  const least = takes.length;
  const most = more === undefined ? least + may.length : Infinity;
  if (given >= least && given <= most) return;
  const requires =
    least === most
      ? `${least} argument(s)`
      : most === Infinity
        ? `at least ${least} argument(s)`
        : `${least} to ${most} argument(s)`;
  throw new ExpressionFault(
    `Unable to evaluate template language function '${name}': function requires ${requires} while ${given} were provided. Please see https://aka.ms/arm-functions for usage details.`,
  );
}

function wrongType(name: string, signature: Signature, args: readonly Argument[]): ExpressionFault {
  const at = args.findIndex((arg, index) => !accepts(signature, index, arg));
  const arg = args[at];
  const expected = namesOf(kindAt(signature, at))
    .map((kind) => azureNames[kind])
    .join(", ");
  const actual = arg === undefined || arg instanceof Lambda ? "Lambda" : typeName(arg);
  return new ExpressionFault(
    `The template language function '${name}' expects its parameter at position '${at + 1}' to be of type '${expected}'. The provided value is of type '${actual}'. Please see https://aka.ms/arm-functions for usage details.`,
  );
}
