import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DatabaseSchema } from "../kql/language/schema.ts";
import { readTableFile, standardTables } from "../kql/language/table-files.ts";
import { parameterList, readParsers } from "./files/parser-file.ts";
import { readWatchlists } from "./files/watchlist-file.ts";

/**
 * What queries of the content can name: our table, the tables of other products, the parsers, the watchlists.
 * Keep the object: the binder remembers what it learned by it.
 * @param root - Folder of the project.
 * @throws ContentError
 */
export function contentSchema(root: string): DatabaseSchema {
  const table = readTableFile(pathToFileURL(path.join(root, "infra/tables/OnePasswordEventLogs_CL.json")));
  return {
    tables: [table, ...standardTables()],
    functions: readParsers(root).map((parser) => ({
      name: parser.name,
      parameters: parameterList(parser),
      body: parser.query,
    })),
    watchlists: readWatchlists(root).map(({ alias, columns }) => ({
      alias,
      columns: columns.map(({ name }) => name),
    })),
  };
}
