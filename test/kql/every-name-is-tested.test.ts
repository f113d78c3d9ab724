import { describe, expect, it } from "vitest";

import { aggregations } from "../../tools/kql/engine/aggregations/registry.ts";
import { scalarFunctions } from "../../tools/kql/engine/functions/registry.ts";
import { kustoLanguage } from "../../tools/kql/language/library.ts";
import { loweredPlugins } from "../../tools/kql/plan/lower/operators/evaluating.ts";
import { rewrittenCalls } from "../../tools/kql/plan/lower/scalars/rewritten-calls.ts";
import { tablesByName } from "../../tools/kql/plan/lower/tables-by-name.ts";
import { loweredTabular } from "../../tools/kql/plan/lower/tabular.ts";
import { withoutCase } from "./names-in-tests.ts";

const functions = new Set(kustoLanguage().Functions.All.map(({ Name }) => Name));
/** What the registry has beside functions. `negate` is the minus before a value. */
const operators = [...scalarFunctions.keys()].filter((name) => !functions.has(name.replace("(*)", "")));

/** Operators and beginnings of a pipe whose parser's name is not their keyword, as `mv-expand` is of `MvExpandOperator`. */
const keywords: Readonly<Record<string, string | undefined>> = {
  FilterOperator: "where",
  GetSchemaOperator: "getschema",
  ProjectByNamesOperator: "project-by-names",
  DataTableExpression: "datatable",
  // It is refused.
  ExternalDataExpression: undefined,
  ParenthesizedExpression: undefined,
  PipeExpression: undefined,
  FunctionCallExpression: undefined,
  NameReference: undefined,
};

function keywordOf(kind: string): string | undefined {
  const words = kind.replace(/(?:Operator|Expression)$/u, "").match(/[A-Z][a-z]+/gu) ?? [];
  return kind in keywords ? keywords[kind] : words.join("-").toLowerCase();
}

describe("the tables of cases", () => {
  it("have each function", () => {
    const called = [...scalarFunctions.keys()].filter((name) => functions.has(name));
    expect(withoutCase([...called, ...Object.keys({ ...rewrittenCalls, ...tablesByName })], "call")).toEqual([]);
  });

  it("have each function of all columns", () => {
    expect(
      withoutCase(
        [...scalarFunctions.keys()].filter((name) => name.endsWith("(*)")),
        "itself",
      ),
    ).toEqual([]);
  });

  it("have each operator of expressions", () => {
    expect(operators).toEqual(expect.arrayContaining(["+", "!has_cs", "matches regex", "negate"]));
    expect(
      withoutCase(
        operators.filter((name) => name !== "negate"),
        "between operands",
      ),
    ).toEqual([]);
    expect(withoutCase(["-"], "before a value")).toEqual([]);
  });

  it("have each aggregation", () => {
    expect(withoutCase(aggregations.keys(), "call")).toEqual([]);
  });

  it("have each plugin", () => {
    expect(withoutCase(loweredPlugins, "call")).toEqual([]);
  });

  it("have each operator of tables", () => {
    const words = [...loweredTabular].map(keywordOf).filter((word) => word !== undefined);
    expect(words).toEqual(expect.arrayContaining(["mv-expand", "where", "print"]));
    expect(withoutCase(words, "keyword")).toEqual([]);
  });
});

describe("a name without a case", () => {
  it.each([
    ["tan", "call", '"xtan(1)" "a.tan(1)" "atan2(1, tan)"'],
    ["has", "between operands", "\"'a' !has 'b' and 'a' has_cs 'c'\""],
    ["!has", "between operands", "\"'a' has 'b'\""],
    ["-", "before a value", '"1 - (2)"'],
    ["project", "keyword", '"T | project-away a"'],
  ] as const)("is %s as a %s in %s", (name, form, cases) => {
    expect(withoutCase([name], form, cases)).toEqual([name]);
  });
});
