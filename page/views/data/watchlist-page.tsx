import type { WatchlistAnswer } from "../../../local-cloud/page-server/answers/watchlists.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import { Asking } from "./asking.tsx";
import { watchlistAddress } from "./watchlist-address.ts";
import { WatchlistEditor } from "./watchlist-editor.tsx";

/** A watchlist: what it is for, who reads it, and its rows. */
export function WatchlistPage({ alias }: { readonly alias: string }) {
  const answered = useAnswer((signal) => read<WatchlistAnswer>(watchlistAddress(alias), signal), [alias]);
  return (
    <Asking what={alias} answered={answered}>
      {(watchlist) => (
        <>
          <div class="stack data-heading">
            <h2>{watchlist.alias}</h2>
            <p>{watchlist.description}</p>
            <p class="quiet">
              In Microsoft Sentinel: {watchlist.name}. Search key: {watchlist.searchKey}. Queries read it with{" "}
              <code>_GetWatchlist('{watchlist.alias}')</code>.
            </p>
          </div>
          <WatchlistEditor watchlist={watchlist} onChanged={answered.reload} />
          <Readers watchlist={watchlist} />
        </>
      )}
    </Asking>
  );
}

function Readers({ watchlist: { alias, rules } }: { readonly watchlist: WatchlistAnswer }) {
  return (
    <section class="panel stack">
      <div class="row">
        <h2>Rules that read it</h2>
        <a href={addressOf("content", ["watchlists", alias])}>See it under Content</a>
      </div>
      {rules.length === 0 ? (
        <p>No rule does.</p>
      ) : (
        <ul class="list data-list">
          {rules.map(({ id, name, enabled }) => (
            <li key={id} class="row">
              <span class={enabled ? "mark good" : "mark"}>{enabled ? "Enabled" : "Disabled"}</span> {name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
