import { parseJson } from "../values/json.ts";
import { toJson } from "../values/text.ts";
import { missing, type ScalarType, type Value } from "../values/types.ts";

/** Rows of a chunk. */
export const chunkSize = 0x10000;

/** Some rows of a stored column, encoded to be small. */
export interface Chunk {
  get(row: number): Value;
}

type Encoder = (values: readonly Value[]) => Chunk;

const encoders: Readonly<Record<ScalarType, Encoder>> = {
  bool: plainChunk,
  int: numberChunk,
  long: bigintChunk,
  real: numberChunk,
  decimal: numberChunk,
  datetime: bigintChunk,
  timespan: bigintChunk,
  guid: textChunk,
  string: textChunk,
  dynamic: dynamicChunk,
};

/** The smallest form in which the values of a type are read without unpacking. */
export function encode(type: ScalarType, values: readonly Value[]): Chunk {
  const none = missing(type);
  return values.every((value) => value === none) ? { get: () => none } : encoders[type](values);
}

function plainChunk(values: readonly Value[]): Chunk {
  return { get: (row) => values[row] ?? null };
}

function nullsOf(values: readonly Value[]): Uint8Array | undefined {
  return values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 1 : 0)) : undefined;
}

function bigintChunk(values: readonly Value[]): Chunk {
  const stored = BigInt64Array.from(values, (value) => (typeof value === "bigint" ? value : 0n));
  const nulls = nullsOf(values);
  return nulls === undefined
    ? { get: (row) => stored[row] ?? null }
    : { get: (row) => (nulls[row] === 1 ? null : (stored[row] ?? null)) };
}

function numberChunk(values: readonly Value[]): Chunk {
  const stored = Float64Array.from(values, (value) => (typeof value === "number" ? value : 0));
  const nulls = nullsOf(values);
  return { get: (row) => (nulls?.[row] === 1 ? null : (stored[row] ?? null)) };
}

/** Texts that repeat are kept once, with a number a row. */
function textChunk(values: readonly Value[]): Chunk {
  const codes = new Map<Value, number>();
  const rows = new Uint16Array(values.length);
  for (const [row, value] of values.entries()) {
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    rows[row] = code;
    if (codes.size > values.length / 2) {
      return plainChunk([...values]);
    }
  }
  const texts = [...codes.keys()];
  const small = codes.size <= 0x100 ? Uint8Array.from(rows) : rows;
  return { get: (row) => texts[small[row] ?? 0] ?? null };
}

/** Dynamic values are kept as JSON: a fraction of the objects' size. The last one read is remembered, since a query reads several paths of it. */
function dynamicChunk(values: readonly Value[]): Chunk {
  const texts = textChunk(values.map((value) => (value === null ? null : toJson(value))));
  let lastRow = -1;
  let last: Value = null;
  return {
    get(row) {
      if (row !== lastRow) {
        const text = texts.get(row);
        last = typeof text === "string" ? (parseJson(text) ?? null) : null;
        lastRow = row;
      }
      return last;
    },
  };
}
