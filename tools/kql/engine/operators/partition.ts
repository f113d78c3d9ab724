import { QueryError } from "../../plan/position.ts";
import { selectRows, type Table } from "../../tables/table.ts";
import { compile } from "../compile.ts";
import { createGrouper } from "../group-rows.ts";
import { runInner } from "../inner-pipeline.ts";
import type { Implementations } from "../operator.ts";
import { gather } from "./mv-apply.ts";

export const partitionOperators = {
  /** The partitions come in the order of their first rows. */
  async partition({ by, limit, query, scope, columns: schema, position }, run) {
    const { input, runtime } = run;
    const key = [compile(by, input, runtime)];
    const grouper = createGrouper(1);
    const partitions: number[][] = [];
    for (let row = 0; row < input.rows; row++) {
      if ((row & 0x3fff) === 0) {
        await runtime.breathe();
      }
      (partitions[grouper.group(row, key, true)] ??= []).push(row);
    }
    if (limit !== undefined && partitions.length > limit) {
      throw new QueryError(
        "value",
        `partition has ${partitions.length} partitions; more than ${limit} need hint.strategy=native or shuffle`,
        position,
      );
    }
    const results: Table[] = [];
    let rows = 0;
    for (const partition of partitions) {
      const result = await runInner(query, scope, selectRows(input, Uint32Array.from(partition)), run);
      results.push(result);
      rows += result.rows;
      runtime.checkRows(rows);
    }
    return { schema, columns: schema.map(({ type }, index) => gather(type, results, index)), rows };
  },
} satisfies Implementations;
