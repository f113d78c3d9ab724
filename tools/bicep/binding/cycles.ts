import type { Report } from "../findings.ts";
import type { Declaration } from "../syntax/nodes.ts";
import type { Use } from "./names.ts";

/** Reports each use of a declaration that needs itself. */
export function reportCycles(uses: readonly Use[], report: Report): void {
  const used = Map.groupBy(uses, ({ by }) => by);
  const cycles = new Map<Declaration, readonly Declaration[] | undefined>();
  for (const { of, at, by } of uses) {
    const cycle = cycles.has(of) ? cycles.get(of) : cycleThrough(of, used);
    cycles.set(of, cycle);
    if (cycle === undefined) continue;
    const [only, ...others] = cycle;
    // A nested resource needs the one that it stands in; that is not written anywhere.
    if (by.kind === "resource" && at === by.type) continue;
    if (only === by && others.length === 0) report(at.at, "BCP079", "A declaration cannot use itself.");
    else
      report(
        at.at,
        "BCP080",
        `This is part of a cycle (${cycle.map((declaration) => `"${nameOf(declaration)}"`).join(" -> ")}).`,
      );
  }
}

/** The shortest way from a declaration back to itself. */
function cycleThrough(
  start: Declaration,
  used: ReadonlyMap<Declaration, readonly Use[]>,
): readonly Declaration[] | undefined {
  const reached = new Map<Declaration, readonly Declaration[]>([[start, [start]]]);
  for (const [declaration, way] of reached) {
    for (const { of } of used.get(declaration) ?? []) {
      if (of === start) return way;
      if (!reached.has(of)) reached.set(of, [...way, of]);
    }
  }
  return undefined;
}

function nameOf(declaration: Declaration): string {
  return declaration.kind === "targetScope" ? declaration.kind : declaration.id.name;
}
