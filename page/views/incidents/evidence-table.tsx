import type { Cell, Column } from "../../server/result.ts";
import { cellText } from "../../table/cell-text.ts";
import { ResultTable } from "../../table/result-table.tsx";
import { mentionColumn } from "./mentions.ts";
import { cellAddress } from "./workbook-links.ts";

export interface EvidenceTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows with links from people and items to the workbook, and marks on entities of the incident. */
export function EvidenceTable({ label, columns, rows }: EvidenceTableProps) {
  return <ResultTable label={label} columns={columns} rows={rows} draw={drawCell} rowsInSight={10} />;
}

function drawCell(cell: Cell, column: Column) {
  const text = cellText(cell, column.type);
  if (column.name === mentionColumn.name && text !== "") return <span class="mark warning">{text}</span>;
  const address = cellAddress(cell, column.name);
  return address === undefined ? text : <a href={address}>{text}</a>;
}
