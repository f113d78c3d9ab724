import * as v from "valibot";

import { type Json, parseJson, stringifyJson } from "../../../local-cloud/azure/json-text.ts";

/** A table as the query API answers it. Cells are JSON; the text of a dynamic value is a string. */
export interface AnsweredTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

/** Why there is no table. Line and column start at 1; they are missing where nobody knows the place. */
export class QueryRefused extends Error {
  override readonly name = "QueryRefused";
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, pos?: number) {
    super(message);
    this.line = line;
    this.column = pos === undefined ? undefined : pos + 1;
  }
}

const cell = v.custom<Json>((value) => value !== undefined);
const tables = v.object({
  tables: v.tuple([v.object({ columns: v.array(v.object({ name: v.string() })), rows: v.array(v.array(cell)) })]),
});
const fault = v.object({ message: v.string(), line: v.optional(v.number()), pos: v.optional(v.number()) });
const refusal = v.object({ error: v.looseObject({ message: v.string(), innererror: v.optional(v.looseObject({})) }) });

/**
 * Reads a body of the query API.
 * @throws QueryRefused when it is an error: with the words of the innermost one.
 */
export function readAnswer(body: unknown): AnsweredTable {
  const answer = v.safeParse(tables, body);
  if (answer.success) {
    const [{ columns, rows }] = answer.output.tables;
    return { columns: columns.map(({ name }) => name), rows };
  }
  let innermost: unknown = v.parse(refusal, body).error;
  while (v.is(v.looseObject({ innererror: v.looseObject({}) }), innermost)) innermost = innermost.innererror;
  const { message, line, pos } = v.parse(fault, innermost);
  throw new QueryRefused(message, line, pos);
}

/**
 * Asks the workspace of a local cloud that runs. `address` is what `npm start` prints, such as `http://127.0.0.1:8600`.
 * @throws QueryRefused when the query is wrong; Error when nobody answers.
 */
export async function askWorkspace(address: string, query: string): Promise<AnsweredTable> {
  const response = await fetch(new URL("/query", address), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  }).catch((error: unknown) => {
    throw new Error(`No local cloud answers at ${address}. Start one: npm start -- --port 8600`, { cause: error });
  });
  return readAnswer(parseJson(await response.text()));
}

const widest = 80;

/** The table in lines of text, columns below each other, numbers to the right. Long cells are cut. */
export function tableLines({ columns, rows }: AnsweredTable): string[] {
  const texts = rows.map((row) => row.map(cellText));
  const widths = columns.map((name, index) =>
    Math.max(name.length, ...texts.slice(0, 10_000).map((row) => row[index]?.length ?? 0)),
  );
  const isNumber = columns.map((_, index) =>
    rows.every((row) => ["number", "bigint"].includes(typeof row[index]) || row[index] === null),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return isNumber[index] === true && rows.length > 0 ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((width) => "-".repeat(width))), ...texts.map(line)];
}

function cellText(value: Json): string {
  const text = value === null ? "" : typeof value === "string" ? value : stringifyJson(value);
  const line = text.replaceAll(/\s+/gu, " ");
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}

/** A row a line, as JSON objects. */
export function jsonLines({ columns, rows }: AnsweredTable): string[] {
  return rows.map((row) => stringifyJson(Object.fromEntries(columns.map((name, index) => [name, row[index]]))));
}
