import { useState } from "preact/hooks";
import type { NamedColumn } from "../../../local-cloud/page-server/answers/language.ts";
import { nameInQuery } from "./insertion.ts";

export interface SchemaEntryProps {
  readonly name: string;
  /** Its parameters. */
  readonly note?: string;
  /** What a click on "insert" puts into the query. */
  readonly insert: string;
  /** Its columns, or what finds them when it is opened. */
  readonly columns: readonly NamedColumn[] | (() => Promise<readonly NamedColumn[]>);
  readonly onInsert: (text: string) => void;
}

/** A table, function or watchlist, closed at first. */
export function SchemaEntry({ name, note = "", insert, columns, onInsert }: SchemaEntryProps) {
  const [shown, setShown] = useState<readonly NamedColumn[]>();
  const [error, setError] = useState<string>();
  const open = (): void => {
    if (shown !== undefined) return;
    if (typeof columns !== "function") {
      setShown(columns);
      return;
    }
    columns().then(setShown, (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)));
  };
  return (
    <li>
      <details onToggle={({ currentTarget }) => (currentTarget.open ? open() : undefined)}>
        <summary>{name}</summary>
        <button type="button" class="logs-insert" onClick={() => onInsert(insert)}>
          Insert {insert}
        </button>
        {note === "" ? undefined : <p class="quiet logs-note">({note.replaceAll(",", ", ")})</p>}
        {error === undefined ? undefined : <p role="alert">{error}</p>}
        {shown === undefined && error === undefined ? <p class="quiet">Loading …</p> : undefined}
        <ul>
          {(shown ?? []).map((column) => (
            <li key={column.name}>
              <button type="button" class="logs-link" onClick={() => onInsert(nameInQuery(column.name))}>
                {column.name}
              </button>{" "}
              <span class="quiet">{column.type}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
