import { describe, expect, it } from "vitest";

import { aggregations } from "../../tools/kql/engine/aggregations/registry.ts";
import { scalarFunctions } from "../../tools/kql/engine/functions/registry.ts";
import { kustoLanguage } from "../../tools/kql/language/library.ts";
import { loweredPlugins } from "../../tools/kql/plan/lower/operators/evaluating.ts";
import { loweredScalars } from "../../tools/kql/plan/lower/scalar.ts";
import { rewrittenCalls } from "../../tools/kql/plan/lower/scalars/rewritten-calls.ts";
import { loweredStatements } from "../../tools/kql/plan/lower/statements.ts";
import { tablesByName } from "../../tools/kql/plan/lower/tables-by-name.ts";
import { loweredTabular } from "../../tools/kql/plan/lower/tabular.ts";
import { readmeSection } from "./readme.ts";
import { partsOfOthers, plugins, refusedAggregations, refusedFunctions, refusedSyntax } from "./refused.ts";

const { Aggregates, Functions, PlugIns, Syntax } = kustoLanguage();

function namesOf(symbols: readonly { readonly Name: string }[], without: Pick<ReadonlySet<string>, "has">): string[] {
  return [...new Set(symbols.map(({ Name }) => Name))].filter((name) => !without.has(name)).toSorted();
}

/** "`a`, `b`" */
function inWords(names: readonly (string | undefined)[]): string {
  return names.flatMap((name) => (name === undefined ? [] : [`\`${name}\``])).join(", ");
}

describe("what the binder knows and the engine refuses", () => {
  it("is these functions", () => {
    const here = new Set([...scalarFunctions.keys(), ...Object.keys({ ...rewrittenCalls, ...tablesByName })]);
    expect(Object.values(refusedFunctions).flat().toSorted()).toEqual(namesOf(Functions.All, here));
  });

  it("is these aggregations", () => {
    expect(refusedAggregations).toEqual(namesOf(Aggregates.All, aggregations));
  });

  it("is all plugins but these", () => {
    expect([...loweredPlugins].toSorted()).toEqual(plugins);
    expect(namesOf(PlugIns.All, new Set())).toEqual(expect.arrayContaining([...plugins]));
  });

  it("is these operators, expressions and statements", () => {
    const kinds = Object.keys(Syntax.SyntaxKind).filter((kind) => /(?:Operator|Expression|Statement)$/u.test(kind));
    const here = new Set([...loweredTabular, ...loweredScalars, ...loweredStatements, ...partsOfOthers]);
    expect(Object.keys(refusedSyntax).toSorted()).toEqual(kinds.filter((kind) => !here.has(kind)).toSorted());
  });

  it("stands in the README", () => {
    const functions = Object.entries(refusedFunctions).map(([reason, names]) =>
      // A reason that names a prefix needs no list, and a list must not be longer than somebody reads.
      reason.includes("_*`") || names.length > 16 ? `- ${reason}.` : `- ${reason}: ${inWords(names)}.`,
    );
    expect(readmeSection("What is refused").filter((line) => line.startsWith("- "))).toEqual([
      `- Operators and statements: ${inWords(Object.values(refusedSyntax))}; \`externaldata\`, and what reads graphs.`,
      `- Plugins of \`evaluate\`: all but ${inWords(plugins)}.`,
      `- Aggregations: ${inWords(refusedAggregations)}.`,
      ...functions,
    ]);
  });
});
