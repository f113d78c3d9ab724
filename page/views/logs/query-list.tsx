import { useRef } from "preact/hooks";
import "./query-list.css";

export interface ListedQuery {
  readonly title: string;
  readonly query: string;
  /** Without one, the time range stays as it is. */
  readonly timespan?: string;
}

export interface QueryListProps {
  readonly title: string;
  readonly queries: readonly ListedQuery[];
  readonly onChoose: (chosen: ListedQuery) => void;
}

/** Queries to choose from; choosing puts one into the editor and runs nothing. */
export function QueryList({ title, queries, onChoose }: QueryListProps) {
  const listRef = useRef<HTMLDetailsElement>(null);
  const headingRef = useRef<HTMLElement>(null);
  const close = (): void => {
    if (listRef.current !== null) listRef.current.open = false;
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key !== "Escape") return;
    close();
    headingRef.current?.focus();
  };
  if (queries.length === 0) return null;
  return (
    <details class="logs-list" name="logs-list" ref={listRef}>
      <summary ref={headingRef} onKeyDown={onKeyDown}>
        {title}
      </summary>
      <ul>
        {queries.map((each) => (
          <li key={each.title + each.query}>
            <button
              type="button"
              class="logs-link"
              title={each.query}
              onKeyDown={onKeyDown}
              onClick={() => {
                close();
                onChoose(each);
              }}
            >
              {each.title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
