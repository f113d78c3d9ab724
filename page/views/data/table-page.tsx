import type { ShownColumn, TablesAnswer } from "../../../local-cloud/page-server/answers/tables.ts";
import { read } from "../../server/request.ts";
import { useAnswer } from "../../server/use-answer.ts";
import { addressOf } from "../../shell/location.ts";
import { Asking } from "./asking.tsx";
import { NewestRows } from "./newest-rows.tsx";
import { countText } from "../../words/count-text.ts";

interface TablePageProps {
  readonly name: string;
  readonly search: URLSearchParams;
}

/** A table or a function: its columns, and its newest rows. */
export function TablePage({ name, search }: TablePageProps) {
  const answered = useAnswer((signal) => read<TablesAnswer>("/api/tables", signal), [name]);
  return (
    <Asking what={name} answered={answered}>
      {({ tables, functions }) => {
        const table = tables.find((each) => each.name === name);
        const shown = table ?? functions.find((each) => each.name === name);
        if (shown === undefined) {
          return (
            <p role="alert">
              There is no table and no function {name}. See <a href={addressOf("data", ["tables"])}>all</a>.
            </p>
          );
        }
        return (
          <>
            <div class="stack data-heading">
              <h2>{name}</h2>
              <p class="quiet">{kindOf(table)}</p>
              {table?.description === undefined ? undefined : <p>{table.description}</p>}
            </div>
            {table?.origin === "other" ? undefined : <NewestRows table={shown} search={search} />}
            <Columns columns={shown.columns} />
          </>
        );
      }}
    </Asking>
  );
}

function kindOf(table: TablesAnswer["tables"][number] | undefined): string {
  if (table === undefined) return "Function of the workspace.";
  return table.origin === "deployed"
    ? `Table of the workspace, ${countText(table.rows, "row")}.`
    : "Table of another product. It has no rows here: queries can be written and checked, and find nothing in it.";
}

function Columns({ columns }: { readonly columns: readonly ShownColumn[] }) {
  const isDescribed = columns.some(({ description }) => description !== undefined);
  return (
    <section class="panel stack">
      <h2>{countText(columns.length, "column")}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
      <div class="data-columns" role="region" aria-label="Columns" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              {isDescribed ? <th scope="col">What it holds</th> : undefined}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, type, description }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{type}</td>
                {isDescribed ? <td>{description ?? ""}</td> : undefined}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
