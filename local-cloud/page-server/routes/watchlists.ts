import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import * as v from "valibot";
import { ArmError } from "../../azure/resource-manager/arm-error.ts";
import type { LocalCloud } from "../../cloud.ts";
import type {
  ImportAnswer,
  WatchlistAnswer,
  WatchlistItem,
  WatchlistsAnswer,
  WatchlistSummary,
  WatchlistValues,
} from "../answers/watchlists.ts";
import { type DeployedWatchlist, deployedWatchlists } from "../watchlists/deployed-watchlists.ts";
import { readImport } from "../watchlists/import-text.ts";
import { complete, itemBody, problemOf } from "../watchlists/item-values.ts";

const importBody = v.object({ text: v.string("`text` must be a text") }, "the body must be an object with `text`");

/**
 * Watchlists of the workspace: `GET /`, `GET /ALIAS`, `POST /ALIAS/items`, `PUT` and `DELETE /ALIAS/items/ID`, `POST /ALIAS/import`. Changes go
 * through Resource Manager, as a customer's do, so that `_GetWatchlist` has them at once.
 */
export function createWatchlistRoutes({
  cloud,
}: {
  readonly cloud: Pick<LocalCloud, "manager" | "workspaceId">;
}): Hono {
  const { manager } = cloud;
  const find = (context: Context): DeployedWatchlist => {
    const alias = context.req.param("alias");
    const found = deployedWatchlists(cloud).find(({ answer }) => answer.alias === alias);
    if (found === undefined) throw new HTTPException(404, { message: "There is no such watchlist." });
    return found;
  };
  async function place(list: DeployedWatchlist, id: string, values: WatchlistValues): Promise<WatchlistItem> {
    const body = { properties: { itemsKeyValue: values } };
    await manager.place([{ id: idOf(list, id), apiVersion: list.resource.apiVersion, body }]);
    return { id, values };
  }

  const api = new Hono();
  api.get("/", (context) => {
    const watchlists = deployedWatchlists(cloud).map(
      ({ answer: { alias, name, description, searchKey, items, rules } }): WatchlistSummary => ({
        alias,
        name,
        description,
        searchKey,
        items: items.length,
        rules,
      }),
    );
    return context.json({ watchlists } satisfies WatchlistsAnswer);
  });
  api.get("/:alias", (context) => context.json(find(context).answer satisfies WatchlistAnswer));
  api.post("/:alias/items", async (context) => {
    const { values } = await changeIn(context, find(context).answer);
    return context.json(await place(find(context), randomUUID(), values), 201);
  });
  api.put("/:alias/items/:id", async (context) => {
    const { values, before } = await changeIn(context, find(context).answer);
    // Looked for again: another window may have changed or deleted it while the body came.
    const list = find(context);
    const item = findItem(context, list);
    const { columns } = list.answer;
    if (before !== undefined && keyOf(complete(before, columns)) !== keyOf(complete(item.values, columns))) {
      throw new HTTPException(409, { message: "The row has been changed since it was opened: open it again." });
    }
    return context.json(await place(list, item.id, values));
  });
  api.delete("/:alias/items/:id", (context) => {
    const list = find(context);
    const item = findItem(context, list);
    manager.resources.delete(idOf(list, item.id));
    return context.json(item);
  });
  api.post("/:alias/import", async (context) => {
    const { text } = await bodyOf(context, importBody);
    const list = find(context);
    const imported = readImport(text, list.answer);
    if ("problem" in imported) throw new HTTPException(400, { message: imported.problem });
    const { columns, items } = list.answer;
    const there = new Set(items.map(({ values }) => keyOf(complete(values, columns))));
    const added = new Map(
      imported.rows.map((values) => [keyOf(values), values] as const).filter(([key]) => !there.has(key)),
    );
    // Each was checked, so that none is refused when others are there already.
    for (const values of added.values()) await place(list, randomUUID(), values);
    const repeated = imported.rows.length - added.size;
    return context.json({ added: added.size, repeated } satisfies ImportAnswer);
  });
  api.onError((error, context) => {
    if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
    if (error instanceof ArmError) return context.json({ error: error.message }, 400);
    throw error;
  });
  return api;
}

/** The row that an address names. @throws HTTPException 404 */
function findItem(context: Context, { answer }: DeployedWatchlist): WatchlistItem {
  const found = answer.items.find(({ id }) => id === context.req.param("id"));
  if (found === undefined) {
    throw new HTTPException(404, { message: "The row has been deleted since." });
  }
  return found;
}

function idOf({ resource }: DeployedWatchlist, item: string): string {
  return `${resource.id}/watchlistItems/${item}`;
}

/** The row in a body. @throws HTTPException 400 with what is wrong with it */
async function changeIn(
  context: Context,
  { searchKey, columns }: WatchlistAnswer,
): Promise<{ readonly values: WatchlistValues; readonly before?: WatchlistValues | undefined }> {
  const { values, before } = await bodyOf(context, itemBody);
  const problem = problemOf(values, { searchKey, columns });
  if (problem !== undefined) throw new HTTPException(400, { message: problem });
  return { values: complete(values, columns), before };
}

async function bodyOf<T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const read = v.safeParse(schema, await context.req.json<unknown>().catch(() => undefined));
  if (read.success) return read.output;
  const [{ message }] = read.issues;
  throw new HTTPException(400, { message: `The request is not as it must be: ${message}.` });
}

/** Equal rows have an equal one: an import adds no row that is there, as Sentinel's bulk update does not. */
function keyOf(values: WatchlistValues): string {
  return JSON.stringify(values);
}
