import type { NamedColumn } from "../../../local-cloud/page-server/answers/language.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { nameInQuery, watchlistInQuery } from "./insertion.ts";
import { languageServer } from "./language-server.ts";
import { SchemaEntry } from "./schema-entry.tsx";

export interface SchemaPaneProps {
  /** Puts a text where the cursor is. */
  readonly onInsert: (text: string) => void;
}

/** What a query can read: tables, functions and watchlists with their columns. A click puts a name into the query. */
export function SchemaPane({ onInsert }: SchemaPaneProps) {
  const { value, error, reload } = useAnswer((signal) => languageServer.schema(signal), []);
  return (
    <section class="stack" aria-label="Schema">
      <div class="row">
        <h2>Schema</h2>
        <button type="button" onClick={reload}>
          Reload
        </button>
      </div>
      {error === undefined ? undefined : <p role="alert">{error}</p>}
      {value === undefined ? (
        error === undefined ? (
          <p class="quiet">Loading …</p>
        ) : undefined
      ) : (
        <>
          <p class="quiet logs-hint">Open a name for its columns; click one to put it into the query.</p>
          <Group title="Functions" empty="No function is deployed.">
            {value.functions.map(({ name, parameters }) => (
              <SchemaEntry
                key={name}
                name={name}
                note={parameters}
                insert={nameInQuery(name)}
                columns={() => columnsOf(name)}
                onInsert={onInsert}
              />
            ))}
          </Group>
          <Group title="Tables" empty="There is no table yet. Deploy the connector.">
            {value.tables.map(({ name, columns }) => (
              <SchemaEntry key={name} name={name} insert={nameInQuery(name)} columns={columns} onInsert={onInsert} />
            ))}
          </Group>
          <Group title="Watchlists" empty="No watchlist is deployed.">
            {value.watchlists.map(({ name, columns }) => (
              <SchemaEntry
                key={name}
                name={name}
                insert={watchlistInQuery(name)}
                columns={columns}
                onInsert={onInsert}
              />
            ))}
          </Group>
        </>
      )}
    </section>
  );
}

/** Only a query tells the columns of a function. */
async function columnsOf(name: string): Promise<readonly NamedColumn[]> {
  return (await languageServer.check(`${nameInQuery(name)}()`)).columns ?? [];
}

interface GroupProps {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly preact.JSX.Element[];
}

function Group({ title, empty, children }: GroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      {children.length === 0 ? <p class="quiet">{empty}</p> : <ul class="logs-schema">{children}</ul>}
    </section>
  );
}
