import type { ComponentChildren } from "preact";
import { useId, useMemo, useRef, useState } from "preact/hooks";
import type { Cell, Column } from "../server/result.ts";
import { cellText } from "./cell-text.ts";
import { columnWidths } from "./column-widths.ts";
import { ResultHead } from "./result-head.tsx";
import { rowAfter } from "./row-walk.ts";
import { nextSorting, sortedRows } from "./sorting.ts";
import type { Sorting } from "./sorting.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";
import "./result-table.css";

type Row = readonly Cell[];

export interface ResultTableProps {
  /** What the table holds, for whoever cannot see it. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Called with a row that was clicked, or chosen with Enter. */
  readonly onRow?: ((row: Row) => void) | undefined;
  /** Draws a cell; the default is its text. */
  readonly draw?: ((cell: Cell, column: Column, row: Row) => ComponentChildren) | undefined;
  /** Headings that are not the columns' names. */
  readonly headings?: Readonly<Record<string, string>> | undefined;
  /** Characters of room that columns need beside their texts, such as for icons that `draw` puts there. */
  readonly beside?: Readonly<Record<string, number>> | undefined;
  /** Most rows that are in sight at once. @default 15 */
  readonly rowsInSight?: number;
}

/** Pixels; result-table.css has the same. */
const rowHeight = 30;
const headHeight = rowHeight + 1;

const noHeadings = {};

/**
 * A table of a result, however long: sorted by a click on a heading, walked through with the arrow keys. Draws only the rows in sight, and
 * the one where the keyboard is. Rows and columns keep their numbers for screen readers (ARIA, `aria-rowcount`).
 */
export function ResultTable({
  label,
  columns,
  rows,
  onRow,
  draw,
  headings = noHeadings,
  beside,
  rowsInSight = 15,
}: ResultTableProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<Sorting>();
  const [walkedTo, setWalkedTo] = useState(0);
  const sorted = useMemo(
    () => sortedRows(rows, sorting, columns[sorting?.column ?? 0]?.type),
    [columns, rows, sorting],
  );
  const widths = useMemo(() => columnWidths(columns, rows, headings, beside), [columns, rows, headings, beside]);
  const current = Math.min(walkedTo, sorted.length - 1);
  const virtual = useVirtualRows({ count: sorted.length, rowHeight, headHeight, current, scroller });
  const isDrawn = virtual.shown.some(({ index }) => index === current);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = rowAfter(event.key, current, sorted.length, rowsInSight);
    if (target !== undefined) {
      event.preventDefault();
      setWalkedTo(target);
      virtual.scrollTo(target);
      return;
    }
    const row = sorted[current];
    if (event.key === "Enter" && event.target === event.currentTarget && row !== undefined) onRow?.(row);
  };

  return (
    <div
      class="result-table"
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isDrawn ? `${id}-${current}` : undefined}
      tabIndex={0}
      ref={scroller}
      onKeyDown={onKeyDown}
      style={{
        maxHeight: `${(rowsInSight + 1) * rowHeight + 2}px`,
        "--columns": widths.template,
        "--width": widths.total,
      }}
    >
      <ResultHead
        columns={columns}
        headings={headings}
        sorting={sorting}
        onSort={(column) => setSorting(nextSorting(sorting, column))}
      />
      <div role="rowgroup" class="result-body" style={{ height: `${virtual.height}px` }}>
        {virtual.shown.map(({ index, start }) => {
          const row = sorted[index] ?? [];
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === current}
              class={onRow === undefined ? "result-row" : "result-row opens"}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setWalkedTo(index);
                if (!isSelecting()) onRow?.(row);
              }}
            >
              {columns.map((column, position) => {
                const cell = row[position] ?? null;
                return (
                  <div
                    key={column.name}
                    role="gridcell"
                    aria-colindex={position + 1}
                    class={isNumber(column) ? "number" : undefined}
                    title={titleOf(cell)}
                  >
                    {draw === undefined ? shortText(cell, column) : draw(cell, column, row)}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Whoever marks a text, to copy it, does not want to go on. */
function isSelecting(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

const numbers = new Set(["int", "long", "real", "decimal"]);

function isNumber({ type }: Column): boolean {
  return numbers.has(type);
}

/** More signs than a cell has room for; a dynamic value may have 30,000. */
const mostSigns = 200;

function shortText(cell: Cell, { type }: Column): string {
  return cellText(cell, type).slice(0, mostSigns);
}

/** What a cell has no room for. */
function titleOf(cell: Cell): string | undefined {
  return typeof cell === "string" && cell.length > 24 ? cell.slice(0, 2_000) : undefined;
}
