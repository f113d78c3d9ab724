import type { ScanNode, ScanStep } from "../../plan/nodes/rows.ts";
import { QueryError } from "../../plan/position.ts";
import { arrayColumn } from "../../tables/columns.ts";
import type { Column } from "../../tables/column.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import type { Value } from "../../values/types.ts";
import { compile, constantValue } from "../compile.ts";
import type { Evaluator } from "../functions/define.ts";
import { type Implementations, noRows } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { castElement } from "./elements.ts";

export const scanOperators = {
  /** Source: "scan operator", scan logic. */
  async scan(node, { input, runtime }) {
    if (input.ordered !== true) {
      throw new QueryError("query", "scan needs ordered rows: put `sort` or `serialize` before it", node.position);
    }
    const emitted = await emittedRows(node, input, runtime);
    const rows = selectRows(
      input,
      Uint32Array.from(emitted, ({ row }) => row),
    );
    const made = new Map<string, (one: Emitted) => Value>(
      node.declared.map(({ name }, index) => [name, ({ declared }) => declared[index] ?? null]),
    );
    if (node.matchId !== undefined) {
      made.set(node.matchId, ({ match }) => BigInt(match));
    }
    const columns = node.columns.map(({ name, type }) => {
      const read = made.get(name);
      return read === undefined ? columnOf(rows, name) : arrayColumn(type, emitted.map(read));
    });
    return { ...rows, schema: node.columns, columns };
  },
} satisfies Implementations;

/** A row that matched a step, with its declared columns. */
interface Record {
  readonly row: number;
  readonly declared: readonly Value[];
}

/** What a step has reached: the last record of each step up to it. */
interface State {
  readonly records: ReadonlyMap<string, Record>;
  readonly match: number;
}

interface Emitted extends Record {
  readonly match: number;
}

interface Step extends ScanStep {
  readonly isMatch: Evaluator;
  readonly assign: ReadonlyMap<string, Evaluator>;
}

async function emittedRows(node: ScanNode, input: Table, runtime: Runtime): Promise<Emitted[]> {
  const defaults = node.declared.map(({ value, type }) => withType(constantValue(value, noRows, runtime), type));
  // The state against which conditions and assignments are read at the moment.
  let current: State["records"] = new Map();
  const live = liveTable(node, input, defaults, () => current);
  const steps = node.steps.map((step): Step => ({
    ...step,
    isMatch: compile(step.condition, live, runtime),
    assign: new Map(step.assignments.map(({ name, value }) => [name, compile(value, live, runtime)])),
  }));
  const states: (State | undefined)[] = [];
  const emitted: Emitted[] = [];
  const last = new Map<Step, Emitted>();
  let matches = 0;
  const release = (step: Step): void => {
    const pending = last.get(step);
    if (pending !== undefined) {
      emitted.push(pending);
      last.delete(step);
    }
  };
  const accept = (step: Step, index: number, row: number, state: State): void => {
    const declared = node.declared.map(({ name, type }, at) => {
      const assign = step.assign.get(name);
      return assign === undefined ? (defaults[at] ?? null) : withType(assign(row), type);
    });
    const record = { row, declared };
    states[index] = { match: state.match, records: new Map([...state.records, [step.name, record]]) };
    if (step.output === "all") {
      emitted.push({ ...record, match: state.match });
    } else if (step.output === "last") {
      last.set(step, { ...record, match: state.match });
    }
  };
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0xfff) === 0) {
      await runtime.breathe();
      runtime.checkRows(emitted.length);
    }
    for (let index = steps.length - 1; index >= 0; index--) {
      const step = steps[index];
      const [before, own] = [index === 0 ? undefined : states[index - 1], states[index]];
      if (step === undefined) {
        continue;
      }
      current = before?.records ?? new Map();
      if (before !== undefined && step.isMatch(row) === true) {
        const previous = steps[index - 1];
        if (previous !== undefined) {
          release(previous);
        }
        release(step);
        accept(step, index, row, before);
        states[index - 1] = undefined;
        continue;
      }
      current = own?.records ?? new Map();
      if ((own !== undefined || index === 0) && step.isMatch(row) === true) {
        // A new sequence begins where the first step has none; its example "Sessions tagging" shows that it goes on otherwise.
        accept(step, index, row, own ?? { records: new Map(), match: matches++ });
      }
    }
  }
  for (const step of steps) {
    release(step);
  }
  return emitted.toSorted((one, other) => one.row - other.row);
}

/** The row at hand with, as `<step>.<column>`, the state: null, or a declared column's default, where a step has none. */
function liveTable(node: ScanNode, input: Table, defaults: readonly Value[], state: () => State["records"]): Table {
  const schema = [...input.schema];
  const columns: Column[] = [...input.columns];
  for (const { name: step } of node.steps) {
    for (const [index, { name, type }] of input.schema.entries()) {
      const column = input.columns[index];
      schema.push({ name: `${step}.${name}`, type });
      columns.push(
        liveColumn(type, input.rows, () => {
          const record = state().get(step);
          return record === undefined || column === undefined
            ? type === "string"
              ? ""
              : null
            : column.get(record.row);
        }),
      );
    }
    for (const [index, { name, type }] of node.declared.entries()) {
      schema.push({ name: `${step}.${name}`, type });
      columns.push(liveColumn(type, input.rows, () => state().get(step)?.declared[index] ?? defaults[index] ?? null));
    }
  }
  return { schema, columns, rows: input.rows };
}

function liveColumn(type: Column["type"], length: number, get: () => Value): Column {
  const column: Column = { type, length, get, select: () => column };
  return column;
}

/** A whole number may stand for a real, as everywhere. */
function withType(value: Value, type: Column["type"]): Value {
  return typeof value === "bigint" && type !== "datetime" && type !== "timespan" ? castElement(value, type) : value;
}
