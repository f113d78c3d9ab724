import { useState } from "preact/hooks";
import type {
  WatchlistAnswer,
  WatchlistItem,
  WatchlistValues,
} from "../../../local-cloud/page-server/answers/watchlists.ts";
import { write } from "../../server/request.ts";
import { closeDialog, Dialog } from "./dialog.tsx";
import { useSending } from "./use-sending.ts";
import { itemsAddress } from "./watchlist-address.ts";

/** Characters; a row has 10,240 at most. */
const mostOfValue = 10_000;

interface ItemFormProps {
  readonly watchlist: WatchlistAnswer;
  /** The row that is changed; undefined for a new one. */
  readonly item: WatchlistItem | undefined;
  readonly onClose: () => void;
  readonly onSaved: () => void;
  readonly onDeleted: (item: WatchlistItem) => void;
}

/** Makes, changes or deletes a row. */
export function ItemForm({ watchlist, item, onClose, onSaved, onDeleted }: ItemFormProps) {
  const { alias, columns, searchKey } = watchlist;
  const [values, setValues] = useState<WatchlistValues>(item?.values ?? {});
  const { error, send } = useSending();
  return (
    <Dialog title={item === undefined ? `New row of ${alias}` : `Row of ${alias}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { currentTarget } = event;
          const [method, address] =
            item === undefined
              ? (["POST", itemsAddress(alias)] as const)
              : (["PUT", itemsAddress(alias, item.id)] as const);
          send(
            () => write<WatchlistItem>(method, address, { values, before: item?.values }),
            () => {
              closeDialog({ currentTarget });
              onSaved();
            },
          );
        }}
      >
        {columns.map(({ name, description, example }) => (
          <label key={name} class="data-field">
            <span>
              {name}
              {name === searchKey ? <span class="quiet"> search key, must be filled</span> : undefined}
            </span>
            <input
              name={name}
              value={Object.hasOwn(values, name) ? values[name] : ""}
              required={name === searchKey}
              maxLength={mostOfValue}
              placeholder={item === undefined ? example : undefined}
              autocomplete="off"
              onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
            />
            {description === undefined ? undefined : <span class="quiet">{description}</span>}
          </label>
        ))}
        {error === undefined ? undefined : <p role="alert">{error}</p>}
        <div class="row">
          <button class="main" type="submit">
            Save
          </button>
          <button type="button" onClick={closeDialog}>
            Cancel
          </button>
          {item === undefined ? undefined : (
            <button
              type="button"
              class="data-delete"
              onClick={({ currentTarget }) =>
                send(
                  () => write<WatchlistItem>("DELETE", itemsAddress(alias, item.id)),
                  (deleted) => {
                    closeDialog({ currentTarget });
                    onDeleted(deleted);
                  },
                )
              }
            >
              Delete row
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
