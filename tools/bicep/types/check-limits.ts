import type { Report } from "../findings.ts";
import type { Value } from "./inference.ts";
import type { ArrayType, IntType, StringType } from "./type.ts";

interface Range {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

/** Reports a number, or a length of a text or an array, that is surely outside of what is allowed, and a text that is surely not of the pattern. */
export function checkLimits({ type, at }: Value, target: StringType | IntType | ArrayType, report: Report): void {
  if (type.kind === "int" && target.kind === "int") {
    const [given, allowed] = [rangeOf(type), rangeOf(target)];
    if (above(given, allowed))
      report(at, "BCP327", `The value is at least ${given.least}, but at most ${allowed.most} is allowed.`);
    if (above(allowed, given))
      report(at, "BCP328", `The value is at most ${given.most}, but at least ${allowed.least} is allowed.`);
  }
  if ((type.kind === "string" && target.kind === "string") || (type.kind === "array" && target.kind === "array")) {
    const [given, allowed] = [lengthOf(type), lengthOf(target)];
    if (above(given, allowed))
      report(
        at,
        "BCP332",
        `The value has a length of at least ${given.least}, but at most ${allowed.most} is allowed.`,
      );
    if (above(allowed, given))
      report(at, "BCP333", `The value has a length of at most ${given.most}, but at least ${allowed.least} is needed.`);
  }
  if (type.kind === "string" && target.kind === "string" && !matches(type.literal, target.pattern)) {
    report(at, "BCP416", `The value must match the pattern ${target.pattern}.`);
  }
}

/** Every value of the first range is above all of the second. */
function above({ least }: Range, { most }: Range): boolean {
  return least !== undefined && most !== undefined && least > most;
}

function rangeOf({ min, max }: IntType): Range {
  return { least: min, most: max };
}

function lengthOf({ minLength, maxLength }: StringType | ArrayType): Range {
  return { least: minLength, most: maxLength };
}

/** A pattern that only .NET understands proves nothing. */
function matches(text: string | undefined, pattern: string | undefined): boolean {
  if (text === undefined || pattern === undefined) return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}
