import { useState } from "preact/hooks";
import type { ShownFunction, ShownTable, TablesAnswer } from "../../../local-cloud/page-server/answers/tables.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import { Asking } from "./asking.tsx";
import { countText } from "../../words/count-text.ts";
import { mentions } from "./mentions.ts";

/** While the connector collects, rows come. */
const everyMs = 5_000;

/** All that queries can read, with how much there is. */
export function TableList() {
  const answered = useAnswer((signal) => read<TablesAnswer>("/api/tables", signal), [], everyMs);
  const [words, setWords] = useState("");
  return (
    <Asking what="tables" answered={answered}>
      {({ tables, functions }) => {
        const found = tables.filter((table) => mentions(words, table));
        const parsers = functions.filter((each) => mentions(words, each));
        return (
          <>
            <label class="row">
              Search names and columns
              <input
                type="search"
                value={words}
                onInput={({ currentTarget }) => setWords(currentTarget.value)}
                maxLength={100}
              />
            </label>
            <p class="hidden" role="status">
              {words === ""
                ? ""
                : `${countText(found.length, "table")} and ${countText(parsers.length, "function")} found.`}
            </p>
            {tables.some(({ origin }) => origin === "deployed") ? undefined : (
              <p>No table is deployed here. Deploy the connector: npm start does it.</p>
            )}
            <Tables title="Tables of the workspace" tables={found.filter(({ origin }) => origin === "deployed")} />
            <Functions functions={parsers} />
            <Tables
              title="Tables of other products"
              note="Rules join them. Their columns are here, so that queries can be written and checked; rows are not."
              tables={found.filter(({ origin }) => origin === "other")}
            />
            {found.length + parsers.length === 0 ? <p>Nothing has that in its name or its columns.</p> : undefined}
          </>
        );
      }}
    </Asking>
  );
}

interface TablesProps {
  readonly title: string;
  readonly note?: string;
  readonly tables: readonly ShownTable[];
}

function Tables({ title, note, tables }: TablesProps) {
  if (tables.length === 0) return undefined;
  return (
    <section class="panel stack">
      <h2>{title}</h2>
      {note === undefined ? undefined : <p class="quiet">{note}</p>}
      <ul class="list data-list">
        {tables.map(({ name, rows, columns, description }) => (
          <li key={name}>
            <a href={addressOf("data", ["tables", name])}>{name}</a>{" "}
            <span class="quiet">
              {note === undefined ? `${countText(rows, "row")}, ` : ""}
              {countText(columns.length, "column")}
            </span>
            {description === undefined ? undefined : <p>{description}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Functions({ functions }: { readonly functions: readonly ShownFunction[] }) {
  if (functions.length === 0) return undefined;
  return (
    <section class="panel stack">
      <h2>Functions</h2>
      <p class="quiet">Parsers: what they give is what rules and hunting queries read.</p>
      <ul class="list data-list">
        {functions.map(({ name, columns }) => (
          <li key={name}>
            <a href={addressOf("data", ["tables", name])}>{name}</a>{" "}
            <span class="quiet">{countText(columns.length, "column")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
