/** The scalar types of Kusto, by their names in queries. */
export const scalarTypes = [
  "bool",
  "int",
  "long",
  "real",
  "decimal",
  "datetime",
  "timespan",
  "guid",
  "string",
  "dynamic",
] as const;

export type ScalarType = (typeof scalarTypes)[number];

export function isScalarType(name: string): name is ScalarType {
  return (scalarTypes as readonly string[]).includes(name);
}

/**
 * A value. What it means is told by the static type of its column or expression:
 *
 * | type | value |
 * | --- | --- |
 * | bool | boolean |
 * | int, real, decimal | number (a decimal has the digits of a real here) |
 * | long | bigint, within 64 bits |
 * | datetime | bigint, ticks of 100 ns since 0001-01-01 |
 * | timespan | bigint, ticks of 100 ns |
 * | guid, string | string; a string is never null |
 * | dynamic | bigint for long, number for real, boolean, string, array, Map for a bag, Ticks or a null |
 */
export type Value = null | boolean | number | bigint | string | Ticks | readonly Value[] | ReadonlyMap<string, Value>;

/** A datetime or timespan inside a dynamic value, where no static type tells it from a long. */
export class Ticks {
  readonly type: "datetime" | "timespan";
  readonly ticks: bigint;

  constructor(type: "datetime" | "timespan", ticks: bigint) {
    this.type = type;
    this.ticks = ticks;
  }
}

/** The value of a type that says "nothing": the empty string for a string, null for everything else. */
export function missing(type: ScalarType): Value {
  return type === "string" ? "" : null;
}
