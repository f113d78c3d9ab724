import type { ContentLists } from "../../../local-cloud/page-server/answers/content.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import type { ViewProps } from "../../shell/view-props.ts";
import { HuntingQueryList } from "./hunting-query-list.tsx";
import { HuntingQueryPage } from "./hunting-query-page.tsx";
import { ParserList } from "./parser-list.tsx";
import { ParserPage } from "./parser-page.tsx";
import { RuleList } from "./rule-list.tsx";
import { RulePage } from "./rule-page.tsx";
import { WatchlistList } from "./watchlist-list.tsx";
import { WatchlistPage } from "./watchlist-page.tsx";
import "./content.css";

const pages = {
  rules: RulePage,
  parsers: ParserPage,
  "hunting-queries": HuntingQueryPage,
  watchlists: WatchlistPage,
} as const;

/** The project's content: lists of it, and a page for each rule, parser, hunting query and watchlist. */
export function ContentView({ place }: ViewProps) {
  const [section = "rules", name] = place.below;
  const kind = section === "parsers" || section === "hunting-queries" || section === "watchlists" ? section : "rules";
  if (name === undefined) return <Lists place={place} section={kind} />;
  const Page = pages[kind];
  return <Page key={name} name={name} />;
}

function Lists({ place, section }: ViewProps & { readonly section: keyof typeof pages }) {
  const { value, error } = useAnswer((signal) => read<ContentLists>("/api/content", signal), [], 15_000);
  const tabs = [
    ["rules", "Rules", value?.rules.length],
    ["parsers", "Parsers", value?.parsers.length],
    ["hunting-queries", "Hunting queries", value?.huntingQueries.length],
    ["watchlists", "Watchlists", value?.watchlists.length],
  ] as const;
  return (
    <div class="stack">
      <h1>Content</h1>
      <nav class="tabs" aria-label="Kinds of content">
        {tabs.map(([id, title, count]) => (
          <a key={id} href={addressOf("content", [id])} aria-current={id === section ? "page" : undefined}>
            {title} {count === undefined ? undefined : <span class="quiet">{count}</span>}
          </a>
        ))}
      </nav>
      {error === undefined ? undefined : <p role="alert">The content could not be read: {error}</p>}
      {value === undefined && error === undefined ? <p class="quiet">Loading …</p> : undefined}
      {value === undefined || value.problems.length === 0 ? undefined : (
        <div role="alert">
          <p>Some files cannot be read, and are not listed:</p>
          <ul>
            {value.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {value === undefined ? undefined : <List lists={value} section={section} place={place} />}
    </div>
  );
}

function List({ lists, section, place }: ViewProps & { lists: ContentLists; section: keyof typeof pages }) {
  if (section === "parsers") return <ParserList parsers={lists.parsers} place={place} />;
  if (section === "hunting-queries") return <HuntingQueryList queries={lists.huntingQueries} place={place} />;
  if (section === "watchlists") return <WatchlistList watchlists={lists.watchlists} place={place} />;
  return <RuleList rules={lists.rules} place={place} />;
}
