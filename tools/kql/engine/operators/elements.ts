import type { Expansion } from "../../plan/nodes/expanding.ts";
import type { Scalar } from "../../plan/expressions.ts";
import { arrayColumn } from "../../tables/columns.ts";
import { columnOf, selectRows, type Table } from "../../tables/table.ts";
import { type ScalarType, Ticks, type Value } from "../../values/types.ts";
import { compile } from "../compile.ts";
import { isArray, isBag } from "../functions/path.ts";
import type { Runtime } from "../runtime.ts";
import { wholeNumber } from "./take.ts";

export interface Expanded {
  /** The rows of the input, repeated, with the expanded columns and the index in place of columns of their names. */
  readonly table: Table;
  /** For each row, the row of the input that it comes from. */
  readonly origins: Uint32Array;
}

/** What `mv-expand` and `mv-apply` have in common. */
export async function expandRows(
  input: Table,
  {
    values,
    bagsAsArrays,
    indexColumn,
    limit,
  }: {
    readonly values: readonly Expansion[];
    readonly bagsAsArrays: boolean;
    readonly indexColumn: string | undefined;
    readonly limit: Scalar | undefined;
  },
  runtime: Runtime,
): Promise<Expanded> {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber(limit, runtime);
  const evaluators = values.map(({ value }) => compile(value, input, runtime));
  const made = values.map((): Value[] => []);
  const indexes: Value[] = [];
  const origins: number[] = [];
  for (let row = 0; row < input.rows; row++) {
    if ((row & 0xfff) === 0) {
      await runtime.breathe();
      runtime.checkRows(origins.length);
    }
    const lists = evaluators.map((evaluate) => elementsOf(evaluate(row), bagsAsArrays));
    const count = Math.min(most, Math.max(...lists.map((list) => list.length)));
    for (let index = 0; index < count; index++) {
      origins.push(row);
      indexes.push(BigInt(index));
      for (const [at, { type }] of values.entries()) {
        made[at]?.push(castElement(lists[at]?.[index] ?? null, type));
      }
    }
  }
  const columns = values.map(({ name, type }, at) => ({ name, type, column: arrayColumn(type, made[at] ?? []) }));
  if (indexColumn !== undefined) {
    columns.push({ name: indexColumn, type: "long", column: arrayColumn("long", indexes) });
  }
  const names = new Set(columns.map((column) => column.name));
  const kept = input.schema.filter((column) => !names.has(column.name));
  const rows = Uint32Array.from(origins);
  const repeated = selectRows({ ...input, schema: kept, columns: kept.map(({ name }) => columnOf(input, name)) }, rows);
  const table: Table = {
    ...repeated,
    schema: [...kept, ...columns.map(({ name, type }) => ({ name, type }))],
    columns: [...repeated.columns, ...columns.map(({ column }) => column)],
    ordered: false,
  };
  return { table, origins: rows };
}

/** Null gives one null, an empty array or bag nothing; what is neither array nor bag gives itself. Source: "mv-expand operator", Returns. */
function elementsOf(value: Value, bagsAsArrays: boolean): readonly Value[] {
  if (isArray(value)) {
    return value;
  }
  return isBag(value)
    ? Array.from(value, ([key, inner]): Value => (bagsAsArrays ? [key, inner] : new Map([[key, inner]])))
    : [value];
}

/**
 * An element as `to typeof(...)` wants it: numbers in the other width, everything else only when it is of that type
 * already, without parsing. Source: "mv-expand operator", parameter Typename.
 */
export function castElement(value: Value, type: ScalarType): Value {
  switch (type) {
    case "dynamic": {
      return value;
    }
    case "string":
    case "guid": {
      return typeof value === "string" && (type === "string" || guid.test(value))
        ? value
        : type === "string"
          ? ""
          : null;
    }
    case "bool": {
      return typeof value === "boolean" ? value : null;
    }
    case "long": {
      return typeof value === "bigint"
        ? value
        : typeof value === "number" && Number.isSafeInteger(Math.trunc(value))
          ? BigInt(Math.trunc(value))
          : null;
    }
    case "int": {
      const whole = typeof value === "bigint" || typeof value === "number" ? Math.trunc(Number(value)) : Number.NaN;
      return whole >= -(2 ** 31) && whole < 2 ** 31 ? whole : null;
    }
    case "real":
    case "decimal": {
      return typeof value === "bigint" || typeof value === "number" ? Number(value) : null;
    }
    case "datetime":
    case "timespan": {
      return value instanceof Ticks && value.type === type ? value.ticks : null;
    }
  }
}

const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu;
