import { ArmError } from "../../arm-error.ts";
import type { ResourceStore } from "../../resource-type.ts";

/**
 * Checks that the custom tables and the watchlists that a query names exist in the workspace: Azure tries the query
 * before it takes the rule. Functions are not looked at, since without a parser they cannot be told from columns, nor are the tables of
 * a query with a fuzzy union: there a missing one is no error (Kusto documentation, "union operator", isfuzzy).
 * @throws ArmError
 */
export function checkQueryReferences(query: string, workspaceId: string, resources: ResourceStore): void {
  const code = query.replaceAll(/\/\/[^\n]*/gu, "");
  for (const [, watchlist = ""] of code.matchAll(/\b_GetWatchlist\(\s*["']([^"']*)["']/gu)) {
    if (resources.get(`${workspaceId}/providers/Microsoft.SecurityInsights/watchlists/${watchlist}`) === undefined) {
      throw failed(`The watchlist does not exist: '${watchlist}'.`);
    }
  }
  if (/\bisfuzzy\s*=\s*true\b/u.test(code)) return;
  for (const [table] of withoutTexts(code).matchAll(/\b[A-Za-z]\w*_CL\b/gu)) {
    if (resources.get(`${workspaceId}/tables/${table}`) === undefined) {
      throw failed(`One of the tables does not exist: '${table}'.`);
    }
  }
}

function withoutTexts(query: string): string {
  return query.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gu, " ");
}

function failed(reason: string): ArmError {
  return new ArmError(400, "BadRequest", `Failed to run the analytics rule query. ${reason}`);
}
