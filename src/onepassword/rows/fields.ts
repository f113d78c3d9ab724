import { rawInteger } from "../../json.ts";
import { columnType } from "../../table.ts";
import type { Column, ColumnType } from "../../table.ts";

/** Where each field of an event goes: field name -> column. What is not named goes to `additional_fields`. */
export type FieldColumns = Readonly<Record<string, Column>>;

/** Columns filled with text from inside another field, such as the type of a sign-in's user: inner name -> column. */
export interface LiftedFields {
  readonly from: string;
  readonly columns: FieldColumns;
}

/** Everything that makes a stream's events into rows. */
export interface StreamFields {
  readonly columns: FieldColumns;
  readonly lifted?: LiftedFields;
  /** Field that names what happened: EXCLUDED_ACTIONS looks at it. */
  readonly actionField: string;
}

/** Whether a column of each type can hold a value. A datetime is decided where it is read. */
export const fits: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= largestInt,
  long: (value) => Number.isSafeInteger(value) || fitsLong(rawInteger(value)),
  dynamic: () => true,
  datetime: () => false,
};

/** 32 bits, signed: Kusto's `int`. */
const largestInt = 2 ** 31 - 1;

function fitsLong(digits: bigint | undefined): boolean {
  return digits !== undefined && BigInt.asIntN(64, digits) === digits;
}

/** A column, and whether it can hold a value. */
export interface Target {
  readonly column: Column;
  readonly type: ColumnType;
  readonly fits: (value: unknown) => boolean;
}

/** A stream's columns with their types looked up once: field name -> target. */
export function targetsOf(columns: FieldColumns): ReadonlyMap<string, Target> {
  return new Map(Object.entries(columns).map(([field, column]) => [field, targetOf(column)]));
}

function targetOf(column: Column): Target {
  const type = columnType(column);
  return { column, type, fits: fits[type] };
}
