import { useState } from "preact/hooks";
import type { ShownFunction, ShownTable } from "../../../local-cloud/page-server/answers/tables.ts";
import { runQuery } from "../../server/query.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf, goInPlace } from "../../shell/location.ts";
import { RowDetails } from "../../table/row-details.tsx";
import { ResultTable } from "../../table/result-table.tsx";
import { download } from "../../table/download.ts";
import { separatedText } from "../../table/separated-text.ts";
import { Asking } from "./asking.tsx";
import { newestQuery, takeOf, takes } from "./newest-query.ts";
import { countText } from "../../words/count-text.ts";

interface NewestRowsProps {
  readonly table: ShownTable | ShownFunction;
  readonly search: URLSearchParams;
}

/** The newest rows of a table; one of them in full when it is chosen. */
export function NewestRows({ table, search }: NewestRowsProps) {
  const take = takeOf(search);
  const query = newestQuery(table, take);
  const answered = useAnswer((signal) => runQuery({ query }, signal), [query]);
  const [row, setRow] = useState<readonly (string | number | boolean | null)[]>();
  const { value, isLoading, reload } = answered;
  // Others are written by Sentinel and Azure Monitor.
  const isOfConnector = !("origin" in table) || table.name.endsWith("_CL");
  return (
    <section class="panel stack">
      <div class="row">
        <h2>Newest rows</h2>
        <label class="row">
          At most
          <select
            value={String(take)}
            onChange={({ currentTarget }) =>
              goInPlace(addressOf("data", ["tables", table.name], { rows: currentTarget.value }))
            }
          >
            {takes.map((each) => (
              <option key={each} value={each}>
                {countText(each, "row")}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={reload}>
          Read again
        </button>
        <button
          type="button"
          disabled={value === undefined || value.rows.length === 0}
          onClick={() => {
            if (value !== undefined) download(`${table.name}.csv`, separatedText(value.columns, value.rows));
          }}
        >
          Save as CSV
        </button>
        <a href={addressOf("logs", [], { query })}>Open in Logs</a>
        <span class="quiet" role="status">
          {isLoading
            ? "Reading …"
            : value === undefined
              ? ""
              : `${countText(value.rows.length, "row")}. Times are UTC.`}
        </span>
      </div>
      <Asking what="rows" answered={answered}>
        {({ columns, rows, cut }) =>
          rows.length === 0 ? (
            <p>
              No rows yet.{" "}
              {isOfConnector ? (
                <>
                  The connector collects every five minutes; see under <a href={addressOf("connector")}>Connector</a>{" "}
                  whether events arrive.
                </>
              ) : undefined}
            </p>
          ) : (
            <>
              {cut === undefined ? undefined : <p>Not all rows are here: {cut}</p>}
              <p class="quiet">Enter or a click shows a row in full.</p>
              <ResultTable label={`Rows of ${table.name}`} columns={columns} rows={rows} onRow={setRow} />
              {row === undefined ? undefined : (
                <RowDetails columns={columns} row={row} onClose={() => setRow(undefined)} />
              )}
            </>
          )
        }
      </Asking>
    </section>
  );
}
