import type { MakeSeriesNode, SeriesValue } from "../../plan/nodes/grouping.ts";
import { QueryError, unsupported } from "../../plan/position.ts";
import { arrayColumn } from "../../tables/columns.ts";
import type { Column } from "../../tables/column.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import type { Value } from "../../values/types.ts";
import { constantValue } from "../compile.ts";
import { asDynamic } from "../functions/dynamic-arguments.ts";
import { inType } from "../functions/in-type.ts";
import { createGrouper } from "../group-rows.ts";
import { type Implementations, noRows } from "../operator.ts";
import type { Run } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { makeColumn } from "./project.ts";
import { createAxis, type Axis } from "./series-axis.ts";
import { summarize } from "./summarize.ts";

/** Kusto's own limit for the length of a series. */
const longest = 1_048_576;

const stepColumn = "$step";

/** A summarize by keys and step, whose rows are then laid out in arrays, a row for each combination of keys. */
export const makeSeries = {
  async "make-series"(node, run) {
    const axis = createAxis(node.axis, run.input, run.runtime, node.position);
    const summarized = await summarizeSteps(node, axis, run);
    const steps = columnOf(summarized, stepColumn);
    const keys = node.by.map(({ name }) => columnOf(summarized, name));
    const groups = groupsOf(summarized.rows, keys, steps, node.nonEmpty);
    const spans = groups.map(({ lowest, highest }) => spanOf(axis, lowest, highest));
    checkLengths(spans, node, run.runtime);
    const first = Uint32Array.from(groups, ({ rows }) => rows[0] ?? 0);
    const arrays = node.values.map((value) => {
      const made = makeColumn(value.value, summarized, run.runtime);
      const fallback = fallbackOf(value, node, run.runtime);
      const read = asDynamic(made);
      return arrayColumn(
        "dynamic",
        groups.map(({ rows }, group) => {
          const { start, length } = spans[group] ?? none;
          const array: Value[] = Array.from({ length }, () => fallback);
          for (const row of rows) {
            array[Number(steps.get(row)) - start] = read(row);
          }
          return array;
        }),
      );
    });
    const axisColumn = arrayColumn(
      "dynamic",
      spans.map(({ start, length }) => Array.from({ length }, (_, index) => axis.valueAt(start + index))),
    );
    const compositions = new Map();
    return {
      schema: node.columns,
      columns: [...keys.map((key) => key.select(first, compositions)), ...arrays, axisColumn],
      rows: groups.length,
    };
  },
} satisfies Implementations;

/** One row for each combination of keys and step that has rows. */
async function summarizeSteps(node: MakeSeriesNode, axis: Axis, run: Run): Promise<Table> {
  const { input, runtime } = run;
  const kept = new Uint32Array(input.rows);
  const steps: bigint[] = [];
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const step = axis.stepOf(row);
    if (step !== undefined) {
      kept[steps.length] = row;
      steps.push(BigInt(step));
    }
  }
  const rows = selectRows(input, kept.slice(0, steps.length));
  const step = { name: stepColumn, type: "long" } as const;
  const by = [...node.by, { ...step, value: { kind: "column", ...step, position: node.position } as const }];
  return await summarize.summarize(
    {
      kind: "summarize",
      by,
      aggregates: node.aggregates,
      columns: [...by.map(({ name, type }) => ({ name, type })), ...node.aggregates.flatMap(({ columns }) => columns)],
      inputs: node.inputs,
      position: node.position,
    },
    {
      ...run,
      input: { ...rows, schema: [...rows.schema, step], columns: [...rows.columns, arrayColumn("long", steps)] },
    },
  );
}

interface Group {
  readonly rows: number[];
  lowest: number;
  highest: number;
}

function groupsOf(rows: number, keys: readonly Column[], steps: Column, nonEmpty: boolean): Group[] {
  const grouper = createGrouper(keys.length);
  const evaluators = keys.map((key) => (row: number) => key.get(row));
  const groups: Group[] = rows === 0 && nonEmpty && keys.length === 0 ? [{ rows: [], lowest: 0, highest: -1 }] : [];
  for (let row = 0; row < rows; row++) {
    const group = grouper.group(row, evaluators, true);
    const step = Number(steps.get(row));
    const found = (groups[group] ??= { rows: [], lowest: step, highest: step });
    found.rows.push(row);
    found.lowest = Math.min(found.lowest, step);
    found.highest = Math.max(found.highest, step);
  }
  return groups;
}

interface Span {
  readonly start: number;
  readonly length: number;
}

const none: Span = { start: 0, length: 0 };

/** From the first to the last step of the query, or of the series where the query names none. */
function spanOf({ first, last }: Axis, lowest: number, highest: number): Span {
  const start = first ?? lowest;
  return { start, length: Math.max(0, (last ?? highest) - start + 1) };
}

function checkLengths(spans: readonly Span[], { position }: MakeSeriesNode, runtime: Runtime): void {
  if (spans.some(({ length }) => length > longest)) {
    throw new QueryError("limit", `A series of more than ${longest} steps`, position);
  }
  runtime.checkRows(spans.reduce((sum, { length }) => sum + length, 0));
}

/** In a series of reals a whole number is a real. */
function fallbackOf({ value: { type }, fallback }: SeriesValue, node: MakeSeriesNode, runtime: Runtime): Value {
  const isReal = type === "real" || type === "decimal";
  if (!isReal && type !== "long" && type !== "int" && type !== "bool") {
    throw unsupported(`A series of ${type} values`, node.position);
  }
  if (fallback === undefined) {
    return isReal ? 0 : 0n;
  }
  const value = constantValue(fallback, noRows, runtime);
  const argument = { type: fallback.type, evaluate: () => value, constant: value };
  return inType(argument, isReal ? "real" : "dynamic")(0);
}
