import { askWorkspace } from "../tools/kql/command/answer.ts";
import { tableName } from "./hosts.ts";
import { count } from "./totals.ts";

const query = `${tableName}
| summarize rows = count(), newest = max(coalesce(timestamp, TimeGenerated)) by log_source
| sort by log_source asc`;

/** Asks the workspace with KQL what is in the table: a line for each source, with its rows and its newest event. */
export async function sayTable(workspaceUrl: string): Promise<string> {
  const { rows } = await askWorkspace(workspaceUrl, query);
  const lines = rows.map(([source, amount, newest]) => {
    const time = typeof newest === "string" ? newest.slice(0, 19).replace("T", " ") : "unknown";
    return `  ${(typeof source === "string" ? source : "").padEnd(16)}${count(Number(amount), "row").padStart(14)}, the newest of ${time}`;
  });
  return ["Asked with KQL, the table has:", ...lines].join("\n");
}
