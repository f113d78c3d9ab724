import { addressOf } from "../../shell/location.ts";
import type { ViewProps } from "../../shell/view-props.ts";
import { TableList } from "./table-list.tsx";
import { TablePage } from "./table-page.tsx";
import { WatchlistList } from "./watchlist-list.tsx";
import { WatchlistPage } from "./watchlist-page.tsx";
import "./data.css";

const sections = { tables: "Tables and functions", watchlists: "Watchlists" } as const;

/** Tables with their columns and rows, and watchlists, whose rows can be changed. */
export function DataView({ place: { below, search } }: ViewProps) {
  const [section = "tables", name] = below;
  return (
    <div class="data stack">
      <div class="row">
        <h1>Data</h1>
        <nav class="tabs" aria-label="Data">
          {Object.entries(sections).map(([id, title]) => (
            <a key={id} href={addressOf("data", [id])} aria-current={id === section ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
      </div>
      <Section section={section} name={name} search={search} />
    </div>
  );
}

interface SectionProps {
  readonly section: string;
  readonly name: string | undefined;
  readonly search: URLSearchParams;
}

function Section({ section, name, search }: SectionProps) {
  if (section === "tables") {
    return name === undefined ? <TableList /> : <TablePage key={name} name={name} search={search} />;
  }
  if (section === "watchlists")
    return name === undefined ? <WatchlistList /> : <WatchlistPage key={name} alias={name} />;
  return (
    <p role="alert">
      There is no such part of Data. See <a href={addressOf("data", ["tables"])}>tables</a> or{" "}
      <a href={addressOf("data", ["watchlists"])}>watchlists</a>.
    </p>
  );
}
