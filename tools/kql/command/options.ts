import { parseArgs } from "node:util";

export interface KqlOptions {
  /** The query, or the file that it is in. */
  readonly query: string;
  /** File of events. Without one a running local cloud is asked. */
  readonly events: string | undefined;
  readonly workspace: string;
  readonly isTable: boolean;
}

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const defaultWorkspace = "http://127.0.0.1:8600";

/** What `npm run kql -- --help` prints. */
export const usage = `npm run kql -- QUERY|FILE [options]
  Runs a query, given as text or as a file, and prints the rows: as a table in a terminal, else as JSON lines.

  --events FILE    over the events of a file: JSON lines, an array, or a body of the Events API. What has a log_source is taken as
                   a row of the table; anything else as an event of 1Password, and mapped as the connector does
  --workspace URL  over a local cloud that runs: npm start -- --port 8600 (default ${defaultWorkspace})
  --table          a table, wherever it goes`;

/** @throws UsageError */
export function readOptions(args: readonly string[], isTerminal: boolean): KqlOptions | "help" {
  const { values, positionals } = parse(args);
  if (values.help === true) return "help";
  const [query, ...more] = positionals;
  if (query === undefined || more.length > 0) throw new UsageError(`Give one query, or one file.\n\n${usage}`);
  const { events, workspace = defaultWorkspace, table = isTerminal } = values;
  if (!URL.canParse(workspace)) throw new UsageError(`--workspace takes an address such as ${defaultWorkspace}.`);
  return { query, events, workspace, isTable: table };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        events: { type: "string" },
        workspace: { type: "string" },
        table: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
