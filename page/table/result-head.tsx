import { useRef, useState } from "preact/hooks";
import type { Column } from "../server/result.ts";
import { headingAfter } from "./row-walk.ts";
import type { Sorting } from "./sorting.ts";

export interface ResultHeadProps {
  readonly columns: readonly Column[];
  readonly headings: Readonly<Record<string, string>>;
  readonly sorting: Sorting | undefined;
  /** Called with the number of a column whose heading was clicked. */
  readonly onSort: (column: number) => void;
}

/** The headings. One stop for Tab leads to them all; the arrow keys go from one to the next, Enter sorts. */
export function ResultHead({ columns, headings, sorting, onSort }: ResultHeadProps) {
  const head = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = headingAfter(event.key, current, columns.length);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setCurrent(target);
    head.current?.querySelectorAll("button")[target]?.focus();
  };
  const reachable = Math.min(current, columns.length - 1);
  return (
    <div class="result-head" role="row" aria-rowindex={1} ref={head} onKeyDown={onKeyDown}>
      {columns.map(({ name, type }, index) => (
        <div key={name} role="columnheader" aria-colindex={index + 1} aria-sort={ariaSort(sorting, index)}>
          <button
            type="button"
            tabIndex={index === reachable ? 0 : -1}
            title={`${headings[name] ?? name} (${type})`}
            onClick={() => {
              setCurrent(index);
              onSort(index);
            }}
          >
            {headings[name] ?? name}
            {sorting?.column === index ? <span aria-hidden="true">{sorting.descending ? " ↓" : " ↑"}</span> : undefined}
          </button>
        </div>
      ))}
    </div>
  );
}

function ariaSort(sorting: Sorting | undefined, column: number): "ascending" | "descending" | "none" {
  if (sorting?.column !== column) return "none";
  return sorting.descending ? "descending" : "ascending";
}
