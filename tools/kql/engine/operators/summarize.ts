import { arrayColumn } from "../../tables/columns.ts";
import type { Column, Selection } from "../../tables/column.ts";
import type { Table } from "../../tables/table.ts";
import type { Aggregate } from "../../plan/expressions.ts";
import { unsupported } from "../../plan/position.ts";
import type { ColumnSchema } from "../../language/schema.ts";
import { missing } from "../../values/types.ts";
import type { Accumulator } from "../aggregations/define.ts";
import { aggregations } from "../aggregations/registry.ts";
import type { Argument } from "../functions/define.ts";
import { createGrouper } from "../group-rows.ts";
import { constantValue, isConstant } from "../compile.ts";
import { type Implementations, noRows } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { makeColumn } from "./project.ts";

export const summarize = {
  async summarize({ by, aggregates, columns: schema }, { input, runtime }) {
    const keys = by.map((key) => makeColumn(key, input, runtime));
    const started = aggregates.map((aggregate) => startAggregate(aggregate, input, runtime));
    const evaluators = keys.map((column) => (row: number) => column.get(row));
    const grouper = createGrouper(keys.length);
    const firstRows: number[] = [];
    for (let row = 0; row < input.rows; row++) {
      if ((row & 0x3fff) === 0) {
        await runtime.breathe();
      }
      const group = grouper.group(row, evaluators, true);
      if (group === firstRows.length) {
        firstRows.push(row);
      }
      for (const { accumulator } of started) {
        accumulator.add(group, row);
      }
    }
    const rows = grouper.size;
    const first: Selection = Uint32Array.from(firstRows);
    const compositions = new Map<Selection, Selection>();
    const keyColumns = keys.map((column) => column.select(first, compositions));
    const made = started.flatMap((one) => resultColumns(one, rows));
    return { schema, columns: [...keyColumns, ...made], rows };
  },
} satisfies Implementations;

interface Started {
  readonly columns: readonly ColumnSchema[];
  readonly arguments: readonly Column[];
  readonly accumulator: Accumulator;
}

/** An aggregate over the rows of a table, one state a group. */
export function startAggregate(
  { name, arguments: list, columns, position }: Aggregate,
  input: Table,
  runtime: Runtime,
): Started {
  const aggregation = aggregations.get(name);
  if (aggregation === undefined) {
    throw unsupported(`\`${name}\``, position);
  }
  const made = list.map((value) => makeColumn({ name: "", type: value.type, value }, input, runtime));
  const given = list.map((scalar, index): Argument => ({
    type: scalar.type,
    evaluate: (row) => made[index]?.get(row) ?? missing(scalar.type),
    constant: isConstant(scalar) ? constantValue(scalar, noRows, runtime) : undefined,
  }));
  return { columns, arguments: made, accumulator: aggregation({ name, arguments: given, columns, position, runtime }) };
}

/** The columns that an aggregate gives. Columns of chosen rows share the row numbers and copy no value. */
function resultColumns({ columns, arguments: list, accumulator }: Started, groups: number): Column[] {
  if (accumulator.chosenRow !== undefined) {
    const rows = new Uint32Array(groups);
    for (let group = 0; group < groups; group++) {
      rows[group] = accumulator.chosenRow(group);
    }
    const compositions = new Map<Selection, Selection>();
    return columns.map((column, index) => list[index]?.select(rows, compositions) ?? arrayColumn(column.type, []));
  }
  const results = Array.from({ length: groups }, (_, group) => accumulator.result(group));
  return columns.map(({ type }, index) =>
    arrayColumn(
      type,
      results.map((values) => values[index] ?? null),
    ),
  );
}
