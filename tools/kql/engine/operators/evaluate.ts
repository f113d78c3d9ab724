import type { ColumnSchema } from "../../language/schema.ts";
import type { BagUnpackNode, PivotNode } from "../../plan/nodes/expanding.ts";
import { QueryError } from "../../plan/position.ts";
import { arrayColumn, computedColumn } from "../../tables/columns.ts";
import { columnOf, type Table } from "../../tables/table.ts";
import { convertTo } from "../../values/convert.ts";
import { toText } from "../../values/text.ts";
import { missing, type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { compile } from "../compile.ts";
import { isBag } from "../functions/path.ts";
import { createGrouper } from "../group-rows.ts";
import type { Implementations } from "../operator.ts";
import type { Runtime } from "../runtime.ts";
import { castElement } from "./elements.ts";
import { startAggregate } from "./summarize.ts";

export const evaluateOperators = {
  "bag-unpack"({ bag, prefix, passed, columns: schema }, { input, runtime }) {
    const evaluate = compile(bag, input, runtime);
    const columns = schema.map(({ name, type }) => {
      if (passed.has(name)) {
        return columnOf(input, name);
      }
      const slot = name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
      const read = (row: number): Value => {
        const value = evaluate(row);
        return slot === undefined || !isBag(value) ? null : (value.get(slot) ?? null);
      };
      return computedColumn(type, input.rows, (row) => slotAs(read(row), type), {
        everyChunk: () => runtime.checkTime(),
      });
    });
    return { schema, columns, rows: input.rows };
  },
  async pivot(node, { input, runtime }) {
    const { cell, cells, grouper, rows, names } = await pivoted(node, input, runtime);
    const columns = node.columns.map(({ name, type }) => {
      if (node.keys.includes(name)) {
        const key = columnOf(input, name);
        return key.select(Uint32Array.from(rows), new Map());
      }
      const at = names.get(name);
      // A cell without rows has what the aggregate gives for no rows: 0 for a count.
      return arrayColumn(
        type,
        Array.from({ length: grouper.size }, (_, row) =>
          castElement(cell((at === undefined ? undefined : cells.get(row)?.get(at)) ?? -1), type),
        ),
      );
    });
    return { schema: node.columns, columns, rows: grouper.size };
  },
} satisfies Implementations;

/** A slot in the type that the output schema gives it. (What the service does where the types differ is not confirmed.) */
function slotAs(value: Value, type: ScalarType): Value {
  return value === null ? missing(type) : convertTo[type](value, "dynamic");
}

async function pivoted({ of, aggregate, keys }: PivotNode, input: Table, runtime: Runtime) {
  const grouper = createGrouper(keys.length);
  const keyEvaluators = keys.map((name) => {
    const column = columnOf(input, name);
    return (row: number) => column.get(row);
  });
  const value = compile(of, input, runtime);
  const { accumulator } = startAggregate(aggregate, input, runtime);
  const names = new Map<string, number>();
  const cells = new Map<number, Map<number, number>>();
  const rows: number[] = [];
  let used = 0;
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const group = grouper.group(row, keyEvaluators, true);
    rows[group] ??= row;
    const name = toText(value(row), of.type);
    const column = names.get(name) ?? names.size;
    names.set(name, column);
    const own = cells.get(group) ?? new Map<number, number>();
    cells.set(group, own);
    const cell = own.get(column) ?? used++;
    own.set(column, cell);
    accumulator.add(cell, row);
  }
  return { cell: (group: number) => accumulator.result(group)[0] ?? null, cells, grouper, rows, names };
}

/** The columns that the rows tell: those of the output schema, where the query gives none. */
export async function foundColumns(
  node: BagUnpackNode | PivotNode,
  input: Table,
  runtime: Runtime,
): Promise<ColumnSchema[]> {
  return node.kind === "pivot" ? await pivotColumns(node, input, runtime) : await slots(node, input, runtime);
}

/** Keys, then the values in order of appearance. (The order is not confirmed: the documentation's examples show different ones.) */
async function pivotColumns(node: PivotNode, input: Table, runtime: Runtime): Promise<ColumnSchema[]> {
  const type = node.aggregate.columns[0]?.type ?? "long";
  const { names } = await pivoted(node, input, runtime);
  return [
    ...input.schema.filter(({ name }) => node.keys.includes(name)),
    ...Array.from(names.keys(), (name) => ({ name, type })),
  ];
}

/** The slots of all bags, by name; of the type of their values, or dynamic where they have several. Source: "bag_unpack plugin", Returns. */
async function slots(node: BagUnpackNode, input: Table, runtime: Runtime): Promise<ColumnSchema[]> {
  const evaluate = compile(node.bag, input, runtime);
  const types = new Map<string, ScalarType>();
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0x3fff) === 0) {
      await runtime.breathe();
    }
    const value = evaluate(row);
    for (const [slot, inner] of isBag(value) ? value : []) {
      if (inner !== null) {
        const type = typeOf(inner);
        const known = types.get(slot) ?? type;
        types.set(slot, known === type ? type : "dynamic");
      }
    }
  }
  const here = new Set(input.schema.map(({ name }) => name));
  const bag = node.bag.kind === "column" ? node.bag.name : "";
  const found = Array.from(types, ([slot, type]) => ({ name: node.prefix + slot, type }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .filter(({ name }) => {
      const clashes = here.has(name) && name !== bag;
      if (clashes && node.conflict === "error") {
        throw new QueryError(
          "value",
          `bag_unpack: the table has a column ${name} already; columnsConflict or a prefix tells what to do`,
          node.position,
        );
      }
      return !clashes || node.conflict === "replace_source";
    });
  // One that takes the place of a column comes first.
  return [...found.filter(({ name }) => here.has(name)), ...found.filter(({ name }) => !here.has(name))];
}

function typeOf(value: Value): ScalarType {
  if (value instanceof Ticks) {
    return value.type;
  }
  const types: Readonly<Partial<Record<string, ScalarType>>> = {
    string: "string",
    bigint: "long",
    number: "real",
    boolean: "bool",
  };
  return types[typeof value] ?? "dynamic";
}
