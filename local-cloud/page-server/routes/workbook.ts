import { Hono } from "hono";
import * as v from "valibot";
import { isSameId } from "../../azure/resource-manager/types/rules/references.ts";
import { textAt } from "../../azure/resource-manager/types/rules/body.ts";
import type { WorkbookAnswer } from "../answers/workbook.ts";
import type { PageDependencies } from "../page-dependencies.ts";

const managementHost = "https://management.azure.com";

/** The deployed workbook, and what its tiles ask of Azure Resource Manager. */
export function createWorkbookRoutes({ cloud }: PageDependencies): Hono {
  const routes = new Hono();
  const isBelowWorkspace = v.check<string, string>(
    (path) => isBelow(path, cloud.workspaceId),
    `The path must be below ${cloud.workspaceId}.`,
  );
  const isDate = v.regex(/^\d{4}-\d\d-\d\d(?:-preview)?$/u, "The api-version must be a date.");
  const asked = v.object({
    path: v.optional(v.pipe(v.string(), isBelowWorkspace), ""),
    "api-version": v.optional(v.pipe(v.string(), isDate), ""),
  });

  routes.get("/", (context) => {
    const workbook = cloud.manager.resources
      .list("Microsoft.Insights/workbooks")
      .map(({ answered }) => answered)
      .find((answered) => isSameId(textAt(answered, "properties.sourceId") ?? "", cloud.workspaceId));
    if (workbook === undefined) return context.json({ error: "No workbook is deployed for this workspace." }, 404);
    const definition: unknown = JSON.parse(textAt(workbook, "properties.serializedData") ?? "null");
    const name = textAt(workbook, "properties.displayName") ?? "";
    return context.json({ name, definition, now: cloud.clock.now() } satisfies WorkbookAnswer);
  });

  routes.get("/resources", async (context) => {
    const query = v.safeParse(asked, context.req.query());
    if (!query.success) return context.json({ error: query.issues[0].message }, 400);
    const { path, "api-version": apiVersion } = query.output;
    // Not context.req.raw's own: what a browser sends is none of Resource Manager's business.
    const { token } = await cloud.deployerToken(managementHost);
    return cloud.manager.fetch(
      new Request(`${managementHost}${path}?api-version=${apiVersion}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
  });
  return routes;
}

/** A path of plain names, so that none leads elsewhere, that begins with the id of a resource. */
function isBelow(path: string, id: string): boolean {
  return /^(?:\/[\w-]+(?:\.[\w-]+)*)+$/u.test(path) && path.toLowerCase().startsWith(`${id.toLowerCase()}/`);
}
