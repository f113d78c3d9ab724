import * as fc from "fast-check";
import { expect, it } from "vitest";

import { texts } from "../running.ts";

type Row = readonly [key: number | null, value: number | null];

const cell = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null });
const rows = fc.array(fc.tuple(cell, cell), { maxLength: 12 });

it("summarize gives what a fold over the rows of each key gives", async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const query = `${source(table)} | summarize count(), sum(v), min(v), max(v), avg(v), dcount(v), countif(v > 0),
        make_list(v), make_set(v), arg_max(v, *), round(variance(v) * 1000), percentile(v, 50) by k`;
      const keys = [...new Set(table.map(([key]) => key))];
      expect(await texts(query)).toEqual(
        keys.map((key) =>
          folded(
            key,
            table.filter((row) => row[0] === key),
          ),
        ),
      );
    }),
    { numRuns: 50 },
  );
});

function source(table: readonly Row[]): string {
  return `datatable(k:long, v:long)[${table
    .flat()
    .map((value) => value ?? "long(null)")
    .join(",")}]`;
}

function folded(key: number | null, group: readonly Row[]): string[] {
  const values = group.flatMap(([, value]) => value ?? []);
  const sum = values.reduce((total, value) => total + value, 0);
  const sorted = values.toSorted((one, other) => one - other);
  const mean = sum / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  const distinct = [...new Set(values)];
  return [
    text(key ?? undefined),
    text(group.length),
    text(sum),
    text(sorted[0]),
    text(sorted.at(-1)),
    values.length === 0 ? "null" : real(mean),
    text(distinct.length),
    text(values.filter((value) => value > 0).length),
    `[${values.join(",")}]`,
    `[${distinct.join(",")}]`,
    text(sorted.at(-1)),
    // Rounded: the last digits of a variance depend on how it is computed.
    real(Math.round(values.length < 2 ? 0 : (squares / (values.length - 1)) * 1000)),
    text(sorted[Math.max(0, Math.ceil(sorted.length / 2) - 1)]),
  ];
}

function text(value: number | undefined): string {
  return value === undefined ? "null" : String(value);
}

function real(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
