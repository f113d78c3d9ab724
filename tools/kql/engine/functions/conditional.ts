import type { Value } from "../../values/types.ts";
import { missing } from "../../values/types.ts";
import { type CallSite, type Evaluator, type FunctionFamily } from "./define.ts";
import { inType } from "./in-type.ts";

/** `case(p1, v1, p2, v2, ..., otherwise)`; `iff` is the shortest one. A condition that is not true goes on to the next. */
export const conditional: FunctionFamily = {
  iff: { compile: choose },
  iif: { compile: choose },
  case: { compile: choose },
  coalesce: {
    compile({ arguments: list, type }) {
      const none = missing(type);
      const values = list.map((argument) => inType(argument, type));
      return (row) => {
        for (const value of values) {
          const found = value(row);
          if (found !== none && found !== null) {
            return found;
          }
        }
        return none;
      };
    },
  },
};

function choose({ arguments: list, type }: CallSite): Evaluator {
  const values = list.map((argument, index) =>
    index % 2 === 1 || index === list.length - 1 ? inType(argument, type) : argument.evaluate,
  );
  const otherwise = values.at(-1);
  return (row): Value => {
    for (let index = 0; index + 1 < values.length; index += 2) {
      if (values[index]?.(row) === true) {
        return values[index + 1]?.(row) ?? null;
      }
    }
    return otherwise?.(row) ?? missing(type);
  };
}
