import type { Cell, Result } from "../../server/result.ts";
import { cellText } from "../../table/cell-text.ts";
import type { Visual } from "./tile.ts";

export interface NumberTilesProps {
  readonly visual: Extract<Visual, { readonly kind: "numbers" }>;
  readonly result: Result;
}

/** A box for each row: what is counted, a big number, and its unit. */
export function NumberTiles({ visual: { title, value, note }, result: { columns, rows } }: NumberTilesProps) {
  const textOf = (row: readonly Cell[], name: string | undefined): string => {
    const index = columns.findIndex((column) => column.name === name);
    return cellText(row[index], columns[index]?.type ?? "string");
  };
  return (
    <ul class="workbook-numbers">
      {rows.map((row) => (
        <li key={textOf(row, title)}>
          <span>{textOf(row, title)}</span>
          <strong>{textOf(row, value)}</strong>
          <span class="quiet">{textOf(row, note)}</span>
        </li>
      ))}
    </ul>
  );
}
