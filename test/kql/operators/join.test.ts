import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { texts } from "../running.ts";

const left = "datatable(k:string, l:long)['a', 1, 'b', 2, 'b', 3, 'c', 4]";
const right = "(datatable(k:string, r:long)['b', 10, 'c', 20, 'c', 30, 'd', 40])";

describe("join", () => {
  queries([
    [`${left} | join ${right} on k`, ["b|2|b|10", "c|4|c|20", "c|4|c|30"]],
    [`${left} | join kind=inner ${right} on k`, ["b|2|b|10", "b|3|b|10", "c|4|c|20", "c|4|c|30"]],
    [`${left} | join kind=leftouter ${right} on k`, ["a|1||null", "b|2|b|10", "b|3|b|10", "c|4|c|20", "c|4|c|30"]],
    [`${left} | join kind=rightouter ${right} on k`, ["b|2|b|10", "b|3|b|10", "c|4|c|20", "c|4|c|30", "|null|d|40"]],
    [
      `${left} | join kind=fullouter ${right} on k`,
      ["a|1||null", "b|2|b|10", "b|3|b|10", "c|4|c|20", "c|4|c|30", "|null|d|40"],
    ],
    [`${left} | join kind=leftanti ${right} on k`, ["a|1"]],
    [`${left} | join kind=rightanti ${right} on k`, ["d|40"]],
    [`${left} | join kind=leftsemi ${right} on k`, ["b|2", "b|3", "c|4"]],
    [`${left} | join kind=rightsemi ${right} on k`, ["b|10", "c|20", "c|30"]],
    [`${left} | join kind=inner ${right} on $left.k == $right.k | project k1, r | take 1`, ["b|10"]],
    [`${left} | lookup ${right} on k`, ["a|1|null", "b|2|10", "b|3|10", "c|4|20", "c|4|30"]],
    [`${left} | where false | join kind=leftouter ${right} on k`, []],
    [`${left} | where false | join kind=rightanti ${right} on k | count`, ["4"]],
    ["datatable(k:long)[long(null)] | join kind=inner (datatable(k:long)[long(null)]) on k", []],
  ]);

  it("gives what a loop over all pairs gives", async () => {
    const table = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 99 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, table, async (one, other) => {
        const joined = await texts(`${source(one)} | join kind=inner (${source(other)}) on k`);
        const pairs = one.flatMap((row) =>
          other.filter(([key]) => key === row[0]).map((match) => [...row, ...match].map(String)),
        );
        expect(joined).toEqual(pairs);
      }),
      { numRuns: 50 },
    );
  });
});

function source(rows: readonly (readonly number[])[]): string {
  return `datatable(k:long, v:long)[${rows.flat().join(",")}]`;
}
