import { onTestFinished } from "vitest";
import { startPageServer } from "../../../local-cloud/page-server/page-server.ts";
import { buildPage } from "../../../tools/page/build-page.ts";
import type { IncidentWorld } from "./incident-world.ts";

/** Serves the page over some incidents until the test is over. @returns its address. */
export async function serveIncidents({
  routes,
  workspace,
}: Pick<IncidentWorld, "routes" | "workspace">): Promise<string> {
  const folder = await buildPage();
  const server = await startPageServer({ folder, routes: { incidents: routes }, workspace, port: 0 });
  onTestFinished(() => server.close());
  return server.url;
}
