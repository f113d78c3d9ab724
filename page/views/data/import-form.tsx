import { useState } from "preact/hooks";
import type { ImportAnswer, WatchlistAnswer } from "../../../local-cloud/page-server/answers/watchlists.ts";
import { write } from "../../server/request.ts";
import { closeDialog, Dialog } from "./dialog.tsx";
import { useSending } from "./use-sending.ts";
import { watchlistAddress } from "./watchlist-address.ts";

interface ImportFormProps {
  readonly watchlist: WatchlistAnswer;
  readonly onClose: () => void;
  readonly onImported: (answer: ImportAnswer) => void;
}

/** Adds the rows of a CSV file, or of a text that is pasted. */
export function ImportForm({ watchlist: { alias, columns }, onClose, onImported }: ImportFormProps) {
  const [text, setText] = useState("");
  const { error, send } = useSending();
  return (
    <Dialog title={`Import rows into ${alias}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { currentTarget } = event;
          send(
            () => write<ImportAnswer>("POST", `${watchlistAddress(alias)}/import`, { text }),
            (answer) => {
              closeDialog({ currentTarget });
              onImported(answer);
            },
          );
        }}
      >
        <p>
          Comma-separated values; the first line names the columns. Rows that are there already are left out. If one
          line is wrong, nothing is imported.
        </p>
        <label class="data-field">
          A file
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file !== undefined) void file.text().then(setText);
            }}
          />
        </label>
        <label class="data-field">
          Or its text
          <textarea
            class="data-text"
            rows={8}
            required
            spellcheck={false}
            placeholder={`${columns.map(({ name }) => name).join(",")}\n${columns.map(({ example = "" }) => example).join(",")}`}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        {error === undefined ? undefined : <p role="alert">{error}</p>}
        <div class="row">
          <button class="main" type="submit">
            Import
          </button>
          <button type="button" onClick={closeDialog}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
