import type { WatchlistsAnswer, WatchlistSummary } from "../../../local-cloud/page-server/answers/watchlists.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import { Asking } from "./asking.tsx";
import { countText } from "../../words/count-text.ts";

/** The watchlists of the workspace. */
export function WatchlistList() {
  const answered = useAnswer((signal) => read<WatchlistsAnswer>("/api/watchlists", signal), []);
  return (
    <Asking what="watchlists" answered={answered}>
      {({ watchlists }) =>
        watchlists.length === 0 ? (
          <p>No watchlist is deployed here. Deploy the connector with its content: npm start does it.</p>
        ) : (
          <section class="panel stack">
            <h2>{countText(watchlists.length, "watchlist")}</h2>
            <p class="quiet">
              They are deployed empty. Rules that cannot work without a watchlist are deployed switched off: give it
              rows, then switch them on under <a href={addressOf("content", ["rules"], { state: "off" })}>Content</a>.
            </p>
            <ul class="list data-list">
              {watchlists.map((watchlist) => (
                <li key={watchlist.alias}>
                  <a href={addressOf("data", ["watchlists", watchlist.alias])}>{watchlist.alias}</a>{" "}
                  <span class="quiet">
                    {countText(watchlist.items, "row")}, {rulesText(watchlist)}
                  </span>
                  <p>{watchlist.description}</p>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Asking>
  );
}

function rulesText({ rules }: WatchlistSummary): string {
  if (rules.length === 0) return "read by no rule";
  const enabled = rules.filter((rule) => rule.enabled).length;
  return `read by ${countText(rules.length, "rule")}, ${enabled} enabled`;
}
