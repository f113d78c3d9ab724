import { type FunctionFamily, required, type ScalarFunction, text } from "./define.ts";
import { hasTerm } from "./terms.ts";

type Test = (text: string, sought: string) => boolean;

const tests: Readonly<Record<string, Test>> = {
  has: (value, term) => hasTerm(value, term, { before: true, after: true }),
  hasprefix: (value, term) => hasTerm(value, term, { before: true, after: false }),
  hassuffix: (value, term) => hasTerm(value, term, { before: false, after: true }),
  contains: (value, part) => value.includes(part),
  startswith: (value, part) => value.startsWith(part),
  endswith: (value, part) => value.endsWith(part),
};

/** Each in four forms: `has`, `!has`, `has_cs`, `!has_cs`; and `=~`, `!~`. */
export const stringOperators: FunctionFamily = {
  ...Object.fromEntries(
    Object.entries(tests).flatMap(([name, test]) => [
      [name, operator(test, { ignoreCase: true, negate: false })],
      [`!${name}`, operator(test, { ignoreCase: true, negate: true })],
      [`${name}_cs`, operator(test, { ignoreCase: false, negate: false })],
      [`!${name}_cs`, operator(test, { ignoreCase: false, negate: true })],
    ]),
  ),
  "=~": operator((left, right) => left === right, { ignoreCase: true, negate: false }),
  "!~": operator((left, right) => left === right, { ignoreCase: true, negate: true }),
};

function operator(test: Test, { ignoreCase, negate }: { ignoreCase: boolean; negate: boolean }): ScalarFunction {
  return {
    compile({ arguments: [first, second] }) {
      const [one, other] = [required(first), required(second)];
      const fold = ignoreCase ? (value: string) => value.toLowerCase() : (value: string) => value;
      const fixed = other.constant === undefined ? undefined : fold(text(other.constant, other.type) ?? "");
      return (row) => {
        const value = text(one.evaluate(row), one.type) ?? "";
        const sought = fixed ?? fold(text(other.evaluate(row), other.type) ?? "");
        return test(fold(value), sought) !== negate;
      };
    },
  };
}
