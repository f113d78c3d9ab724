import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { WatchlistAnswer, WatchlistItem } from "../../../local-cloud/page-server/answers/watchlists.ts";
import { write } from "../../server/request.ts";
import { addressOf } from "../../shell/location.ts";
import { ResultTable } from "../../table/result-table.tsx";
import { download } from "../../table/download.ts";
import { separatedText } from "../../table/separated-text.ts";
import { ImportForm } from "./import-form.tsx";
import { ItemForm } from "./item-form.tsx";
import { useSending } from "./use-sending.ts";
import { itemOfRow, watchlistRows } from "./watchlist-rows.ts";
import { itemsAddress } from "./watchlist-address.ts";
import { countText } from "../../words/count-text.ts";

interface WatchlistEditorProps {
  readonly watchlist: WatchlistAnswer;
  /** Called when its rows are others than those that are given. */
  readonly onChanged: () => void;
}

type Opened = { readonly form: "item"; readonly item: WatchlistItem | undefined } | { readonly form: "import" };

/** What was done last; a row that was deleted can be put back. */
interface Done {
  readonly text: string;
  readonly deleted?: WatchlistItem;
}

/** The rows of a watchlist, to be changed one by one or brought in from a file. */
export function WatchlistEditor({ watchlist, onChanged }: WatchlistEditorProps) {
  const { alias, items } = watchlist;
  const [opened, setOpened] = useState<Opened>();
  const [done, setDone] = useState<Done>();
  const [text, setText] = useState("");
  const { columns, rows } = useMemo(() => watchlistRows(watchlist, text), [watchlist, text]);
  const finish = (what: Done): void => {
    setDone(what);
    onChanged();
  };
  const close = (): void => {
    setOpened(undefined);
    // Another window may have changed or deleted what was to be changed here.
    onChanged();
  };
  return (
    <section class="panel stack">
      <div class="row">
        <h2>{countText(items.length, "row")}</h2>
        <button class="main" type="button" onClick={() => setOpened({ form: "item", item: undefined })}>
          Add row
        </button>
        <button type="button" onClick={() => setOpened({ form: "import" })}>
          Import CSV
        </button>
        <button
          type="button"
          disabled={items.length === 0}
          onClick={() => {
            const all = watchlistRows(watchlist);
            download(`${alias}.csv`, separatedText(all.columns, all.rows));
          }}
        >
          Export CSV
        </button>
        <a href={addressOf("logs", [], { query: `_GetWatchlist('${alias}')` })}>Open in Logs</a>
        <Outcome alias={alias} done={done} onUndone={() => finish({ text: "The row is back." })} />
      </div>
      {items.length === 0 ? (
        <p>It has no rows yet: add one, or import a file.</p>
      ) : (
        <>
          <label class="row">
            Search rows
            <input
              type="search"
              value={text}
              maxLength={200}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          <p class="quiet">Enter or a click opens a row, to change or delete it.</p>
          <ResultTable
            label={`Rows of ${alias}`}
            columns={columns}
            rows={rows}
            onRow={(row) => setOpened({ form: "item", item: itemOfRow(watchlist, row) })}
          />
        </>
      )}
      {opened?.form === "item" ? (
        <ItemForm
          watchlist={watchlist}
          item={opened.item}
          onClose={close}
          onSaved={() => finish({ text: opened.item === undefined ? "The row is added." : "The row is changed." })}
          onDeleted={(deleted) => finish({ text: "The row is deleted.", deleted })}
        />
      ) : undefined}
      {opened?.form === "import" ? (
        <ImportForm
          watchlist={watchlist}
          onClose={close}
          onImported={({ added, repeated }) =>
            finish({ text: `${countText(added, "row")} added; ${repeated} of the text there already.` })
          }
        />
      ) : undefined}
    </section>
  );
}

interface OutcomeProps {
  readonly alias: string;
  readonly done: Done | undefined;
  readonly onUndone: () => void;
}

/** Says what was done, and takes a deletion back. */
function Outcome({ alias, done, onUndone }: OutcomeProps) {
  const { error, send } = useSending();
  const undo = useRef<HTMLButtonElement>(null);
  const said = useRef<HTMLSpanElement>(null);
  const deleted = done?.deleted;
  // What was deleted had the focus.
  useEffect(() => undo.current?.focus(), [deleted]);
  return (
    <div class="row">
      <span role="status" tabIndex={-1} ref={said}>
        {done?.text ?? ""}
      </span>
      {deleted === undefined ? undefined : (
        <button
          type="button"
          ref={undo}
          onClick={() =>
            send(
              () => write("POST", itemsAddress(alias), { values: deleted.values }),
              () => {
                // The button goes.
                said.current?.focus();
                onUndone();
              },
            )
          }
        >
          Undo
        </button>
      )}
      {error === undefined ? undefined : <span role="alert">{error}</span>}
    </div>
  );
}
