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
  // What Azure/Azure-Sentinel makes for its GitHub connector: Solutions/GitHub/Data Connectors/GitHubAuditLogs_CCF/GitHubAuditLogs_Table.json.
  const gitHub = readTableFile(new URL("other-tables/GitHubAuditLogsV2_CL.json", import.meta.url));
  return {
    tables: [table, gitHub, ...standardTables()],
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
