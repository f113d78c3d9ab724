import { useRef } from "preact/hooks";

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
  const list = useRef<HTMLDetailsElement>(null);
  const heading = useRef<HTMLElement>(null);
  const close = (): void => {
    if (list.current !== null) list.current.open = false;
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key !== "Escape") return;
    close();
    heading.current?.focus();
  };
  if (queries.length === 0) return null;
  return (
    <details class="logs-list" name="logs-list" ref={list} onKeyDown={onKeyDown}>
      <summary ref={heading}>{title}</summary>
      <ul>
        {queries.map((each) => (
          <li key={each.title + each.query}>
            <button
              type="button"
              class="logs-link"
              title={each.query}
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
