import table from "../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { code, markdownTable } from "./markdown-table.ts";

/** The page about the table: every column, from `infra/tables`. */
export function tablePage(): string {
  const rows = table.columns.map(({ name, type, description }) => [code(name), type, description]);
  return `# The table ${table.name}

${table.description} A column that has no value for a row is empty. The same event may stand in the table more than once: repeats
have the same ${code("uuid_s")} within their ${code("log_source")}.

${markdownTable(["Column", "Type", "What it holds"], rows)}
`;
}
