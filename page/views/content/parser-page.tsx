import type { ParserAnswer } from "../../../local-cloud/page-server/answers/content.ts";
import { ItemPage, Part } from "./item-page.tsx";
import { PlainTable } from "./plain-table.tsx";
import type { TableColumns } from "./plain-table.tsx";
import { QueryPart } from "./query-part.tsx";
import { Readers } from "./readers.tsx";

const parameterColumns: TableColumns<ParserAnswer["parameters"][number]> = [
  ["Name", (each) => <code>{each.name}</code>],
  ["Type", (each) => each.type],
  ["Default", (each) => <code>{each.default}</code>],
  ["Meaning", (each) => each.description],
];

const columnColumns: TableColumns<ParserAnswer["columns"][number]> = [
  ["Name", (each) => <code>{each.name}</code>],
  ["Type", (each) => each.type],
  ["Meaning", (each) => each.description],
];

/** A parser: its parameters, columns and query, and who reads it. */
export function ParserPage({ name }: { readonly name: string }) {
  return (
    <ItemPage<ParserAnswer> section="parsers" list="Parsers" name={name}>
      {({ title, description, kind, isDeployed, parameters, columns, query, readers }) => (
        <>
          <div class="row">
            <h1>{name}</h1>
            <span class="mark">{kind}</span>
            {isDeployed ? undefined : <span class="mark warning">Not deployed</span>}
          </div>
          <p class="content-text">
            {title}. {description}
          </p>
          <QueryPart
            name={name}
            query={query}
            runs={`${name} | take 50`}
            none="No row: nothing of it has arrived yet."
          />
          {parameters.length === 0 ? undefined : (
            <Part title="Parameters">
              <PlainTable label="Parameters" columns={parameterColumns} rows={parameters} />
            </Part>
          )}
          <Part title={`Columns (${columns.length})`}>
            <PlainTable label="Columns" columns={columnColumns} rows={columns} />
          </Part>
          <Readers readers={readers} />
        </>
      )}
    </ItemPage>
  );
}
