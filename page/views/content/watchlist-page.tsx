import type { WatchlistAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { addressOf } from "../../shell/location.ts";
import { ItemPage, Part } from "./item-page.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { TableColumns } from "./plain-table.tsx";
import { Readers } from "./readers.tsx";
import { rowWords } from "./watchlist-list.tsx";

const columnColumns: TableColumns<WatchlistAnswer["columns"][number] & { readonly isKey: boolean }> = [
  ["Name", ({ name }) => <code>{name}</code>],
  ["Meaning", ({ description, isKey }) => (isKey ? `${description} Queries look rows up by it.` : description)],
  ["Example", ({ example }) => (example === "" ? "" : <code>{example}</code>)],
];

/** A watchlist: what belongs into it, how much is there, and who reads it. */
export function WatchlistPage({ name }: { readonly name: string }) {
  return (
    <ItemPage<WatchlistAnswer> section="watchlists" list="Watchlists" name={name}>
      {({ alias, title, description, searchKey, columns, rowCount, readers }) => (
        <>
          <h1>{alias}</h1>
          <p class="content-text">
            {title}. {description}
          </p>
          <p class="row">
            <span class="mark">{rowWords(rowCount)}</span>
            {rowCount === null ? undefined : (
              <a href={addressOf("data", ["watchlists", alias])}>Show and edit its rows</a>
            )}
          </p>
          <Part title="Columns">
            <PlainTable
              label="Columns"
              columns={columnColumns}
              rows={columns.map((column) => ({ ...column, isKey: column.name === searchKey }))}
            />
          </Part>
          <Readers readers={readers} />
        </>
      )}
    </ItemPage>
  );
}
