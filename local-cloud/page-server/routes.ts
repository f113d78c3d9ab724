import type { Hono } from "hono";
import type { PageDependencies } from "./page-dependencies.ts";
import { createConnectorRoutes } from "./routes/connector.ts";
import { createContentRoutes } from "./routes/content.ts";
import { createIncidentRoutes } from "./routes/incidents.ts";
import { createLanguageRoutes } from "./routes/language.ts";
import { createTableRoutes } from "./routes/tables.ts";
import { createWatchlistRoutes } from "./routes/watchlists.ts";
import { createWorkbookRoutes } from "./routes/workbook.ts";

/** What the views ask, by the first part of its address under `/api/`. */
export function createPageRoutes(dependencies: PageDependencies): Readonly<Record<string, Hono>> {
  return {
    connector: createConnectorRoutes(dependencies),
    content: createContentRoutes(dependencies),
    incidents: createIncidentRoutes(dependencies),
    language: createLanguageRoutes(dependencies),
    tables: createTableRoutes(dependencies),
    watchlists: createWatchlistRoutes(dependencies),
    workbook: createWorkbookRoutes(dependencies),
  };
}
