import { parseJson } from "../values/json.ts";
import { toJson } from "../values/text.ts";
import { missing, type ScalarType, type Value } from "../values/types.ts";
import type { Codes } from "./column.ts";

/** Rows of a chunk. */
export const chunkSize = 0x10000;

/** Some rows of a stored column, encoded to be small. */
export interface Chunk {
  get(row: number): Value;
  /** Where values repeat: numbers of its values. */
  readonly codes?: Codes;
}

type Encoder = (values: readonly Value[]) => Chunk;

const encoders: Readonly<Record<Exclude<ScalarType, "dynamic">, Encoder>> = {
  bool: plainChunk,
  int: numberChunk,
  long: bigintChunk,
  real: numberChunk,
  decimal: numberChunk,
  datetime: bigintChunk,
  timespan: bigintChunk,
  guid: textChunk,
  string: textChunk,
};

/** Makes the chunks of one column: the smallest form in which the values of its type are read without unpacking. */
export function createEncoder(type: ScalarType): Encoder {
  const none = missing(type);
  const nothing: Chunk = { get: () => none, codes: { size: 1, of: () => 0 } };
  const encode = type === "dynamic" ? dynamicChunks() : encoders[type];
  return (values) => (values.every((value) => value === none) ? nothing : encode(values));
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
  return { get: (row) => texts[small[row] ?? 0] ?? null, codes: { size: texts.length, of: (row) => small[row] ?? -1 } };
}

/** Texts of a column whose values are remembered: a company's people and devices are fewer. */
const mostParsed = 10_000;

/** Dynamic values are kept as JSON: a fraction of the objects' size. Some values of texts that repeat are remembered, for the whole column. */
function dynamicChunks(): Encoder {
  const parsed = new Map<string, Value>();
  function remember(text: Value): Value {
    if (typeof text !== "string") {
      return null;
    }
    const known = parsed.get(text);
    if (known !== undefined) {
      return known;
    }
    if (parsed.size === mostParsed) {
      parsed.clear();
    }
    const value = valueOf(text);
    parsed.set(text, value);
    return value;
  }
  return (values) => {
    const texts = textChunk(values.map((value) => (value === null ? null : toJson(value))));
    if (texts.codes !== undefined) {
      return { get: (row) => remember(texts.get(row)), codes: texts.codes };
    }
    // A query reads several paths of a value, one after the other.
    let lastRow = -1;
    let last: Value = null;
    return {
      get(row) {
        if (row !== lastRow) {
          last = valueOf(texts.get(row));
          lastRow = row;
        }
        return last;
      },
    };
  };
}

function valueOf(json: Value): Value {
  return typeof json === "string" ? (parseJson(json) ?? null) : null;
}
