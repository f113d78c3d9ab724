import type { Database } from "../../../tools/kql/engine/database.ts";
import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import type { Limits } from "../../../tools/kql/engine/runtime.ts";
import { QueryError } from "../../../tools/kql/plan/position.ts";
import type { Table } from "../../../tools/kql/tables/table.ts";
import { toJson, toText } from "../../../tools/kql/values/text.ts";
import type { ScalarType, Value } from "../../../tools/kql/values/types.ts";
import { jsonOf } from "../cells.ts";
import type { Json } from "../json-text.ts";
import { badArgument, type QueryFailure, rejectionOf, runFailure } from "./failures.ts";
import { readTimespan, within } from "./timespan.ts";

/** What a client asks. */
export interface AskedQuery {
  readonly query: string;
  /** ISO 8601 interval or duration. */
  readonly timespan?: string | undefined;
}

export interface QueryAnswer {
  readonly status: 200 | QueryFailure["status"];
  readonly body: Json;
}

export interface AnswerOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal?: AbortSignal;
  /** Most rows of an answer. Default: the service's limit. */
  readonly mostRows?: number;
  readonly limits?: Limits;
}

/** "Azure Monitor service limits", Log queries: maximum records returned in a log query. */
const mostRecords = 500_000;

/** Less than the service's: the memory of one machine. */
const usualLimits: Limits = { rows: 10_000_000, milliseconds: 60_000 };

/** Runs a query and answers in the shape of the Log Analytics query API. */
export async function answerQuery(
  { query, timespan }: AskedQuery,
  database: Database,
  { now, signal, mostRows = mostRecords, limits = usualLimits }: AnswerOptions,
): Promise<QueryAnswer> {
  const interval = timespan === undefined ? undefined : readTimespan(timespan, now);
  if (timespan !== undefined && interval === undefined) {
    return badArgument("InvalidTimespan", `The timespan '${timespan}' is no ISO 8601 interval or duration.`);
  }
  const limited: Database = {
    schema: database.schema,
    table(name) {
      const table = database.table(name);
      return table === undefined || interval === undefined ? table : within(table, interval);
    },
  };
  try {
    const table = await runQuery(query, limited, { now, limits, ...(signal === undefined ? {} : { signal }) });
    return { status: 200, body: { tables: [primaryResult(table, mostRows)], ...truncation(table.rows, mostRows) } };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    // Only a query that fails is bound once more: the words of a rejection are the parser's.
    return rejectionOf(query, database.schema) ?? runFailure(error);
  }
}

function primaryResult(table: Table, mostRows: number): Json {
  const rows = Math.min(table.rows, mostRows);
  return {
    name: "PrimaryResult",
    columns: table.schema.map(({ name, type }) => ({ name, type })),
    rows: Array.from({ length: rows }, (_, row) =>
      table.columns.map((column) => encodeCell(column.type, column.get(row))),
    ),
  };
}

/** A cell as the query API sends it: a dynamic value is the text of its JSON; a string is never null; JSON has no word for the reals that are no numbers. */
export function encodeCell(type: ScalarType, value: Value): Json {
  if (type === "string") return toText(value, type);
  if (type === "dynamic") return typeof value === "string" || value === null ? value : toJson(value);
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : jsonOf(type, value);
}

/** Source: Microsoft Learn, "Azure Monitor Log Analytics API errors"; the words of the details are the service's as seen in reports. */
function truncation(rows: number, mostRows: number): { readonly error?: Json } {
  if (rows <= mostRows) return {};
  const message = `The results of this query exceed the set limit of ${mostRows} records, so not all records were returned (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003).`;
  return {
    error: {
      code: "PartialError",
      message: "There were some errors when processing your query.",
      details: [
        {
          code: "EngineError",
          message: "Something went wrong processing your query on the server.",
          innererror: { code: "-2133196797", message, severity: 2, severityName: "Error" },
        },
      ],
    },
  };
}
