import type { Table } from "../../../tools/kql/tables/table.ts";
import { stringifyJson } from "../json-text.ts";
import { encodeCell } from "../query/answer.ts";
import type { Evidence, EvidenceCell } from "./alert.ts";

/** Most rows that are kept of an alert: incidents stay in memory for as long as the program runs. */
const maxRows = 100;

/** Some results of a rule, to be kept with the alert: copied, so that the table can go. */
export function evidenceOf(table: Table, rows: readonly number[]): Evidence {
  return {
    columns: table.schema.map(({ name, type }) => ({ name, type })),
    rows: rows
      .slice(0, maxRows)
      .map((row) => table.columns.map((column) => cellOf(encodeCell(column.type, column.get(row))))),
  };
}

function cellOf(encoded: ReturnType<typeof encodeCell>): EvidenceCell {
  if (typeof encoded === "bigint") return encoded.toString();
  return typeof encoded === "object" && encoded !== null ? stringifyJson(encoded) : encoded;
}
