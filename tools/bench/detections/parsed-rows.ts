import { createRowChanges, createRowShaper } from "../../../local-cloud/azure/row-shaper.ts";
import { createStoredTable } from "../../../local-cloud/azure/stored-table.ts";
import { parseJson } from "../../../local-cloud/azure/json-text.ts";
import type { Json } from "../../../local-cloud/azure/json-text.ts";
import { prepareQuery } from "../../kql/engine/run-query.ts";
import type { ColumnSchema, DatabaseSchema, FunctionSchema } from "../../kql/language/schema.ts";
import { columnOf } from "../../kql/tables/table.ts";
import type { Table } from "../../kql/tables/table.ts";
import { createTableWriter } from "../../kql/tables/table-writer.ts";
import type { TableWriter } from "../../kql/tables/table-writer.ts";
import type { SentRow } from "./arrivals.ts";

/** The table that the connector writes. */
export const eventTable = "OnePasswordEventLogs_CL";

/** A parser of one stream, and the table that holds what it gave. */
export interface ParsedTable {
  readonly parser: string;
  readonly table: string;
  readonly columns: readonly ColumnSchema[];
}

/** What a workspace holds, in a form that many runs of rules read quickly. */
export interface Tables {
  /** By name: the connector's table, and one for each parser. */
  readonly byName: ReadonlyMap<string, Table>;
}

const parameters = "starttime:datetime=datetime(null), endtime:datetime=datetime(null)";
const limits = { rows: 10_000_000, milliseconds: 600_000 };

/**
 * The schema in which the parsers of streams read tables that hold what they gave for all rows, so that a run of a rule does not parse a
 * fortnight again. The same rows come out: the parsers treat each uuid by itself, in the generated company no uuid comes twice
 * (`fillTables` makes sure), and what they filter by is filtered here.
 */
export function quickSchema(content: DatabaseSchema, parsed: readonly ParsedTable[]): DatabaseSchema {
  const quick = parsed.map(({ parser, table }): FunctionSchema => {
    const [from, to] = [
      "isnull(starttime) or TimeGenerated >= starttime",
      "isnull(endtime) or TimeGenerated <= endtime",
    ];
    return { name: parser, parameters, body: `${table}\n| where (${from}) and (${to})` };
  });
  return {
    ...content,
    tables: [...content.tables, ...parsed.map(({ table: name, columns }) => ({ name, columns }))],
    functions: content.functions.map((each) => quick.find(({ name }) => name === each.name) ?? each),
  };
}

/** The parsers of streams among the functions: those that read the connector's table. */
export async function parsedTables(content: DatabaseSchema): Promise<ParsedTable[]> {
  const parsers = content.functions.filter(({ body }) => body.startsWith(eventTable));
  return await Promise.all(
    parsers.map(async ({ name, parameters: own }) => {
      if (own.replaceAll(" ", "") !== parameters.replaceAll(" ", "")) throw new Error(`${name} has other parameters.`);
      const database = { table: () => createStoredTable(columnsOf(content)).table() };
      const { schema } = await prepareQuery(name, content).run(database, { now: 0 });
      return { parser: name, table: `${name}_Parsed`, columns: schema };
    }),
  );
}

/** Fills tables piece by piece. */
export interface TableFiller {
  /** Rows in order of arrival, none that was there before. */
  add(rows: readonly SentRow[]): Promise<void>;
  tables(): Tables;
}

/** @param keepsRaw whether the connector's own table is needed too: it takes most of the memory. */
export function createTableFiller(
  content: DatabaseSchema,
  parsed: readonly ParsedTable[],
  keepsRaw: boolean,
): TableFiller {
  const columns = columnsOf(content);
  const shape = createRowShaper(columns.map(({ name, type }) => ({ name, type: type === "bool" ? "boolean" : type })));
  const raw = createStoredTable(columns);
  const writers = parsed.map((each) => ({ ...each, writer: createTableWriter(each.columns) }));
  return {
    async add(rows) {
      const piece = createStoredTable(columns);
      for (const { arrives, json } of rows) {
        const shaped = [shape(objectOf(parseJson(json)), arrives, createRowChanges())];
        piece.append(shaped, arrives);
        if (keepsRaw) raw.append(shaped, arrives);
      }
      const table = piece.table();
      let count = 0;
      for (const { parser, writer } of writers) {
        const result = await prepareQuery(parser, content).run({ table: () => table }, { now: 0, limits });
        appendAll(writer, result);
        count += result.rows;
      }
      if (count !== rows.length) throw new Error(`${rows.length} rows were parsed into ${count}: are there repeats?`);
    },
    tables: () => ({
      byName: new Map([
        ...writers.map(({ table, writer }) => [table, withArrival(writer.table())] as const),
        [eventTable, raw.table()],
      ]),
    }),
  };
}

function withArrival(table: Table): Table {
  return { ...table, ingestionTime: columnOf(table, "IngestionTime") };
}

function appendAll(writer: TableWriter, { schema, columns, rows }: Table): void {
  for (let row = 0; row < rows; row++) {
    writer.append(new Map(schema.map(({ name }, index) => [name, columns[index]?.get(row) ?? null])));
  }
}

function columnsOf(content: DatabaseSchema): readonly ColumnSchema[] {
  const table = content.tables.find(({ name }) => name === eventTable);
  if (table === undefined) throw new Error(`There is no table ${eventTable}.`);
  return table.columns;
}

function objectOf(json: Json): { readonly [key: string]: Json } {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new TypeError("A row is no object.");
  return Object.fromEntries(Object.entries(json));
}
